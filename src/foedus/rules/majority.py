"""This file is about majorities, counted or weighed exactly: ``14/21`` is two thirds."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from foedus.corpus.organ import Majority
from foedus.rules.ballot import AWAY, VOTING, Ballot
from foedus.rules.tally import Adopted, Result, Vote

_MOVING = frozenset({"present", "voting"})


@lru_cache(maxsize=1024)
def needed(rule: Majority, base: int) -> int:
    """Say how many must vote for a text, of a base of so many.

    >>> needed(Majority(of="all members", at_least="2/3"), 21)
    14
    >>> needed(Majority(of="voting", more_than="1/2"), 94)
    48
    """
    parts = [1]
    if rule.at_least is not None:
        parts.append(ceil(Fraction(rule.at_least) * base))
    if rule.more_than is not None:
        parts.append(floor(Fraction(rule.more_than) * base) + 1)
    if rule.number is not None:
        parts.append(rule.number)
    return max(parts)


def base_of(rule: Majority, ballot: Ballot) -> int:
    """Say of how many a majority is counted.

    Absence, abstention and taking no part are three things: the present count who abstains or takes no
    part, those voting do not. In a written procedure nobody meets, so everybody entitled is present.
    """
    match rule.of:
        case "all members" | "ratifiers":
            return ballot.members
        case "entitled":
            return ballot.entitled
        case "present":
            return ballot.entitled - (0 if ballot.written else ballot.count(AWAY))
        case "voting":
            return ballot.count(VOTING)


def majority(rule: Majority, ballot: Ballot) -> Result:
    """Say whether a text has the majority, and whether those who have not spoken could still change that.

    A result is final when it is the same whether all the silent vote for or all against.
    """
    if rule.weighted_by:
        return _weighed(rule, ballot)
    base, have = base_of(rule, ballot), ballot.count(["yes"])
    need = needed(rule, base)
    silent = ballot.counts["silent"]
    if not silent:
        return Result(have >= need, base, need, have)
    final = base + silent if rule.of == "voting" or (rule.of == "present" and not ballot.written) else base
    return _still(
        Result(adopted=False, base=base, need=need, have=have), have >= needed(rule, final), have + silent >= needed(rule, final), ballot
    )


def _weighed(rule: Majority, ballot: Ballot) -> Result:
    """Weigh the votes by the table of a measure; what nobody has weighed leaves the result open."""
    measure = rule.weighted_by
    base, have = _weight(rule, ballot), ballot.weigh(measure, ballot.who(["yes"]))
    result = Result(have >= needed(rule, base), base, needed(rule, base), have)
    bare = ballot.weightless(measure)
    if bare or ballot.unnamed:
        return Result("conditional", base, result.need, have, open_to=bare, by="no weight" if bare else "unnamed")
    if not ballot.counts["silent"]:
        return result
    for_it, against = ballot.if_silent("yes"), ballot.if_silent("no")
    worst = have >= needed(rule, _weight(rule, against))
    best = ballot.weigh(measure, for_it.who(["yes"])) >= needed(rule, _weight(rule, for_it))
    return _still(result, worst, best, ballot)


def _weight(rule: Majority, ballot: Ballot) -> int:
    """Weigh the base: of all that the table weighs, or of those who moved the scales."""
    measure = rule.weighted_by
    match rule.of:
        case "all members" | "ratifiers" if ballot.members > len(ballot.votes):
            return sum(ballot.weights.get(measure, {}).values())
        case "present" if not ballot.written:
            away = frozenset(ballot.who(AWAY))
            return ballot.weigh(measure, (state for state in ballot.votes if state not in away))
        case "voting":
            return ballot.weigh(measure, ballot.who(VOTING))
        case _:
            return ballot.weigh(measure, ballot.votes)


def _still(result: Result, worst: bool, best: bool, ballot: Ballot) -> Result:  # noqa: FBT001 — the two ends of what may come
    adopted: Adopted = worst if worst == best else "conditional"
    open_to = ballot.who(["silent"]) if adopted == "conditional" else ()
    return Result(adopted, result.base, result.need, result.have, open_to=open_to)


def tied(rule: Majority, ballot: Ballot) -> bool:
    """Say whether as many are for a text as against it, where more than half of those voting were needed."""
    silent: Vote = "silent"
    level = ballot.count(["yes"]) == ballot.count(["no", "refused"]) > 0
    return level and rule.more_than == "1/2" and rule.of == "voting" and not ballot.counts[silent] and not rule.weighted_by
