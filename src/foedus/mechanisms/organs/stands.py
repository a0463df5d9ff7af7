"""This file is about a decision that stands: by the chair's announcement, by the last signature needed, or by a ruling."""

from __future__ import annotations

from operator import itemgetter

from msgspec.structs import replace

from foedus.mechanisms.membership.questions import Effect, MemberExcluded, MemberSuspended, VoteTaken
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.reading import Reading, read
from foedus.mechanisms.organs.register import Below, Decided, Motion, Precedent, Stance, State, appended, with_motion
from foedus.rules.tally import who

SANCTIONS: dict[str, type[MemberSuspended | MemberExcluded | VoteTaken]] = {
    "suspension": MemberSuspended,
    "exclusion": MemberExcluded,
    "loss of vote": VoteTaken,
}


def enter(state: State, decided: Decided, motion: Motion | None, reading: Reading | None) -> State:
    """Enter a decision that stands in the register; one that stood by its signatures already keeps its number and date.

    One that rested on a ruling overturned from the beginning is entered too, and never had an effect. Where the earlier one
    has fallen, what is decided after it is another decision, with a number and a date of its own.
    """
    if decided.act in state.void:
        state, decided = replace(state, fallen=state.fallen | {decided.act}), replace(decided, fell=decided.at)
        reading = None
    if motion is None:
        return replace(state, decisions=appended(state.decisions, decided))
    earlier = motion.decision
    if earlier is not None and state.decisions[earlier].fell is None:
        before = state.decisions[earlier]
        return replace(state, decisions=state.decisions.set(earlier, replace(decided, at=before.at, how=before.how)))
    state = with_motion(state, replace(motion, decision=len(state.decisions)))
    precedents = state.precedents
    known = precedents.get(motion.organ)
    if reading is not None and reading.result.disputed and (known is None or known.motion == motion.name):
        for_it = who(reading.votes, ["yes"])
        precedents = precedents.set(motion.organ, Precedent(decided.act, motion.name, decided.at, reading.result.disputed, for_it))
    return replace(state, decisions=appended(state.decisions, decided), precedents=precedents)


def stand_by_sheet(state: State, motion: Motion, stance: Stance, below: Below) -> tuple[State, tuple[Effect, ...]]:
    """Let the decision stand if the last signature that it needs is now there; it is dated by that signature."""
    if len(motion.stances) < len(motion.electorate.entitled) and _waits_for_all(motion):
        return state, ()
    reading = read(motion.electorate, {member: one.vote for member, one in motion.stances.items()}, motion.objected)
    if reading is None or reading.adopted is not True:
        return _gone_ahead(state, motion, reading), ()
    decided = of_motion(motion, stance.act, reading, how="signature sheet", at=stance)
    return enter(state, decided, motion, reading), () if decided.act in state.void else effect_of(motion, stance.act, below)


def _waits_for_all(motion: Motion) -> bool:
    """Say whether the rule cannot be met while anybody is silent, so that nothing needs to be read yet."""
    decision = motion.electorate.decision
    consensus = decision.rule.consensus if decision is not None and decision.rule is not None else None
    return consensus is not None and consensus.silence == "waits"


def _gone_ahead(state: State, motion: Motion, reading: Reading | None) -> State:
    """See whether most members have signed although one was absent: that is practice, whatever becomes of the decision."""
    if reading is None or not reading.result.disputed or reading.result.open_to or motion.organ in state.precedents:
        return state
    signed = [(one.at.first, one.act, one.at) for one in motion.stances.values() if one.vote == "yes"]
    if 2 * len(signed) <= len(reading.votes):
        return state
    _, act, at = max(signed, key=itemgetter(0))
    precedent = Precedent(act, motion.name, at, reading.result.disputed, who(reading.votes, ["yes"]))
    return replace(state, precedents=state.precedents.set(motion.organ, precedent))


def of_motion(motion: Motion, act: str, reading: Reading | None, *, how: str, at: Stance) -> Decided:
    """Make the entry of a decision that no announcement words: it decides what the motion put."""
    voters = motion.electorate
    return Decided(
        act=act,
        organ=motion.organ,
        what=motion.title or motion.name,
        matter=voters.matter,
        format=voters.format,
        at=at.at,
        how="signature sheet" if how == "signature sheet" else "ruling",
        motion=motion.name,
        reading="no votes on record" if reading is None or not (motion.stances or motion.tally) else reading.adopted,
        signed_by=who(reading.votes, ["yes"]) if reading is not None else (),
        concerning=motion.concerning,
    )


def effect_of(motion: Motion, act: str, below: Below) -> tuple[Effect, ...]:
    """Give the effect on the member concerned where the matter itself is a sanction."""
    made = SANCTIONS.get(motion.electorate.matter)
    if made is None or not motion.concerning:
        return ()
    sanction = law_of(below.treaty).sanctions.get(motion.electorate.matter)
    return (made(motion.concerning, act, sanction[0] if sanction else ""),)
