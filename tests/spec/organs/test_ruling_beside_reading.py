"""Chapter: readings and rulings. The engine says how it reads the votes; effect follows whoever is competent; both stay on record."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

MOTION = """
2021-12-01 ARM takes the chair of CSC

2022-01-06 ARM puts to decision 2022/1
  organ: CSC
  class: use of force
  title: To send collective forces

2022-01-06 BLR, KAZ, KGZ, RUS votes for 2022/1

2022-01-06 TJK votes against 2022/1
"""
ANNOUNCED = """
2022-01-07 CSC decides to send collective forces
  motion: 2022/1
"""


def ruling(result: str, by: str = "ARM", day: str = "2022-01-07") -> str:
    return f"\n{day} {by} rules on 2022/1\n  result: {result}\n"


def test_an_announcement_against_the_reading_stands_and_the_difference_is_found(told: Told) -> None:
    organization = told(MOTION + ANNOUNCED)

    (found,) = organization.findings
    (decided,) = organization.on("2022-01-07").organs.decisions()

    assert (found.code, found.cites, found.param("against")) == ("decision-read-as-not-adopted", "CST 6(1)", ("TJK",))
    assert (decided.reading, decided.flaws) == (False, ("decision-read-as-not-adopted",))


def test_a_finding_says_where_in_the_journal_the_act_stands(told: Told) -> None:
    (found,) = told(MOTION + ANNOUNCED).findings

    assert found.place is not None
    assert found.place.path == "test.journal"


def test_a_ruling_has_the_effect_and_the_reading_stays_beside_it(told: Told) -> None:
    organization = told(MOTION + ruling("adopted"))
    organs = organization.on("2022-01-07").organs

    assert codes(*organization.findings) == ("ruling-differs-from-reading",)
    assert (organs.decisions()[0].how, organs.ask_reading(of="2022/1").value["adopted"]) == ("ruling", False)


def test_a_ruling_that_agrees_with_the_reading_finds_nothing(told: Told) -> None:
    organization = told(MOTION + ruling("not adopted"))

    assert (organization.findings, organization.on("2022-01-07").organs.decisions()) == ((), ())


def test_an_announcement_after_a_ruling_against_it_is_found(told: Told) -> None:
    organization = told(MOTION + ruling("not adopted") + ANNOUNCED.replace("01-07", "01-08"))

    assert codes(*organization.findings) == ("decision-after-ruling-against", "decision-read-as-not-adopted")


def test_a_ruling_against_a_decision_that_stands_does_not_undo_it(told: Told) -> None:
    organization = told(MOTION + ANNOUNCED + ruling("not adopted", day="2022-01-08"))

    assert codes(*organization.findings)[-1] == "ruling-after-decision"
    assert len(organization.on("2022-01-08").organs.decisions()) == 1


def test_an_attack_by_a_ruling_from_outside_the_chair_has_no_effect(told: Told) -> None:
    organization = told(MOTION + ruling("adopted", by="KAZ"))

    assert codes(*organization.findings) == ("ruling-not-by-chair",)
    assert organization.on("2022-01-07").organs.decisions() == ()


def test_a_challenged_ruling_stands_and_shows_who_holds_it_to_be_wrong(told: Told) -> None:
    organs = told(MOTION + ruling("adopted") + "\n2022-01-08 TJK challenges the ruling on 2022/1\n").on("2022-01-08").organs
    motion = organs.motion("2022/1")

    assert motion is not None
    assert motion.ruled is not None
    assert (motion.ruled.challenged_by, len(organs.decisions())) == (("TJK",), 1)


def test_a_challenge_needs_a_ruling(told: Told) -> None:
    assert codes(*told(MOTION + "\n2022-01-08 TJK challenges the ruling on 2022/1\n").findings) == ("challenge-without-ruling",)


def test_a_ruling_or_challenge_on_an_unknown_motion_is_found(told: Told) -> None:
    organization = told(ruling("adopted") + "\n2022-01-08 TJK challenges the ruling on 2022/1\n")

    assert codes(*organization.findings) == ("motion-never-opened", "motion-never-opened")


def test_an_announcement_on_an_unknown_motion_is_found_and_stands(told: Told) -> None:
    organization = told(ANNOUNCED)

    assert codes(*organization.findings) == ("motion-never-opened",)
    assert len(organization.on("2022-01-07").organs.decisions()) == 1


def test_a_decision_of_an_organ_that_nobody_knows_is_found(told: Told) -> None:
    assert codes(*told("\n2022-01-07 NAC decides something\n").findings) == ("organ-unknown",)


def test_a_decision_on_a_matter_without_a_rule_is_noted(told: Told) -> None:
    assert codes(*told("\n2022-01-07 PC decides something\n").findings) == ("no-rule-for-matter",)


def test_the_decisions_of_an_organ_are_listed_with_how_they_were_taken(told: Told) -> None:
    (one,) = told(MOTION + ANNOUNCED).on("2022-01-07").organs.ask_decisions(of="CSC").value

    assert (one["what"], one["how"], one["reading"]) == ("to send collective forces", "announcement of the chair", "not adopted")


def test_how_a_decision_was_taken_is_not_guessed(told: Told) -> None:
    (plain,) = told("\n2014-12-23 CSC decides something\n").on("2014-12-23").organs.ask_decisions(of="CSC").value
    (announced,) = told("\n2014-12-23 CSC decides something\n  announced by: RUS\n").on("2014-12-23").organs.ask_decisions(of="CSC").value

    assert (plain["how"], announced["how"]) == ("not on record", "announcement of the chair")


def test_the_reading_of_a_motion_that_nobody_knows_is_no_rule(told: Told) -> None:
    answer = told("").on("2022-01-07").organs.ask_reading(of="2022/1")

    assert (answer.value, codes(*answer.because)) == ("no rule", ("motion-not-on-record",))
