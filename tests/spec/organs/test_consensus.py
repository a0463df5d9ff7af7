"""Chapter: consensus (Charter art. 12(1), Treaty art. 6). What a vote in the Council comes to, and why."""

from __future__ import annotations

import pytest

from foedus.answer import Answer
from tests.spec.organs.conftest import Told
from tests.spec.small import codes

SIX = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")


def council(told: Told, matter: str = "use of force", day: str = "2022-01-06", **votes: str) -> Answer:
    cast = ",".join(f"{state}={vote}" for state, vote in {**dict.fromkeys(SIX, "yes"), **votes}.items())
    return told("").on(day).organs.ask_outcome(organ="CSC", matter=matter, votes=cast)


def test_the_use_of_force_is_decided_by_all_for_it_and_binds_all(told: Told) -> None:
    answer = council(told)

    assert answer.value | {"adopted": True, "binds": SIX, "not_bound": (), "still_to_sign": ()} == answer.value
    assert [reason.article for reason in answer.because][1:] == ["CST 6(1)"] * 4
    assert codes(*answer.because) == ("outcome-electorate", "rule-consensus", "outcome-support", "outcome-adopted", "outcome-binds-all")


def test_a_rule_that_names_the_matter_goes_before_the_rule_for_any(told: Told) -> None:
    articles = {matter: council(told, matter).because[1].article for matter in ("use of force", "any")}

    assert articles == {"use of force": "CST 6(1)", "any": "CH 12(1)"}


def test_one_objection_is_enough(told: Told) -> None:
    answer = council(told, ARM="no")

    assert (answer.value["adopted"], answer.value["binds"]) == (False, ())
    assert "outcome-blocked" in codes(*answer.because)


@pytest.mark.parametrize("vote", ["abstain", "not-objecting"])
def test_who_abstains_or_does_not_object_stops_nothing_and_is_bound(told: Told, vote: str) -> None:
    answer = council(told, ARM=vote)

    assert (answer.value["adopted"], answer.value["binds"]) == (True, SIX)
    assert "outcome-not-for-and-not-against" in codes(*answer.because)


def test_a_refused_signature_stops_it(told: Told) -> None:
    answer = council(told, ARM="refused")

    assert answer.value["adopted"] is False
    assert "outcome-signature-refused" in codes(*answer.because)


def test_silence_is_waited_for_and_named_as_missing(told: Told) -> None:
    answer = council(told, TJK="silent")

    assert answer.value | {"adopted": "conditional", "binds": (), "not_bound": (), "still_to_sign": ("TJK",)} == answer.value
    assert dict(answer.missing[0].params) == {"state": "TJK", "organ": "CSC"}


def test_who_is_not_named_is_silent(told: Told) -> None:
    answer = told("").on("2022-01-06").organs.ask_outcome(organ="CSC", matter="use of force", votes="ARM=yes")

    assert answer.value["still_to_sign"] == ("BLR", "KAZ", "KGZ", "RUS", "TJK")


def test_what_nobody_is_for_is_not_adopted(told: Told) -> None:
    answer = council(told, **dict.fromkeys(SIX, "abstain"))

    assert (answer.value["adopted"], "outcome-nobody-for-it" in codes(*answer.because)) == (False, True)


def test_a_vote_from_outside_is_said_and_not_counted(told: Told) -> None:
    answer = council(told, UZB="no")

    assert answer.value["adopted"] is True
    assert dict(answer.because[1].params) == {"organ": "CSC", "states": ("UZB",)}


def test_an_organ_for_which_the_text_has_no_rule_cannot_decide(told: Told) -> None:
    organs = told("").on("2022-01-06").organs

    answer = organs.ask_outcome(organ="PC", matter="any", votes="")

    assert (answer.value, codes(*answer.because)) == ("no rule", ("outcome-electorate", "outcome-no-rule"))


def test_an_outcome_that_rests_on_a_reading_to_which_a_party_objects_is_contested(told: Told) -> None:
    organs = (
        told("\n2021-06-01 KAZ objects to the reading of CST 6\n  holds: the heads decide by unanimity of all\n").on("2022-01-06").organs
    )

    answer = organs.ask_outcome(organ="CSC", matter="use of force", votes=",".join(f"{state}=yes" for state in SIX))

    assert answer.value["adopted"] == "contested"
    assert [position.held_by for position in answer.positions] == [("KAZ",)]
    assert organs.ask_outcome(organ="CSC", matter="any", votes=",".join(f"{state}=yes" for state in SIX)).value["adopted"] is True


def test_that_the_organ_acts_on_a_reading_after_an_objection_is_said(told: Told) -> None:
    """As with the suspension of Syria in 2011, which was applied although Syria held that the Pact asks for unanimity."""
    objects = "\n2021-06-01 KAZ objects to the reading of CST 6\n  holds: the heads decide by unanimity of all\n"
    decides = "\n2021-07-01 CSC decides deployment\n  class: use of force\n"
    yes = ",".join(f"{state}=yes" for state in SIX)

    before = told(objects).on("2022-01-06").organs.ask_outcome(organ="CSC", matter="use of force", votes=yes)
    after = told(objects + decides).on("2022-01-06").organs.ask_outcome(organ="CSC", matter="use of force", votes=yes)

    assert before.acted_on is None
    assert after.acted_on is not None
    assert (after.acted_on.value, after.acted_on.code) == ({"adopted": True}, "acted-on-reading-objected-to")
    assert [position.held_by for position in after.positions] == [("CSC",), ("KAZ",)]


def test_a_vote_that_rests_on_a_reading_to_which_a_party_objects_is_contested(told: Told) -> None:
    organs = told("\n2021-06-01 KAZ objects to the reading of CH 13\n  holds: heads of State alone\n").on("2022-01-06").organs

    assert organs.ask_may_vote(of="ARM", in_="CSC").value == organs.ask_may_sit(level="head of government", in_="CSC").value == "contested"
    assert organs.ask_members(of="CSC").value == SIX
