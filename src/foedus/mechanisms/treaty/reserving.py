"""This file is about reservations, each followed by itself: when it counts, who has accepted it, who objects, until when (VCLT arts. 19–23).

What one reservation is to one other State at an instant is a *reaction*; :func:`reaction` reads it from
acts alone, so that no order of arrival leaves a trace. Whether a reservation defeats the object and
purpose of a treaty (VCLT art. 19(c)) is for the States to say, by objecting, and never reckoned here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Any, Literal

from foedus.corpus.clauses import Reservations, Reserved
from foedus.corpus.instrument import Instrument
from foedus.dates import EVER, Instant, When, day_of, length, start_of, when
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts_reserving import (
    ObjectionWithdrawn,
    OnReservation,
    Reservation,
    ReservationAccepted,
    ReservationConfirmed,
    ReservationObjected,
    ReservationWithdrawn,
    Understanding,
)
from foedus.mechanisms.treaty.clause import Clause, cite, clause
from foedus.mechanisms.treaty.dossier import Deed, Dossier
from foedus.record.act import Body

NOT_PERMITTED = Code("reservation-not-permitted", "warning", state=str, instrument=str)
LATE = Code("reservation-late", "warning", state=str, instrument=str, bound=str)
UNCONFIRMED = Code("reservation-not-confirmed", "warning", state=str, instrument=str)
NO_SUCH = Code("reservation-not-found", "warning", state=str, instrument=str, made_by=str)
OBJECTED_LATE = Code("objection-too-late", "warning", state=str, instrument=str, made_by=str, until=str)
ALREADY_ACCEPTED = Code("objection-after-acceptance", "warning", state=str, instrument=str, made_by=str)

YEAR = length("12 months")
"""How long silence may last before it is acceptance (VCLT art. 20(5))."""

How = Literal[
    "none", "accepted", "tacitly accepted", "authorized", "pending", "objected", "precluded", "not permitted", "not confirmed", "opposed"
]
"""What a reservation is to one other State.

``none``: it does not count, not yet or no more. ``authorized``: the text itself allows it (VCLT art. 20(1)). ``opposed``: one made
after consent, to which somebody has objected in time; it has no effect.
"""
COUNTS = frozenset({"accepted", "tacitly accepted", "authorized"})

# What the text says of reservations, by the words of its clause; no clause is silence.
_SILENT = "not mentioned"


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection of one State: when it was received, by which act, whether it precludes entry into force, until when it stands."""

    at: When
    act: str
    precludes: bool = False
    ground: str = ""
    until: When | None = None


@dataclass(frozen=True, slots=True)
class Reserve:
    """One reservation or understanding: whose, to what, since when it counts, what the others did about it."""

    act: str
    state: str
    instrument: str
    articles: tuple[str, ...]
    effect: str
    says: str
    since: When
    until: When | None
    regime: str
    clause: str
    organ: str = ""
    late: bool = False
    unconfirmed: bool = False
    accepted: tuple[tuple[str, When], ...] = ()
    objected: tuple[tuple[str, Objection], ...] = ()

    def acceptance(self, state: str) -> When | None:
        """Give the first acceptance in words by somebody."""
        return next((one for name, one in self.accepted if name == state), None)

    def objection(self, state: str) -> Objection | None:
        """Give the first objection of a State."""
        return next((one for name, one in self.objected if name == state), None)


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a reservation is to one other State at an instant; ``until`` is the last instant at which silence decides nothing."""

    how: How
    until: Instant = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reservation meets: since when each State consents to be bound, whose own deposit says so, where days begin."""

    consents: Mapping[str, When]
    deposited: frozenset[str]
    seat: tzinfo


def reserves(
    text: Instrument, dossier: Dossier, setting: Setting, attached: Iterable[tuple[Instrument, str, Reserved]]
) -> tuple[Reserve, ...]:
    """Read every reservation to an instrument from the acts, and those that a corpus carries as texts of their own."""
    rule = clause(text, Reservations)
    made = [*dossier.of(Reservation), *dossier.of(Understanding)]
    found = [_reserve(deed, rule, dossier, setting) for deed in made]
    found += [_attached(cited, block, rule, setting, one) for one, cited, block in attached]
    return tuple(sorted(found, key=lambda one: (one.since.first, one.since.last, one.act, one.clause)))


def attached_to(texts: Iterable[Instrument]) -> dict[str, list[tuple[Instrument, str, Reserved]]]:
    """Give by instrument the blocks of a corpus that say what a reservation changes in it."""
    found: dict[str, list[tuple[Instrument, str, Reserved]]] = {}
    for text in texts:
        for article in text.articles:
            for one in article.provisions:
                if isinstance(one, Reserved):
                    found.setdefault(one.reserves.partition(" ")[0], []).append((text, cite(text.id, article, one), one))
    return found


def _reserve(deed: Deed, rule: Clause[Reservations] | None, dossier: Dossier, setting: Setting) -> Reserve:
    body, state = deed.body, deed.state
    consent = setting.consents.get(state)
    effect = body.effect if isinstance(body, Reservation) else "interprets"
    confirmed = _first(dossier.of(ReservationConfirmed), deed, "confirms")
    told = deed.deposited
    # Where no deposit is on record, nobody can tell what accompanied it.
    early = consent is not None and state in setting.deposited and told.last < consent.first and effect != "interprets"
    # VCLT art. 23(2): one made when signing is made, in law, on the day on which it is confirmed.
    since = confirmed.deposited if early and confirmed else told
    late = consent is not None and since.first > consent.last and effect != "interprets" and not confirmed
    said = [one for kind in (ReservationAccepted, ReservationObjected, ObjectionWithdrawn) for one in _on(dossier, kind, deed)]
    return Reserve(
        deed.id,
        state,
        dossier.instrument,
        (body.articles if isinstance(body, Reservation | Understanding) else ()) or (dossier.instrument,),
        effect,
        body.says if isinstance(body, Reservation | Understanding) else "",
        since,
        _until(_first(dossier.of(ReservationWithdrawn), deed, "revokes")),
        rule.rule.reservations if rule else _SILENT,
        rule.article if rule else dossier.instrument,
        (rule.rule.accepting_organ or "") if rule else "",
        late=late,
        unconfirmed=early and confirmed is None,
        accepted=tuple((one.seat, one.deposited) for one in said if isinstance(one.body, ReservationAccepted)),
        objected=tuple(_objections(said)),
    )


def _attached(cited: str, block: Reserved, rule: Clause[Reservations] | None, setting: Setting, text: Instrument) -> Reserve:
    """Read a reservation that the corpus carries: who accepted it or objected is part of what the block says."""
    at = when(text.front.concluded, setting.seat)
    consent = setting.consents.get(block.made_by)
    since = consent if consent and consent.first > at.first else at
    return Reserve(
        "", block.made_by, block.reserves.partition(" ")[0], (block.reserves,), block.effect, "", since, None,
        rule.rule.reservations if rule else _SILENT, cited, (rule.rule.accepting_organ or "") if rule else "",
        accepted=tuple((one, since) for one in block.accepted_by), objected=tuple((one, Objection(since, "")) for one in block.objected_to_by),
    )  # fmt: skip


def _on(dossier: Dossier, kind: type[Body], made: Deed) -> list[Deed]:
    """Give what others say of one reservation: of the act that they refer to, or else of all that its maker made."""
    return [
        one
        for one in dossier.of(kind)
        if isinstance(one.body, OnReservation) and one.body.made_by == made.state and made.id in (one.refers("answers") or (made.id,))
    ]


def _first(deeds: Iterable[Deed], made: Deed, relation: str) -> Deed | None:
    """Give the first later act of the same State about one reservation."""
    return next(
        (
            one
            for one in deeds
            if one.state == made.state
            and made.id in (one.refers(relation) or (made.id,))
            and one.counts_from.first >= made.counts_from.first
        ),
        None,
    )


def _until(deed: Deed | None) -> When | None:
    # VCLT art. 22(3)(a): a withdrawal works when the others have received notice of it; the consent of nobody is needed.
    return deed.deposited if deed else None


def _objections(said: Iterable[Deed]) -> Iterable[tuple[str, Objection]]:
    deeds = list(said)
    for deed in deeds:
        body = deed.body
        if isinstance(body, ReservationObjected):
            back = [one.deposited for one in deeds if isinstance(one.body, ObjectionWithdrawn) and one.state == deed.state]
            # VCLT art. 22(3)(b): the withdrawal of an objection works when the State that reserved has received it.
            until = min((one for one in back if one.first >= deed.deposited.first), key=lambda one: one.first, default=None)
            yield deed.state, Objection(deed.deposited, deed.id, body.precludes, body.ground, until)


def silence_ends(reserve: Reserve, other: str, setting: Setting, *, last: bool = False) -> Instant:
    """Give the first instant at which the silence of a State is acceptance.

    The twelve months run from the notification, or to the day on which that State consents to be bound, if that is later
    (VCLT art. 20(5)); the last day is still its own.
    """
    seat = setting.seat
    told = day_of(_pick(reserve.since, last=last), seat)
    ends = start_of(YEAR.after(told) + timedelta(days=1), seat)
    consent = setting.consents.get(other)
    if consent is None:
        return EVER
    return max(ends, start_of(day_of(_pick(consent, last=last), seat) + timedelta(days=1), seat))


def _pick(at: When, *, last: bool) -> Instant:
    return at.last if last else at.first


def reaction(reserve: Reserve, other: str, at: Instant, setting: Setting, *, last: bool = False) -> Reaction:
    """Say what a reservation is to another State just after an instant.

    :param last: take imprecise dates at their latest instead of their earliest; where both agree the reaction is sure.
    """
    gone = reserve.until is not None and _pick(reserve.until, last=last) <= at
    if reserve.effect == "interprets" or gone or _pick(reserve.since, last=last) > at or other == reserve.state:
        return Reaction("none")
    if reserve.unconfirmed:
        return Reaction("not confirmed")
    if reserve.regime == "none":
        # VCLT art. 19(a): a reservation that the text forbids is none; its maker is bound without it unless it shows another intent.
        return Reaction("not permitted")
    answer = _late if reserve.late else _ANSWERS.get(reserve.regime, _own)
    return answer(reserve, other, at, setting, last=last)


def _authorized(_reserve: Reserve, _other: str, _at: Instant, _setting: Setting, *, last: bool) -> Reaction:  # noqa: ARG001 — one of the answers, which have one signature
    """Take a reservation that the text allows: it needs nobody's acceptance (VCLT art. 20(1))."""
    return Reaction("authorized")


def _by_organ(reserve: Reserve, _other: str, at: Instant, _setting: Setting, *, last: bool) -> Reaction:
    """To a constituent instrument the competent organ accepts, for all; its silence is none (VCLT art. 20(3))."""
    accepted = reserve.acceptance(reserve.organ)
    return Reaction("accepted" if accepted and _pick(accepted, last=last) <= at else "pending", EVER)


def _own(reserve: Reserve, other: str, at: Instant, setting: Setting, *, last: bool) -> Reaction:
    """Give a State's own reaction: in words, by objecting in time, or by silence (VCLT art. 20(4), (5))."""
    accepted, objection = reserve.acceptance(other), reserve.objection(other)
    ends = silence_ends(reserve, other, setting, last=last)
    objected_at = _pick(objection.at, last=last) if objection else EVER
    accepted_at = _pick(accepted, last=last) if accepted else EVER
    if accepted_at <= at and accepted_at <= objected_at:
        # What was accepted stays accepted, whatever is said afterwards.
        return Reaction("accepted")
    if objection and objected_at <= at and objected_at < ends:
        if objection.until and _pick(objection.until, last=last) <= at:
            return Reaction("accepted")
        return Reaction("precluded" if objection.precludes else "objected")
    if at >= ends:
        return Reaction("tacitly accepted", ends)
    return Reaction("pending", ends)


def _by_all(reserve: Reserve, other: str, at: Instant, setting: Setting, *, last: bool) -> Reaction:
    """Where every party has to accept, one that objects keeps the treaty from being in force with the State that reserved (VCLT art. 20(2))."""
    whole = [
        _own(reserve, one, at, setting, last=last) for one, since in setting.consents.items() if one != reserve.state and since.first <= at
    ]
    if any(one.how in ("objected", "precluded") for one in whole):
        return Reaction("precluded")
    waiting = [one.until for one in whole if one.how == "pending"]
    if waiting:
        return Reaction("pending", max(waiting))
    return _own(reserve, other, at, setting, last=last)


def _late(reserve: Reserve, other: str, at: Instant, setting: Setting, *, last: bool) -> Reaction:
    """Take a reservation made after consent: without effect where somebody objects within the time (ILC Guide to Practice, 2.3.1)."""
    for one in setting.consents:
        objection = reserve.objection(one)
        if (
            objection
            and _pick(objection.at, last=last) <= at
            and _pick(objection.at, last=last) < silence_ends(reserve, one, setting, last=last)
        ):
            gone = objection.until and _pick(objection.until, last=last) <= at
            if not gone:
                return Reaction("opposed")
    ends = silence_ends(reserve, other, setting, last=last)
    return Reaction("tacitly accepted", ends) if at >= ends else Reaction("pending", ends)


_ANSWERS = {"allowed": _authorized, "accepted by the organ": _by_organ, "accepted by all": _by_all}


def turning_points(reserve: Reserve, others: Iterable[str], setting: Setting) -> set[Instant]:
    """Give every instant at which what a reservation is to anybody may change."""
    times = [reserve.since, *([reserve.until] if reserve.until else []), *(one for _, one in reserve.accepted)]
    times += [moment for _, one in reserve.objected for moment in (one.at, one.until) if moment]
    found = {point for one in times for point in (one.first, one.last)}
    for other in others:
        consent = setting.consents.get(other)
        if consent:
            found |= {consent.first, consent.last}
            found |= {silence_ends(reserve, other, setting), silence_ends(reserve, other, setting, last=True)}
    return {one for one in found if one < EVER}


def oddities(dossier: Dossier, found: tuple[Reserve, ...], setting: Setting) -> tuple[Finding, ...]:
    """Say what is odd about reservations and what was said of them; nothing of it is refused."""
    told: list[Finding] = []
    for one in found:
        said: dict[str, Any] = {"state": one.state, "instrument": one.instrument}
        if one.effect != "interprets" and one.regime == "none":
            told.append(NOT_PERMITTED.finding(cites=one.clause, act=one.act, **said))
        if one.late:
            told.append(LATE.finding(act=one.act, bound=setting.consents[one.state].text, **said))
        if one.unconfirmed:
            told.append(UNCONFIRMED.finding(act=one.act, **said))
        told += _late_objections(one, setting)
    for kind in (ReservationAccepted, ReservationObjected, ObjectionWithdrawn):
        for deed in dossier.of(kind):
            made_by = deed.body.made_by if isinstance(deed.body, OnReservation) else ""
            if not any(one.state == made_by for one in found):
                told.append(NO_SUCH.finding(act=deed.id, state=deed.state, instrument=dossier.instrument, made_by=made_by))
    return tuple(told)


def _late_objections(one: Reserve, setting: Setting) -> Iterable[Finding]:
    for state, objection in one.objected:
        ends, accepted = silence_ends(one, state, setting), one.acceptance(state)
        said: dict[str, Any] = {"state": state, "instrument": one.instrument, "made_by": one.state}
        if accepted and accepted.first <= objection.at.first:
            yield ALREADY_ACCEPTED.finding(act=objection.act, **said)
        elif objection.at.first >= ends:
            until = day_of(ends - 1, setting.seat).isoformat()
            yield OBJECTED_LATE.finding(act=objection.act, until=until, **said)
