"""This file is about rulings: the chair rules, and the engine's own reading stands beside it; a ruling may be challenged."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from foedus.finding import Code, Finding
from foedus.mechanisms.organs import acts
from foedus.mechanisms.organs.electorate import Electorate
from foedus.mechanisms.organs.exclusion import LeftOut, Matter, counting, names
from foedus.mechanisms.organs.motions import NEVER_OPENED, Stepped, moment_of, reading_of
from foedus.mechanisms.organs.reading import Reading, word
from foedus.mechanisms.organs.register import Below, Motion, Ruled, Stance, State, motion_of, notice, with_motion
from foedus.mechanisms.organs.settling import reclassified, settle
from foedus.mechanisms.organs.stands import effect_of, enter, of_motion
from foedus.record.entry import Entry

RULING_DIFFERS = Code("ruling-differs-from-reading", "warning", motion=str, result=str, reading=str)
RULED_AFTER = Code("ruling-after-decision", "warning", motion=str, result=str, decided=str)
NOT_THE_CHAIR = Code("ruling-not-by-chair", "warning", by=str, motion=str, chair=str)
VOID = Code("ruling-void-from-the-beginning", "note", motion=str, result=str)
NO_RULING = Code("challenge-without-ruling", "warning", state=str, motion=str)
NOBODY_LEFT_OUT = Code("ruling-leaves-nobody-out", "warning", motion=str, state=str, organ=str)


def rule_on(state: State, entry: Entry, below: Below) -> Stepped:
    """Rule on a motion, as its chair: the ruling has the effect, the engine's reading stays beside it."""
    body = cast("acts.Ruling", entry.act.body)
    motion = motion_of(state, body.motion, body.organ)
    if motion is None:
        return state, (notice(entry, NEVER_OPENED, motion=body.motion),), ()
    chair = state.composition.chair(motion.organ)
    competent = entry.act.seat in {motion.organ, chair} or not chair
    ruled = Ruled(body.result, entry.act.seat, entry.id, moment_of(entry, below), competent, before=motion.electorate)
    motion = replace(motion, ruled=ruled)
    if entry.id in state.void:
        return with_motion(state, motion), (notice(entry, VOID, motion=motion.name, result=body.result),), ()
    if not competent:
        finding = notice(entry, NOT_THE_CHAIR, by=entry.act.seat, motion=motion.name, chair=chair)
        return with_motion(state, motion), (finding,), ()
    match body.result:
        case "procedural" | "not procedural" | "of a class":
            return with_motion(state, reclassified(motion, _class(body, motion), below)), (), ()
        case "a party to the dispute" | "no party to the dispute":
            return _ruled_on_party(state, entry, motion, body)
        case _:
            return _ruled_on_result(state, entry, motion, ruled, below)


def _class(body: acts.Ruling, motion: Motion) -> str:
    if body.result == "of a class":
        return body.class_ or "any"
    if body.result == "procedural":
        return "procedural"
    return "any" if motion.electorate.matter == "procedural" else motion.electorate.matter


def _ruled_on_party(state: State, entry: Entry, motion: Motion, body: acts.Ruling) -> Stepped:
    """Rule that a State is a party to the dispute, or none: from here on it has no vote on the motion, or has it again."""
    voters, member = motion.electorate, body.concerning
    changed = _without(voters, member) if body.result == "a party to the dispute" else _with(voters, member)
    if changed is None:
        said = notice(entry, NOBODY_LEFT_OUT, cites=voters.decided_under, motion=motion.name, state=member, organ=motion.organ)
        return with_motion(state, motion), (said,), ()
    return with_motion(state, replace(motion, electorate=changed)), (), ()


def _without(voters: Electorate, member: str) -> Electorate | None:
    """Take a State out of an electorate as a party to the dispute; None where the rule leaves no such State out."""
    about = Matter(voters.matter, names(voters.concerning) | {member})
    rule = next((one for one in counting(voters.decision, about) if one.who != "members in arrears"), None)
    if rule is None or member not in voters.entitled:
        return None
    stays = rule.base == "stays"
    return replace(
        voters,
        entitled=tuple(state for state in voters.entitled if state != member),
        left_out=(*voters.left_out, LeftOut(member, "party to the dispute", voters.decided_under, stays)),
        claimed=tuple(state for state in voters.claimed if state != member),
        members=voters.members - (not stays),
    )


def _with(voters: Electorate, member: str) -> Electorate | None:
    """Put a State back into an electorate from which it was left out as a party to the dispute."""
    gone = next((one for one in voters.left_out if one.state == member and one.why == "party to the dispute"), None)
    if gone is None:
        return replace(voters, claimed=tuple(state for state in voters.claimed if state != member)) if member in voters.claimed else None
    return replace(
        voters,
        entitled=tuple(sorted((*voters.entitled, member))),
        left_out=tuple(one for one in voters.left_out if one is not gone),
        members=voters.members + (not gone.stays),
    )


def _ruled_on_result(state: State, entry: Entry, motion: Motion, ruled: Ruled, below: Below) -> Stepped:
    reading = reading_of(motion) if motion.stances or motion.tally else None
    findings = _beside(entry, motion, ruled, reading)
    adopted = ruled.result == "adopted"
    if motion.decision is not None:
        decided = state.decisions[motion.decision].at.text
        late = notice(entry, RULED_AFTER, motion=motion.name, result=ruled.result, decided=decided)
        return with_motion(state, motion), findings if adopted else (*findings, late), ()
    if adopted:
        decision = of_motion(motion, ruled.act, reading, how="ruling", at=Stance("yes", ruled.act, ruled.at))
        decision = replace(decision, flaws=tuple(finding.code for finding in findings))
        state = enter(state, decision, motion, reading)
    else:
        state = with_motion(state, replace(motion, rejected=True))
    state, settled, undone = settle(state, entry, motion, adopted=adopted, below=below)
    return state, (*findings, *settled), (*(effect_of(motion, ruled.act, below) if adopted else ()), *undone)


def _beside(entry: Entry, motion: Motion, ruled: Ruled, reading: Reading | None) -> tuple[Finding, ...]:
    if reading is None or word(reading.adopted) == ruled.result:
        return ()
    said = notice(
        entry, RULING_DIFFERS, cites=motion.electorate.decided_under, motion=motion.name, result=ruled.result, reading=word(reading.adopted)
    )
    return (said,)


def challenge(state: State, entry: Entry, _below: Below) -> Stepped:
    """Challenge a ruling: it stands until it is overturned, and shows who holds it to be wrong.

    It is the last ruling on the motion that is challenged. No rule of procedure that ships reaches further back: the President
    rules at once and a challenge is put for immediate decision (Security Council, rule 30; General Assembly, rules 71 and 113),
    so who let a ruling pass and the next one be made has no right left against it.
    """
    body = cast("acts.RulingChallenged", entry.act.body)
    motion = motion_of(state, body.motion, body.organ)
    if motion is None:
        return state, (notice(entry, NEVER_OPENED, motion=body.motion),), ()
    if motion.ruled is None:
        return state, (notice(entry, NO_RULING, state=entry.act.seat, motion=motion.name),), ()
    ruled = replace(motion.ruled, challenged_by=(*motion.ruled.challenged_by, entry.act.seat))
    return with_motion(state, replace(motion, ruled=ruled)), (), ()
