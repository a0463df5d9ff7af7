"""This file holds the state of membership: who is suspended, excluded or without a vote by a decision, and who is in arrears.

Who the members are is the treaty's to say. What a decision does to a member arrives as an effect, at
the instant of its cause, and never reaches who could vote before.
"""

from __future__ import annotations

from typing import Protocol

from immutables import Map
from msgspec import Struct
from msgspec.structs import replace

from foedus.dates import DateError, Instant, When, when
from foedus.finding import Code, Finding
from foedus.mechanisms.membership.acts import (
    ArrearsNoted,
    ArrearsSettled,
    Effect,
    EffectsUndone,
    MemberExcluded,
    MemberSuspended,
    ParticipationFrozen,
    PartRestored,
    RepresentativeRecalled,
    VoteTaken,
)
from foedus.mechanisms.membership.authority import Doing, authority
from foedus.mechanisms.membership.powers import MAKES_POWERS, NONE, Powers, after
from foedus.mechanisms.treaty.questions import TextAdopted, Treaty
from foedus.record.entry import Entry

FREEZE_UNKNOWN = Code("freeze-unknown-to-the-law", "note", state=str, organization=str)
NO_ARREARS = Code("no-arrears-noted", "warning", state=str)
SINCE_NOT_READ = Code("arrears-date-not-read", "error", state=str, since=str)

ADOPTED_WITHOUT = Code("adopted-without-authority", "warning", state=str, instrument=str, person=str, capacity=str)

STEPS_ON = MAKES_POWERS | {kind.kind for kind in (ArrearsNoted, ArrearsSettled, ParticipationFrozen, RepresentativeRecalled, TextAdopted)}


class Sanctioned(Struct, frozen=True):
    """What a decision did to a member: since when, by which act, under which article; to which government, where not to the State."""

    since: Instant
    act: str
    article: str
    government: str = ""


class Arrears(Struct, frozen=True):
    """Contributions noted as unpaid since a date, by which act."""

    since: When
    act: str


class Absence(Struct, frozen=True):
    """A member's own word or deed of not taking part; it changes no status."""

    since: Instant
    act: str
    frozen: bool


_NONE: Map[str, Sanctioned] = Map()


class State(Struct, frozen=True):
    """What decisions and notes have made of the members by now; earlier states stay as they were.

    ``away`` are the suspensions that are over, from one instant up to another; ``restored`` is what each restoring
    decision ended, so that it can be put back if that decision falls.
    """

    suspended: Map[str, Sanctioned] = _NONE
    excluded: Map[str, Sanctioned] = _NONE
    without_vote: Map[str, Sanctioned] = _NONE
    arrears: Map[str, Arrears] = Map()
    apart: Map[str, Absence] = Map()
    powers: Powers = NONE
    away: Map[str, tuple[tuple[Instant, Instant], ...]] = Map()
    restored: Map[str, tuple[str, Sanctioned | None, Sanctioned | None]] = Map()


class Below(Protocol):
    """What membership may ask while it steps: the treaty, at the instant of the act."""

    @property
    def treaty(self) -> Treaty:
        """Give the questions about instruments."""


def step(state: State, entry: Entry, below: Below) -> tuple[State, tuple[Finding, ...], tuple[Effect, ...]]:
    """Take one act about membership into account, under the treaty of its instant; it has no effects below."""
    after, findings = _after(state, entry, below.treaty)
    return after, findings, ()


def _after(state: State, entry: Entry, treaty: Treaty) -> tuple[State, tuple[Finding, ...]]:
    match entry.act.body:
        case ArrearsNoted() as body:
            return _noted(state, entry, body, treaty)
        case ArrearsSettled(state=member):
            return _settled(state, entry, member)
        case ParticipationFrozen(organization=organization):
            # No article knows a frozen member: the act is on record, the member stays one (Charter arts. 19, 20).
            finding = FREEZE_UNKNOWN.finding(act=entry.id, place=entry.place, state=entry.act.seat, organization=organization)
            return _apart(state, entry, treaty, frozen=True), (finding,)
        case RepresentativeRecalled():
            return _apart(state, entry, treaty, frozen=False), ()
        case TextAdopted() as body:
            return state, _adopted(state.powers, entry, body, treaty)
        case _:
            powers, findings = after(state.powers, entry, treaty.seat)
            return replace(state, powers=powers), findings


def _adopted(powers: Powers, entry: Entry, body: TextAdopted, treaty: Treaty) -> tuple[Finding, ...]:
    """Judge who took part in adopting a text for a State, where the record says who did (VCLT arts. 7, 8)."""
    if not (body.signatory or body.capacity):
        return ()
    state, at = entry.act.seat.partition(":")[0], when(entry.act.times.effective or entry.act.times.done, treaty.seat)
    doing = Doing(state, body.signatory, body.capacity, "adopt", body.instrument, at.first, at.last, body.in_)
    if authority(doing, powers):
        return ()
    found = ADOPTED_WITHOUT.finding(
        cites="VCLT 7",
        act=entry.id,
        place=entry.place,
        state=state,
        instrument=body.instrument,
        person=body.signatory,
        capacity=body.capacity,
    )
    return (found,)


def _noted(state: State, entry: Entry, body: ArrearsNoted, treaty: Treaty) -> tuple[State, tuple[Finding, ...]]:
    try:
        since = when(body.since, treaty.seat)
    except DateError:
        return state, (SINCE_NOT_READ.finding(act=entry.id, place=entry.place, state=body.state, since=body.since),)
    known = state.arrears.get(body.state)
    if known and known.since.first <= since.first:
        # A second note within the same run of arrears does not start the two years again.
        return state, ()
    return replace(state, arrears=state.arrears.set(body.state, Arrears(since, entry.id))), ()


def _settled(state: State, entry: Entry, member: str) -> tuple[State, tuple[Finding, ...]]:
    if member not in state.arrears:
        return state, (NO_ARREARS.finding(act=entry.id, place=entry.place, state=member),)
    # Charter art. 25: the vote is lost until the debt is paid in full, and comes back by itself.
    votes = state.without_vote.delete(member) if member in state.without_vote else state.without_vote
    return replace(state, arrears=state.arrears.delete(member), without_vote=votes), ()


def _apart(state: State, entry: Entry, treaty: Treaty, *, frozen: bool) -> State:
    times, member = entry.act.times, entry.act.seat.partition(":")[0]
    known = state.apart.get(member)
    if known and known.frozen:
        return state
    since = when(times.effective or times.done, treaty.seat).first
    return replace(state, apart=state.apart.set(member, Absence(since, entry.id, frozen)))


def deliver(state: State, effect: Effect, instant: Instant) -> State:
    """Let a decision's effect on a member take hold at the instant of the decision."""
    # ``CUB:present`` is the government of that day, ``CUB`` the State.
    member, _, government = effect.state.partition(":")
    done = Sanctioned(instant, effect.act, effect.article, government)
    match effect:
        case MemberExcluded() if government:
            # Who is excluded is a government: the State stays a member and bound, and its seat is empty meanwhile.
            return replace(state, suspended=state.suspended.set(member, done))
        case MemberSuspended():
            return replace(state, suspended=state.suspended.set(member, done))
        case MemberExcluded():
            return replace(state, excluded=state.excluded.set(member, done))
        case VoteTaken():
            return replace(state, without_vote=state.without_vote.set(member, done))
        case PartRestored():
            over = state.suspended.get(member)
            votes = _without(state.without_vote, member)
            restored = state.restored.set(effect.act, (member, over, state.without_vote.get(member)))
            ended = replace(state, suspended=_without(state.suspended, member), without_vote=votes, restored=restored)
            return _was_away(ended, member, over, instant)
        case EffectsUndone(undone=undone):
            return _undone(state, undone, effect.act, instant)


def _was_away(state: State, member: str, over: Sanctioned | None, instant: Instant) -> State:
    return replace(state, away=state.away.set(member, (*state.away.get(member, ()), (over.since, instant)))) if over else state


def _undone(state: State, undone: str, act: str, instant: Instant) -> State:
    """Take back what one decision did: whom it suspended, excluded or deprived is so no more, whom it restored is again as before."""
    for member in [member for member, one in state.suspended.items() if one.act == undone]:
        gone = state.suspended[member]
        state = _was_away(replace(state, suspended=state.suspended.delete(member)), member, gone, instant)
    for name in ("excluded", "without_vote"):
        among: Map[str, Sanctioned] = getattr(state, name)
        state = replace(state, **{name: Map({member: one for member, one in among.items() if one.act != undone})})
    known = state.restored.get(undone)
    if known is None:
        return state
    member, part, vote = known
    if part is not None:
        state = replace(state, suspended=state.suspended.set(member, replace(part, since=instant, act=act)))
    if vote is not None:
        state = replace(state, without_vote=state.without_vote.set(member, replace(vote, since=instant, act=act)))
    return state


def _without(among: Map[str, Sanctioned], member: str) -> Map[str, Sanctioned]:
    return among.delete(member) if member in among else among
