"""Chapter: positions. Members take positions on a motion; its electorate and its rule are those of the moment when it was opened."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

OPENED = """
2022-06-01 CSC puts to decision 2022/7
"""


def test_the_electorate_is_fixed_when_the_matter_is_opened(told: Told) -> None:
    """Armenia is suspended the day after: in this matter it still votes."""
    organs = (
        told(
            OPENED
            + """
2022-06-02 CSC decides to suspend the part of Armenia
  suspends: ARM

2022-06-03 ARM votes against 2022/7
"""
        )
        .on("2022-06-04")
        .organs
    )

    assert organs.ask_reading(of="2022/7").value["adopted"] is False


def test_the_rule_is_fixed_when_the_matter_is_opened(told: Told) -> None:
    organization = told("\n2012-12-18 CSC puts to decision 2012/1\n  format: limited\n\n2012-12-20 ARM votes for 2012/1\n")

    assert codes(*organization.findings) == ("no-rule-for-matter",)
    assert organization.on("2012-12-20").organs.ask_reading(of="2012/1").value == "no rule"


def test_a_second_opening_changes_nothing(told: Told) -> None:
    organization = told(OPENED + "\n2022-06-02 CSC puts to decision 2022/7\n  concerning: ARM\n")

    assert codes(*organization.findings) == ("motion-opened-twice",)
    assert len(organization.on("2022-06-03").organs.motions("CSC")) == 1


def test_two_organs_may_use_the_same_number(told: Told) -> None:
    organs = (
        told(OPENED + "\n2022-06-02 CFM puts to decision 2022/7\n\n2022-06-03 ARM votes against 2022/7\n  organ: CSC\n")
        .on("2022-06-04")
        .organs
    )

    assert [organs.ask_reading(of="2022/7", in_=organ).value["adopted"] for organ in ("CSC", "CFM")] == [False, "conditional"]


def test_a_position_from_outside_is_on_record_and_not_counted(told: Told) -> None:
    assert codes(*told(OPENED + "\n2022-06-02 UZB votes against 2022/7\n").findings) == ("position-outside-electorate",)


def test_an_objection_to_the_format_from_outside_is_not_counted(told: Told) -> None:
    journal = "\n2022-06-01 CSC puts to decision 2022/8\n  format: limited\n\n2022-06-02 UZB objects to the format of 2022/8\n"

    assert codes(*told(journal).findings) == ("position-outside-electorate",)


def test_an_attack_by_a_body_that_votes_for_its_state_is_not_counted(told: Told) -> None:
    assert codes(*told(OPENED + "\n2022-06-02 KGZ:parliament votes against 2022/7\n").findings) == ("position-outside-electorate",)


def test_where_a_vote_is_taken_a_vote_once_cast_stays(told: Told) -> None:
    """A delegation that asks minutes later to change its vote has made a statement."""
    organization = told(
        "\n2022-06-01 CSC puts to decision 2022/9\n  taken by: vote\n\n2022-06-01 ARM votes for 2022/9\n\n2022-06-02 ARM abstains on 2022/9\n"
    )
    motion = organization.on("2022-06-03").organs.motion("2022/9")

    assert codes(*organization.findings) == ("vote-is-final",)
    assert motion is not None
    assert motion.stances["ARM"].vote == "yes"


def test_a_position_on_a_motion_never_opened_opens_it_where_its_organ_is_known(told: Told) -> None:
    known = told("\n2022-06-02 ARM votes for 2022/7\n  organ: CSC\n\n2022-06-03 BLR votes for 2022/7\n")
    unknown = told("\n2022-06-02 ARM votes for 2022/7\n\n2022-06-02 ARM objects to the format of 2022/7\n")

    assert codes(*known.findings) == ("motion-never-opened",)
    assert known.on("2022-06-03").organs.ask_reading(of="2022/7").value["still_to_sign"] == ("KAZ", "KGZ", "RUS", "TJK")
    assert codes(*unknown.findings) == ("motion-never-opened", "motion-never-opened")
    assert unknown.on("2022-06-03").organs.motions() == ()


def test_a_motion_before_an_organ_that_nobody_knows_is_found(told: Told) -> None:
    assert codes(*told("\n2022-06-01 ARM puts to decision 2022/1\n  organ: NAC\n").findings) == ("organ-unknown",)
