"""Chapter: what holds of every vote in the Council. Hypothesis looks for votes of which it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.corpus.corpus import Corpus
from foedus.mechanisms.organs.questions import Organs
from foedus.mechanisms.organs.reading import read
from foedus.organization.organization import Organization
from foedus.rules.tally import VOTES, Vote
from tests.spec.organs.conftest import GROUND
from tests.spec.small import entries_of

SIX = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")
SUSPENDED = "2023-03-01 CSC decides to suspend the part of Armenia\n  suspends: ARM\n"
ballots = st.dictionaries(st.sampled_from(SIX), st.sampled_from(VOTES))
formats = st.sampled_from(["ordinary", "limited"])


@pytest.fixture(scope="module")
def council(csto: Corpus) -> Organs:
    return Organization(csto).with_entries(entries_of(GROUND, csto)).on("2023-06-01").organs


@pytest.fixture(scope="module")
def without_armenia(csto: Corpus) -> Organs:
    return Organization(csto).with_entries(entries_of(GROUND + SUSPENDED, csto)).on("2023-06-01").organs


@given(ballots, formats, st.randoms(use_true_random=False))
def test_the_outcome_never_depends_on_the_order_of_votes(council: Organs, votes: dict[str, Vote], form: str, random) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    parts = [f"{state}={vote}" for state, vote in votes.items()]
    before = council.ask_outcome(organ="CSC", matter="any", votes=",".join(parts), format=form)
    random.shuffle(parts)

    assert council.ask_outcome(organ="CSC", matter="any", votes=",".join(parts), format=form) == before


@given(ballots, formats, st.sampled_from(SIX))
def test_an_objection_never_adopts_what_was_not_adopted(council: Organs, votes: dict[str, Vote], form: str, state: str) -> None:
    electorate = council.electorate("CSC", "any", form)
    before, after = read(electorate, votes), read(electorate, votes | {state: "no"})

    assert before is not None
    assert after is not None
    assert after.adopted is not True or before.adopted is True


@given(ballots, formats, st.sampled_from(SIX))
def test_an_objection_to_the_format_never_adopts(council: Organs, votes: dict[str, Vote], form: str, state: str) -> None:
    electorate = council.electorate("CSC", "any", form)
    before, after = read(electorate, votes), read(electorate, votes, [state])

    assert before is not None
    assert after is not None
    assert after.adopted is not True or before.adopted is True


@given(ballots, formats, st.sampled_from(VOTES))
def test_a_suspended_member_never_changes_anything(without_armenia: Organs, votes: dict[str, Vote], form: str, vote: Vote) -> None:
    electorate = without_armenia.electorate("CSC", "any", form)

    assert read(electorate, votes | {"ARM": vote}) == read(electorate, {state: one for state, one in votes.items() if state != "ARM"})


@given(ballots, formats)
def test_nobody_is_both_bound_and_not_bound(council: Organs, votes: dict[str, Vote], form: str) -> None:
    reading = read(council.electorate("CSC", "any", form), votes)

    assert reading is not None
    assert not set(reading.binds) & set(reading.not_bound)
    assert reading.adopted is not True or set(reading.binds) | set(reading.not_bound) == set(SIX)
