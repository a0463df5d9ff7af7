"""Chapter: the chair. Who has it is an act on the record; who acts for it, and whose chair follows it, is in the text."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

CHAIRS = """
2021-09-16 ARM takes the chair of CSC

2022-11-23 BLR takes the chair of CSC
  decided on: 2022-11-23
  effective: 2023-01-01
"""


def test_the_chair_is_who_took_it_last(told: Told) -> None:
    answer = told(CHAIRS).on("2022-01-06").organs.ask_chair(of="CSC")

    assert (answer.value, codes(*answer.because)) == ("ARM", ("chair-held",))


def test_a_chair_voted_months_before_begins_with_its_own_day(told: Told) -> None:
    organization = told(CHAIRS)

    assert organization.on("2022-12-31").organs.chair("CSC") == "ARM"
    assert organization.on("2023-01-01").organs.chair("CSC") == "BLR"


def test_the_councils_of_ministers_are_chaired_as_the_council_is(told: Told) -> None:
    organs = told(CHAIRS).on("2022-01-06").organs

    answer = organs.ask_chair(of="CFM")

    assert (organs.chair("CFM"), answer.value, codes(*answer.because)) == ("ARM", "ARM", ("chair-follows", "chair-held"))


def test_where_nobody_is_on_record_the_missing_act_is_named(told: Told) -> None:
    answer = told("").on("2022-01-06").organs.ask_chair(of="CSC")

    assert (answer.value, codes(*answer.missing)) == ("conditional", ("chair-not-on-record",))


def test_a_term_that_ended_leaves_the_chair_open(told: Told) -> None:
    organs = told("\n2008-06-01 ARM takes the chair of CSC\n  until: 2009-06-14\n")

    assert organs.on("2009-06-14").organs.chair("CSC") == "ARM"
    answer = organs.on("2009-06-15").organs.ask_chair(of="CSC")
    assert (answer.value, codes(*answer.because)) == ("conditional", ("chair-ended",))


def test_an_imprecise_date_makes_the_answer_conditional_until_it_is_sure(told: Told) -> None:
    organization = told("\n2017-11 KAZ takes the chair of CSC\n")

    within, after = (organization.on(day).organs.ask_chair(of="CSC") for day in ("2017-11-15", "2017-12-01"))

    assert (within.value, codes(*within.missing)) == ("conditional", ("chair-date-imprecise",))
    assert after.value == "KAZ"


def test_a_chair_whose_part_is_suspended_is_deputized(told: Told) -> None:
    organs = told(CHAIRS + "\n2022-10-01 CSC decides to suspend the part of Armenia\n  suspends: ARM\n").on("2022-10-02").organs

    assert codes(*organs.ask_chair(of="CSC").because) == ("chair-held", "chair-deputized")


def test_a_state_without_a_seat_in_the_chair_is_found(told: Told) -> None:
    assert codes(*told("\n2022-01-01 UZB takes the chair of CSC\n").findings) == ("chair-without-seat",)


def test_the_chair_of_an_organ_that_nobody_knows_is_found(told: Told) -> None:
    assert codes(*told("\n2022-01-01 ARM takes the chair of NAC\n").findings) == ("organ-unknown",)


def test_a_session_under_another_chair_is_noted(told: Told) -> None:
    organization = told(CHAIRS + "\n2022-09-13 CSC meets in extraordinary session\n  by video: true\n  chaired by: RUS\n")

    assert codes(*organization.findings) == ("session-chaired-by-another",)
    assert organization.on("2022-09-13").organs.sessions("CSC")[0].by_video
