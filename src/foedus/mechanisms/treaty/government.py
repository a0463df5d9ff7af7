"""This file is about rival governments: what one of them does for its State counts for those who regard it as the government.

An act done by a body of a State counts for the State, unless somebody has named that body a rival government.
Then the status is worked out with its acts and without them, and where the two differ the status is contested;
which of them is acted on is what those who are competent have acted on. The engine recognizes nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from foedus.answer import CONTESTED, Position, reason
from foedus.dates import Instant, day_of
from foedus.finding import Code
from foedus.mechanisms.treaty.acts_subjects import GovernmentRegarded
from foedus.mechanisms.treaty.dossier import Deed, Dossier
from foedus.mechanisms.treaty.standing import Course, Standing

GOVERNMENTS_DISPUTED = Code("governments-disputed", "note", state=str, instrument=str, rival=str, since=str)
HOLDS_GOVERNMENT = Code("held-to-act-for-state", "note", state=str, instrument=str, government=str, status=str, held_by=tuple)


@dataclass(frozen=True, slots=True)
class Regard:
    """Who holds which seat to be the government of a State, since when, and whether that is acted on."""

    deed: Deed
    state: str
    government: str
    acted_on: bool


def regards(deeds: Iterable[Deed]) -> tuple[Regard, ...]:
    """Read who is regarded as a government from the acts about States, oldest first."""
    return tuple(
        Regard(deed, deed.body.government.partition(":")[0], deed.body.government, deed.body.acted_on)
        for deed in deeds
        if isinstance(deed.body, GovernmentRegarded)
    )


def rivals(found: Iterable[Regard]) -> frozenset[str]:
    """Give the seats that somebody has named a government beside the State's own."""
    return frozenset(one.government for one in found if ":" in one.government)


def without(dossier: Dossier, seats: frozenset[str]) -> Dossier:
    """Give a dossier without the acts of some seats."""
    kept = {kind: tuple(deed for deed in deeds if deed.seat not in seats) for kind, deeds in dossier.deeds.items()}
    return Dossier(dossier.instrument, {kind: deeds for kind, deeds in kept.items() if deeds}, dossier.signings)


def acting(dossier: Dossier, seats: frozenset[str]) -> tuple[str, ...]:
    """Give those of some seats that have acted about an instrument."""
    return tuple(sorted({deed.seat for deeds in dossier.deeds.values() for deed in deeds} & seats))


def contested(
    instrument: str, courses: Mapping[str, Course], by_rival: Mapping[str, Mapping[str, Course]], found: tuple[Regard, ...], seat: tzinfo
) -> dict[str, Course]:
    """Lay over each other what the acts of rival governments make of their States, and what is so without them."""
    laid = dict(courses)
    for rival, theirs in by_rival.items():
        state = rival.partition(":")[0]
        empty = Course((), (Standing("none"),))
        own, other = laid.get(state, empty), theirs.get(state, empty)
        points = tuple(sorted({*own.points, *other.points, *(one.deed.counts_from.first for one in found if one.state == state)}))
        standings = tuple(_laid(instrument, rival, own.at(point + 1), other.at(point + 1), found, point, seat) for point in points)
        laid[state] = Course(points, (own.standings[0], *standings))
    return laid


def _laid(instrument: str, rival: str, own: Standing, other: Standing, found: tuple[Regard, ...], point: Instant, seat: tzinfo) -> Standing:  # noqa: PLR0917 — one place calls it
    if own.status == other.status:
        return own
    state = rival.partition(":")[0]
    held: dict[str, Regard] = {}
    for one in found:
        if one.state == state and one.deed.counts_from.first <= point:
            held[one.deed.seat] = one
    sides = (
        _position(instrument, state, state, own.status, held, seat),
        _position(instrument, state, rival, other.status, held, seat),
    )
    acting_on = [one for one in held.values() if one.acted_on]
    last = max(acting_on, key=lambda one: (one.deed.counts_from.first, one.deed.id), default=None)
    acted_on = None if last is None else sides[1 if last.government == rival else 0]
    since = max(own.since, other.since)
    why = reason(
        GOVERNMENTS_DISPUTED, article=instrument, state=state, instrument=instrument, rival=rival, since=day_of(since, seat).isoformat()
    )
    reasons = tuple(dict.fromkeys((*own.reasons, *other.reasons, why)))
    return Standing(CONTESTED, since, reasons=reasons, positions=(*own.positions, *sides), acted_on=acted_on, missing=own.missing)


def _position(instrument: str, state: str, government: str, status: str, held: dict[str, Regard], seat: tzinfo) -> Position:  # noqa: PLR0917 — as above
    mine = [one for _, one in sorted(held.items()) if one.government == government]
    holders = tuple(one.deed.seat for one in mine)
    said = reason(HOLDS_GOVERNMENT, state=state, instrument=instrument, government=government, status=status, held_by=holders)
    since = min((one.deed.counts_from.first for one in mine), default=None)
    day = day_of(since, seat).isoformat() if since is not None else ""
    return Position(status, holders, said.code, said.params, instrument, tuple(one.deed.id for one in mine), day)
