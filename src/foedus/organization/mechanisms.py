"""This file lists the mechanisms, from the lowest to the highest, and with them every kind of act.

``treaty`` stands apart: it turns all of its acts into timelines at once. Every other mechanism steps
through the acts, and may ask those before it in this list. A new mechanism is a folder, a line here,
a property of :class:`~foedus.organization.as_of.AsOf`, and a floor line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from foedus.finding import Finding
from foedus.mechanisms.defence import acts as defence_acts
from foedus.mechanisms.defence import acts_conduct as conduct_acts
from foedus.mechanisms.defence import acts_settling as settling_acts
from foedus.mechanisms.defence import state as defence
from foedus.mechanisms.exercises import acts as exercises_acts
from foedus.mechanisms.exercises import state as exercises
from foedus.mechanisms.membership import acts as membership_acts
from foedus.mechanisms.membership import state as membership
from foedus.mechanisms.membership.questions import Effect
from foedus.mechanisms.organs import acts as organs_acts
from foedus.mechanisms.organs import acts_clock as clock_acts
from foedus.mechanisms.organs import acts_silence as silence_acts
from foedus.mechanisms.organs import state as organs
from foedus.mechanisms.relations import acts as relations_acts
from foedus.mechanisms.relations import state as relations
from foedus.mechanisms.treaty.kinds import KINDS as TREATY
from foedus.record.act import Body, Vocabulary
from foedus.record.binding import KINDS as BINDING
from foedus.record.credential import KINDS as CREDENTIALS
from foedus.record.entry import Entry
from foedus.record.genesis import KINDS as GENESIS
from foedus.record.lodging import KINDS as LODGING
from foedus.record.restriction import KINDS as RESTRICTIONS

Step = Callable[[Any, Entry, Any], tuple[Any, tuple[Finding, ...], tuple[Effect, ...]]]
"""``step(state, entry, below) → state, findings, effects``: pure, and the same for every mechanism."""


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism that steps: its name, its kinds of act, those that it steps on, where it starts, and its step."""

    name: str
    kinds: tuple[type[Body], ...]
    steps_on: frozenset[str]
    start: Any
    step: Step


MECHANISMS: tuple[Mechanism, ...] = (
    Mechanism("membership", membership_acts.KINDS, membership.STEPS_ON, membership.State(), membership.step),
    Mechanism("organs", (*organs_acts.KINDS, *silence_acts.KINDS, *clock_acts.KINDS), organs.STEPS_ON, organs.State(), organs.step),
    Mechanism("defence", (*defence_acts.KINDS, *conduct_acts.KINDS, *settling_acts.KINDS), defence.STEPS_ON, defence.State(), defence.step),
    Mechanism("exercises", exercises_acts.KINDS, exercises.STEPS_ON, exercises.State(), exercises.step),
    Mechanism("relations", relations_acts.KINDS, relations.STEPS_ON, relations.State(), relations.step),
)

PLACE = {mechanism.name: place for place, mechanism in enumerate(MECHANISMS)}
"""Where a mechanism's state stands in a moment."""

STEPS: dict[str, tuple[tuple[int, Step], ...]] = {
    kind: tuple((place, one.step) for place, one in enumerate(MECHANISMS) if kind in one.steps_on)
    for kind in frozenset().union(*(one.steps_on for one in MECHANISMS))
}
"""Which mechanisms step on a kind of act, from the lowest to the highest."""

VOCABULARY = Vocabulary(
    (*GENESIS, *BINDING, *CREDENTIALS, *RESTRICTIONS, *LODGING, *TREATY, *(kind for one in MECHANISMS for kind in one.kinds))
)
