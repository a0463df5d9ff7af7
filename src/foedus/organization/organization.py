"""This file is the front door: a corpus and a record in, questions as of any date out, acts in.

``Organization(corpus).with_entries(entries).on("2022-01-05")`` gives the mechanisms' questions as of
the end of that day at the seat, as known at the end of the record that was handed in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from foedus.corpus.corpus import Corpus
from foedus.corpus.phrases import NO_RENDERINGS, Renderings
from foedus.dates import DateError, Instant, calendar_day, end_of, start_of, when
from foedus.finding import Finding
from foedus.mechanisms.organs.acts import Appointment
from foedus.mechanisms.treaty.questions import Timelines
from foedus.organization.as_of import AsOf
from foedus.organization.chain import Chain
from foedus.organization.closing import Withheld, readable
from foedus.organization.fold import World, folded
from foedus.organization.lineage import own_chain
from foedus.record.entry import Entry
from foedus.record.leaf import Stub

OPEN = frozenset({"open"})
"""The labels of what everybody may read: those of the public's world."""

EARLIER_KEPT = 8
"""How many earlier positions an organization keeps at once; the longest unasked goes first."""


@dataclass(frozen=True, slots=True)
class Log:
    """The log that a record lies on: its origin, how many acts it holds, and the signed checkpoint that covers them.

    ``root`` is written as the checkpoint writes it; it and ``checkpoint`` are empty where no checkpoint is at hand.
    ``witnessed`` is how many of the acts witnesses have seen, as the record's policy asks; None, where it has no policy.
    """

    origin: str
    size: int
    root: str = ""
    checkpoint: str = ""
    witnessed: int | None = None

    def at(self, position: int) -> Log:
        """Give what is known of an earlier size of it."""
        return Log(self.origin, position, witnessed=None if self.witnessed is None else min(position, self.witnessed))


class Organization:
    """An organization: what was agreed, what was done as far as its reader may read, and what follows.

    ``entries`` are the acts of its record that the holder of ``labels`` may read (:mod:`foedus.organization.closing`);
    each stands there once. ``withheld`` is what is known of the others: answers that could turn on one say so.
    """

    def __init__(
        self,
        corpus: Corpus,
        entries: Sequence[Entry] = (),
        *,
        labels: frozenset[str] = OPEN,
        withheld: Sequence[Withheld] = (),
        log: Log | None = None,
        world: World | None = None,
        renderings: Renderings = NO_RENDERINGS,
        residual: tuple[Timelines, ...] = (),
    ) -> None:
        self.corpus = corpus
        self.renderings = renderings
        self.labels = labels
        self.withheld = tuple(withheld)
        self.log = log
        self.world = world or folded(corpus, entries, residual)
        self._earlier: OrderedDict[int, Organization] = OrderedDict()
        self._assumed: dict[tuple[frozenset[str], frozenset[str]], Organization] = {}
        self._lock = Lock()

    def with_entries(self, entries: Sequence[Entry], *, log: Log | None = None, withheld: Sequence[Withheld] | None = None) -> Organization:
        """Give the organization that knows these entries too; this one stays as it is.

        An entry that is known already (by its id) is passed over: a record takes an act once.

        :param withheld: what is withheld then, if that is not what it was.
        """
        return Organization(
            self.corpus,
            labels=self.labels,
            withheld=self.withheld if withheld is None else withheld,
            log=log or self.log,
            world=self.world.extended(entries),
            renderings=self.renderings,
        )

    @property
    def position(self) -> int:
        """Say how far the record goes that is known here: one more than the position of its last act."""
        known = max([self.world.position, *(one.position + 1 for one in self.withheld)])
        return max(known, self.log.size) if self.log else known

    def known_at(self, position: int) -> Organization:
        """Give the organization as it was known when its record had only so many acts: those at positions before this one.

        Which acts there were is a question apart from when they took effect: an act that was entered late and took
        effect early is not known here before its position. The last few positions asked for are kept.

        :param position: from 0, nothing known yet; the whole record's own position, or a later one, gives this organization.
        """
        if position >= self.position:
            return self
        with self._lock:
            if position in self._earlier:
                self._earlier.move_to_end(position)
                return self._earlier[position]
            nearer = [one for one in self._earlier if one < position]
            # What was known at an earlier position is known at this one: positions only ever add.
            begun = self._earlier[max(nearer)].world if nearer else folded(self.corpus, residual=self.world.timelines.residual)
        # What is withheld now was then: disclosures, too, only ever add.
        absent = [one for one in self.withheld if one.position < position]
        known = readable(self.corpus, [one for one in self.world.entries if one.position < position], self.labels, absent)
        log = self.log.at(position) if self.log else None
        made = Organization(
            self.corpus,
            labels=self.labels,
            withheld=known.withheld,
            log=log,
            world=begun.extended(known.entries),
            renderings=self.renderings,
        )
        with self._lock:
            self._earlier[position] = made
            while len(self._earlier) > EARLIER_KEPT:
                self._earlier.popitem(last=False)
        return made

    def assuming(self, acts: frozenset[str], without: frozenset[str] = frozenset()) -> Organization:
        """Give the organization as if some acts counted, whatever speaks against it, and others had not been done; the last few are kept.

        :param acts: ids of lodged acts (:mod:`foedus.organization.docket`), and of signatures that wait to be confirmed.
        :param without: ids of acts that are left out, such as those that their seats repudiate.
        """
        made = self._assumed.get((acts, without))
        if made is None:
            if len(self._assumed) >= EARLIER_KEPT:
                self._assumed.clear()
            made = self._assumed[acts, without] = Organization(
                self.corpus,
                labels=self.labels,
                withheld=self.withheld,
                log=self.log,
                world=self.world.assuming(acts, without),
                renderings=self.renderings,
            )
        return made

    def on(self, day: str) -> AsOf:
        """Ask as of the end of a day at the seat.

        :param day: a calendar day, ``2022-01-05``.
        :raises DateError: the text is no calendar day.
        """
        try:
            at = end_of(calendar_day(day), self.world.seat)
        except OverflowError as error:
            raise DateError(day) from error
        return self._as_of(at, day)

    def at(self, moment: str) -> AsOf:
        """Ask as of an instant.

        :param moment: an instant with its offset, ``2022-01-05T21:30:00+03:00``.
        :raises DateError: the text is no instant.
        """
        found = when(moment, self.world.seat)
        if "T" not in moment or not found.precise:
            raise DateError(moment)
        return self._as_of(found.first + 1, moment)

    def _as_of(self, at: Instant, text: str) -> AsOf:
        return AsOf(self.world.timelines, self.world.before(at), at, text)

    @property
    def by_id(self) -> Mapping[str, Entry]:
        """Give every entry by its id."""
        return self.world.by_id

    def stated(self, act: str) -> Entry | None:
        """Give the act of this id as its seat did it: in the place of a lodged one the State's own; none, if there is no such act."""
        standing = self.world.docket.standings.get(act)
        return standing.act if standing and standing.act else self.by_id.get(act)

    @cached_property
    def acting(self) -> tuple[str, ...]:
        """Give whoever has acted on the record, each once, in the order in which they first did."""
        return tuple(dict.fromkeys(entry.act.seat for entry in self.world.entries))

    @cached_property
    def offices(self) -> tuple[str, ...]:
        """Give every office to which the record appoints somebody, each once."""
        return tuple(dict.fromkeys(entry.act.body.office for entry in self.world.entries if isinstance(entry.act.body, Appointment)))

    @cached_property
    def chain(self) -> Chain:
        """Give who may sign for whom after each of the record's own acts."""
        return own_chain(self.world.entries)

    @cached_property
    def closed(self) -> Mapping[str, Stub]:
        """Give the stubs of those of its acts that are not open to all from birth, by their ids."""
        return {entry.id: entry.stub for entry in self.world.entries if entry.stub is not None}

    @property
    def entries(self) -> Sequence[Entry]:
        """Give every entry in the order of effect."""
        return self.world.entries

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give what the engine found in the acts, in the order of effect."""
        return (
            *self.world.timelines.findings,
            *self.world.findings,
            *self.world.repudiations.findings(self.by_id, {one.id for one in self.withheld}),
        )

    def starts(self, day: str) -> Instant:
        """Give the instant at which a day begins at the seat."""
        return start_of(calendar_day(day), self.world.seat)
