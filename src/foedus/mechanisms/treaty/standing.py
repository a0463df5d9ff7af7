"""This file is about a State's standing under an instrument: its status, why, who disputes it, and which reading is acted on.

A status is *conditional* while it hangs on an imprecise date, and *contested* from the instant at
which somebody with standing holds it to be other than the acts on the record make it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import tzinfo

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import CONDITIONAL, CONTESTED, Missing, Position, Reason, missing, reason
from foedus.dates import EVER, Instant, day_of
from foedus.finding import Code
from foedus.mechanisms.treaty.acts import StatusRegarded
from foedus.mechanisms.treaty.course import BOUND, LAPSED, NONE, PARTY, SIGNATORY, WITHDRAWN, Stretch
from foedus.mechanisms.treaty.dossier import Deed

NO_ACT = Code("no-act-on-record", "note", state=str, instrument=str)
DATE_IMPRECISE = Code("date-imprecise", "note", state=str, instrument=str, between=str)
DEPOSIT_UNKNOWN = Code("deposit-not-on-record", "note", state=str, instrument=str)
STATUS_CONTESTED = Code("status-contested", "note", state=str, instrument=str, since=str)
AS_THE_ACTS_READ = Code("as-the-acts-read", "note", state=str, instrument=str)
HELD = {
    status: Code(f"held-to-be-{status}", "note", state=str, instrument=str, held_by=tuple)
    for status in ("party", "signatory", "suspended", "withdrawn", "lapsed", "none")
}

_OUT = frozenset({NONE, SIGNATORY, LAPSED, WITHDRAWN})


class Standing(Struct, frozen=True):
    """What a State is under an instrument, since when and why; who holds otherwise, and which reading is acted on."""

    status: str
    since: Instant = 0
    sure: bool = True
    reasons: tuple[Reason, ...] = ()
    positions: tuple[Position, ...] = ()
    acted_on: Position | None = None
    missing: tuple[Missing, ...] = ()

    @property
    def bound(self) -> bool:
        """Say whether the State is undisputedly a party; one whose notice runs still is."""
        return self.status in BOUND

    @property
    def open(self) -> bool:
        """Say whether the standing is disputed or hangs on an imprecise date."""
        return self.status in (CONTESTED, CONDITIONAL)


class Course(Struct, frozen=True):
    """All standings of one State under one instrument: the instants at which they change, and the standing after each."""

    points: tuple[Instant, ...]
    standings: tuple[Standing, ...]

    def at(self, at: Instant) -> Standing:
        """Give the standing made by everything effective strictly before an instant."""
        return self.standings[bisect_left(self.points, at)]

    def bound_since(self, at: Instant) -> Instant | None:
        """Give since when the State has been bound without a break; None if it is not."""
        index = last = bisect_left(self.points, at)
        while index and self.standings[index].bound:
            index -= 1
        return self.points[index] if index < last else None


def nothing(state: str, instrument: str) -> Standing:
    """Give the standing of a State of which no act is on the record."""
    return Standing(NONE, reasons=(reason(NO_ACT, article=instrument, state=state, instrument=instrument),))


def course(state: str, instrument: str, stretches: tuple[Stretch, ...], claims: tuple[Deed, ...], seat: tzinfo) -> Course:
    """Lay what is claimed about a State's status over what its acts make it."""
    points = {one.at.first for one in stretches} | {one.at.last for one in stretches} | {one.counts_from.first for one in claims}
    ordered = tuple(sorted(points - {EVER}))
    standings = [nothing(state, instrument)]
    for point in ordered:
        derived = _derived(state, instrument, stretches, point)
        held = _standing_claims(stretches, claims, point)
        standings.append(_disputed(state, instrument, derived, standings[-1], held=held, seat=seat))
    return Course(ordered, tuple(standings))


def _derived(state: str, instrument: str, stretches: tuple[Stretch, ...], point: Instant) -> Standing:
    """Give the status that the acts make, just after an instant."""
    begun = [one for one in stretches if one.at.first <= point]
    if not begun:
        return nothing(state, instrument)
    now, before = begun[-1], begun[-2].status if len(begun) > 1 else NONE
    if now.at.last <= point or now.status == before:
        return Standing(now.status, now.since, reasons=now.reasons)
    return Standing(CONDITIONAL, now.at.first, sure=False, reasons=now.reasons, missing=(_lacking(state, instrument, now),))


def _lacking(state: str, instrument: str, now: Stretch) -> Missing:
    """Name what a status hangs on: a day between two, or an act of which the record does not know whether it was done."""
    if now.at.last == EVER:
        return missing(DEPOSIT_UNKNOWN, article=instrument, state=state, instrument=instrument)
    return missing(DATE_IMPRECISE, article=instrument, state=state, instrument=instrument, between=now.at.text)


def _standing_claims(stretches: tuple[Stretch, ...], claims: tuple[Deed, ...], point: Instant) -> dict[str, Deed]:
    """Give what each holder says by now; a bond newly made by the State's own act settles what was held before it."""
    settled = max((one.at.first for one in stretches if one.settles and one.at.first <= point), default=0)
    return {deed.seat: deed for deed in claims if settled <= deed.counts_from.first <= point}


def _disputed(state: str, instrument: str, derived: Standing, before: Standing, *, held: dict[str, Deed], seat: tzinfo) -> Standing:
    values = {_value(deed) for deed in held.values()}
    if len(values) < 2 and all(_agrees(value, derived.status) for value in values):
        return derived
    sides = [_position(state, instrument, value, held, seat) for value in sorted(values)]
    acting = [deed for deed in held.values() if isinstance(deed.body, StatusRegarded) and deed.body.acted_on]
    if len(values) == 1 and derived.status == CONDITIONAL and "suspended" not in values:
        # What the acts leave open nobody contradicts by taking it one way: it stays open, and is acted on so.
        return replace(derived, positions=tuple(sides), acted_on=sides[0] if acting else None)
    if len(values) == 1:
        # One reading against the acts themselves: the acts are the other position, which nobody needs to lodge.
        acts = tuple(dict.fromkeys(one.act for one in derived.reasons if one.act))
        plain = reason(AS_THE_ACTS_READ, state=state, instrument=instrument)
        sides.append(Position(derived.status, (), plain.code, plain.params, instrument, acts))
    sides.sort(key=lambda one: (one.since, str(one.value)))
    since = before.since if before.status == CONTESTED else min(deed.counts_from.first for deed in _dissenting(held, derived))
    why = reason(STATUS_CONTESTED, article=instrument, state=state, instrument=instrument, since=day_of(since, seat).isoformat())
    last = max(acting, key=lambda deed: (deed.counts_from.first, deed.id), default=None)
    acted_on = next((one for one in sides if last and one.value == _value(last)), None)
    return Standing(CONTESTED, since, reasons=(*derived.reasons, why), positions=tuple(sides), acted_on=acted_on, missing=derived.missing)


def _dissenting(held: dict[str, Deed], derived: Standing) -> Iterable[Deed]:
    against = [deed for deed in held.values() if not _agrees(_value(deed), derived.status)]
    return against or held.values()


def _value(deed: Deed) -> str:
    return deed.body.as_ if isinstance(deed.body, StatusRegarded) else NONE


def _agrees(held: str, derived: str) -> bool:
    if held == PARTY:
        return derived in BOUND
    return held == derived or (held == NONE and derived in _OUT)


def _position(state: str, instrument: str, value: str, held: dict[str, Deed], seat: tzinfo) -> Position:
    deeds = [deed for _, deed in sorted(held.items()) if _value(deed) == value]
    holders = tuple(deed.seat for deed in deeds)
    said = reason(HELD[value], state=state, instrument=instrument, held_by=holders)
    since = day_of(min(deed.counts_from.first for deed in deeds), seat).isoformat()
    return Position(value, holders, said.code, said.params, instrument, tuple(deed.id for deed in deeds), since)
