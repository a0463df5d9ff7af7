"""This file is about the step of a silence procedure: each act around a silence, and the silence as it is afterwards.

Nothing here says that a text is agreed: silence expires by the clock, which a question reads, and the chair
announces it. Only the announcement enters a decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from immutables import Map
from msgspec.structs import replace

from foedus.dates import when
from foedus.finding import Code, Finding
from foedus.mechanisms.organs import acts_silence as acts
from foedus.mechanisms.organs.acts import MotionOpened, OfMotion
from foedus.mechanisms.organs.composition import Moment
from foedus.mechanisms.organs.motions import OUTSIDE, Stepped, moment_of, open_motion
from foedus.mechanisms.organs.register import (
    Announced,
    Below,
    Broken,
    Decided,
    Delivered,
    Motion,
    SilenceRun,
    State,
    T,
    motion_of,
    notice,
)  # fmt: skip
from foedus.mechanisms.organs.silence_clocks import breaks_in_time, procedure_of
from foedus.mechanisms.organs.stands import enter
from foedus.record.entry import Entry

NO_SILENCE = Code("silence-never-begun", "warning", motion=str)
CLOSED_CHANNEL = Code("silence-broken-on-other-channel", "warning", state=str, motion=str, channel=str, accepted=tuple)
NOT_SUSPENDED = Code("silence-not-suspended", "note", motion=str)
AFTER_ANNOUNCEMENT = Code("silence-act-after-announcement", "note", motion=str, result=str)
NOT_THE_CHAIR = Code("silence-announced-by-other", "warning", by=str, motion=str, chair=str)
MANAGED_BY_OTHER = Code("silence-managed-by-other", "warning", by=str, motion=str, chair=str)
READ_OTHERWISE = Code("silence-announced-against-reading", "warning", motion=str, result=str)


def begin(state: State, entry: Entry, below: Below) -> Stepped:
    """Put a text under silence; where nobody opened the motion before, this opens it."""
    body = cast("acts.SilenceBegun", entry.act.body)
    findings: tuple[Finding, ...] = ()
    organ = body.organ or entry.act.seat
    if motion_of(state, body.motion, organ) is None:
        opening = MotionOpened(motion=body.motion, organ=organ, class_=body.class_, format=body.format, title=body.title)
        state, findings, _ = open_motion(state, replace(entry, act=replace(entry.act, body=opening)), below)
    motion = motion_of(state, body.motion, organ)
    if motion is None:
        return state, findings, ()
    run = SilenceRun(
        motion.name,
        motion.organ,
        moment_of(entry, below),
        entry.id,
        _moment(body.until, below),
        _moment(body.publication, below),
        body.absent,
    )
    return _with(state, run), findings, ()


def restart(state: State, entry: Entry, below: Below) -> Stepped:
    """Put a revised text under silence: clocks, deliveries and breaks belong to the text before it and fall away."""
    body = cast("acts.SilenceRestarted", entry.act.body)
    run, findings = _run(state, entry, body)
    if run is None:
        return state, findings, ()
    other = _by_another(state, entry, run, below)
    if other:
        return state, (*findings, *other), ()
    fresh = SilenceRun(
        run.motion, run.organ, moment_of(entry, below), entry.id, _moment(body.until, below),
        _moment(body.publication, below) or run.publication, run.absent, run.text + 1,
    )  # fmt: skip
    return _with(state, fresh), findings, ()


def deliver(state: State, entry: Entry, below: Below) -> Stepped:
    """Start the clocks of those whom the text now reaches."""
    body = cast("acts.TextDelivered", entry.act.body)
    run, findings = _run(state, entry, body)
    if run is None:
        return state, findings, ()
    one = Delivered(_received(entry, below), entry.id)
    failed = Map({member: act for member, act in run.failed.items() if member not in body.to})
    return _with(state, replace(run, delivered=_all(run.delivered, body.to, one), failed=failed)), findings, ()


def fail(state: State, entry: Entry, _below: Below) -> Stepped:
    """Find that the text did not reach members: their silence is nothing to go by, and the chair has to rule."""
    body = cast("acts.DeliveryFailed", entry.act.body)
    run, findings = _run(state, entry, body)
    if run is None:
        return state, findings, ()
    return _with(state, replace(run, failed=_all(run.failed, body.to, entry.id))), findings, ()


def extend(state: State, entry: Entry, below: Below) -> Stepped:
    """Extend the silence to a moment that the act names."""
    body = cast("acts.SilenceExtended", entry.act.body)
    run, findings = _run(state, entry, body)
    if run is None:
        return state, findings, ()
    other = _by_another(state, entry, run, below)
    if other:
        return state, (*findings, *other), ()
    # The new moment is meant as it is named: what the clock had stood still before does not move it again.
    return _with(state, replace(run, until=_moment(body.until, below), stood=())), findings, ()


def suspend(state: State, entry: Entry, below: Below) -> Stepped:
    """Suspend the silence: no clock runs."""
    run, findings = _run(state, entry, cast("OfMotion", entry.act.body))
    if run is None or run.suspended is not None:
        return state, findings, ()
    other = _by_another(state, entry, run, below)
    if other:
        return state, (*findings, *other), ()
    return _with(state, replace(run, suspended=moment_of(entry, below))), findings, ()


def resume(state: State, entry: Entry, below: Below) -> Stepped:
    """Resume the silence: every clock runs out as much later as it stood still."""
    run, findings = _run(state, entry, cast("OfMotion", entry.act.body))
    if run is None:
        return state, findings, ()
    if run.suspended is None:
        return state, (*findings, notice(entry, NOT_SUSPENDED, motion=run.motion)), ()
    other = _by_another(state, entry, run, below)
    if other:
        return state, (*findings, *other), ()
    stood = (*run.stood, (run.suspended.first, moment_of(entry, below).first))
    return _with(state, replace(run, suspended=None, stood=stood)), findings, ()


def break_silence(state: State, entry: Entry, below: Below) -> Stepped:
    """Break the silence: on any accepted channel, from its receipt, whenever it was entered."""
    body = cast("acts.SilenceBroken", entry.act.body)
    run, findings = _run(state, entry, body)
    if run is None:
        return state, findings, ()
    member, motion = entry.act.seat, _motion(state, run)
    if member not in motion.electorate.entitled:
        voters = motion.electorate
        outside = notice(
            entry, OUTSIDE, cites=voters.seats_under, state=member, motion=run.motion, organ=run.organ, electorate=voters.entitled
        )
        return state, (*findings, outside), ()
    cites, procedure = procedure_of(motion)
    accepted = procedure.channels if procedure is not None else ()
    if accepted and body.channel and body.channel not in accepted:
        other = notice(entry, CLOSED_CHANNEL, cites=cites, state=member, motion=run.motion, channel=body.channel, accepted=accepted)
        return state, (*findings, other), ()
    broken = Broken(_received(entry, below), body.channel, entry.id)
    known = run.breaks.get(member)
    if known is not None and known.received.first <= broken.received.first:
        return state, findings, ()  # who broke it twice broke it when it first did
    run = replace(run, breaks=run.breaks.set(member, broken))
    if run.announced is not None and run.announced.result == "agreed" and member in breaks_in_time(run, motion, below.treaty):
        # It was received in time and came to be known too late: both stand side by side, and the chair may rule anew.
        findings = (*findings, notice(entry, READ_OTHERWISE, cites=cites, motion=run.motion, result="agreed"))
    return _with(state, run), findings, ()


def announce(state: State, entry: Entry, below: Below) -> Stepped:
    """Announce what became of the silence: the decision stands by the announcement, the engine's reading beside it."""
    body = cast("acts.SilenceAnnounced", entry.act.body)
    run, findings = _run(state, entry, body, announcing=True)
    if run is None:
        return state, findings, ()
    motion, seat, at = _motion(state, run), entry.act.seat, moment_of(entry, below)
    chair = state.composition.chair(run.organ)
    competent = _competent(seat, run.organ, state, below)
    run = replace(run, announced=Announced(body.result, seat, entry.id, at, competent))
    if not competent:
        return _with(state, run), (*findings, notice(entry, NOT_THE_CHAIR, by=seat, motion=run.motion, chair=chair)), ()
    cites, _ = procedure_of(motion)
    # "Broken" with no break on the record is no contradiction: the break may be a closed act.
    if body.result == "agreed" and breaks_in_time(run, motion, below.treaty):
        findings = (*findings, notice(entry, READ_OTHERWISE, cites=cites, motion=run.motion, result=body.result))
    state = _with(state, run)
    if body.result == "broken" or motion.decision is not None:
        return state, findings, ()
    voters = motion.electorate
    decided = Decided(
        act=entry.id, organ=run.organ, what=motion.title or motion.name, matter=voters.matter, format=voters.format, at=at,
        how="announcement of the chair", motion=motion.name, flaws=tuple(one.code for one in findings if one.severity != "note"),
        concerning=motion.concerning,
    )  # fmt: skip
    return enter(state, decided, motion, None), findings, ()


def _competent(seat: str, organ: str, state: State, below: Below) -> bool:
    """Say whether a silence is a seat's to manage: the organ itself, its chair, an official of it; where no chair is known, anybody."""
    chair = state.composition.chair(organ)
    actor = below.treaty.corpus.header.actors.get(seat)
    return seat in {organ, chair} or (actor is not None and actor.of == organ) or not chair


def _by_another(state: State, entry: Entry, run: SilenceRun, below: Below) -> tuple[Finding, ...]:
    """Find that somebody who is not competent extends, suspends or resumes a silence."""
    if _competent(entry.act.seat, run.organ, state, below):
        return ()
    return (notice(entry, MANAGED_BY_OTHER, by=entry.act.seat, motion=run.motion, chair=state.composition.chair(run.organ)),)


def _run(state: State, entry: Entry, body: OfMotion, *, announcing: bool = False) -> tuple[SilenceRun | None, tuple[Finding, ...]]:
    """Find the silence that an act is about; one that was announced takes no further acts but a new announcement and a break."""
    organ = body.organ or state.organ_of.get(body.motion, entry.act.seat)
    run = state.silences.get((organ, body.motion))
    if run is None:
        return None, (notice(entry, NO_SILENCE, motion=body.motion),)
    if run.announced is None or announcing or isinstance(body, acts.SilenceBroken | acts.SilenceRestarted):
        return run, ()
    return None, (notice(entry, AFTER_ANNOUNCEMENT, motion=run.motion, result=run.announced.result),)


def _motion(state: State, run: SilenceRun) -> Motion:
    return state.motions[run.organ, run.motion]


def _with(state: State, run: SilenceRun) -> State:
    return replace(state, silences=state.silences.set((run.organ, run.motion), run))


def _moment(text: str, below: Below) -> Moment | None:
    if not text:
        return None
    found = when(text, below.treaty.seat)
    return Moment(found.text, found.first, found.last)


def _received(entry: Entry, below: Below) -> Moment:
    times = entry.act.times
    found = _moment(times.received or times.effective or times.done, below)
    assert found is not None, "an act has a time"
    return found


def _all(many: Map[str, T], names: Iterable[str], one: T) -> Map[str, T]:
    for name in names:
        many = many.set(name, one)
    return many


SILENCE_STEPS: dict[str, Callable[[State, Entry, Below], Stepped]] = {
    acts.SilenceBegun.kind: begin,
    acts.SilenceRestarted.kind: restart,
    acts.TextDelivered.kind: deliver,
    acts.DeliveryFailed.kind: fail,
    acts.SilenceExtended.kind: extend,
    acts.SilenceSuspended.kind: suspend,
    acts.SilenceResumed.kind: resume,
    acts.SilenceBroken.kind: break_silence,
    acts.SilenceAnnounced.kind: announce,
}
