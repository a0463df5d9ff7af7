"""This file is about areas: whether a place lies in one on a day, piece by piece, and which words decide it.

An area is a union of pieces; a place belongs to a piece that it meets in everything that the piece says.
What the text leaves open, what lies on a line and what several States claim is said, and never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Missing, Position, Reason, missing, reason
from foedus.corpus.area import Area, Covered, Piece
from foedus.finding import Code
from foedus.rules.area_pieces import pieces_of
from foedus.rules.geography.polygon import Ring, contains, corners_of, is_near, latitude
from foedus.rules.geography.spot import MARGIN, Spot, drawn_since, ground, holders, latitudes, regions, unit_of
from foedus.rules.geography.units import BOTH, regions_at

INSIDE = Code("area-inside", "note", place=str, piece=str, area=str)
HELD = Code("area-place-held-by", "note", place=str, state=str)
CLAIMED = Code("area-place-claimed", "note", place=str, states=tuple)
OTHER_HOLDER = Code("area-held-by-other", "note", place=str, state=str, piece=str)
OTHER_REGION = Code("area-other-region", "note", place=str, lies=tuple, piece=str)
OTHER_PLACE = Code("area-other-place", "note", place=str, piece=str)
BEYOND = Code("area-beyond-latitude", "note", place=str, side=str, line=str, piece=str)
OUTSIDE_LINE = Code("area-outside-line", "note", place=str, piece=str)
ENDED = Code("area-words-ended", "note", piece=str, on=str, by=str)
NOTED = Code("area-end-noted", "note", piece=str, noted=str)
NOT_YET = Code("area-words-not-yet", "note", piece=str, since=str)
AS_OF = Code("area-status-on", "note", piece=str, day=str)
NOT_COVERED = Code("area-does-not-cover", "note", area=str, what=str)
EXCLUDED = Code("area-excluded", "note", place=str, area=str)

NOT_SAID = Code("area-extent-not-said", piece=str, area=str)
NEAR_LINE = Code("area-near-line", place=str, piece=str)
ON_BORDER = Code("area-place-on-border", place=str, units=tuple)
STRADDLES = Code("area-place-straddles", place=str, piece=str)
NO_POINT = Code("area-place-without-point", place=str)
TWO_REGIONS = Code("area-place-in-two-regions", place=str, regions=tuple)
DRAWN_SINCE = Code("area-outline-drawn-since", place=str, state=str, since=str)
CLAIM = Code("area-claim", "note", place=str, state=str)
READING = Code("area-reading", "note", reading=str, says=str)

PARTIES = "the parties"
Value = Literal["yes", "no", "conditional", "contested", "no rule"]
Met = Literal["met", "failed", "open"]
Judged = tuple[Met, tuple[Reason | Missing, ...]]


class Asked(Struct, frozen=True):
    """What is asked: the place, what is there, the day, and who the parties are on a day; ``article`` is where the area stands."""

    spot: Spot
    what: Covered
    day: str
    parties: Callable[[str], frozenset[str]]
    article: str = ""
    holder: str = ""


class Lies(Struct, frozen=True):
    """Whether the place lies in the area, with what led there."""

    value: Value
    because: tuple[Reason, ...] = ()
    lacks: tuple[Missing, ...] = ()
    positions: tuple[Position, ...] = ()


def lies(area: Area, asked: Asked) -> Lies:
    """Say whether a place lies in an area; where several States claim the place, what follows from each claim."""
    claims = holders(asked.spot.unit, asked.day) if asked.spot.unit and not asked.spot.holder and not asked.holder else ()
    answers = {state: _lies(area, replace(asked, holder=state)) for state in claims}
    if len({one.value for one in answers.values()}) <= 1:
        found = next(iter(answers.values()), None) or _lies(area, asked)
        return found if len(answers) < 2 else _alike(found, asked, claims)
    positions = tuple(
        Position(one.value, (state,), CLAIM.name, CLAIM.values({"place": asked.spot.text, "state": state}), asked.article)
        for state, one in answers.items()
    )
    return Lies("contested", tuple(dict.fromkeys(why for one in answers.values() for why in one.because)), (), positions)


def _alike(found: Lies, asked: Asked, claims: tuple[str, ...]) -> Lies:
    """Give an answer that is the same whoever is right, without saying who is."""
    said = reason(CLAIMED, article=asked.article, place=asked.spot.text, states=claims)
    taken = {HELD.name, OTHER_HOLDER.name}
    return Lies(found.value, (said, *(one for one in found.because if one.code not in taken)), found.lacks, found.positions)


def _lies(area: Area, asked: Asked) -> Lies:
    return _by_name(area, asked) or _by_pieces(area, asked)


def _by_name(area: Area, asked: Asked) -> Lies | None:
    """Look whether the article itself names the place, in the word by which the corpus or a code knows it."""
    spot = asked.spot
    if spot.text in area.excluding or (spot.unit and spot.unit in area.excluding) or (asked.holder and asked.holder in area.excluding):
        return Lies("no", (reason(EXCLUDED, article=asked.article, place=spot.text, area=area.area),))
    lapsed = area.until is not None and asked.day >= area.until
    if spot.text in (*area.territories, *area.including) and not lapsed:
        return Lies("yes", (reason(INSIDE, article=asked.article, place=spot.text, piece=spot.text, area=area.area),))
    return None


def _by_pieces(area: Area, asked: Asked) -> Lies:
    covering = [piece for piece in pieces_of(area) if asked.what in piece.covers]
    if not covering:
        return Lies("no", (reason(NOT_COVERED, article=asked.article, area=area.area, what=asked.what),))
    judged = [(piece, _judge(piece, area, asked)) for piece in covering]
    within = next((why for _, (met, why) in judged if met == "met"), None)
    if within is not None:
        return Lies("yes", _reasons(within))
    unsaid = [piece for piece, (met, _) in judged if met == "open" and piece.extent == "not said"]
    lacks = tuple(dict.fromkeys(one for _, (met, why) in judged if met == "open" for one in why if isinstance(one, Missing)))
    because = tuple(dict.fromkeys(one for _, (_, why) in judged for one in _reasons(why)))
    # That a piece names other places is worth saying only where nothing else is said.
    because = tuple(one for one in because if one.code != OTHER_PLACE.name) or because
    if not lacks:
        return Lies("no", because)
    if area.pieces and len(unsaid) == sum(met == "open" for _, (met, _) in judged):
        return _unsaid(unsaid, because, lacks, asked)
    return Lies("conditional", because, lacks)


def _unsaid(pieces: list[Piece], because: tuple[Reason, ...], lacks: tuple[Missing, ...], asked: Asked) -> Lies:
    """Say that the text leaves its own words open: who reads them how, or that there is no rule."""
    positions = tuple(
        Position(view.then, view.held_by, READING.name, READING.values({"reading": view.name, "says": view.says}), asked.article)
        for piece in pieces
        for view in piece.readings
    )
    return Lies("contested" if positions else "no rule", because, () if positions else lacks, positions)


def _reasons(whys: Iterable[Reason | Missing]) -> tuple[Reason, ...]:
    return tuple(one for one in whys if isinstance(one, Reason))


def _judge(piece: Piece, area: Area, asked: Asked) -> Judged:
    """Look whether a place meets everything that a piece says; the first thing that it does not meet is enough."""
    told: list[Reason | Missing] = []
    verdict: Met = "met"
    for met, why in _conditions(piece, area, asked):
        if met == "failed":
            return "failed", (*told, why) if why else tuple(told)
        if why:
            told.append(why)
        if met == "open":
            verdict = "open"
    if verdict == "met":
        told.append(reason(INSIDE, article=asked.article, place=asked.spot.text, piece=piece.name, area=area.area))
    return verdict, tuple(told)


Condition = tuple[Met, Reason | Missing | None]


def _conditions(piece: Piece, area: Area, asked: Asked) -> Iterator[Condition]:
    if piece.places:
        yield from _among_places(piece, asked)
    yield from _in_time(piece, asked)
    if piece.of:
        yield from _held(piece, asked)
    if piece.in_:
        yield from _in_region(piece, asked)
    if piece.north_of or piece.south_of:
        yield from _beyond(piece, asked)
    if piece.bounded_by:
        yield from _within_line(piece, asked)
    if piece.extent == "not said":
        yield "open", missing(NOT_SAID, article=asked.article, piece=piece.name, area=area.area)


def _in_time(piece: Piece, asked: Asked) -> Iterator[Condition]:
    """Words may begin and lose their effect on a day: the text stands, what it says holds no more (Algeria, 3 July 1962)."""
    if piece.since and asked.day < piece.since:
        yield "failed", reason(NOT_YET, article=asked.article, piece=piece.name, since=piece.since)
    if piece.ends and asked.day >= piece.ends.from_:
        if piece.ends.noted:
            yield "met", reason(NOTED, article=asked.article, piece=piece.name, noted=piece.ends.noted)
        yield "failed", reason(ENDED, article=asked.article, piece=piece.name, on=piece.ends.from_, by=piece.ends.event)


def _among_places(piece: Piece, asked: Asked) -> Iterator[Condition]:
    named = {unit_of(place) or place for place in piece.places}
    spot = asked.spot
    if not named & {*spot.units, spot.text}:
        yield "failed", reason(OTHER_PLACE, article=asked.article, place=spot.text, piece=piece.name)
    elif not spot.sure:
        yield "open", missing(ON_BORDER, article=asked.article, place=spot.text, units=spot.units)


def _held(piece: Piece, asked: Asked) -> Iterator[Condition]:
    """Whose territory a place is, on the day that counts for the piece; what moves on or over the sea is nobody's territory."""
    day, spot = piece.status_on or asked.day, asked.spot
    if piece.status_on:
        yield "met", reason(AS_OF, article=asked.article, piece=piece.name, day=piece.status_on)
    if not spot.unit and not spot.holder:
        if asked.what == "territory":
            yield "failed", reason(OTHER_PLACE, article=asked.article, place=spot.text, piece=piece.name)
        return
    since = drawn_since(spot.unit, day) if spot.at is not None and not spot.holder else ""
    if since:
        yield "open", missing(DRAWN_SINCE, article=asked.article, place=spot.text, state=spot.unit, since=since)
    if not spot.sure and not spot.holder:
        yield "open", missing(ON_BORDER, article=asked.article, place=spot.text, units=spot.units)
        return
    state = spot.holder or (asked.holder if day == asked.day and asked.holder else holders(spot.unit, day)[0])
    among = frozenset(name for name in piece.of if name != PARTIES) | (asked.parties(day) if PARTIES in piece.of else frozenset())
    if state not in among:
        yield "failed", reason(OTHER_HOLDER, article=asked.article, place=spot.text, state=state, piece=piece.name)
    elif state != spot.unit:
        yield "met", reason(HELD, article=asked.article, place=spot.text, state=state)


def _in_region(piece: Piece, asked: Asked) -> Iterator[Condition]:
    lies_in = regions(asked.spot)
    wanted = set(piece.in_)
    if asked.spot.holder and asked.spot.at is None:
        # Whose a place is does not say in which region it lies: much of what a State holds may lie overseas.
        yield "open", missing(NO_POINT, article=asked.article, place=asked.spot.text)
    elif not wanted & set(lies_in):
        yield "failed", reason(OTHER_REGION, article=asked.article, place=asked.spot.text, lies=lies_in, piece=piece.name)
    elif asked.spot.unit in BOTH and not set(both := regions_at(asked.spot.unit, asked.spot.at)) <= wanted:
        # The code of a State in two regions does not say which part of it is meant, nor does a point near where they meet.
        yield "open", missing(TWO_REGIONS, article=asked.article, place=asked.spot.text, regions=both)


def _beyond(piece: Piece, asked: Asked) -> Iterator[Condition]:
    reach = latitudes(asked.spot)
    if reach is None:
        yield "open", missing(STRADDLES, article=asked.article, place=asked.spot.text, piece=piece.name)
        return
    for line, north in ((piece.north_of, True), (piece.south_of, False)):
        if not line:
            continue
        bound = latitude(line)
        if reach[1] <= bound if north else reach[0] >= bound:
            side = "north" if north else "south"
            yield "failed", reason(BEYOND, article=asked.article, place=asked.spot.text, side=side, line=line, piece=piece.name)
        elif reach[0] <= bound if north else reach[1] >= bound:
            yield "open", missing(STRADDLES, article=asked.article, place=asked.spot.text, piece=piece.name)


def _within_line(piece: Piece, asked: Asked) -> Iterator[Condition]:
    """Look whether a place lies within a ring of corners with all its outline, or not at all, or on the line."""
    line = (corners_of(piece.bounded_by),)
    points = _points(asked.spot)
    if not points:
        yield "open", missing(STRADDLES, article=asked.article, place=asked.spot.text, piece=piece.name)
    elif any(is_near(line, one, MARGIN) for one in points):
        yield "open", missing(NEAR_LINE, article=asked.article, place=asked.spot.text, piece=piece.name)
    elif len(sides := {contains(line, one) for one in points}) > 1:
        yield "open", missing(STRADDLES, article=asked.article, place=asked.spot.text, piece=piece.name)
    elif sides == {False}:
        yield "failed", reason(OUTSIDE_LINE, article=asked.article, place=asked.spot.text, piece=piece.name)


def _points(spot: Spot) -> Ring:
    if spot.at is not None:
        return (spot.at,)
    return tuple(one for ring in ground(spot.unit) for one in ring) if spot.unit else ()
