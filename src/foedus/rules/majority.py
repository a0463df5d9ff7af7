"""This file is about majorities, vetoes and quorums, counted exactly: ``14/21`` is two thirds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, floor

from foedus.corpus.organ import Majority
from foedus.rules.tally import Adopted, Result, Vote, count, who


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


def base_of(rule: Majority, votes: Mapping[str, Vote], members: int) -> int:
    """Say of how many a majority is counted; ``members`` are all, those without a vote included.

    Absence, abstention and not voting are three things: the present count an abstainer, those voting do not.
    """
    match rule.of:
        case "all members" | "ratifiers":
            return members
        case "entitled":
            return len(votes)
        case "present":
            return len(votes) - count(votes, "absent", "silent")
        case "voting":
            return count(votes, "yes", "no", "refused")


def majority(votes: Mapping[str, Vote], rule: Majority, *, members: int) -> Result:
    """Say whether a text has the majority, and whether those who have not spoken could still change that.

    A result is final when it is the same whether all the silent vote for or all against.
    """
    base = base_of(rule, votes, members)
    need, have = needed(rule, base), count(votes, "yes")
    silent = who(votes, ["silent"])
    if not silent:
        return Result(have >= need, base, need, have)
    moving = rule.of in {"present", "voting"}
    final = base + len(silent) if moving else base
    worst = have >= needed(rule, final)
    best = have + len(silent) >= needed(rule, final)
    adopted: Adopted = worst if worst == best else "conditional"
    return Result(adopted, base, need, have, open_to=silent if adopted == "conditional" else ())


def vetoes(votes: Mapping[str, Vote], holders: Iterable[str], *, number_reached: bool) -> tuple[str, ...]:
    """Name the holders whose "no" is a veto: only a "no" is one, and only if the number was reached.

    Below the number the text fails by itself; abstention, absence and silence are never a veto.
    """
    if not number_reached:
        return ()
    standing = frozenset(holders)
    return tuple(state for state in who(votes, ["no"]) if state in standing)


def with_veto(votes: Mapping[str, Vote], result: Result, holders: Iterable[str]) -> Result:
    """Take the vetoes into a result; a holder that has not spoken leaves a reached number open."""
    holders = tuple(holders)
    against = vetoes(votes, holders, number_reached=result.adopted is not False)
    if against:
        return Result(adopted=False, base=result.base, need=result.need, have=result.have, blocked_by=against)
    silent = tuple(state for state in who(votes, ["silent"]) if state in holders)
    if result.adopted is True and silent:
        return Result("conditional", result.base, result.need, result.have, open_to=silent)
    return result


def quorum(words: str, base: int) -> int:
    """Say how many must be there, of so many: a share (``2/3``), a number (``4``), or ``more than 1/2``; no words, none.

    >>> quorum("2/3", 21), quorum("more than 1/2", 6), quorum("", 6)
    (14, 4, 0)
    """
    if not words:
        return 0
    if words.startswith("more than "):
        return floor(Fraction(words.removeprefix("more than ")) * base) + 1
    share = Fraction(words)
    return int(share) if "/" not in words else ceil(share * base)


def has_quorum(votes: Mapping[str, Vote], words: str, *, members: int) -> bool:
    """Say whether enough members are there; who is silent is counted as not yet there."""
    return len(votes) - count(votes, "absent", "silent") >= quorum(words, members)
