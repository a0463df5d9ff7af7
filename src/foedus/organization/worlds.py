"""This file is about readers' worlds: one fold for each set of labels, shared by all who hold it.

A world belongs to labels, never to a person. It grows with the record; what is disclosed later enters it then.
Those that nobody has asked for the longest are let go, and made again when somebody asks. The public's stays:
every other begins with it, and adds the closed acts that its readers may read.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from operator import attrgetter
from threading import Lock

from msgspec import Struct

from foedus.corpus.corpus import Corpus
from foedus.corpus.phrases import NO_RENDERINGS, Renderings
from foedus.dates import Instant
from foedus.finding import Finding
from foedus.mechanisms.treaty.questions import Timelines
from foedus.organization.closing import Withheld, labels_of, readable
from foedus.organization.organization import OPEN, Log, Organization
from foedus.record.entry import Entry
from foedus.record.restriction import Disclosed

KEPT = 32
"""How many sets of labels have their worlds kept at once, beside the public's."""


class _Grown(Struct, frozen=True):
    """A world, how many open acts it knows, and at which growth of the record it was looked at last."""

    organization: Organization
    known: int
    growth: int


class Worlds:
    """The worlds of one record. It holds every act whose body is here; only :meth:`of` hands acts out, by labels.

    ``counted`` says how many worlds were made since the beginning, so that sharing can be seen. ``findings`` says
    what is wrong with disclosures, as far as everybody may know.
    """

    def __init__(
        self, corpus: Corpus, *, renderings: Renderings = NO_RENDERINGS, kept: int = KEPT, residual: tuple[Timelines, ...] = ()
    ) -> None:
        self._begun = Organization(corpus, renderings=renderings, residual=residual)
        self._kept = kept
        self._open: list[Entry] = []
        # Closed acts, and the open ones by which they are disclosed: few, and asked about again at every growth.
        self._closed: list[Entry] = []
        self._absent: tuple[Withheld, ...] = ()
        self._log: Log | None = None
        self._at: Instant | None = None
        self._public: _Grown | None = None
        self._worlds: OrderedDict[frozenset[str], _Grown] = OrderedDict()
        self._lock = Lock()
        self._growth = 0
        self.counted = 0
        self.findings: tuple[Finding, ...] = ()

    @property
    def kept(self) -> int:
        """Say how many worlds are in hand."""
        return len(self._worlds) + (self._public is not None)

    @property
    def log(self) -> Log | None:
        """Give the log on which the worlds rest, as far as they know it."""
        return self._log

    def grow(self, entries: Sequence[Entry], *, absent: Sequence[Withheld] = (), log: Log | None = None, at: Instant | None = None) -> None:
        """Take in what was entered: acts whose bodies are here, and what is known of the others.

        :param at: when that was, or is: a disclosure that is to take effect later does not count yet.
        """
        with self._lock:
            self._open += [one for one in entries if one.stub is None]
            self._closed += [one for one in entries if one.stub is not None or one.act.body.kind == Disclosed.kind]
            self._absent = (*self._absent, *absent)
            self._log = log or self._log
            last = max([one.entered for one in entries if one.entered is not None], default=None)
            self._at = max((one for one in (self._at, at, last) if one is not None), default=None)
            self._growth += 1

    def public(self) -> Organization:
        """Give everybody's world."""
        return self.of(OPEN)

    def of(self, labels: frozenset[str]) -> Organization:
        """Give the world of a set of labels."""
        with self._lock:
            if labels <= OPEN:
                return self._of_public().organization
            known = self._worlds.pop(labels | OPEN, None)
            made = self._grown(known, self._of_public(), labels | OPEN)
            self._worlds[labels | OPEN] = made
            while len(self._worlds) > self._kept:
                self._worlds.popitem(last=False)
            return made.organization

    def of_seat(self, seat: str, day: str) -> Organization:
        """Give the world of a seat: its labels are those that the public world gives it at the end of a day."""
        public = self.public()
        return self.of(labels_of(seat, public.on(day))) if seat else public

    def _of_public(self) -> _Grown:
        begun = self._public or _Grown(self._begun, 0, -1)
        self._public = self._grown(self._public, begun, OPEN)
        return self._public

    def _grown(self, known: _Grown | None, begun: _Grown, labels: frozenset[str]) -> _Grown:
        """Bring a world up to the record; one that is new begins with another that its readers may see all of."""
        if known is None:
            self.counted += 1
        elif known.growth == self._growth:
            return known
        of = known or begun
        found = readable(self._begun.corpus, self._closed, labels, self._absent, at=self._at)
        self.findings = found.findings
        fresh = [*self._open[of.known :], *(one for one in found.entries if one.id not in of.organization.by_id)]
        fresh.sort(key=attrgetter("position"))
        world = of.organization.world.extended(fresh)
        organization = Organization(
            self._begun.corpus,
            labels=labels,
            withheld=found.withheld,
            log=self._log,
            world=world,
            renderings=self._begun.renderings,
        )
        return _Grown(organization, len(self._open), self._growth)
