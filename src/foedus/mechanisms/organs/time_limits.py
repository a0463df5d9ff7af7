"""This file is about time limits that stand still: by the act of an organ, by a claim of a State, or because a member is suspended.

Whether a stop counts is the text's to say. Who is competent suspends and resumes; what anybody else says is on record as
a claim, and so is a suspension that the text does not foresee: both make what hangs on the clock conditional.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from foedus.answer import NO_RULE, Answer, reason
from foedus.corpus.clock import Clock
from foedus.dates import When, when
from foedus.finding import Code
from foedus.mechanisms.organs import acts_clock as acts
from foedus.mechanisms.organs.composition import Moment
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.motions import Stepped, moment_of
from foedus.mechanisms.organs.register import Below, State, Stopped, notice
from foedus.record.entry import Entry
from foedus.rules.clock import Stop

if TYPE_CHECKING:
    from foedus.mechanisms.organs.questions import Organs

NO_CLOCK = Code("time-limit-unknown", "warning", clock=str)
ONLY_CLAIMED = Code("time-limit-suspension-claimed", "note", by=str, clock=str, competent=tuple)
NOT_FORESEEN = Code("time-limit-suspension-not-foreseen", "warning", by=str, clock=str, ground=str)
NOT_SUSPENDED = Code("time-limit-not-suspended", "note", by=str, clock=str)
NOT_COMPETENT = Code("time-limit-resumed-by-other", "warning", by=str, clock=str, suspended_by=str)

FOR_OTHERS = Code("clock-stopped-for-others", "note", clock=str, states=tuple)

BY_ORGAN = "an organ suspends it"
SUSPENDED_PARTY = "the party is suspended"


def suspend(state: State, entry: Entry, below: Below) -> Stepped:
    """Suspend a time limit: settled by whom the text lets, claimed by anybody else."""
    body = cast("acts.TimeLimitSuspended", entry.act.body)
    found = next(((cites, one) for cites, one in below.treaty.provisions(Clock) if one.clock == body.clock), None)
    if found is None:
        return state, (notice(entry, NO_CLOCK, clock=body.clock),), ()
    cites, clock = found
    seat, ground = entry.act.seat, body.ground or BY_ORGAN
    competent = _competent(seat, clock, state, below)
    foreseen = ground in clock.stops_while
    findings = []
    if not competent:
        findings.append(notice(entry, ONLY_CLAIMED, cites=cites, by=seat, clock=body.clock, competent=clock.stopped_by))
    if not foreseen:
        findings.append(notice(entry, NOT_FORESEEN, cites=cites, by=seat, clock=body.clock, ground=ground))
    stopped = Stopped(
        ground, seat, entry.id, moment_of(entry, below), for_=body.for_ or ("" if competent else seat),
        counted_from=body.counted_from, settled=competent, foreseen=foreseen,
    )  # fmt: skip
    return _with(state, body.clock, (*state.stopped.get(body.clock, ()), stopped)), tuple(findings), ()


def resume(state: State, entry: Entry, below: Below) -> Stepped:
    """Resume a time limit: who is competent ends every stop of it, a State that of its own claim alone.

    Resumed for one State or one period, what had stopped it for all goes on for the others.
    """
    body = cast("acts.TimeLimitResumed", entry.act.body)
    seat, known = entry.act.seat, state.stopped.get(body.clock, ())
    about = [one for one in known if one.until is None and one.for_ in {"", body.for_ or one.for_}]
    about = [one for one in about if not body.counted_from or one.counted_from in {"", body.counted_from}]
    if not about:
        return state, (notice(entry, NOT_SUSPENDED, by=seat, clock=body.clock),), ()
    clock = next((one for _, one in below.treaty.provisions(Clock) if one.clock == body.clock), None)
    competent = clock is None or _competent(seat, clock, state, below)
    ended = [one for one in about if competent or one.by == seat]
    if not ended:
        return state, (notice(entry, NOT_COMPETENT, by=seat, clock=body.clock, suspended_by=about[0].by),), ()
    at = moment_of(entry, below)
    after = tuple(_resumed(one, body, at) if one in ended else one for one in known)
    return _with(state, body.clock, after), (), ()


def _resumed(one: Stopped, body: acts.TimeLimitResumed, at: Moment) -> Stopped:
    if (body.for_ and not one.for_) or (body.counted_from and not one.counted_from):
        return replace(one, resumed=(*one.resumed, (body.for_, body.counted_from, at)))
    return replace(one, until=at)


def _with(state: State, clock: str, stopped: tuple[Stopped, ...]) -> State:
    return replace(state, stopped=state.stopped.set(clock, stopped))


def _competent(seat: str, clock: Clock, state: State, below: Below) -> bool:
    """Say whether a seat may suspend: an organ that the clock names, or else any; its chair; an official of it."""
    law = law_of(below.treaty)
    organs = clock.stopped_by or law.names
    actor = below.treaty.corpus.header.actors.get(seat)
    return seat in organs or (actor is not None and actor.of in organs) or any(state.composition.chair(organ) == seat for organ in organs)


def ask_deadline(organs: Organs, *, of: str, from_: str, for_: str = "") -> Answer:
    """Say when a period of a text runs out, standing still while it was suspended, or while the State whose limit it is was.

    :param for_: the State whose limit it is; what concerns one State alone stops no other's clock.
    """
    stops = (*_by_acts(organs, of, from_, for_), *_by_status(organs, for_))
    answer = organs.treaty.ask_deadline(of=of, from_=from_, stops=stops)
    others = tuple(sorted({one.for_ for one in organs.state.stopped.get(of, ()) if one.for_ not in {"", for_}}))
    if not others or answer.value == NO_RULE:
        return answer
    return replace(answer, because=(*answer.because, reason(FOR_OTHERS, clock=of, states=others)))


def _by_acts(organs: Organs, of: str, from_: str, for_: str) -> Iterator[Stop]:
    at, seat = organs.treaty.at, organs.treaty.seat
    start = when(from_, seat)
    for one in organs.state.stopped.get(of, ()):
        other = one.counted_from and not _meet(when(one.counted_from, seat), start)
        if other or one.for_ not in {"", for_}:
            continue
        own = [then.first for who, counted, then in one.resumed if who in {"", for_} and (not counted or _meet(when(counted, seat), start))]
        end = min([at if one.until is None else one.until.first, *own])
        yield Stop(one.ground, one.since.first, end, settled=one.settled and one.foreseen, act=one.act, unforeseen=not one.foreseen)


def _meet(one: When, other: When) -> bool:
    return one.first <= other.last and other.first <= one.last


def _by_status(organs: Organs, for_: str) -> Iterator[Stop]:
    """Give the times at which the State's part was suspended."""
    if not for_:
        return
    membership = organs.membership
    for first, end in membership.away(for_):
        yield Stop(SUSPENDED_PARTY, first, end)
    now = membership.suspended(for_)
    if now is not None:
        yield Stop(SUSPENDED_PARTY, now.since, organs.treaty.at, act=now.act)
