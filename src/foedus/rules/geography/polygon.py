"""This file is about polygons and points, in whole millionths of a degree, so that no rounding decides who is inside.

Lines between corners are straight in longitude and latitude. A ring may cross the line of the date: its
corners then go on beyond 180 degrees, and a point is looked for on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

Point = tuple[int, int]
"""Longitude and latitude in millionths of a degree, east and north positive."""
Ring = tuple[Point, ...]

DEGREE = 1_000_000
TURN = 360 * DEGREE

_ANGLE = r"([0-9]{1,3}(?:[.][0-9]{1,9})?)(?:°(?:([0-9]{1,2})[′'](?:([0-9]{1,2})[″\"])?)?)?"
_LATITUDE, _LONGITUDE = re.compile(rf"{_ANGLE}([NS])"), re.compile(rf"{_ANGLE}([EW])")


class PointError(ValueError):
    """The text is no latitude, longitude or point of the forms that a corpus and a question may use."""


def latitude(text: str) -> int:
    """Read a latitude: ``23°26′N``, ``51.75S``.

    >>> latitude("23°30′N"), latitude("51.75S")
    (23500000, -51750000)
    """
    return _angle(_LATITUDE, text, 90)


def point(text: str) -> Point:
    """Read a point, latitude first as charts write it: ``51°42′S 57°51′W``, ``51.7S 57.85W``.

    :raises PointError: any other text.
    """
    north, _, east = text.partition(" ")
    return _angle(_LONGITUDE, east, 180), _angle(_LATITUDE, north, 90)


def is_point(text: str) -> bool:
    """Say whether a text is a point."""
    try:
        point(text)
    except PointError:
        return False
    return True


def _angle(form: re.Pattern[str], text: str, most: int) -> int:
    found = form.fullmatch(text.replace(",", "").strip())
    if found is None:
        raise PointError(text)
    degrees, minutes, seconds, side = found.groups()
    angle = Fraction(degrees) + Fraction(minutes or 0) / 60 + Fraction(seconds or 0) / 3600
    if angle > most or int(minutes or 0) > 59 or int(seconds or 0) > 59:
        raise PointError(text)
    return round(angle * DEGREE) * (-1 if side in "SW" else 1)


def ring(corners: Iterable[Point]) -> Ring:
    """Make a ring of corners in their order: each is taken on the side of the date line on which it is nearer to the one before."""
    made: list[Point] = []
    for x, y in corners:
        east = x
        while made and east - made[-1][0] > TURN // 2:
            east -= TURN
        while made and made[-1][0] - east > TURN // 2:
            east += TURN
        made.append((east, y))
    return tuple(made)


def contains(rings: Iterable[Ring], place: Point) -> bool:
    """Say whether a point lies within rings, one within another being a hole; a point on a line belongs to one side of it."""
    return any(_odd(rings, (place[0] + turn, place[1])) for rings in (tuple(rings),) for turn in (0, TURN, -TURN))


def _odd(rings: Iterable[Ring], place: Point) -> bool:
    x, y = place
    inside = False
    for one in rings:
        for (ax, ay), (bx, by) in pairwise((*one, one[0])):
            if (ay > y) != (by > y):
                # Is the crossing of the parallel east of the point? Both sides times (by - ay), whose sign is taken along.
                east = (x - ax) * (by - ay) < (bx - ax) * (y - ay)
                inside ^= east if by > ay else not east and (x - ax) * (by - ay) != (bx - ax) * (y - ay)
    return inside


def is_near(rings: Iterable[Ring], place: Point, margin: int) -> bool:
    """Say whether a point lies within a distance of a line, in millionths of a degree as the sheet has them."""
    return any(
        _close(a, b, (place[0] + turn, place[1]), margin) for one in rings for a, b in pairwise((*one, one[0])) for turn in (0, TURN, -TURN)
    )


def _close(a: Point, b: Point, place: Point, margin: int) -> bool:
    (ax, ay), (bx, by), (x, y) = a, b, place
    if not (min(ax, bx) - margin <= x <= max(ax, bx) + margin and min(ay, by) - margin <= y <= max(ay, by) + margin):
        return False
    dx, dy = bx - ax, by - ay
    length, along = dx * dx + dy * dy, (x - ax) * dx + (y - ay) * dy
    if 0 < along < length:
        return (dx * (y - ay) - dy * (x - ax)) ** 2 <= margin * margin * length
    nearest = a if along <= 0 else b
    return (x - nearest[0]) ** 2 + (y - nearest[1]) ** 2 <= margin * margin


def corners_of(texts: Sequence[str]) -> Ring:
    """Make a ring of corners as a corpus writes them.

    :raises PointError: a corner is no point.
    """
    return ring(point(text) for text in texts)
