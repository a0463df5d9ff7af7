"""This file is about the map of a page: each State coloured by the corpus's own list on the date, with its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from foedus.states import STATES
from foedus.web.map.fitting import fitting
from foedus.web.map.outline import EURASIA, Outline

BESIDE = {
    "ARM": ("end", -7.0, 5.0),
    "GEO": ("end", -9.0, -5.0),
    "AZE": ("start", 9.0, 3.0),
    "KGZ": ("start", 30.0, 4.0),
    "TJK": ("start", 26.0, 14.0),
}
"""States too small to hold their name: on which side it stands, and how far from their middle."""


LETTER, PHONE = 7.2, 16.0
"""How wide a letter is, in units of the sheet: on a page, and on a phone, where the letters are larger."""


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


def draw(members: Collection[str], doubtful: Collection[str], names: dict[str, str], *, ever: Iterable[str] = ()) -> Map:
    """Draw the map for a list of members and of States whose status is contested or unsettled.

    :param ever: everybody who ever had a status, so that the same part of the world is shown on every date.
    """
    window, drawn = fitting(numbers_of((*members, *doubtful, *ever)))
    by_number = {_number(code): code for code in (*members, *doubtful) if code in STATES}
    shapes = [
        _shape(by_number[number], outline, names, doubtful=by_number[number] in doubtful, beside=window is EURASIA)
        for number, outline in drawn.states.items()
        if number in by_number
    ]
    land = "".join(outline.path for number, outline in drawn.states.items() if number not in by_number)
    return Map(round(window.width), round(window.height), land, tuple(shapes), drawn.disputed, drawn.borders)


def numbers_of(states: Iterable[str]) -> frozenset[str]:
    """Give the numeric codes of States, by which outlines are found."""
    return frozenset(_number(code) for code in states if code in STATES)


def _number(code: str) -> str:
    return f"{STATES[code].number:03}"


def _shape(code: str, outline: Outline, names: dict[str, str], *, doubtful: bool, beside: bool) -> Shape:
    aside = beside and code in BESIDE
    anchor, right, down = BESIDE[code] if aside else ("middle", 0.0, 4.0)
    x, y = outline.middle
    kind = "doubt" if doubtful else "member"
    # A State that is too small for its name has its code; one too small for that is found in the list below the map.
    name, short = (names[code], code) if beside else (_fits(names[code], outline) or _fits(code, outline), _fits(code, outline, PHONE))
    return Shape(kind, outline.path, short, name, round(x + right, 1), round(y + down, 1), anchor, not aside)


def _fits(words: str, outline: Outline, letter: float = LETTER) -> str:
    return words if len(words) * letter <= outline.width else ""
