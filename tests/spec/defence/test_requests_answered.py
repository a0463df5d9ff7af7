"""A request may be answered in full, below what was asked, or never: measures asked and granted are compared exactly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.organization.organization import Organization

Pact = Callable[..., Organization]
MEASURES = ("troops", "helicopters", "monitors")


def answered(organization: Organization, of: str = "") -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    return [(row.asked, row.granted, row.answer) for row in organization.on("2023-12-31").defence.ask_requests(of=of).value]


@pytest.mark.parametrize(
    ("grants", "answer"),
    [
        ("troops, helicopters", "in full"),
        ("troops, helicopters, advisers", "in full"),
        ("helicopters", "below what was asked"),
        ("advisers", "below what was asked"),
    ],
)
def test_what_is_granted_is_held_against_what_was_asked(pact: Pact, grants: str, answer: str) -> None:
    organization = pact(ASKED + DECIDED.format(grants=grants))

    assert answered(organization) == [(("troops", "helicopters"), tuple(grants.split(", ")), answer)]


def test_a_request_that_no_act_answers_was_never_answered(pact: Pact) -> None:
    """The Council decides something in the same crisis; it does not name the request."""
    organization = pact(ASKED + DECIDED.format(grants="troops, helicopters").replace("  answers: ^request\n", ""))

    assert answered(organization) == [(("troops", "helicopters"), (), "never answered")]


def test_two_decisions_together_may_answer_in_full(pact: Pact) -> None:
    organization = pact(ASKED + DECIDED.format(grants="troops") + DECIDED.format(grants="helicopters").replace("-07 ", "-09 "))

    assert answered(organization) == [(("troops", "helicopters"), ("troops", "helicopters"), "in full")]


def test_a_request_that_names_no_measure_asks_for_what_it_is_called(pact: Pact) -> None:
    organization = pact(ASKED.replace("  asks: troops, helicopters\n", "") + DECIDED.format(grants="assistance"))

    assert answered(organization) == [(("assistance",), ("assistance",), "in full")]


@pytest.mark.parametrize("relation", ["answers", "follows"])
def test_consultations_asked_for_are_answered_by_a_session(pact: Pact, relation: str) -> None:
    organization = pact(CONSULTED.format(relation=relation))

    assert answered(organization) == [(("consultations",), ("consultations",), "in full")]


def test_the_reasons_count_the_requests_met_and_name_what_was_lacking(pact: Pact) -> None:
    organization = pact(
        ASKED
        + DECIDED.format(grants="troops")
        + CONSULTED.format(relation="answers")
        + "\n2023-05-05 SWE requests monitors\n  crisis: sound-2023\n"
    )

    because = organization.on("2023-12-31").defence.ask_requests().because

    assert [(one.code, dict(one.params)) for one in because] == [
        ("requests-answered-in-full", {"full": 1, "of": 3}),
        ("request-answered-in-full", {"state": "NOR", "on": "2022-01-01"}),
        ("request-answered-below", {"state": "NOR", "on": "2022-01-05", "lacking": ("helicopters",)}),
        ("request-never-answered", {"state": "SWE", "on": "2023-05-05"}),
    ]


@pytest.mark.parametrize(("of", "found"), [("NOR", 1), ("SWE", 1), ("sound-2023", 1), ("DNK", 0), ("", 2)])
def test_requests_may_be_asked_for_by_state_or_by_crisis(pact: Pact, of: str, found: int) -> None:
    organization = pact(ASKED + "\n2023-05-05 SWE requests monitors\n  crisis: sound-2023\n")

    assert len(answered(organization, of)) == found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grants=st.lists(st.sampled_from(MEASURES), unique=True, min_size=1))
def test_in_full_means_that_nothing_asked_is_lacking(pact: Pact, grants: list[str]) -> None:
    answer = answered(pact(ASKED + DECIDED.format(grants=", ".join(grants))))[0][2]

    assert (answer == "in full") == ({"troops", "helicopters"} <= set(grants))


ASKED = """
2022-01-05 NOR requests assistance ^request
  asks: troops, helicopters
  crisis: north-2022
"""

DECIDED = """
2022-01-07 COUNCIL decides to help
  grants: {grants}
  answers: ^request
  crisis: north-2022
"""

CONSULTED = """
2022-01-01 NOR requests consultations over troops at the border ^consult
  crisis: north-2022

2022-01-03 COUNCIL meets in consultations
  {relation}: ^consult
  crisis: north-2022
"""
