"""A seat repudiates an act in its name: the act stays, and what rests on it is contested between the seat and those who went by it."""

from __future__ import annotations

from typing import Any

import pytest

from foedus.answer import plain
from tests.spec.powers.conftest import Record, record

SIGNED = """
    2000-01-10 RUS signs AGR

    2000-01-10 KAZ signs AGR ^signed
    """
REPUDIATED = """
    2001-05-01 KAZ repudiates a signature that nobody put for us ^word
      repudiates: ^signed
    """


def held(found: Record, question: str, on: str, **given: str) -> list[tuple[Any, tuple[str, ...]]]:
    """Give the positions of an answer: what each would have it be, and who holds it."""
    return [(plain(one.value), one.held_by) for one in found.ask(question, on, **given).positions]


def test_what_rests_on_a_repudiated_act_is_contested_from_then_on() -> None:
    found = record(SIGNED + REPUDIATED)

    assert found.status("KAZ", "2001-04-30", "AGR") == "party"
    answer = found.ask("status", "2001-05-01", of="KAZ", under="AGR")
    assert answer.value == "contested"
    assert [one.code for one in answer.positions] == ["position-repudiates", "position-act-stands"]
    assert held(found, "status", "2001-05-01", of="KAZ", under="AGR") == [("none", ("KAZ",)), ("party", ())]
    assert (answer.positions[0].since, answer.positions[0].acts) == ("2001-05-01", (found.act("word"),))
    assert answer.acted_on is None


def test_the_parties_and_the_force_of_the_instrument_are_contested_too() -> None:
    found = record(SIGNED + REPUDIATED)

    assert held(found, "parties", "2002-01-01", of="AGR") == [([], ("KAZ",)), (["KAZ", "RUS"], ())]
    assert found.ask("in-force", "2002-01-01", of="AGR").value == "contested"
    assert found.ask("parties", "2002-01-01", of="CST").value == ()


def test_the_position_acted_on_is_that_of_those_who_went_by_the_act() -> None:
    found = record(SIGNED + "\n    2000-03-01 RUS records entry into force of AGR\n" + REPUDIATED)

    answer = found.ask("status", "2002-01-01", of="KAZ", under="AGR")
    assert answer.value == "contested"
    assert answer.acted_on is not None
    assert (answer.acted_on.value, answer.acted_on.held_by, answer.acted_on.since) == ("party", ("RUS",), "2000-03-01")


def test_a_decision_a_chair_and_an_office_that_rest_on_a_repudiated_act_are_contested() -> None:
    found = record("""
        2003-01-01 CSC appoints "A. Serikova" ^appointed
          office: Secretary
          national of: KAZ

        2003-01-01 CSC decides deploy ^decided

        2003-01-01 KAZ takes the chair of CSC ^chair

        2003-02-01 CSC repudiates what was entered in its name
          repudiates: ^appointed, ^decided

        2003-02-01 KAZ repudiates that it took the chair
          repudiates: ^chair
        """)

    assert found.ask("office", "2003-01-31", of="Secretary").value != "contested"
    assert found.ask("office", "2003-02-01", of="Secretary").value == "contested"
    assert found.ask("decisions", "2003-02-01", of="CSC").value == "contested"
    assert held(found, "decisions", "2003-02-01", of="CSC")[0][0] == []
    assert found.ask("chair", "2003-02-01", of="CSC").value == "contested"
    assert held(found, "chair", "2003-02-01", of="CSC")[1] == ("KAZ", ())


def test_a_repudiation_that_is_revoked_counts_no_longer_and_never_reaches_back() -> None:
    found = record(SIGNED + REPUDIATED + "\n    2002-01-01 KAZ repudiates nothing any more\n      revokes: ^word\n")

    assert found.status("KAZ", "2001-12-31", "AGR") == "contested"
    assert found.status("KAZ", "2002-01-01", "AGR") == "party"


def test_the_act_may_be_named_by_its_id() -> None:
    act = record(SIGNED).act("signed")

    assert record(SIGNED + f"\n    2001-05-01 KAZ repudiates {act}\n").status("KAZ", "2002-01-01", "AGR") == "contested"


@pytest.mark.parametrize("seat", ["RUS", "SG", "KAZ:parliament"])
def test_attack_another_seat_repudiates_an_act_of_the_State(seat: str) -> None:
    found = record(SIGNED + REPUDIATED.replace("KAZ repudiates", f"{seat} repudiates"))

    assert found.status("KAZ", "2002-01-01", "AGR") == "party"
    assert found.findings() == ["repudiated-by-another"]


def test_a_State_repudiates_an_act_of_one_of_its_bodies() -> None:
    found = record(SIGNED.replace("KAZ signs", "KAZ:embassy signs") + REPUDIATED)

    assert found.status("KAZ", "2002-01-01", "AGR") == "contested"


def test_what_is_not_on_record_or_stands_later_cannot_be_repudiated() -> None:
    act = record(SIGNED).act("signed")
    first = record(f"""
    2001-05-01 KAZ repudiates {act}
      no: 9

    2000-01-10 RUS signs AGR
      no: 1

    2000-01-10 KAZ signs AGR
      no: 2
    """)
    unknown = record(SIGNED + "\n    2001-05-01 KAZ repudiates something\n")

    assert first.findings() == ["repudiated-before-done"]
    assert unknown.findings() == ["repudiated-unknown"]
    assert first.status("KAZ", "2002-01-01", "AGR") == unknown.status("KAZ", "2002-01-01", "AGR") == "party"


def test_an_answer_that_does_not_turn_on_the_act_is_not_contested() -> None:
    found = record(SIGNED + REPUDIATED)

    assert found.ask("status", "2002-01-01", of="KAZ", under="CST").positions == ()
    assert found.ask("chair", "2002-01-01", of="CSC").value != "contested"


def test_the_answer_about_who_signed_says_that_the_act_is_repudiated() -> None:
    found = record(SIGNED + REPUDIATED)

    answer = found.ask("signed", "2002-01-01", act=found.act("signed")[:12])
    assert answer.value.repudiated
    assert answer.because[-1].code == "signed-repudiated"
    assert not found.ask("signed", "2001-01-01", act=found.act("signed")).value.repudiated
