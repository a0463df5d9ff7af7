"""This file is about projecting: Lambert's azimuthal equal-area projection, cutting to a window, and leaving out points that cannot be seen.

A projection centred on the region has no edge at the antimeridian, so that Chukotka lies beside Yakutia; what
the outlines cut there is drawn without a line (see :mod:`foedus.web.map.outline`). Areas keep their proportion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """Where the map is centred, how many units an Earth radius takes, and the rectangle that is shown."""

    longitude: float
    latitude: float
    radius: float
    left: float
    top: float
    width: float
    height: float

    def project(self, point: Point) -> Point:
        """Give the place of a longitude and latitude on the sheet, y downwards."""
        turn, north = radians(point[0] - self.longitude), radians(point[1])
        centre = radians(self.latitude)
        nearness = 1 + sin(centre) * sin(north) + cos(centre) * cos(north) * cos(turn)
        scale = self.radius * sqrt(2 / max(nearness, 1e-9))
        x = scale * cos(north) * sin(turn)
        y = scale * (cos(centre) * sin(north) - sin(centre) * cos(north) * cos(turn))
        return x - self.left, -y - self.top

    def visible(self, points: Sequence[Point]) -> bool:
        """Say whether the rectangle around some points touches the window."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs) < self.width and max(xs) > 0 and min(ys) < self.height and max(ys) > 0

    def cut(self, ring: Sequence[Point], margin: float = 8) -> list[Point]:
        """Cut a ring to the window and a margin around it (Sutherland and Hodgman, one side after the other)."""
        sides = ((0, -margin, 1), (0, self.width + margin, -1), (1, -margin, 1), (1, self.height + margin, -1))
        points = list(ring)
        for axis, bound, sign in sides:
            points = _cut_side(points, axis, bound, sign)
            if not points:
                break
        return points


def _cut_side(points: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip(points[-1:] + points[:-1], points, strict=True):
        was_in, is_in = sign * (before[axis] - bound) >= 0, sign * (here[axis] - bound) >= 0
        if was_in != is_in:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if is_in:
            kept.append(here)
    return kept


def simplified(points: Sequence[Point], slack: float) -> tuple[Point, ...]:
    """Leave out points that lie nearer than ``slack`` to the line between those kept (Douglas and Peucker).

    The ends are kept, so lines that meet still meet.
    """
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        away = _distance_from(points[first], points[last])
        far = max(range(first + 1, last), key=lambda n: away(points[n]))
        if away(points[far]) > slack:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return tuple(points[n] for n in sorted(keep))


def _distance_from(start: Point, end: Point) -> Callable[[Point], float]:
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    length = sqrt(dx * dx + dy * dy)
    if not length:
        return lambda point: sqrt((point[0] - x0) ** 2 + (point[1] - y0) ** 2)
    return lambda point: abs(dy * (point[0] - x0) - dx * (point[1] - y0)) / length
