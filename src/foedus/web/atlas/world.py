"""This file is about the map of the world: every State of today in the Equal Earth projection, coloured by what is asked.

The projection is that of Šavrič, Patterson and Jenny, *The Equal Earth map projection*, International Journal of Geographical
Information Science 33 (2019), 454–465: areas keep their proportion. Borders are those of today; a State of the past is drawn on the
land of the State that has its place in COW's list now, and one that has none there is named beside the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from foedus.exchange.atop.atlas import line_of
from foedus.states import STATES
from foedus.web.map.outline import FILE, Sheet, draw
from foedus.web.map.projection import Point, Window
from foedus.web.map.topology import Topology, topology

WIDTH, HEIGHT = 900, 404
_RADIUS, _TOP = 166.26, 216.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ANTARCTICA = "010"
_DOT = 2.5


class World(Window):
    """The whole world on one sheet."""

    def project(self, point: Point) -> Point:
        """Give the place of a longitude and latitude on the sheet, y downwards (equations 7 and 8 of the paper)."""
        tilt = asin(sqrt(3) / 2 * sin(radians(point[1])))
        square = tilt * tilt
        sixth = square * square * square
        across = 3 * (9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1)
        x = 2 * sqrt(3) * radians(point[0] - self.longitude) * cos(tilt) / across
        y = tilt * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)
        return self.left + self.radius * x, self.top - self.radius * y

    def visible(self, points: Sequence[Point]) -> bool:
        """Say that all of the world is seen."""
        return bool(points)

    def cut(self, ring: Sequence[Point], margin: float = 8) -> list[Point]:
        """Leave a ring as it is: the file of outlines is cut where the sheet ends."""
        del margin
        return list(ring)


WORLD = World(longitude=11, latitude=0, radius=_RADIUS, left=WIDTH / 2, top=_TOP, width=WIDTH, height=HEIGHT)


@lru_cache(maxsize=1)
def world() -> Topology:
    """Read the outlines once, each line on one side of the sheet's edge."""
    every = topology(FILE.read_bytes())
    return Topology(tuple(map(_unbroken, every.arcs)), tuple(unit for unit in every.units if unit[0] != _ANTARCTICA))


@lru_cache(maxsize=1)
def sheet() -> Sheet:
    """Draw the outlines once; a process that shows an atlas draws them when it starts."""
    return draw(world(), WORLD)


@lru_cache(maxsize=1)
def specks() -> Mapping[str, str]:
    """Draw a dot for each State that is too small to be drawn, where its longest outline begins."""
    found = {}
    for number, rings in world().units:
        if number and number not in sheet().states:
            arc = max((world().arcs[one if one >= 0 else ~one] for ring in rings for one in ring), key=len)
            x, y = WORLD.project(arc[0])
            found[number] = f"M{x - _DOT:.1f} {y:.1f}a{_DOT} {_DOT} 0 1 0 {2 * _DOT} 0a{_DOT} {_DOT} 0 1 0 {-2 * _DOT} 0z"
    return found


def _unbroken(arc: tuple[Point, ...]) -> tuple[Point, ...]:
    """Put an arc on one side of the sheet's edge, which runs through Bering Strait: there no State is cut in two."""
    turned = [arc[0]]
    for x, y in arc[1:]:
        before = turned[-1][0]
        turned.append((x + 360 * round((before - x) / 360), y))
    middle = sum(x for x, _ in turned) / len(turned)
    turn = 360 * round((WORLD.longitude - middle) / 360)
    return tuple((x + turn, y) for x, y in turned)


@dataclass(frozen=True, slots=True)
class Shade:
    """One State on the map: how it is coloured, and its path."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The map of a day: the land of nobody asked about, the coloured States, the lines between; and the codes that have no land on it."""

    width: int
    height: int
    land: str
    shades: tuple[Shade, ...]
    disputed: str
    borders: str
    undrawn: tuple[str, ...]


def coloured(kinds: Mapping[str, str]) -> WorldMap:
    """Draw the map, each State in its kind.

    :param kinds: how each State is coloured, by its code, today's or a past one.
    """
    drawn = sheet()
    found: dict[str, str] = {}
    undrawn = []
    for code, kind in kinds.items():
        number = _number(code)
        if number in drawn.states or number in specks():
            found.setdefault(number, kind)
        else:
            undrawn.append(code)
    shades = tuple(Shade(kind, drawn.states[number].path if number in drawn.states else specks()[number]) for number, kind in found.items())
    land = "".join(outline.path for number, outline in drawn.states.items() if number not in found)
    return WorldMap(WIDTH, HEIGHT, land, shades, drawn.disputed, drawn.borders, tuple(undrawn))


def _number(code: str) -> str:
    one = STATES.get(line_of(code)) or STATES.get(code)
    return f"{one.number:03}" if one and one.number else ""
