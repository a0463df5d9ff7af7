"""This file is about the outcome of a vote as an answer: adopted or not, whom it binds, who disagrees, on what the organ has acted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from foedus.answer import NO_RULE, Answer, Position, Reason, reason
from foedus.corpus.organ import Decision
from foedus.finding import Code, Value
from foedus.mechanisms.organs import explain
from foedus.mechanisms.organs.electorate import Electorate
from foedus.mechanisms.organs.law import law_of, not_yet_in_force
from foedus.mechanisms.organs.reading import Reading, read
from foedus.mechanisms.organs.register import State
from foedus.mechanisms.treaty.questions import Treaty
from foedus.rules.tally import Vote

READING_HELD = Code("reading-held", "note", reading=str, says=str)
ABSENCE_CLAIMED = Code("absence-claimed", "note", states=tuple)
ACTED_DESPITE = Code("acted-despite-absence", "note", organ=str, motion=str, absent=tuple, day=str)


def outcome(voters: Electorate, cast: Mapping[str, Vote], state: State, treaty: Treaty, objected: Iterable[str] = ()) -> Answer:
    """Answer what becomes of a matter if an electorate votes so; ``objected`` are those that object to the format."""
    because = explain.electorate_reasons(voters, cast)
    reading = read(voters, cast, objected)
    if reading is None:
        return Answer(NO_RULE, (*because, *_no_rule(voters, treaty)))
    because += explain.rule_reasons(voters) + explain.result_reasons(voters, reading)
    positions, acted_on = _positions(voters, reading, state, treaty)
    if acted_on is not None:
        said = dict(acted_on.params)
        because.append(Reason(ACTED_DESPITE.name, tuple(said.items()), acted_on.article, acted_on.acts[0]))
    return Answer(value_of(reading), tuple(because), explain.awaited(voters, reading), positions, acted_on)


def value_of(reading: Reading) -> dict[str, Any]:
    """Give the data of an outcome."""
    return {
        "adopted": reading.adopted,
        "binds": reading.binds,
        "not_bound": reading.not_bound,
        "still_to_sign": reading.result.open_to if reading.adopted == "conditional" else (),
    }


def _no_rule(voters: Electorate, treaty: Treaty) -> tuple[Reason, ...]:
    """Say that the text has no such rule, and name a concluded text that would bring it, if there is one."""
    said = reason(explain.NO_RULE, organ=voters.organ, matter=voters.matter, format=voters.format)
    pending = tuple(
        reason(explain.RULE_PENDING, article=cited, instrument=instrument, format=voters.format)
        for cited, instrument, decision in not_yet_in_force(treaty, Decision)
        if voters.organ in decision.decision and decision.format == voters.format
    )
    return (said, *pending)


def _positions(voters: Electorate, reading: Reading, state: State, treaty: Treaty) -> tuple[tuple[Position, ...], Position | None]:
    """Give the readings that are held of an absence, and the one on which the organ has in fact acted since."""
    if not reading.result.disputed:
        return (), None
    claims = state.claims.get(voters.organ)
    claimants = tuple(sorted(claims)) if claims else ()
    acts = tuple(claims[member].act for member in claimants) if claims else ()
    since = min((claims[member].at.text for member in claimants), default="") if claims else ""
    positions = []
    silence = law_of(treaty).silences.get("absence")
    cited = silence[0] if silence else ""
    for view in silence[1].readings if silence else ():
        adopted = "not adopted" not in view.then
        held_by = view.held_by if adopted else tuple(sorted({*view.held_by, *claimants}))
        positions.append(
            Position(
                {"adopted": adopted}, held_by, READING_HELD.name, READING_HELD.values({"reading": view.name, "says": view.says}),
                cited, () if adopted else acts, "" if adopted else since,
            )
        )  # fmt: skip
    if claimants and not any(position.value == {"adopted": False} for position in positions):
        claimed = ABSENCE_CLAIMED.values({"states": claimants})
        positions.append(Position({"adopted": False}, claimants, ABSENCE_CLAIMED.name, claimed, voters.decided_under, acts, since))
    return tuple(positions), _acted_on(voters, state)


def _acted_on(voters: Electorate, state: State) -> Position | None:
    precedent = state.precedents.get(voters.organ)
    if precedent is None:
        return None
    said: dict[str, Value] = {"organ": voters.organ, "motion": precedent.motion, "absent": precedent.absent, "day": precedent.at.text}
    held_by = precedent.by or (voters.organ,)
    article = voters.decided_under
    return Position(
        {"adopted": True}, held_by, ACTED_DESPITE.name, ACTED_DESPITE.values(said), article, (precedent.act,), precedent.at.text
    )
