"""National consent gates the performance of a duty, never the bond."""

from __future__ import annotations

from collections.abc import Callable

from foedus.answer import Answer
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]

PENDING = "bound, domestic step pending"


def states(answer: Answer, owes: str = "assist") -> dict[str, str]:
    return {row.who: row.state for row in answer.value if row.owes == owes}


def test_a_state_whose_parliament_has_not_consented_is_bound_with_a_domestic_step_pending(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert states(answer) == {"DNK": PENDING, "FIN": "bound", "ISL": "bound", "SWE": "bound"}
    lacking = next(one for one in answer.missing if one.code == "consent-missing")
    assert dict(lacking.params) == {"body": "DNK:parliament", "rule": "a majority of the parliament"}


def test_no_quorum_and_a_refusal_leave_the_step_pending_and_a_consent_ends_it(pact: Pact) -> None:
    """Denmark's parliament has no quorum on the 6th, refuses on the 7th and consents on the 8th."""
    organization = pact(VOTES)

    found = {
        day: states(organization.on(day).defence.ask_bound(attacked="NOR"))["DNK"] for day in ("2022-01-06", "2022-01-07", "2022-01-08")
    }

    assert found == {"2022-01-06": PENDING, "2022-01-07": PENDING, "2022-01-08": "bound"}
    because = organization.on("2022-01-08").defence.ask_bound(attacked="NOR").because
    assert [dict(one.params)["body"] for one in because if one.code == "consent-on-record"] == ["DNK:parliament"]


def test_a_consent_by_a_body_that_the_states_law_does_not_name_ends_nothing_and_is_found(pact: Pact) -> None:
    organization = pact(VOTES.replace("2022-01-08 DNK:parliament", "2022-01-08 DNK:council"))

    assert states(organization.on("2022-01-08").defence.ask_bound(attacked="NOR"))["DNK"] == PENDING
    assert [(one.param("seat"), one.param("body")) for one in organization.findings if one.code == "consent-by-unknown-body"] == [
        ("DNK:council", "DNK:parliament")
    ]


def test_a_missing_request_comes_before_the_domestic_step(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="NOR")

    assert states(answer)["DNK"] == "conditional"
    assert "consent-missing" not in {one.code for one in answer.missing}


def test_where_the_article_speaks_of_constitutional_processes_and_no_step_is_known_everybodys_is_pending(pact: Pact) -> None:
    """The model is the ANZUS Treaty, article IV: each party acts by its constitutional processes."""
    changed = {
        '  - {state: DNK, for: assist, by: "DNK:parliament", rule: a majority of the parliament, source: a constitution, confidence: high}': "",
        "domestic steps:\n": "",
        "use of force decided by:": "domestic step: constitutional processes\nuse of force decided by:",
    }

    answer = pact(changed=changed).on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert set(states(answer).values()) == {PENDING}
    lacking = next(one for one in answer.missing if one.code == "constitutional-processes-pending")
    assert dict(lacking.params) == {"states": ("DNK", "FIN", "ISL", "SWE")}


VOTES = """
2022-01-05 NOR requests assistance
  crisis: north-2022

2022-01-06 DNK:parliament has no quorum for sending soldiers
  crisis: north-2022

2022-01-07 DNK:parliament does not consent to sending soldiers
  crisis: north-2022

2022-01-08 DNK:parliament consents to sending soldiers
  crisis: north-2022
"""
