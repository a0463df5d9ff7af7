"""This file is about what stands beside the engine's reading of a motion: what the chair announced or ruled, and who challenged it.

The engine reads; the chair announces or rules, and the effect follows that; a challenge is put to the vote. Where
reading and ruling differ, everybody is shown both.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from foedus.answer import CONTESTED, Answer, Position, Reason, reason
from foedus.finding import Code
from foedus.mechanisms.organs.reading import word
from foedus.mechanisms.organs.register import Motion, State

ANNOUNCED = Code("motion-announced-as", "note", organ=str, motion=str, result=str, on=str)
RULED = Code("motion-ruled", "note", by=str, motion=str, result=str, on=str)
CHALLENGED = Code("motion-ruling-challenged", "note", states=tuple, motion=str)
VOTED = Code("motion-challenge-voted", "note", motion=str, result=str)
UNDONE = Code("motion-ruling-undone", "note", motion=str, since=str)
FALLEN = Code("decision-has-no-effect", "note", organ=str, what=str, since=str)
DIFFERS = Code("motion-read-otherwise", "note", motion=str, reading=str, result=str)
HELD = Code("motion-result-held", "note", motion=str, result=str)

_RESULTS = {"adopted": True, "not adopted": False}


def beside(answer: Answer, motion: Motion, state: State) -> Answer:
    """Put beside an outcome what the chair announced or ruled; contested where a member challenges it, acted on as announced."""
    told, announced, by, acts, since = _announced(motion, state)
    if not isinstance(answer.value, dict):
        return replace(answer, because=(*answer.because, *told))
    value: dict[str, Any] = {**answer.value, "announced": announced}
    if announced not in _RESULTS or answer.value["adopted"] is _RESULTS[announced]:
        return replace(answer, value=value, because=(*answer.because, *told))
    read = answer.value["adopted"]
    said = reason(DIFFERS, article=motion.electorate.decided_under, motion=motion.name, reading=word(read), result=announced)
    acted_on = _position(motion, announced, by, acts, since)
    positions = (*answer.positions, acted_on)
    challengers = motion.ruled.challenged_by if motion.ruled is not None and motion.ruled.voted != "upheld" else ()
    if challengers:
        other = "not adopted" if announced == "adopted" else "adopted"
        value["adopted"] = CONTESTED
        positions = (*positions, _position(motion, other, challengers, (), ""))
    return replace(answer, value=value, because=(*answer.because, *told, said), positions=positions, acted_on=acted_on)


def _position(motion: Motion, result: str, by: tuple[str, ...], acts: tuple[str, ...], since: str) -> Position:
    said = HELD.values({"motion": motion.name, "result": result})
    return Position({"adopted": _RESULTS[result]}, by, HELD.name, said, motion.electorate.decided_under, acts, since)


def _announced(motion: Motion, state: State) -> tuple[tuple[Reason, ...], str, tuple[str, ...], tuple[str, ...], str]:
    """Give what was said of a motion in the organ: the reasons, the result that has the effect, by whom, by which acts, since when."""
    told, ruled = [], motion.ruled
    result, since = "", ""
    by: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    if ruled is not None and ruled.competent:
        told.append(reason(RULED, act=ruled.act, by=ruled.by, motion=motion.name, result=ruled.result, on=ruled.at.text))
        if ruled.challenged_by:
            told.append(reason(CHALLENGED, states=ruled.challenged_by, motion=motion.name))
        if ruled.voted:
            told.append(reason(VOTED, motion=motion.name, result=ruled.voted))
        if ruled.undone:
            told.append(reason(UNDONE, motion=motion.name, since=ruled.undone))
        if ruled.result in _RESULTS and ruled.voted != "overturned":
            result, by, acts, since = ruled.result, (ruled.by,), (ruled.act,), ruled.at.text
    if motion.decision is not None:
        decided = state.decisions[motion.decision]
        if decided.fell is not None:
            told.append(reason(FALLEN, act=decided.felled_by, organ=motion.organ, what=decided.what, since=decided.fell.text))
        elif decided.how == "announcement of the chair":
            told.append(reason(ANNOUNCED, act=decided.act, organ=motion.organ, motion=motion.name, result="adopted", on=decided.at.text))
            result, by, acts, since = "adopted", (motion.organ,), (decided.act,), decided.at.text
    return tuple(told), result, by, acts, since
