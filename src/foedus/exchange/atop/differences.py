"""This file is about holding the derived dyad-years against tables that others made: ATOP's own, and COW's formal alliances.

Needs the extra ``atlas`` (numpy). ATOP's own table differs where its coders knew more than the table of members says; COW
differs because another project read the treaties with other questions. Neither is right because the other is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from foedus.exchange.atop.dyads import BITS, COW_MOST, DyadYears, Whole, dyad_years, from_columns, members
from foedus.exchange.atop.row import OBLIGATIONS, VARIABLES, Row
from foedus.exchange.cow.tables import LAST_YEAR, alliance_years
from foedus.exchange.tables import whole_numbers

Why = Literal["obligations vary by partner", "no member of the system of States", "unexplained"]
_NAMES = (
    {"ccode1": "ccode1", "ccode2": "ccode2", "year": "year"} | {name: f"atop_{column}" for name, column in VARIABLES.items()},
    {"ccode1": "statea", "ccode2": "stateb", "year": "year"} | dict(VARIABLES),
    {"ccode1": "mem1", "ccode2": "mem2", "year": "year"} | dict(VARIABLES),
)
"""The names under which ATOP's own directed dyad-years go round."""


class Difference(NamedTuple):
    """A pair and a year of which two tables say different things; ``ours`` and ``theirs`` are none where the year is not there.

    ``alliances`` are those that both were in that year, by number and phase; ``why`` is the reason, ``because`` the numbers of the
    alliances in which it lies.
    """

    one: int
    other: int
    year: int
    ours: tuple[str, ...] | None
    theirs: tuple[str, ...] | None
    alliances: tuple[tuple[int, int], ...]
    why: Why
    because: tuple[int, ...]


class Held(NamedTuple):
    """What came of holding the derived table against ATOP's own: how many pairs and years each has, and every difference."""

    ours: int
    theirs: int
    both: int
    identical: int
    after_1945: tuple[int, int]
    """How many of both lie after 1945, and how many of those are identical."""
    differences: tuple[Difference, ...]


class Agreement(NamedTuple):
    """How two codings agree on one obligation: directed dyad-years that both have, that only ATOP has, that only COW has."""

    obligation: str
    both: int
    only_atop: int
    only_cow: int


def own_dyad_years(path: str | Path) -> DyadYears:
    """Read ATOP's own table of directed dyad-years (``atop5_1ddyr.csv``, or as peacesciencer has it).

    :raises TableError: it is not that table.
    """
    found = whole_numbers(path, *_NAMES)
    return from_columns(found["ccode1"], found["ccode2"], found["year"], _flags(found))


def held_against_own(rows: Iterable[Row], theirs: DyadYears) -> Held:
    """Hold what is derived from rows against ATOP's own dyad-years.

    :param theirs: :func:`own_dyad_years`.
    """
    rows = tuple(rows)
    ours = dyad_years(members(rows), system=False)
    mine, own = _keys(ours), _keys(theirs)
    both, at, there = np.intersect1d(mine, own, assume_unique=True, return_indices=True)
    differs = ours.flags[at] != theirs.flags[there]
    late = both % 10_000 > 1945
    found = [
        (int(key), int(ours.flags[i]), int(theirs.flags[j])) for key, i, j in zip(both[differs], at[differs], there[differs], strict=True)
    ]
    extra = [(int(mine[i]), int(ours.flags[i]), None) for i in np.flatnonzero(~np.isin(mine, own))]
    lacking = [(int(own[i]), None, int(theirs.flags[i])) for i in np.flatnonzero(~np.isin(own, mine))]
    explained = _Explaining(rows)
    return Held(
        len(mine), len(own), len(both), int((~differs).sum()), (int(late.sum()), int((late & ~differs).sum())),
        tuple(explained.difference(*one) for one in sorted([*found, *extra, *lacking], key=lambda one: one[0])),
    )  # fmt: skip


def beside_cow(
    rows: Iterable[Row], path: str | Path, years: tuple[int, int] = (1816, LAST_YEAR)
) -> tuple[tuple[Agreement, ...], DyadYears]:
    """Hold the derived dyad-years beside COW's formal alliances, obligation by obligation.

    :param path: COW's table, ``alliance_v4.1_by_directed_yearly.csv``.
    :param years: the years that both cover.
    :returns: the agreement on each obligation that both code, and COW's table in the form of ours.
    :raises TableError: it is not that table.
    """
    found = alliance_years(path)
    cow = _one_each(from_columns(found["ccode1"], found["ccode2"], found["year"], _flags(found)))
    atop = dyad_years(members(rows))
    told = []
    for obligation in OBLIGATIONS:
        if obligation in found:
            mine, theirs = (_having(table, obligation, years) for table in (atop, cow))
            both = len(np.intersect1d(mine, theirs, assume_unique=True))
            told.append(Agreement(obligation, both, len(mine) - both, len(theirs) - both))
    return tuple(told), cow


def disagreements(atop: DyadYears, cow: DyadYears, obligation: str, years: tuple[int, int]) -> tuple[tuple[int, int, int, int, str], ...]:
    """List the stretches of years in which only one of the two has an obligation: (debtor, creditor, first year, last year, who has it)."""
    mine, theirs = _having(atop, obligation, years), _having(cow, obligation, years)
    alone = ((np.setdiff1d(mine, theirs, assume_unique=True), "ATOP"), (np.setdiff1d(theirs, mine, assume_unique=True), "COW"))
    found = []
    for keys, who in alone:
        breaks = np.flatnonzero(np.diff(keys) != 1) + 1
        for run in np.split(keys, breaks) if len(keys) else ():
            pair, year = divmod(int(run[0]), 10_000)
            found.append((pair // 10_000, pair % 10_000, year, int(run[-1]) % 10_000, who))
    return tuple(sorted(found))


def behind(rows: Iterable[Row], stretches: Iterable[tuple[int, int, int, int, str]], obligation: str) -> tuple[tuple[int, ...], ...]:
    """Give, for each stretch, the alliances of ATOP in which the first owes the second the obligation; none, where only COW has it."""
    of: dict[int, list[Row]] = {}
    for row in rows:
        of.setdefault(row.member, []).append(row)
    return tuple(
        tuple(sorted({
            mine.alliance
            for mine in of.get(one, ()) if obligation in mine.obligations
            for theirs in of.get(other, ()) if (mine.alliance, mine.phase) == (theirs.alliance, theirs.phase)
            if max(mine.first, theirs.first).year <= last and first <= min(mine.last, theirs.last).year
        }))
        for one, other, first, last, _ in stretches
    )  # fmt: skip


def _flags(columns: Mapping[str, list[int]]) -> Whole:
    """Add up the bits of the obligations that a table has; COW knows none to offence."""
    parts = [(np.array(columns[name]) > 0) * bit for name, bit in BITS.items() if name in columns]
    return np.asarray(np.sum(parts, axis=0), np.int64)


def _keys(table: DyadYears) -> Whole:
    return (table.one * 10_000 + table.other) * 10_000 + table.year


def _having(table: DyadYears, obligation: str, years: tuple[int, int]) -> Whole:
    return _keys(table)[(table.flags & BITS[obligation] > 0) & (table.year >= years[0]) & (table.year <= years[1])]


def _one_each(table: DyadYears) -> DyadYears:
    """Add up the rows of one pair and year."""
    keys = _keys(table)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return DyadYears(table.one[starts], table.other[starts], table.year[starts], np.bitwise_or.reduceat(table.flags, starts))


class _Explaining:
    """Says which alliances a pair was in, and why two tables differ about it."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.of: dict[int, list[Row]] = {}
        for row in rows:
            self.of.setdefault(row.member, []).append(row)
        self.varying = {(row.alliance, row.phase) for row in rows if row.varies}

    def difference(self, key: int, ours: int | None, theirs: int | None) -> Difference:
        """Explain one difference."""
        pair, year = divmod(key, 10_000)
        one, other = divmod(pair, 10_000)
        alliances = self._shared(one, other, year)
        varying = tuple(alliance for alliance in alliances if alliance in self.varying)
        why: Why = "unexplained"
        if max(one, other) > COW_MOST:
            why = "no member of the system of States"
        elif varying:
            why = "obligations vary by partner"
        because = tuple(sorted({number for number, _ in varying or alliances}))
        return Difference(one, other, year, _named(ours), _named(theirs), alliances, why, because)

    def _shared(self, one: int, other: int, year: int) -> tuple[tuple[int, int], ...]:
        opens, closes = date(year, 1, 1), date(year, 12, 31)
        mine, theirs = (
            {(row.alliance, row.phase) for row in self.of.get(state, ()) if row.first <= closes and opens <= row.last}
            for state in (one, other)
        )
        return tuple(sorted(mine & theirs))


def _named(flags: int | None) -> tuple[str, ...] | None:
    return None if flags is None else tuple(name for name, bit in BITS.items() if flags & bit)


def by_alliance(differences: Iterable[Difference]) -> tuple[tuple[tuple[int, ...], Why, int, int, int], ...]:
    """Count differences by where the reason lies: (alliances, reason, how many, first year, last year), the most frequent first."""
    count: Counter[tuple[tuple[int, ...], Why]] = Counter()
    span: dict[tuple[tuple[int, ...], Why], tuple[int, int]] = {}
    for one in differences:
        key = one.because, one.why
        count[key] += 1
        first, last = span.get(key, (one.year, one.year))
        span[key] = min(first, one.year), max(last, one.year)
    return tuple((*key, number, *span[key]) for key, number in count.most_common())
