"""The timeline of a crisis tells its acts in order, each with its delay from the first request."""

from __future__ import annotations

from collections.abc import Callable

from foedus.organization.organization import Organization

Pact = Callable[..., Organization]


def test_each_act_has_its_delay_and_what_came_before_the_request_has_none(pact: Pact) -> None:
    """
    2022-01-04 compiler reports shots at the border
    2022-01-05 NOR requests assistance
    2022-01-06 COUNCIL decides to send forces
    """
    organization = pact(NORTH)

    answer = organization.on("2022-01-31").defence.ask_timeline(of="north-2022")

    assert [(row.actor, row.done, row.delay_hours, row.delay_between) for row in answer.value] == [
        ("compiler", "2022-01-04", None, None),
        ("NOR", "2022-01-05", None, None),
        ("NOR", "2022-01-05", 0, (0, 24)),
        ("COUNCIL", "2022-01-06", 24, (0, 48)),
    ]
    assert [organization.by_id[row.act].act.kind for row in answer.value] == [row.kind for row in answer.value]
    assert [(one.code, dict(one.params)["on"]) for one in answer.because] == [("delays-counted-from", "2022-01-05")]


def test_an_act_is_told_in_the_words_of_the_journal(pact: Pact) -> None:
    answer = pact(NORTH).on("2022-01-31").defence.ask_timeline(of="north-2022")

    assert [row.words for row in answer.value] == [
        "reports shots at the border", "asserts an attack on NOR", "requests assistance", "decides to send forces",
    ]  # fmt: skip


def test_the_timeline_ends_with_the_date_of_the_question(pact: Pact) -> None:
    answer = pact(NORTH).on("2022-01-05").defence.ask_timeline(of="north-2022")

    assert [row.done for row in answer.value] == ["2022-01-04", "2022-01-05", "2022-01-05"]


def test_a_crisis_in_which_nobody_asked_for_anything_has_no_delays(pact: Pact) -> None:
    answer = pact("\n2022-01-04 compiler reports shots\n  crisis: north-2022\n").on("2022-01-31").defence.ask_timeline(of="north-2022")

    assert [row.delay_hours for row in answer.value] == [None]
    assert [one.code for one in answer.because] == ["delays-without-request"]


def test_a_crisis_without_acts_has_an_empty_timeline(pact: Pact) -> None:
    assert pact().on("2022-01-31").defence.ask_timeline(of="sound-2023").value == ()


def test_an_act_that_took_effect_later_stands_where_it_was_done(pact: Pact) -> None:
    journal = NORTH + "\n2022-01-05 NOR states We are grateful\n  effective: 2022-01-20\n  crisis: north-2022\n"

    answer = pact(journal).on("2022-01-31").defence.ask_timeline(of="north-2022")

    assert [row.done for row in answer.value] == ["2022-01-04", "2022-01-05", "2022-01-05", "2022-01-05", "2022-01-06"]


def test_a_notice_a_freeze_and_an_appointment_are_told_where_they_belong_to_a_crisis(pact: Pact) -> None:
    """
    2022-01-07 DNK gives notice of suspension of PACT
    2022-01-08 DNK declares its participation frozen in PACTORG
    2022-01-09 COUNCIL appoints Ane Holm
    2022-01-10 DNK gives notice of suspension of PACT, in no crisis
    """
    journal = (
        "\n2022-01-07 DNK gives notice of suspension of PACT\n  received: 2022-01-07\n  crisis: north-2022\n"
        "\n2022-01-08 DNK declares its participation frozen in PACTORG\n  crisis: north-2022\n"
        "\n2022-01-09 COUNCIL appoints Ane Holm\n  office: SG\n  national of: DNK\n  crisis: north-2022\n"
        "\n2022-01-10 DNK gives notice of suspension of PACT\n  received: 2022-01-10\n"
    )

    answer = pact(journal).on("2022-01-31").defence.ask_timeline(of="north-2022")

    assert [row.kind for row in answer.value] == ["suspension-notice", "participation-frozen", "appointment"]


NORTH = """
2022-01-04 compiler reports shots at the border
  crisis: north-2022

2022-01-05 NOR asserts an attack on NOR
  crisis: north-2022

2022-01-05 NOR requests assistance
  crisis: north-2022

2022-01-06 COUNCIL decides to send forces
  crisis: north-2022
"""
