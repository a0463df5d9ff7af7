"""This file is about the outcome of a vote as an answer: adopted or not, whom it binds, who disagrees, on what the organ has acted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from foedus.answer import CONDITIONAL, NO_RULE, Answer, Missing, Position, Reason, missing, reason
from foedus.corpus.organ import Decision, Rule
from foedus.finding import Code, Value
from foedus.mechanisms.organs import account, explain
from foedus.mechanisms.organs.electorate import Electorate
from foedus.mechanisms.organs.exclusion import names
from foedus.mechanisms.organs.law import law_of, not_yet_in_force
from foedus.mechanisms.organs.reading import Reading, read
from foedus.mechanisms.organs.register import State
from foedus.mechanisms.treaty.questions import Treaty
from foedus.rules.tally import Vote

READING_HELD = Code("reading-held", "note", reading=str, says=str)
ABSENCE_CLAIMED = Code("absence-claimed", "note", states=tuple)
ACTED_ON_READING = Code("acted-on-reading-objected-to", "note", organ=str, what=str, day=str)
ACTED_DESPITE = Code("acted-despite-absence", "note", organ=str, motion=str, absent=tuple, day=str)
NO_RULE_FOR_IT = Code("outcome-no-rule", "note", organ=str, matter=str, format=str)
RULE_PENDING = Code("outcome-rule-pending", "note", instrument=str, format=str)
RECOMMENDATION = Code("recommendation-awaited", "note", organ=str, by=str)
RECOMMENDED = Code("recommendation-on-record", "note", organ=str, on=str)

_NONE: Final[Mapping[Vote, int]] = MappingProxyType({})


def outcome(
    voters: Electorate,
    cast: Mapping[str, Vote],
    state: State,
    treaty: Treaty,
    *,
    objected: Iterable[str] = (),
    unnamed: Mapping[Vote, int] = _NONE,
) -> Answer:
    """Answer what becomes of a matter if an electorate votes so.

    :param objected: those that object to the format.
    :param unnamed: votes of which only the number is known.
    """
    reading = read(voters, cast, objected, unnamed)
    law = law_of(treaty)
    chair = law.chair(voters.organ, treaty.at)
    because = explain.electorate_reasons(reading.voters if reading else voters, cast, chair[1].deputy if chair else "")
    if reading is None:
        return Answer(NO_RULE, (*because, *_no_rule(voters, treaty)))
    voters = reading.voters
    because += explain.rule_reasons(voters, {measure: law.weighed_under(measure, treaty.at) for measure in voters.weights})
    told, lacks = _recommendation(voters, reading, state)
    because += account.result_reasons(voters, reading, waits=bool(lacks))
    positions, acted_on = _positions(voters, reading, state, treaty)
    since = min((one.since for one in treaty.objections(voters.decided_under)), default="")
    if since and acted_on is None and (acted_on := _acted_since(since, voters, state)):
        positions = (*positions, acted_on)
    elif acted_on is not None:
        said = dict(acted_on.params)
        because.append(Reason(ACTED_DESPITE.name, tuple(said.items()), acted_on.article, acted_on.acts[0]))
    value = value_of(reading)
    if lacks:
        value |= {"adopted": CONDITIONAL, "binds": (), "not_bound": (), "pays": (), "effect": "nothing"}
    return Answer(value, (*because, *told), (*account.awaited(voters, reading), *lacks), positions, acted_on)


def value_of(reading: Reading) -> dict[str, Any]:
    """Give the data of an outcome: adopted or not, of whom and how many, who could change it, whom it binds and who pays."""
    voters, result = reading.voters, reading.result
    return {
        "adopted": result.adopted,
        "binds": reading.binds,
        "not_bound": reading.not_bound,
        "still_to_sign": result.open_to if result.adopted == "conditional" else (),
        "pays": reading.effect.pays,
        "electorate": voters.entitled,
        "left_out": tuple([{"state": one.state, "why": one.why} for one in voters.left_out]),
        "base": result.base,
        "threshold": _threshold(reading),
        "need": result.need,
        "have": result.have,
        "effect": _effect(voters.decision, reading),
    }


def _threshold(reading: Reading) -> str:
    rule = next((one.rule for one in reversed(reading.steps) if one.result is reading.result), None)
    return "" if rule is None else _named(rule)


def _named(rule: Rule) -> str:
    if rule.majority is not None:
        return explain.threshold(rule.majority)
    if rule.unanimity is not None:
        return f"unanimity {rule.unanimity}"
    return "consensus" if rule.consensus is not None else "silence" if rule.silence is not None else "one person"


def _effect(decision: Decision | None, reading: Reading) -> str:
    """Say what kind of effect it has: a decision, a recommendation, or what is the case because nothing was adopted."""
    if decision is None:
        return "nothing"
    if reading.adopted is True:
        return "recommendation" if decision.recommends_to or decision.binds == "nobody" else "decision"
    return decision.default if reading.adopted is False and decision.default != "nothing changes" else "nothing"


def _recommendation(voters: Electorate, reading: Reading, state: State) -> tuple[tuple[Reason, ...], tuple[Missing, ...]]:
    """See whether the organ that is to recommend has done so: without that the second organ cannot decide (UN Charter art. 4(2))."""
    decision = voters.decision
    first = decision.on_recommendation_of if decision is not None else ""
    if not first or reading.adopted is not True:
        return (), ()
    about = names(voters.concerning)
    for number in range(len(state.decisions) - 1, -1, -1):
        one = state.decisions[number]
        if one.organ == first and one.fell is None and one.matter == voters.matter and about <= names(one.concerning):
            return (reason(RECOMMENDED, article=voters.decided_under, act=one.act, organ=first, on=one.at.text),), ()
    return (), (missing(RECOMMENDATION, article=voters.decided_under, organ=voters.organ, by=first),)


def _no_rule(voters: Electorate, treaty: Treaty) -> tuple[Reason, ...]:
    """Say that the text has no such rule, and name a concluded text that would bring it, if there is one."""
    said = reason(NO_RULE_FOR_IT, organ=voters.organ, matter=voters.matter, format=voters.format)
    pending = tuple(
        reason(RULE_PENDING, article=cited, instrument=instrument, format=voters.format)
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


def _acted_since(day: str, voters: Electorate, state: State) -> Position | None:
    """Give the first decision of that class which the organ took after somebody had objected to the reading of its rule."""
    taken = (state.decisions[number] for number in range(len(state.decisions)))
    one = next(
        (one for one in taken if one.organ == voters.organ and one.matter == voters.matter and one.fell is None and one.at.text >= day),
        None,
    )
    if one is None:
        return None
    said = ACTED_ON_READING.values({"organ": one.organ, "what": one.what, "day": one.at.text})
    return Position({"adopted": True}, (one.organ,), ACTED_ON_READING.name, said, voters.decided_under, (one.act,), one.at.text)


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
