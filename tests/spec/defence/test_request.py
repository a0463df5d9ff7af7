"""Since the protocol, assistance is owed at the request of the attacked party; before it, no request was needed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.answer import Answer
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]


def states(answer: Answer, owes: str = "assist") -> dict[str, str]:
    return {row.who: row.state for row in answer.value if row.owes == owes}


def codes(answer: Answer) -> set[str]:
    return {one.code for one in answer.because} | {one.code for one in answer.missing}


def test_before_the_protocol_no_request_was_needed(pact: Pact) -> None:
    answer = pact().on("2005-05-05").defence.ask_bound(attacked="NOR")

    assert states(answer) == {"DNK": "bound, domestic step pending", "FIN": "bound", "ISL": "bound", "SWE": "bound"}
    assert "request-not-needed" in codes(answer)
    assert "article-since" in codes(answer)


def test_without_a_request_the_duty_is_conditional_and_the_request_is_named(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="NOR")

    assert set(states(answer).values()) == {"conditional"}
    assert next((one.code, dict(one.params)) for one in answer.missing) == ("request-missing", {"state": "NOR"})
    assert "article-changed-since" in codes(answer)


def test_a_request_that_is_posited_binds(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert states(answer)["FIN"] == "bound"
    assert "request-posited" in codes(answer)


def test_a_request_on_record_binds_and_is_the_reason(pact: Pact) -> None:
    """
    2022-01-05 NOR requests assistance
      under: PACT 4
      crisis: north-2022
    """
    organization = pact(REQUEST)

    answer = organization.on("2022-01-05").defence.ask_bound(attacked="NOR")

    assert states(answer)["FIN"] == "bound"
    act = next(one.act for one in answer.because if one.code == "request-on-record")
    assert organization.by_id[act].act.seat == "NOR"


def test_a_request_is_not_known_before_its_day(pact: Pact) -> None:
    answer = pact(REQUEST).on("2022-01-04").defence.ask_bound(attacked="NOR")

    assert states(answer)["FIN"] == "conditional"


@pytest.mark.parametrize(
    ("what", "under", "counts"),
    [
        ("assistance", "PACT 4", True),
        ("assistance", "PACT", True),
        ("assistance", "PACT 2", False),
        ("assistance", "", True),
        ("monitors", "PACT 4(2)", True),
        ("monitors", "", False),
        ("military-technical assistance", "TRANSIT", False),
    ],
)
def test_a_request_counts_under_the_article_that_it_cites(pact: Pact, what: str, under: str, counts: bool) -> None:
    cited = f"  under: {under}\n" if under else ""

    answer = pact(f"\n2022-01-05 NOR requests {what}\n{cited}  crisis: north-2022\n").on("2022-01-06").defence.ask_bound(attacked="NOR")

    assert (states(answer)["FIN"] == "bound") == counts


def test_a_request_of_an_uncertain_day_leaves_the_duty_conditional_until_the_day_is_past(pact: Pact) -> None:
    organization = pact("\n2022-01-05/2022-01-08 NOR requests assistance\n  crisis: north-2022\n")

    before = organization.on("2022-01-06").defence.ask_bound(attacked="NOR")
    after = organization.on("2022-01-08").defence.ask_bound(attacked="NOR")

    assert states(before)["FIN"] == "conditional"
    assert "request-date-not-sure" in codes(before)
    assert states(after)["FIN"] == "bound"


def test_a_request_of_a_crisis_that_is_over_does_not_answer_a_new_attack(pact: Pact) -> None:
    organization = pact("\n2005-03-01 NOR requests assistance\n  crisis: north-2005\n")

    answer = organization.on("2022-01-05").defence.ask_bound(attacked="NOR")

    assert states(answer)["FIN"] == "conditional"


def test_a_crisis_is_over_when_the_last_of_the_forces_sent_is_home(pact: Pact) -> None:
    """FIN and SWE send forces; FIN is home on the 10th, SWE on the 20th."""
    organization = pact(REQUEST + FORCES)

    assert states(organization.on("2022-01-19").defence.ask_bound(attacked="NOR"))["FIN"] == "bound"
    assert states(organization.on("2022-01-20").defence.ask_bound(attacked="NOR"))["FIN"] == "conditional"


def test_a_joint_force_comes_home_as_a_whole(pact: Pact) -> None:
    organization = pact(
        REQUEST
        + FORCES.replace("2022-01-20 SWE", "2022-01-15 FORCE").replace(
            "state: SWE\n  crisis: north-2022\n  note: last", "crisis: north-2022"
        )
    )

    assert states(organization.on("2022-01-15").defence.ask_bound(attacked="NOR"))["FIN"] == "conditional"


def test_a_request_by_a_state_that_is_no_party_is_found_and_sets_off_nothing(pact: Pact) -> None:
    organization = pact("\n2022-01-05 EST requests assistance\n")

    answer = organization.on("2022-01-06").defence.ask_bound(attacked="EST")

    assert answer.value == ()
    assert "attacked-is-no-party" in codes(answer)
    assert [(one.code, one.param("state")) for one in organization.findings if one.code == "request-by-no-party"] == [
        ("request-by-no-party", "EST")
    ]


def test_of_several_crises_that_go_on_the_one_in_which_help_was_asked_last_counts(pact: Pact) -> None:
    organization = pact(
        "\n2022-01-05 NOR requests monitors\n  under: TRANSIT\n  crisis: north-2022\n\n2022-02-05 NOR requests assistance\n"
    )

    assert states(organization.on("2022-01-31").defence.ask_bound(attacked="NOR"))["FIN"] == "conditional"
    assert states(organization.on("2022-02-05").defence.ask_bound(attacked="NOR"))["FIN"] == "bound"


def test_an_unknown_crisis_is_found(pact: Pact) -> None:
    organization = pact("\n2022-01-05 NOR requests assistance\n  crisis: north-2222\n")

    assert [one.param("crisis") for one in organization.findings if one.code == "crisis-unknown"] == ["north-2222"]


REQUEST = """
2022-01-05 NOR requests assistance
  under: PACT 4
  crisis: north-2022
"""

FORCES = """
2022-01-06 FIN carries out deployment
  state: FIN
  crisis: north-2022

2022-01-07 SWE carries out deployment
  state: SWE
  crisis: north-2022

2022-01-10 FIN carries out end of withdrawal
  state: FIN
  crisis: north-2022

2022-01-20 SWE carries out end of withdrawal
  state: SWE
  crisis: north-2022
  note: last
"""
