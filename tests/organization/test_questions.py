"""A question that cannot be put is met with what can be: the name, the parameter, the date, all that is wrong at once."""

from __future__ import annotations

import pytest

from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.expectations import judge, read
from foedus.organization.organization import Organization
from foedus.words.exposition import finding_text


def refused(organization: Organization, name: str, **parameters: str) -> tuple[Finding, ...]:
    asked = ask(organization, name, {key.replace("_", "-"): value for key, value in parameters.items()})
    assert not isinstance(asked, Asked)
    return asked


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_a_question_that_nobody_knows_is_met_with_those_that_can_be_put(csto: Organization) -> None:
    (finding,) = refused(csto, "partys", of="CST", on="2022-01-05")

    assert finding.code == "question-unknown"
    assert "parties" in finding_text(finding, "en")


def test_a_parameter_that_a_question_does_not_take_is_named_with_those_that_it_does(csto: Organization) -> None:
    (finding,) = refused(csto, "parties", of="CST", colour="blue", on="2022-01-05")

    assert finding.code == "question-parameter-unknown"
    assert finding_text(finding, "en").endswith("It takes: of.")


def test_a_parameter_that_is_needed_is_named(csto: Organization) -> None:
    assert codes(refused(csto, "status", of="KAZ", on="2022-01-05")) == ["question-parameter-missing"]


def test_a_question_of_which_one_of_two_is_to_be_given_says_so(csto: Organization) -> None:
    assert codes(refused(csto, "bound", on="2022-01-05")) == ["question-needs-one-of"]
    assert codes(refused(csto, "bound", attacked="KAZ", threatened="KAZ", on="2022-01-05")) == ["question-needs-one-of"]


def test_a_question_without_a_date_is_not_put(csto: Organization) -> None:
    """Below the edges nobody knows what day it is."""
    assert codes(refused(csto, "parties", of="CST")) == ["question-without-date"]


@pytest.mark.parametrize("date", ["2022-13-01", "yesterday", "20220105T", "9999-12-31x"])
def test_a_date_that_is_none_is_said(csto: Organization, date: str) -> None:
    assert codes(refused(csto, "parties", of="CST", on=date)) == ["question-date-malformed"]
    assert codes(refused(csto, "parties", of="CST", at=date)) == ["question-instant-malformed"]


def test_what_is_no_citation_is_said_with_the_form_of_one(csto: Organization) -> None:
    (finding,) = refused(csto, "text", of="article four", on="2022-01-05")

    assert finding.code == "question-citation-malformed"
    assert "CST 4" in finding_text(finding, "en")


def test_an_article_that_no_instrument_has_is_met_with_the_nearest(csto: Organization) -> None:
    (finding,) = refused(csto, "text", of="CST 44", on="2022-01-05")

    assert finding.code == "question-article-unknown"
    assert finding.param("nearest") == ("CST 4",)


@pytest.mark.parametrize("question", ["text", "citing"])
def test_a_paragraph_that_no_version_of_an_article_has_is_met_with_those_there_are(csto: Organization, question: str) -> None:
    (finding,) = refused(csto, question, of="CST 4(9)", on="2022-01-05")

    assert finding.code == "question-paragraph-unknown"
    assert finding.param("paragraphs") == ("(1)", "(2)", "(3)")
    assert "CST 4 has (1), (2) and (3)" in finding_text(finding, "en")


def test_an_article_without_numbered_paragraphs_says_so_when_one_is_asked_for(csto: Organization) -> None:
    (finding,) = refused(csto, "text", of="CH 8(1)", on="2022-01-05")

    assert finding.code == "question-article-without-paragraphs"
    assert "CH 8 has no numbered paragraphs" in finding_text(finding, "en")


def test_a_paragraph_that_an_amendment_brought_is_known_and_so_is_what_is_inside_one(csto: Organization) -> None:
    assert isinstance(ask(csto, "text", {"of": "CST 4(3)", "on": "2022-01-05"}), Asked)
    assert isinstance(ask(csto, "text", {"of": "CST 4(1)(a)", "on": "2022-01-05"}), Asked)


def test_all_that_is_wrong_with_a_question_is_said_at_once(csto: Organization) -> None:
    found = refused(csto, "status", of="QQQ", under="CTS", colour="blue", on="2022-02-30")

    assert sorted(codes(found)) == [
        "question-date-malformed",
        "question-name-unknown",
        "question-name-unknown",
        "question-parameter-unknown",
    ]


def test_an_instant_is_asked_about_to_the_second(csto: Organization) -> None:
    """The protocol of 2010 entered into force with 19 December 2012, as days begin at the seat."""
    before = ask(csto, "text", {"of": "CST 4", "at": "2012-12-18T19:59:59Z"})
    after = ask(csto, "text", {"of": "CST 4", "at": "2012-12-18T20:00:00Z"})

    assert isinstance(before, Asked)
    assert isinstance(after, Asked)
    assert before.answer.value != after.answer.value


def test_expectations_that_say_nothing_are_findings_at_their_line() -> None:
    data = b"- question: parties\n  of: CST\n\n- question: status\n  expect: {anser: party}\n"

    expectations, findings = read(data, "expectations.yaml")

    assert len(expectations) == 1
    assert [(one.code, one.place and one.place.line) for one in findings] == [
        ("expectation-without-expect", 1),
        ("expectation-key-unknown", 4),
    ]


def test_expectations_that_are_no_list_are_refused_whole() -> None:
    expectations, findings = read(b" question: parties\n", "expectations.yaml")

    assert expectations == ()
    assert codes(findings) == ["expectations-not-a-list"]


def test_an_expectation_whose_question_cannot_be_put_fails_at_its_line(csto: Organization) -> None:
    (expectation,) = read(b'\n- question: parties\n  of: CTS\n  "on": 2022-01-05\n  expect: {answer: []}\n', "expectations.yaml")[0]

    (finding,) = judge(expectation, csto)

    assert finding.code == "question-name-unknown"
    assert str(finding.place) == "expectations.yaml:2"
