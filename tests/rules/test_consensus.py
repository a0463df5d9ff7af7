"""Chapter: consensus and unanimity. Six ways of not saying yes, each with the meaning that the text gives it."""

from __future__ import annotations

import pytest

from foedus.corpus.organ import Meaning, Rule, SilenceProcedure
from foedus.rules.consensus import consensus, unanimity
from foedus.rules.decide import decide
from foedus.rules.tally import Vote

SIX: dict[str, Vote] = dict.fromkeys(("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"), "yes")
DISPUTED = Meaning(absence="contested", silence="waits")


def test_consensus_is_reached_when_all_are_for_it() -> None:
    assert consensus(SIX, Meaning()).adopted is True


def test_one_objection_is_enough() -> None:
    result = consensus(SIX | {"ARM": "no"}, Meaning())

    assert (result.adopted, result.blocked_by) == (False, ("ARM",))


@pytest.mark.parametrize("vote", ["abstain", "not-objecting"])
def test_abstention_and_non_objection_are_harmless(vote: Vote) -> None:
    assert consensus(SIX | {"ARM": vote}, Meaning()).adopted is True


def test_a_refused_signature_blocks() -> None:
    assert consensus(SIX | {"ARM": "refused"}, Meaning()).blocked_by == ("ARM",)


def test_silence_waits() -> None:
    result = consensus(SIX | {"TJK": "silent"}, Meaning())

    assert (result.adopted, result.open_to) == ("conditional", ("TJK",))


def test_absence_is_contested_where_the_text_is_silent_on_it() -> None:
    result = consensus(SIX | {"BLR": "absent"}, DISPUTED)

    assert (result.adopted, result.disputed) == ("contested", ("BLR",))


def test_an_objection_settles_what_an_absence_leaves_contested() -> None:
    assert consensus(SIX | {"BLR": "absent", "UZB": "no"}, DISPUTED).adopted is False


def test_a_silence_is_waited_for_before_an_absence_is_argued_about() -> None:
    assert consensus(SIX | {"BLR": "absent", "TJK": "silent"}, DISPUTED).adopted == "conditional"


def test_what_nobody_supports_is_not_adopted() -> None:
    assert consensus(dict.fromkeys(SIX, "abstain"), Meaning()).adopted is False


def test_a_member_that_does_not_object_supports_consensus_but_not_a_limited_format() -> None:
    votes: dict[str, Vote] = dict.fromkeys(SIX, "not-objecting")

    assert consensus(votes, Meaning()).adopted is True
    assert consensus(votes, Meaning(), frozenset({"yes"})).adopted is False


def test_unanimity_of_all_members_is_defeated_by_one_who_is_away() -> None:
    assert unanimity(SIX | {"RUS": "absent"}, of_all=True).blocked_by == ("RUS",)


def test_unanimity_of_those_voting_is_not_defeated_by_one_who_is_away_or_abstains() -> None:
    assert unanimity(SIX | {"RUS": "absent", "KGZ": "abstain"}, of_all=False).adopted is True


def test_unanimity_is_open_while_somebody_is_silent() -> None:
    assert unanimity(SIX | {"RUS": "silent"}, of_all=True).adopted == "conditional"


def test_unanimity_of_those_voting_needs_one_who_votes() -> None:
    assert unanimity({"RUS": "abstain"}, of_all=False).adopted is False


def test_silence_as_a_rule_is_agreement_unless_somebody_objects() -> None:
    rule = Rule(silence=SilenceProcedure(within="72 hours"))

    assert decide(rule, {"ARM": "silent", "BLR": "silent"}, members=2).adopted is True
    assert decide(rule, {"ARM": "silent", "BLR": "no"}, members=2).blocked_by == ("BLR",)
