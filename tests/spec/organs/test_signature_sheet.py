"""Chapter: the signature sheet. A decision stands when the last signature that it needs is there, and bears that day."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

OPENED = """
2018-12-06 KGZ puts to decision 2018/secretary-general
  organ: CSC
  title: Appointment of a Secretary General
  taken by: signature sheet

2018-12-06 BLR, KAZ, KGZ signs the decision on 2018/secretary-general

2018-12-20 RUS, TJK signs the decision on 2018/secretary-general
"""
SIXTH = "\n2019-11-28 ARM signs the decision on 2018/secretary-general\n"


def test_five_of_six_signatures_are_no_decision(told: Told) -> None:
    organs = told(OPENED).on("2019-11-27").organs

    answer = organs.ask_reading(of="2018/secretary-general")

    assert organs.decisions("CSC") == ()
    assert (answer.value["adopted"], answer.value["still_to_sign"]) == ("conditional", ("ARM",))


def test_the_decision_stands_from_the_last_signature(told: Told) -> None:
    organization = told(OPENED + SIXTH)

    decided = organization.on("2019-11-28").organs.decisions("CSC")[0]

    assert (decided.how, decided.at.text, decided.what) == ("signature sheet", "2019-11-28", "Appointment of a Secretary General")
    assert organization.by_id[decided.act].act.seat == "ARM"
    assert organization.on("2019-11-27").organs.decisions("CSC") == ()


def test_a_refused_signature_keeps_the_sheet_from_standing(told: Told) -> None:
    organs = told(OPENED + SIXTH.replace("signs the decision on", "refuses to sign")).on("2019-12-01").organs

    answer = organs.ask_reading(of="2018/secretary-general", in_="CSC")

    assert organs.decisions() == ()
    assert (answer.value["adopted"], "outcome-signature-refused" in codes(*answer.because)) == (False, True)


def test_a_refusal_can_give_way_to_a_signature(told: Told) -> None:
    organization = told(OPENED + "\n2019-01-15 ARM refuses to sign 2018/secretary-general\n" + SIXTH)

    assert codes(*organization.findings) == ("position-changed",)
    assert len(organization.on("2019-12-01").organs.decisions()) == 1


def test_the_announcement_of_what_was_signed_is_the_same_decision(told: Told) -> None:
    announced = """
2019-12-02 CSC decides that Stanislav Zas is appointed
  motion: 2018/secretary-general
"""
    organization = told(OPENED + SIXTH + announced)

    (decided,) = organization.on("2019-12-03").organs.decisions("CSC")

    assert (decided.what, decided.how, decided.at.text) == ("that Stanislav Zas is appointed", "signature sheet", "2019-11-28")


def test_an_announcement_before_the_last_signature_is_noted_with_who_is_missing(told: Told) -> None:
    organization = told(OPENED + "\n2018-12-21 CSC decides the appointment\n  motion: 2018/secretary-general\n")

    (found,) = organization.findings

    assert (found.code, found.param("waiting")) == ("decision-with-positions-open", ("ARM",))
    assert organization.on("2018-12-22").organs.decisions()[0].reading == "conditional"
