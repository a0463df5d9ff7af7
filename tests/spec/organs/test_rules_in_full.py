"""Chapter: rules in full. What a small alliance does not have: weights, minorities, casting votes, arrears, numbers without names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.corpus.corpus import Corpus
from foedus.mechanisms.organs.questions import read_votes
from foedus.organization.organization import Organization
from tests.spec.organs.test_corner_cases import ALL, SIX, asked, council, signed
from tests.spec.small import article, codes

World = Callable[[str, Corpus], Organization]
MAJORITY = "rule: {majority: {of: voting, more than: 1/2}}"
TABLE = "\n\nweights: votes\nof: {EGY: 10, IRQ: 10, JOR: 5, LBN: 3, SAU: 3, SYR: 2}"


def test_votes_weigh_what_the_table_of_the_day_says(world: World) -> None:
    rule = "rule: {majority: {of: all members, number: 23, weighted by: votes}}" + TABLE

    enough = asked(world, rule, "EGY=yes,IRQ=yes,JOR=no,LBN=yes,SAU=no,SYR=no", SIX)
    short = asked(world, rule, "EGY=yes,IRQ=yes,JOR=no,LBN=no,SAU=no,SYR=yes", SIX)

    assert [(one.value["adopted"], one.value["have"], one.value["base"]) for one in (enough, short)] == [(True, 23, 33), (False, 22, 33)]
    assert {"rule-weighted-majority", "outcome-weighed"} <= set(codes(*enough.because))


def test_a_table_ends_and_another_begins(world: World) -> None:
    tables = (
        "\n\nweights: votes\nof: {EGY: 1, IRQ: 1, JOR: 1, LBN: 1, SAU: 1, SYR: 1}\nuntil: 1959-12-31"
        "\n\nweights: votes\nof: {EGY: 9, IRQ: 1, JOR: 1, LBN: 1, SAU: 1, SYR: 1}\nfrom: 1960-01-01"
    )
    rule = "rule: {majority: {of: all members, more than: 1/2, weighted by: votes}}" + tables
    organization = world(signed(*SIX.split()), council(rule))
    votes = "EGY=yes,IRQ=no,JOR=no,LBN=no,SAU=no,SYR=no"

    adopted = [
        organization.on(day).organs.ask_outcome(organ="COUNCIL", votes=votes).value["adopted"] for day in ("1959-12-31", "1960-01-01")
    ]

    assert adopted == [False, True]


def test_a_member_without_a_weight_leaves_the_outcome_open_and_so_do_votes_without_names(world: World) -> None:
    rule = "rule: {majority: {of: all members, number: 9, weighted by: votes}}\n\nweights: votes\nof: {EGY: 10, IRQ: 10}"

    weightless = asked(world, rule, ALL, SIX)
    nameless = asked(world, rule.replace("IRQ: 10", "IRQ: 10, JOR: 1, LBN: 1, SAU: 1, SYR: 1"), "yes=6", SIX)

    assert (weightless.value["adopted"], set(codes(*weightless.missing))) == ("conditional", {"weight-awaited"})
    assert (nameless.value["adopted"], codes(*nameless.missing)) == ("conditional", ("vote-names-awaited",))


def test_a_weighted_vote_is_open_while_the_silent_could_move_it(world: World) -> None:
    rule = "rule: {majority: {of: voting, more than: 1/2, weighted by: votes}}" + TABLE

    assert asked(world, rule, "EGY=yes,IRQ=no", SIX).value["adopted"] == "conditional"
    assert asked(world, rule, "EGY=yes,IRQ=yes", SIX).value["adopted"] is True


def test_all_of_several_conditions_must_be_met_and_each_shows_its_numbers(world: World) -> None:
    rule = "together: [{majority: {of: all members, number: 4}}, {majority: {of: all members, number: 23, weighted by: votes}}]" + TABLE

    heads = asked(world, rule, "EGY=yes,IRQ=yes,JOR=yes,LBN=no,SAU=no,SYR=no", SIX)

    assert (heads.value["adopted"], heads.value["need"], heads.value["have"]) == (False, 4, 3)
    assert [code for code in codes(*heads.because) if code in {"outcome-count", "outcome-weighed"}] == ["outcome-count", "outcome-weighed"]
    assert "rules-all-to-be-met" in codes(*heads.because)


def test_two_electorates_decide_at_once(world: World) -> None:
    """UN Charter, article 108: two thirds of all, and every permanent member."""
    rule = "together: [{majority: {of: all members, at least: 2/3}}, {unanimity: of all members, among: [EGY, SYR]}]"

    assert asked(world, rule, ALL, SIX).value["adopted"] is True
    refused = asked(world, rule, ALL.replace("SYR=yes", "SYR=abstain"), SIX)
    assert (refused.value["adopted"], "rule-counted-among" in codes(*refused.because)) == (False, True)


@pytest.mark.parametrize(("against", "adopted"), [("EGY", True), ("EGY,JOR,LBN", True), ("EGY,JOR,LBN,SAU", False)])
def test_a_large_population_stops_nothing_unless_enough_members_stand_with_it(world: World, against: str, adopted: bool) -> None:
    """Treaty on European Union, article 16(4): a blocking minority must have at least four members."""
    rule = (
        "rule:\n  majority: {of: all members, at least: 1/3}\n"
        "  stopped by: [{of: those not for it, number: 4, weighted by: votes, weight more than: 35/100}]"
        + TABLE.replace("EGY: 10", "EGY: 90")
    )
    votes = ",".join(f"{state}={'no' if state in against else 'yes'}" for state in SIX.split())

    assert asked(world, rule, votes, SIX).value["adopted"] is adopted


def test_a_minority_that_those_who_have_not_spoken_could_still_make_leaves_it_open(world: World) -> None:
    rule = "rule:\n  majority: {of: all members, at least: 1/3}\n  stopped by: [{of: those against, number: 2}]"

    answer = asked(world, rule, "EGY=yes,IRQ=yes,JOR=yes,LBN=no,SAU=yes", SIX)

    assert (answer.value["adopted"], answer.value["still_to_sign"]) == ("conditional", ("SYR",))


EVEN = "IRQ=yes,JOR=yes,LBN=no,SAU=no,SYR=abstain"


@pytest.mark.parametrize(
    ("chair", "votes", "adopted"),
    [("EGY", f"EGY=abstain,{EVEN}", "conditional"), ("IRQ", f"EGY=abstain,{EVEN}", True), ("LBN", f"EGY=abstain,{EVEN}", False)],
)
def test_the_chair_settles_a_tie_where_the_text_lets_it(world: World, chair: str, votes: str, adopted: bool | str) -> None:
    rule = "rule: {majority: {of: voting, more than: 1/2}, tie: the chair decides}"
    organs = world(signed(*SIX.split()) + f"\n1959-01-01 {chair} takes the chair of COUNCIL\n", council(rule)).on("1960-01-01").organs

    answer = organs.ask_outcome(organ="COUNCIL", votes=votes)

    assert answer.value["adopted"] == adopted
    assert ("outcome-tie-settled" in codes(*answer.because)) is isinstance(adopted, bool)
    assert "rule-casting-vote" in codes(*answer.because)


def test_the_attacker_has_no_vote_where_unanimity_is_asked_of_the_others(world: World) -> None:
    """Pact of the League of Arab States, article 6."""
    rule = "rule: {unanimity: of all members}\nexcluded: [{who: the attacker}]"

    answer = asked(world, rule, ALL.replace("IRQ=yes", "IRQ=no"), SIX, about="IRQ")

    assert (answer.value["adopted"], "left-out-attacker" in codes(*answer.because)) == (True, True)


ARREARS = "rule: {majority: {of: voting, more than: 1/2}}\nexcluded: [{who: members in arrears, arrears of: 2 years}]"
NOTED = "\n1957-06-01 COUNCIL notes arrears of SYR\n  since: 1957-01-01\n"
PERMITTED = "\n1959-09-01 COUNCIL decides to let Syria vote\n  permits the vote of: SYR\n  until: 1959-12-31\n"


@pytest.mark.parametrize(
    ("day", "journal", "voting"),
    [
        ("1958-12-31", NOTED, True),
        ("1959-01-01", NOTED, False),
        ("1959-12-31", NOTED + PERMITTED, True),
        ("1960-01-01", NOTED + PERMITTED, False),
        ("1960-02-01", NOTED + "\n1960-01-15 COUNCIL notes full payment by SYR\n", True),
    ],
)
def test_arrears_of_two_years_take_the_vote_by_themselves_unless_the_organ_permits_it(
    world: World, day: str, journal: str, voting: bool
) -> None:
    """C40: UN Charter, article 19: a fact of finance feeds the electorate of a decision on a date."""
    organs = world(signed(*SIX.split()) + journal, council(ARREARS)).on(day).organs

    answer = organs.ask_outcome(organ="COUNCIL", votes=ALL)

    assert ("SYR" in answer.value["electorate"]) is voting
    assert ("left-out-arrears" in codes(*answer.because)) is not voting


def test_a_chain_says_that_the_next_rule_was_tried(world: World) -> None:
    rule = "rules: [{consensus: {}, failing that: the next rule}, {majority: {of: voting, at least: 2/3}}]"

    answer = asked(world, rule, ALL.replace("SYR=yes", "SYR=no"), SIX)

    assert answer.value["adopted"] is True
    assert {"rules-in-turn", "outcome-next-rule"} <= set(codes(*answer.because))


def test_a_recommendation_binds_nobody(world: World) -> None:
    answer = asked(world, MAJORITY + "\nbinds: nobody", ALL, SIX)

    assert (answer.value["binds"], answer.value["effect"]) == ((), "recommendation")
    assert "outcome-binds-nobody" in codes(*answer.because)


def test_a_decision_may_bind_all_members_of_the_organization(world: World) -> None:
    """UN Charter, article 25: also those that do not sit in the organ that decides."""
    more = article(4, "organ: BUREAU\ntitle: Bureau\nseats: {named: [EGY, IRQ]}") + article(
        5, "decision: [BUREAU]\nrule: {unanimity: of all members}\nbinds: all members of the organization"
    )
    organs = world(signed(*SIX.split()), council(MAJORITY, more=more)).on("1960-01-01").organs

    assert organs.ask_outcome(organ="BUREAU", votes="EGY=yes,IRQ=yes").value["binds"] == tuple(SIX.split())


def test_a_no_without_a_name_leaves_a_veto_open(world: World) -> None:
    rule = "rule: {majority: {of: all members, number: 4}, veto: {holders: [EGY, SYR]}}"

    hidden, named = asked(world, rule, "yes=5,no=1", SIX), asked(world, rule, "EGY=yes,SYR=yes,yes=3,no=1", SIX)

    assert (hidden.value["adopted"], codes(*hidden.missing)) == ("conditional", ("vote-names-awaited",))
    assert named.value["adopted"] is True


@pytest.mark.parametrize(
    ("text", "code"), [("yes=many", "vote-number-unreadable"), ("yes=6,no=1", "votes-more-than-seats"), ("yes=1,yes=2", "vote-given-twice")]
)
def test_numbers_that_cannot_be_are_said(world: World, text: str, code: str) -> None:
    electorate = world(signed(*SIX.split()), council(MAJORITY)).on("1960-01-01").organs.electorate("COUNCIL")

    _, findings = read_votes(text, electorate)

    assert codes(*findings) == (code,)


TALLY = """
1959-01-01 COUNCIL puts to decision 1

1959-01-01 SYR votes against 1

1959-01-01 COUNCIL announces the vote on 1
  for: {yes}
  against: 2
"""


def test_a_chair_may_announce_numbers_of_which_the_record_names_only_some(world: World) -> None:
    organization = world(signed(*SIX.split()) + TALLY.format(yes=3), council(MAJORITY))

    answer = organization.on("1960-01-01").organs.ask_outcome(organ="COUNCIL", motion="1")

    assert (organization.findings, answer.value["adopted"], answer.value["have"], answer.value["base"]) == ((), True, 3, 5)


def test_numbers_beyond_the_electorate_are_found(world: World) -> None:
    organization = world(signed(*SIX.split()) + TALLY.format(yes=7), council(MAJORITY))

    assert codes(*organization.findings) == ("tally-beyond-electorate",)


ANNOUNCED = "\n1959-01-02 COUNCIL decides that it is so\n  motion: 1\n"
AGAINST = """
1959-01-01 COUNCIL puts to decision 1

1959-01-01 EGY, IRQ votes for 1

1959-01-01 JOR, LBN, SAU, SYR votes against 1
"""
RULED = "\n1959-01-02 COUNCIL rules on 1\n  result: adopted\n"


def test_what_the_chair_announced_stands_beside_the_reading_and_has_the_effect(world: World) -> None:
    answer = (
        world(signed(*SIX.split()) + AGAINST + ANNOUNCED, council(MAJORITY))
        .on("1960-01-01")
        .organs.ask_outcome(organ="COUNCIL", motion="1")
    )

    assert (answer.value["adopted"], answer.value["announced"]) == (False, "adopted")
    assert answer.acted_on is not None
    assert (answer.acted_on.value, answer.acted_on.held_by) == ({"adopted": True}, ("COUNCIL",))
    assert {"motion-announced-as", "motion-read-otherwise"} <= set(codes(*answer.because))


def test_a_ruling_that_a_member_challenges_makes_the_outcome_contested(world: World) -> None:
    journal = signed(*SIX.split()) + AGAINST + RULED + "\n1959-01-03 JOR challenges the ruling on 1\n"

    answer = world(journal, council(MAJORITY)).on("1960-01-01").organs.ask_outcome(organ="COUNCIL", motion="1")

    assert answer.value["adopted"] == "contested"
    assert [(one.value, one.held_by) for one in answer.positions] == [({"adopted": True}, ("COUNCIL",)), ({"adopted": False}, ("JOR",))]


def test_a_decision_that_stood_by_a_ruling_is_marked_when_the_ruling_is_overturned(world: World) -> None:
    challenge = (
        "\n1959-01-03 JOR challenges the ruling on 1\n\n1959-01-03 COUNCIL puts to decision 2\n  on: 1\n\n1959-01-04 COUNCIL decides to overturn it\n"
        "  motion: 2\n"
    )
    organs = world(signed(*SIX.split()) + AGAINST + RULED + challenge, council(MAJORITY)).on("1960-01-01").organs

    assert "ruling-overturned" in organs.decisions()[0].flaws
    assert organs.ask_outcome(organ="COUNCIL", motion="1").value["announced"] == ""


def test_a_veto_is_final_although_others_have_not_spoken_and_is_not_said_to_have_stopped_a_number_that_was_not_reached(
    world: World,
) -> None:
    rule = "rule: {majority: {of: all members, number: 4}, veto: {holders: [EGY]}}"

    answer = asked(world, rule, "EGY=no,IRQ=yes", SIX)

    assert answer.value["adopted"] is False
    assert {"outcome-veto-in-wait", "outcome-vetoed"} & set(codes(*answer.because)) == {"outcome-veto-in-wait"}


def test_a_chair_whose_time_is_over_settles_no_tie_and_who_chairs_another_organ_may(world: World) -> None:
    rule = "rule: {majority: {of: voting, more than: 1/2}, tie: the chair decides}"
    gone = "\n1958-01-01 IRQ takes the chair of COUNCIL\n  until: 1958-12-31\n"
    other = "\n1959-01-01 IRQ takes the chair of BUREAU\n"
    more = article(4, "organ: BUREAU\ntitle: Bureau\nseats: {parties of: T}")
    corpora = council(rule), council(rule, chair="{by: as BUREAU}", more=more)
    votes = f"EGY=abstain,{EVEN}"

    over, through = (
        world(signed(*SIX.split()) + journal, corpus).on("1960-01-01").organs.ask_outcome(organ="COUNCIL", votes=votes)
        for journal, corpus in zip((gone, other), corpora, strict=True)
    )

    assert (over.value["adopted"], through.value["adopted"]) == ("conditional", True)
