"""This file is about the JSON Schema of a corpus, by which an editor completes and checks while somebody writes."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from pydantic.json_schema import models_json_schema

from foedus.corpus.corpus import Header
from foedus.corpus.instrument import Front
from foedus.corpus.kinds import Alteration
from foedus.corpus.models import model_of
from foedus.corpus.shape import KINDS
from foedus.corpus.translation import TranslationFront

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Give one schema with a definition for each thing that a person writes.

    ``$defs`` holds ``corpus.yaml``, ``front matter``, ``translation``, ``rule block`` and each kind of block
    by its first key; an editor refers to the one that it wants (``#/$defs/rule block``).
    """
    written: dict[str, type[Struct]] = {
        "corpus.yaml": Header, "front matter": Front, "translation": TranslationFront, "change": Alteration, **KINDS,
    }  # fmt: skip
    made, whole = models_json_schema([(model_of(kind), "validation") for kind in written.values()], by_alias=True)
    definitions: dict[str, Any] = dict(whole["$defs"])
    references = {name: made[model_of(kind), "validation"] for name, kind in written.items()}
    definitions |= references
    definitions["rule block"] = {"oneOf": [references[name] for name in (*KINDS, "change")]}
    return {"$schema": _DIALECT, "title": "foedus-corpus/1", "$ref": "#/$defs/corpus.yaml", "$defs": definitions}
