"""This file is about the fold: acts in, the state of every mechanism at every instant out.

Acts are ordered by (effective instant, log position). ``treaty`` turns *all* of its acts into
timelines, retroactive effect included; the other mechanisms step through the acts in that order,
each act judged by the law of its instant. What a higher mechanism causes below travels as an
*effect*, delivered before the next act. States are persistent, so a world shares almost everything
with the one it grew from, and a batch that is not kept costs nothing to forget.
"""

from __future__ import annotations

import gc
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import partial
from itertools import islice
from operator import attrgetter, le, lt

from foedus.corpus.corpus import Corpus
from foedus.dates import EVER, Instant, begins, zone
from foedus.finding import Finding
from foedus.mechanisms.membership.signatures import MAKES_SIGNINGS, signings
from foedus.mechanisms.membership.state import deliver
from foedus.mechanisms.organs.state import annulled, knowing
from foedus.mechanisms.treaty import state as treaty
from foedus.organization import docket as lodging
from foedus.organization import repudiation
from foedus.organization.as_of import AsOf, Moment
from foedus.organization.docket import LODGED, Docket, accepted
from foedus.organization.index import Index
from foedus.organization.mechanisms import MECHANISMS, PLACE, STEPS
from foedus.organization.repudiation import Repudiations
from foedus.organization.stretch import LENGTH, Entries, Stretch
from foedus.record.entry import Entry
from foedus.record.lodging import Lodged, done_of

START: Moment = tuple(mechanism.start for mechanism in MECHANISMS)
_MEMBERSHIP, _ORGANS = PLACE["membership"], PLACE["organs"]
_TIMELINES = treaty.STEPS_ON | MAKES_SIGNINGS
_BESIDE = _TIMELINES | lodging.KINDS | repudiation.KINDS
"""The kinds of act that do more than take a step."""
_position: Callable[[Entry], int] = attrgetter("position")

REACHED_KEPT = 1_024
"""How many states between stretches a world keeps once they were asked for."""

MANY = 100_000
"""A fold of so many acts is kept for as long as the process lives, as near as matters."""


@dataclass(frozen=True, slots=True)
class World:
    """Everything that follows from a corpus and a set of acts; it grows by :meth:`extended` and never changes.

    ``after`` are the states at its end, ``of_treaty`` the acts that make timelines, ``position`` is one
    more than the last position of an act, ``docket`` says which lodged acts count and ``repudiations`` which are disavowed.
    """

    corpus: Corpus
    seat: tzinfo
    timelines: treaty.Timelines
    entries: Entries = field(default_factory=Entries)
    by_id: Index = field(default_factory=Index)
    after: Moment = START
    of_treaty: tuple[Entry, ...] = ()
    position: int = 0
    docket: Docket = field(default_factory=Docket)
    repudiations: Repudiations = field(default_factory=Repudiations)
    _reached: dict[int, Moment] = field(default_factory=dict, compare=False, repr=False)

    def extended(self, arriving: Sequence[Entry]) -> World:
        """Give the world that knows these acts too, whenever they took effect; one that is known already (by its id) is passed over.

        The fold restarts from the last state before the earliest instant that they touch; a treaty
        act may change the law of instants before its own, and then touches those.
        """
        new = self.by_id.unknown(arriving)
        beside = _beside(new.values())
        return self._following(new, beside, self.docket.also(beside)) if new else self

    def assuming(self, acts: frozenset[str], without: frozenset[str] = frozenset()) -> World:
        """Give the world in which these acts count, lodged or waiting for a confirmation, and those take no effect at all."""
        return self._following({}, (), self.docket.assuming(acts, without))

    def _following(self, new: dict[str, Entry], beside: Sequence[Entry], docket: Docket) -> World:
        """Give the world with more acts, or with lodged acts that stand otherwise than they stood.

        :param beside: those of the acts that do more than take a step.
        """
        of_treaty = (*self.of_treaty, *_of_treaty(beside))
        timelines, changed = self.timelines, docket.changed(self.docket)
        changed += tuple(self.by_id[one] for one in docket.without ^ self.docket.without)
        touched = min((effective(one, self.seat) for one in changed), default=EVER)
        if len(of_treaty) > len(self.of_treaty) or any(_of_treaty(changed)) or docket.assumed != self.docket.assumed:
            timelines = replace(_laid_out(docket, of_treaty, self.corpus, self.seat), residual=self.timelines.residual)
            touched = min(touched, treaty.first_difference(self.timelines, timelines))
        repudiations = self.repudiations.also(beside)
        return self._grown(new, touched, replace(self, timelines=timelines, of_treaty=of_treaty, docket=docket, repudiations=repudiations))

    def _grown(self, new: dict[str, Entry], touched: Instant, settled: World) -> World:
        """Step through new acts, and anew through those from an instant on.

        :param settled: this world with all that does not come of steps as it then is: timelines, docket, repudiations.
        """
        with _collector_at_rest(keep=len(new) >= MANY):
            arriving = tuple(new.values())
            instants = array("q", [effective(entry, self.seat) for entry in arriving])
            kept = self._kept(self.until(min(touched, *instants, EVER)))
            rest = self.entries[kept:]
            pending = _in_order((*rest, *arriving), array("q", (effective(entry, self.seat) for entry in rest)) + instants)
            whole, within = divmod(kept, LENGTH)
            begun = self.entries.stretches[whole] if within else None
            moment = self._moment(kept)
            if kept < len(self.entries) and not within:
                moment = _knowing(moment, frozenset())
            stretches, after = _fold(moment, begun, within, pending, settled.timelines, docket=settled.docket)
        entries = Entries((*self.entries.stretches[:whole], *stretches))
        position = max(self.position, max(map(_position, arriving), default=-1) + 1)
        known, of_treaty = self.by_id.also(new), settled.of_treaty
        world = World(
            self.corpus, self.seat, settled.timelines, entries, known, after, of_treaty, position, settled.docket, settled.repudiations
        )
        return world._knowing_what_is_void()

    def _kept(self, kept: int) -> int:
        """Give how many acts need not be stepped on again: not those after an act that is void, which may be void no more."""
        void = self.after[_ORGANS].void
        return min(kept, self._from(void)) if void and kept < len(self.entries) else kept

    def _from(self, acts: Iterable[str]) -> int:
        """Count the acts of whole stretches before the earliest of some acts."""
        return self.until(min(effective(self.by_id[one], self.seat) for one in acts)) // LENGTH * LENGTH

    def _knowing_what_is_void(self) -> World:
        """Give the world in which rulings that were overturned from the beginning, and what rested on them, never had an effect.

        That they are is found only when the fold reaches the overturning: it then begins again before them. Each turn
        knows of more void acts than the one before, so there are no more turns than acts.
        """
        world, known = self, self.after[_ORGANS].void
        while annulled(world.after[_ORGANS]) - known:
            known |= world.after[_ORGANS].annulled
            kept = world._from(known)
            rest = world.entries[kept:]
            instants = (effective(entry, world.seat) for entry in rest)
            moment = _knowing(world._moment(kept), known)
            stretches, after = _fold(moment, None, 0, zip(instants, rest, strict=True), world.timelines, docket=world.docket)
            entries = Entries((*world.entries.stretches[: kept // LENGTH], *stretches))
            world = replace(world, entries=entries, after=after, _reached={})
        return world

    def before(self, at: Instant) -> Moment:
        """Give the states after the last act that took effect before an instant."""
        return self._moment(self.until(at))

    def until(self, at: Instant) -> int:
        """Count the acts that took effect before an instant."""
        whole = bisect_left(self.entries.stretches, at, key=_first) - 1
        if whole < 0:
            return 0
        return whole * LENGTH + bisect_left(self.entries.stretches[whole].entries, at, key=partial(effective, seat=self.seat))

    @property
    def findings(self) -> Iterator[Finding]:
        """Give what was found in the acts, in the order of effect."""
        return (finding for stretch in self.entries.stretches for found in stretch.findings for finding in found)

    def _moment(self, count: int) -> Moment:
        """Give the states after so many acts."""
        if count == len(self.entries):
            return self.after
        moment = self._reached.get(count)
        if moment is None:
            whole, rest = divmod(count, LENGTH)
            stretch = self.entries.stretches[whole]
            moment = stretch.before
            for entry in stretch.entries[:rest]:
                moment, _ = _step(moment, entry, effective(entry, self.seat), self.timelines, self.docket)
            if len(self._reached) >= REACHED_KEPT:
                self._reached.clear()
            self._reached[count] = moment
        return moment


def folded(corpus: Corpus, entries: Sequence[Entry] = (), residual: tuple[treaty.Timelines, ...] = ()) -> World:
    """Give the world of a corpus and a record, folded from genesis.

    :param residual: the general law on which its answers rest where its texts are silent.
    """
    seat = zone(corpus.header.seat.zone)
    new = Index().unknown(entries)
    beside = _beside(new.values())
    of_treaty, docket = _of_treaty(beside), Docket(accepted(corpus)).also(beside)
    timelines = replace(_laid_out(docket, of_treaty, corpus, seat), residual=residual)
    bare = World(corpus, seat, timelines, of_treaty=of_treaty, docket=docket, repudiations=Repudiations().also(beside))
    return bare._grown(new, EVER, bare) if new else bare  # noqa: SLF001 — the first growth of a world


def _laid_out(docket: Docket, of_treaty: Iterable[Entry], corpus: Corpus, seat: tzinfo) -> treaty.Timelines:
    """Make the timelines of the acts that count; what signatures come to is delivered to the treaty as an effect."""
    counted = docket.counted(of_treaty)
    return treaty.timeline(counted, corpus, seat, signings(counted, seat, docket.assumed))


def _of_treaty(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give the acts that make timelines, those about powers and lodged ones among them."""
    return tuple(
        entry
        for entry in entries
        if entry.act.body.kind in _TIMELINES or (isinstance(entry.act.body, Lodged) and entry.act.body.act in _TIMELINES)
    )


def _beside(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give the acts that do more than take a step: few of many, and found once for all who ask for them."""
    return tuple([one for one in entries if one.act.body.kind in _BESIDE or one.act.references])


def effective(entry: Entry, seat: tzinfo) -> Instant:
    """Give the earliest instant from which an act can count: when it says, or else when it was done."""
    act = entry.act
    times = act.times
    return begins(times.effective or (done_of(act) if act.body.kind == LODGED else times.done), seat)


def _knowing(moment: Moment, void: frozenset[str]) -> Moment:
    """Give a moment that knows which acts are void."""
    if moment[_ORGANS].void == void:
        return moment
    return (*moment[:_ORGANS], knowing(moment[_ORGANS], void), *moment[_ORGANS + 1 :])


def _first(stretch: Stretch) -> Instant:
    return stretch.first


def _in_order(entries: Sequence[Entry], instants: array[Instant]) -> Iterable[tuple[Instant, Entry]]:
    """Order acts by the instant of their effect, and those of one instant as they stand in the log."""
    if all(map(le, instants, islice(instants, 1, None))) and all(
        map(lt, map(_position, entries), map(_position, islice(entries, 1, None)))
    ):
        return zip(instants, entries, strict=True)
    return sorted(zip(instants, entries, strict=True), key=lambda one: (one[0], one[1].position))


def _fold(
    moment: Moment,
    begun: Stretch | None,
    within: int,
    pending: Iterable[tuple[Instant, Entry]],
    timelines: treaty.Timelines,
    *,
    docket: Docket,
) -> tuple[list[Stretch], Moment]:
    """Fold acts from a moment on; the first of them follow those with which a stretch has begun.

    :param within: how many acts of that stretch stay.
    """
    stretches: list[Stretch] = []
    before, entries, findings = (begun.before, [*begun.entries[:within]], [*begun.findings[:within]]) if begun else (moment, [], [])
    rest = iter(pending)
    while True:
        for instant, entry in islice(rest, LENGTH - len(entries)):
            moment, found = _step(moment, entry, instant, timelines, docket)
            entries.append(entry)
            findings.append(found)
        if entries:
            # In most stretches nothing is found: all of those that are full say so with one value.
            quiet = len(findings) == LENGTH and not any(findings)
            told = _NOTHING_FOUND if quiet else tuple(findings)
            stretches.append(Stretch(effective(entries[0], timelines.seat), before, tuple(entries), told))
        if len(entries) < LENGTH:
            return stretches, moment
        before, entries, findings = moment, [], []


_NOTHING_FOUND: tuple[tuple[Finding, ...], ...] = ((),) * LENGTH


@contextmanager
def _collector_at_rest(*, keep: bool) -> Iterator[None]:
    """Let the garbage collector rest: a fold keeps what it makes and makes no cycles.

    Awake, it would walk all that is kept again and again and free nothing: measured, two thirds of
    the time at 100,000 acts. If the fold raises, the collector is as it was before.

    :param keep: tell the collector besides never to look at what there is now, or its next rounds would make up for the rest.
    """
    awake = gc.isenabled()
    gc.disable()
    try:
        yield
        if keep:
            gc.freeze()
    finally:
        if awake:
            gc.enable()


def _step(
    moment: Moment, entry: Entry, instant: Instant, timelines: treaty.Timelines, docket: Docket
) -> tuple[Moment, tuple[Finding, ...]]:
    findings: tuple[Finding, ...] = ()
    if docket.without and entry.id in docket.without:
        return moment, ()
    kind = entry.act.body.kind
    if kind == LODGED:
        counts, findings = docket.read(entry)
        if counts is None:
            return moment, findings
        entry, kind = counts, counts.act.body.kind
    steps = STEPS.get(kind)
    if not steps:
        return moment, findings
    # What enters into force on the morning of an act already governs it.
    below = AsOf(timelines, moment, instant + 1)
    states = list(moment)
    for place, step in steps:
        states[place], found, effects = step(states[place], entry, below)
        if found:
            findings += found
        for effect in effects:
            # Every mechanism steps by the states before this act: an effect reaches nobody who stepped at its cause.
            states[_MEMBERSHIP] = deliver(states[_MEMBERSHIP], effect, instant)
    return tuple(states), findings
