"""Who attacks matters: another party, where the text is silent; a State outside; somebody who is no State; or nobody knows."""

from __future__ import annotations

from collections.abc import Callable

from foedus.answer import NO_RULE, Answer
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]


def codes(answer: Answer) -> set[str]:
    return {one.code for one in answer.because} | {one.code for one in answer.missing}


def states(answer: Answer) -> set[str]:
    return {row.state for row in answer.value if row.owes == "assist" and row.who != "DNK"}


def test_where_one_party_attacks_another_the_text_is_silent_and_both_readings_stand(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="NOR", by="SWE", requested=True)

    assert answer.value == NO_RULE
    assert [(one.value, one.held_by, one.code) for one in answer.positions] == [
        ("the others assist", ("NOR",), "reading-of-silence"),
        ("nobody assists", ("SWE",), "reading-of-silence"),
    ]
    assert {one.article for one in answer.positions} == {"PACT 4"}
    assert "silent-on-attack-by-party" in codes(answer)


def test_where_one_party_attacks_another_the_attacker_still_owes_peace_and_all_owe_consultation(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="NOR", by="SWE")

    assert [(row.who, row.owes, row.to, row.under, row.state) for row in answer.also if row.owes == "refrain"] == [
        ("SWE", "refrain", "NOR", "PACT 1(1)", "bound")
    ]
    assert {row.who for row in answer.also if row.owes == "consult"} == {"DNK", "FIN", "ISL", "SWE"}


def test_each_reason_is_given_once(pact: Pact) -> None:
    because = pact().on("2022-01-05").defence.ask_bound(attacked="NOR", by="SWE").because

    assert len(because) == len(set(because))


def test_without_a_silence_in_the_text_an_attacker_that_is_a_party_is_left_out_of_those_who_assist(pact: Pact) -> None:
    changed = {"silent on: an attack by one party on another": "silent on: a dispute between parties"}

    answer = pact(changed=changed).on("2022-01-05").defence.ask_bound(attacked="NOR", by="SWE", requested=True)

    assert {row.who for row in answer.value if row.owes == "assist"} == {"DNK", "FIN", "ISL"}


def test_a_state_outside_the_pact_that_attacks_sets_off_the_duty(pact: Pact) -> None:
    for day in ("2005-05-05", "2022-01-05"):
        assert states(pact().on(day).defence.ask_bound(attacked="NOR", by="RUS", requested=True)) == {"bound"}


def test_before_the_protocol_an_attack_by_others_than_states_is_not_within_the_words(pact: Pact) -> None:
    answer = pact().on("2005-05-05").defence.ask_bound(attacked="NOR", by="non-state")

    assert states(answer) == {"conditional"}
    assert "attacker-not-a-state" in codes(answer)


def test_before_the_protocol_an_unknown_attacker_leaves_the_duty_conditional(pact: Pact) -> None:
    answer = pact().on("2005-05-05").defence.ask_bound(attacked="NOR", by="unknown")

    assert states(answer) == {"conditional"}
    assert "attacker-unknown" in codes(answer)


def test_since_the_protocol_it_does_not_matter_who_attacks(pact: Pact) -> None:
    for by in ("non-state", "unknown", "RUS", ""):
        assert states(pact().on("2022-01-05").defence.ask_bound(attacked="NOR", by=by, requested=True)) == {"bound"}


def test_who_attacks_is_taken_from_the_record_where_the_question_does_not_say(pact: Pact) -> None:
    """
    2005-03-01 NOR asserts an attack on NOR
      by: non-state
    """
    organization = pact("\n2005-03-01 NOR asserts an attack on NOR\n  by: non-state\n  crisis: north-2005\n")

    assert states(organization.on("2005-03-01").defence.ask_bound(attacked="NOR")) == {"conditional"}
    assert states(organization.on("2005-03-01").defence.ask_bound(attacked="NOR", by="RUS")) == {"bound"}
