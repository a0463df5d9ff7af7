"""This file is about a rule of decision as a whole: one way of counting, the conditions beside it, and what follows it in a chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from foedus.corpus.organ import Rule
from foedus.rules.ballot import AGAINST, Ballot
from foedus.rules.conditions import CONDITIONS
from foedus.rules.consensus import consensus, unanimity
from foedus.rules.majority import majority
from foedus.rules.tally import Result


def decide(rule: Rule, ballot: Ballot) -> Result:
    """Apply one rule to a ballot: who counts, how it is counted, and every condition that the count must stand."""
    counted = ballot.among(rule.among) if rule.among else ballot
    result = _count(rule, counted)
    for condition in CONDITIONS:
        result = condition(rule, counted, result)
    return result


def _count(rule: Rule, ballot: Ballot) -> Result:
    if rule.consensus is not None:
        return consensus(rule.consensus, ballot)
    if rule.unanimity is not None:
        return unanimity(ballot, of_all=rule.unanimity == "of all members")
    if rule.majority is not None:
        return majority(rule.majority, ballot)
    if rule.silence is not None:
        blocking = ballot.who(AGAINST)
        base = ballot.entitled
        return Result(not blocking, base, base, base - len(blocking), blocking, by="objection" if blocking else "count")
    return _by_one(ballot)


def _by_one(ballot: Ballot) -> Result:
    """Let one person decide after consultation: there is no tally at all, and what the others say settles nothing."""
    have = ballot.count(["yes"])
    if ballot.casting in {"yes", "no"}:
        return Result(ballot.casting == "yes", ballot.entitled, 0, have, by="one person")
    return Result("conditional", ballot.entitled, 0, have, open_to=(ballot.chair,) if ballot.chair else (), by="one person")


class Step(NamedTuple):
    """One rule that was applied, and what it made of the ballot."""

    rule: Rule
    result: Result


def in_turn(rules: Sequence[Rule], ballot: Ballot) -> tuple[Step, ...]:
    """Apply a chain of rules: where one fails and the text says so, the next is tried; a dormant rule never is.

    :returns: every rule that was tried; the last one settles it.
    """
    steps: list[Step] = []
    for rule in rules:
        if rule.dormant:
            continue
        steps.append(Step(rule, decide(rule, ballot)))
        if steps[-1].result.adopted is not False or rule.failing_that == "none":
            break
    return tuple(steps)


def together(rules: Sequence[Rule], ballot: Ballot) -> tuple[Step, ...]:
    """Apply rules that must all be met: each with its own result, in the order of the text."""
    return tuple(Step(rule, decide(rule, ballot)) for rule in rules if not rule.dormant)


def weakest(steps: Sequence[Step]) -> Result:
    """Give the result of rules that must all be met: that of the one that is met least, with its own numbers."""
    weakness = {False: 0, "conditional": 1, "contested": 2, True: 3}
    return min((one.result for one in steps), key=lambda result: weakness[result.adopted])
