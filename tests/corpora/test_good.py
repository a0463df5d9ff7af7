"""One corpus writes every kind of rule, and every key of it, at least once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from foedus.corpus.compiled import dump, restore
from foedus.corpus.instrument import AnyProvision
from foedus.corpus.known import parts
from foedus.corpus.load import load
from foedus.corpus.schema import schema
from foedus.corpus.shape import KINDS, SHARED, keys, tag
from tests.corpora.folders import HERE, files_in, lines
from tests.corpora.reference import sections

LOADED = load(files_in(HERE / "good" / "every-kind"))


def provisions() -> list[AnyProvision]:
    assert LOADED.corpus is not None, lines(LOADED.findings)
    found: list[AnyProvision] = []
    for one in LOADED.corpus.instruments:
        for article in (*one.articles, *(change.article for change in one.changes)):
            found += article.provisions
    return found


def test_it_loads_without_a_finding() -> None:
    assert lines(LOADED.findings) == ""


def test_it_holds_every_kind() -> None:
    assert {tag(type(one)) for one in provisions()} == KINDS.keys()


def test_it_is_read_back_the_same_from_its_compiled_form() -> None:
    assert LOADED.corpus is not None

    assert restore(dump(LOADED.corpus)) == LOADED.corpus


whole = lru_cache(maxsize=1)(schema)


def definition(name: str) -> dict[str, Any]:
    written: dict[str, Any] = whole()["$defs"][name]
    while "$ref" in written:
        written = whole()["$defs"][written["$ref"].removeprefix("#/$defs/")]
    return written


def test_the_schema_for_editors_has_the_keys_of_every_block() -> None:
    for name, kind in KINDS.items():
        assert definition(name)["properties"].keys() == keys(kind).keys()
        assert definition(name)["additionalProperties"] is False
        assert set(definition(name).get("required", ())) == {key for key, one in keys(kind).items() if one.required}


def test_the_schema_for_editors_offers_every_kind_as_a_rule_block() -> None:
    offered = definition("rule block")["oneOf"]

    assert len(offered) == len(KINDS) + 1


def test_the_schema_refers_to_nothing_that_it_lacks() -> None:
    text = str(whole())

    for name in (part.split("'")[0] for part in text.split("#/$defs/")[1:]):
        assert name in whole()["$defs"]


def test_every_part_of_a_block_is_written_somewhere() -> None:
    written = {type(part) for one in provisions() for _, part in parts(one)}
    described = {kind for name, kind in sections().items() if name.startswith(("`", "Part"))}

    assert described - written == set()


def test_every_kind_shares_the_keys_of_a_reading() -> None:
    assert {"reading", "paragraph", "note"} == SHARED
    assert all(keys(kind).keys() >= SHARED for kind in KINDS.values())
