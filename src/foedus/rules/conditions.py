"""This file holds the conditions that a count must stand: the tie, the veto, the minority that may stop it, the quorum.

Each has one signature, (rule, ballot, result) → result, and leaves a result alone that it has nothing to say to.
Their order is that of the law: a veto defeats only what has reached its number, and a quorum is asked for last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from msgspec.structs import replace

from foedus.corpus.organ import Minority, Rule
from foedus.rules.ballot import AGAINST, Ballot
from foedus.rules.majority import tied
from foedus.rules.quorum import has_quorum
from foedus.rules.tally import By, Result, Vote

Condition = Callable[[Rule, Ballot, Result], Result]


def casting_vote(rule: Rule, ballot: Ballot, result: Result) -> Result:
    """Let the chair settle a tie, where the text gives it a casting vote; everywhere else a tie is no majority."""
    if rule.tie == "fails" or rule.majority is None or result.adopted is not False or not tied(rule.majority, ballot):
        return result
    if ballot.casting not in {"yes", "no"}:
        return replace(result, adopted="conditional", open_to=(ballot.chair,) if ballot.chair else (), by="casting vote")
    return replace(result, adopted=ballot.casting == "yes", by="casting vote")


def vetoes(ballot: Ballot, holders: Iterable[str], *, number_reached: bool) -> tuple[str, ...]:
    """Name the holders whose "no" is a veto: only a "no" is one, and only if the number was reached.

    Below the number the text fails by itself; abstention, absence, taking no part and silence are never a veto.
    """
    if not number_reached:
        return ()
    standing = frozenset(holders)
    return tuple(state for state in ballot.who(["no"]) if state in standing)


def veto(rule: Rule, ballot: Ballot, result: Result) -> Result:
    """Take the vetoes into a result; a holder that has not spoken, or whose vote no record names, leaves a reached number open."""
    if rule.veto is None:
        return result
    holders = rule.veto.holders
    against = vetoes(ballot, holders, number_reached=result.adopted is not False)
    if against:
        # Where some have not spoken the number may yet be reached, or not: it fails either way.
        by: By = "barred" if result.adopted == "conditional" else "veto"
        return Result(adopted=False, base=result.base, need=result.need, have=result.have, blocked_by=against, by=by)
    silent = tuple(state for state in ballot.who(["silent"]) if state in holders)
    if result.adopted is True and silent:
        return Result("conditional", result.base, result.need, result.have, open_to=silent, by="veto")
    hidden = tuple(state for state in holders if state not in ballot.votes)
    if result.adopted is True and hidden and ballot.unnamed.get("no"):
        return Result("conditional", result.base, result.need, result.have, open_to=hidden, by="unnamed")
    return result


def minority(rule: Rule, ballot: Ballot, result: Result) -> Result:
    """Let a minority stop what has its majority: a condition of its own, of so many, such a share, or such a weight."""
    for one in rule.stopped_by:
        if result.adopted is False:
            return result
        least, most = _stopping(one, ballot, "yes"), _stopping(one, ballot, "declared")
        if _stops(one, ballot, least):
            return replace(result, adopted=False, blocked_by=least, open_to=(), by="minority")
        if ballot.counts["silent"] and _stops(one, ballot, most):
            result = replace(result, adopted="conditional", open_to=ballot.who(["silent"]), by="minority")
    return result


def _stopping(one: Minority, ballot: Ballot, silent: Vote) -> tuple[str, ...]:
    """Name the minority, as it would be if all who are silent did this."""
    votes = ballot.votes
    match one.of:
        case "declared abstainers":
            words: frozenset[Vote] = frozenset({"declared"})
        case "those against":
            words = AGAINST
            silent = "no" if silent == "declared" else silent
        case "those not for it":
            return tuple(sorted(state for state, did in votes.items() if (silent if did == "silent" else did) != "yes"))
    return tuple(sorted(state for state, did in votes.items() if (silent if did == "silent" else did) in words))


def _stops(one: Minority, ballot: Ballot, states: tuple[str, ...]) -> bool:
    """Say whether a minority meets every size that the text gives it."""
    if one.number is not None and len(states) < one.number:
        return False
    if one.share is not None and len(states) < Fraction(one.share) * ballot.members:
        return False
    if one.weighted_by:
        weight, whole = ballot.weigh(one.weighted_by, states), ballot.weigh(one.weighted_by, ballot.votes)
        if one.weight_at_least is not None and weight < Fraction(one.weight_at_least) * whole:
            return False
        if one.weight_more_than is not None and weight <= Fraction(one.weight_more_than) * whole:
            return False
    return bool(states)


def quorum(rule: Rule, ballot: Ballot, result: Result) -> Result:
    """Ask for the quorum: without it nothing is decided; members who have not spoken may still come."""
    if not rule.quorum or result.adopted is False or has_quorum(ballot, rule.quorum, result.need):
        return result
    silent = ballot.who(["silent"])
    if silent and has_quorum(ballot.if_silent("abstain"), rule.quorum, result.need):
        return replace(result, adopted="conditional", open_to=silent, by="quorum")
    return Result(adopted=False, base=result.base, need=result.need, have=result.have, by="quorum")


CONDITIONS: tuple[Condition, ...] = (casting_vote, veto, minority, quorum)
