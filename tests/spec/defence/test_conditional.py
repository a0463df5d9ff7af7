"""What is not yet so is conditional and names what is missing; what is disputed is contested and names who holds what."""

from __future__ import annotations

from collections.abc import Callable

from foedus.answer import Answer
from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

Pact = Callable[..., Organization]


def states(answer: Answer, owes: str = "assist") -> dict[str, str]:
    return {row.who: row.state for row in answer.value if row.owes == owes}


def lacking(answer: Answer, code: str) -> dict[str, object]:
    return next(dict(one.params) for one in answer.missing if one.code == code)


def test_a_protocol_that_is_signed_and_not_yet_in_force_makes_conditional_duties_for_its_signatories(pact: Pact) -> None:
    answer = pact().on("2024-06-01").defence.ask_bound(attacked="NOR", requested=True)

    assert states(answer, "permit transit") == {"DNK": "conditional", "FIN": "conditional"}
    assert lacking(answer, "duty-not-yet-in-force") == {"instrument": "TRANSIT"}
    assert {dict(one.params)["state"] for one in answer.because if one.code == "signatory-not-yet-bound"} == {"DNK", "FIN"}


def test_a_protocol_is_not_spoken_of_before_it_is_concluded(pact: Pact) -> None:
    answer = pact().on("2023-06-01").defence.ask_bound(attacked="NOR", requested=True)

    assert states(answer, "permit transit") == {}


def test_a_report_falls_due_for_those_who_take_measures_when_they_take_them(pact: Pact) -> None:
    """Finland sends forces on the 8th; the others have taken no measures on record."""
    organization = pact(DEPLOYED)

    before = organization.on("2022-01-07").defence.ask_bound(attacked="NOR")
    after = organization.on("2022-01-08").defence.ask_bound(attacked="NOR")

    assert set(states(before, "report").values()) == {"conditional"}
    assert states(after, "report") == {"DNK": "conditional", "FIN": "bound", "ISL": "conditional", "SWE": "conditional"}
    assert lacking(after, "report-waits-for-measures") == {"states": ("DNK", "ISL", "SWE"), "to": "UNSC"}
    assert lacking(after, "report-missing") == {"to": "UNSC"}
    assert "measure-on-record" in {one.code for one in after.because}


def test_a_report_on_record_is_no_longer_missing(pact: Pact) -> None:
    answer = pact(DEPLOYED + REPORTED).on("2022-01-09").defence.ask_bound(attacked="NOR")

    assert "report-missing" not in {one.code for one in answer.missing}
    assert "report-on-record" in {one.code for one in answer.because}


def test_a_mission_of_officials_is_no_measure_of_a_party_and_makes_no_report_due(pact: Pact) -> None:
    answer = (
        pact(DEPLOYED.replace("FIN carries out deployment\n  state: FIN", "SG carries out mission"))
        .on("2022-01-09")
        .defence.ask_bound(attacked="NOR")
    )

    assert set(states(answer, "report").values()) == {"conditional"}
    assert "report-missing" not in {one.code for one in answer.missing}


def test_a_letter_to_somebody_else_is_shown_as_what_it_is_and_is_not_the_report(pact: Pact) -> None:
    answer = pact(DEPLOYED + REPORTED.replace("UNSC", "UN-SG")).on("2022-01-09").defence.ask_bound(attacked="NOR")

    assert "report-missing" in {one.code for one in answer.missing}
    told = next(one for one in answer.because if one.code == "report-to-another")
    assert dict(told.params) == {"to": "UN-SG", "on": "2022-01-09", "owed_to": "UNSC"}


def test_a_report_that_is_owed_to_two_is_owed_to_each_and_neither_is_somebody_else() -> None:
    """The Arab treaty of 1950: the Council of the League and the Security Council are both told."""
    rule = "obligation: assist\nwhen: {armed attack: {on: a party}}\nowed by: every other party\nowed to: the attacked party\n"
    rule += "content: {aid: required}\nreport: {owed by: the parties taking the measures, to: UNSC, also to: [LEAGUE]}"
    corpus = corpus_of(T="treaty, 1950-06-17\n" + article(2, rule) + article(13, "entry into force: on signature"))
    organization = Organization(corpus).with_entries(entries_of("1950-06-17 EGY, SYR signs T\n", corpus))
    answer = organization.on("1951-01-01").defence.ask_bound(attacked="EGY")

    assert [(row.who, row.to, row.state) for row in answer.value if row.owes == "report"] == [
        ("SYR", "UNSC", "conditional"),
        ("SYR", "LEAGUE", "conditional"),
    ]


def test_a_measure_of_an_uncertain_day_makes_the_report_due_only_when_the_day_is_past(pact: Pact) -> None:
    organization = pact(DEPLOYED.replace("2022-01-08", "2022-01-08/2022-01-12"))

    found = {day: states(organization.on(day).defence.ask_bound(attacked="NOR"), "report")["FIN"] for day in ("2022-01-09", "2022-01-12")}

    assert found == {"2022-01-09": "conditional", "2022-01-12": "bound"}


def test_a_party_whose_status_is_contested_owes_a_contested_duty_with_the_positions_on_it(pact: Pact) -> None:
    """The Secretary General regards Iceland as having withdrawn; Iceland says nothing, and nobody acts on it."""
    organization = pact("\n2021-01-01 SG regards ISL\n  instrument: PACT\n  as: withdrawn\n")

    answer = organization.on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert states(answer)["ISL"] == states(answer, "report")["ISL"] == "contested"
    assert states(answer)["FIN"] == "bound"
    assert {one.value for one in answer.positions} == {"party", "withdrawn"}
    assert answer.acted_on is None
    assert "status-unsettled" in {one.code for one in answer.because}


def test_duties_are_reckoned_on_the_reading_that_is_acted_on_and_carry_its_mark(pact: Pact) -> None:
    """The Secretary General regards Iceland as having withdrawn, and the organization acts on it."""
    organization = pact("\n2021-01-01 SG regards ISL\n  instrument: PACT\n  as: withdrawn\n  acted on: true\n")

    answer = organization.on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert "ISL" not in states(answer) | states(answer, "report") | {row.who: row for row in answer.also}
    assert {one.value for one in answer.positions} == {"party", "withdrawn"}
    assert answer.acted_on is not None
    assert answer.acted_on.value == "withdrawn"
    assert "status-acted-on-as-out" in {one.code for one in answer.because}


def test_where_the_attacked_partys_own_status_is_contested_every_duty_to_it_is(pact: Pact) -> None:
    organization = pact("\n2021-01-01 SG regards ISL\n  instrument: PACT\n  as: withdrawn\n")

    answer = organization.on("2022-01-05").defence.ask_bound(attacked="ISL", requested=True)

    assert set(states(answer).values()) == {"contested"}
    assert {row.state for row in answer.also} == {"contested"}


def test_an_objection_to_the_reading_of_an_article_makes_what_rests_on_it_contested(pact: Pact) -> None:
    """Finland holds that article 4 leaves it free: nobody but the parties can say that it is wrong."""
    organization = pact("\n2021-01-01 FIN objects to the reading of PACT 4\n  holds: assistance is never military\n")

    answer = organization.on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert set(states(answer).values()) == {"contested"}
    assert [(one.value, one.held_by) for one in answer.positions] == [("assistance is never military", ("FIN",))]
    assert {row.state for row in answer.also} == {"bound"}


def test_a_duty_that_a_decision_sets_off_waits_for_the_decision(pact: Pact) -> None:
    changed = {
        "when: {armed attack: {on: a party, by: anyone}}\nat the request of: the attacked party\n": "when: {decision: {of: COUNCIL}}\n",
        "obligation: assist\nparagraph": "obligation: apply measures\nparagraph",
    }
    organization = pact("\n2022-01-06 COUNCIL decides measures\n  crisis: north-2022\n", changed=changed)

    before = organization.on("2022-01-05").defence.ask_bound(attacked="NOR")
    after = organization.on("2022-01-06").defence.ask_bound(attacked="NOR")

    assert states(before, "apply measures")["FIN"] == "conditional"
    assert lacking(before, "decision-missing") == {"organ": "COUNCIL"}
    assert states(after, "apply measures")["FIN"] == "bound"


DEPLOYED = """
2022-01-05 NOR requests assistance
  crisis: north-2022

2022-01-08 FIN carries out deployment
  state: FIN
  crisis: north-2022
"""

REPORTED = """
2022-01-09 SG informs UNSC
  of: deployment
  crisis: north-2022
"""
