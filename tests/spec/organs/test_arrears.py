"""Chapter: arrears (Charter art. 25). Two years make a member eligible to lose its vote; only the Council's decision takes it."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

NOTED = """
2024-02-01 SECRETARIAT notes arrears of ARM
  since: 2024-01-01
"""
TAKEN = """
{day} CSC decides to take the vote of Armenia
  takes the vote of: ARM
"""


def test_two_years_of_arrears_alone_take_nobodys_vote(told: Told) -> None:
    answer = told(NOTED).on("2026-02-01").organs.ask_may_vote(of="ARM", in_="CSC")

    assert answer.value == "yes"
    assert codes(*answer.because) == ("vote-held", "vote-could-be-taken")
    assert answer.because[1].article == "CH 25"


def test_under_two_years_nothing_is_said_of_it(told: Told) -> None:
    assert codes(*told(NOTED).on("2025-06-01").organs.ask_may_vote(of="ARM", in_="CSC").because) == ("vote-held",)


def test_the_decision_takes_the_vote_and_leaves_the_seat(told: Told) -> None:
    organization = told(NOTED + TAKEN.format(day="2026-01-15"))
    organs = organization.on("2026-01-15").organs

    answer = organs.ask_may_vote(of="ARM", in_="CSC")

    assert organization.findings == ()
    assert (answer.value, codes(*answer.because), answer.because[0].article) == ("no", ("organ-vote-taken",), "CH 25")
    assert "ARM" in organs.members("CSC")


def test_a_member_without_its_vote_stops_nothing(told: Told) -> None:
    answer = (
        told(NOTED + TAKEN.format(day="2026-01-15"))
        .on("2026-02-01")
        .organs.ask_outcome(organ="CSC", matter="any", votes="ARM=no,BLR=yes,KAZ=yes,KGZ=yes,RUS=yes,TJK=yes")
    )

    assert answer.value["adopted"] is True
    assert "left-out-vote-taken" in codes(*answer.because)


def test_a_vote_taken_too_early_is_found_and_taken_all_the_same(told: Told) -> None:
    organization = told(NOTED + TAKEN.format(day="2025-06-01"))

    (found,) = organization.findings

    assert (found.code, found.cites) == ("loss-of-vote-before-time", "CH 25")
    assert (found.param("since"), found.param("needed")) == ("2024-01-01", "2 years")
    assert not organization.on("2025-06-01").organs.may_vote("ARM", "CSC")
    assert organization.on("2025-06-01").organs.decisions()[-1].flaws == ("loss-of-vote-before-time",)


def test_a_vote_taken_without_arrears_is_found(told: Told) -> None:
    assert codes(*told(TAKEN.format(day="2026-01-15")).findings) == ("loss-of-vote-without-arrears",)


def test_the_vote_comes_back_with_full_payment(told: Told) -> None:
    organization = told(NOTED + TAKEN.format(day="2026-01-15") + "\n2026-03-01 SECRETARIAT notes full payment by ARM\n")

    assert not organization.on("2026-02-28").organs.may_vote("ARM", "CSC")
    assert organization.on("2026-03-01").organs.may_vote("ARM", "CSC")
