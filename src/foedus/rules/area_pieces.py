"""This file is about the words of an area: what of them is a piece that can be measured, and what is only named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from msgspec.structs import replace

from foedus.corpus.area import Area, Covered, Lapse, Piece, Region
from foedus.rules.geography.polygon import PointError, corners_of
from foedus.rules.geography.spot import unit_of

PARTIES = "the parties"
ALL: tuple[Covered, ...] = get_args(Covered)
MOVING: tuple[Covered, ...] = ("forces", "vessels", "aircraft")
_REGIONS: dict[str, Region] = {name: name for name in get_args(Region)}
_OF_PARTIES = frozenset({PARTIES, "the territories of the parties", "territories of the parties"})


def pieces_of(area: Area) -> tuple[Piece, ...]:
    """Give the pieces of an area: those that it spells out, and one for each of its words.

    Words that name no State, region or sea make a piece whose extent is not said. Where an article spells its pieces
    out, its words are only their heading.
    """
    if area.pieces:
        return tuple(_named(piece, area) for piece in area.pieces)
    lapse = Lapse(from_=area.until, event=area.note or area.area) if area.until else None
    made = (*map(_territory, area.territories), *map(_including, area.including), *_bounds(area))
    return tuple(_ending(piece, lapse) for piece in made)


def _named(piece: Piece, area: Area) -> Piece:
    if piece.name:
        return piece
    name = ", ".join((*piece.of, *piece.places, *piece.in_)) or area.area
    return replace(piece, name=name)


def _ending(piece: Piece, lapse: Lapse | None) -> Piece:
    return replace(piece, ends=lapse) if lapse else piece


def _territory(words: str) -> Piece:
    if words in _OF_PARTIES:
        return Piece(name=words, of=(PARTIES,))
    for name, region in _REGIONS.items():
        if words == f"{PARTIES} in {name}":
            return Piece(name=words, of=(PARTIES,), in_=(region,))
    if len(words) == 3 and words.isupper():
        return Piece(name=words, of=(words,))
    return Piece(name=words, extent="not said")


def _including(words: str) -> Piece:
    sea = _REGIONS.get(words.removeprefix("the "))
    if sea is not None:
        return Piece(name=words, in_=(sea,), covers=MOVING)
    if words.isupper() and unit_of(words):
        return Piece(name=words, places=(words,))
    return Piece(name=words, covers=ALL, extent="not said")


def _bounds(area: Area) -> Iterator[Piece]:
    if area.bounded_by:
        try:
            corners_of(area.bounded_by)
        except PointError:  # corners in words ("the mouth of the river") bound an area that nobody can measure
            yield Piece(name=area.area, covers=ALL, extent="not said")
        else:
            yield Piece(name=area.area, covers=ALL, bounded_by=area.bounded_by)
    elif area.north_of or area.south_of:
        yield Piece(name=area.north_of or area.south_of or "", covers=ALL, extent="not said")
