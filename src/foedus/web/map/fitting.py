"""This file is about the window of a map: the one in which the States of a corpus lie, as large as the sheet allows.

The window on Eurasia is drawn by hand and kept wherever it shows them all. Any other is centred on its States, in the same
projection; where they lie all around the Earth it shows the half of it on which most of them lie.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import atan2, cos, degrees, hypot, radians, sin

from foedus.web.map.outline import EURASIA, FILE, Sheet, area, draw, sheet
from foedus.web.map.projection import Point, Window
from foedus.web.map.topology import Ring, Topology, topology

MARGIN = 34
WIDEST = 2.6
"""In radii of the Earth: what lies farther apart is seen around the edge of the projection, where nothing is seen well."""
LARGEST = 3_600
"""Units to a radius: a window on a few small States still shows what lies around them."""


@lru_cache(maxsize=8)
def fitting(numbers: frozenset[str]) -> tuple[Window, Sheet]:
    """Give the window for some States, by their numeric codes, and what is seen in it."""
    world = topology(FILE.read_bytes())
    rings = [max(rings, key=lambda ring: abs(area(ring))) for rings in _rings(world, numbers)]
    if not rings or all(_lies_in(ring, EURASIA) for ring in rings):
        return EURASIA, sheet()
    window = _around(rings)
    return window, draw(world, window)


def _around(rings: list[list[Point]]) -> Window:
    """Centre a window on some rings and make it as large as they allow."""
    longitude, latitude = _centre(rings)
    unit = Window(longitude=longitude, latitude=latitude, radius=1, left=0, top=0, width=0, height=0)
    points = [unit.project(point) for ring in rings for point in ring]
    points = [point for point in points if hypot(*point) < WIDEST / 2] or points
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width, height = EURASIA.width, EURASIA.height
    radius = min(LARGEST, (width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top))
    across, down = (left + right) / 2 * radius, (top + bottom) / 2 * radius
    return Window(longitude, latitude, radius, across - width / 2, down - height / 2, width, height)


def _rings(world: Topology, numbers: frozenset[str]) -> list[list[list[Point]]]:
    """Give the rings of each State, as longitudes and latitudes."""
    return [[_ring(world, ring) for ring in rings] for number, rings in world.units if number in numbers and rings]


def _ring(world: Topology, ring: Ring) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        points.extend((world.arcs[arc] if arc >= 0 else world.arcs[~arc][::-1])[1 if points else 0 :])
    return points


def _lies_in(ring: Iterable[Point], window: Window) -> bool:
    points = [window.project(point) for point in ring]
    return all(0 <= x <= window.width and 0 <= y <= window.height for x, y in points)


def _centre(rings: Iterable[Iterable[Point]]) -> Point:
    """Give the middle of some States on the sphere, each counted once however large it is."""
    total = (0.0, 0.0, 0.0)
    for ring in rings:
        x, y, z = (sum(axis) for axis in zip(*map(_on_sphere, ring), strict=True))
        size = hypot(x, y, z) or 1.0
        total = (total[0] + x / size, total[1] + y / size, total[2] + z / size)
    return degrees(atan2(total[1], total[0])), degrees(atan2(total[2], hypot(total[0], total[1])))


def _on_sphere(point: Point) -> tuple[float, float, float]:
    east, north = radians(point[0]), radians(point[1])
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
