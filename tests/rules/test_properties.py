"""Chapter: what holds of every rule, whatever the votes. Hypothesis looks for votes of which it does not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.corpus.organ import Majority, Meaning, Rule, Veto
from foedus.rules.ballot import Ballot
from foedus.rules.decide import decide
from foedus.rules.tally import VOTES, Vote

STATES = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB")
meanings = st.builds(
    Meaning,
    abstention=st.sampled_from(["harmless", "blocks", "contested", "waits"]),
    absence=st.sampled_from(["harmless", "blocks", "contested", "waits"]),
    silence=st.sampled_from(["harmless", "blocks", "contested", "waits"]),
)
shares = st.sampled_from(["1/2", "3/5", "2/3", "3/4"])
majorities = st.builds(Majority, of=st.sampled_from(["all members", "entitled", "present", "voting"]), at_least=shares)
rules = st.one_of(
    st.builds(Rule, consensus=meanings),
    st.builds(Rule, unanimity=st.sampled_from(["of all members", "of those voting"])),
    st.builds(Rule, majority=majorities, veto=st.one_of(st.none(), st.just(Veto(holders=("RUS",))))),
)
ballots = st.dictionaries(st.sampled_from(STATES), st.sampled_from(VOTES), min_size=1)


@given(rules, ballots, st.randoms(use_true_random=False))
def test_the_outcome_never_depends_on_the_order_of_votes(rule: Rule, votes: dict[str, Vote], random) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    shuffled = list(votes.items())
    random.shuffle(shuffled)

    assert decide(rule, Ballot(dict(shuffled), 7)) == decide(rule, Ballot(votes, 7))


@given(rules, ballots, st.sampled_from(STATES))
def test_an_objection_never_adopts_what_was_not_adopted(rule: Rule, votes: dict[str, Vote], state: str) -> None:
    if state not in votes:
        votes = votes | {state: "silent"}
    before = decide(rule, Ballot(votes, 7)).adopted

    after = decide(rule, Ballot(votes | {state: "no"}, 7)).adopted

    assert after is not True or before is True


@given(rules, ballots)
def test_a_final_result_stays_whatever_the_silent_still_say(rule: Rule, votes: dict[str, Vote]) -> None:
    result = decide(rule, Ballot(votes, 7))
    silent = [state for state, vote in votes.items() if vote == "silent"]
    if rule.consensus is not None or isinstance(result.adopted, str):
        return

    for word in ("yes", "no"):
        assert decide(rule, Ballot(votes | dict.fromkeys(silent, word), 7)).adopted is result.adopted


@given(rules, ballots)
def test_an_open_result_names_who_could_change_it(rule: Rule, votes: dict[str, Vote]) -> None:
    result = decide(rule, Ballot(votes, 7))

    if result.adopted == "conditional":
        assert result.open_to
