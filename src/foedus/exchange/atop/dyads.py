"""This file is about directed dyad-years: for every two States and every year what the first owed the second, the table that quantitative work begins with.

Needs the extra ``atlas`` (numpy). A year counts if both were members of the same phase of an alliance on some day of it; obligations
of several alliances add up. In a year in which one phase of an alliance passes into the next, the later one counts: so ATOP
counts in its own table of dyad-years, which is derived here from the table of members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from foedus.exchange.atop.row import OBLIGATIONS, VARIABLES, Row

Whole = NDArray[np.int64]
BITS = {name: 1 << place for place, name in enumerate(OBLIGATIONS)}
"""The bit of each obligation in the column of flags."""

_YEARS = np.array([date(year, 1, 1).toordinal() for year in range(1, 2101)])
"""The first day of every year, to find the year of a day."""
COLUMNS = ("ccode1", "ccode2", "year", *(f"atop_{column}" for column in VARIABLES.values()))
"""The names of the columns, as peacesciencer and others call them."""
_AT_ONCE = 65_536
COW_MOST = 999
"""COW's numbers of members of the system have three digits; ATOP's 8152 is not one of them."""


class Members(NamedTuple):
    """The table of members as columns of numbers: who, in which phase of which alliance, on which days, owing what."""

    alliance: Whole
    phase: Whole
    member: Whole
    first: Whole
    last: Whole
    flags: Whole


class DyadYears(NamedTuple):
    """Directed dyad-years as columns, in the order of debtor, creditor and year; ``flags`` adds up :data:`BITS`."""

    one: Whole
    other: Whole
    year: Whole
    flags: Whole

    def owes(self, obligation: str) -> Whole:
        """Give 1 where the first owes the second this, else 0."""
        return (self.flags & BITS[obligation] > 0).astype(np.int64)

    def columns(self) -> dict[str, Whole]:
        """Give the table by the names under which others know its columns (:data:`COLUMNS`)."""
        return dict(zip(COLUMNS, (self.one, self.other, self.year, *map(self.owes, OBLIGATIONS)), strict=True))

    def of(self, years: tuple[int, int], numbers: tuple[int, ...] = ()) -> DyadYears:
        """Give the part of it that lies in a stretch of years, both included, and has one of some States on either side, if any are named."""
        kept = (self.year >= years[0]) & (self.year <= years[1])
        if numbers:
            kept &= np.isin(self.one, numbers) | np.isin(self.other, numbers)
        return DyadYears(*(column[kept] for column in self))

    def rows(self) -> Iterator[tuple[int, ...]]:
        """Give the table row by row, without holding all of it as Python's numbers at once."""
        columns = tuple(self.columns().values())
        for start in range(0, len(self.year), _AT_ONCE):
            yield from zip(*(column[start : start + _AT_ONCE].tolist() for column in columns), strict=True)


def members(rows: Iterable[Row]) -> Members:
    """Turn rows into columns. Of an unknown day only the year matters here: it is taken as the first or the last of its month."""
    table = [
        (row.alliance, row.phase, row.member, row.first.toordinal(), row.last.toordinal(), sum(BITS[one] for one in row.obligations))
        for row in rows
    ]
    return Members(*np.array(table, np.int64).reshape(-1, 6).T)


def dyad_years(of: Members, *, system: bool = True) -> DyadYears:
    """Derive the directed dyad-years.

    :param system: leave out numbers that are not COW's, as ATOP's own table does.
    """
    one, other = _pairs(of)
    first, last = np.maximum(of.first[one], of.first[other]), np.minimum(of.last[one], of.last[other])
    # An overlap of one day is that on which one State takes the place of another.
    kept = (first < last) & (of.member[one] != of.member[other])
    if system:
        kept &= (of.member[one] <= COW_MOST) & (of.member[other] <= COW_MOST)
    one, other = one[kept], other[kept]
    begins = np.searchsorted(_YEARS, first[kept], side="right")
    ends = _until_next_phase(of, one, other, begins, np.searchsorted(_YEARS, last[kept], side="right"))
    count = np.maximum(ends - begins + 1, 0)
    year = np.repeat(begins - np.cumsum(count) + count, count) + np.arange(count.sum())
    return _added_up(np.repeat(of.member[one] << 31 | of.member[other] << 17 | of.flags[one], count) | year << 5)


def _pairs(of: Members) -> tuple[Whole, Whole]:
    """Give every ordered pair of rows of one phase of one alliance, the phases of an alliance in order."""
    order = np.lexsort((of.phase, of.alliance))
    key = of.alliance[order] * 100 + of.phase[order]
    edges = np.flatnonzero(np.r_[True, key[1:] != key[:-1], True]) if len(key) else np.zeros(1, np.int64)
    size = np.diff(edges)
    each = np.repeat(size, size)
    one = np.repeat(np.arange(len(key)), each)
    other = np.repeat(np.repeat(edges[:-1], size), each) + np.arange(len(one)) - np.repeat(np.cumsum(each) - each, each)
    return order[one], order[other]


def _until_next_phase(of: Members, one: Whole, other: Whole, begins: Whole, ends: Whole) -> Whole:
    """End the years of a phase before the year in which the same two are in the next phase of the same alliance."""
    key = (of.alliance[one] * 10_000 + of.member[one]) * 10_000 + of.member[other]
    order = np.argsort(key, kind="stable")
    key, phase = key[order], of.phase[one][order]
    passes = np.flatnonzero((key[1:] == key[:-1]) & (phase[1:] != phase[:-1]))
    cut = ends.copy()
    cut[order[passes]] = np.minimum(ends[order[passes]], begins[order[passes + 1]] - 1)
    return cut


def _added_up(packed: Whole) -> DyadYears:
    """Add up the obligations of the same pair and year: sorted by pair and year, each run becomes one row.

    :param packed: debtor, creditor, year and flags in one number each: 14, 14, 12 and 5 bits.
    """
    packed = np.sort(packed)
    key, flags = packed >> 5, packed & 31
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
    key, flags = key[starts], np.bitwise_or.reduceat(flags, starts) if len(starts) else flags
    return DyadYears(key >> 26, key >> 12 & 0x3FFF, key & 0xFFF, flags)


def of_system(derived: DyadYears, system: Iterable[tuple[int, int, int]], years: tuple[int, int]) -> DyadYears:
    """Give every directed pair of members of the system of States in every year, with what the first owed the second, or nothing.

    :param system: (number, first year, last year) of each membership of the system, as COW's table has them.
    :param years: the first and the last year wanted.
    """
    spells = np.array(sorted(system), np.int64).reshape(-1, 3)
    states, first = np.unique(spells[:, 0]), years[0]
    there = np.zeros((len(states), years[1] - first + 1), bool)
    for number, begins, ends in spells.tolist():
        there[np.searchsorted(states, number), max(begins - first, 0) : max(ends - first + 1, 0)] = True
    flags = np.zeros((len(states), len(states), there.shape[1]), np.uint8)
    one, other = (np.searchsorted(states, column).clip(max=len(states) - 1) for column in (derived.one, derived.other))
    known = (states[one] == derived.one) & (states[other] == derived.other) & (derived.year >= first) & (derived.year <= years[1])
    flags[one[known], other[known], derived.year[known] - first] = derived.flags[known]
    both = there[:, None, :] & there[None, :, :]
    both[np.arange(len(states)), np.arange(len(states))] = False
    first_, second, year = np.nonzero(both)
    return DyadYears(states[first_], states[second], year + first, flags[both].astype(np.int64))


def from_columns(one: Any, other: Any, year: Any, flags: Any) -> DyadYears:
    """Make a table of dyad-years of columns of numbers, in its order."""
    made = [np.asarray(column, np.int64) for column in (one, other, year, flags)]
    order = np.lexsort((made[2], made[1], made[0]))
    return DyadYears(*(column[order] for column in made))
