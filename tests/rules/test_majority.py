"""Chapter: majorities. What is counted, of whom, and when a result is final."""

from __future__ import annotations

import pytest

from foedus.corpus.organ import Majority, Meaning, Rule, Veto
from foedus.rules.ballot import Ballot
from foedus.rules.decide import decide, in_turn, together, weakest
from foedus.rules.majority import majority
from foedus.rules.quorum import has_quorum, quorum
from foedus.rules.tally import Result, Vote

VOTES: dict[str, Vote] = {"ARM": "yes", "BLR": "yes", "KAZ": "no", "KGZ": "abstain", "RUS": "absent", "TJK": "silent"}


@pytest.mark.parametrize(("of", "base"), [("all members", 7), ("ratifiers", 7), ("entitled", 6), ("present", 4), ("voting", 3)])
def test_absence_abstention_and_not_voting_are_three_things(of: str, base: int) -> None:
    rule = Majority(of=of, more_than="1/2")  # type: ignore[arg-type]

    assert majority(rule, Ballot(VOTES, 7)).base == base


def test_a_majority_is_final_when_the_silent_cannot_change_it() -> None:
    rule = Majority(of="entitled", more_than="1/2")
    votes: dict[str, Vote] = {"ARM": "yes", "BLR": "yes", "KAZ": "yes", "KGZ": "yes", "RUS": "silent", "TJK": "silent"}

    assert majority(rule, Ballot(votes, 6)).adopted is True


def test_a_majority_is_open_while_the_silent_could_change_it() -> None:
    rule = Majority(of="entitled", more_than="1/2")
    votes: dict[str, Vote] = {"ARM": "yes", "BLR": "yes", "KAZ": "yes", "KGZ": "no", "RUS": "no", "TJK": "silent"}

    assert majority(rule, Ballot(votes, 6)) == Result("conditional", base=6, need=4, have=3, open_to=("TJK",))


def test_a_majority_that_can_no_longer_be_reached_is_lost_though_members_are_silent() -> None:
    rule = Majority(of="entitled", at_least="2/3")
    votes: dict[str, Vote] = {"ARM": "no", "BLR": "no", "KAZ": "no", "KGZ": "yes", "RUS": "silent", "TJK": "silent"}

    assert majority(rule, Ballot(votes, 6)).adopted is False


def test_nobody_for_it_is_never_a_majority() -> None:
    assert majority(Majority(of="voting", more_than="1/2"), Ballot({"ARM": "abstain"}, 1)).adopted is False


def test_a_veto_holder_that_has_not_spoken_leaves_a_reached_number_open() -> None:
    rule = Rule(majority=Majority(of="all members", number=2), veto=Veto(holders=("RUS",)))

    result = decide(rule, Ballot({"ARM": "yes", "BLR": "yes", "RUS": "silent"}, 3))

    assert result == Result("conditional", base=3, need=2, have=2, open_to=("RUS",), by="veto")


def test_quorum_and_majority_can_meet_so_that_everyone_present_must_vote_for_it() -> None:
    """Rio Treaty arts. 17 and 19: with two of 21 excluded, two thirds of 19 are 13: quorum and majority at once."""
    rule = Rule(majority=Majority(of="entitled", at_least="2/3"), quorum="13")
    there: dict[str, Vote] = {f"S{number}": "yes" for number in range(13)}
    away: dict[str, Vote] = {f"S{number}": "absent" for number in range(13, 19)}

    assert decide(rule, Ballot(there | away, 21)).adopted is True
    assert decide(rule, Ballot(there | away | {"S0": "abstain"}, 21)).adopted is False


def test_a_missing_quorum_defeats_the_text_whatever_the_votes() -> None:
    rule = Rule(majority=Majority(of="voting", more_than="1/2"), quorum="2/3")

    assert decide(rule, Ballot({"ARM": "yes", "BLR": "absent", "KAZ": "absent"}, 3)).adopted is False


def test_members_who_have_not_spoken_may_still_make_the_quorum() -> None:
    rule = Rule(majority=Majority(of="voting", more_than="1/2"), quorum="2/3")

    assert decide(rule, Ballot({"ARM": "yes", "BLR": "silent", "KAZ": "absent"}, 3)).adopted == "conditional"


def test_no_words_on_a_quorum_ask_for_none() -> None:
    assert has_quorum(Ballot({}, 6), "")
    assert quorum("4", 6) == 4


def test_a_vote_follows_where_consensus_fails_and_the_text_says_so() -> None:
    chain = (Rule(consensus=Meaning(), failing_that="the next rule"), Rule(majority=Majority(of="voting", at_least="2/3")))

    assert in_turn(chain, Ballot({"ARM": "yes", "BLR": "yes", "KAZ": "no"}, 3))[-1].result.adopted is True


def test_a_dormant_rule_is_never_reached() -> None:
    chain = (Rule(consensus=Meaning(), failing_that="the next rule"), Rule(majority=Majority(of="voting", at_least="2/3"), dormant=True))

    result = in_turn(chain, Ballot({"ARM": "yes", "BLR": "yes", "KAZ": "no"}, 3))[-1].result

    assert (result.adopted, result.blocked_by) == (False, ("KAZ",))


def test_rules_that_must_all_be_met_give_the_weakest_result() -> None:
    both = (Rule(majority=Majority(of="entitled", at_least="55/100")), Rule(majority=Majority(of="entitled", number=3)))

    assert weakest(together(both, Ballot({"ARM": "yes", "BLR": "yes", "KAZ": "no"}, 3))).adopted is False


def test_heads_settle_nothing_where_weights_count() -> None:
    rule = Rule(majority=Majority(of="all members", at_least="65/100", weighted_by="population"))

    assert decide(rule, Ballot({"ARM": "yes", "BLR": "yes"}, 2)).adopted == "conditional"


def test_one_person_decides_without_a_tally() -> None:
    assert decide(Rule(ruling="one person after consultation"), Ballot({"ARM": "yes"}, 1)).adopted == "conditional"
