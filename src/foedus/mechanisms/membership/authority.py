"""This file is about authority: whether somebody who acted for a State in concluding a treaty could do so (VCLT arts. 7, 8).

The measure are the office in which the person acted and the papers on record on that day. That is the engine's reading; the
State may have issued a paper that nobody entered, and may confirm what was done (art. 8).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from foedus.answer import Reason, reason
from foedus.dates import Instant
from foedus.finding import Code
from foedus.mechanisms.membership.acts import (
    Accreditation,
    ActingHead,
    AlternateNamed,
    CredentialsIssued,
    FullPowersGiven,
    PowersDispensed,
    SignatureDelegated,
)
from foedus.mechanisms.membership.powers import Power, Powers, held, same

BY_OFFICE = Code("may-act-by-office", "note", state=str, person=str, office=str)
ACTING = Code("may-act-in-place-of", "note", state=str, person=str, office=str)
FULL_POWERS = Code("may-act-under-full-powers", "note", state=str, person=str)
DELEGATED = Code("may-act-by-delegation", "note", state=str, person=str, by=str)
DISPENSED = Code("may-act-without-full-powers", "note", state=str, person=str, by=str)
OF_MISSION = Code("may-adopt-as-head-of-mission", "note", state=str, person=str, to=str)
ACCREDITED = Code("may-adopt-as-accredited", "note", state=str, person=str, to=str)

Extent = Literal["adopt", "initial", "sign"]
EXTENTS: tuple[Extent, ...] = ("adopt", "initial", "sign")
"""What may be done in concluding a treaty, each beyond the one before it: who may sign may adopt and initial too."""

OFFICES = ("head of State", "head of government", "foreign minister")
"""Those who need no full powers, for any act of concluding a treaty (VCLT art. 7(2)(a))."""

_ACTING = {f"acting {office}": office for office in OFFICES}


class Doing(Struct, frozen=True):
    """What somebody did for a State in concluding a treaty, and between which instants.

    ``where`` is the organ, organization or State in which a text is adopted.
    """

    state: str
    person: str
    capacity: str
    extent: Extent
    instrument: str
    first: Instant
    last: Instant
    where: str = ""


def authority(doing: Doing, powers: Powers) -> Reason | None:
    """Say by what somebody could do it; nothing, where neither an office nor a paper on record is enough."""
    return next(_grounds(doing, powers), None)


def _grounds(doing: Doing, powers: Powers) -> Iterator[Reason]:
    if doing.capacity in OFFICES:
        yield reason(BY_OFFICE, article="VCLT 7(2)(a)", state=doing.state, person=doing.person, office=doing.capacity)
    if not doing.person:
        # A paper is a named person's.
        return
    for one in held(powers, doing.state, doing.first, doing.last):
        if same(one.person, doing.person):
            yield from _by(one, doing)
    yield from _as_alternate(doing, powers)


def _by(one: Power, doing: Doing) -> Iterator[Reason]:
    who = {"act": one.act, "state": doing.state, "person": one.person}
    if one.kind == FullPowersGiven.kind and one.reaches(doing.instrument) and extends(one, doing.extent):
        yield reason(FULL_POWERS, article="VCLT 7(1)(a)", **who)
    elif one.kind == ActingHead.kind and _ACTING.get(doing.capacity, one.office) == one.office:
        yield reason(ACTING, article="VCLT 7(2)(a)", office=one.office, **who)
    elif one.kind == SignatureDelegated.kind and one.reaches(doing.instrument) and _hands_on(one, "signature"):
        yield reason(DELEGATED, article="VCLT 7(1)(a)", by=one.issued_by, **who)
    elif one.kind == PowersDispensed.kind and one.reaches(doing.instrument):
        yield reason(DISPENSED, article="VCLT 7(1)(b)", by=one.by, **who)
    elif doing.extent == "adopt" and one.kind in _SENT and doing.where in one.scope:
        yield _sent(one, doing, one.person)


_SENT = frozenset({Accreditation.kind, CredentialsIssued.kind})


def _sent(one: Power, doing: Doing, person: str) -> Reason:
    if one.office == "head of mission":
        return reason(OF_MISSION, article="VCLT 7(2)(b)", act=one.act, state=doing.state, person=person, to=doing.where)
    return reason(ACCREDITED, article="VCLT 7(2)(c)", act=one.act, state=doing.state, person=person, to=doing.where)


def _as_alternate(doing: Doing, powers: Powers) -> Iterator[Reason]:
    """Let an alternate adopt a text where the representative may whose place is taken."""
    if doing.extent != "adopt":
        return
    standing = tuple(held(powers, doing.state, doing.first, doing.last))
    for one in standing:
        if one.kind == AlternateNamed.kind and same(one.person, doing.person) and one.reaches(doing.where):
            yield from (
                reason(ACCREDITED, article="VCLT 7(2)(c)", act=one.act, state=doing.state, person=one.person, to=doing.where)
                for other in standing
                if other.kind in _SENT and same(other.person, one.office) and doing.where in other.scope
            )


def extends(one: Power, extent: Extent) -> bool:
    """Say whether full powers reach as far."""
    return not one.extent or EXTENTS.index(extent) <= EXTENTS.index(_extent(one))


def _extent(one: Power) -> Extent:
    return next((known for known in EXTENTS if known == one.extent), "sign")


def _hands_on(one: Power, kind: str) -> bool:
    """Say whether a delegation hands on the signature of treaties: only those can who need no full powers themselves."""
    return one.issued_by in OFFICES and (not one.kinds or kind in one.kinds)


def may(one: Power) -> tuple[str, ...]:
    """Say what a paper lets somebody do: acts of concluding a treaty, or ``represent``, ``preside``, and kinds of act handed on."""
    if one.kind == FullPowersGiven.kind:
        return tuple(extent for extent in EXTENTS if extends(one, extent)) + (() if one.extent else ("consent",))
    if one.kind in (ActingHead.kind, PowersDispensed.kind):
        return (*EXTENTS, "consent")
    if one.kind == SignatureDelegated.kind:
        return one.kinds or ("sign",)
    if one.kind in {Accreditation.kind, CredentialsIssued.kind, AlternateNamed.kind}:
        return ("adopt", "represent")
    return ("preside",)
