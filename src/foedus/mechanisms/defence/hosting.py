"""This file is about who is present on another State's territory, and whether that State's consent stands.

A force or a mission is there with the host's consent: a request of the host in the crisis, or an act that consents.
Consent that was withdrawn, or that ran out, covers nothing afterwards. That is the reading; what follows from it is argued.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from foedus.dates import Instant, when
from foedus.finding import Code
from foedus.mechanisms.defence.acts import AssistanceRequested, MeasurePerformed
from foedus.mechanisms.defence.acts_conduct import PresenceConsented, PresenceWithdrawn
from foedus.mechanisms.defence.seats import ENDS, SENDS, is_past, is_state, performer, state_of
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry

WITHOUT = Code("measure-without-host-consent", "warning", actor=str, host=str, where=str)
AFTER = Code("measure-after-consent-withdrawn", "warning", actor=str, host=str, where=str, on=str)
STILL_THERE = Code("present-after-consent", "note", actor=str, host=str, on=str)

PRESENT = SENDS | {"guard duty"}
"""The measures by which somebody is present; withdrawing needs nobody's consent."""
EVERYBODY = "everybody"

Footing = Literal["with consent", "without consent", "consent withdrawn", "consent ran out"]


class Presence(Struct, frozen=True, kw_only=True):
    """Somebody on another State's territory: since which act, on what footing, by which act of the host, and when it left."""

    who: str
    host: str
    place: str
    act: str
    since: str
    footing: Footing
    consent: str = ""
    left: str = ""


def host_of(place: str, treaty: Treaty) -> str:
    """Give the State whose territory a place is, as the corpus says; nothing where it does not say."""
    named = treaty.corpus.header.places.get(place)
    if named is not None:
        return named.territory_of
    return place if len(place) == 3 and place.isalpha() and place.isupper() else ""


def abroad(entry: Entry, treaty: Treaty) -> str:
    """Give the host of a measure that puts somebody on another State's territory; nothing for any other act."""
    body = entry.act.body
    if not isinstance(body, MeasurePerformed) or body.measure not in PRESENT or not body.place:
        return ""
    host = host_of(body.place, treaty)
    return "" if host in {performer(entry), state_of(entry.act.seat)} else host


def footing(entry: Entry, acts: Iterable[Entry], treaty: Treaty, at: Instant) -> tuple[Footing, Entry | None]:
    """Say on what footing somebody is present at an instant, from what the host has done up to then, in the order in which it counts."""
    body = entry.act.body
    assert isinstance(body, MeasurePerformed)
    last: Entry | None = None
    for one in acts:
        if when(one.act.times.effective or one.act.times.done, treaty.seat).first < at and _covers(one, entry, body):
            last = one
    if last is None:
        return "without consent", None
    if isinstance(last.act.body, PresenceWithdrawn):
        by = last.act.body.by
        return ("with consent" if by and not is_past(by, treaty, at) else "consent withdrawn"), last
    until = last.act.body.until if isinstance(last.act.body, PresenceConsented) else ""
    return ("consent ran out" if until and is_past(until, treaty, at) else "with consent"), last


def presences(acts: Iterable[Entry], hosts: dict[str, tuple[Entry, ...]], treaty: Treaty) -> tuple[Presence, ...]:
    """Give everybody who was present abroad in a crisis, as of the instant of the treaty, in the order of coming."""
    open_: dict[tuple[str, str], Presence] = {}
    gone: list[Presence] = []
    for entry in acts:
        body = entry.act.body
        if not isinstance(body, MeasurePerformed):
            continue
        host, who = abroad(entry, treaty), performer(entry)
        if host and (who, host) not in open_:
            open_[who, host] = _present(entry, host, hosts.get(host, ()), treaty)
        if body.measure == ENDS:
            gone += [_left(open_.pop(key), entry) for key in list(open_) if key[0] == who or not is_state(who)]
    return tuple(sorted((*gone, *open_.values()), key=lambda one: (one.since, one.who)))


def _present(entry: Entry, host: str, acts: tuple[Entry, ...], treaty: Treaty) -> Presence:
    stands, act = footing(entry, acts, treaty, treaty.at)
    body = entry.act.body
    assert isinstance(body, MeasurePerformed)
    return Presence(
        who=performer(entry), host=host, place=body.place, act=entry.id, since=entry.act.times.done, footing=stands,
        consent=act.id if act else "",
    )  # fmt: skip


def _left(one: Presence, entry: Entry) -> Presence:
    return Presence(
        who=one.who, host=one.host, place=one.place, act=one.act, since=one.since, footing=one.footing, consent=one.consent,
        left=entry.act.times.done,
    )  # fmt: skip


def _covers(one: Entry, entry: Entry, measured: MeasurePerformed) -> bool:
    """Say whether an act of the host speaks of this measure: a request in its crisis, or consent to these, or to everybody."""
    body = one.act.body
    if isinstance(body, AssistanceRequested):
        return body.crisis == measured.crisis
    if not isinstance(body, PresenceConsented | PresenceWithdrawn):
        return False
    if body.of not in {EVERYBODY, performer(entry), entry.act.seat, state_of(entry.act.seat)}:
        return False
    return isinstance(body, PresenceWithdrawn) or not body.measures or measured.measure in body.measures
