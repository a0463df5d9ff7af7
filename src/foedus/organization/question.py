"""This file holds what may be asked: each question with its parameters, in one list for people and machines alike.

The command line, the pages and the expectations of a corpus read this list; a parameter's *sort*
says which names it takes, so a name that nobody knows is met with the nearest that somebody does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from foedus.answer import Answer
from foedus.organization.as_of import AsOf
from foedus.organization.comparison import compare

Sort = Literal[
    "state", "attacker", "instrument", "article", "organ", "organ or organization", "place", "crisis", "matter", "format",
    "votes", "motion", "states", "level", "yes", "office", "deed", "date", "state or all", "partner or all", "year", "act", "covered",
    "clock", "time", "situation", "scale", "amount",
]  # fmt: skip
Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question: its name on the command line, its sort, and whether it must be given."""

    name: str
    sort: Sort
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name, its parameters, and how it is put to the organization as of an instant.

    ``one_of`` names parameters of which exactly one is to be given. A question ``between`` two dates takes
    them as its parameters ``from`` and ``to`` and is put to the organization as of both.
    One ``of_record`` is about the record itself, closed acts and all, and is put by who has it in hand.
    """

    name: str
    parameters: tuple[Parameter, ...]
    put: Callable[[AsOf, Given], Answer]
    one_of: tuple[str, ...] = ()
    between: Callable[[AsOf, AsOf], Answer] | None = None
    of_record: bool = False


def _unread(_view: AsOf, _given: Given) -> Answer:
    return Answer(())


def _optional(name: str, sort: Sort) -> Parameter:
    return Parameter(name, sort, needed=False)


def _happens(given: Given) -> dict[str, Any]:
    """Give what is supposed to happen: to whom, by whom, where, to what."""
    words = {name.replace("-", "_"): given.get(name, "") for name in ("attacked", "threatened", "by", "at-place", "what", "situation")}
    return words | {"requested": "requested" in given}


def _outcome(view: AsOf, given: Given) -> Answer:
    return view.organs.ask_outcome(
        organ=given["organ"], matter=given.get("matter", "any"), votes=given.get("votes", ""),
        format=given.get("format", "ordinary"), about=given.get("about", ""), found=given.get("found", ""), motion=given.get("motion", ""),
    )  # fmt: skip


_HAPPENS = (
    _optional("attacked", "state"), _optional("threatened", "state"), _optional("by", "attacker"),
    _optional("requested", "yes"), _optional("at-place", "place"), _optional("what", "covered"), _optional("situation", "situation"),
)  # fmt: skip

QUESTIONS: tuple[Question, ...] = (
    Question("parties", (Parameter("of", "instrument"),), lambda view, given: view.treaty.ask_parties(of=given["of"])),
    Question(
        "status",
        (Parameter("of", "state"), Parameter("under", "instrument")),
        lambda view, given: view.membership.ask_status(of=given["of"], under=given["under"]),
    ),
    Question("text", (Parameter("of", "article"),), lambda view, given: view.treaty.ask_text(of=given["of"])),
    Question("in-force", (Parameter("of", "instrument"),), lambda view, given: view.treaty.ask_in_force(of=given["of"])),
    Question(
        "in-force-between",
        (Parameter("of", "state"), Parameter("and", "state"), Parameter("under", "instrument")),
        lambda view, given: view.treaty.ask_in_force_between(one=given["of"], other=given["and"], under=given["under"]),
    ),
    Question(
        "reservations",
        (Parameter("to", "instrument"), _optional("of", "state")),
        lambda view, given: view.treaty.ask_reservations(to=given["to"], of=given.get("of", "")),
    ),
    Question(
        "members", (_optional("of", "organ or organization"),), lambda view, given: view.organs.ask_members(of=given.get("of", ""))
    ),
    Question(
        "bound",
        _HAPPENS,
        lambda view, given: view.defence.ask_bound(**_happens(given)),
        one_of=("attacked", "threatened"),
    ),
    Question(
        "duties",
        _HAPPENS,
        lambda view, given: view.defence.ask_duties(**_happens(given)),
        one_of=("attacked", "threatened"),
    ),
    Question(
        "outcome",
        (
            Parameter("organ", "organ"), _optional("matter", "matter"), _optional("votes", "votes"), _optional("motion", "motion"),
            _optional("format", "format"), _optional("about", "states"), _optional("found", "states"),
        ),
        _outcome,
        one_of=("votes", "motion"),
    ),
    Question(
        "deadline",
        (Parameter("of", "clock"), Parameter("from", "time"), _optional("for", "state")),
        lambda view, given: view.organs.ask_deadline(of=given["of"], from_=given["from"], for_=given.get("for", "")),
    ),
    Question(
        "scale",
        (Parameter("of", "scale"), _optional("total", "amount")),
        lambda view, given: view.membership.ask_scale(of=given["of"], total=given.get("total", "")),
    ),
    Question(
        "silence",
        (Parameter("of", "motion"), _optional("in", "organ")),
        lambda view, given: view.organs.ask_silence(of=given["of"], in_=given.get("in", "")),
    ),
    Question(
        "in-area",
        (Parameter("under", "instrument"), Parameter("place", "place"), _optional("what", "covered")),
        lambda view, given: view.defence.ask_in_area(under=given["under"], place=given["place"], what=given.get("what", "")),
    ),
    Question("timeline", (Parameter("of", "crisis"),), lambda view, given: view.defence.ask_timeline(of=given["of"])),
    Question(
        "may-vote",
        (Parameter("of", "state"), Parameter("in", "organ")),
        lambda view, given: view.organs.ask_may_vote(of=given["of"], in_=given["in"]),
    ),
    Question(
        "may-sit",
        (Parameter("level", "level"), Parameter("in", "organ")),
        lambda view, given: view.organs.ask_may_sit(level=given["level"], in_=given["in"]),
    ),
    Question("chair", (Parameter("of", "organ"),), lambda view, given: view.organs.ask_chair(of=given["of"])),
    Question("office", (Parameter("of", "office"),), lambda view, given: view.organs.ask_office(of=given["of"])),
    Question(
        "decisions",
        (Parameter("of", "organ"), _optional("from", "date")),
        lambda view, given: view.organs.ask_decisions(of=given["of"], from_=given.get("from", "")),
    ),
    Question(
        "may",
        (Parameter("of", "state"), Parameter("do", "deed")),
        lambda view, given: view.defence.ask_may(of=given["of"], do=given["do"]),
    ),
    Question("obligations", (Parameter("of", "state"),), lambda view, given: view.defence.ask_obligations(of=given["of"])),
    Question(
        "compare",
        (Parameter("from", "date"), Parameter("to", "date")),
        lambda view, _: compare(view, view),
        between=compare,
    ),
    Question("delays", (_optional("of", "crisis"),), lambda view, given: view.defence.ask_delays(of=given.get("of", ""))),
    Question("requests", (_optional("of", "state"),), lambda view, given: view.defence.ask_requests(of=given.get("of", ""))),
    Question(
        "conduct",
        (_optional("of", "crisis"), _optional("state", "state")),
        lambda view, given: view.defence.ask_conduct(of=given.get("of", ""), state=given.get("state", "")),
    ),
    Question("disputes", (_optional("of", "state or all"),), lambda view, given: view.defence.ask_disputes(of=given.get("of", ""))),
    Question(
        "exercises",
        (_optional("of", "state or all"), _optional("year", "year")),
        lambda view, given: view.exercises.ask_exercises(of=given.get("of", ""), year=given.get("year", "")),
    ),
    Question("relations", (_optional("of", "partner or all"),), lambda view, given: view.relations.ask_relations(of=given.get("of", ""))),
    Question("overdue", (), _unread, of_record=True),
    Question(
        "powers",
        (Parameter("of", "state"), _optional("under", "instrument"), _optional("in", "organ or organization")),
        lambda view, given: view.membership.ask_powers(of=given["of"], under=given.get("under", ""), in_=given.get("in", "")),
    ),
    Question("signed", (Parameter("act", "act"),), _unread, of_record=True),
    Question("citing", (Parameter("of", "article"),), _unread, of_record=True),
    Question("cites", (Parameter("act", "act"),), _unread, of_record=True),
)  # fmt: skip

BY_NAME: Mapping[str, Question] = {question.name: question for question in QUESTIONS}
