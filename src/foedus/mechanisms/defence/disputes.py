"""This file is about disputes between members: who complains of whom, which means of settlement were tried, how it stands, what is due.

A dispute is a small machine of states: complained of, a means offered, accepted or refused, a mission under way or
reported, settled, withdrawn. A means needs the consent of the parties, and no act of others settles for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Answer, Reason, reason
from foedus.finding import Code
from foedus.mechanisms.defence.acts_settling import (
    Complaint,
    ComplaintWithdrawn,
    MeansAccepted,
    MeansOffered,
    MeansRefused,
    Mediated,
    MissionReported,
    MissionSent,
    OfDispute,
    Settled,
)
from foedus.mechanisms.defence.facts import date_of
from foedus.mechanisms.defence.seats import is_past, is_state, state_of
from foedus.mechanisms.defence.state import State
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry

NO_DISPUTE = Code("disputes-none", "note")
COMPLAINED = Code("dispute-complained", "note", state=str, against=tuple, on=str)
OFFERED = Code("dispute-means-offered", "note", by=str, means=str, on=str)
REFUSED = Code("dispute-means-refused", "note", state=str, means=str, on=str)
UNANSWERED = Code("dispute-means-unanswered", "note", means=str, states=tuple)
SETTLED = Code("dispute-settled-by", "note", states=tuple)
OVERDUE = Code("dispute-overdue", "note", what=str, on=str)
NEVER_TRIED = Code("dispute-nothing-tried", "note", dispute=str)

Stands = Literal[
    "complained of", "means offered", "means accepted", "means refused", "mission under way", "mission reported",
    "settled by some", "settled", "withdrawn",
]  # fmt: skip
EVERYBODY = "all"
Due = Literal["an answer to the complaint", "an answer to the offer", "the report of the mission"]
_FURTHER = frozenset({"means accepted", "mission under way", "mission reported"})
_CLOSED = frozenset({"settled", "withdrawn"})
_REACHED: dict[type[OfDispute], Stands] = {
    MissionSent: "mission under way",
    MissionReported: "mission reported",
    Mediated: "means accepted",
}


class Tried(Struct, frozen=True, kw_only=True):
    """One means of settlement: who offered it when, who accepted and refused, and how far it came."""

    means: str
    by: str
    since: str
    accepted_by: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    stands: Stands = "means offered"
    act: str = ""


class Clock(Struct, frozen=True, kw_only=True):
    """Something due by a day: what, when, and whether it was done or is overdue."""

    what: Due
    by: str
    stands: Literal["running", "met", "overdue"]


class Dispute(Struct, frozen=True, kw_only=True):
    """A dispute as it stands: its parties, what it is about, the means tried, the clocks."""

    name: str
    parties: tuple[str, ...]
    subject: str
    under: tuple[str, ...]
    since: str
    stands: Stands
    tried: tuple[Tried, ...] = ()
    clocks: tuple[Clock, ...] = ()
    settled_by: tuple[str, ...] = ()
    crisis: str = ""
    acts: tuple[str, ...] = ()


def ask_disputes(state: State, treaty: Treaty, of: str = "") -> Answer:
    """Say of every dispute, or of those to which one State is a party, how it stands on the date."""
    rows = tuple(one for name in state.beside.disputes if of in {"", EVERYBODY, *(one := dispute(name, state, treaty)).parties})
    rows = tuple(sorted(rows, key=lambda one: (one.since, one.name)))
    if not rows:
        return Answer((), (reason(NO_DISPUTE),))
    return Answer(rows, tuple(why for row in rows for why in _because(row, state)))


def dispute(name: str, state: State, treaty: Treaty) -> Dispute:
    """Run one dispute's acts through, in the order in which they count."""
    entries = tuple(state.beside.disputes[name])
    parties, over = _parties(entries), next((text for one in entries if (text := getattr(one.act.body, "over", ""))), "")
    now = Dispute(
        name=name, parties=parties, subject=over, under=tuple(dict.fromkeys(text for one in entries for text in one.act.body.under)),
        since=date_of(entries[0]), stands="complained of", crisis=next((one.act.body.crisis for one in entries if one.act.body.crisis), ""),
        acts=tuple(one.id for one in entries),
    )  # fmt: skip
    for entry in entries:
        now = _moved(now, entry)
    return replace(now, clocks=tuple(_clocks(entries, now, treaty)))


def _parties(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Give those between whom it is: who complains and of whom, between whom a means was offered, who accepts, refuses, settles."""
    found: list[str] = []
    for entry in entries:
        body, who = entry.act.body, state_of(entry.act.seat)
        if isinstance(body, Complaint):
            found += [who, *body.against]
        elif isinstance(body, MeansOffered):
            found += body.between
        elif isinstance(body, MissionSent):
            found += body.to
        elif isinstance(body, MeansAccepted | MeansRefused | Settled | ComplaintWithdrawn) and is_state(who):
            found.append(who)
    return tuple(dict.fromkeys(found))


def _moved(now: Dispute, entry: Entry) -> Dispute:
    """Move a dispute by one act."""
    body, who = entry.act.body, state_of(entry.act.seat)
    if isinstance(body, MeansOffered):
        offered = Tried(means=body.means, by=entry.act.seat, since=date_of(entry), act=entry.id, accepted_by=_asks(body, who))
        return replace(now, tried=(*now.tried, offered), stands=offered.stands)
    if isinstance(body, MeansAccepted | MeansRefused):
        return _answered(now, body.means, entry, **{"accepted" if isinstance(body, MeansAccepted) else "refused": who})
    if isinstance(body, MissionSent | MissionReported | Mediated):
        return _came(now, body.means, _REACHED[type(body)], entry)
    if isinstance(body, Settled):
        settled = tuple(dict.fromkeys((*now.settled_by, who)))
        return replace(now, settled_by=settled, stands="settled" if {*now.parties} <= {*settled} else "settled by some")
    if isinstance(body, ComplaintWithdrawn):
        return replace(now, stands="withdrawn")
    return replace(now, stands="complained of") if now.stands in _CLOSED else now


def _asks(body: MeansOffered, who: str) -> tuple[str, ...]:
    """Take it that a party which itself proposes a means accepts it."""
    return (who,) if who in body.between else ()


def _answered(now: Dispute, means: str, entry: Entry, *, accepted: str = "", refused: str = "") -> Dispute:
    one = _last(now, means) or Tried(means=means, by="", since=date_of(entry), act=entry.id)
    agreed = tuple(dict.fromkeys((*one.accepted_by, *((accepted,) if accepted else ()))))
    against = tuple(dict.fromkeys((*one.refused_by, *((refused,) if refused else ()))))
    stands: Stands = "means refused" if against else "means accepted" if {*now.parties} <= {*agreed} else "means offered"
    return _with(now, replace(one, accepted_by=agreed, refused_by=against, stands=stands))


def _came(now: Dispute, means: str, stands: Stands, entry: Entry) -> Dispute:
    one = _last(now, means) or Tried(means=means, by=entry.act.seat, since=date_of(entry), act=entry.id)
    return _with(now, replace(one, stands=stands))


def _last(now: Dispute, means: str) -> Tried | None:
    return next((one for one in reversed(now.tried) if one.means == means), None)


def _with(now: Dispute, one: Tried) -> Dispute:
    others = tuple(other for other in now.tried if other.act != one.act)
    # A means that is refused leaves the dispute where another means has brought it.
    kept = one.stands == "means refused" and any(other.stands in _FURTHER for other in others)
    return replace(now, tried=(*others, one), stands=now.stands if kept else one.stands)


def _clocks(entries: tuple[Entry, ...], now: Dispute, treaty: Treaty) -> Iterator[Clock]:
    for place, entry in enumerate(entries):
        body, later = entry.act.body, entries[place + 1 :]
        if isinstance(body, Complaint) and body.answer_by:
            met = any(state_of(one.act.seat) in body.against for one in later)
            yield _clock("an answer to the complaint", body.answer_by, treaty, met=met or now.stands in _CLOSED)
        elif isinstance(body, MeansOffered) and body.until:
            met = any(isinstance(one.act.body, MeansAccepted | MeansRefused) and one.act.body.means == body.means for one in later)
            yield _clock("an answer to the offer", body.until, treaty, met=met or now.stands in _CLOSED)
        elif isinstance(body, MissionSent) and body.report_by:
            met = any(isinstance(one.act.body, MissionReported) and one.act.body.means == body.means for one in later)
            yield _clock("the report of the mission", body.report_by, treaty, met=met)


def _clock(what: Due, by: str, treaty: Treaty, *, met: bool) -> Clock:
    late = is_past(by, treaty, treaty.at)
    return Clock(what=what, by=by, stands="met" if met else "overdue" if late else "running")


def _because(row: Dispute, state: State) -> Iterator[Reason]:
    for entry in state.beside.disputes[row.name]:
        body, on = entry.act.body, date_of(entry)
        assert isinstance(body, OfDispute)
        article = body.under[0] if body.under else ""
        if isinstance(body, Complaint):
            yield reason(COMPLAINED, article=article, act=entry.id, state=entry.act.seat, against=body.against, on=on)
        elif isinstance(body, MeansOffered | MissionSent):
            yield reason(OFFERED, article=article, act=entry.id, by=entry.act.seat, means=body.means, on=on)
        elif isinstance(body, MeansRefused):
            yield reason(REFUSED, act=entry.id, state=entry.act.seat, means=body.means, on=on)
    for one in row.tried:
        silent = tuple(who for who in row.parties if who not in {*one.accepted_by, *one.refused_by})
        if one.stands == "means offered" and silent:
            yield reason(UNANSWERED, means=one.means, states=silent)
    if row.settled_by:
        yield reason(SETTLED, states=row.settled_by)
    if not row.tried and row.stands == "complained of":
        yield reason(NEVER_TRIED, dispute=row.name)
    yield from (reason(OVERDUE, what=one.what, on=one.by) for one in row.clocks if one.stands == "overdue")
