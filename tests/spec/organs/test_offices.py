"""Chapter: offices (Charter art. 18). Who is appointed, for how long, by whom, and who is relieved."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

ZAS = """
2019-11-28 CSC appoints Stanislav Zas
  office: SG
  national of: BLR
  from: 2020-01-01
  until: 2022-12-31
"""


def holder(told: Told, journal: str, day: str) -> str | None:
    held = told(journal).on(day).organs.office("SG")
    return held.person if held else None


def test_an_appointment_counts_from_its_own_first_day_to_its_last(told: Told) -> None:
    assert [holder(told, ZAS, day) for day in ("2019-12-31", "2020-01-01", "2022-12-31", "2023-01-01")] == [
        None,
        "Stanislav Zas",
        "Stanislav Zas",
        None,
    ]


def test_a_term_of_three_years_may_be_said_to_end_on_either_of_two_days(told: Told) -> None:
    assert told(ZAS).findings == told(ZAS.replace("2022-12-31", "2023-01-01")).findings == ()


def test_another_term_than_the_texts_is_noted(told: Told) -> None:
    (found,) = told(ZAS.replace("2022-12-31", "2021-12-31")).findings

    assert (found.code, found.param("expected")) == ("term-of-office-differs", "2022-12-31")


def test_another_organ_that_appoints_is_found(told: Told) -> None:
    assert codes(*told(ZAS.replace("CSC appoints", "CFM appoints")).findings) == ("appointed-by-another-organ",)


def test_who_is_relieved_is_out_of_office(told: Told) -> None:
    assert holder(told, ZAS + "\n2021-05-01 CSC relieves Stanislav Zas\n  office: SG\n", "2021-05-01") is None


def test_who_is_not_in_office_cannot_be_relieved(told: Told) -> None:
    assert codes(*told("\n2021-05-01 CSC relieves Stanislav Zas\n  office: SG\n").findings) == ("relieved-without-office",)


def test_an_office_that_the_text_does_not_know_is_kept_without_a_word(told: Told) -> None:
    organization = told("\n2023-11-23 CSC appoints Andrei Serdyukov\n  office: LIAISON\n  national of: RUS\n")

    assert organization.findings == ()
    assert organization.on("2023-11-23").organs.office("LIAISON") is not None


def test_an_office_of_which_the_record_names_no_holder_is_not_called_vacant(told: Told) -> None:
    asked = told(ZAS).on("2018-01-01").organs.ask_office(of="SG")

    assert (asked.value, [lack.code for lack in asked.missing]) == ("conditional", ["office-never-filled"])


def test_an_office_whose_last_holder_has_gone_is_vacant(told: Told) -> None:
    assert told(ZAS).on("2023-01-01").organs.ask_office(of="SG").value == "vacant"
