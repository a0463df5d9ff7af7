"""This file holds what is done about exercises and joint operations: planned, hosted, joined, watched, declined, cancelled, run."""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.record.act import Body, Date

Purpose = Literal[
    "", "several", "rapid reaction", "reconnaissance", "logistics", "rapid deployment", "peacekeeping", "police", "drug control", "rescue",
    "protection and medicine", "command and staff", "illegal migration", "foreign fighters", "crime in information",
]  # fmt: skip
"""What an exercise trains or an operation is against; ``several`` is that of an exercise which others are parts of."""


class OfExercise(Body, frozen=True, kw_only=True):
    """An act about one exercise or operation, by its name and year (``Interaction 2022``)."""

    object: ClassVar[str] = "name"
    name: str


class ExercisePlanned(OfExercise, frozen=True, kw_only=True):
    """An exercise is planned: by whom it is to be hosted, from when until when."""

    kind, verb = "exercise-planned", "plans the exercise"
    host: str = ""
    place: str = ""
    from_: Date = ""
    until: Date = ""
    purpose: Purpose = ""
    part_of: str = ""


class ExerciseHosted(OfExercise, frozen=True, kw_only=True):
    """A State hosts an exercise; the time of the act is that of the exercise."""

    kind, verb = "exercise-hosted", "hosts the exercise"
    place: str = ""
    purpose: Purpose = ""
    part_of: str = ""


class ExerciseHeld(OfExercise, frozen=True, kw_only=True):
    """An organ or a staff holds an exercise of which no single State is known to be the host."""

    kind, verb = "exercise-held", "holds the exercise"
    place: str = ""
    purpose: Purpose = ""
    part_of: str = ""


class OperationRun(OfExercise, frozen=True, kw_only=True):
    """A joint operation is run, or a stage of one: against what, from which headquarters."""

    kind, verb = "operation-run", "runs the operation"
    purpose: Purpose = ""
    headquarters: str = ""
    part_of: str = ""


class ExerciseJoined(OfExercise, frozen=True, kw_only=True):
    """A State or an organization takes part; ``strength`` are the people it sends."""

    kind, verb = "exercise-joined", "takes part in"
    strength: int | None = None


class ExerciseObserved(OfExercise, frozen=True, kw_only=True):
    """A State or an organization sends observers."""

    kind, verb = "exercise-observed", "observes"


class ExerciseMissed(OfExercise, frozen=True, kw_only=True):
    """A State that was expected does not come."""

    kind, verb = "exercise-missed", "stays away from"


class ExerciseCancelled(OfExercise, frozen=True, kw_only=True):
    """A host or an organ cancels an exercise that was planned."""

    kind, verb = "exercise-cancelled", "cancels the exercise"
    reason: str = ""


class HostingDeclined(OfExercise, frozen=True, kw_only=True):
    """A State declines to host an exercise; it may be held elsewhere."""

    kind, verb = "hosting-declined", "declines to host the exercise"
    reason: str = ""


KINDS: tuple[type[Body], ...] = (
    ExercisePlanned, ExerciseHosted, ExerciseHeld, OperationRun, ExerciseJoined, ExerciseObserved, ExerciseMissed, ExerciseCancelled,
    HostingDeclined,
)  # fmt: skip
