"""This file holds what may be asked about exercises and operations: what was planned, held, cancelled or declined, and who came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import Literal

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.dates import DateError, day_of, when
from foedus.finding import Code
from foedus.mechanisms.exercises.acts import (
    ExerciseCancelled,
    ExerciseHeld,
    ExerciseHosted,
    ExerciseJoined,
    ExerciseMissed,
    ExerciseObserved,
    ExercisePlanned,
    HostingDeclined,
    OperationRun,
)
from foedus.mechanisms.exercises.state import State
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.act import Body
from foedus.record.entry import Entry
from foedus.record.roll import NONE

__all__ = ["Exercise", "Exercises", "Figure"]

COUNTED = Code("exercises-on-record", "note", held=int, of=int)
WAS_CANCELLED = Code("exercise-was-cancelled", "note", exercise=str, by=str, on=str)
WAS_DECLINED = Code("exercise-hosting-declined", "note", exercise=str, by=str, on=str)
STAYED_AWAY = Code("exercise-stayed-away", "note", exercise=str, state=str)
NOT_OVER = Code("exercise-not-surely-over", "note", exercise=str, time=str)
FIGURE = Code("exercise-figure", "note", exercise=str, subject=str, number=str, unit=str, by=str)
RIVAL = Code("exercise-figures-differ", "note", exercise=str, unit=str, numbers=tuple)

RUN = (ExerciseHosted, ExerciseHeld, OperationRun)
EVERYBODY = "all"
_SIGN = {"": "", "about": "≈ ", "over": "> ", "up to": "≤ "}
"""How a figure's qualifier is written in every language."""
Outcome = Literal["planned", "under way or still to come", "took place", "run", "cancelled", "hosting declined"]


class Figure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A number that a source gives; figures are claims and stand beside each other."""

    subject: str
    number: int
    unit: str
    by: str
    qualifier: str = ""


class Exercise(Struct, frozen=True, kw_only=True):
    """One exercise or operation as the record has it on a date."""

    exercise: str
    time: str
    outcome: Outcome
    host: tuple[str, ...] = ()
    place: str = ""
    purpose: str = ""
    part_of: str = ""
    participants: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    act: str = ""


class Exercises:
    """A view of the exercises at one instant; it holds nothing of its own."""

    __slots__ = ("_state", "treaty")

    def __init__(self, state: State, treaty: Treaty) -> None:
        self._state = state
        self.treaty = treaty

    def all(self) -> tuple[Exercise, ...]:
        """Give every exercise and operation on record, in the order of their times."""
        rows = (self._row(self._state.names[number]) for number in range(len(self._state.names)))
        return tuple(sorted(rows, key=lambda row: (when(row.time, self.treaty.seat).first, row.exercise)))

    def ask_exercises(self, *, of: str = "", year: str = "") -> Answer:
        """Say which exercises and operations are on record: all, those in which one State has a part, those of one year.

        :param of: a State's code; ``all`` or nothing for every exercise.
        :param year: four digits; an exercise that was held over the turn of a year counts in both.
        """
        rows = tuple(row for row in self.all() if self._concerns(row, of) and self._in(row, year))
        tally = reason(COUNTED, held=sum(row.outcome in {"took place", "run"} for row in rows), of=len(rows))
        return Answer(rows, (tally, *(why for row in rows for why in self._because(row))))

    def _row(self, name: str) -> Exercise:
        acts = list(self._state.acts[name])
        first = _first(acts, *RUN) or _first(acts, ExercisePlanned) or acts[0]
        return Exercise(
            exercise=name, time=_time(first, self.treaty.seat), outcome=self._outcome(acts, first), host=_hosts(acts),
            place=_told(acts, "place") or _told(acts, "headquarters"), purpose=_told(acts, "purpose"), part_of=_told(acts, "part_of"),
            participants=_seats(acts, ExerciseJoined), observers=_seats(acts, ExerciseObserved), absent=_seats(acts, ExerciseMissed),
            figures=tuple(_figures(self._state, name)), act=first.id,
        )  # fmt: skip

    def _outcome(self, acts: list[Entry], first: Entry) -> Outcome:
        """Say what became of it; what a record dates to a year or to days that are not past may be under way, or to come."""
        outcome = _outcome(acts)
        over = when(_time(first, self.treaty.seat), self.treaty.seat).last < self.treaty.at
        return outcome if over or outcome not in {"took place", "run"} else "under way or still to come"

    def _concerns(self, row: Exercise, of: str) -> bool:
        if of in {"", EVERYBODY}:
            return True
        return any(entry.act.seat == of or getattr(entry.act.body, "host", "") == of for entry in self._state.acts[row.exercise])

    def _in(self, row: Exercise, year: str) -> bool:
        if not year:
            return True
        seat, time = self.treaty.seat, when(row.time, self.treaty.seat)
        return f"{day_of(time.first, seat).year:04}" <= year <= f"{day_of(time.last, seat).year:04}"

    def _because(self, row: Exercise) -> Iterator[Reason]:
        for entry in self._state.acts[row.exercise]:
            match entry.act.body:
                case ExerciseCancelled():
                    yield reason(WAS_CANCELLED, exercise=row.exercise, by=entry.act.seat, on=entry.act.times.done, act=entry.id)
                case HostingDeclined():
                    yield reason(WAS_DECLINED, exercise=row.exercise, by=entry.act.seat, on=entry.act.times.done, act=entry.id)
                case ExerciseMissed():
                    yield reason(STAYED_AWAY, exercise=row.exercise, state=entry.act.seat, act=entry.id)
                case _:
                    pass
        if row.outcome == "under way or still to come":
            yield reason(NOT_OVER, exercise=row.exercise, time=row.time, act=row.act)
        for one in row.figures:
            yield reason(FIGURE, exercise=row.exercise, subject=one.subject, number=_number(one), unit=one.unit, by=one.by, act=row.act)
        for (_, unit), numbers in _rivals(row.figures):
            yield reason(RIVAL, exercise=row.exercise, unit=unit, numbers=numbers, act=row.act)


def _first(acts: list[Entry], *kinds: type[Body]) -> Entry | None:
    return next((entry for entry in acts if isinstance(entry.act.body, kinds)), None)


def _seats(acts: list[Entry], kind: type[Body]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.act.seat for entry in acts if isinstance(entry.act.body, kind)))


def _hosts(acts: list[Entry]) -> tuple[str, ...]:
    """Give who hosted; before that, who is to host by the last plan."""
    hosts = _seats(acts, ExerciseHosted)
    planned = [entry.act.body.host for entry in acts if isinstance(entry.act.body, ExercisePlanned) and entry.act.body.host]
    return hosts or tuple(planned[-1:])


def _told(acts: list[Entry], field: str) -> str:
    """Give what the last act that says it says: what was held stands after what was planned."""
    said = [getattr(entry.act.body, field, "") for entry in acts]
    return next((one for one in reversed(said) if one), "")


def _time(entry: Entry, seat: tzinfo) -> str:
    """Give when an exercise was or is to be, as the record writes it."""
    body, done = entry.act.body, entry.act.times.done
    if not isinstance(body, ExercisePlanned) or not body.from_:
        return done
    return _read(f"{body.from_}/{body.until}" if body.until else body.from_, seat) or done


def _read(text: str, seat: tzinfo) -> str:
    """Give a time that can be read, or nothing: a plan whose dates are no dates stands at the day on which it was made."""
    try:
        return when(text, seat).text
    except DateError:
        return ""


def _outcome(acts: list[Entry]) -> Outcome:
    last: Outcome = "planned"
    for entry in acts:
        match entry.act.body:
            case OperationRun():
                last = "run"
            case ExerciseHosted() | ExerciseHeld():
                last = "took place"
            case ExerciseCancelled():
                last = "cancelled"
            case HostingDeclined() if last == "planned":
                last = "hosting declined"
            case ExercisePlanned():
                last = "planned"
            case _:
                pass
    return last


def _figures(state: State, name: str) -> Iterator[Figure]:
    for entry in state.acts[name]:
        body = entry.act.body
        if isinstance(body, ExerciseJoined) and body.strength is not None:
            yield Figure(subject=entry.act.seat, number=body.strength, unit="people", by=entry.act.seat)
    for entry in state.figures.get(name, NONE):
        said = entry.act.body
        yield Figure(
            subject=getattr(said, "subject", ""), number=getattr(said, "number", 0), unit=getattr(said, "unit", ""),
            qualifier=getattr(said, "qualifier", ""), by=entry.act.seat,
        )  # fmt: skip


def _number(one: Figure) -> str:
    return f"{_SIGN[one.qualifier]}{one.number}"


def _rivals(figures: tuple[Figure, ...]) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Give the subjects for which sources give more than one figure, each with its figures."""
    told: dict[tuple[str, str], dict[str, None]] = {}
    for one in figures:
        told.setdefault((one.subject, one.unit), {})[_number(one)] = None
    return ((subject, tuple(numbers)) for subject, numbers in told.items() if len(numbers) > 1)
