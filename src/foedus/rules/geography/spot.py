"""This file is about places as they are named: a code, a point, a sea; and about who holds a place on a day."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from foedus.rules.geography.outlines import MARGIN, countries_at, outline, reach_of
from foedus.rules.geography.polygon import Point, PointError, Ring, point
from foedus.rules.geography.seas import SEAS, sea, seas_at
from foedus.rules.geography.units import BEFORE, CLAIMED, DRAWN_SINCE, ENDED, HOLDERS, PARTS, POINTS, regions_at
from foedus.states import BY_TWO_LETTERS, STATES


class Spot(Struct, frozen=True):
    """A place: its name as it was given, the units in which it may lie, a point if it is one, and the seas there.

    ``sure`` is whether the unit is settled: a point near a border may lie in either of two. ``holder`` is the State whose
    territory somebody says that it is; where it lies is then not known from that, unless ``at`` says it.
    """

    text: str
    units: tuple[str, ...] = ()
    at: Point | None = None
    seas: tuple[str, ...] = ()
    sure: bool = True
    holder: str = ""

    @property
    def unit(self) -> str:
        """Give the unit, or nothing at sea."""
        return self.units[0] if self.units else ""


def locate(text: str) -> Spot | None:
    """Find a place by its code (``GRL``, ``GL``, ``US-HI``, ``DDR``), as a point (``51.7S 57.85W``) or as a sea."""
    sea_name = next((name for name in SEAS if name.casefold() == text.casefold()), "")
    if sea_name:
        return Spot(text, seas=(sea_name,))
    unit = unit_of(text.upper())
    if unit:
        return at_unit(text, unit)
    try:
        return at_point(text, point(text))
    except PointError:
        return None


def unit_of(code: str) -> str:
    """Give the unit that a code names, or nothing; a part of a State that lies where the State does is that State."""
    if code in STATES or code in PARTS or code in HOLDERS:
        return code
    if code in BY_TWO_LETTERS:
        return BY_TWO_LETTERS[code].code
    whole, dash, part = code.partition("-")
    return BY_TWO_LETTERS[whole].code if dash and part.isalnum() and len(part) < 4 and whole in BY_TWO_LETTERS else ""


def at_unit(text: str, unit: str) -> Spot:
    """Make the place that a unit is; seas are those in whose ring its point lies, for islands."""
    return Spot(text, (unit,), seas=tuple(name for name in SEAS if _in_sea(unit, name)))


def _in_sea(unit: str, name: str) -> bool:
    reach = reach_of(ground(unit))
    # An island lies in a sea with all that it has: its reach, corner by corner.
    return reach is not None and all(name in seas_at((x, y)) for x in (reach.west, reach.east) for y in (reach.south, reach.north))


def at_point(text: str, at: Point) -> Spot:
    """Make the place that a point is: the unit in whose outline it lies, or the sea."""
    found = countries_at(at)
    units = tuple(dict.fromkeys(part_at(country, at) for country in found))
    # Near a coast there is one country and the sea; near a border there are two, of which either may be meant.
    return Spot(text, units, at, seas_at(at), len(units) < 2)


def part_at(country: str, at: Point) -> str:
    """Give the part of a State in which a point of its outline lies, where that part lies elsewhere."""
    return next((part for part, (whole, reach) in PARTS.items() if whole == country and reach.holds(at)), country)


@cache
def ground(unit: str) -> tuple[Ring, ...]:
    """Give the outline of a unit: of a State without its parts that lie elsewhere, of such a part by itself, or a point."""
    whole, reach = PARTS.get(unit, (unit, None))
    parts = [box for of, box in PARTS.values() if of == unit]
    rings = tuple(
        ring for ring in outline(whole) if (reach is None or reach.holds(ring[0])) and not any(part.holds(ring[0]) for part in parts)
    )
    return rings or (((POINTS[unit],),) if unit in POINTS else ())


def holders(unit: str, day: str) -> tuple[str, ...]:
    """Name the State that holds a unit on a day; where several claim it, all that do, who holds it first.

    >>> holders("GRL", "1960-01-01"), holders("DDR", "1990-10-03"), holders("FLK", "1982-04-02"), holders("CZE", "1968-08-21")
    (('DNK',), ('DEU',), ('GBR', 'ARG'), ('CSK',))
    """
    past = ENDED.get(unit)
    if past is not None:
        return (unit,) if day <= past.last else (past.then,)
    earlier = BEFORE.get(unit)
    if earlier is not None and day <= earlier.last:
        return tuple(earlier.then.split())
    return CLAIMED.get(unit) or (HOLDERS.get(unit, unit),)


def drawn_since(unit: str, day: str) -> str:
    """Say since when the outline of a unit is as it is drawn, if that is after a day."""
    since = DRAWN_SINCE.get(unit, "")
    return since if day < since else ""


def latitudes(spot: Spot) -> tuple[int, int] | None:
    """Give the southernmost and the northernmost latitude of a place, or none where they are not known."""
    if spot.at is not None:
        return spot.at[1], spot.at[1]
    reach = reach_of(ground(spot.unit)) if spot.unit else None
    if reach is not None:
        return reach.south, reach.north
    if spot.seas and not spot.unit:
        north = [y for _, y in sea(spot.seas[0])]
        return min(north), max(north)
    return None


def regions(spot: Spot) -> tuple[str, ...]:
    """Name the regions and seas in which a place may lie."""
    return tuple(dict.fromkeys([name for unit in spot.units for name in regions_at(unit, spot.at)] + list(spot.seas)))


__all__ = ["MARGIN", "Spot", "at_unit", "drawn_since", "ground", "holders", "latitudes", "locate", "regions", "unit_of"]
