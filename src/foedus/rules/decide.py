"""This file is about a rule of decision as a whole: which way of counting it names, its quorum, its veto, and what follows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.corpus.organ import Rule
from foedus.rules.consensus import ASSENT, consensus, unanimity
from foedus.rules.majority import has_quorum, majority, with_veto
from foedus.rules.tally import Result, Vote, count, who


def decide(rule: Rule, votes: Mapping[str, Vote], *, members: int, support: frozenset[Vote] = ASSENT) -> Result:
    """Apply one rule to the votes of those entitled; ``members`` counts those without a vote too.

    A missing quorum defeats the text whatever the votes; members who have not spoken may still come.
    """
    result = _count(rule, votes, members, support)
    if rule.veto is not None:
        result = with_veto(votes, result, rule.veto.holders)
    if rule.quorum and result.adopted is not False and not has_quorum(votes, rule.quorum, members=members):
        return _without_quorum(rule, votes, result, members)
    return result


def _count(rule: Rule, votes: Mapping[str, Vote], members: int, support: frozenset[Vote]) -> Result:
    if rule.consensus is not None:
        return consensus(votes, rule.consensus, support)
    if rule.unanimity is not None:
        return unanimity(votes, of_all=rule.unanimity == "of all members")
    if rule.majority is not None and not rule.majority.weighted_by:
        return majority(votes, rule.majority, members=members)
    if rule.silence is not None:
        blocking = who(votes, ["no", "refused"])
        return Result(not blocking, len(votes), len(votes), len(votes) - len(blocking), blocking)
    # One person decides after consultation, or weights count that are not in the votes: heads settle nothing.
    return Result("conditional", len(votes), 0, count(votes, "yes"))


def _without_quorum(rule: Rule, votes: Mapping[str, Vote], result: Result, members: int) -> Result:
    silent = who(votes, ["silent"])
    if silent:
        there: dict[str, Vote] = {state: "abstain" if vote == "silent" else vote for state, vote in votes.items()}
        if has_quorum(there, rule.quorum, members=members):
            return Result("conditional", result.base, result.need, result.have, open_to=silent, disputed=result.disputed)
    return Result(adopted=False, base=result.base, need=result.need, have=result.have)


def decide_in_turn(rules: Sequence[Rule], votes: Mapping[str, Vote], *, members: int, support: frozenset[Vote] = ASSENT) -> Result:
    """Apply a chain of rules: where one fails and the text says so, the next is tried; a dormant rule never is.

    :raises ValueError: there is no rule that could be applied.
    """
    live = [rule for rule in rules if not rule.dormant]
    for rule in live:
        result = decide(rule, votes, members=members, support=support)
        if result.adopted is not False or rule.failing_that == "none":
            return result
    if not live:
        raise ValueError("no rule of decision")
    return result


def decide_together(rules: Sequence[Rule], votes: Mapping[str, Vote], *, members: int, support: frozenset[Vote] = ASSENT) -> Result:
    """Apply rules that must all be met; the result is the weakest, shown with its own numbers.

    :raises ValueError: there is no rule that could be applied.
    """
    results = [decide(rule, votes, members=members, support=support) for rule in rules if not rule.dormant]
    if not results:
        raise ValueError("no rule of decision")
    weakness = {False: 0, "conditional": 1, "contested": 2, True: 3}
    return min(results, key=lambda result: weakness[result.adopted])
