"""This file is about the fields of a kind of act: how the journal spells each, read from the annotations once per kind.

A field ``class_`` is written ``class``, ``by_way_of`` is written ``by way of``. What may stand
after the colon follows from the annotation: text, a date, a whole number, true or false, one of
some words, a list, or pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, tzinfo
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from foedus.dates import DateError, when
from foedus.finding import Code
from foedus.nearest import nearest
from foedus.record.act import WHOLE, Body, Date, VocabularyError
from foedus.record.quoting import EMPTY_LIST, Misread, read_list, read_pairs, read_text, write_item, write_text

NOT_WHOLE = Code("journal-whole-number", key=str, found=str)
NOT_FLAG = Code("journal-true-or-false", key=str, found=str)
NOT_CHOICE = Code("journal-choice", key=str, found=str, nearest=str, choices=tuple)
NOT_PAIR = Code("journal-pair", key=str, found=str)
NOT_DATE = Code("journal-date", key=str, found=str)

Reader = Callable[[str], Any]


def spelled(name: str) -> str:
    """Turn a field's name into the key that a journal writes."""
    return name.rstrip("_").replace("_", " ")


class Field(msgspec.Struct, frozen=True):
    """One field of a kind of act: its name in code, its key in the journal, how it is read and written."""

    name: str
    key: str
    default: Any
    read: Reader
    write: Callable[[Any], str]

    @property
    def required(self) -> bool:
        """Say whether an act must have it."""
        return self.default is msgspec.NODEFAULT


class Spelling(msgspec.Struct, frozen=True):
    """How the journal spells one kind of act: its verb, the field on the first line, and the rest by key."""

    kind: type[Body]
    verb: str
    object: Field
    by_key: dict[str, Field]
    required: tuple[Field, ...]


@lru_cache(maxsize=512)
def spelling(kind: type[Body]) -> Spelling:
    """Read from a kind's annotations how the journal spells it.

    :raises VocabularyError: a field has a type that the journal cannot write, or an envelope's key: a bug.
    """
    fields = [_field(kind, one.name, one.type, one.default) for one in msgspec.structs.fields(kind)]
    taken = ENVELOPE & {field.key for field in fields}
    if taken or len({field.key for field in fields}) < len(fields):
        raise VocabularyError(f"{kind.kind}: {', '.join(sorted(taken))}")
    own = len(Body.__struct_fields__)
    by_key = {field.key: field for field in fields[own:] + fields[:own]}
    head = by_key.pop(spelled(kind.object))
    return Spelling(kind, kind.verb, head, by_key, tuple(field for field in by_key.values() if field.required))


CLOSED = {"closed by": "rule", "closed matter": "matter", "closed level": "level", "closed until": "until"}
"""The keys that say of an act that it is closed, and what its stub says: not part of the act, and its id does not hang on them."""

ENVELOPE = frozenset({"received", "received by", "effective", "source", "confidence", "key", "log", "nonce", "no", *CLOSED})
"""The keys that every act may have, whatever its kind."""


def _field(kind: type[Body], name: str, hint: Any, default: Any) -> Field:
    key, origin, words = spelled(name), get_origin(hint), get_args(hint)
    if hint == Date:
        shape: tuple[Reader, Callable[[Any], str]] = (lambda raw: read_date(key, raw) if raw != '""' else "", write_text)
    elif origin is Literal:
        shape = (lambda raw: read_choice(key, raw, words), write_text)
    elif hint is str:
        shape = (lambda raw: read_text(key, raw), write_text)
    elif hint is bool:
        shape = (lambda raw: _flag(key, raw), lambda value: "true" if value else "false")
    elif hint is int or (origin in (Union, UnionType) and set(words) == {int, NoneType} and default is None):
        shape = (lambda raw: read_whole(key, raw), str)
    elif hint == tuple[str, ...]:
        shape = (lambda raw: read_list(key, raw), lambda value: ", ".join(map(write_item, value)) or EMPTY_LIST)
    elif hint == dict[str, str]:
        shape = (lambda raw: read_pairs(key, raw, NOT_PAIR), _write_pairs)
    else:
        raise VocabularyError(f"{kind.kind}: {name} is {hint}")
    return Field(name, key, default, *shape)


def read_whole(key: str, raw: str) -> int:
    """Read a whole number below 2^53."""
    if not raw.removeprefix("-").isdecimal() or not raw.isascii() or len(raw) > 17 or abs(int(raw)) >= WHOLE:
        raise Misread(NOT_WHOLE, key=key, found=raw)
    return int(raw)


def read_choice(key: str, raw: str, choices: tuple[str, ...]) -> str:
    """Read one of some words."""
    text = read_text(key, raw)
    if text not in choices:
        named = tuple(word for word in choices if word)
        raise Misread(NOT_CHOICE, key=key, found=text, nearest=nearest(text, named), choices=named)
    return text


def read_date(key: str, raw: str, seat: tzinfo = UTC) -> str:
    """Read a time in one of the forms of :func:`foedus.dates.when`."""
    text = read_text(key, raw)
    try:
        when(text, seat)
    except DateError as error:
        raise Misread(NOT_DATE, key=key, found=text) from error
    return text


def _flag(key: str, raw: str) -> bool:
    if raw not in ("true", "false"):
        raise Misread(NOT_FLAG, key=key, found=raw)
    return raw == "true"


def _write_pairs(pairs: dict[str, str]) -> str:
    return ", ".join(f"{write_item(name, ',=')}={write_item(value)}" for name, value in pairs.items()) or EMPTY_LIST
