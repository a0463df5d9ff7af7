"""This file is about powers: who is named to act for a State, since when, until when, for what, and by which act (VCLT art. 7).

Powers are dated acts of the State. They end with the last day that they name, or when the State takes them back: from
then on and never before, so that what was signed under them stays signed. Several may stand beside each other for one
person and one purpose; which of two rival papers is the State's is not settled here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta, tzinfo
from typing import Any

from immutables import Map
from msgspec import Struct
from msgspec.structs import replace

from foedus.dates import EVER, DateError, Instant, day_of, start_of, when
from foedus.finding import Code, Finding
from foedus.mechanisms.membership.acts import (
    POWERS,
    Accreditation,
    ActingHead,
    AlternateNamed,
    ChairDeputized,
    CredentialsIssued,
    FullPowersGiven,
    OfPerson,
    PowersDispensed,
    PowersRevoked,
    SignatureDelegated,
)
from foedus.record.act import Act
from foedus.record.entry import Entry

POWERS_DATE = Code("powers-date-not-read", "error", person=str, date=str)
NOT_HELD = Code("powers-not-on-record", "warning", state=str, person=str)
ISSUER = Code("powers-by-another-authority", "note", state=str, person=str)
NOT_BY_OTHERS = Code("powers-dispensed-by-itself", "warning", state=str, person=str)

MAKES_POWERS = frozenset(kind.kind for kind in POWERS)
"""The kinds of act that give powers or take them."""


class Power(Struct, frozen=True):
    """What one act lets a person do for a State (or in the chair of an organ), from an instant and up to another.

    ``kind`` is the kind of the act and ``by`` whose it is. ``scope`` are the instruments of full powers, or the organ, organization or State
    to which somebody is accredited; none: every one. ``extent`` is the furthest that full powers reach; ``office`` the office
    acted for, or what somebody is accredited as; ``kinds`` the kinds of act whose signature is delegated.
    """

    kind: str
    holder: str
    person: str
    by: str
    act: str
    since: Instant
    until: Instant = EVER
    scope: tuple[str, ...] = ()
    extent: str = ""
    office: str = ""
    session: str = ""
    kinds: tuple[str, ...] = ()
    issued_by: str = ""
    restriction: str = ""
    notified: str = ""

    def stands(self, first: Instant, last: Instant) -> bool:
        """Say whether the power is there at an instant between two: a date that is not precise is read in favour of who acted."""
        return self.since <= last and first < self.until

    def reaches(self, name: str) -> bool:
        """Say whether something is within the scope."""
        return not self.scope or name in self.scope


Powers = Map[str, tuple[Power, ...]]
"""Powers by the State (of a chair: the organ) for which they let somebody act, each in the order in which they were given."""

NONE: Powers = Map()


def same(person: str, other: str) -> bool:
    """Say whether two texts name one person: case and spaces apart, they are the same.

    >>> same("A.  Serikova", "a. serikova")
    True
    """
    return " ".join(person.casefold().split()) == " ".join(other.casefold().split())


def held(powers: Powers, holder: str, first: Instant, last: Instant) -> Iterator[Power]:
    """Give the powers that stand for a State at an instant between two, in the order in which they were given."""
    return (one for one in powers.get(holder, ()) if one.stands(first, last))


def replayed(entries: Iterable[Entry], seat: tzinfo) -> Powers:
    """Give the powers that acts make, in whatever order they are handed in."""
    acts = [entry for entry in entries if entry.act.body.kind in MAKES_POWERS]
    powers = NONE
    for entry in sorted(acts, key=lambda one: (_counts_from(one.act, seat), one.position)):
        powers, _ = after(powers, entry, seat)
    return powers


def after(powers: Powers, entry: Entry, seat: tzinfo) -> tuple[Powers, tuple[Finding, ...]]:
    """Take one act about powers into account."""
    act, body = entry.act, entry.act.body
    try:
        if isinstance(body, PowersRevoked):
            return _revoked(powers, entry, body, _counts_from(act, seat))
        if isinstance(body, PowersDispensed):
            return _dispensed(powers, entry, body, _counts_from(act, seat))
        if not isinstance(body, OfPerson):
            return powers, ()
        given = _given(entry, body, seat)
    except DateError as error:
        person = str(getattr(body, "person", ""))
        return powers, (POWERS_DATE.finding(act=entry.id, place=entry.place, person=person, date=str(error)),)
    found: tuple[Finding, ...] = ()
    if given.issued_by == "another authority":
        # Which authority is competent is the State's own law; the others need not know it (VCLT art. 46).
        found = (ISSUER.finding(cites="VCLT 46", act=entry.id, place=entry.place, state=given.holder, person=given.person),)
    return _with(powers, given), found


def _counts_from(act: Act, seat: tzinfo) -> Instant:
    return when(act.times.effective or act.times.done, seat).first


def _state(seat: str) -> str:
    return seat.partition(":")[0]


def _given(entry: Entry, body: OfPerson, seat: tzinfo) -> Power:
    since = _counts_from(entry.act, seat)
    # Nobody acts under a paper before it is there: one that names an earlier day works from its own.
    since = max(since, when(body.from_, seat).first) if body.from_ else since
    # The last day counts whole.
    until = start_of(day_of(when(body.until, seat).last, seat) + timedelta(days=1), seat) if body.until else EVER
    seat_of = _state(entry.act.seat)
    bare = Power(body.kind, seat_of, body.person, seat_of, entry.id, since, until, issued_by=str(getattr(body, "issued_by", "")))
    return replace(bare, **_terms(body))


def _terms(body: OfPerson) -> dict[str, Any]:
    """Give what an act says of the power beside its person and its days."""
    match body:
        case FullPowersGiven():
            terms: dict[str, Any] = {"scope": body.for_, "extent": body.to, "restriction": body.restriction, "notified": body.notified}
        case CredentialsIssued():
            terms = {"scope": (body.organ,), "session": body.session}
        case Accreditation():
            terms = {"scope": (body.to,), "office": body.as_}
        case SignatureDelegated():
            terms = {"scope": body.for_, "kinds": body.kinds}
        case AlternateNamed():
            terms = {"scope": (body.organ,) if body.organ else (), "office": body.of}
        case ActingHead():
            terms = {"office": body.office}
        case ChairDeputized():
            terms = {"holder": body.organ, "scope": (body.organ,), "office": body.state}
        case _:
            terms = {}
    return terms


def _dispensed(powers: Powers, entry: Entry, body: PowersDispensed, since: Instant) -> tuple[Powers, tuple[Finding, ...]]:
    if _state(entry.act.seat) == body.state:
        # A State cannot dispense with its own: what it means then is to give them.
        found = NOT_BY_OTHERS.finding(cites="VCLT 7(1)(b)", act=entry.id, place=entry.place, state=body.state, person=body.person)
        return powers, (found,)
    return _with(powers, Power(body.kind, body.state, body.person, _state(entry.act.seat), entry.id, since, scope=body.for_)), ()


def _revoked(powers: Powers, entry: Entry, body: PowersRevoked, at: Instant) -> tuple[Powers, tuple[Finding, ...]]:
    named = entry.act.references.get("revokes", ())
    seat = _state(entry.act.seat)

    def ends(one: Power) -> bool:
        meant = one.act in named if named else same(one.person, body.person)
        return one.by == seat and meant and at < one.until

    changed = {
        holder: tuple(replace(one, until=max(at, one.since)) if ends(one) else one for one in some) for holder, some in powers.items()
    }
    ended = {holder: some for holder, some in changed.items() if some != powers[holder]}
    if not ended:
        return powers, (NOT_HELD.finding(act=entry.id, place=entry.place, state=seat, person=body.person),)
    return powers.update(ended), ()


def _with(powers: Powers, given: Power) -> Powers:
    return powers.set(given.holder, (*powers.get(given.holder, ()), given))
