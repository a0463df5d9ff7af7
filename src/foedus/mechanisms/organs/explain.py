"""This file is about saying why, before any vote is counted: who votes, who is left out, and by which rule it is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from foedus.answer import Reason, reason
from foedus.corpus.organ import Decision, Majority, Minority, Rule
from foedus.finding import Code
from foedus.mechanisms.organs.electorate import Electorate
from foedus.mechanisms.organs.reading import rules_of

ELECTORATE = Code("outcome-electorate", "note", organ=str, states=tuple)
SEATS_VACANT = Code("outcome-seats-vacant", "note", organ=str, count=int)
LEFT_OUT_SUSPENDED = Code("left-out-suspended", "note", state=str)
LEFT_OUT_VOTE_TAKEN = Code("left-out-vote-taken", "note", state=str)
LEFT_OUT_CONCERNED = Code("left-out-concerned", "note", state=str)
LEFT_OUT_PARTY = Code("left-out-party-to-the-dispute", "note", state=str)
LEFT_OUT_ATTACKER = Code("left-out-attacker", "note", state=str)
LEFT_OUT_ARREARS = Code("left-out-arrears", "note", state=str)
LEFT_OUT_RECUSED = Code("left-out-recused", "note", state=str)
LEFT_OUT_FORMAT = Code("left-out-not-in-the-format", "note", state=str)
LEFT_OUT_CONTESTED = Code("left-out-contested", "note", states=tuple)
SEATED_AS_ACTED_ON = Code("seated-as-acted-on", "note", states=tuple)
BASE_STAYS = Code("left-out-base-stays", "note", states=tuple, base=int)
CLAIMED = Code("exclusion-only-claimed", "note", states=tuple)
CHAIR_GIVES_WAY = Code("chair-gives-way", "note", state=str, organ=str)
DEPUTY = Code("chair-deputy", "note", organ=str, deputy=str)
OUTSIDE = Code("votes-outside-electorate", "note", organ=str, states=tuple)
BY_CONSENSUS = Code("rule-consensus", "note", organ=str, matter=str)
BY_CONSENSUS_OF_WILLING = Code("rule-consensus-limited", "note", organ=str, matter=str)
BY_UNANIMITY = Code("rule-unanimity", "note", organ=str, matter=str, of=str)
BY_MAJORITY = Code("rule-majority", "note", organ=str, matter=str, of=str, threshold=str)
BY_WEIGHT = Code("rule-weighted-majority", "note", organ=str, matter=str, of=str, threshold=str, measure=str)
BY_SILENCE = Code("rule-silence", "note", organ=str, matter=str, within=str)
BY_ONE_PERSON = Code("rule-one-person", "note", organ=str, matter=str)
AMONG = Code("rule-counted-among", "note", states=tuple)
VETO = Code("rule-veto", "note", states=tuple)
MINORITY = Code("rule-minority", "note", of=str, sizes=tuple)
QUORUM = Code("rule-quorum", "note", quorum=str)
QUORUM_IDLE = Code("rule-quorum-idle", "note", quorum=str)
CASTING_VOTE = Code("rule-casting-vote", "note", organ=str)
ALL_MUST_BE_MET = Code("rules-all-to-be-met", "note", count=int)
IN_TURN = Code("rules-in-turn", "note", count=int)
DORMANT = Code("rule-dormant", "note", organ=str, matter=str)

_LEFT_OUT = {
    "suspended": LEFT_OUT_SUSPENDED, "vote taken": LEFT_OUT_VOTE_TAKEN, "concerned": LEFT_OUT_CONCERNED,
    "party to the dispute": LEFT_OUT_PARTY, "attacker": LEFT_OUT_ATTACKER, "in arrears": LEFT_OUT_ARREARS, "recused": LEFT_OUT_RECUSED,
    "not in the format": LEFT_OUT_FORMAT,
}  # fmt: skip


def electorate_reasons(voters: Electorate, cast: Iterable[str], deputy: str = "") -> list[Reason]:
    """Say who votes, who is left out and why, and whose votes were not counted.

    :param deputy: who acts for the chair, in the words of the text.
    """
    under = voters.seats_under
    found = [reason(ELECTORATE, article=under, organ=voters.organ, states=voters.entitled)]
    if voters.vacant:
        found.append(reason(SEATS_VACANT, article=under, organ=voters.organ, count=voters.vacant))
    found += [reason(_LEFT_OUT[one.why], article=one.article, state=one.state) for one in voters.left_out]
    staying = tuple(one.state for one in voters.left_out if one.stays and one.article)
    if staying:
        found.append(reason(BASE_STAYS, article=voters.decided_under, states=staying, base=voters.members))
    if voters.claimed:
        found.append(reason(CLAIMED, article=voters.decided_under, states=voters.claimed))
    if voters.chair and any(one.state == voters.chair for one in voters.left_out):
        found.append(reason(CHAIR_GIVES_WAY, article=under, state=voters.chair, organ=voters.organ))
        found += [reason(DEPUTY, article=under, organ=voters.organ, deputy=deputy)] if deputy else []
    if voters.acting:
        found.append(reason(SEATED_AS_ACTED_ON, article=under, states=voters.acting))
    if voters.contested:
        found.append(reason(LEFT_OUT_CONTESTED, article=under, states=voters.contested))
    entitled = frozenset(voters.entitled)
    outside = tuple(sorted([state for state in cast if state not in entitled]))
    if outside:
        found.append(reason(OUTSIDE, article=under, organ=voters.organ, states=outside))
    return found


def rule_reasons(voters: Electorate, weighed_under: Mapping[str, str]) -> list[Reason]:
    """Say by which rule, or which rules, the matter is decided.

    :param weighed_under: the article that gives each measure of weight.
    """
    assert voters.decision is not None
    decision = voters.decision
    rules, article = rules_of(decision), voters.decided_under
    found = [reason(ALL_MUST_BE_MET, article=article, count=len(rules))] if len(decision.together) > 1 else []
    found += [reason(IN_TURN, article=article, count=len(rules))] if len(decision.rules) > 1 else []
    for rule in rules:
        if rule.dormant:
            found.append(reason(DORMANT, article=article, organ=voters.organ, matter=voters.matter))
        found += [_rule(rule, voters, weighed_under), *_conditions(rule, voters, decision)]
    return found


def _rule(rule: Rule, voters: Electorate, weighed_under: Mapping[str, str]) -> Reason:
    article = voters.decided_under
    said = {"organ": voters.organ, "matter": voters.matter}
    if rule.unanimity is not None:
        return reason(BY_UNANIMITY, article=article, of=rule.unanimity, **said)
    if rule.majority is not None:
        of, measure = rule.majority.of, rule.majority.weighted_by
        if measure:
            under = weighed_under.get(measure) or article
            return reason(BY_WEIGHT, article=under, of=of, threshold=threshold(rule.majority), measure=measure, **said)
        return reason(BY_MAJORITY, article=article, of=of, threshold=threshold(rule.majority), **said)
    if rule.silence is not None:
        return reason(BY_SILENCE, article=article, within=rule.silence.within, **said)
    if rule.consensus is None:
        return reason(BY_ONE_PERSON, article=article, **said)
    assert voters.decision is not None
    code = BY_CONSENSUS_OF_WILLING if voters.decision.binds == "those who voted for it" else BY_CONSENSUS
    return reason(code, article=article, **said)


def _conditions(rule: Rule, voters: Electorate, decision: Decision) -> Iterator[Reason]:
    article = voters.decided_under
    if rule.among:
        yield reason(AMONG, article=article, states=rule.among)
    if rule.veto is not None:
        yield reason(VETO, article=article, states=rule.veto.holders)
    for one in rule.stopped_by:
        yield reason(MINORITY, article=article, of=one.of, sizes=tuple(_sizes(one)))
    if rule.quorum:
        idle = decision.taken_by == ("written procedure",)
        yield reason(QUORUM_IDLE if idle else QUORUM, article=article, quorum=rule.quorum)
    if rule.tie == "the chair decides":
        yield reason(CASTING_VOTE, article=article, organ=voters.organ)


def threshold(rule: Majority) -> str:
    """Write the threshold of a majority: ``≥ 2/3``, ``> 1/2``, ``9``."""
    if rule.number is not None:
        return str(rule.number)
    return f"> {rule.more_than}" if rule.more_than is not None else f"≥ {rule.at_least}"


def _sizes(one: Minority) -> Iterator[str]:
    if one.number is not None:
        yield f"≥ {one.number}"
    if one.share is not None:
        yield f"≥ {one.share}"
    if one.weight_at_least is not None:
        yield f"{one.weighted_by} ≥ {one.weight_at_least}"
    if one.weight_more_than is not None:
        yield f"{one.weighted_by} > {one.weight_more_than}"
