"""Chapter: limited format (Charter art. 12(3), in force since 19 December 2012). Those who vote for it decide, if nobody objects to that."""

from __future__ import annotations

import pytest

from foedus.answer import Answer
from tests.spec.organs.conftest import Told
from tests.spec.small import codes

FIVE = ("BLR", "KAZ", "KGZ", "RUS", "TJK")
OPENED = """
2024-05-31 KAZ puts to decision 2024/1
  organ: CSC
  format: limited
"""


def limited(told: Told, day: str = "2024-12-01", **votes: str) -> Answer:
    cast = ",".join(f"{state}={vote}" for state, vote in {**dict.fromkeys(FIVE, "yes"), **votes}.items())
    return told("").on(day).organs.ask_outcome(organ="CSC", matter="any", votes=cast, format="limited")


def test_a_member_that_does_not_object_lets_the_others_decide_and_is_not_bound(told: Told) -> None:
    answer = limited(told, ARM="not-objecting")

    assert answer.value | {"adopted": True, "binds": FIVE, "not_bound": ("ARM",), "still_to_sign": ()} == answer.value
    assert "outcome-binds-those-for-it" in codes(*answer.because)


@pytest.mark.parametrize("vote", ["absent", "silent"])
def test_a_member_without_a_word_is_waited_for(told: Told, vote: str) -> None:
    answer = limited(told, ARM=vote)

    assert (answer.value["adopted"], answer.value["still_to_sign"]) == ("conditional", ("ARM",))


def test_a_vote_against_stops_it(told: Told) -> None:
    assert limited(told, ARM="no").value["adopted"] is False


def test_non_objection_alone_decides_nothing(told: Told) -> None:
    answer = limited(told, **dict.fromkeys(("ARM", *FIVE), "not-objecting"))

    assert (answer.value["adopted"], "outcome-nobody-for-it" in codes(*answer.because)) == (False, True)


def test_before_the_protocol_was_in_force_there_was_no_such_rule(told: Told) -> None:
    answer = limited(told, "2012-12-18", ARM="not-objecting")

    assert (answer.value, codes(*answer.because)) == ("no rule", ("outcome-electorate", "outcome-no-rule", "outcome-rule-pending"))
    assert limited(told, "2012-12-19", ARM="not-objecting").value["adopted"] is True


def test_an_objection_to_the_format_stops_it_whatever_the_votes(told: Told) -> None:
    organs = (
        told(
            OPENED
            + """
2024-05-31 BLR, KAZ, KGZ, RUS, TJK votes for 2024/1

2024-05-31 ARM objects to the format of 2024/1
"""
        )
        .on("2024-06-01")
        .organs
    )
    motion = organs.motion("2024/1")

    assert motion is not None
    reading = organs.reading(motion)

    assert reading is not None
    assert (reading.adopted, reading.objected) == (False, ("ARM",))
    assert "outcome-format-objected" in codes(*organs.ask_reading(of="2024/1").because)


def test_an_objection_to_the_ordinary_format_stops_nothing(told: Told) -> None:
    organization = told(
        OPENED.replace("limited", "ordinary")
        + """
2024-05-31 ARM objects to the format of 2024/1
"""
    )

    assert codes(*organization.findings) == ("format-not-guarded",)


def test_a_member_absent_after_saying_that_it_does_not_object_does_not_take_that_back(told: Told) -> None:
    organization = told(
        OPENED
        + """
2024-05-31 ARM does not object to 2024/1

2024-05-31 ARM is absent from 2024/1

2024-05-31 BLR, KAZ, KGZ, RUS, TJK votes for 2024/1

2024-05-31 CSC decides the documents of the session
  motion: 2024/1
"""
    )

    assert (organization.findings, organization.on("2024-06-01").organs.decisions()[-1].reading) == ((), True)


def test_a_member_absent_at_first_may_still_say_that_it_does_not_object(told: Told) -> None:
    organs = told(OPENED + "\n2024-05-31 ARM is absent from 2024/1\n\n2024-06-02 ARM does not object to 2024/1\n").on("2024-06-03").organs
    motion = organs.motion("2024/1", "CSC")

    assert motion is not None
    assert motion.stances["ARM"].vote == "not-objecting"


def test_joining_after_the_decision_is_on_record_beside_it(told: Told) -> None:
    organization = told(
        OPENED
        + """
2024-05-31 ARM does not object to 2024/1

2024-05-31 BLR, KAZ, KGZ, RUS, TJK votes for 2024/1

2024-05-31 CSC decides the documents of the session
  motion: 2024/1

2024-07-01 ARM votes for 2024/1
"""
    )

    assert codes(*organization.findings) == ("position-after-decision",)
    assert organization.on("2024-07-02").organs.decisions()[-1].signed_by == FIVE
