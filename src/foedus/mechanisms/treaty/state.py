"""This file turns all acts about instruments into timelines, retroactive effect included, and compiles the law of each epoch.

:func:`timeline` is pure and looks at all acts at once: whatever the order of their arrival, the same
acts give the same timelines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import partial

from foedus.corpus.clauses import Admission, EntryIntoForce, Prolongation, Withdrawal
from foedus.corpus.corpus import Corpus
from foedus.corpus.instrument import Change, Instrument
from foedus.corpus.organ import Membership
from foedus.dates import EVER, Instant, When, when
from foedus.finding import Finding
from foedus.mechanisms.treaty import acts_reserving
from foedus.mechanisms.treaty.acts import Deposit, ReadingObjected
from foedus.mechanisms.treaty.acts_subjects import NameTaken, TerminationRecorded
from foedus.mechanisms.treaty.clause import Amended, Clause, cite, clause, clauses
from foedus.mechanisms.treaty.correction import NO_CORRECTIONS, Corrections, corrections
from foedus.mechanisms.treaty.correction import oddities as errors_found
from foedus.mechanisms.treaty.course import Event
from foedus.mechanisms.treaty.departure import Departure
from foedus.mechanisms.treaty.dossier import Deed, Dossier, gather
from foedus.mechanisms.treaty.ending import Ending, ending_of
from foedus.mechanisms.treaty.following import left_with
from foedus.mechanisms.treaty.force import Force, Others, enter
from foedus.mechanisms.treaty.government import acting, contested, regards, rivals, without
from foedus.mechanisms.treaty.kinds import KINDS
from foedus.mechanisms.treaty.law import Law, Steps
from foedus.mechanisms.treaty.pairing import NOTHING, Pairs, changes, compile_pairs, consents
from foedus.mechanisms.treaty.reserving import Setting, attached_to, oddities, reserves
from foedus.mechanisms.treaty.signing import UNREAD, Signings
from foedus.mechanisms.treaty.standing import Course
from foedus.mechanisms.treaty.succession import SAME, Succession, successions
from foedus.mechanisms.treaty.term import Protocol, Term, term_of
from foedus.mechanisms.treaty.timeline import Subjects, Timeline, courses, lay_out
from foedus.mechanisms.treaty.version import Amending, amending
from foedus.record.entry import Entry

RESERVING = acts_reserving.KINDS

STEPS_ON = frozenset(kind.kind for kind in KINDS)
"""The kinds of act that make timelines; when one arrives, the timelines are made anew."""


@dataclass(frozen=True, slots=True)
class Timelines:
    """Every instrument through time, and the law of every epoch."""

    corpus: Corpus
    seat: tzinfo
    instruments: Mapping[str, Timeline]
    epochs: tuple[Instant, ...]
    laws: tuple[Law, ...]
    objections: tuple[Deed, ...]
    findings: tuple[Finding, ...]
    signings: Signings = field(default_factory=dict)
    names: tuple[Deed, ...] = ()
    corrections: Corrections = NO_CORRECTIONS
    residual: tuple[Timelines, ...] = ()
    left: tuple[Departure, ...] = ()
    pairs: Mapping[str, Pairs] = field(default_factory=dict)
    amending: Mapping[str, tuple[Amending, ...]] = field(default_factory=dict)
    continued: tuple[Succession, ...] = ()

    def law(self, at: Instant) -> Law:
        """Give the law made by everything effective strictly before an instant."""
        return self.laws[bisect_left(self.epochs, at)]


def timeline(entries: Iterable[Entry], corpus: Corpus, seat: tzinfo, signings: Signings = UNREAD) -> Timelines:
    """Make the timelines of all instruments of a corpus from the treaty acts among these entries.

    :param signings: what their signatures come to, as ``membership`` reads them.
    """
    dossiers, about_others, findings = gather(entries, corpus, seat, signings)
    subjects = Subjects(successions(about_others), regards(about_others))
    made = _Making(corpus, dossiers, subjects, seat)
    lines = {one.id: made.timeline(one.id) for one in corpus.instruments}
    changing = {one.id: made.changes_from(one) for one in corpus.instruments if one.changes}
    changed_from = {name: since for name, since in changing.items() if since is not None}
    epochs, laws = _laws(corpus, lines, changed_from)
    objections = tuple(deed for deed in about_others if isinstance(deed.body, ReadingObjected))
    of_signings = (one for read in signings.values() for one in read.findings)
    pairs = _pairs(corpus, dossiers, lines, seat)
    of_lines = (one for line in lines.values() for one in line.findings)
    every = (*findings, *of_signings, *of_lines, *(one for some in pairs.values() for one in some.findings))
    changed = amending(corpus, changed_from)
    names = tuple(deed for deed in about_others if isinstance(deed.body, NameTaken))
    errors = corrections(about_others)
    left = tuple(one for line in lines.values() for one in line.left)
    every += tuple(errors_found(errors, seat))
    return Timelines(
        corpus,
        seat,
        lines,
        epochs,
        laws,
        objections,
        every,
        signings,
        names,
        errors,
        left=left,
        pairs=pairs,
        amending=changed,
        continued=tuple(one for one in subjects.successions if one.way in SAME),
    )


def _pairs(corpus: Corpus, dossiers: Mapping[str, Dossier], lines: Mapping[str, Timeline], seat: tzinfo) -> dict[str, Pairs]:
    """Compile what stands between the parties of each instrument, where anything does."""
    attached = attached_to(corpus.instruments)
    found: dict[str, Pairs] = {}
    for text in corpus.instruments:
        dossier, blocks = dossiers[text.id], attached.get(text.id, ())
        if blocks or any(kind in dossier.deeds for kind in RESERVING):
            setting = Setting(*consents(lines[text.id].force, dossier.of(Deposit)), seat)
            made = reserves(text, dossier, setting, blocks)
            pairs = compile_pairs(dossier, made, setting, oddities(dossier, made, setting))
            if pairs is not NOTHING:
                found[text.id] = pairs
    return found


class _Making:
    """One making of timelines: each instrument once, those first on which another depends.

    An instrument may count the parties of a second one that it prolongs itself; it then counts them
    as they are without its own prolongation.
    """

    __slots__ = ("_done", "_dossiers", "_forces", "_making", "_rivals", "_seat", "_subjects", "_texts")

    def __init__(self, corpus: Corpus, dossiers: Mapping[str, Dossier], subjects: Subjects, seat: tzinfo) -> None:
        self._texts = {one.id: one for one in corpus.instruments}
        self._dossiers, self._seat = dossiers, seat
        self._subjects, self._rivals = subjects, rivals(subjects.regards)
        self._making: frozenset[str] = frozenset()
        self._forces: dict[tuple[str, frozenset[str]], Force] = {}
        self._done: dict[tuple[str, frozenset[str]], Timeline] = {}

    def timeline(self, name: str) -> Timeline:
        key = name, self._making
        if key not in self._done:
            text, force = self._texts[name], self._force(name)
            term = term_of(text, force, tuple(self._protocols(name)), self._seat)
            ending = ending_of(text, self._replacing(name), self._seat, self._dossiers[name].of(TerminationRecorded))
            amended = Amended(text, self._changes(name))
            away = tuple(self._left_with(name))
            made = courses(amended, self._dossier(name), force, term, ending=ending, subjects=self._subjects, with_others=away)
            made = replace(made, of=self._contested(name, amended, term, ending, made.of))
            self._done[key] = lay_out(made, force, term, ending)
        return self._done[key]

    def _dossier(self, name: str, rival: str = "") -> Dossier:
        """Give the acts about an instrument: those of rival governments left out, but for the one named."""
        return without(self._dossiers[name], self._rivals - {rival}) if self._rivals else self._dossiers[name]

    def _contested(self, name: str, text: Amended, term: Term, ending: Ending | None, made: Mapping[str, Course]) -> Mapping[str, Course]:
        """Lay over the courses of States what the acts of rival governments would make of them."""
        theirs: dict[str, Mapping[str, Course]] = {}
        for rival in acting(self._dossiers[name], self._rivals):
            dossier = self._dossier(name, rival)
            force = enter(self._texts[name], dossier, self._others(name), self._seat)
            theirs[rival] = courses(text, dossier, force, term, ending=ending, subjects=self._subjects).of
        return contested(name, made, theirs, self._subjects.regards, self._seat) if theirs else made

    def _others(self, name: str) -> Others:
        return Others(self._parties_of, lambda other: self._force(other).since, partial(self._opened, name), self._admits(name))

    def _opened(self, name: str, protocol: str) -> When | None:
        """Give since when a protocol of admission is in force.

        It may count the parties of the very treaty to which it admits. There it counts whoever has deposited, but for the State
        that it admits itself: that one is not a party yet.
        """
        making, mark = self._making, f"{protocol}>{name}"
        if mark in making:
            return None
        self._making = (making - {name}) | {mark}
        since = self._force(protocol).since
        self._making = making
        return since

    def _force(self, name: str) -> Force:
        if name in self._making:
            return Force(name, None, pending=True)
        key = name, self._making
        if key not in self._forces:
            self._making |= {name}
            self._forces[key] = enter(self._texts[name], self._dossier(name), self._others(name), self._seat)
            self._making = key[1]
        return self._forces[key]

    def _admits(self, name: str) -> dict[str, tuple[str, ...]]:
        """Give, by State, the protocols that admit it to an instrument."""
        found: dict[str, tuple[str, ...]] = {}
        counting = any(mark.endswith(f">{name}") for mark in self._making)
        for text in self._texts.values():
            for one in clauses(text, Admission):
                if one.rule.to == name and (not counting or f"{text.id}>{name}" in self._making):
                    found[one.rule.admits] = (*found.get(one.rule.admits, ()), text.id)
        return found

    def _protocols(self, name: str) -> Iterable[Protocol]:
        for text in self._texts.values():
            for found in clauses(text, Prolongation):
                if found.rule.prolongs == name and text.id != name and self._force(text.id).since:
                    yield Protocol(self._force(text.id), found)

    def _replacing(self, name: str) -> Iterable[tuple[Force, Clause[EntryIntoForce]]]:
        for text in self._texts.values():
            found = clause(text, EntryIntoForce)
            if found and name in found.rule.replaces and text.id != name:
                yield self._force(text.id), found

    def _left_with(self, name: str) -> Iterable[tuple[str, Event]]:
        """Give who leaves an instrument by leaving another that takes it along."""
        for text in self._texts.values():
            for found in clauses(text, Withdrawal):
                if name in found.rule.with_it and text.id != name:
                    yield from left_with(name, text.id, found.article, self.timeline(text.id).courses, self._seat)
            for change, found in self._clauses_of_leaving(text):
                if name in found.rule.with_it and change.instrument != name:
                    yield from left_with(name, change.instrument, found.article, self.timeline(change.instrument).courses, self._seat)

    def _clauses_of_leaving(self, text: Instrument) -> Iterable[tuple[Change, Clause[Withdrawal]]]:
        """Give the clauses of withdrawal that an amendment in force puts into other instruments."""
        for change in text.changes:
            for rule in change.article.provisions:
                if isinstance(rule, Withdrawal) and rule.with_it and self._force(text.id).since:
                    yield change, Clause(cite(change.instrument, change.article, rule), rule)

    def _changes(self, name: str) -> tuple[tuple[Instant, Change], ...]:
        """Give what amendments change in an instrument, in the order in which they enter into force."""
        found: list[tuple[Instant, Change]] = []
        for text in self._texts.values():
            changes = [change for change in text.changes if change.instrument == name]
            since = self.changes_from(text) if changes else None
            if since is not None:
                found += [(since, change) for change in changes]
        return tuple(sorted(found, key=lambda one: one[0]))

    def changes_from(self, text: Instrument) -> Instant | None:
        """Give from when what an instrument changes in others is changed; None, if it is not in force.

        That is its own entry into force, unless it waits until a State is bound by the changed text (the area of an
        alliance may be drawn anew for a newcomer).
        """
        force, found = self._force(text.id), clause(text, EntryIntoForce)
        if force.since is None:
            return None
        waits = found.rule.changes_once_bound if found else None
        if not waits:
            return force.since.last
        bonds = [one.since.last for change in text.changes for one in self._force(change.instrument).bound if one.state == waits]
        return max(force.since.last, min(bonds)) if bonds else None

    def _parties_of(self, of: str, at: Instant) -> frozenset[str] | None:
        """Tell who the parties of an instrument, or the members of an organization, are just after an instant."""
        name = _instrument_of(of, self._texts)
        if name is None:
            return None
        line = self.timeline(name)
        return frozenset(line.parties[line.index(at + 1)])


def _instrument_of(of: str, texts: Mapping[str, Instrument]) -> str | None:
    """Find the instrument that words such as ``parties of CST`` or ``members of SADC`` mean."""
    name = of.rpartition(" ")[2]
    if name in texts:
        return name
    for text in texts.values():
        found = clause(text, Membership)
        if found and (found.rule.membership == name or of == "members"):
            return found.rule.of
    return None


def _laws(
    corpus: Corpus, lines: Mapping[str, Timeline], changed_from: Mapping[str, Instant]
) -> tuple[tuple[Instant, ...], tuple[Law, ...]]:
    """Compile the law between every two changes; epochs in which the same law is in force share it."""
    points = {
        point
        for line in lines.values()
        for point, before, after in zip(line.points, line.in_force[:-1], line.in_force[1:], strict=True)
        if before != after
    }
    points |= {line.force.since.last for line in lines.values() if line.force.since}
    points |= set(changed_from.values())
    # What some apply provisionally is law for them: its organs sit, its duties are owed (VCLT art. 25).
    applied_from = {name: first for name, line in lines.items() if (first := _applied_from(line)) is not None}
    points |= {point for name in applied_from for point in lines[name].points}
    shared: dict[tuple[frozenset[str], Steps, Steps], Law] = {}

    def law_after(point: Instant) -> Law:
        in_force = frozenset(name for name, line in lines.items() if line.operates(point + 1))
        entered = sorted(
            (since, name) for name, line in lines.items() if (since := _since(line, applied_from.get(name), point)) is not None
        )
        applied = sorted((since, name) for name, since in changed_from.items() if since <= point)
        key = in_force, tuple(entered), tuple(applied)
        if key not in shared:
            shared[key] = Law(corpus, *key)
        return shared[key]

    epochs = tuple(sorted(points))
    before_all = Law(corpus, frozenset(), (), ())
    return epochs, (before_all, *(law_after(point) for point in epochs))


def _applied_from(line: Timeline) -> Instant | None:
    """Give the instant from which anybody has applied an instrument provisionally; None where nobody ever has."""
    return next((point for point, applying in zip(line.points, line.provisional[1:], strict=False) if applying), None)


def _since(line: Timeline, applied: Instant | None, point: Instant) -> Instant | None:
    """Give from when an instrument was law just after a point: by its entry into force, or by being applied before."""
    entered = line.force.since.last if line.force.since and line.force.since.last <= point else None
    return entered if entered is not None or applied is None or applied > point else applied


def first_difference(before: Timelines, after: Timelines) -> Instant:
    """Give the earliest instant whose answers two timelines of one corpus give differently: from there a fold starts again."""
    differing = [_line_differs(before, after, name) for name in after.instruments if name in before.instruments]
    differing.append(_steps_differ(before.epochs, _keys(before), after.epochs, _keys(after)))
    if before.corrections != after.corrections:
        # A correction works from the beginning (VCLT art. 79(4)).
        return -EVER
    named = {deed.id: deed for deed in (*before.names, *after.names)}
    differing += [named[one].counts_from.first for one in {d.id for d in before.names} ^ {d.id for d in after.names}]
    differing += [_pairs_differ(before.pairs.get(name, NOTHING), after.pairs.get(name, NOTHING)) for name in after.instruments]
    lodged = {deed.id: deed for deed in (*before.objections, *after.objections)}
    differing += [lodged[one].counts_from.first for one in {d.id for d in before.objections} ^ {d.id for d in after.objections}]
    return min(differing, default=EVER)


def _pairs_differ(one: Pairs, other: Pairs) -> Instant:
    """Give the first instant at which something may stand otherwise between two States; coarse, for few records reserve at all."""
    if one == other:
        return EVER
    return min((*changes(one), *changes(other)), default=EVER)


def _keys(timelines: Timelines) -> tuple[object, ...]:
    return tuple((law.in_force, law.entered, law.applied) for law in timelines.laws)


def _line_differs(before: Timelines, after: Timelines, name: str) -> Instant:
    one, other = before.instruments[name], after.instruments[name]
    states = one.courses.keys() | other.courses.keys()
    empty = Course((), ())
    found = [_courses_differ(one.courses.get(state, empty), other.courses.get(state, empty)) for state in states]
    pending = (one.force.pending, one.force.missing) != (other.force.pending, other.force.missing)
    text = after.corpus.instrument(name)
    if pending and text:
        # Whether its entry into force is on the record is asked from the day on which it was concluded.
        found.append(when(text.front.concluded, after.seat).first)
    return min(found, default=EVER)


def _courses_differ(one: Course, other: Course) -> Instant:
    if one == other:
        return EVER
    return _steps_differ(one.points, one.standings, other.points, other.standings)


def _steps_differ(
    points: Sequence[Instant], values: Sequence[object], others: Sequence[Instant], other_values: Sequence[object]
) -> Instant:
    """Give the first point after which two step functions differ; the values begin with the one before all points."""
    pairs, other_pairs = tuple(zip(points, values[1:], strict=False)), tuple(zip(others, other_values[1:], strict=False))
    for mine, theirs in zip(pairs, other_pairs, strict=False):
        if mine != theirs:
            return min(mine[0], theirs[0])
    longer = max(pairs, other_pairs, key=len)
    shared = min(len(pairs), len(other_pairs))
    return longer[shared][0] if len(longer) > shared else EVER
