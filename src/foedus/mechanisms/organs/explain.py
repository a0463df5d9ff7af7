"""This file is about saying why: the steps from an electorate, a rule and votes to an outcome, each with its article."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.answer import Missing, Reason, missing, reason
from foedus.corpus.organ import Majority, Rule
from foedus.finding import Code
from foedus.mechanisms.organs.electorate import Electorate
from foedus.mechanisms.organs.reading import Reading
from foedus.rules.tally import who

ELECTORATE = Code("outcome-electorate", "note", organ=str, states=tuple)
LEFT_OUT_SUSPENDED = Code("left-out-suspended", "note", state=str)
LEFT_OUT_VOTE_TAKEN = Code("left-out-vote-taken", "note", state=str)
LEFT_OUT_CONCERNED = Code("left-out-concerned", "note", state=str)
LEFT_OUT_CONTESTED = Code("left-out-contested", "note", states=tuple)
OUTSIDE = Code("votes-outside-electorate", "note", organ=str, states=tuple)
BY_CONSENSUS = Code("rule-consensus", "note", organ=str, matter=str)
BY_CONSENSUS_OF_WILLING = Code("rule-consensus-limited", "note", organ=str, matter=str)
BY_UNANIMITY = Code("rule-unanimity", "note", organ=str, matter=str, of=str)
BY_MAJORITY = Code("rule-majority", "note", organ=str, matter=str, of=str, threshold=str)
BY_SILENCE = Code("rule-silence", "note", organ=str, matter=str, within=str)
BY_ONE_PERSON = Code("rule-one-person", "note", organ=str, matter=str)
SUPPORT = Code("outcome-support", "note", have=int, base=int)
COUNT = Code("outcome-count", "note", need=int, have=int, base=int)
BLOCKED = Code("outcome-blocked", "note", states=tuple)
VETOED = Code("outcome-vetoed", "note", states=tuple)
REFUSED = Code("outcome-signature-refused", "note", states=tuple)
FORMAT_STOPPED = Code("outcome-format-objected", "note", states=tuple, format=str)
TOO_FEW = Code("outcome-too-few", "note", need=int, have=int)
NOBODY_FOR_IT = Code("outcome-nobody-for-it", "note")
HARMLESS = Code("outcome-not-for-and-not-against", "note", states=tuple)
ABSENCE_DISPUTED = Code("outcome-absence-disputed", "note", states=tuple)
COULD_CHANGE = Code("outcome-could-still-change", "note", states=tuple)
ADOPTED = Code("outcome-adopted", "note", organ=str, matter=str)
BINDS_ALL = Code("outcome-binds-all", "note", states=tuple)
BINDS_THOSE_FOR = Code("outcome-binds-those-for-it", "note", bound=tuple, free=tuple)
NO_RULE = Code("outcome-no-rule", "note", organ=str, matter=str, format=str)
RULE_PENDING = Code("outcome-rule-pending", "note", instrument=str, format=str)
AWAITED = Code("word-awaited", "note", state=str, organ=str)

_LEFT_OUT = {"suspended": LEFT_OUT_SUSPENDED, "vote taken": LEFT_OUT_VOTE_TAKEN, "concerned": LEFT_OUT_CONCERNED}


def electorate_reasons(voters: Electorate, cast: Iterable[str]) -> list[Reason]:
    """Say who votes, who is left out and why, and whose votes were not counted."""
    found = [reason(ELECTORATE, article=voters.seats_under, organ=voters.organ, states=voters.entitled)]
    found += [reason(_LEFT_OUT[one.why], article=one.article, state=one.state) for one in voters.left_out]
    if voters.contested:
        found.append(reason(LEFT_OUT_CONTESTED, article=voters.seats_under, states=voters.contested))
    outside = tuple(sorted(state for state in cast if state not in voters.entitled))
    if outside:
        found.append(reason(OUTSIDE, article=voters.seats_under, organ=voters.organ, states=outside))
    return found


def rule_reasons(voters: Electorate) -> list[Reason]:
    """Say by which rule the matter is decided."""
    assert voters.decision is not None
    decision = voters.decision
    rules = decision.rules or decision.together or ((decision.rule,) if decision.rule else ())
    return [_rule(rule, voters) for rule in rules if not rule.dormant]


def _rule(rule: Rule, voters: Electorate) -> Reason:
    article = voters.decided_under
    said = {"organ": voters.organ, "matter": voters.matter}
    if rule.unanimity is not None:
        return reason(BY_UNANIMITY, article=article, of=rule.unanimity, **said)
    if rule.majority is not None:
        return reason(BY_MAJORITY, article=article, of=rule.majority.of, threshold=_threshold(rule.majority), **said)
    if rule.silence is not None:
        return reason(BY_SILENCE, article=article, within=rule.silence.within, **said)
    if rule.consensus is None:
        return reason(BY_ONE_PERSON, article=article, **said)
    assert voters.decision is not None
    code = BY_CONSENSUS_OF_WILLING if voters.decision.binds == "those who voted for it" else BY_CONSENSUS
    return reason(code, article=article, **said)


def _threshold(rule: Majority) -> str:
    if rule.number is not None:
        return str(rule.number)
    return f"> {rule.more_than}" if rule.more_than is not None else f"≥ {rule.at_least}"


def result_reasons(voters: Electorate, reading: Reading) -> list[Reason]:
    """Say what the votes came to: the numbers, who stopped it or could still change it, whom it binds."""
    article, result, votes = voters.decided_under, reading.result, reading.votes
    found = [*_numbers(voters, reading), *_stopped(voters, reading)]
    harmless = who(votes, ["abstain", "absent", "not-objecting"])
    quiet = tuple(state for state in harmless if state not in (*result.disputed, *result.open_to, *result.blocked_by))
    if quiet and result.adopted is not False:
        found.append(reason(HARMLESS, article=article, states=quiet))
    if result.disputed:
        found.append(reason(ABSENCE_DISPUTED, article=article, states=result.disputed))
    if result.open_to:
        found.append(reason(COULD_CHANGE, article=article, states=result.open_to))
    if result.adopted is True:
        found.append(reason(ADOPTED, article=article, organ=voters.organ, matter=voters.matter))
        found.append(_bound(article, reading))
    return found


def _numbers(voters: Electorate, reading: Reading) -> list[Reason]:
    article, result = voters.decided_under, reading.result
    if voters.decision is not None and voters.decision.rule is not None and voters.decision.rule.consensus is not None:
        # Under consensus no number is needed: what counts is that nobody stops it.
        return [reason(SUPPORT, article=article, have=result.have, base=result.base)]
    return [reason(COUNT, article=article, need=result.need, have=result.have, base=result.base)] if result.need else []


def _stopped(voters: Electorate, reading: Reading) -> list[Reason]:
    article, result = voters.decided_under, reading.result
    if reading.objected:
        return [reason(FORMAT_STOPPED, article=article, states=reading.objected, format=voters.format)]
    if result.adopted is not False:
        return []
    refusing = tuple(state for state in result.blocked_by if reading.votes[state] == "refused")
    stopping = tuple(state for state in result.blocked_by if state not in refusing)
    found = [reason(REFUSED, article=article, states=refusing)] if refusing else []
    if stopping:
        found.append(reason(VETOED if _has_veto(voters) else BLOCKED, article=article, states=stopping))
    if not result.blocked_by:
        found.append(
            reason(TOO_FEW, article=article, need=result.need, have=result.have) if result.have else reason(NOBODY_FOR_IT, article=article)
        )
    return found


def _has_veto(voters: Electorate) -> bool:
    return voters.decision is not None and voters.decision.rule is not None and voters.decision.rule.veto is not None


def _bound(article: str, reading: Reading) -> Reason:
    if reading.not_bound:
        return reason(BINDS_THOSE_FOR, article=article, bound=reading.binds, free=reading.not_bound)
    return reason(BINDS_ALL, article=article, states=reading.binds)


def awaited(voters: Electorate, reading: Reading) -> tuple[Missing, ...]:
    """Name whose word is awaited."""
    if reading.adopted != "conditional":
        return ()
    return tuple(missing(AWAITED, article=voters.decided_under, state=state, organ=voters.organ) for state in reading.result.open_to)
