"""This file is about decisions and rulings: what an organ announces stands, and the engine's own reading stands beside it."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from foedus.finding import Code, Finding
from foedus.mechanisms.organs import acts
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.motions import NEVER_OPENED, NO_RULE, UNKNOWN_ORGAN, Stepped, moment_of, reading_of
from foedus.mechanisms.organs.reading import Reading, word
from foedus.mechanisms.organs.register import Below, Decided, Motion, Ruled, Stance, State, motion_of, notice, with_motion
from foedus.mechanisms.organs.sanctions import sanctions
from foedus.mechanisms.organs.stands import effect_of, enter, of_motion
from foedus.record.entry import Entry
from foedus.rules.tally import who

READING_DIFFERS = Code("decision-read-as-not-adopted", "warning", organ=str, what=str, motion=str, against=tuple, need=int, have=int)
STILL_OPEN = Code("decision-with-positions-open", "note", organ=str, what=str, motion=str, waiting=tuple)
DISPUTED = Code("decision-despite-absence", "note", organ=str, what=str, motion=str, absent=tuple)
AFTER_REJECTION = Code("decision-after-ruling-against", "warning", organ=str, motion=str)
RULING_DIFFERS = Code("ruling-differs-from-reading", "warning", motion=str, result=str, reading=str)
RULED_AFTER = Code("ruling-after-decision", "warning", motion=str, result=str, decided=str)
NOT_THE_CHAIR = Code("ruling-not-by-chair", "warning", by=str, motion=str, chair=str)
NO_RULING = Code("challenge-without-ruling", "warning", state=str, motion=str)


def take_decision(state: State, entry: Entry, below: Below) -> Stepped:
    """Decide, as the organ's chair announces: the effect follows the announcement, what is found against it is marked."""
    body = cast("acts.DecisionTaken", entry.act.body)
    organ = entry.act.seat
    motion = motion_of(state, body.motion, organ) if body.motion else None
    reading = reading_of(motion) if motion is not None and motion.stances else None
    found = [*_about_organ(entry, body, motion, below), *_about_reading(entry, body, motion, reading)]
    seen, effects = sanctions(entry, body, motion, below)
    found += seen
    decided = Decided(
        act=entry.id,
        organ=organ,
        what=body.what,
        matter=motion.electorate.matter if motion else body.class_,
        format=motion.electorate.format if motion else body.format,
        at=moment_of(entry, below),
        how="announcement of the chair" if body.announced_by or motion is not None else "not on record",
        motion=body.motion,
        grants=body.grants,
        reading=reading.adopted if reading else "no votes on record",
        flaws=tuple(finding.code for finding in found if finding.severity != "note"),
        signed_by=who(reading.votes, ["yes"]) if reading else (),
        crisis=body.crisis,
    )
    return enter(state, decided, motion, reading), tuple(found), effects


def _about_organ(entry: Entry, body: acts.DecisionTaken, motion: Motion | None, below: Below) -> tuple[Finding, ...]:
    organ = entry.act.seat
    law = law_of(below.treaty)
    if not law.is_organ(organ):
        return (notice(entry, UNKNOWN_ORGAN, organ=organ),)
    if motion is not None:
        return ()
    if body.motion:
        return (notice(entry, NEVER_OPENED, motion=body.motion),)
    if law.decision(organ, body.class_, body.format, below.treaty.at) is None:
        return (notice(entry, NO_RULE, organ=organ, matter=body.class_, format=body.format),)
    return ()


def _about_reading(entry: Entry, body: acts.DecisionTaken, motion: Motion | None, reading: Reading | None) -> tuple[Finding, ...]:
    if motion is None:
        return ()
    cites = motion.electorate.decided_under
    said = {"organ": entry.act.seat, "motion": motion.name}
    against = (notice(entry, AFTER_REJECTION, cites=cites, **said),) if motion.rejected else ()
    if reading is None or reading.adopted is True:
        return against
    result = reading.result
    match reading.adopted:
        case "conditional":
            differing = notice(entry, STILL_OPEN, cites=cites, what=body.what, waiting=result.open_to, **said)
        case "contested":
            differing = notice(entry, DISPUTED, cites=cites, what=body.what, absent=result.disputed, **said)
        case _:
            differing = notice(
                entry, READING_DIFFERS, cites=cites, what=body.what, against=result.blocked_by, need=result.need, have=result.have, **said
            )
    return (*against, differing)


def rule_on(state: State, entry: Entry, below: Below) -> Stepped:
    """Rule on a motion, as its chair: the ruling has the effect, the engine's reading stays beside it."""
    body = cast("acts.Ruling", entry.act.body)
    motion = motion_of(state, body.motion, body.organ)
    if motion is None:
        return state, (notice(entry, NEVER_OPENED, motion=body.motion),), ()
    chair = chair_of(state, motion.organ)
    competent = entry.act.seat in {motion.organ, chair} or not chair
    ruled = Ruled(body.result, entry.act.seat, entry.id, moment_of(entry, below), competent)
    motion = replace(motion, ruled=ruled)
    if not competent:
        finding = notice(entry, NOT_THE_CHAIR, by=entry.act.seat, motion=motion.name, chair=chair)
        return with_motion(state, motion), (finding,), ()
    if body.result in {"procedural", "not procedural"}:
        return with_motion(state, _reclassified(motion, body.result, below)), (), ()
    return _ruled_on_result(state, entry, motion, ruled, below)


def _ruled_on_result(state: State, entry: Entry, motion: Motion, ruled: Ruled, below: Below) -> Stepped:
    reading = reading_of(motion) if motion.stances else None
    findings = _beside(entry, motion, ruled, reading)
    if motion.decision is not None:
        decided = state.decisions[motion.decision].at.text
        late = notice(entry, RULED_AFTER, motion=motion.name, result=ruled.result, decided=decided)
        return with_motion(state, motion), ((*findings, late) if ruled.result == "not adopted" else findings), ()
    if ruled.result == "not adopted":
        return with_motion(state, replace(motion, rejected=True)), findings, ()
    decision = of_motion(motion, ruled.act, reading, how="ruling", at=Stance("yes", ruled.act, ruled.at))
    decision = replace(decision, flaws=tuple(finding.code for finding in findings))
    return enter(state, decision, motion, reading), findings, effect_of(motion, ruled.act, below)


def _beside(entry: Entry, motion: Motion, ruled: Ruled, reading: Reading | None) -> tuple[Finding, ...]:
    if reading is None or word(reading.adopted) == ruled.result:
        return ()
    said = notice(
        entry, RULING_DIFFERS, cites=motion.electorate.decided_under, motion=motion.name, result=ruled.result, reading=word(reading.adopted)
    )
    return (said,)


def _reclassified(motion: Motion, result: str, below: Below) -> Motion:
    """Decide a motion by the rule of the class to which the chair ruled that it belongs; who votes stays as it was."""
    voters = motion.electorate
    matter = "procedural" if result == "procedural" else ("any" if voters.matter == "procedural" else voters.matter)
    rule = law_of(below.treaty).decision(motion.organ, matter, voters.format, below.treaty.at)
    cited, decision = rule if rule is not None else ("", None)
    return replace(motion, electorate=replace(voters, matter=matter, decision=decision, decided_under=cited))


def challenge(state: State, entry: Entry, _below: Below) -> Stepped:
    """Challenge a ruling: it stands until it is overturned, and shows who holds it to be wrong."""
    body = cast("acts.RulingChallenged", entry.act.body)
    motion = motion_of(state, body.motion, body.organ)
    if motion is None:
        return state, (notice(entry, NEVER_OPENED, motion=body.motion),), ()
    if motion.ruled is None:
        return state, (notice(entry, NO_RULING, state=entry.act.seat, motion=motion.name),), ()
    ruled = replace(motion.ruled, challenged_by=(*motion.ruled.challenged_by, entry.act.seat))
    return with_motion(state, replace(motion, ruled=ruled)), (), ()


def chair_of(state: State, organ: str) -> str:
    """Name the State that took the chair of an organ last, or nobody."""
    held = state.chairs.get(organ)
    return held[len(held) - 1].state if held else ""
