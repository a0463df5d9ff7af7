"""Every question is answered on every date: with a value, with its reasons, in both languages, for people and for machines."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from foedus.cli.show import show
from foedus.corpus.citation import Citation
from foedus.mechanisms.organs.questions import office_names
from foedus.organization.ask import Asked, ask
from foedus.organization.names import known_names
from foedus.organization.organization import Organization
from foedus.organization.question import BY_NAME, QUESTIONS, Parameter, Question
from foedus.shelves.opening import open_organization
from foedus.states import STATES
from foedus.words.exposition import as_json
from foedus.words.speech import LANGUAGES


def shipped() -> Organization:
    """Open the shipped corpus with its history."""
    found = open_organization("csto").organization
    assert found is not None
    return found


CSTO = shipped()
FIRST, LAST = date(1992, 5, 15), date(2026, 11, 21)
AROUND = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB")
VOTES = ("yes", "no", "abstain", "absent", "silent", "not-objecting", "refused")
ARTICLES = tuple(
    str(Citation(text.id, article.number))
    for text in CSTO.corpus.instruments
    for article in (*text.articles, *(change.article for change in text.changes if change.instrument == text.id))
)
QUARTERS = (*(FIRST + timedelta(days=91 * step) for step in range((LAST - FIRST).days // 91 + 1)), LAST)
FIXED: tuple[tuple[str, dict[str, str]], ...] = (
    ("parties", {"of": "CST"}),
    ("status", {"of": "UZB", "under": "CST"}),
    ("status", {"of": "ARM", "under": "CH"}),
    ("text", {"of": "CST 4"}),
    ("in-force", {"of": "BASES-2011"}),
    ("in-force-between", {"of": "ARM", "and": "AZE", "under": "CST"}),
    ("reservations", {"to": "CST"}),
    ("members", {}),
    ("members", {"of": "CFM"}),
    ("bound", {"attacked": "KGZ"}),
    ("bound", {"attacked": "KGZ", "by": "TJK"}),
    ("bound", {"threatened": "ARM"}),
    ("duties", {"attacked": "KGZ", "by": "TJK"}),
    ("duties", {"threatened": "ARM"}),
    ("in-area", {"under": "CST", "place": "ARM"}),
    ("conduct", {"of": "kazakhstan-2022"}),
    ("disputes", {}),
    ("deadline", {"of": "any", "from": "2020-01-01"}),
    ("scale", {"of": "BUDGET-2024 1"}),
    ("silence", {"of": "2022/1"}),
    ("outcome", {"organ": "CSC", "matter": "budget", "votes": "RUS=yes,KAZ=absent,ARM=not-objecting"}),
    ("timeline", {"of": "kazakhstan-2022"}),
    ("may-vote", {"of": "UZB", "in": "CSC"}),
    ("may-sit", {"level": "head of government", "in": "CSC"}),
    ("chair", {"of": "CSC"}),
    ("chair", {"of": "CFM"}),
    ("office", {"of": "Secretary General"}),
    ("decisions", {"of": "CSC"}),
    ("decisions", {"of": "CSC", "from": "2009-01-01"}),
    ("obligations", {"of": "ARM"}),
    ("obligations", {"of": "UZB"}),
    ("delays", {}),
    ("requests", {}),
    ("overdue", {}),
    ("powers", {"of": "KAZ"}),
    ("signed", {"act": CSTO.entries[0].id[:16]}),
    ("citing", {"of": "CST 4"}),
    ("cites", {"act": CSTO.entries[0].id[:16]}),
    ("exercises", {}),
    ("relations", {}),
    *(("may", {"of": state, "do": deed}) for state, deed in (
        ("ARM", "withdraw"), ("UZB", "vote"), ("KAZ", "host foreign bases"), ("GEO", "accede"), ("ARM", "lose its vote"), ("RUS", "veto"),
    )),
)  # fmt: skip


def answered(name: str, parameters: Mapping[str, str]) -> Asked:
    """Put a question and hold its answer to what every answer owes: reasons, and words in both languages."""
    asked = ask(CSTO, name, parameters)
    assert isinstance(asked, Asked), (name, parameters, asked)
    for language in LANGUAGES:
        told = as_json(asked, CSTO, language)
        assert told["because"], (name, parameters, told)
        assert all(one["reads"] for one in (*told["because"], *told["missing"])), (name, parameters, told)
        json.dumps(told)
    return asked


def printed(asked: Asked, language: str) -> str:
    """Give what the terminal shows of an answer."""
    page = io.StringIO()
    show(asked, CSTO, language, Console(file=page, width=100, highlight=False))
    return page.getvalue()


def dated(question: Question, parameters: Mapping[str, str], day: date) -> dict[str, str]:
    """Give the parameters as of a day; a question between two dates has them already."""
    return dict(parameters) if question.between is not None else {**parameters, "on": day.isoformat()}


def test_every_question_is_asked_on_fixed_days() -> None:
    assert {name for name, _ in FIXED} | {"compare"} == {question.name for question in QUESTIONS}


@pytest.mark.parametrize(("name", "parameters"), FIXED, ids=lambda one: one if isinstance(one, str) else "-".join(one.values()) or "all")
def test_every_question_is_answered_in_every_quarter_of_a_year(name: str, parameters: dict[str, str]) -> None:
    for place, day in enumerate(QUARTERS):
        asked = answered(name, {**parameters, "on": day.isoformat()})
        if place % 12 == 0:
            assert all(printed(asked, language).strip() for language in LANGUAGES)


def test_two_dates_are_compared_from_every_year_to_the_next_and_to_the_last() -> None:
    for before, after in zip(QUARTERS[::4], QUARTERS[4::4], strict=False):
        for last in (after, LAST):
            asked = answered("compare", {"from": before.isoformat(), "to": last.isoformat()})
            assert all(printed(asked, language).strip() for language in LANGUAGES)


DAYS = st.dates(FIRST, LAST)
STATE = st.sampled_from(AROUND) | st.sampled_from(sorted(STATES))


CAST = st.dictionaries(st.sampled_from(AROUND), st.sampled_from(VOTES), min_size=1)
VALUES: Mapping[str, st.SearchStrategy[str]] = {
    "state": STATE,
    "article": st.sampled_from(ARTICLES),
    "date": DAYS.map(date.isoformat),
    "yes": st.just("yes"),
    "states": STATE,
    "motion": st.sampled_from(["2022/1", "2022/99"]),
    "act": st.sampled_from([one.id[:16] for one in CSTO.entries]),
    "office": st.sampled_from(sorted(office_names(CSTO.corpus, CSTO.offices))),
    "clock": st.just("any"),
    "time": DAYS.map(date.isoformat),
    "amount": st.sampled_from(["1", "1000000", "2500.50"]),
    "votes": CAST.map(lambda votes: ",".join(f"{state}={vote}" for state, vote in votes.items())),
}


def values(parameter: Parameter) -> st.SearchStrategy[str]:
    """Give texts that a parameter takes."""
    if parameter.sort in VALUES:
        return VALUES[parameter.sort]
    return st.sampled_from(known_names(parameter.sort, CSTO.corpus) or ())


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, dict[str, str]]:
    """Draw a question with names that it takes, as of a date."""
    question = draw(st.sampled_from(QUESTIONS))
    one = draw(st.sampled_from(question.one_of)) if question.one_of else ""
    given_ = {
        parameter.name: draw(values(parameter))
        for parameter in question.parameters
        if parameter.needed or parameter.name == one or (parameter.name not in question.one_of and draw(st.booleans()))
    }
    if question.between is not None:
        given_["from"], given_["to"] = sorted((given_["from"], given_["to"]))
    return question, dated(question, given_, draw(DAYS))


@settings(max_examples=300, deadline=None)
@given(questions(), st.sampled_from(LANGUAGES))
def test_any_question_on_any_date_is_answered_with_its_reasons_in_words(put: tuple[Question, dict[str, str]], language: str) -> None:
    question, parameters = put

    assert printed(answered(question.name, parameters), language).strip()


def test_dates_in_the_wrong_order_are_met_with_the_right_one() -> None:
    (finding,) = ask(CSTO, "compare", {"from": "2013-01-01", "to": "2012-01-01"})  # type: ignore[misc]

    assert finding.code == "question-dates-reversed"


def test_a_day_that_is_none_is_said_to_be_none() -> None:
    findings = ask(CSTO, "decisions", {"of": "CSC", "from": "in 2009", "on": "2010-01-01"})

    assert isinstance(findings, tuple)
    assert [one.code for one in findings] == ["question-date-malformed"]


@pytest.mark.parametrize(("name", "parameter", "given_"), [("office", "of", "secretary generel"), ("may", "do", "withdrow")])
def test_a_name_that_nobody_knows_is_met_with_the_nearest(name: str, parameter: str, given_: str) -> None:
    parameters = {one.name: "ARM" for one in BY_NAME[name].parameters} | {parameter: given_, "on": "2025-01-01"}

    (finding,) = ask(CSTO, name, parameters)  # type: ignore[misc]

    nearest = finding.param("nearest")
    assert isinstance(nearest, tuple)
    assert (finding.code, nearest[0]) == ("question-name-unknown", {"office": "Secretary General", "may": "withdraw"}[name])
