"""This file is about the page on which any question is put: the list of questions, one form, and the answer with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import OPEN, Organization
from foedus.organization.question import BY_NAME, QUESTIONS, Question
from foedus.web.address import Address
from foedus.web.asking.elsewhere import Others, others
from foedus.web.asking.fields import Field, called, fields, in_words
from foedus.web.asking.fields import asked as said
from foedus.web.asking.values import Shown, shown
from foedus.web.problem import Problem, unknown
from foedus.web.visit import Visit
from foedus.web.why import Why, why
from foedus.words.exposition import actor_names
from foedus.words.speech import say


@dataclass(frozen=True, slots=True)
class Offer:
    """One question that may be put: its name, what it asks, its address."""

    name: str
    says: str
    address: Address


@dataclass(frozen=True, slots=True)
class AskView:
    """The questions; the one that was chosen, its form, and its answer or what keeps it from being put."""

    offers: tuple[Offer, ...]
    name: str = ""
    says: str = ""
    form: tuple[Field, ...] = ()
    one_of: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    shown: Shown | None = None
    why: Why | None = None
    beside: Shown | None = None
    beside_heading: str = ""
    reckoned: tuple[Shown, ...] = ()
    others: Others | None = None
    receipt: Address | None = None


def present(visit: Visit, given: Mapping[str, str]) -> AskView | Problem:
    """Show the questions, or one with its answer as of the date."""
    offers = tuple(Offer(one.name, said(visit, one.name), visit.address.to("ask", question=one.name)) for one in QUESTIONS)
    name = given.get("question", "")
    if not name:
        return AskView(offers)
    question = BY_NAME.get(name)
    if question is None:
        return unknown("problem-question", name, {one.name: one.address for one in offers})
    form = tuple(fields(visit, question, given))
    one_of = tuple(called(visit, one) for one in question.parameters if one.name in question.one_of)
    view = AskView(offers, name, said(visit, name), form, one_of)
    if question.parameters and given.keys() == {"question"}:
        return view
    asked = put(visit, given)
    assert asked is not None
    if not isinstance(asked, Asked):
        names = actor_names(visit.organization, visit.language.code)
        problems = tuple(in_words(visit, question, say(one.code, one.params, visit.language.code, names)) for one in asked)
        return replace(view, problems=problems)
    return _answered(visit, view, asked, question)


def put(visit: Visit, given: Mapping[str, str]) -> Asked | tuple[Finding, ...] | None:
    """Put a question as of the date of a visit; None, if there is no such question."""
    question = BY_NAME.get(given.get("question", ""))
    if question is None:
        return None
    told = {key: value for key, value in given.items() if key != "question"}
    return ask(visit.organization, question.name, told if question.between is not None else told | {"on": visit.on})


def receipted(organization: Organization) -> bool:
    """Say whether pages hand out receipts: of what everybody may read. Another reader takes them from the command line, which names the seat."""
    return organization.labels <= OPEN


def _answered(visit: Visit, view: AskView, asked: Asked, question: Question) -> AskView:
    answer = asked.answer
    about = tuple(
        f"{parameter.sort}:{asked.parameters[parameter.name]}" for parameter in question.parameters if parameter.name in asked.parameters
    )
    heading = "ask-clashes" if asked.question == "duties" else "also-heading"
    return AskView(
        view.offers, view.name, view.says, view.form, view.one_of, (),
        shown(visit, answer.value), why(visit, answer, *about),
        shown(visit, answer.also) if answer.also else None, str(visit.text(heading)),
        tuple(shown(visit, one) for one in answer.reckoned), others(visit, asked.question, asked.parameters),
        replace(visit.address, parts=("ask", "receipt.json")).dated(visit.on) if receipted(visit.organization) else None,
    )  # fmt: skip
