"""This file is about the two circles of a duty, who owes it and to whom, as the law of an instant makes them and no event yet narrows them.

Whoever asks about many days takes the circles once for each state of the law instead of asking day by day
(:mod:`foedus.organization.change_points`).
"""

from __future__ import annotations

from msgspec import Struct

from foedus.answer import Reason
from foedus.dates import Instant
from foedus.mechanisms.defence.case import BOUND, CONDITIONAL, CONTESTED, circle
from foedus.mechanisms.defence.duties import Duty, Law, law_of, points_of
from foedus.mechanisms.treaty.questions import Treaty

OWE = frozenset({"every party", "every other party", "every party but the attacker"})
"""Debtors that the law itself names; whom an event makes one (whoever takes measures, the host) is no matter of dates."""
ARE_OWED = frozenset({"the attacked party", "the threatened party", "every other party", "every party", "the party concerned"})


class Circles(Struct, frozen=True, kw_only=True):
    """A duty with its debtors and its creditors, each with how firmly it stands and why, and the pairs between which it does not operate."""

    cites: str
    owes: str
    when: str
    debtors: dict[str, str]
    creditors: dict[str, str]
    apart: dict[tuple[str, str], str]
    bonds: dict[str, Reason]


def circles(treaty: Treaty) -> tuple[Circles, ...]:
    """Give the circles of every duty in force that States owe each other, and of those that wait for their entry into force."""
    law = law_of(treaty)
    return tuple(_circles(duty, law, treaty) for duty in law.every if _between_states(duty, law))


def turns(treaty: Treaty) -> tuple[Instant, ...]:
    """Give every instant after which some circle can be another, in order."""
    return points_of(treaty)


def _between_states(duty: Duty, law: Law) -> bool:
    return duty.says.owed_by in OWE and (duty.says.owed_to in ARE_OWED or bool(_protected(duty, law)))


def _protected(duty: Duty, law: Law) -> tuple[str, ...]:
    """Give the States that are protected without being parties: those that the area of the duty names."""
    attack = duty.says.when.armed_attack
    area = law.areas.get(attack.area) if attack is not None and duty.says.owed_to == "a protected State" else None
    return area.territories if area is not None else ()


def _circles(duty: Duty, law: Law, treaty: Treaty) -> Circles:
    owing = circle(duty)
    # Whoever may be out is answered too when it is attacked: the answer is contested then, whichever side is acted on.
    owed = _protected(duty, law) or (*duty.parties, *duty.unsettled)
    says = duty.says.when
    event = "attack" if says.armed_attack else "threat" if says.threat else says.situation or says.request or "always"
    return Circles(
        cites=duty.cites, owes=duty.says.obligation, when="decision" if says.decision else event,
        debtors={state: _held(state, duty, law) for state in owing}, creditors={state: _held(state, duty, law) for state in owed},
        apart=_apart(duty, treaty), bonds=duty.bonds,
    )  # fmt: skip


def _held(state: str, duty: Duty, law: Law) -> str:
    """Say how firmly a State stands in the circle of a duty."""
    if duty.pending:
        return CONDITIONAL  # on an entry into force that is not on the record, or has no exact day there
    if state in duty.unsettled:
        return CONDITIONAL if law.standings[state, duty.instrument].status == "conditional" else CONTESTED
    return CONTESTED if duty.objections else BOUND


def _apart(duty: Duty, treaty: Treaty) -> dict[tuple[str, str], str]:
    """Give what stands between pairs of parties where a treaty does not operate between the two."""
    found = {}
    for one, other in duty.pairs_apart:
        between = treaty.between(one, other, duty.instrument)
        if between.value not in {"yes", "provisional"} or not between.reaches(duty.cites):
            found[one, other] = found[other, one] = str(between.value)
    return found
