"""This file is about the register of exercises: the acts about each by its name, and the figures that sources give for it.

The state keeps acts, not conclusions. A figure is a claim of another mechanism's vocabulary; it belongs
to an exercise when it names, by ``concerns``, an act about that exercise.
"""

from __future__ import annotations

from typing import Protocol

from immutables import Map
from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.mechanisms.exercises.acts import KINDS, ExerciseHeld, ExerciseHosted, ExercisePlanned, OfExercise, OperationRun
from foedus.mechanisms.membership.questions import Effect
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.record.roll import NONE, Roll

FIGURE = "figure"
STEPS_ON = frozenset({*(kind.kind for kind in KINDS), FIGURE})
OPENS = (ExercisePlanned, ExerciseHosted, ExerciseHeld, OperationRun)
"""The acts that put an exercise on the record; the others speak of one that is there."""

NOT_KNOWN = Code("exercise-not-on-record", "warning", exercise=str)


class Below(Protocol):
    """What a step may ask: the mechanisms below, at the instant of the act."""

    @property
    def treaty(self) -> Treaty:
        """Give the questions about instruments."""


class State(Struct, frozen=True):
    """Acts by the exercise that they name, the names in the order in which they came up, and which act names which."""

    acts: Map[str, Roll] = Map()
    names: Map[int, str] = Map()
    figures: Map[str, Roll] = Map()
    name_of: Map[str, str] = Map()


def step(state: State, entry: Entry, below: Below) -> tuple[State, tuple[Finding, ...], tuple[Effect, ...]]:  # noqa: ARG001 — every step has this signature
    """Enter one act about an exercise, or one figure given for it; it has no effects below."""
    body = entry.act.body
    if not isinstance(body, OfExercise):
        return _with_figure(state, entry), (), ()
    known = state.acts.get(body.name)
    findings: tuple[Finding, ...] = ()
    # A refusal to host may be all there is of an exercise; whoever joins or cancels one that nobody planned has its name wrong.
    if known is None and not isinstance(body, OPENS) and entry.act.kind != "hosting-declined":
        findings = (NOT_KNOWN.finding(exercise=body.name, place=entry.place, act=entry.id),)
    names = state.names if known is not None else state.names.set(len(state.names), body.name)
    acts = state.acts.set(body.name, (known or NONE).also(entry))
    return State(acts, names, state.figures, state.name_of.set(entry.id, body.name)), findings, ()


def _with_figure(state: State, entry: Entry) -> State:
    if "concerns" not in entry.act.references:
        return state
    concerned = (state.name_of.get(act, "") for act in entry.act.references.get("concerns", ()))
    figures = state.figures
    for name in sorted({name for name in concerned if name}):
        figures = figures.set(name, figures.get(name, NONE).also(entry))
    return state if figures is state.figures else State(state.acts, state.names, figures, state.name_of)
