"""This file is about chairs, sessions and offices: who presides, when an organ meets, who is appointed and relieved."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from immutables import Map
from msgspec.structs import replace

from foedus.dates import DateError, day_of, length, when
from foedus.finding import Code, Finding
from foedus.mechanisms.organs import acts
from foedus.mechanisms.organs.composition import ChairHeld, Moment
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.motions import UNKNOWN_ORGAN, Stepped, moment_of
from foedus.mechanisms.organs.register import Below, OfficeHeld, SessionMet, State, appended, notice, under
from foedus.mechanisms.organs.seating import seated
from foedus.record.entry import Entry

NO_SEAT = Code("chair-without-seat", "warning", state=str, organ=str)
CHAIRED_BY_ANOTHER = Code("session-chaired-by-another", "note", organ=str, chaired_by=str, chair=str)
OTHER_APPOINTS = Code("appointed-by-another-organ", "warning", office=str, person=str, organ=str, competent=str)
TERM_DIFFERS = Code("term-of-office-differs", "note", office=str, person=str, until=str, term=str, expected=str)
NOT_IN_OFFICE = Code("relieved-without-office", "warning", office=str, person=str)


def take_chair(state: State, entry: Entry, below: Below) -> Stepped:
    """Take the chair of an organ; the State that had it gives it up thereby."""
    body = cast("acts.ChairTaken", entry.act.body)
    held = ChairHeld(entry.act.seat, entry.id, moment_of(entry, below), body.until, body.decided_on)
    return replace(state, chairs=under(state.chairs, body.organ, held)), _about_chair(entry, body.organ, state, below), ()


def _about_chair(entry: Entry, organ: str, state: State, below: Below) -> tuple[Finding, ...]:
    law = law_of(below.treaty)
    if not law.is_organ(organ):
        return (notice(entry, UNKNOWN_ORGAN, organ=organ),)
    seating = seated(organ, law, below.treaty, state.composition)
    if seating.states and not seating.vacant and entry.act.seat not in seating.states:
        return (notice(entry, NO_SEAT, cites=seating.under, state=entry.act.seat, organ=organ),)
    return ()


def hold_session(state: State, entry: Entry, below: Below) -> Stepped:
    """Hold a session; somebody else in the chair than the State that has it is noted (a deputy, or the host)."""
    body = cast("acts.SessionHeld", entry.act.body)
    organ = entry.act.seat
    session = SessionMet(
        organ, body.form, entry.id, moment_of(entry, below), body.place, body.by_video,
        body.convened_by, body.at_the_request_of, body.chaired_by, body.absent,
    )  # fmt: skip
    held = state.chairs.get(organ)
    chair = held[len(held) - 1].state if held else ""
    findings: tuple[Finding, ...] = ()
    if body.chaired_by and chair and body.chaired_by != chair:
        findings = (notice(entry, CHAIRED_BY_ANOTHER, organ=organ, chaired_by=body.chaired_by, chair=chair),)
    return replace(state, sessions=appended(state.sessions, session)), findings, ()


def appoint(state: State, entry: Entry, below: Below) -> Stepped:
    """Appoint a person to an office."""
    body = cast("acts.Appointment", entry.act.body)
    since = _moment(body.from_, below) or moment_of(entry, below)
    held = OfficeHeld(body.person, body.office, body.national_of, entry.act.seat, entry.id, since, body.until, body.acting)
    offices = under(state.offices, body.office, held)
    return replace(state, offices=offices), _about_appointment(entry, body, since, below), ()


def _about_appointment(entry: Entry, body: acts.Appointment, since: Moment, below: Below) -> tuple[Finding, ...]:
    found = law_of(below.treaty).offices.get(body.office)
    if found is None:
        return ()
    cited, office = found
    findings = []
    if office.appointed_by and office.appointed_by != entry.act.seat and not body.acting:
        findings.append(
            notice(
                entry,
                OTHER_APPOINTS,
                cites=cited,
                office=body.office,
                person=body.person,
                organ=entry.act.seat,
                competent=office.appointed_by,
            )
        )
    until = _moment(body.until, below)
    if office.term and until is not None and not body.acting:
        end = length(office.term).after(day_of(since.first, below.treaty.seat))
        # A term of three years from 1 January ends with 31 December, or is said to run until 1 January.
        if day_of(until.first, below.treaty.seat) not in {end, end - timedelta(days=1)}:
            findings.append(
                notice(
                    entry, TERM_DIFFERS, cites=cited, office=body.office, person=body.person, until=body.until, term=office.term,
                    expected=(end - timedelta(days=1)).isoformat(),
                )
            )  # fmt: skip
    return tuple(findings)


def relieve(state: State, entry: Entry, below: Below) -> Stepped:
    """Relieve a person of an office."""
    body = cast("acts.Relief", entry.act.body)
    held = state.offices.get(body.office, Map())
    for number in range(len(held) - 1, -1, -1):
        if held[number].person == body.person and not held[number].relieved:
            gone = replace(held[number], relieved=moment_of(entry, below).text)
            return replace(state, offices=state.offices.set(body.office, held.set(number, gone))), (), ()
    return state, (notice(entry, NOT_IN_OFFICE, office=body.office, person=body.person),), ()


def _moment(text: str, below: Below) -> Moment | None:
    """Read a date in the body of an act; a text that is none is left as it stands and counts for nothing."""
    if not text:
        return None
    try:
        found = when(text, below.treaty.seat)
    except DateError:
        return None
    return Moment(found.text, found.first, found.last)
