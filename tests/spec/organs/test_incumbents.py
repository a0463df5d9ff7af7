"""Chapter: who holds an office. The record appoints and relieves; the text says who may, and for how long."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

OFFICES = """
2016-12-20 CSC appoints Valery Semerikov
  office: SG
  national of: RUS
  from: 2017-01-01
  until: 2017-04-30
  acting: true

2017-04 CSC appoints Yuri Khachaturov
  office: SG
  national of: ARM

2018-11-02 CSC relieves Yuri Khachaturov
  office: SG

2019-11-28 CSC appoints Stanislav Zas
  office: SG
  national of: BLR
  from: 2020-01-01
  until: 2022-12-31
"""


def test_an_office_is_held_from_its_day_by_whom_the_organ_appointed(told: Told) -> None:
    answer = told(OFFICES).on("2021-06-01").organs.ask_office(of="SG")

    assert answer.value == {
        "person": "Stanislav Zas", "national_of": "BLR", "since": "2020-01-01", "until": "2022-12-31", "acting": False,
        "office": "SG", "appointed_by": "CSC",
    }  # fmt: skip
    assert codes(*answer.because) == ("office-rule", "office-term", "office-proposed-by", "office-held", "office-held-until")


def test_an_office_is_found_by_its_title_in_any_language_of_the_corpus(told: Told) -> None:
    organs = told(OFFICES).on("2021-06-01").organs

    assert organs.ask_office(of="secretary general") == organs.ask_office(of="Генеральный секретарь") == organs.ask_office(of="SG")


def test_who_acts_in_an_office_is_told_from_who_holds_it(told: Told) -> None:
    answer = told(OFFICES).on("2017-02-01").organs.ask_office(of="SG")

    assert (answer.value["person"], answer.value["acting"]) == ("Valery Semerikov", True)
    assert "office-held-acting" in codes(*answer.because)


def test_a_month_leaves_the_day_of_taking_office_open_and_names_who_was_there_before(told: Told) -> None:
    answer = told(OFFICES).on("2017-04-15").organs.ask_office(of="SG")

    assert (answer.value, codes(*answer.missing)) == ("conditional", ("office-begin-imprecise",))
    assert "office-held-acting" in codes(*answer.because)


def test_a_relief_leaves_the_office_vacant_until_the_next_begins(told: Told) -> None:
    organization = told(OFFICES)

    vacant = organization.on("2019-06-01").organs.ask_office(of="SG")
    awaited = organization.on("2019-12-31").organs.ask_office(of="SG")
    assert (vacant.value, codes(*vacant.because)[-1]) == ("vacant", "office-relieved")
    assert (awaited.value, codes(*awaited.because)[-1]) == ("vacant", "office-appointed-from")


def test_a_term_that_is_over_leaves_the_office_vacant_and_its_last_day_counts_whole(told: Told) -> None:
    organization = told(OFFICES)

    assert organization.on("2022-12-31").organs.ask_office(of="SG").value["person"] == "Stanislav Zas"
    over = organization.on("2023-01-01").organs.ask_office(of="SG")
    assert (over.value, codes(*over.because)[-1]) == ("vacant", "office-term-over")


def test_an_imprecise_end_makes_the_answer_conditional(told: Told) -> None:
    journal = "\n2020-01-01 CSC appoints Stanislav Zas\n  office: SG\n  national of: BLR\n  until: 2022\n"

    answer = told(journal).on("2022-06-01").organs.ask_office(of="SG")

    assert (answer.value, codes(*answer.missing)) == ("conditional", ("office-end-imprecise",))


def test_where_the_record_names_nobody_somebody_may_have_held_the_office(told: Told) -> None:
    answer = told("").on("2022-01-06").organs.ask_office(of="SG")

    assert (answer.value, codes(*answer.missing)) == ("conditional", ("office-never-filled",))


def test_before_the_text_knows_an_office_there_is_no_rule(told: Told) -> None:
    answer = told(OFFICES).on("2003-01-01").organs.ask_office(of="SG")

    assert (answer.value, codes(*answer.because)[0]) == ("no rule", "office-not-in-text")


def test_somebody_appointed_to_an_office_that_no_text_knows_holds_it_all_the_same(told: Told) -> None:
    journal = "\n2020-01-01 CSC appoints Anna Petrova\n  office: HISTORIAN\n  national of: KAZ\n"

    answer = told(journal).on("2022-01-06").organs.ask_office(of="HISTORIAN")

    assert answer.value["person"] == "Anna Petrova"
    assert codes(*answer.because)[0] == "office-not-in-text"
