"""Chapter: consensus and unanimity. Six ways of not saying yes, each with the meaning that the text gives it."""

from __future__ import annotations

import pytest

from foedus.corpus.organ import Meaning, Rule, SilenceProcedure
from foedus.rules.ballot import Ballot
from foedus.rules.consensus import consensus, unanimity
from foedus.rules.decide import decide
from foedus.rules.tally import Vote

SIX: dict[str, Vote] = dict.fromkeys(("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"), "yes")
DISPUTED = Meaning(absence="contested", silence="waits")


def test_consensus_is_reached_when_all_are_for_it() -> None:
    assert consensus(Meaning(), Ballot(SIX)).adopted is True


def test_one_objection_is_enough() -> None:
    result = consensus(Meaning(), Ballot(SIX | {"ARM": "no"}))

    assert (result.adopted, result.blocked_by) == (False, ("ARM",))


@pytest.mark.parametrize("vote", ["abstain", "not-objecting"])
def test_abstention_and_non_objection_are_harmless(vote: Vote) -> None:
    assert consensus(Meaning(), Ballot(SIX | {"ARM": vote})).adopted is True


def test_a_refused_signature_blocks() -> None:
    assert consensus(Meaning(), Ballot(SIX | {"ARM": "refused"})).blocked_by == ("ARM",)


def test_silence_waits() -> None:
    result = consensus(Meaning(), Ballot(SIX | {"TJK": "silent"}))

    assert (result.adopted, result.open_to) == ("conditional", ("TJK",))


def test_absence_is_contested_where_the_text_is_silent_on_it() -> None:
    result = consensus(DISPUTED, Ballot(SIX | {"BLR": "absent"}))

    assert (result.adopted, result.disputed) == ("contested", ("BLR",))


def test_an_objection_settles_what_an_absence_leaves_contested() -> None:
    assert consensus(DISPUTED, Ballot(SIX | {"BLR": "absent", "UZB": "no"})).adopted is False


def test_a_silence_is_waited_for_before_an_absence_is_argued_about() -> None:
    assert consensus(DISPUTED, Ballot(SIX | {"BLR": "absent", "TJK": "silent"})).adopted == "conditional"


def test_what_nobody_supports_is_not_adopted() -> None:
    assert consensus(Meaning(), Ballot(dict.fromkeys(SIX, "abstain"))).adopted is False


def test_a_member_that_does_not_object_supports_consensus_but_not_a_limited_format() -> None:
    votes: dict[str, Vote] = dict.fromkeys(SIX, "not-objecting")

    assert consensus(Meaning(), Ballot(votes)).adopted is True
    assert consensus(Meaning(), Ballot(votes, support=frozenset({"yes"}))).adopted is False


def test_unanimity_of_all_members_is_defeated_by_one_who_is_away() -> None:
    assert unanimity(Ballot(SIX | {"RUS": "absent"}), of_all=True).blocked_by == ("RUS",)


def test_unanimity_of_those_voting_is_not_defeated_by_one_who_is_away_or_abstains() -> None:
    assert unanimity(Ballot(SIX | {"RUS": "absent", "KGZ": "abstain"}), of_all=False).adopted is True


def test_unanimity_is_open_while_somebody_is_silent() -> None:
    assert unanimity(Ballot(SIX | {"RUS": "silent"}), of_all=True).adopted == "conditional"


def test_unanimity_of_those_voting_needs_one_who_votes() -> None:
    assert unanimity(Ballot({"RUS": "abstain"}), of_all=False).adopted is False


def test_silence_as_a_rule_is_agreement_unless_somebody_objects() -> None:
    rule = Rule(silence=SilenceProcedure(within="72 hours"))

    assert decide(rule, Ballot({"ARM": "silent", "BLR": "silent"}, 2)).adopted is True
    assert decide(rule, Ballot({"ARM": "silent", "BLR": "no"}, 2)).blocked_by == ("BLR",)
