"""This file makes acts of every kind out of nothing but the annotations of their bodies."""

from __future__ import annotations

from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import RELATIONS, WHOLE, Act, Body, Date, Times

DATES = st.sampled_from(
    ["2022-01-05", "2010-12", "1994", "2021-05-12~", "2006-08-16/2006-12-13", "2022-01-05T21:30:00+03:00", "2012-02-29T23:59:59Z"]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=24) | st.sampled_from(
    ['"', "\\", "a, b", "^call", " lead", "trail ", "()", "none", "true", "#x", "; y", "k: v", "a ^b", "that there is no request from X", "\u2028", "\x7f", "\x00", "🕊", "\r\n", "a=b", "consultations over"]
)  # fmt: skip
NAMES = st.from_regex(r"[A-Z][A-Za-z0-9._:-]{0,12}", fullmatch=True)
HEX = st.binary(min_size=32, max_size=32).map(bytes.hex)


def values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: PLR0911 — one return for each annotation
    """Give values of one annotation of a body."""
    words = get_args(hint)
    if hint == Date:
        return DATES
    if get_origin(hint) is Literal:
        return st.sampled_from(words)
    if hint is str:
        return TEXTS
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(1 - WHOLE, WHOLE - 1)
    if hint == tuple[str, ...]:
        return st.lists(TEXTS, max_size=4).map(tuple)
    if hint == dict[str, str]:
        return st.dictionaries(st.text(st.characters(max_codepoint=126), min_size=1, max_size=6), TEXTS, max_size=3)
    assert set(words) == {int, NoneType}, hint
    return st.none() | st.integers(1 - WHOLE, WHOLE - 1)


def bodies(kind: type[Body]) -> st.SearchStrategy[Body]:
    """Give bodies of one kind, each optional field present or left at its default."""
    hints = get_type_hints(kind, include_extras=True)
    fields = msgspec.structs.fields(kind)
    required = {one.name: values(hints[one.name]) for one in fields if one.default is msgspec.NODEFAULT}
    optional = {one.name: values(hints[one.name]) for one in fields if one.default is not msgspec.NODEFAULT}
    return st.fixed_dictionaries(required, optional=optional).map(lambda given: kind(**given))


KINDS = st.sampled_from(sorted(VOCABULARY.by_kind))
BODIES = KINDS.flatmap(lambda kind: bodies(VOCABULARY.by_kind[kind]))
TIMES = st.builds(Times, done=DATES, received=st.just("") | DATES, received_by=TEXTS, effective=st.just("") | DATES)
REFERENCES = st.dictionaries(st.sampled_from(sorted(RELATIONS)), st.lists(HEX, min_size=1, max_size=3).map(tuple), max_size=2)


def acts(body: st.SearchStrategy[Body] = BODIES) -> st.SearchStrategy[Act]:
    """Give acts with any envelope that the format allows."""
    return st.builds(
        Act,
        log=NAMES,
        seat=NAMES,
        key=st.from_regex(r"[\x21-\x7e]{1,20}", fullmatch=True),
        nonce=HEX,
        times=TIMES,
        body=body,
        references=REFERENCES,
        source=TEXTS,
        confidence=st.sampled_from([None, "high", "medium", "low"]),
    )
