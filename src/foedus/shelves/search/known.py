"""This file is about names: by which names a thing is found, and which values a query's fields may have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from foedus.corpus.corpus import Corpus
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.names import known_names
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from foedus.shelves.search.document import Documents
from foedus.shelves.search.reading import FIELDS, Known
from foedus.states import STATES

Names = Mapping[str, str]
"""Names by code: all that somebody may be looked for by, in every language, in one text."""


class Voices(Protocol):
    """How acts are said to people; it is handed in, for sentences stand on a floor above."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the languages in which an act can be said."""

    @property
    def names(self) -> Names:
        """Give the names of States, in every language."""

    def sentence(self, entry: Entry, language: str) -> str:
        """Say in a sentence what an act says."""

    def words(self, value: object, language: str) -> str:
        """Put one value of an act into words."""


class Silence:
    """Nobody says anything: acts are found as the journal writes them."""

    languages: tuple[str, ...] = ()
    names: Names = MappingProxyType({})

    def sentence(self, _entry: Entry, _language: str) -> str:
        """Say nothing."""
        return ""

    def words(self, _value: object, _language: str) -> str:
        """Say nothing."""
        return ""


def names_of(corpus: Corpus, states: Names) -> dict[str, str]:
    """Give the names of States, organs, actors, places and crises, of the last in the corpus's own words."""
    header = corpus.header
    titles = dict(header.organ_titles)
    for some in (header.actors, header.places, header.crises):
        titles |= {code: one.title for code, one in some.items()}
    named = {code: " · ".join(title.values()) for code, title in titles.items()}
    return {code: code for code in known_names("organ", corpus) or ()} | dict(states) | named


def known(subject: Organization, documents: Documents) -> Known:
    """Say what a query may name: what the corpus and the vocabulary know, and whatever a document has."""
    held: dict[str, set[str]] = {field: set() for field in FIELDS}
    for document in documents:
        for field, value in document.facets:
            held[field].add(value)
    header = subject.corpus.header
    listed: dict[str, Iterable[str]] = {
        "kind": ("article", "act", *VOCABULARY.by_kind),
        "state": STATES,
        "organ": (
            *(known_names("organ", subject.corpus) or ()),
            *header.organ_titles,
            *header.actors,
            *(one for one in subject.acting if one not in STATES),
        ),
        "instrument": (one.id for one in subject.corpus.instruments),
        "crisis": header.crises,
    }
    values = {field: {one: one for one in sorted(held[field])} | {one.casefold(): one for one in listed.get(field, ())} for field in FIELDS}
    return Known(values, subject.world.seat)
