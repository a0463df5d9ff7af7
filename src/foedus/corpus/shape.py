"""This file is about the shape of a block: which keys a kind of block has, and what may stand under each."""

from __future__ import annotations

from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from foedus.corpus.blocks import Where
from foedus.corpus.instrument import AnyProvision
from foedus.corpus.provision import Provision


def tag(kind: type[Struct]) -> str:
    """Give the word by which a block names its kind, such as ``entry into force``."""
    return str(kind.__struct_config__.tag)


KINDS: dict[str, type[Provision]] = {tag(kind): kind for kind in get_args(AnyProvision)}
"""Every kind of rule block, by its own first key."""

SHARED = frozenset(one.encode_name for one in fields(Provision))
"""The keys that a block of any kind may have."""


@lru_cache(maxsize=256)
def keys(kind: type[Struct]) -> dict[str, FieldInfo]:
    """Give the keys of a struct as a corpus writes them."""
    return {one.encode_name: one for one in fields(kind)}


def bare(kind: Any) -> Any:
    """Take off what surrounds a type: the mark of its meaning, and "or nothing"."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in {Union, UnionType}:
            kind = next(one for one in get_args(kind) if one is not NoneType)
        else:
            return kind


def means(kind: Any) -> str:
    """Say what a text of this type stands for (:mod:`foedus.corpus.meaning`), or an empty text."""
    if get_origin(kind) in {Union, UnionType}:
        kind = next(one for one in get_args(kind) if one is not NoneType)
    if get_origin(kind) is not Annotated:
        return ""
    return str((get_args(kind)[1].extra or {}).get("means", ""))


def type_at(kind: Any, where: Where) -> Any:
    """Give the type of what may stand at a place in a block, or none where nothing may."""
    for step in where:
        kind = bare(kind)
        origin = get_origin(kind)
        if origin is tuple:
            kind = get_args(kind)[0]
            if isinstance(step, int):
                continue
            kind = bare(kind)
            origin = get_origin(kind)
        if origin is dict:
            kind = get_args(kind)[1]
        elif isinstance(kind, type) and issubclass(kind, Struct):
            one = keys(kind).get(str(step))
            kind = one.type if one else None
        else:
            return None
    return kind


def words_of(kind: Any) -> tuple[str, ...]:
    """Give the words of which one must stand, where the type is a choice of words."""
    inner = bare(kind)
    if get_origin(inner) is tuple:
        inner = bare(get_args(inner)[0])
    return tuple(str(one) for one in get_args(inner)) if get_origin(inner) is Literal else ()
