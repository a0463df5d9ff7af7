"""This file is about the chart of parties through the years: one line for each State, drawn from the treaty's own timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.dates import EVER, start_of
from foedus.mechanisms.treaty.questions import Standing
from foedus.web.visit import Visit

WIDTH, LEFT, STEP, TOP = 900, 150, 24, 24
_KINDS = {
    "signatory": "signatory",
    "party": "party",
    "denounced": "party",
    "provisional": "party",
    "contested": "doubt",
    "conditional": "doubt",
    "suspended": "doubt",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of a State's status."""

    kind: str
    x: float
    y: float
    width: float
    height: int


@dataclass(frozen=True, slots=True)
class Name:
    """A State's name beside its line."""

    words: str
    code: str
    y: int


@dataclass(frozen=True, slots=True)
class Years:
    """The chart: bars, names, years along the foot, the date asked about."""

    instrument: str
    first: int
    last: int
    width: int
    height: int
    bars: tuple[Bar, ...]
    names: tuple[Name, ...]
    ticks: tuple[tuple[int, float], ...]
    on: float
    changes: tuple[str, ...]


def years(visit: Visit, instrument: str) -> Years:
    """Draw who was party to an instrument, from its conclusion to the year asked about or today."""
    treaty = visit.as_of.treaty
    concluded = visit.organization.corpus.instrument(instrument)
    assert concluded is not None
    first = int(concluded.front.concluded[:4])
    last = max(int(visit.served.today()[:4]), int(visit.on[:4]), first + 1) + 1
    seat = visit.organization.world.seat
    begin, end = start_of(date(first, 1, 1), seat), start_of(date(last, 1, 1), seat)

    def across(instant: int) -> float:
        return round(LEFT + (WIDTH - LEFT) * (min(max(instant, begin), end) - begin) / (end - begin), 1)

    courses = treaty.timeline(instrument).courses
    bars, labels = [], []
    for place, (state, course) in enumerate(sorted(courses.items(), key=lambda one: visit.name(one[0]))):
        y = TOP + place * STEP
        labels.append(Name(visit.name(state), state, y + 14))
        for standing, since, until in zip(course.standings, (0, *course.points), (*course.points, EVER), strict=True):
            kind = _kind(standing)
            x0, x1 = across(since), across(until)
            if kind and x1 > x0:
                bars.append(Bar(kind, x0, y + 4, round(x1 - x0, 1), 12))
    ticks = tuple((year, across(start_of(date(year, 1, 1), seat))) for year in range(first - first % 5 + 5, last, 5))
    changes = sorted({visit.iso(point) for course in courses.values() for point in course.points})
    return Years(
        instrument,
        first,
        last - 1,
        WIDTH,
        TOP + len(courses) * STEP + 8,
        tuple(bars),
        tuple(labels),
        ticks,
        across(treaty.at),
        tuple(changes),
    )


def _kind(standing: Standing) -> str:
    return _KINDS.get(standing.status, "")
