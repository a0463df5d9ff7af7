"""This file holds the timeline of one instrument: its entry into force, the course of every State, its parties between changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from foedus.dates import EVER, Instant
from foedus.finding import Finding
from foedus.mechanisms.treaty import claim
from foedus.mechanisms.treaty.acts import OfInstrument, StatusRegarded
from foedus.mechanisms.treaty.clause import Amended
from foedus.mechanisms.treaty.course import PROVISIONAL, Event, at_ends_of_terms, at_the_end, events
from foedus.mechanisms.treaty.departure import Departure, departures
from foedus.mechanisms.treaty.dossier import Deed, Dossier
from foedus.mechanisms.treaty.ending import Ending
from foedus.mechanisms.treaty.force import Force
from foedus.mechanisms.treaty.government import Regard
from foedus.mechanisms.treaty.leaving import idle, notices
from foedus.mechanisms.treaty.standing import Course, course
from foedus.mechanisms.treaty.succession import SAME, Succession, carried, followed, oddities
from foedus.mechanisms.treaty.term import Term


@dataclass(frozen=True, slots=True)
class Timeline:
    """One instrument through time; the tuples hold what is so after each of ``points``, ``provisional`` only where anybody ever applies it so."""

    force: Force
    term: Term
    courses: Mapping[str, Course]
    points: tuple[Instant, ...]
    parties: tuple[tuple[str, ...], ...]
    unsettled: tuple[tuple[str, ...], ...]
    in_force: tuple[bool, ...]
    findings: tuple[Finding, ...]
    ending: Ending | None = None
    left: tuple[Departure, ...] = ()
    provisional: tuple[tuple[str, ...], ...] = ()

    def applying(self, at: Instant) -> tuple[str, ...]:
        """Give the States that apply the instrument before they are bound by it (VCLT art. 25)."""
        return self.provisional[self.index(at)] if self.provisional else ()

    def operates(self, at: Instant) -> bool:
        """Say whether the text is law for somebody: it is in force, or some apply it provisionally, or are held to."""
        index = self.index(at)
        if self.in_force[index] or not self.provisional:
            return self.in_force[index]
        return bool(self.provisional[index] or (self.force.since is None and self.unsettled[index]))

    def index(self, at: Instant) -> int:
        """Give the place in the tuples of what everything effective strictly before an instant makes."""
        return bisect_left(self.points, at)

    def over(self, at: Instant) -> Ending | None:
        """Give the end of the whole text, if it has come before an instant: no party is left that it still binds."""
        ended = self.ending
        if ended is None or ended.since.last >= at or self.in_force[self.index(at)]:
            return None
        return ended


@dataclass(frozen=True, slots=True)
class Subjects:
    """What is known of the parties themselves: who succeeds whom, and who is regarded as whose government."""

    successions: tuple[Succession, ...] = ()
    regards: tuple[Regard, ...] = ()


LeftWith = tuple[tuple[str, Event], ...]


@dataclass(frozen=True, slots=True)
class Courses:
    """The course of every State under one instrument, and what was found on the way."""

    of: Mapping[str, Course]
    findings: tuple[Finding, ...] = ()
    left: tuple[Departure, ...] = ()


def courses(
    text: Amended, dossier: Dossier, force: Force, term: Term, *, ending: Ending | None, subjects: Subjects, with_others: LeftWith = ()
) -> Courses:
    """Follow every State through an instrument from the acts about it; ``with_others`` are those that left another, and this one with it."""
    instrument, seat = text.instrument, term.seat
    leaving = notices(text, dossier, force, term)
    happened = events(instrument, dossier, force=force, leaving=leaving)
    findings = [*force.findings, *(one for notice in leaving for one in notice.findings)]
    findings += oddities(dossier, subjects.successions)
    away, unforeseen = departures(instrument, dossier, seat)
    findings += unforeseen
    for one in away:
        happened.setdefault(one.state, []).append(Event("noted", one.since, (one.why,), one.why.act))
    made_claims = claim.claims(dossier, seat)
    findings += claim.oddities(dossier, made_claims, seat)
    findings += idle(dossier)
    for state, event in claim.events(instrument.id, made_claims, seat):
        happened.setdefault(state, []).append(event)
    for state, event in with_others:
        happened.setdefault(state, []).append(event)
    claims = carried(_claims(dossier, claim.positions(instrument.id, made_claims, seat)), subjects.successions)
    known = _states(dossier, force)
    known |= {one.successor for one in subjects.successions if one.predecessor in known}
    found = {
        state: (*happened.get(state, ()), *at_ends_of_terms(state, term, _names(state, subjects)), *at_the_end(state, ending, seat))
        for state in sorted(known)
    }
    stretches, odd = followed(instrument.id, found, subjects.successions)
    made = {state: course(state, instrument.id, stretches[state], claims.get(state, ()), seat) for state in sorted(stretches)}
    return Courses(made, (*findings, *odd), away)


def _names(state: str, subjects: Subjects) -> tuple[str, ...]:
    """Give the other codes of the same State in law: its predecessor's where it continues that, and the other way about."""
    same = [one for one in subjects.successions if one.way in SAME]
    return tuple(one.predecessor if one.successor == state else one.successor for one in same if state in (one.successor, one.predecessor))


def lay_out(made: Courses, force: Force, term: Term, ending: Ending | None = None) -> Timeline:
    """Compile the timeline of an instrument from the courses of its States."""
    points, parties, unsettled = _sweep(made.of, force, ending)
    alive = _alive(force, ending, points, parties, unsettled)
    provisional = _provisional(made.of, points)
    return Timeline(force, term, made.of, points, parties, unsettled, alive, made.findings, ending, made.left, provisional)


def _states(dossier: Dossier, force: Force) -> set[str]:
    acting = {deed.state for kind, deeds in dossier.deeds.items() if _by_states(kind) for deed in deeds}
    regarded = {deed.body.state for deed in dossier.of(StatusRegarded) if isinstance(deed.body, StatusRegarded)}
    return acting | regarded | {one.state for one in force.bound}


_NO_PARTYS = ("EntryIntoForceRecorded", "Registration", "NoticeExtended", "InitiallingAgreed", "TerminationRecorded", "ReservationAccepted")


def _by_states(kind: type) -> bool:
    # What a depositary or the United Nations do with an instrument makes them no party to it.
    return issubclass(kind, OfInstrument) and kind.__name__ not in _NO_PARTYS


def _claims(dossier: Dossier, disputed: Mapping[str, tuple[Deed, ...]]) -> dict[str, tuple[Deed, ...]]:
    held: dict[str, tuple[Deed, ...]] = dict(disputed)
    for deed in dossier.of(StatusRegarded):
        if isinstance(deed.body, StatusRegarded):
            held[deed.body.state] = (*held.get(deed.body.state, ()), deed)
    return held


Sets = tuple[tuple[str, ...], ...]


def _sweep(courses: Mapping[str, Course], force: Force, ending: Ending | None) -> tuple[tuple[Instant, ...], Sets, Sets]:
    """Walk once through all changes of all States and keep the sets between them."""
    changes = [
        (point, state, standing) for state, one in courses.items() for point, standing in zip(one.points, one.standings[1:], strict=True)
    ]
    changes.sort(key=lambda one: (one[0], one[1]))
    bound: set[str] = set()
    unsettled: set[str] = set()
    points: list[Instant] = [one.since.last for one in (force, ending) if one and one.since]
    points = sorted({*points, *(point for point, _, _ in changes)})
    parties_after: list[tuple[str, ...]] = [()]
    unsettled_after: list[tuple[str, ...]] = [()]
    next_change = 0
    for point in points:
        while next_change < len(changes) and changes[next_change][0] == point:
            _, state, standing = changes[next_change]
            (bound.add if standing.bound else bound.discard)(state)
            (unsettled.add if standing.open else unsettled.discard)(state)
            next_change += 1
        parties_after.append(tuple(sorted(bound)))
        unsettled_after.append(tuple(sorted(unsettled)))
    return tuple(points), tuple(parties_after), tuple(unsettled_after)


def _provisional(courses: Mapping[str, Course], points: tuple[Instant, ...]) -> Sets:
    """Give who applies the text provisionally after each change; nothing at all where nobody ever does, as under most texts."""
    applying = {state: one for state, one in courses.items() if any(standing.status == PROVISIONAL for standing in one.standings)}
    if not applying:
        return ()
    after = (tuple(sorted(state for state, one in applying.items() if one.at(point + 1).status == PROVISIONAL)) for point in points)
    return ((), *after)


def _alive(force: Force, ending: Ending | None, points: tuple[Instant, ...], parties: Sets, unsettled: Sets) -> tuple[bool, ...]:
    """Say after which changes the instrument is in force: it has entered into force and somebody is, or may be, bound by it.

    A fall in the number of parties ends no treaty (VCLT art. 55); a text without parties, an organ's, stands by itself until another replaces it.
    """
    if force.since is None:
        return (False,) * (len(points) + 1)
    since = force.since.last
    ended = ending.since.last if ending else EVER
    without_parties = not force.bound
    entered = (point >= since and not (without_parties and point >= ended) for point in points)
    return (False, *(yes and bool(without_parties or p or u) for yes, p, u in zip(entered, parties[1:], unsettled[1:], strict=True)))
