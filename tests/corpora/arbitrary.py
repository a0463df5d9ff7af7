"""This file is about arbitrary corpora: any value that the structs allow, generated from their own types."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields

from foedus.corpus.corpus import Corpus

_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12), int: st.integers(-(2**40), 2**40), bool: st.booleans(), NoneType: st.none(),
}  # fmt: skip


@cache
def values_of(kind: Any) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(kind), get_args(kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if origin in {Annotated, Union, UnionType}:
        inner = inner[:1] if origin is Annotated else inner
        return st.one_of(*(values_of(one) for one in inner))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        return st.lists(values_of(inner[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(values_of(inner[0]), values_of(inner[1]), max_size=2)
    assert issubclass(kind, Struct)
    return st.builds(kind, **{one.name: values_of(one.type) for one in fields(kind)})


corpora: st.SearchStrategy[Corpus] = values_of(Corpus)
