"""This file is about the quorum: how many must be there before anything can be decided, whatever the votes."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from foedus.rules.ballot import AWAY, Ballot

THE_VOTES_NEEDED = "the votes needed"


def quorum(words: str, base: int, need: int = 0) -> int:
    """Say how many must be there, of so many; no words, none.

    :param words: a share (``2/3``), a number (``4``), ``more than 1/2``, or ``the votes needed``.
    :param need: how many votes a decision needs.

    >>> quorum("2/3", 21), quorum("more than 1/2", 6), quorum("the votes needed", 19, 13), quorum("", 6)
    (14, 4, 13, 0)
    """
    if not words:
        return 0
    if words == THE_VOTES_NEEDED:
        return need
    if words.startswith("more than "):
        return floor(Fraction(words.removeprefix("more than ")) * base) + 1
    share = Fraction(words)
    return int(share) if "/" not in words else ceil(share * base)


def there(ballot: Ballot) -> int:
    """Count who is there; who is silent is counted as not yet there. Whoever abstains or takes no part is there."""
    return ballot.entitled - ballot.count(AWAY)


def has_quorum(ballot: Ballot, words: str, need: int = 0) -> bool:
    """Say whether enough members are there; in a written procedure nobody meets, and the question has no meaning."""
    return ballot.written or there(ballot) >= quorum(words, ballot.members, need)
