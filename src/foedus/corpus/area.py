"""This file holds areas: where a duty is owed, as a union of pieces, each a territory, a region, a sea, a latitude or a ring of corners.

An area is dated by the article that holds it, and each piece by its own beginning and end: words may lose
their effect on a day while the text stays as it is.
"""

from __future__ import annotations

from typing import Literal

from foedus.corpus.meaning import Corner, Date, Latitude, Somebody
from foedus.corpus.provision import Part, Provision
from foedus.corpus.view import View

Region = Literal[
    "Europe", "North America", "Central America", "Caribbean", "South America", "Africa", "Asia", "Oceania", "Antarctica",
    "Mediterranean Sea", "Black Sea", "Baltic Sea", "North Atlantic Ocean", "South Atlantic Ocean", "Caribbean Sea", "Gulf of Mexico",
    "North Pacific Ocean", "South Pacific Ocean", "Indian Ocean", "Arctic Ocean",
]  # fmt: skip
"""A region or a sea that foedus can find a place in; another one is a ring of corners."""

Covered = Literal["territory", "forces", "vessels", "aircraft"]


class Lapse(Part, frozen=True, kw_only=True):
    """An event with which words cease to have effect though the text stands: on which day, by what, and when an organ noted it."""

    from_: Date
    event: str
    noted: Date | None = None


class Piece(Part, frozen=True, kw_only=True):
    """A piece of an area: a place belongs to it that meets everything that stands here.

    ``of`` says whose territory it is (``the parties``, or States); ``in`` the regions and seas of which one is
    enough; ``covers`` what counts there; ``status_on`` the day whose holders and parties count instead of the
    day that is asked about. ``extent: not said`` is for a name that the text leaves open, with the readings held.
    """

    name: str = ""
    of: tuple[Somebody, ...] = ()
    places: tuple[str, ...] = ()
    in_: tuple[Region, ...] = ()
    covers: tuple[Covered, ...] = ("territory",)
    north_of: Latitude = ""
    south_of: Latitude = ""
    bounded_by: tuple[Corner, ...] = ()
    status_on: Date | None = None
    since: Date | None = None
    ends: Lapse | None = None
    extent: Literal["said", "not said"] = "said"
    readings: tuple[View, ...] = ()


class Area(Provision, frozen=True, kw_only=True, tag="area"):
    """A named area, as a union of pieces, less what is excluded.

    ``territories`` and ``including`` say it in words; what of them is a State, ``the parties``, a region or a
    sea is understood, and the rest is named as what the engine cannot measure. ``pieces`` says it exactly.
    """

    area: str
    territories: tuple[Somebody, ...] = ()
    including: tuple[Somebody, ...] = ()
    excluding: tuple[Somebody, ...] = ()
    pieces: tuple[Piece, ...] = ()
    north_of: str | None = None
    south_of: str | None = None
    bounded_by: tuple[str, ...] = ()
    status_on: Date | None = None
    until: Date | None = None
