"""This file is about the chart of a State's alliances through time: above how many States were to defend it, below a bar for each alliance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedus.exchange.atop import Atlas, Bond, Membership
from foedus.exchange.atop.atlas import DEFENCE, FIRST_DAY, LAST_DAY

WIDTH, LEFT, ABOVE, TOP, STEP, THICK = 900, 46, 90, 24, 9, 6
_BEGIN, _LONG = FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1 - FIRST_DAY.toordinal()


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of an alliance: with a duty of defence (``party``) or without (``signatory``)."""

    kind: str
    x: float
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart: the steps of how many were bound, the bars, the years along the top, the lines of numbers, the day asked about."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    steps: str
    ticks: tuple[tuple[int, float], ...]
    levels: tuple[tuple[int, float], ...]
    most: int
    on: float
    thick: int = THICK
    left: int = LEFT
    floor: int = TOP + ABOVE


def across(day: date) -> float:
    """Give where a day lies."""
    return round(LEFT + (WIDTH - LEFT) * min(max(day.toordinal() - _BEGIN, 0), _LONG) / _LONG, 1)


def chart(atlas: Atlas, state: str, history: Iterable[Membership], on: date) -> Chart:
    """Draw the chart of a State.

    :param history: its memberships, the earliest first; the bars keep this order, all stretches of one alliance on one line.
    """
    lines: dict[int, int] = {}
    bars = []
    for one in history:
        y = TOP + ABOVE + 14 + lines.setdefault(one.alliance, len(lines)) * STEP
        x0, x1 = across(_begin(one.first)), across(_end(one.last))
        bars.append(Bar("party" if DEFENCE in one.obligations else "signatory", x0, y, max(round(x1 - x0, 1), 1.5)))
    counts = [(day, defenders(bonds)) for day, bonds in atlas.changes(state)]
    most = max((count for _, count in counts), default=0)
    ticks = tuple((year, across(date(year, 1, 1))) for year in range(1825, LAST_DAY.year, 25))
    levels = tuple((level, _height(level, most)) for level in _levels(most))
    height = TOP + ABOVE + 22 + len(lines) * STEP
    return Chart(WIDTH, height, tuple(bars), _steps(counts, most), ticks, levels, most, across(on))


def defenders(bonds: Iterable[Bond]) -> int:
    """Count the States among bonds, each once."""
    return len({one.who for one in bonds})


def _height(count: int, most: int) -> float:
    return round(TOP + ABOVE - ABOVE * count / max(most, 1), 1)


def _levels(most: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys((0, most // 2, most))) if most > 1 else (0, most) if most else (0,)


def _steps(counts: list[tuple[date, int]], most: int) -> str:
    """Write the steps as one closed path: level until the next day on which something changes."""
    floor = TOP + ABOVE
    path, x = f"M{LEFT} {floor}", float(LEFT)
    for day, count in counts:
        x = across(day)
        path += f"H{x}V{_height(count, most)}"
    return f"{path}H{WIDTH}V{floor}z" if counts else ""


def _begin(edtf: str) -> date:
    return date.fromisoformat(f"{edtf}-01"[:10])


def _end(edtf: str) -> date:
    # Of a month the chart cannot show which day it is.
    return date.fromisoformat(f"{edtf}-28"[:10]) if edtf else LAST_DAY
