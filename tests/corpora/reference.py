"""This file is about the tables of ``docs/formats/corpus.md``: the keys of every kind of block, as the structs have them."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo

from foedus.corpus.corpus import Actor, Crisis, DomesticStep, Header, Location, Seat
from foedus.corpus.instrument import Front
from foedus.corpus.kinds import Alteration
from foedus.corpus.shape import KINDS, SHARED, bare, keys, means, tag
from foedus.corpus.translation import TranslationFront

STANDS = {
    "": "words", "date": "a date", "length": "a length", "fraction": "a fraction", "amount": "an amount", "state": "a State", "instrument": "an instrument",
    "instrument beside": "an instrument",
    "organ": "an organ", "area": "an area", "citation": "a citation", "zone": "a time zone", "somebody": "words or a State",
    "quorum": "a quorum", "measure": "a measure", "span": "a span",
    "latitude": "a latitude", "corner": "a point", "calendar": "a calendar",
}  # fmt: skip
FILES: dict[str, type[Struct]] = {
    "corpus.yaml": Header, "The seat": Seat, "An actor": Actor, "A place": Location, "A crisis": Crisis, "A domestic step": DomesticStep,
    "Front matter": Front, "A change": Alteration, "A translation": TranslationFront,
}  # fmt: skip


def parts() -> dict[str, type[Struct]]:
    """Give every struct that stands within a rule block, by the name that the document gives to it."""
    found: dict[str, type[Struct]] = {}
    waiting: list[type[Struct]] = list(KINDS.values())
    while waiting:
        for one in keys(waiting.pop(0)).values():
            inner = within(one.type)
            if isinstance(inner, type) and issubclass(inner, Struct) and name_of(inner) not in found:
                found[name_of(inner)] = inner
                waiting.append(inner)
    return found


def within(kind: Any) -> Any:
    inner = bare(kind)
    if get_origin(inner) is tuple:
        return bare(get_args(inner)[0])
    return bare(get_args(inner)[1]) if get_origin(inner) is dict else inner


def name_of(kind: type[Struct]) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)
    return f"Part:{words}"


def sections() -> dict[str, type[Struct]]:
    """Give every struct that the document describes, by its heading."""
    return {**FILES, **{f"`{name}`": kind for name, kind in KINDS.items()}, **parts()}


def rows(kind: type[Struct]) -> list[tuple[str, str]]:
    """Give the key and what may stand under it, for every key that is not shared by all kinds."""
    shared = SHARED if kind in KINDS.values() else frozenset()
    return [(f"`{key}`", f"{_stands(one.type)}{_usual(one)}") for key, one in keys(kind).items() if key not in shared]


def _stands(kind: Any) -> str:
    if get_origin(kind) in {Union, UnionType}:
        kind = next(one for one in get_args(kind) if one is not NoneType)
    inner, args = bare(kind), get_args(bare(kind))
    if inner is str:
        return STANDS[means(kind)]
    if get_origin(inner) is Literal:
        return " or ".join(f"`{word}`" for word in args if word)
    if get_origin(inner) is tuple:
        return f"a list of: {_stands(args[0])}"
    if get_origin(inner) is dict:
        return f"names, under each {_stands(args[1])}"
    if inner in {int, bool}:
        return "a whole number" if inner is int else "`true` or `false`"
    return f"keys of {tag(inner) if inner in KINDS.values() else _called(inner)}"


def _called(kind: type[Struct]) -> str:
    known = {struct: name for name, struct in FILES.items()}
    title = known.get(kind) or name_of(kind)
    return f"[{title.removeprefix('Part: ').lower()}](#{title.lower().replace(':', '').replace(' ', '-')})"


def _usual(one: FieldInfo) -> str:
    if one.required:
        return ", required"
    return f"; usually `{one.default}`" if isinstance(one.default, str) and one.default else ""
