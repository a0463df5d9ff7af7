"""This file is about measuring: one number beside its aim or its peer, from the same run, printed and written down."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / ".bench"


class Row(NamedTuple):
    """One measured number: what, how much, in which unit, the aim, and whether it is met (None: there is no aim)."""

    name: str
    value: float
    unit: str
    aim: str = ""
    met: bool | None = None


def at_most(name: str, value: float, unit: str, aim: float) -> Row:
    """Give a row whose value is to be no more than the aim."""
    return Row(name, value, unit, f"≤ {aim:g}", value <= aim)


def at_least(name: str, value: float, unit: str, aim: float) -> Row:
    """Give a row whose value is to be no less than the aim."""
    return Row(name, value, unit, f"≥ {aim:g}", value >= aim)


def seconds(work: Callable[[], object], *, rounds: int = 5) -> float:
    """Give the time on one core of the least disturbed of some rounds of work in this process."""
    return min(_times(work, rounds, process_time))


def wall_seconds(work: Callable[[], object], *, rounds: int = 5) -> float:
    """Give the median time on the clock of some rounds of work, whichever process does it."""
    return median(_times(work, rounds, perf_counter))


def _times(work: Callable[[], object], rounds: int, clock: Callable[[], float]) -> list[float]:
    times = []
    for _ in range(rounds):
        begin = clock()
        work()
        times.append(clock() - begin)
    return times


def each(work: Callable[[], object], *, budget: float = 1.0) -> float:
    """Give the seconds that one call takes, repeating it for about the budget (the first call warms up)."""
    work()
    once = seconds(work, rounds=3)
    count = max(1, min(100_000, int(budget / 3 / max(once, 1e-7))))

    def many() -> None:
        for _ in range(count):
            work()

    return seconds(many, rounds=3) / count


def report(name: str, rows: list[Row], **more: Any) -> bool:
    """Print the rows, write them to ``.bench/NAME.json``, and say whether every aim is met."""
    print(f"\n{name}")
    for row in rows:
        mark = {True: "met", False: "MISSED", None: ""}[row.met]
        print(f"  {row.name:<58} {row.value:>12,.4g} {row.unit:<8} {row.aim:<10} {mark}")
    RESULTS.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "machine": platform.machine(), "system": sys.platform}
    written = {"name": name, "machine": machine, "rows": [row._asdict() for row in rows], **more}
    (RESULTS / f"{name}.json").write_text(json.dumps(written, ensure_ascii=False, indent=2) + "\n")
    return all(row.met is not False for row in rows)
