"""This file is about motions: a matter is put to decision, and members take positions on it, each in its own way."""

from __future__ import annotations

from collections import Counter
from typing import cast

from immutables import Map
from msgspec.structs import replace

from foedus.dates import begins, is_instant, when
from foedus.finding import Code, Finding
from foedus.mechanisms.membership.questions import Effect
from foedus.mechanisms.organs import acts
from foedus.mechanisms.organs.composition import Moment
from foedus.mechanisms.organs.electorate import Electorate, electorate, within
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.reading import Reading, read
from foedus.mechanisms.organs.register import Below, Motion, Stance, State, motion_of, notice, with_motion
from foedus.mechanisms.organs.stands import stand_by_sheet
from foedus.record.entry import Entry
from foedus.rules.tally import Vote

UNKNOWN_ORGAN = Code("organ-unknown", "warning", organ=str)
OPENED_TWICE = Code("motion-opened-twice", "warning", motion=str, organ=str)
WITHOUT_SEAT = Code("format-names-without-seat", "warning", states=tuple, motion=str, organ=str)
NEVER_OPENED = Code("motion-never-opened", "warning", motion=str)
NO_RULE = Code("no-rule-for-matter", "note", organ=str, matter=str, format=str)
OUTSIDE = Code("position-outside-electorate", "warning", state=str, motion=str, organ=str, electorate=tuple)
CHANGED = Code("position-changed", "note", state=str, motion=str, earlier=str, later=str)
VOTE_IS_FINAL = Code("vote-is-final", "warning", state=str, motion=str, earlier=str, later=str)
LATE = Code("position-after-decision", "note", state=str, motion=str, decided=str)
FORMAT_IS_OPEN = Code("format-not-guarded", "note", state=str, motion=str, format=str)

TOO_MANY = Code("tally-beyond-electorate", "warning", motion=str, organ=str, counted=int, entitled=int)

Stepped = tuple[State, tuple[Finding, ...], tuple[Effect, ...]]

_VOTE: dict[str, Vote] = {
    acts.VoteFor.kind: "yes",
    acts.DecisionSigned.kind: "yes",
    acts.VoteAgainst.kind: "no",
    acts.Abstention.kind: "abstain",
    acts.NonObjection.kind: "not-objecting",
    acts.NonParticipation.kind: "not-participating",
    acts.Absence.kind: "absent",
    acts.SignatureRefused.kind: "refused",
}
POSITIONS = frozenset(_VOTE)


def moment_of(entry: Entry, below: Below) -> Moment:
    """Give the time from which an act counts."""
    times = entry.act.times
    text = times.effective or times.done
    if is_instant(text):
        at = begins(text, below.treaty.seat)
        return Moment(text, at, at)
    found = when(text, below.treaty.seat)
    return Moment(found.text, found.first, found.last)


def open_motion(state: State, entry: Entry, below: Below) -> Stepped:
    """Put a matter to decision: from here its electorate and its rule stand."""
    body = cast("acts.MotionOpened", entry.act.body)
    organ = body.organ or entry.act.seat
    if not law_of(below.treaty).is_organ(organ):
        return state, (notice(entry, UNKNOWN_ORGAN, organ=organ),), ()
    if (organ, body.motion) in state.motions:
        # The first opening fixed who votes; a second one cannot change that under those who have voted.
        return state, (notice(entry, OPENED_TWICE, motion=body.motion, organ=organ),), ()
    voters = electorate(
        organ, body.class_, body.format, body.concerning, membership=below.membership, treaty=below.treaty, composition=state.composition
    )
    opened, voters = voters.bound, within(voters, body.among)
    findings: tuple[Finding, ...] = ()
    if voters.decision is None:
        findings = (notice(entry, NO_RULE, organ=organ, matter=body.class_, format=body.format),)
    unseated = tuple(state for state in body.among if state not in opened)
    if unseated:
        told = notice(entry, WITHOUT_SEAT, cites=voters.seats_under, states=unseated, motion=body.motion, organ=organ)
        findings = (*findings, told)
    target = motion_of(state, body.on, organ) if body.on else None
    ruling = target.ruled.act if target is not None and target.ruled is not None else ""
    motion = Motion(
        body.motion, organ, body.title, body.concerning, body.taken_by, voters, entry.id, moment_of(entry, below), on=body.on,
        settles=ruling, proposes=body.proposes, among=body.among, opened=opened,
    )  # fmt: skip
    if body.on and target is None:
        findings = (*findings, notice(entry, NEVER_OPENED, motion=body.on))
    return _opened(state, motion), findings, ()


def _opened(state: State, motion: Motion) -> State:
    return replace(with_motion(state, motion), organ_of=state.organ_of.set(motion.name, motion.organ))


def take_position(state: State, entry: Entry, below: Below) -> Stepped:
    """Take a position on a motion: for, against, abstaining, not objecting, absent, refusing to sign."""
    body = cast("acts.OfMotion", entry.act.body)
    state, motion, findings = _motion(state, entry, below, body)
    if motion is None:
        return state, findings, ()
    member, vote = entry.act.seat, _VOTE[body.kind]
    if vote == "abstain" and isinstance(body, acts.Abstention) and body.declares:
        vote = "declared"
    stance = Stance(vote, entry.id, moment_of(entry, below))
    if member not in motion.electorate.entitled:
        heard = replace(motion, outside=motion.outside.set(member, stance))
        return with_motion(state, heard), (*findings, _outside(entry, motion)), ()
    if vote == "absent" and isinstance(body, acts.Absence) and body.claims:
        claimed: Map[str, Stance] = state.claims.get(motion.organ) or Map()
        state = replace(state, claims=state.claims.set(motion.organ, claimed.set(member, stance)))
    if motion.decision is not None:
        decided = state.decisions[motion.decision].at.text
        return state, (*findings, notice(entry, LATE, state=member, motion=motion.name, decided=decided)), ()
    earlier = motion.stances.get(member)
    if earlier is not None:
        kept, seen = _against_earlier(entry, motion, earlier, stance)
        findings += seen
        if not kept:
            return state, findings, ()
    motion = replace(motion, stances=motion.stances.set(member, stance))
    state = with_motion(state, motion)
    if motion.taken_by == "signature sheet":
        state, effects = stand_by_sheet(state, motion, stance, below)
        return state, findings, effects
    return state, findings, ()


def object_to_format(state: State, entry: Entry, below: Below) -> Stepped:
    """Object to deciding in a limited format, which is not yet a vote on the matter (Charter art. 12(3))."""
    body = cast("acts.FormatObjected", entry.act.body)
    state, motion, findings = _motion(state, entry, below, body)
    if motion is None:
        return state, findings, ()
    member = entry.act.seat
    if member not in motion.electorate.entitled and member not in motion.electorate.outside:
        return state, (*findings, _outside(entry, motion)), ()
    decision = motion.electorate.decision
    if decision is None or not decision.unless:
        form = motion.electorate.format
        return state, (*findings, notice(entry, FORMAT_IS_OPEN, state=member, motion=motion.name, format=form)), ()
    return with_motion(state, replace(motion, objected=motion.objected.set(member, entry.id))), findings, ()


def reading_of(motion: Motion, voters: Electorate | None = None) -> Reading | None:
    """Read the positions on record; ``voters`` replaces the electorate, to see what another would have made of them."""
    cast_votes: dict[str, Vote] = {member: stance.vote for member, stance in motion.stances.items()}
    return read(voters or motion.electorate, cast_votes, motion.objected, unnamed_in(motion))


def unnamed_in(motion: Motion) -> dict[Vote, int]:
    """Give the votes that the chair counted and the record does not name, where it announced numbers."""
    if not motion.tally:
        return {}
    named = Counter(stance.vote for stance in motion.stances.values())
    return {vote: number - named[vote] for vote, number in motion.tally if number > named[vote]}


def announce_tally(state: State, entry: Entry, below: Below) -> Stepped:
    """Announce the numbers of a vote; those whom the record names are among them."""
    body = cast("acts.TallyAnnounced", entry.act.body)
    state, motion, findings = _motion(state, entry, below, body)
    if motion is None:
        return state, findings, ()
    numbers: tuple[tuple[Vote, int], ...] = (
        ("yes", body.for_), ("no", body.against), ("abstain", body.abstaining), ("not-participating", body.not_participating),
        ("absent", body.absent),
    )  # fmt: skip
    total, seats = sum(number for _, number in numbers), len(motion.electorate.entitled) + motion.electorate.vacant
    if total > seats > 0:
        cites = motion.electorate.seats_under
        findings = (*findings, notice(entry, TOO_MANY, cites=cites, motion=motion.name, organ=motion.organ, counted=total, entitled=seats))
    return with_motion(state, replace(motion, tally=numbers)), findings, ()


def _outside(entry: Entry, motion: Motion) -> Finding:
    voters = motion.electorate
    return notice(
        entry, OUTSIDE, cites=voters.seats_under, state=entry.act.seat, motion=motion.name, organ=motion.organ, electorate=voters.entitled
    )


def _against_earlier(entry: Entry, motion: Motion, earlier: Stance, stance: Stance) -> tuple[bool, tuple[Finding, ...]]:
    """Say whether a position counts beside an earlier one of the same member."""
    member = entry.act.seat
    if earlier.vote == stance.vote:
        return True, ()
    if stance.vote == "absent":
        # Who has spoken has spoken: staying away afterwards takes nothing back (non-objection, then absence).
        return False, ()
    if motion.taken_by == "vote":
        return False, (notice(entry, VOTE_IS_FINAL, state=member, motion=motion.name, earlier=earlier.vote, later=stance.vote),)
    if earlier.vote == "absent":
        return True, ()
    return True, (notice(entry, CHANGED, state=member, motion=motion.name, earlier=earlier.vote, later=stance.vote),)


def _motion(state: State, entry: Entry, below: Below, body: acts.OfMotion) -> tuple[State, Motion | None, tuple[Finding, ...]]:
    """Find the motion of an act; one that was never opened on the record is opened by the first act on it."""
    motion = motion_of(state, body.motion, body.organ)
    if motion is not None:
        return state, motion, ()
    finding = notice(entry, NEVER_OPENED, motion=body.motion)
    if not law_of(below.treaty).is_organ(body.organ):
        return state, None, (finding,)
    voters = electorate(body.organ, "any", "ordinary", "", membership=below.membership, treaty=below.treaty, composition=state.composition)
    motion = Motion(body.motion, body.organ, "", "", "announcement of the chair", voters, entry.id, moment_of(entry, below))
    return _opened(state, motion), motion, (finding,)
