"""This file counts deposits: how many are needed for an instrument to enter into force, of whom, and when they were reached.

Shares are exact: two thirds of twenty-one are fourteen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import groupby
from math import ceil

from foedus.corpus.clauses import Count
from foedus.dates import Instant

Base = Callable[[str, Instant], frozenset[str] | None]
"""Tells the parties of another instrument, or the members of an organization, just after an instant; None if it is unknown."""

ALL = Count(all_=True)
"""Every signatory: what a text needs that says nothing else (VCLT art. 24(2))."""

TWO = Count(number=2)
"""A treaty needs two."""


def reached(count: Count, given: Mapping[str, Instant], signed: Mapping[str, Instant], base: Base) -> Instant | None:
    """Give the instant at which a count of deposits was reached, or None if it was not, or cannot be told."""
    coming = sorted(signed, key=signed.__getitem__, reverse=True)
    deposited: set[str] = set()
    signatories: set[str] = set()
    for instant, together in groupby(sorted(given, key=given.__getitem__), key=given.__getitem__):
        deposited.update(together)
        while coming and signed[coming[-1]] <= instant:
            signatories.add(coming.pop())
        if not _few(count, deposited):
            of = _base(count, signatories, base, instant)
            if of is not None and _enough(count, deposited, of):
                return instant
    return None


def _few(count: Count, deposited: AbstractSet[str]) -> bool:
    """Say whether there are too few deposits, whoever else is counted."""
    return len(deposited) < (count.number or 2)


def needed(count: Count, signed: AbstractSet[str], base: Base, instant: Instant) -> int | None:
    """Give how many deposits a count needs just after an instant, or None if those of whom it counts are unknown."""
    if count.number is not None:
        return count.number
    of = _base(count, signed, base, instant)
    if of is None:
        return None
    if count.share is not None:
        return ceil(Fraction(count.share) * len(of))
    return len(of) // 2 + 1 if count.majority else len(of)


def _base(count: Count, signatories: AbstractSet[str], base: Base, instant: Instant) -> AbstractSet[str] | None:
    if count.number is not None or count.of == "signatories":
        return signatories
    return base(count.of, instant)


def _enough(count: Count, deposited: AbstractSet[str], of: AbstractSet[str]) -> bool:
    if not set(count.including) <= deposited:
        return False
    if count.number is not None:
        return len(deposited) >= count.number
    counted = len(deposited & of)
    if len(of) < 2:
        return False
    if count.share is not None:
        return counted >= Fraction(count.share) * len(of)
    return 2 * counted > len(of) if count.majority else counted == len(of)
