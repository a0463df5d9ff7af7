"""This file is about claims: invalidity, breach, changed circumstances. They are States' to make and to object to, never reckoned here.

A claim is notified; three months run; an objection leaves it to peaceful settlement; without one its maker may carry
it out (VCLT arts. 65 to 68). What is carried out against an objection makes a status contested, no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from foedus.answer import Reason, reason
from foedus.dates import day_of, length
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts import NoticeRevoked, StatusRegarded
from foedus.mechanisms.treaty.acts_claiming import ClaimCarriedOut, ClaimNotified, ClaimObjected
from foedus.mechanisms.treaty.course import Event
from foedus.mechanisms.treaty.dossier import Deed, Dossier, on_day

NOTIFIED = Code("claim-notified", "note", state=str, instrument=str, ground=str, measure=str, until=str)
OBJECTED = Code("claim-objected", "note", state=str, instrument=str, made_by=str, on=str)
CARRIED_OUT = Code("claim-carried-out", "note", state=str, instrument=str, measure=str, on=str)
UNNOTIFIED = Code("claim-carried-out-unnotified", "warning", state=str, instrument=str)
TOO_SOON = Code("claim-carried-out-too-soon", "warning", state=str, instrument=str, until=str)
AGAINST_OBJECTION = Code("claim-carried-out-against-objection", "warning", state=str, instrument=str, objected_by=str)

PERIOD = length("3 months")
_OUT = frozenset({"invalidity", "termination", "withdrawal"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: notified, objected to by whom, carried out when."""

    notified: Deed
    until: str
    objections: tuple[Deed, ...]
    carried_out: Deed | None


def claims(dossier: Dossier, seat: tzinfo) -> tuple[Claim, ...]:
    """Read every claim about an instrument, oldest first; one that was revoked in time is carried out by nobody (VCLT art. 68)."""
    return tuple(_claim(deed, dossier, seat) for deed in dossier.of(ClaimNotified))


def _claim(deed: Deed, dossier: Dossier, seat: tzinfo) -> Claim:
    told = deed.received or deed.done
    objections = tuple(
        one
        for one in dossier.of(ClaimObjected)
        if isinstance(one.body, ClaimObjected) and one.body.made_by == deed.state and one.done.first >= told.first
    )
    done = next((one for one in dossier.of(ClaimCarriedOut) if one.state == deed.state and one.done.first >= told.first), None)
    back = next((one for one in dossier.of(NoticeRevoked) if one.state == deed.state and one.done.first >= told.first), None)
    if back and done and back.done.first <= done.done.first:
        done = None
    return Claim(deed, PERIOD.after(day_of(told.first, seat)).isoformat(), objections, done)


def events(name: str, found: tuple[Claim, ...], seat: tzinfo) -> Iterator[tuple[str, Event]]:
    """Give what claims do to those that make them: they are on record; one that nobody disputes and that is carried out releases."""
    for one in found:
        state, body = one.notified.state, one.notified.body
        assert isinstance(body, ClaimNotified)
        said = reason(
            NOTIFIED, act=one.notified.id, state=state, instrument=name, ground=body.ground, measure=body.measure, until=one.until
        )
        yield state, Event("noted", one.notified.received or one.notified.done, (said,), one.notified.id)
        for objection in one.objections:
            against = reason(
                OBJECTED, act=objection.id, state=objection.state, instrument=name, made_by=state, on=objection.counts_from.text
            )
            yield state, Event("noted", objection.counts_from, (against,), objection.id)
        if one.carried_out:
            freed = body.measure in _OUT and not _disputed(one, seat)
            yield state, Event("released" if freed else "noted", one.carried_out.counts_from, (_done(name, one),), one.carried_out.id)


def _done(name: str, one: Claim) -> Reason:
    assert one.carried_out is not None
    measure = one.notified.body.measure if isinstance(one.notified.body, ClaimNotified) else ""
    on = one.carried_out.counts_from.text
    return reason(CARRIED_OUT, act=one.carried_out.id, state=one.notified.state, instrument=name, measure=measure, on=on)


def _disputed(one: Claim, seat: tzinfo) -> bool:
    assert one.carried_out is not None
    early = any(deed.counts_from.first <= one.carried_out.counts_from.first for deed in one.objections)
    return early or _soon(one, seat)


def _soon(one: Claim, seat: tzinfo) -> bool:
    assert one.carried_out is not None
    urgent = isinstance(one.notified.body, ClaimNotified) and one.notified.body.urgent
    return not urgent and day_of(one.carried_out.counts_from.first, seat).isoformat() < one.until


def positions(name: str, found: tuple[Claim, ...], seat: tzinfo) -> dict[str, tuple[Deed, ...]]:
    """Give, by claimant, what each side of a disputed claim holds the status to be, once the claim has been carried out."""
    held: dict[str, tuple[Deed, ...]] = {}
    for one in found:
        body, done = one.notified.body, one.carried_out
        if done is None or not isinstance(body, ClaimNotified) or body.measure not in _OUT or not _disputed(one, seat):
            continue
        state = one.notified.state
        out = StatusRegarded(state=state, instrument=name, as_="withdrawn")
        held[state] = (*held.get(state, ()), Deed(state, out, done.id, done.done, done.received, done.effective))
        for deed in one.objections:
            stays = StatusRegarded(state=state, instrument=name, as_="party")
            late = max(deed.counts_from.first, done.counts_from.first)
            since = deed.counts_from if late == deed.counts_from.first else on_day(day_of(late, seat), seat)
            held[state] = (*held[state], Deed(deed.seat, stays, deed.id, since, None, None))
    return held


def oddities(dossier: Dossier, found: tuple[Claim, ...], seat: tzinfo) -> Iterator[Finding]:
    """Say what Articles 65 to 67 have against a claim that was carried out."""
    name = dossier.instrument
    told = {one.carried_out.id for one in found if one.carried_out}
    for deed in dossier.of(ClaimCarriedOut):
        if deed.id not in told:
            yield UNNOTIFIED.finding(act=deed.id, state=deed.state, instrument=name)
    for one in found:
        if one.carried_out is None:
            continue
        act, state = one.carried_out.id, one.notified.state
        if _soon(one, seat):
            yield TOO_SOON.finding(act=act, state=state, instrument=name, until=one.until)
        for deed in one.objections:
            if deed.counts_from.first <= one.carried_out.counts_from.first:
                yield AGAINST_OBJECTION.finding(act=act, state=state, instrument=name, objected_by=deed.state)
