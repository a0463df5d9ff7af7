"""This file is about one block: is each key known, does under each key stand what is meant to, is anything missing.

pydantic finds every error of a block at once; here each becomes a finding with the line of the key or
value, what stands there, what was expected and the nearest valid word.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct, convert
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from foedus.corpus.blocks import Block, Where, dotted
from foedus.corpus.models import model_of
from foedus.corpus.quoting import quoted, quoted_all
from foedus.corpus.shape import bare, keys, type_at, words_of
from foedus.finding import Code, Finding
from foedus.nearest import close, nearest

KEY_UNKNOWN = Code("corpus-key-unknown", key=str, of=str, nearest=str, valid=tuple)
KEY_MISSING = Code("corpus-key-missing", key=str, of=str)
EMPTY = Code("value-empty", key=str)
WORD_UNKNOWN = Code("corpus-word-unknown", key=str, stands=str, nearest=str, valid=tuple)
NOT_TEXT = Code("value-not-text", key=str, stands=str)
NOT_A_NUMBER = Code("value-not-a-number", key=str, stands=str)
NOT_TRUE_OR_FALSE = Code("value-not-true-or-false", key=str, stands=str)
NOT_A_LIST = Code("value-not-a-list", key=str, stands=str)
NOT_A_MAPPING = Code("value-not-a-mapping", key=str, stands=str, valid=tuple)

_TYPES = {
    "string_type": NOT_TEXT, "int_type": NOT_A_NUMBER, "bool_type": NOT_TRUE_OR_FALSE,
    "tuple_type": NOT_A_LIST,
}  # fmt: skip

S = TypeVar("S", bound=Struct)


def validate(kind: type[S], block: Block, *, of: str) -> tuple[S | None, tuple[Finding, ...]]:
    """Read a block as a struct of this kind.

    :param of: what the reader calls it: the kind's own key, ``front matter`` or ``corpus.yaml``.
    :returns: the struct, or none and every error.
    """
    try:
        model = model_of(kind).model_validate(block.value)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        slips = _slips(kind, details)
        told = [one for one in details if one["loc"] not in slips and not block.refused(one["loc"])]
        return None, tuple(_finding(kind, block, one, of) for one in told)
    return convert(model.model_dump(by_alias=True, exclude_unset=True), kind), ()


def _slips(kind: type[Struct], details: list[ErrorDetails]) -> set[Where]:
    """Give the places of missing keys that are there, misspelt: of these the misspelling alone is told."""
    missing = {one["loc"] for one in details if one["type"] == "missing"}
    slips = set()
    for one in details:
        if one["type"] == "extra_forbidden":
            around: Where = one["loc"][:-1]
            meant = (*around, close(str(one["loc"][-1]), keys(bare(type_at(kind, around)))))
            slips |= {meant} & missing
    return slips


def _finding(kind: type[Struct], block: Block, error: ErrorDetails, of: str) -> Finding:
    where: Where = error["loc"]
    around = quoted(dotted(where[:-1]) or of)
    name = quoted(dotted(where))
    if error["type"] == "extra_forbidden":
        valid = tuple(keys(bare(type_at(kind, where[:-1]))))
        key = str(where[-1])
        return KEY_UNKNOWN.finding(
            place=block.place(where, of_key=True),
            key=quoted(key), of=around, nearest=quoted(nearest(key, valid)), valid=quoted_all(valid),
        )  # fmt: skip
    if error["type"] == "missing":
        return KEY_MISSING.finding(place=block.place(where[:-1], of_key=True), key=quoted(where[-1]), of=around)
    place, stands = block.place(where), error["input"]
    if stands is None:
        return EMPTY.finding(place=place, key=name)
    if words := words_of(type_at(kind, where)):
        near = nearest(str(stands), words)
        return WORD_UNKNOWN.finding(place=place, key=name, stands=quoted(stands), nearest=quoted(near), valid=quoted_all(words))
    if error["type"] in {"dict_type", "model_type"}:
        valid = _keys_at(kind, where)
        return NOT_A_MAPPING.finding(place=place, key=name, stands=quoted(stands), valid=quoted_all(valid))
    return _TYPES[error["type"]].finding(place=place, key=name, stands=quoted(stands))


def _keys_at(kind: type[Struct], where: Where) -> tuple[str, ...]:
    inner = bare(type_at(kind, where))
    if isinstance(inner, type) and issubclass(inner, Struct):
        return tuple(keys(inner))
    return ("en", "ru") if where[-1] == "title" else ()
