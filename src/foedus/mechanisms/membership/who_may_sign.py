"""This file words the answer to who may act for a State in concluding treaties, and who represents it, by office or by which act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.dates import EVER, Instant, day_of
from foedus.finding import Code
from foedus.mechanisms.membership.acts import ActingHead, ChairDeputized
from foedus.mechanisms.membership.authority import EXTENTS, OFFICES, may
from foedus.mechanisms.membership.powers import Power, held

if TYPE_CHECKING:
    from foedus.mechanisms.membership.questions import Membership

OFFICES_NEED_NONE = Code("offices-need-no-full-powers", "note", state=str)
ON_RECORD = Code("powers-on-record", "note", state=str, person=str, kind=str, since=str)
ON_RECORD_UNTIL = Code("powers-on-record-until", "note", state=str, person=str, kind=str, since=str, until=str)
NONE_ON_RECORD = Code("powers-none-on-record", "note", state=str)
RESTRICTED = Code("powers-restricted", "note", person=str, restriction=str)
RESTRICTED_SECRETLY = Code("powers-restricted-unnotified", "note", person=str, restriction=str)
PRESIDES = Code("chair-deputy-on-record", "note", person=str, organ=str, since=str)

_ARTICLES = {
    "full-powers": "VCLT 7(1)(a)", "signature-delegated": "VCLT 7(1)(a)", "acting-head": "VCLT 7(2)(a)", "powers-dispensed": "VCLT 7(1)(b)",
    "accreditation": "VCLT 7(2)(c)", "credentials": "VCLT 7(2)(c)", "alternate": "VCLT 7(2)(c)", "chair-deputy": "",
}  # fmt: skip


class MaySign(Struct, frozen=True):
    """Who may do what for a State: a person or the holder of an office, for which instruments or in which organ, since and until when."""

    person: str
    capacity: str
    may: tuple[str, ...]
    scope: tuple[str, ...]
    ground: str
    since: str
    until: str
    act: str


def who_may_sign(membership: Membership, of: str, under: str, in_: str) -> Answer:
    """Answer who may act for a State on the date: those whom their office lets, then those whom an act on record names.

    :param under: an instrument, to hear only of those whose powers reach it; empty: all.
    :param in_: an organ, an organization or a State, to hear only of those who represent it there; empty: all.
    """
    standing = [one for one in membership.powers(of) if _asked(one, under, in_)]
    by_office = () if in_ else tuple(_office(membership, office, standing) for office in OFFICES)
    rows = tuple(_row(membership, one) for one in standing if one.kind != ActingHead.kind)
    led = [reason(OFFICES_NEED_NONE, article="VCLT 7(2)(a)", state=of)] if not in_ else []
    led += [one for power in standing for one in _reasons(membership, power)]
    if not standing:
        led.append(reason(NONE_ON_RECORD, article="VCLT 7(1)", state=of))
    return Answer((*by_office, *rows), tuple(led))


def _asked(one: Power, under: str, in_: str) -> bool:
    placed = _article(one) == "VCLT 7(2)(c)" or _article(one) == "VCLT 7(2)(b)"
    if in_:
        return placed and one.reaches(in_)
    return not under or (not placed and one.reaches(under))


def _office(membership: Membership, office: str, standing: list[Power]) -> MaySign:
    everything = (*EXTENTS, "consent")
    acting = next((one for one in reversed(standing) if one.kind == ActingHead.kind and one.office == office), None)
    if acting is None:
        return MaySign("", office, everything, (), "office", "", "", "")
    return MaySign(acting.person, f"acting {office}", everything, (), "office", *_days(membership, acting), acting.act)


def _row(membership: Membership, one: Power) -> MaySign:
    since, until = _days(membership, one)
    return MaySign(one.person, one.office, may(one), one.scope, one.kind, since, until, one.act)


def _days(membership: Membership, one: Power) -> tuple[str, str]:
    seat = membership.treaty.seat
    return _day(one.since, membership), "" if one.until == EVER else day_of(one.until - 1, seat).isoformat()


def _day(instant: Instant, membership: Membership) -> str:
    return day_of(instant, membership.treaty.seat).isoformat()


def _article(one: Power) -> str:
    return "VCLT 7(2)(b)" if one.office == "head of mission" else _ARTICLES[one.kind]


def _reasons(membership: Membership, one: Power) -> list[Reason]:
    since, until = _days(membership, one)
    said = {"state": one.holder, "person": one.person, "kind": one.kind, "since": since}
    article = _article(one)
    if until:
        found = [reason(ON_RECORD_UNTIL, article=article, act=one.act, until=until, **said)]
    else:
        found = [reason(ON_RECORD, article=article, act=one.act, **said)]
    if one.restriction:
        # Going beyond a restriction undoes nothing unless the others were told of it before (VCLT art. 47).
        code = RESTRICTED if one.notified else RESTRICTED_SECRETLY
        found.append(reason(code, article="VCLT 47", act=one.act, person=one.person, restriction=one.restriction))
    return found


def deputies(membership: Membership, organ: str) -> tuple[Reason, ...]:
    """Say who presides in an organ in the place of its chair, by the acts on record."""
    at = membership.treaty.at - 1
    return tuple(
        reason(PRESIDES, act=one.act, person=one.person, organ=organ, since=_day(one.since, membership))
        for one in held(membership.all_powers, organ, at, at)
        if one.kind == ChairDeputized.kind
    )
