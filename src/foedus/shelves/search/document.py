"""This file says what is searched: one version of an article in one language, or one act, and an index of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal, Protocol

from msgspec import Struct

from foedus.dates import Instant
from foedus.record.entry import Entry
from foedus.shelves.search.folding import words
from foedus.shelves.search.query import Query

HEADING, WORDS, NAMES = 0, 1, 2
"""The parts of a document in which words are looked for."""


class Version(Struct, frozen=True):
    """One wording of an article: which article, which instrument worded it so, and when it was in force.

    ``spans`` are pairs of instants: in force *after* the first and up to the second, as views are
    (an instant is outside what happens at it).
    """

    instrument: str
    article: str
    made_by: str
    by: str
    spans: tuple[tuple[Instant, Instant], ...]


class Document(Struct, frozen=True, dict=True):
    """What a search may find, and by what.

    :ivar number: its place in the order: texts as they are cited, then acts, the newest first.
    :ivar heading: what it is, in one line: a hit here counts for more.
    :ivar names: names of what it mentions, by which it is found without their standing in it.
    :ivar facets: pairs of field and folded value.
    :ivar known: when it came to be: concluded, or done. Nobody could know it before.
    :ivar since: when it began to count, and ``until`` when it last did.
    """

    number: int
    heading: str
    words: str
    names: str
    facets: tuple[tuple[str, str], ...]
    known: Instant
    since: Instant
    until: Instant
    language: str = ""
    version: Version | None = None
    entry: Entry | None = None

    @property
    def what(self) -> Literal["article", "act"]:
        """Say whether this is the wording of an article or an act."""
        return "act" if self.version is None else "article"

    @cached_property
    def parts(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Give the folded words of the heading, the words and the names."""
        return words(self.heading), words(self.words), words(self.names)


class Match(Struct, frozen=True):
    """A document that a query found: its number, and how many of the words sought stand in its heading and in its words."""

    number: int
    headed: int
    worded: int


class Index(Protocol):
    """Something that finds documents; the scan is the reference, every other must do as it does."""

    def matches(self, query: Query, at: Instant) -> frozenset[Match]:
        """Give every document known before an instant for which a query holds."""

    def close(self) -> None:
        """Let go of what the index holds open."""


Documents = Sequence[Document]
