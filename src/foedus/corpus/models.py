"""This file is about pydantic: one model generated from each frozen struct, so that a kind of block is defined once.

It is imported only when a corpus is read from its files; a compiled corpus needs none of it.
"""

from __future__ import annotations

from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StrictBool, StrictInt, create_model
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from foedus.corpus.shape import keys, means

_CONFIG = ConfigDict(extra="forbid", coerce_numbers_to_str=True, hide_input_in_errors=True)


class _OneOrMore:
    """What an editor is told of a list of words: one word, or a list."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        listed = handler(core)
        return listed if "$ref" in listed["items"] else {"anyOf": [listed["items"], listed]}


def _listed(value: object) -> object:
    """Let a list of one word be written without brackets."""
    return [value] if isinstance(value, str | int) and not isinstance(value, bool) else value


@lru_cache(maxsize=256)
def model_of(struct: type[Struct]) -> type[BaseModel]:
    """Generate the model that finds every error in a block of this kind at once."""
    made: dict[str, Any] = {}
    for key, one in keys(struct).items():
        settings: dict[str, Any] = {"alias": key}
        if one.default is not NODEFAULT:
            settings["default"] = one.default
        elif one.default_factory is not NODEFAULT:
            settings["default_factory"] = one.default_factory
        if meaning := means(one.type):
            settings["description"] = meaning
        made[one.name] = (_annotation(one.type), Field(**settings))
    model: type[BaseModel] = create_model(struct.__name__, __config__=_CONFIG, __doc__=struct.__doc__, **made)
    return model


def _annotation(kind: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotation(inner[0])
    if origin in {Union, UnionType}:
        return _annotation(next(one for one in inner if one is not NoneType)) | None
    if origin is tuple:
        listed: Any = tuple.__class_getitem__((_annotation(inner[0]), ...))
        return Annotated[listed, BeforeValidator(_listed), _OneOrMore]
    if origin is dict:
        return dict.__class_getitem__((str, _annotation(inner[1])))
    if isinstance(kind, type) and issubclass(kind, Struct):
        return model_of(kind)
    return {bool: StrictBool, int: StrictInt}.get(kind, kind)
