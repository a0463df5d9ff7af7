"""Chapter: what holds of rules in full, whatever the votes: two ways to the same result agree. Hypothesis looks for votes where they do not."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from foedus.corpus.organ import Majority, Meaning, Minority, Rule, Veto
from foedus.rules.ballot import Ballot
from foedus.rules.decide import decide
from foedus.rules.tally import VOTES, Vote

STATES = ("AUT", "BEL", "CHE", "DNK", "ESP", "FRA")
TABLES = {"people": {"AUT": 9, "BEL": 11, "CHE": 8, "DNK": 5, "ESP": 46, "FRA": 65}}
shares = st.sampled_from(["1/3", "1/2", "55/100", "2/3", "3/4"])
bases = st.sampled_from(["all members", "entitled", "present", "voting"])
by_heads = st.builds(Majority, of=bases, at_least=shares) | st.builds(Majority, of=bases, more_than=shares)
by_weight = st.builds(Majority, of=st.sampled_from(["all members", "entitled", "voting"]), at_least=shares, weighted_by=st.just("people"))
minorities = st.builds(
    Minority,
    of=st.sampled_from(["those not for it", "those against"]),
    number=st.none() | st.integers(1, 4),
    share=st.none() | shares,
    weighted_by=st.just("people"),
    weight_more_than=st.none() | shares,
)
vetoes = st.none() | st.builds(Veto, holders=st.just(("ESP", "FRA")))
rules = st.builds(Rule, majority=by_heads | by_weight, veto=vetoes, stopped_by=st.lists(minorities, max_size=2).map(tuple))
ballots = st.dictionaries(st.sampled_from(STATES), st.sampled_from(VOTES), min_size=1)


def result(rule: Rule, votes: dict[str, Vote]) -> object:
    return decide(rule, Ballot(votes, len(votes), weights=TABLES)).adopted


@given(rules, ballots)
def test_a_result_is_open_exactly_where_those_who_have_not_spoken_could_change_it(rule: Rule, votes: dict[str, Vote]) -> None:
    """Against trying out everything that they could still say, one by one."""
    silent = [state for state, vote in votes.items() if vote == "silent"]
    words: tuple[Vote, ...] = ("yes", "no")
    reached = {result(rule, votes | dict(zip(silent, said, strict=True))) for said in product(words, repeat=len(silent))}

    read = result(rule, votes)

    assert read in reached or read == "conditional"
    assert (read == "conditional") is (len(reached) == 2)


@given(st.builds(Rule, majority=by_heads) | st.builds(Rule, consensus=st.just(Meaning(silence="harmless", absence="harmless"))), ballots)
def test_votes_by_number_come_to_what_the_same_votes_by_name_come_to(rule: Rule, votes: dict[str, Vote]) -> None:
    spoken: dict[str, Vote] = {state: "absent" if vote == "silent" else vote for state, vote in votes.items()}

    named, counted = decide(rule, Ballot(spoken)), decide(rule, Ballot({}, unnamed=Counter(spoken.values())))

    assert (named.adopted, named.need, named.have, named.base) == (counted.adopted, counted.need, counted.have, counted.base)


@given(rules, ballots)
def test_what_stands_beside_a_count_never_adopts(rule: Rule, votes: dict[str, Vote]) -> None:
    bare = Rule(majority=rule.majority)

    assert result(rule, votes) is not True or result(bare, votes) is True


@given(rules, ballots, st.sampled_from(STATES))
def test_a_yes_in_the_place_of_a_no_never_defeats(rule: Rule, votes: dict[str, Vote], state: str) -> None:
    against: dict[str, Vote] = votes | {state: "no"}

    assert result(rule, against) is not True or result(rule, against | {state: "yes"}) is True
