"""This file is about the question whether a place lies in the area of an instrument, as of a date and with every reason.

It is imported when somebody asks for a place: the outlines of countries are not read for anybody else.
"""

from __future__ import annotations

from datetime import date

from foedus.answer import CONDITIONAL, NO_RULE, Answer, missing, reason
from foedus.corpus.area import Area, Covered
from foedus.corpus.citation import citation
from foedus.corpus.corpus import Corpus
from foedus.dates import day_of, end_of
from foedus.finding import Code
from foedus.mechanisms.treaty.questions import Treaty
from foedus.rules.area import Asked, Lies, lies
from foedus.rules.geography.polygon import point
from foedus.rules.geography.spot import Spot, at_point, locate

NOT_DEFINED = Code("area-not-defined", "note", under=str)
NOT_IN_FORCE = Code("area-not-in-force", "note", under=str)
PLACE_UNKNOWN = Code("area-place-unknown", place=str)
PARTIES = Code("area-as-of-parties", "note", states=tuple)

_WEIGHT = {"yes": 0, "contested": 1, "conditional": 2, "no rule": 3, "no": 4}


def ask_in_area(treaty: Treaty, *, under: str, place: str, what: str = "") -> Answer:
    """Say whether a place lies in an area that an instrument defines, for a thing that is there.

    :param place: a code of ISO 3166, a point (``51.7S 57.85W``), a sea, or a place that the corpus names.
    :param what: ``territory``, ``forces``, ``vessels`` or ``aircraft``; without it, territory on land and vessels at sea.
    """
    areas = [(cites, area) for cites, area in treaty.provisions(Area) if citation(cites).instrument == under]
    if not areas:
        code = NOT_DEFINED if treaty.in_force(under) else NOT_IN_FORCE
        return Answer(NO_RULE, (reason(code, article=under, under=under),))
    spot = spot_of(place, treaty.corpus)
    if spot is None:
        return Answer(CONDITIONAL, (), (missing(PLACE_UNKNOWN, article=areas[0][0], place=place),))
    found = [judged(treaty, cites, area, spot, what) for cites, area in areas]
    best = min(found, key=lambda one: _WEIGHT[one.value])
    because = best.because if best.value == "yes" else tuple(why for one in found for why in one.because)
    parties = reason(PARTIES, article=under, states=treaty.parties(under))
    return Answer(best.value, (*dict.fromkeys(because), parties), best.lacks, best.positions)


def judged(treaty: Treaty, cites: str, area: Area, spot: Spot, what: str = "") -> Lies:
    """Put a place to one area, with the parties of its instrument on the day that counts."""
    under, seat = citation(cites).instrument, treaty.seat
    today = str(day_of(treaty.at - 1, seat))

    def parties(day: str) -> frozenset[str]:
        view = treaty if day == today else Treaty(treaty.timelines, end_of(date.fromisoformat(day), seat))
        return frozenset(view.parties(under))

    return lies(area, Asked(spot, covered(what, spot), today, parties, cites))


def covered(what: str, spot: Spot) -> Covered:
    """Say what is meant where nothing is said: a ship at sea, territory on land."""
    match what:
        case "territory" | "forces" | "vessels" | "aircraft":
            return what
        case _:
            return "territory" if spot.unit or spot.holder else "vessels"


def spot_of(place: str, corpus: Corpus) -> Spot | None:
    """Find a place that the corpus names, or that has a code, coordinates or a sea's name."""
    named = corpus.header.places.get(place)
    if named is None:
        return locate(place)
    # Whose territory a place is, the corpus says with its source; where it lies, only its coordinates say.
    if not named.at:
        return Spot(place, holder=named.territory_of)
    there = at_point(place, point(named.at))
    return Spot(place, there.units, there.at, there.seas, holder=named.territory_of)
