"""This file is about outlines: the window on Eurasia, one path for each State in it, one for all other land, one for the borders."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from foedus.web.map.projection import Point, Window, simplified
from foedus.web.map.topology import Topology, topology

FILE = Path(__file__).with_name("countries-50m.json")
EURASIA = Window(longitude=90, latitude=58, radius=600, left=-410, top=-372, width=832, height=600)
SLACK = 0.45
SMALLEST = 1.4
"""Islands below this area, in square units of the sheet, are left out."""

DISPUTED = {"643": ((34.3, 45.3),)}
"""Points in rings that the outline file gives to a State and whose status is disputed: Crimea
(UN General Assembly resolution 68/262). They are hatched on the map and given to nobody."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A State's path, the middle of its largest part, where its name is written, and how wide that part is."""

    path: str
    middle: Point
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All outlines of the window: by numeric code, the disputed parts, and the lines between."""

    states: dict[str, Outline]
    disputed: str
    borders: str


@lru_cache(maxsize=1)
def sheet() -> Sheet:
    """Draw the outlines once; a process draws them when it starts."""
    return draw(topology(FILE.read_bytes()), EURASIA)


def draw(world: Topology, window: Window) -> Sheet:
    """Draw every unit that the window shows."""
    lines = [simplified([window.project(point) for point in arc], SLACK) for arc in world.arcs]
    states: dict[str, Outline] = {}
    disputed: list[str] = []
    used: set[int] = set()
    for number, (code, rings) in enumerate(world.units):
        marks = [window.project(point) for point in DISPUTED.get(code, ())]
        shown = []
        for ring in rings:
            points = _points(lines, ring)
            if _surrounds(world, ring, window):
                continue
            cut = window.cut(points) if window.visible(points) else []
            if len(cut) < 3 or abs(area(cut)) < SMALLEST:
                continue
            used |= {arc if arc >= 0 else ~arc for arc in ring}
            if any(inside(mark, cut) for mark in marks):
                disputed.append(path(cut, closed=True))
            else:
                shown.append(cut)
        if shown:
            largest = max(shown, key=lambda ring: abs(area(ring)))
            width = max(x for x, _ in largest) - min(x for x, _ in largest)
            states[code or f"unit {number}"] = Outline("".join(path(ring, closed=True) for ring in shown), _middle(largest), width)
    borders = "".join(
        path(part) for arc in sorted(used) if window.visible(lines[arc]) for part in _seen(world.arcs[arc], lines[arc], window)
    )
    return Sheet(states, "".join(disputed), borders)


def _surrounds(world: Topology, ring: Sequence[int], window: Window) -> bool:
    """Say whether a ring lies around the point across the Earth, from which all of an azimuthal map is its inside."""
    across = ((window.longitude + 360) % 360 - 180, -window.latitude)
    corners = _points(world.arcs, ring)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs) <= across[0] <= max(xs) and min(ys) <= across[1] <= max(ys) and inside(across, corners)


def _points(lines: Sequence[Sequence[Point]], ring: Iterable[int]) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        points.extend((lines[arc] if arc >= 0 else lines[~arc][::-1])[1 if points else 0 :])
    return points


def _seen(arc: Sequence[Point], line: Sequence[Point], window: Window) -> list[list[Point]]:
    """Split a line where the outline file cut a State at the antimeridian: that cut is no border."""
    cut = {window.project(point) for point in arc if abs(point[0]) > 179.99}
    parts: list[list[Point]] = [[line[0]]]
    for before, here in itertools.pairwise(line):
        if before in cut and here in cut:
            parts.append([])
        parts[-1].append(here)
    return [part for part in parts if len(part) > 1]


def _middle(largest: Sequence[Point]) -> Point:
    total = area(largest) * 6
    pairs = list(zip(largest, [*largest[1:], largest[0]], strict=True))
    return (
        round(sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / total, 1),
        round(sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / total, 1),
    )


def area(ring: Sequence[Point]) -> float:
    """Give the signed area of a ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Say whether a point lies in a ring, by counting the sides that a ray crosses."""
    x, y = point
    crossed = 0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            crossed += 1
    return crossed % 2 == 1


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    """Write a line as an SVG path in tenths of a unit, each step relative to the one before."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l"]
    for (x0, y0), (x1, y1) in itertools.pairwise(tenths):
        if (x0, y0) != (x1, y1):
            steps.append(f"{_tenth(x1 - x0)} {_tenth(y1 - y0)} ")
    return "".join(steps).rstrip() + ("z" if closed else "")


def _tenth(number: int) -> str:
    whole, tenth = divmod(abs(number), 10)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole or ('' if tenth else '0')}" + (f".{tenth}" if tenth else "")
