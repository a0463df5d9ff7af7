"""This file is about where an attack happens: whether the place lies in the area in which a duty to assist holds.

An article names an area (``area:`` of its trigger) or none; without one, an attack on a party is an
attack on its territory. Whose territory a place is, the corpus says with its source, not the code.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from foedus.answer import Missing, Position, Reason, missing, reason
from foedus.corpus.area import Area
from foedus.finding import Code
from foedus.mechanisms.defence.case import Hypothesis
from foedus.mechanisms.defence.duties import Duty, Law
from foedus.mechanisms.treaty.questions import Treaty

INSIDE = Code("place-inside", place=str, state=str)
OUTSIDE = Code("place-outside-territories", place=str, state=str)
OUT_OF_AREA = Code("place-outside-area", place=str, state=str, area=str)
ELSEWHERE = Code("place-on-another-party", place=str, state=str, attacked=str)
UNKNOWN = Code("place-unknown", place=str)
DISPUTED = Code("place-disputed", place=str, area=str)
UNSURVEYED = Code("place-not-surveyed", place=str, area=str)

Where = Literal["inside", "outside", "open", "disputed"]


class Lying(Struct, frozen=True):
    """Where a place lies as a duty sees it, with the reason or what is missing, and the readings that are held where it is disputed."""

    where: Where
    why: Reason | Missing
    positions: tuple[Position, ...] = ()


def lies(asked: Hypothesis, duty: Duty, law: Law, treaty: Treaty) -> Lying:
    """Say whether an attack at a place sets off a duty: inside, outside, open with what is missing, or disputed with the readings held."""
    place, attacked = asked.at_place, asked.who
    attack = duty.says.when.armed_attack
    area = law.areas.get(attack.area) if attack and attack.area else None
    if area is not None:
        return _in_area(asked, area, duty, treaty)
    named = treaty.corpus.header.places.get(place)
    owner = named.territory_of if named else place if place in duty.parties or place in duty.unsettled else ""
    if not named and not owner and not _is_code(place):
        return Lying("open", missing(UNKNOWN, place=place, article=duty.cites))
    owner = owner or place
    if owner == attacked:
        return Lying("inside", reason(INSIDE, place=place, state=owner, article=duty.cites))
    if owner in duty.parties or owner in duty.unsettled:
        return Lying("open", missing(ELSEWHERE, place=place, state=owner, attacked=attacked, article=duty.cites))
    return Lying("outside", reason(OUTSIDE, place=place, state=owner, article=duty.cites))


def _in_area(asked: Hypothesis, area: Area, duty: Duty, treaty: Treaty) -> Lying:
    from foedus.mechanisms.defence.in_area import judged, spot_of  # noqa: PLC0415 — only who asks for a place waits for the outlines

    place = asked.at_place
    spot = spot_of(place, treaty.corpus)
    if spot is None:
        return Lying("open", missing(UNKNOWN, place=place, article=duty.cites))
    owner = spot.holder or spot.unit or place
    found = judged(treaty, duty.cites, area, spot, asked.what)
    match found.value:
        case "yes":
            return Lying("inside", reason(INSIDE, place=place, state=owner, article=duty.cites))
        case "no":
            return Lying("outside", reason(OUT_OF_AREA, place=place, state=owner, area=area.area, article=duty.cites))
        case "contested":
            return Lying("disputed", reason(DISPUTED, place=place, area=area.area, article=duty.cites), found.positions)
        case _:
            # What the area leaves open, the question in-area says word by word.
            return Lying("open", missing(UNSURVEYED, place=place, area=area.area, article=duty.cites))


def _is_code(place: str) -> bool:
    return len(place) == 3 and place.isalpha() and place.isupper()
