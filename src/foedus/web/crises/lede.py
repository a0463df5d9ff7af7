"""This file is about the plain sentences with which the page of a crisis begins: what was asked, what was decided, who was bound."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from foedus.mechanisms.defence.questions import CrisisAnswer, Delay
from foedus.record.entry import Entry
from foedus.web.sentence import word
from foedus.web.visit import Visit


def lede(visit: Visit, crisis: CrisisAnswer) -> tuple[Markup, ...]:
    """Say in a few sentences what happened and what followed from the text."""
    said = [*_request(visit, crisis), *_bound(visit, crisis), *_ended(visit, crisis)]
    return tuple(said)


def _request(visit: Visit, crisis: CrisisAnswer) -> list[Markup]:
    entry = visit.organization.stated(crisis.request)
    if entry is None:
        first = crisis.timeline[0].done
        return [visit.text("lede-first", date=visit.date(first)), visit.text("lede-no-request")]
    day, state = visit.date(_plain_day(entry)), visit.name(entry.act.seat)
    if entry.act.kind == "consultation-request":
        asked = visit.text("lede-consultation", date=day, state=state)
    else:
        asked = visit.text("lede-request", date=day, state=state, what=word(visit, getattr(entry.act.body, "what", "")))
    return [asked, _decided(visit, entry, crisis.delays.to_decision)]


def _plain_day(entry: Entry) -> str:
    return entry.act.times.done.partition("T")[0]


def _decided(visit: Visit, request: Entry, taken: Delay | None) -> Markup:
    if taken is None:
        return visit.text("lede-no-decision", on=visit.date(visit.on))
    try:
        days = (
            date.fromisoformat(taken.done[-10:] if "/" in taken.done else taken.done[:10]) - date.fromisoformat(_plain_day(request)[:10])
        ).days
    except ValueError:
        days = (taken.delay_hours or 0) // 24
    organ = visit.name(taken.actor)
    if days <= 0:
        return visit.text("lede-decision-same", organ=organ)
    return visit.text("lede-decision-next", organ=organ) if days == 1 else visit.text("lede-decision", n=days, organ=organ)


def _bound(visit: Visit, crisis: CrisisAnswer) -> list[Markup]:
    for answer, owes, key in ((crisis.attack, "assist", "lede-bound"), (crisis.threat, "consult", "lede-consult")):
        if answer is None:
            continue
        if answer.value == "no rule":
            return [visit.text("lede-no-rule")]
        number = len({row.who for row in answer.value if row.owes == owes and row.state.startswith("bound")})
        return [visit.language.spelt(key, number) if number else visit.text("lede-owes-nobody")]
    return []


def _ended(visit: Visit, crisis: CrisisAnswer) -> list[Markup]:
    ends = [visit.organization.stated(one.act) for one in crisis.timeline if one.kind == "measure"]
    left = [entry.act.times.done for entry in ends if entry and getattr(entry.act.body, "measure", "") == "end of withdrawal"]
    return [visit.text("lede-ended", date=visit.date(left[-1]))] if left and crisis.over else []
