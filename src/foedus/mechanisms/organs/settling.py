"""This file is about motions that settle something of another: to which class it belongs, or whether a ruling on it stands.

The class of a matter is itself a question that is decided, by a rule of its own; and it changes the rule for the
vote that follows. A ruling that is challenged is put to the vote: it stands unless it is overturned.
"""

from __future__ import annotations

from msgspec.structs import replace

from foedus.finding import Code, Finding
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.register import Below, Motion, State, motion_of, notice, with_motion
from foedus.record.entry import Entry

OVERTURNED = Code("ruling-overturned", "note", motion=str, result=str, by=str)
UPHELD = Code("ruling-upheld", "note", motion=str, result=str, by=str)
NO_SUCH_CLASS = Code("class-without-rule", "warning", motion=str, organ=str, matter=str)


def reclassified(motion: Motion, matter: str, below: Below) -> Motion:
    """Decide a motion by the rule of the class to which it was found to belong; who votes stays as it was."""
    voters = motion.electorate
    rule = law_of(below.treaty).decision(motion.organ, matter, voters.format, below.treaty.at)
    cited, decision = rule if rule is not None else ("", None)
    return replace(motion, electorate=replace(voters, matter=matter, decision=decision, decided_under=cited))


def settle(state: State, entry: Entry, motion: Motion | None, *, adopted: bool, below: Below) -> tuple[State, tuple[Finding, ...]]:
    """Let a motion that was decided have its effect on the motion of which it settles something."""
    target = motion_of(state, motion.on, motion.organ) if motion is not None and motion.on else None
    if motion is None or target is None:
        return state, ()
    if motion.proposes:
        return _classed(state, entry, target, motion.proposes, below) if adopted else (state, ())
    return _challenged(state, entry, target, motion.name, adopted=adopted)


def _classed(state: State, entry: Entry, target: Motion, matter: str, below: Below) -> tuple[State, tuple[Finding, ...]]:
    changed = reclassified(target, matter, below)
    if changed.electorate.decision is None:
        return state, (notice(entry, NO_SUCH_CLASS, motion=target.name, organ=target.organ, matter=matter),)
    return with_motion(state, changed), ()


def _challenged(state: State, entry: Entry, target: Motion, by: str, *, adopted: bool) -> tuple[State, tuple[Finding, ...]]:
    ruled = target.ruled
    if ruled is None:
        return state, ()
    code = OVERTURNED if adopted else UPHELD
    said = notice(entry, code, cites=target.electorate.decided_under, motion=target.name, result=ruled.result, by=by)
    changed = replace(target, ruled=replace(ruled, voted="overturned" if adopted else "upheld"))
    if adopted:
        changed = replace(changed, electorate=ruled.before or target.electorate, rejected=ruled.result == "adopted")
        state = _marked(state, target)
    return with_motion(state, changed), (said,)


def _marked(state: State, target: Motion) -> State:
    """Mark a decision that stood by a ruling alone, now that the ruling is overturned; undoing what it did needs another decision."""
    if target.decision is None:
        return state
    decided = state.decisions[target.decision]
    if decided.how != "ruling":
        return state
    return replace(state, decisions=state.decisions.set(target.decision, replace(decided, flaws=(*decided.flaws, OVERTURNED.name))))
