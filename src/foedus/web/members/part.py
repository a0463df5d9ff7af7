"""This file is about the part that a State has taken: chairs and offices, positions on motions, requests and delays, exercises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from foedus.dates import when
from foedus.web.crises.rows import duration
from foedus.web.organs.meetings import TONES
from foedus.web.sentence import sentence, word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why, why_of

_ANSWERED = {"in full": "ok", "below what was asked": "wait", "never answered": "late"}


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A chair that a State held, or an office that one of its nationals held."""

    first: int
    what: Link
    person: str | Markup
    since: str
    until: str
    beside: str
    act: Link


@dataclass(frozen=True, slots=True)
class Position:
    """What a State did on one matter, and how the votes on record read."""

    first: int
    date: str
    matter: Markup
    organ: Link
    did: Markup
    act: Link
    outcome: Markup
    tone: str
    why: Why


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of a State and what became of it."""

    date: str
    says: Markup
    act: Link
    crisis: Link
    answer: str | Markup
    tone: str
    why: Why
    lacking: str | Markup


@dataclass(frozen=True, slots=True)
class Taken:
    """How long a State took to do something in a crisis, from the first request."""

    crisis: Link
    says: Markup
    date: str
    delay: str
    act: Link


@dataclass(frozen=True, slots=True)
class Exercised:
    """An exercise in which a State had a part."""

    name: Markup
    date: str
    part: Markup
    place: Markup
    act: Link


def posts(visit: Visit, code: str) -> tuple[PostHeld, ...]:
    """Give the chairs that a State held and the offices that its nationals held, the latest first."""
    found = [*_chairs(visit, code), *_offices(visit, code)]
    return tuple(sorted(found, key=lambda one: one.first, reverse=True))


def _chairs(visit: Visit, code: str) -> Iterator[PostHeld]:
    for organ, some in visit.as_of.organs.state.chairs.items():
        held = [one for _, one in sorted(some.items())]
        for place, one in enumerate(held):
            if one.state == code:
                until = one.until or (held[place + 1].since.text if place + 1 < len(held) else "")
                what = Link(str(visit.text("chair-of", organ=visit.name(organ))), visit.address.to("organs", organ))
                yield PostHeld(one.since.first, what, "", visit.date(one.since.text), visit.date(until), "", visit.act(one.act))


def _offices(visit: Visit, code: str) -> Iterator[PostHeld]:
    for office, some in visit.as_of.organs.state.offices.items():
        held = [one for _, one in sorted(some.items())]
        for place, one in enumerate(held):
            if one.national_of == code:
                until = one.relieved or one.until or (held[place + 1].since.text if place + 1 < len(held) else "")
                beside = str(visit.text("acting")) if one.acting else ""
                what = Link(visit.name(office), visit.address.to("organs", one.appointed_by))
                yield PostHeld(
                    one.since.first, what, word(visit, one.person), visit.date(one.since.text), visit.date(until), beside,
                    visit.act(one.act),
                )  # fmt: skip


def positions(visit: Visit, code: str) -> tuple[Position, ...]:
    """Give what a State did on every matter put to decision, the latest first."""
    organs = visit.as_of.organs
    found = []
    for one in organs.motions():
        stance = one.stances.get(code)
        if stance is None:
            continue
        answer = organs.ask_reading(of=one.name, in_=one.organ)
        adopted = answer.value["adopted"] if isinstance(answer.value, dict) else None
        reading = {True: "adopted", False: "not adopted"}.get(adopted, str(adopted)) if adopted is not None else "no votes on record"
        found.append(
            Position(
                stance.at.first, visit.date(stance.at.text), word(visit, one.title or one.name),
                Link(visit.name(one.organ), visit.address.to("organs", one.organ)), visit.text("did-" + stance.vote), visit.act(stance.act),
                visit.text("outcome-" + reading.replace(" ", "-")), TONES.get(reading, "none"),
                why(visit, answer, f"organ:{one.organ}"),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.first, reverse=True))


def requests(visit: Visit, code: str) -> tuple[Asked, ...]:
    """Give the requests of a State, each with its answer."""
    known = visit.organization.by_id
    rows = []
    answer = visit.as_of.defence.ask_requests(of=code)
    for one in answer.value:
        lacking = [what for what in one.asked if what not in one.granted]
        rows.append(
            Asked(
                visit.date(one.done), sentence(visit, known[one.act]), visit.act(one.act),
                Link(visit.name(one.crisis), visit.address.to("crises", one.crisis)) if one.crisis else Link(""),
                visit.language.value(one.answer), _ANSWERED[one.answer],
                why_of(
                    visit,
                    [reason for reason in answer.because if reason.act == one.act],
                    matters=(f"state:{code}", "question:requests", *([f"crisis:{one.crisis}"] if one.crisis else ())),
                ),
                word(visit, tuple(lacking)) if lacking and one.granted else "",
            )
        )  # fmt: skip
    return tuple(rows)


def delays(visit: Visit, code: str) -> tuple[Taken, ...]:
    """Give how long a State and its bodies took in each crisis, from the first request of somebody else."""
    known = visit.organization.by_id
    return tuple(
        Taken(
            Link(visit.name(row.crisis), visit.address.to("crises", row.crisis)), sentence(visit, known[one.act]), visit.date(one.done),
            duration(visit, one), visit.act(one.act),
        )
        for row in visit.as_of.defence.ask_delays().value
        for one in row.by_actor
        if one.actor.partition(":")[0] == code
    )  # fmt: skip


def exercises(visit: Visit, code: str) -> tuple[Exercised, ...]:
    """Give the exercises and operations in which a State had a part, the latest first."""
    rows = visit.as_of.exercises.ask_exercises(of=code).value
    rows = sorted(rows, key=lambda one: when(one.time, visit.seat).first, reverse=True)
    return tuple(
        Exercised(
            word(visit, one.exercise),
            visit.date(one.time),
            visit.text("part-" + _part(one, code)),
            word(visit, one.place),
            visit.act(one.act),
        )
        for one in rows
    )


def _part(one: object, code: str) -> str:
    """Say which part a State had in an exercise."""
    outcome = getattr(one, "outcome", "")
    for part, states in (("absent", "absent"), ("host", "host"), ("joined", "participants"), ("observed", "observers")):
        if code in getattr(one, states, ()):
            # Who was to host an exercise that did not come to pass, or has not yet, did not host it.
            unheld = part == "host" and outcome in {"planned", "cancelled", "hosting declined"}
            return f"{part}-{outcome.replace(' ', '-')}" if unheld else part
    return "declined" if outcome == "hosting declined" else "other"
