"""This file is about the map of a page: each State coloured by the corpus's own list on the date, with its name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from foedus.states import STATES
from foedus.web.map.outline import EURASIA, Outline, sheet

BESIDE = {
    "ARM": ("end", -7.0, 5.0),
    "GEO": ("end", -9.0, -5.0),
    "AZE": ("start", 9.0, 3.0),
    "KGZ": ("start", 30.0, 4.0),
    "TJK": ("start", 26.0, 14.0),
}
"""States too small to hold their name: on which side it stands, and how far from their middle."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One State on the map: how it is coloured, its path, its name and where the name stands."""

    kind: str
    path: str
    code: str
    name: str
    x: float
    y: float
    anchor: str
    within: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The map of a date, from the ground up."""

    width: int
    height: int
    land: str
    shapes: tuple[Shape, ...]
    disputed: str
    borders: str


def draw(members: Collection[str], doubtful: Collection[str], names: dict[str, str]) -> Map:
    """Draw the map for a list of members and of States whose status is contested or unsettled."""
    drawn = sheet()
    by_number = {f"{STATES[code].number:03}": code for code in (*members, *doubtful) if code in STATES}
    shapes = [
        _shape(by_number[number], outline, names, doubtful=by_number[number] in doubtful)
        for number, outline in drawn.states.items()
        if number in by_number
    ]
    land = "".join(outline.path for number, outline in drawn.states.items() if number not in by_number)
    return Map(round(EURASIA.width), round(EURASIA.height), land, tuple(shapes), drawn.disputed, drawn.borders)


def _shape(code: str, outline: Outline, names: dict[str, str], *, doubtful: bool) -> Shape:
    anchor, right, down = BESIDE.get(code, ("middle", 0.0, 4.0))
    x, y = outline.middle
    kind = "doubt" if doubtful else "member"
    return Shape(kind, outline.path, code, names[code], round(x + right, 1), round(y + down, 1), anchor, code not in BESIDE)
