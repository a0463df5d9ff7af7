"""This file is about motions that settle something of another: to which class it belongs, or whether a ruling on it stands.

The class of a matter is itself a question that is decided, by a rule of its own; and it changes the rule for the
vote that follows. A ruling that is challenged is put to the vote: it stands unless it is overturned.
"""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from foedus.finding import Code
from foedus.mechanisms.organs.acts import OfMotion
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.motions import Stepped
from foedus.mechanisms.organs.overturning import OVERTURNED, overturn
from foedus.mechanisms.organs.register import Below, Motion, State, motion_of, notice, with_motion
from foedus.record.entry import Entry

RULED_AGAIN = Code("challenge-of-replaced-ruling", "warning", motion=str, by=str, result=str, on=str)
UPHELD = Code("ruling-upheld", "note", motion=str, result=str, by=str)
NO_SUCH_CLASS = Code("class-without-rule", "warning", motion=str, organ=str, matter=str)


def reclassified(motion: Motion, matter: str, below: Below) -> Motion:
    """Decide a motion by the rule of the class to which it was found to belong; who votes stays as it was."""
    voters = motion.electorate
    rule = law_of(below.treaty).decision(motion.organ, matter, voters.format, below.treaty.at)
    cited, decision = rule if rule is not None else ("", None)
    return replace(motion, electorate=replace(voters, matter=matter, decision=decision, decided_under=cited))


def settle(state: State, entry: Entry, motion: Motion | None, *, adopted: bool, below: Below) -> Stepped:
    """Let a motion that was decided have its effect on the motion of which it settles something."""
    target = motion_of(state, motion.on, motion.organ) if motion is not None and motion.on else None
    if motion is None or target is None:
        return state, (), ()
    if motion.proposes:
        return _classed(state, entry, target, motion, below) if adopted else (state, (), ())
    return _challenged(state, entry, target, motion, adopted=adopted, below=below)


def settle_by_sheet(before: State, stepped: Stepped, entry: Entry, below: Below) -> Stepped:
    """Let a motion that the last signature has decided have its effect on the motion of which it settles something."""
    state, findings, effects = stepped
    body = cast("OfMotion", entry.act.body)
    motion, was = motion_of(state, body.motion, body.organ), motion_of(before, body.motion, body.organ)
    if motion is None or not motion.on or motion.decision is None or (was is not None and was.decision is not None):
        return stepped
    state, told, undone = settle(state, entry, motion, adopted=True, below=below)
    return state, (*findings, *told), (*effects, *undone)


def _classed(state: State, entry: Entry, target: Motion, by: Motion, below: Below) -> Stepped:
    changed = reclassified(target, by.proposes, below)
    if changed.electorate.decision is None:
        return state, (notice(entry, NO_SUCH_CLASS, motion=target.name, organ=target.organ, matter=by.proposes),), ()
    return with_motion(state, replace(changed, classed=(by.name, target.electorate))), (), ()


def _challenged(state: State, entry: Entry, target: Motion, by: Motion, *, adopted: bool, below: Below) -> Stepped:
    ruled = target.ruled
    if ruled is None:
        return state, (), ()
    if by.settles not in ("", ruled.act):
        # Security Council, rule 30: a challenge is decided at once, so no ruling comes between it and its vote. Where one
        # did, the vote is not one on the ruling that stands now, and what it makes of the earlier one no rule says.
        said = notice(
            entry, RULED_AGAIN, cites=target.electorate.decided_under, motion=target.name, by=by.name, result=ruled.result, on=ruled.at.text
        )
        return state, (said,), ()
    code = OVERTURNED if adopted else UPHELD
    said = notice(entry, code, cites=target.electorate.decided_under, motion=target.name, result=ruled.result, by=by.name)
    if not adopted:
        return with_motion(state, replace(target, ruled=replace(ruled, voted="upheld"))), (said,), ()
    state, told, effects = overturn(state, entry, target, by, below)
    return state, (said, *told), effects
