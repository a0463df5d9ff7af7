"""This file does the same work with pandas, DuckDB and SQLite, by the same rule, from the same columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from foedus.exchange.atop.dyads import DyadYears, Members, from_columns

_NAMES = ["alliance", "phase", "member", "first", "last", "flags"]
_BITS = (1, 2, 4, 8, 16)


class Pandas:
    """pandas: joins of data frames."""

    def __init__(self, members: Members) -> None:
        self.rows = pd.DataFrame(dict(zip(_NAMES, members, strict=True)))
        self.starts = np.array([date(year, 1, 1).toordinal() for year in range(1, 2101)])
        for bit in _BITS:
            self.rows[f"owes{bit}"] = (self.rows["flags"] & bit > 0).astype(np.int64)

    def table(self) -> Any:
        """Derive the directed dyad-years."""
        rows = self.rows
        pairs = rows.merge(rows[["alliance", "phase", "member", "first", "last"]], on=["alliance", "phase"], suffixes=("", "2"))
        pairs = pairs[(pairs.member != pairs.member2) & (pairs.member < 1000) & (pairs.member2 < 1000)]
        first, last = np.maximum(pairs["first"], pairs["first2"]), np.minimum(pairs["last"], pairs["last2"])
        pairs = pairs[first < last].assign(
            begins=np.searchsorted(self.starts, first[first < last], side="right"),
            ends=np.searchsorted(self.starts, last[first < last], side="right"),
        )
        pairs = pairs.sort_values(["alliance", "member", "member2", "phase", "begins"], kind="stable")
        after = pairs.groupby(["alliance", "member", "member2"], sort=False)[["phase", "begins"]].shift(-1)
        passes = after.phase.notna() & (after.phase != pairs.phase)
        ends = np.where(passes, np.minimum(pairs.ends, after.begins.fillna(9999) - 1), pairs.ends).astype(np.int64)
        count = np.maximum(ends - pairs.begins.to_numpy() + 1, 0)
        owes = [f"owes{bit}" for bit in _BITS]
        table = pairs.loc[pairs.index.repeat(count), ["member", "member2", *owes]]
        table["year"] = np.repeat(pairs.begins.to_numpy(), count) + np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        return table.groupby(["member", "member2", "year"], sort=False)[owes].max().reset_index()

    def as_ours(self, table: Any) -> DyadYears:
        """Put its table in the form of ours."""
        return from_columns(table.member, table.member2, table.year, sum(table[f"owes{bit}"] * bit for bit in _BITS))

    def system(self, ready: Any, spells: Any, years: tuple[int, int]) -> Any:
        """Give every pair of the system of States in every year, as peacesciencer does: all dyad-years, then a ready table joined to them."""
        count = spells["last"] - spells["first"] + 1
        each = spells.loc[spells.index.repeat(count), ["ccode"]]
        each["year"] = np.concatenate([np.arange(first, last + 1) for first, last in zip(spells["first"], spells["last"], strict=True)])
        each = each[(each.year >= years[0]) & (each.year <= years[1])].drop_duplicates()
        dyads = each.merge(each, on="year", suffixes=("1", "2"))
        dyads = dyads[dyads.ccode1 != dyads.ccode2]
        return dyads.merge(ready, left_on=["ccode1", "ccode2", "year"], right_on=["member", "member2", "year"], how="left").fillna(0)


class DuckDB:
    """DuckDB: one statement."""

    _TABLE = """
        with pairs as (
            select x.alliance, x.phase, x.member as one, y.member as other, x.flags,
                   year(greatest(x.first, y.first)) as begins, year(least(x.last, y.last)) as ends
            from members x join members y on x.alliance = y.alliance and x.phase = y.phase and x.member <> y.member
            where greatest(x.first, y.first) < least(x.last, y.last) and x.member < 1000 and y.member < 1000),
        following as (
            select *, lead(phase) over passing as next_phase, lead(begins) over passing as next_begins from pairs
            window passing as (partition by alliance, one, other order by phase, begins)),
        years as (
            select one, other, flags,
                   unnest(range(begins, case when next_phase <> phase then least(ends, next_begins - 1) else ends end + 1)) as year
            from following)
        select one, other, year, bit_or(flags) as flags from years group by all"""

    def __init__(self, members: Members) -> None:
        self.connection = duckdb.connect()
        self.connection.register("given", dict(zip(_NAMES, members, strict=True)))
        self.connection.execute(
            "create table members as select alliance, phase, member, date '0001-01-01' + cast(first - 1 as integer) as first, "
            "date '0001-01-01' + cast(last - 1 as integer) as last, flags from given"
        )

    def table(self) -> Any:
        """Derive the directed dyad-years."""
        return self.connection.execute(self._TABLE).fetchnumpy()

    def as_ours(self, table: Any) -> DyadYears:
        """Put its table in the form of ours."""
        return from_columns(table["one"], table["other"], table["year"], table["flags"])


class SQLite:
    """SQLite in memory, indexed: one statement for the table, one for each question."""

    _TABLE = """
        with pairs as (
            select x.alliance, x.phase, x.member as one, y.member as other, x.flags,
                   cast(strftime('%Y', max(x.first, y.first) + 1721424.5) as integer) as begins,
                   cast(strftime('%Y', min(x.last, y.last) + 1721424.5) as integer) as ends
            from members x join members y on x.alliance = y.alliance and x.phase = y.phase and x.member <> y.member
            where max(x.first, y.first) < min(x.last, y.last) and x.member < 1000 and y.member < 1000),
        following as (
            select *, lead(phase) over passing as next_phase, lead(begins) over passing as next_begins from pairs
            window passing as (partition by alliance, one, other order by phase, begins))
        select one, other, year, max(flags & 1) | max(flags & 2) | max(flags & 4) | max(flags & 8) | max(flags & 16)
        from following join years
            on year between begins and case when next_phase <> phase then min(ends, next_begins - 1) else ends end
        group by 1, 2, 3"""
    _QUESTION = """
        select distinct x.member from members y join members x on x.alliance = y.alliance and x.phase = y.phase
        where y.member = ? and ? between y.first and y.last and x.member <> y.member and (x.flags & 1) and ? between x.first and x.last"""

    def __init__(self, members: Members) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute(f"create table members ({', '.join(_NAMES)})")
        self.connection.executemany("insert into members values (?, ?, ?, ?, ?, ?)", zip(*(one.tolist() for one in members), strict=True))
        self.connection.execute("create table years (year integer primary key)")
        self.connection.executemany("insert into years values (?)", [(year,) for year in range(1815, 2019)])
        self.connection.execute("create index by_phase on members (alliance, phase)")
        self.connection.execute("create index by_member on members (member)")

    def table(self) -> Any:
        """Derive the directed dyad-years."""
        return self.connection.execute(self._TABLE).fetchall()

    def as_ours(self, table: Any) -> DyadYears:
        """Put its table in the form of ours."""
        return from_columns(*zip(*table, strict=True))

    def bound(self, questions: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
        """Say who is to defend a State on a day, question by question: the numbers of States, without a reason."""
        ask = self.connection.execute
        return [frozenset(one for (one,) in ask(self._QUESTION, (state, day, day))) for state, day in questions]
