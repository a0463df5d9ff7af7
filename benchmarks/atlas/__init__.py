"""This benchmark derives and asks the world's alliances beside pandas, DuckDB and SQLite, each in its turn in one run, and folds all 789.

The table is ATOP 5.1's, which does not ship: it lies in ``../shared/data``. Without it there is nothing to measure.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.atlas.agreeing import agree
from benchmarks.atlas.peers import DuckDB, Pandas, SQLite
from benchmarks.measure import ROOT, Row, at_least, at_most, each, report, seconds
from foedus.exchange.atop import Atlas, open_atlas
from foedus.exchange.atop.corpora import by_alliance
from foedus.exchange.atop.dyads import DyadYears, Members, dyad_years, members, of_system
from foedus.exchange.atop.folding import organization_of
from foedus.exchange.cow.numbers import LINES, number_of
from foedus.exchange.cow.tables import memberships
from foedus.organization.change_points import Ties
from foedus.shelves.opening import open_organization

DATA = ROOT.parent / "shared/data"
ROUNDS = 7
QUESTIONS = 10_000
YEARS = (1816, 2016)
SEEN_IN_R = 3.3
"""Seconds that peacesciencer 1.2.9 took in R for all dyad-years with obligations: 2.6 to make them, 0.7 to join ATOP's table."""


def run() -> bool:
    path = DATA / "atop/atop5_1m.csv"
    if not path.exists():
        print(f"\natlas\n  nothing is measured: {path} is not there")
        return True
    atlas = open_atlas(path)
    columns = members(atlas.rows)
    return report(
        "atlas",
        [
            Row("opening the table, every cell checked", _once(lambda: open_atlas(path)), "s"),
            *_table(columns), *_system(columns), *_questions(atlas, columns), *_folded(atlas), *_of_a_corpus(),
        ],
    )  # fmt: skip


def _once(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _in_turn(work: dict[str, Callable[[], Any]], rounds: int = ROUNDS) -> dict[str, float]:
    """Give the median time on the clock of each, round by round in turn, so that what disturbs one disturbs all."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, one in work.items():
            times[name].append(_once(one))
    return {name: median(those) for name, those in times.items()}


def _table(columns: Members) -> list[Row]:
    peers: dict[str, Any] = {"DuckDB": DuckDB(columns), "pandas": Pandas(columns), "SQLite": SQLite(columns)}
    ours = dyad_years(columns)
    for name, peer in peers.items():
        assert _same(peer.as_ours(peer.table()), ours), f"{name} derives another table"
    took = _in_turn({"foedus": lambda: dyad_years(columns), **{name: peer.table for name, peer in peers.items()}})
    rows = [
        Row(f"{len(ours.year):,} dyad-years derived from {len(columns.member):,} rows: {name}", value, "s") for name, value in took.items()
    ]
    aims = {"DuckDB": 1.0, "pandas": 2.0, "SQLite": 3.0}
    return [
        *rows,
        *(at_least(f"dyad-years, times as fast as {name}", took[name] / took["foedus"], "times", aim) for name, aim in aims.items()),
    ]


def _same(one: DyadYears, other: DyadYears) -> bool:
    return all(np.array_equal(mine, theirs) for mine, theirs in zip(one, other, strict=True))


def _system(columns: Members) -> list[Row]:
    system = memberships(DATA / "cow/cow_states.csv")
    spells = pd.DataFrame(system, columns=["ccode", "first", "last"])
    peer = Pandas(columns)
    ready = peer.table()
    ours = of_system(dyad_years(columns), system, YEARS)
    theirs = peer.system(ready, spells, YEARS)
    assert len(theirs) == len(ours.year)
    assert int((theirs.owes1 > 0).sum()) == int(ours.owes("defence").sum())
    took = _in_turn(
        {
            "foedus, which derives it": lambda: of_system(dyad_years(columns), system, YEARS),
            "pandas, which joins a ready table": lambda: peer.system(ready, spells, YEARS),
        },
        3,
    )
    mine, pandas = took.values()
    return [
        *(Row(f"{len(ours.year):,} dyad-years of the system: {name}", value, "s") for name, value in took.items()),
        at_most(f"all dyad-years, beside {SEEN_IN_R} s as seen in R with peacesciencer", mine, "s", SEEN_IN_R / 5),
        at_least("all dyad-years, times as fast as pandas", pandas / mine, "times", 2),
    ]


def _questions(atlas: Atlas, columns: Members) -> list[Row]:
    drawn = random.Random(3)
    alone = [state for state in atlas.states if len(LINES[state]) == 1]
    days = [date.fromordinal(drawn.randrange(date(1816, 1, 1).toordinal(), date(2018, 12, 31).toordinal())) for _ in range(QUESTIONS)]
    asked = [(drawn.choice(alone), day) for day in days]
    texts = [(state, day.isoformat()) for state, day in asked]
    numbers = [(LINES[state][0], day.toordinal()) for state, day in asked]
    sqlite, bound = SQLite(columns), atlas.bound

    def ours() -> None:
        for state, day in texts:
            bound(state, day)

    fresh = Atlas(atlas.rows)
    laid = _once(lambda: [fresh.bound(state, "1900-01-01") for state in fresh.states])
    answers = [frozenset(number_of(one.who, day) for one in bound(state, day.isoformat())) for state, day in asked]
    assert answers == sqlite.bound(numbers), "SQLite gives other answers"
    took = _in_turn({"foedus, with reasons": ours, "SQLite, without": lambda: sqlite.bound(numbers)})
    mine, theirs = took.values()
    return [
        Row("change-points of all States laid out", laid, "s"),
        *(Row(f"who must defend X on day D: {name}", QUESTIONS / value, "a second") for name, value in took.items()),
        at_least("questions with reasons, times as fast as SQLite", theirs / mine, "times", 10),
    ]


def _folded(atlas: Atlas) -> list[Row]:
    alliances = by_alliance(atlas.rows)
    begin = perf_counter()
    organizations = {number: organization_of(rows) for number, rows in alliances.items()}
    folded = perf_counter() - begin
    ties = {number: Ties(organization) for number, organization in organizations.items()}
    compiled = perf_counter() - begin - folded
    differing = [number for number, rows in alliances.items() if not agree(ties[number], Atlas(rows))]
    return [
        at_most(f"{len(organizations)} corpora made, their acts read and folded", folded, "s", 10),
        Row("their law compiled to change-points", compiled, "s"),
        at_most("alliances whose law says otherwise than their rows", len(differing), "", 0),
    ]


def _of_a_corpus() -> list[Row]:
    organization = open_organization(str(ROOT / "corpora/csto")).organization
    assert organization is not None
    ties = Ties(organization)
    once, day = each(lambda: ties.to("KAZ", "2022-01-05")), organization.on("2022-01-05")
    asked = each(lambda: day.defence.ask_bound(attacked="KAZ"))
    return [
        Row("the law of a shipped corpus (csto) compiled to change-points", seconds(lambda: Ties(organization)) * 1e3, "ms"),
        Row("who owes what to whom on a day, by change-points", once * 1e6, "µs"),
        Row("bound, with reasons, asked on the day, warm", asked * 1e6, "µs"),
    ]


if __name__ == "__main__":
    run()
