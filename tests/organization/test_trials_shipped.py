"""The trials that ship: the CSTO's amendments of 2010 in June 2010, its record under a majority, the Rio Treaty as San José would have had it."""

from __future__ import annotations

import pytest

from foedus.organization.organization import Organization
from foedus.organization.trial.bound import Bond
from foedus.organization.trial.sides import Held, Replay, hold
from foedus.organization.trial.trial import read_trial
from foedus.shelves.opening import Opened, open_organization
from foedus.shelves.trials import find_trial, open_trial, opened_over, shipped_trials


def held(name: str, over: Opened) -> tuple[Organization, Held, Replay]:
    path = find_trial(name)
    assert path is not None
    opened = opened_over(read_trial(str(path), path.read_bytes()), over, {})
    assert opened.findings == ()
    assert opened.trial is not None
    assert opened.organization is not None
    found = hold(opened.organization, opened.trial)
    assert found.sides.replay is not None
    return opened.organization, found, found.sides.replay


@pytest.fixture(scope="module")
def amended(opened: Opened) -> tuple[Organization, Held, Replay]:
    return held("csto-2010", opened)


@pytest.fixture(scope="module")
def by_majority(opened: Opened) -> tuple[Organization, Held, Replay]:
    return held("csto-majority", opened)


@pytest.fixture(scope="module")
def san_jose() -> tuple[Organization, Held, Replay]:
    return held("rio-1975", open_organization("rio"))


def states(bond: Bond) -> tuple[str, str]:
    return bond.before[0].state, bond.after[0].state


def test_three_trials_ship_and_one_that_does_not_is_met_with_their_names() -> None:
    (finding,) = open_trial("csto-2011").findings

    assert shipped_trials() == ("csto-2010", "csto-majority", "rio-1975")
    assert (finding.code, finding.param("shipped")) == ("trial-missing", shipped_trials())


# --- the amendments of 2010, in June 2010 ---


def test_as_amended_help_against_an_attack_by_no_state_is_owed_once_it_is_asked_for(amended: tuple[Organization, Held, Replay]) -> None:
    """CST 4(1) as concluded knows aggression by a State or a group of States; as amended it does not ask by whom."""
    asked = next(one for one in amended[2].asked if one.parameters.get("by") == "non-state")

    assert {(who, *states(bond)) for bond in asked.bonds for who in bond.who if bond.owes == "assist"} == {
        ("ARM", "conditional", "bound"), ("BLR", "conditional", "bound"), ("KAZ", "conditional", "bound"), ("RUS", "conditional", "bound"),
        ("UZB", "conditional", "bound"), ("TJK", "conditional", "bound, domestic step pending"),
    }  # fmt: skip


def test_as_amended_help_against_an_attack_by_a_state_waits_for_a_request(amended: tuple[Organization, Held, Replay]) -> None:
    """CST 4(2) as concluded asks for none."""
    bonds = [one for one in amended[1].sides.bound.value if one.situation == "an attack by a State" and one.owes == "assist"]

    assert bonds
    assert {bond.after[0].state for bond in bonds} == {"conditional"}
    assert {bond.before[0].state for bond in bonds} == {"bound", "bound, domestic step pending"}


def test_the_words_that_make_the_difference_are_shown(amended: tuple[Organization, Held, Replay]) -> None:
    terms = {(one.article, one.term): (one.before, one.after) for one in amended[1].sides.terms}
    words = {one.article: one for one in amended[1].sides.articles}

    assert terms["CST 4", ("when", "armed attack", "by")] == ("a State or group of States", "anyone")
    assert terms["CST 4", ("at the request of",)] == (None, "the attacked party")
    assert "stability" in words["CST 2"].after
    assert "stability" not in words["CST 2"].before


def test_consensus_stays_needed_so_six_of_seven_do_not_decide_under_either_text(amended: tuple[Organization, Held, Replay]) -> None:
    """On 17 June 2010 six of seven had agreed to the package of assistance; that Belarus was to answer is on record."""
    asked = next(one for one in amended[2].asked if one.question == "outcome" and "format" not in one.parameters)

    assert asked.same
    assert (asked.before.value["adopted"], asked.after.value["need"], asked.after.value["base"]) == ("conditional", 7, 7)


def test_as_amended_six_could_have_decided_had_the_seventh_not_objected(amended: tuple[Organization, Held, Replay]) -> None:
    """Charter art. 12(3), of 2010: in a limited format a decision binds those who voted for it."""
    asked = next(one for one in amended[2].asked if one.parameters.get("format") == "limited")

    assert asked.before.value == "no rule"
    assert asked.after.value["adopted"] is True
    assert (asked.after.value["binds"], asked.after.value["not_bound"]) == (("ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB"), ("BLR",))


def test_as_amended_the_council_could_have_decided_in_a_limited_format(amended: tuple[Organization, Held, Replay]) -> None:
    (row,) = amended[1].sides.passes.value

    assert (row.organs, row.format, row.before.rule, row.after.under) == (("CSC",), "limited", "no rule", "CH 12(3)")


def test_the_request_of_june_2010_was_never_put_to_a_vote_and_that_is_said(amended: tuple[Organization, Held, Replay]) -> None:
    crises = amended[2].crises

    assert [one.crisis for one in crises.value] == ["kyrgyzstan-2010"]
    assert [(one.actor, one.answer) for one in crises.value[0].requests] == [("KGZ", "below what was asked")]
    assert [one.code for one in crises.missing] == ["trial-request-never-put-to-a-vote"]


def test_the_depositarys_own_date_gives_way_to_the_supposed_one(amended: tuple[Organization, Held, Replay]) -> None:
    before, found, _ = amended

    assert "trial-acts-left-out" in [one.code for one in found.sides.supposed]
    assert (before.on("2010-06-12").treaty.in_force("PROT-2010"), found.organization.on("2010-06-12").treaty.in_force("PROT-2010")) == (
        False, True,
    )  # fmt: skip


# --- majority instead of consensus ---


def test_three_motions_of_the_csto_would_have_another_result_under_a_majority(by_majority: tuple[Organization, Held, Replay]) -> None:
    turned = {one.motion: (one.before.outcome, one.after.outcome, one.after.need, one.after.base) for one in by_majority[2].votes.value}

    assert {motion: found for motion, found in turned.items() if found[0] != found[1]} == {
        "2009/rapid-reaction-forces": ("contested", "adopted", 4, 7),
        "2022/ARM-assistance": ("not adopted", "adopted", 4, 6),
        "2023/budget": ("contested", "adopted", 4, 6),
    }


def test_what_was_decided_in_a_limited_format_reads_as_it_did(by_majority: tuple[Organization, Held, Replay]) -> None:
    """The trial puts a majority in the place of the ordinary rule, not of Charter art. 12(3)."""
    limited = [one for one in by_majority[2].votes.value if one.motion in {"2024/session", "2025/session"}]

    assert [one.before == one.after for one in limited] == [True, True]


def test_of_decisions_without_votes_on_record_only_the_need_is_said(by_majority: tuple[Organization, Held, Replay]) -> None:
    votes = by_majority[2].votes
    said = {one.code: dict(one.params) for one in votes.missing}

    assert said["trial-record-holds-no-votes"]["count"] == sum(len(one.acts) for one in votes.also)
    force = next(one for one in votes.also if one.matter == "use of force")
    assert (force.before.rule, force.before.need, force.before.stop) == ("consensus", 6, 1)
    assert (force.after.rule, force.after.need, force.after.stop) == ("> 1/2", 4, 3)


def test_a_rule_of_decision_binds_nobody_otherwise(by_majority: tuple[Organization, Held, Replay]) -> None:
    assert by_majority[1].sides.bound.value == ()
    assert [one.code for one in by_majority[1].sides.bound.because] == ["trial-bound-the-same"]


def test_a_request_that_was_voted_on_is_not_said_to_have_been_left_without_a_vote(by_majority: tuple[Organization, Held, Replay]) -> None:
    without = {dict(one.params)["crisis"] for one in by_majority[2].crises.missing}

    assert "armenia-2022" not in without
    assert {"kyrgyzstan-2010", "armenia-2021"} <= without


# --- the Protocol of San José ---


def test_in_1974_the_measures_against_cuba_would_have_ended(san_jose: tuple[Organization, Held, Replay]) -> None:
    """Twelve of twenty-one were for ending them: short of two thirds, and an absolute majority (RIO 17(2) as of 1975)."""
    read = {one.motion: one for one in san_jose[2].votes.value}
    vote = read["1974/1"]

    assert (vote.before.outcome, vote.before.have, vote.before.need) == ("not adopted", 12, 14)
    assert (vote.after.outcome, vote.after.have, vote.after.need, vote.after.under) == ("adopted", 12, 11, "RIO 17(2)")
    assert vote.after.matter == "ending measures"


@pytest.mark.parametrize(
    ("motion", "have", "before", "after"),
    [("1962/1", 14, 14, 14), ("1964/1", 15, 14, 14), ("1975/1", 16, 14, 11), ("1982/1", 17, 14, 14), ("2019/1", 12, 10, 10), ("2019/2", 16, 12, 12)],
)  # fmt: skip
def test_every_other_vote_of_the_meetings_comes_out_as_it_did(
    san_jose: tuple[Organization, Held, Replay], motion: str, have: int, before: int, after: int
) -> None:
    vote = next(one for one in san_jose[2].votes.value if one.motion == motion)

    assert (vote.before.outcome, vote.after.outcome) == ("adopted", "adopted")
    assert (vote.after.have, vote.before.need, vote.after.need) == (have, before, after)


def test_what_was_adopted_by_acclamation_in_2001_has_no_votes_to_read(san_jose: tuple[Organization, Held, Replay]) -> None:
    before, _, replay = san_jose
    (unvoted,) = replay.votes.also

    assert [before.by_id[act].act.times.done for act in unvoted.acts] == ["2001-09-21"]
    assert all(one.same for one in replay.asked)


def test_the_record_goes_on_as_it_did_and_that_is_said(san_jose: tuple[Organization, Held, Replay]) -> None:
    before, found, replay = san_jose

    assert [one.code for one in replay.votes.because] == ["trial-votes-read-again", "trial-vote-turned", "trial-record-goes-on"]
    assert {one.id for one in found.organization.entries} == {one.id for one in before.entries}
    assert found.organization.corpus.digest != before.corpus.digest
