"""Delays are exact as far as the record is: whole hours between instants, and bounds where only the days are known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import zone
from foedus.mechanisms.defence.delays import hours_between
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]
SEAT = zone("Europe/Copenhagen")


@pytest.mark.parametrize(
    ("asked", "done", "hours", "between"),
    [
        ("2022-01-05T10:00:00Z", "2022-01-06T09:59:00Z", 23, None),
        ("2022-01-05T10:00:00Z", "2022-01-05T12:00:00+01:00", 1, None),
        ("2022-01-05", "2022-01-06", 24, (0, 48)),
        ("2022-01-05", "2022-01-05", 0, (0, 24)),
        ("2022-01-05", "2022-01-08", 72, (48, 96)),
        ("2022-01-05T10:00:00+01:00", "2022-01-06", 24, (14, 38)),
        ("2022-01-05", "2022-01-06T09:00:00+01:00", 24, (9, 33)),
        ("2022-01-05", "2022-01-06/2022-01-08", 24, (0, 96)),
        ("2022-01-05", "2022-01-06/2022-01-08T06:00:00+01:00", 24, (0, 78)),
        ("2010-06-12~", "2010-06-14", 48, (0, 144)),
        ("2022-03-26", "2022-03-28", 48, (23, 71)),
    ],
)
def test_a_delay_between_two_dates(asked: str, done: str, hours: int, between: tuple[int, int] | None) -> None:
    """The last row crosses the night on which the clocks go forward: a day of twenty-three hours."""
    assert hours_between(asked, done, SEAT) == (hours, between)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_a_delay_of_whole_days_lies_within_its_bounds(first: date, days: int) -> None:

    hours, between = hours_between(first.isoformat(), (first + timedelta(days=days)).isoformat(), SEAT)

    assert between is not None
    assert hours == days * 24
    assert between[0] <= hours <= between[1]


def test_a_crisis_is_measured_to_decision_measure_report_and_consent(pact: Pact) -> None:
    row = pact(NORTH).on("2022-01-31").defence.ask_delays(of="north-2022").value[0]

    assert row.to_consultation.delay_hours == 24
    assert row.to_decision.delay_hours == 48
    assert row.to_first_measure.delay_hours == 96
    assert row.to_report.delay_hours == 120
    assert [(one.actor, one.kind, one.delay_hours) for one in row.by_actor] == [
        ("COUNCIL", "decision", 48),
        ("DNK:parliament", "quorum-missed", 48),
        ("DNK:parliament", "national-consent", 72),
        ("DNK", "measure", 96),
        ("SG", "report", 120),
    ]


def test_what_never_came_has_no_delay(pact: Pact) -> None:
    answer = pact(NORTH).on("2022-01-05").defence.ask_delays(of="north-2022")

    row = answer.value[0]
    assert (row.to_consultation, row.to_decision, row.to_first_measure, row.to_report, row.by_actor) == (None, None, None, None, ())
    assert [one.code for one in answer.because] == ["request-without-decision"]


def test_the_decision_that_answers_the_request_counts_before_an_earlier_one_on_something_else(pact: Pact) -> None:
    journal = NORTH.replace("2022-01-06 COUNCIL meets in consultations", "2022-01-06 COUNCIL decides to thank the Secretary General")

    row = pact(journal).on("2022-01-31").defence.ask_delays(of="north-2022").value[0]

    assert row.to_decision.delay_hours == 48


def test_without_a_name_every_crisis_with_acts_is_measured(pact: Pact) -> None:
    journal = NORTH + "\n2023-01-01 compiler reports a submarine\n  crisis: sound-2023\n"

    answer = pact(journal).on("2023-01-31").defence.ask_delays()

    assert [row.crisis for row in answer.value] == ["north-2022", "sound-2023"]
    assert [one.code for one in answer.because] == ["delays-counted-from", "delays-without-request"]
    assert answer.value[1].request is None


def test_a_decision_carried_out_eleven_years_later_is_measured_from_the_decision_not_from_the_request(pact: Pact) -> None:
    journal = """
2013-09-23 COUNCIL decides to help on the border ^decision
  crisis: north-2022

2021-07-07 NOR requests consultations over the border ^request
  crisis: north-2022

2024-11-28 COUNCIL decides to adopt a programme
  answers: ^request
  implements: ^decision
  crisis: north-2022
"""
    answer = pact(journal).on("2024-12-31").defence.ask_delays(of="north-2022")

    (row,) = answer.value
    assert row.to_decision.delay_hours == 24 * 1240
    assert row.to_implementation.delay_hours == 24 * 4084
    assert dict(answer.because[-1].params) == {"decided": "2013-09-23", "implemented": "2024-11-28", "days": 4084}


def test_before_anything_implements_a_decision_there_is_nothing_to_measure(pact: Pact) -> None:
    row = pact(NORTH).on("2022-01-31").defence.ask_delays(of="north-2022").value[0]

    assert row.to_implementation is None


NORTH = """
2022-01-05 NOR requests assistance ^request
  crisis: north-2022

2022-01-06 COUNCIL meets in consultations
  crisis: north-2022

2022-01-07 COUNCIL decides to send forces
  answers: ^request
  crisis: north-2022

2022-01-07 DNK:parliament has no quorum for sending soldiers
  crisis: north-2022

2022-01-08 DNK:parliament consents to sending soldiers
  crisis: north-2022

2022-01-09 DNK carries out deployment
  state: DNK
  crisis: north-2022

2022-01-10 SG informs UNSC
  crisis: north-2022
"""
