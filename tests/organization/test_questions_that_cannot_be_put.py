"""A question that cannot be put is met with every reason at once and the nearest names; it never raises."""

from __future__ import annotations

import pytest

from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization


def refused(organization: Organization, question: str, **parameters: str) -> dict[str, Finding]:
    """Put a question that cannot be put and give its findings by their codes."""
    answer = ask(organization, question, {name.replace("_", "-"): value for name, value in parameters.items()})
    assert not isinstance(answer, Asked)
    return {finding.code: finding for finding in answer}


def test_a_question_that_nobody_knows_is_met_with_the_nearest(csto: Organization) -> None:
    findings = refused(csto, "partys", of="CST", on="2022-01-05")

    assert findings.keys() == {"question-unknown"}
    assert "parties" in str(findings["question-unknown"].param("nearest"))


def test_a_question_is_asked_as_of_a_date(csto: Organization) -> None:
    assert refused(csto, "parties", of="CST").keys() == {"question-without-date"}


@pytest.mark.parametrize("day", ["2022-02-30", "yesterday", "2022", "05.01.2022"])
def test_what_is_no_day_is_said_to_be_none(csto: Organization, day: str) -> None:
    assert refused(csto, "parties", of="CST", on=day)["question-date-malformed"].param("given") == day


def test_everything_that_is_wrong_is_said_at_once(csto: Organization) -> None:
    findings = refused(csto, "status", of="KAS", beneath="CST", on="2022-13-01")

    assert {"question-parameter-unknown", "question-parameter-missing", "question-date-malformed"} <= findings.keys()
    assert findings["question-parameter-unknown"].param("takes") == ("of", "under")
    assert findings["question-parameter-missing"].param("parameter") == "under"


@pytest.mark.parametrize("parameters", [{}, {"attacked": "KAZ", "threatened": "KAZ"}])
def test_who_is_bound_is_asked_of_an_attack_or_of_a_threat(csto: Organization, parameters: dict[str, str]) -> None:
    findings = refused(csto, "bound", on="2022-01-05", **parameters)

    assert findings["question-needs-one-of"].param("parameters") == ("attacked", "threatened")


def test_a_text_is_asked_for_by_a_citation(csto: Organization) -> None:
    assert refused(csto, "text", of="article four", on="2022-01-05").keys() == {"question-citation-malformed"}


def test_an_article_that_no_instrument_has_is_named(csto: Organization) -> None:
    assert refused(csto, "text", of="CST 99", on="2022-01-05").keys() == {"question-article-unknown"}
