"""This file is about the outlines of countries: which country's outline a point lies in, and how far an outline reaches.

``outlines.json`` is a constant of the installation, like the tables of time zones: it comes with the package
and is made by ``tests/house/outlines.py``. It is read when somebody first asks for a point, and never before.
The outlines are drawn as borders are held today; that settles no claim, and no past.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from pkgutil import get_data
from typing import Any

import msgspec

from foedus.rules.geography.polygon import DEGREE, Point, Ring, contains, is_near

MARGIN = DEGREE // 20
"""How far a simplified line may lie from the one that it stands for: nearer than this to a line nothing is settled."""
_GRID = DEGREE // 100


class Box(msgspec.Struct, frozen=True):
    """The least and the greatest longitude and latitude of something."""

    west: int
    south: int
    east: int
    north: int

    def holds(self, place: Point, margin: int = 0) -> bool:
        """Say whether a point lies in the box, or within a margin of it."""
        west, east = self.west - margin, self.east + margin
        return west <= place[0] <= east and self.south - margin <= place[1] <= self.north + margin


@cache
def _sheet() -> dict[str, Any]:
    data = get_data(__package__, "outlines.json")
    assert data is not None, "the package is installed with its files"
    units: dict[str, Any] = msgspec.json.decode(data)["units"]
    return units


@cache
def outline(code: str) -> tuple[Ring, ...]:
    """Give the rings of a country, or none where the sheet has none (a very small one)."""
    made = []
    for numbers in _sheet().get(code, ()):
        steps = [(x * _GRID, y * _GRID) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        made.append(tuple(accumulate(steps, lambda a, b: (a[0] + b[0], a[1] + b[1]))))
    return tuple(made)


def reach_of(rings: tuple[Ring, ...]) -> Box | None:
    """Give how far rings reach, or none where there are none."""
    points = [point for one in rings for point in one]
    if not points:
        return None
    east, north = zip(*points, strict=True)
    return Box(min(east), min(north), max(east), max(north))


@cache
def box(code: str) -> Box | None:
    """Give how far a country's outline reaches."""
    return reach_of(outline(code))


def countries_at(place: Point) -> tuple[str, ...]:
    """Name the countries in whose outline a point lies; near a border those on both sides of it."""
    found = []
    for code in _sheet():
        reach = box(code)
        if reach is not None and reach.holds(place, MARGIN) and (contains(outline(code), place) or is_near(outline(code), place, MARGIN)):
            found.append(code)
    return tuple(found)
