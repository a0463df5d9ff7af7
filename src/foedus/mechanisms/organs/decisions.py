"""This file is about decisions: what an organ announces stands, and the engine's own reading stands beside it."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from foedus.finding import Code, Finding
from foedus.mechanisms.organs import acts
from foedus.mechanisms.organs.elections import permit_votes
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.motions import NEVER_OPENED, NO_RULE, UNKNOWN_ORGAN, Stepped, moment_of, reading_of
from foedus.mechanisms.organs.reading import Reading
from foedus.mechanisms.organs.register import Below, Decided, Motion, State, motion_of, notice
from foedus.mechanisms.organs.sanctions import sanctions
from foedus.mechanisms.organs.settling import settle
from foedus.mechanisms.organs.stands import enter
from foedus.record.entry import Entry
from foedus.rules.tally import who

READING_DIFFERS = Code("decision-read-as-not-adopted", "warning", organ=str, what=str, motion=str, against=tuple, need=int, have=int)
STILL_OPEN = Code("decision-with-positions-open", "note", organ=str, what=str, motion=str, waiting=tuple)
DISPUTED = Code("decision-despite-absence", "note", organ=str, what=str, motion=str, absent=tuple)
VOID = Code("decision-void-from-the-beginning", "note", organ=str, what=str)
AFTER_REJECTION = Code("decision-after-ruling-against", "warning", organ=str, motion=str)


def take_decision(state: State, entry: Entry, below: Below) -> Stepped:
    """Decide, as the organ's chair announces: the effect follows the announcement, what is found against it is marked."""
    body = cast("acts.DecisionTaken", entry.act.body)
    organ = entry.act.seat
    motion = motion_of(state, body.motion, organ) if body.motion else None
    if motion is not None and motion.decision is not None and state.decisions[motion.decision].fell is not None:
        # What has fallen with a ruling is decided anew, with all its effects.
        motion = replace(motion, decision=None)
    reading = reading_of(motion) if motion is not None and (motion.stances or motion.tally) else None
    found = [*_about_organ(entry, body, motion, below), *_about_reading(entry, body, motion, reading)]
    seen, effects = sanctions(entry, body, motion, below, state.composition)
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
        concerning=body.concerning or (motion.concerning if motion else ""),
        against=body.against,
        ends=tuple(one for relation in ("revokes", "replaces") for one in entry.act.references.get(relation, ())),
    )
    if entry.id in state.void:
        # It rested on a ruling that was overturned from the beginning: on record, and without any effect.
        return enter(state, decided, motion, None), (*found, notice(entry, VOID, organ=organ, what=body.what)), ()
    state = permit_votes(enter(state, decided, motion, reading), entry, below)
    state, settled, undone = settle(state, entry, motion, adopted=True, below=below)
    return state, (*found, *settled), (*effects, *undone)


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
