"""This file hands to the chapters of the manual what they share: the shipped corpus with its history, and whole small worlds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.corpus.corpus import Corpus
from foedus.corpus.load import load
from foedus.dates import zone
from foedus.mechanisms.treaty.state import timeline
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from tests.spec.small import Law, entries_of

CSTO = Path(__file__).parents[2] / "corpora" / "csto"

World = Callable[[str, Corpus], Organization]


@pytest.fixture(scope="session")
def csto() -> Corpus:
    """Give the corpus of the Collective Security Treaty Organization."""
    loaded = load({str(path.relative_to(CSTO)): path.read_bytes() for path in sorted(CSTO.rglob("*")) if path.is_file()})
    assert loaded.corpus, loaded.findings
    return loaded.corpus


@pytest.fixture(scope="session")
def csto_history(csto: Corpus) -> tuple[Entry, ...]:
    """Give the recorded history of that organization."""
    entries: list[Entry] = []
    for path in sorted((CSTO / "history").glob("*.journal")):
        entries += entries_of(path.read_text(encoding="utf-8"), csto, path.name)
    return tuple(entries)


@pytest.fixture(scope="session")
def csto_law(csto: Corpus, csto_history: tuple[Entry, ...]) -> Law:
    """Give the treaty side of that history."""
    return Law(timeline(csto_history, csto, zone(csto.header.seat.zone)))


@pytest.fixture(scope="session")
def world() -> World:
    """Make an organization from a journal and a corpus: ``world(journal, corpus).on("2022-01-05").organs``."""

    def made(journal: str, corpus: Corpus) -> Organization:
        return Organization(corpus).with_entries(entries_of(journal, corpus))

    return made
