"""This file is about readers' worlds: one fold for each set of labels, shared by all who hold it.

A world belongs to labels, never to a person. It grows with the record; what is disclosed later enters it then.
Those that nobody has asked for the longest are let go, and made again when somebody asks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from foedus.corpus.corpus import Corpus
from foedus.corpus.phrases import NO_RENDERINGS, Renderings
from foedus.organization.closing import Readable, Withheld, labels_of, readable
from foedus.organization.organization import OPEN, Log, Organization
from foedus.record.entry import Entry

KEPT = 32
"""How many sets of labels have their worlds kept at once."""


class Worlds:
    """The worlds of one record. It holds every act whose body is here; only :meth:`of` hands acts out, by labels.

    ``counted`` says how many worlds were made since the beginning, so that sharing can be seen.
    """

    def __init__(self, corpus: Corpus, *, renderings: Renderings = NO_RENDERINGS, kept: int = KEPT) -> None:
        self._begun = Organization(corpus, renderings=renderings)
        self._kept = kept
        self._entries: tuple[Entry, ...] = ()
        self._absent: tuple[Withheld, ...] = ()
        self._log: Log | None = None
        self._worlds: OrderedDict[frozenset[str], tuple[int, Organization]] = OrderedDict()
        self._lock = Lock()
        self._grown_times = 0
        self.counted = 0

    @property
    def kept(self) -> int:
        """Say how many worlds are in hand."""
        return len(self._worlds)

    def grow(self, entries: Sequence[Entry], *, absent: Sequence[Withheld] = (), log: Log | None = None) -> None:
        """Take in what was entered: acts whose bodies are here, and what is known of the others."""
        with self._lock:
            self._entries = (*self._entries, *entries)
            self._absent = (*self._absent, *absent)
            self._log = log or self._log
            self._grown_times += 1

    def public(self) -> Organization:
        """Give everybody's world."""
        return self.of(OPEN)

    def of(self, labels: frozenset[str]) -> Organization:
        """Give the world of a set of labels."""
        with self._lock:
            return self._grown(labels | OPEN)

    def of_seat(self, seat: str, day: str) -> Organization:
        """Give the world of a seat: its labels are those that the public world gives it at the end of a day."""
        return self.of(labels_of(seat, self.public().on(day)))

    def _grown(self, labels: frozenset[str]) -> Organization:
        known, organization = self._worlds.pop(labels, (-1, self._begun))
        if known < 0:
            self.counted += 1
        if known < self._grown_times:
            found = self._selected(labels)
            fresh = [entry for entry in found.entries if entry.id not in organization.by_id]
            organization = self._with(organization, fresh, found, labels)
        self._worlds[labels] = self._grown_times, organization
        while len(self._worlds) > self._kept:
            self._worlds.popitem(last=False)
        return organization

    def _selected(self, labels: frozenset[str]) -> Readable:
        return readable(self._begun.corpus, self._entries, labels, self._absent)

    def _with(self, organization: Organization, fresh: Sequence[Entry], found: Readable, labels: frozenset[str]) -> Organization:
        grown = organization.with_entries(fresh, log=self._log, withheld=found.withheld)
        return Organization(
            grown.corpus, labels=labels, withheld=found.withheld, log=self._log, world=grown.world, renderings=grown.renderings
        )
