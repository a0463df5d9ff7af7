"""Chapter: the corner cases of voting. Each is a fact of history that a program which only counts gets wrong.

Their numbers (C41 to C61) are those of the list of corner cases on which the format was built.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest

from foedus.answer import Answer
from foedus.corpus.corpus import Corpus
from foedus.mechanisms.organs.questions import Organs
from foedus.organization.organization import Organization
from foedus.rules.silence import by_silence, last_moments
from foedus.shelves.opening import open_organization
from tests.spec.small import article, codes, corpus_of

World = Callable[[str, Corpus], Organization]
FORCE = article(1, "entry into force: on signature")


@lru_cache
def nations() -> Organization:
    found = open_organization("un").organization
    assert found is not None
    return found


def on(day: str) -> Organs:
    return nations().on(day).organs


def council(rule: str, *, seats: str = "{parties of: T}", chair: str = "", more: str = "") -> Corpus:
    organ = f"organ: COUNCIL\ntitle: Council\nseats: {seats}" + (f"\nchair: {chair}" if chair else "")
    return corpus_of(T="treaty, 1945-03-22\n" + FORCE + article(2, organ) + article(3, f"decision: [COUNCIL]\n{rule.strip()}") + more)


def signed(*states: str) -> str:
    return f"1945-03-22 {', '.join(states)} signs T\n"


def asked(world: World, rule: str, votes: str, states: str, **more: str) -> Answer:
    organs = world(signed(*states.split()), council(rule)).on("1960-01-01").organs
    return organs.ask_outcome(organ="COUNCIL", matter=more.pop("matter", "any"), votes=votes, **more)


SIX = "EGY IRQ JOR LBN SAU SYR"
ALL = "EGY=yes,IRQ=yes,JOR=yes,LBN=yes,SAU=yes,SYR=yes"


def test_an_absentee_does_not_block_nine_votes_and_defeats_unanimity_of_all(world: World) -> None:
    """C41: the Soviet Union was away in June 1950; in a rule of all members that would have blocked."""
    korea = on("1950-06-25").ask_outcome(organ="SC", matter="recommendation", votes="SUN=absent,YUG=abstain,yes=9")
    of_all = asked(world, "rule: {unanimity: of all members}", ALL.replace("SYR=yes", "SYR=absent"), SIX)

    assert (korea.value["adopted"], of_all.value["adopted"]) == (True, False)


def test_an_abstainer_does_not_block_unanimity_of_those_voting(world: World) -> None:
    """C42: the Gulf Council asks for unanimity of those that take part in the vote; the Atlantic Council knows no abstention at all."""
    votes = ALL.replace("SYR=yes", "SYR=abstain")

    assert asked(world, "rule: {unanimity: of those voting}", votes, SIX).value["adopted"] is True
    assert asked(world, "rule: {consensus: {abstention: blocks}}", votes, SIX).value["adopted"] is False


def test_silence_is_assent_only_of_those_whom_the_text_reached(world: World) -> None:
    """C43: February 2003, three wrote in time; and a member that nothing shows to have the text is still waited for."""
    answer = asked(world, "rule: {silence: {within: 72 hours}}", "EGY=no,IRQ=no,JOR=no", SIX)
    unproven = by_silence(last_moments({"BEL": 0, "TUR": None}, 72), {}, 1000)

    assert (answer.value["adopted"], answer.value["have"]) == (False, 3)
    assert (unproven.adopted, unproven.open_to) == ("conditional", ("TUR",))


def test_a_rule_that_practice_has_never_used_is_named_and_not_applied(world: World) -> None:
    """C44: the Peace and Security Council could vote where consensus fails, and since 2004 never has."""
    rule = "rules: [{consensus: {}, failing that: the next rule}, {majority: {of: voting, at least: 2/3}, dormant: true}]"
    answer = asked(world, rule, ALL.replace("SYR=yes", "SYR=no"), SIX)

    assert answer.value["adopted"] is False
    assert {"rule-dormant", "outcome-by-dormant-rule"} <= set(codes(*answer.because))
    assert dict(next(one for one in answer.because if one.code == "outcome-by-dormant-rule").params) == {"reading": "adopted"}


def test_those_present_and_those_absent_have_two_clocks_for_one_decision() -> None:
    """C45: the Statute of the oil exporters: thirty days for who was there; who was not must object ten days before publication."""
    clocks: dict[str, int | None] = {"SAU": 30, "IRN": 20}

    assert by_silence(clocks, {"IRN": 25}, 31).adopted is True
    assert by_silence(clocks, {"SAU": 25}, 31).adopted is False


def test_a_tie_fails_under_any_majority() -> None:
    """C46: the Assembly on 17 November 1965, 47 to 47; neither a majority nor two thirds."""
    for matter in ("any", "important question"):
        assert on("1965-11-17").ask_outcome(organ="GA", matter=matter, votes="yes=47,no=47,abstain=20").value["adopted"] is False


AMERICANS = [
    "ARG",
    "BHS",
    "BOL",
    "BRA",
    "CHL",
    "COL",
    "CRI",
    "CUB",
    "DOM",
    "ECU",
    "GTM",
    "HND",
    "HTI",
    "MEX",
    "NIC",
    "PAN",
    "PER",
    "PRY",
    "SLV",
    "TTO",
    "URY",
    "USA",
    "VEN",
]
CONVENING = "matters: [convening]\nrule: {majority: {of: entitled, more than: 1/2}}"
TWO_THIRDS = f"""
matters: [any]
rule: {{majority: {{of: entitled, at least: 2/3}}, quorum: the votes needed}}
excluded: [{{who: the parties to the dispute, base: shrinks, between: [{", ".join(AMERICANS)}]}}]
"""


def test_an_absolute_majority_of_those_entitled_counts_abstention_and_absence_against(world: World) -> None:
    """C47: 11 September 2019, 12 of 18 entitled; five abstained and one was away."""
    eighteen = " ".join(AMERICANS[:18])

    answer = asked(world, CONVENING, "yes=12,abstain=5,absent=1", eighteen, matter="convening")

    assert (answer.value["adopted"], answer.value["need"], answer.value["base"]) == (True, 10, 18)
    assert asked(world, CONVENING, "yes=9,abstain=8,absent=1", eighteen, matter="convening").value["adopted"] is False


@pytest.mark.parametrize(("votes", "adopted"), [("yes=14,no=1,abstain=6", True), ("yes=12,no=3,abstain=6", False)])
def test_two_thirds_of_all_are_fourteen_of_twenty_one_and_not_four_times_as_many_for_as_against(
    world: World, votes: str, adopted: bool
) -> None:
    """C48: Punta del Este 1962 and Quito 1974."""
    answer = asked(world, TWO_THIRDS, votes, " ".join(AMERICANS[:21]))

    assert (answer.value["adopted"], answer.value["need"], answer.value["base"]) == (adopted, 14, 21)


def test_half_of_the_members_can_be_four_fifths_of_the_votes() -> None:
    """C49: 7 April 2022, 93-24-58: 48 per cent of the members, 79 of the votes, two thirds of 117 being 78."""
    answer = on("2022-04-07").ask_outcome(organ="GA", matter="important question", votes="yes=93,no=24,abstain=58")

    assert (answer.value["adopted"], answer.value["need"], answer.value["base"]) == (True, 78, 117)


@pytest.mark.parametrize(
    ("day", "votes", "adopted"),
    [
        ("1972-01-01", "yes=9,abstain=6", True),
        ("1950-07-07", "yes=7,abstain=3,absent=1", True),
        ("1965-12-31", "yes=7,abstain=4", True),
        ("1966-01-01", "yes=7,abstain=8", False),
        ("2013-11-15", "yes=7,abstain=8", False),
    ],
)
def test_how_many_votes_are_needed_is_looked_up_by_date(day: str, votes: str, adopted: bool) -> None:
    """C50: seven of eleven until the end of 1965, nine of fifteen since."""
    assert on(day).ask_outcome(organ="SC", matter="procedural", votes=votes).value["adopted"] is adopted


def test_permanent_members_that_abstain_or_take_no_part_veto_nothing() -> None:
    """C51: S/RES/344 of 1973 had no permanent member for it."""
    votes = "FRA=abstain,GBR=abstain,SUN=abstain,USA=abstain,CHN=not-participating,yes=10"

    assert on("1973-12-15").ask_outcome(organ="SC", matter="any", votes=votes).value["adopted"] is True


@pytest.mark.parametrize(
    ("day", "votes"), [("2014-12-30", "AUS=no,USA=no,yes=8,abstain=5"), ("1999-03-26", "FRA=no,GBR=no,USA=no,yes=3,no=9")]
)
def test_a_permanent_no_below_the_number_is_no_veto(day: str, votes: str) -> None:
    """C52: 8-2-5 and 3-12 failed for their number; nobody vetoed them."""
    answer = on(day).ask_outcome(organ="SC", matter="any", votes=votes)

    assert answer.value["adopted"] is False
    assert "outcome-vetoed" not in codes(*answer.because)
    assert "outcome-no-is-no-veto" in codes(*answer.because)


def test_a_vote_once_cast_is_not_changed(world: World) -> None:
    """C53: on 4 June 1982 the United States wished minutes later that it had abstained."""
    organization = world(
        signed(*SIX.split())
        + """
1982-06-04 COUNCIL puts to decision 1982/1
  taken by: vote

1982-06-04 EGY votes against 1982/1

1982-06-04 EGY abstains on 1982/1
""",
        council("rule: {majority: {of: voting, more than: 1/2}}"),
    )
    motion = organization.on("1982-06-05").organs.motion("1982/1")

    assert codes(*organization.findings) == ("vote-is-final",)
    assert motion is not None
    assert motion.stances["EGY"].vote == "no"


@pytest.mark.parametrize(
    ("day", "votes"),
    [
        ("1956-10-31", "FRA=no,GBR=no,yes=7,abstain=2"),
        ("1960-09-17", "SUN=no,yes=8,no=1,abstain=1"),
        ("2022-02-27", "RUS=no,yes=11,abstain=3"),
    ],
)
def test_the_same_votes_fail_as_substance_and_pass_as_procedure(day: str, votes: str) -> None:
    """C54: 7-2-2, 8-2-1 and 11-1-3, each once vetoed and once adopted."""
    adopted = [on(day).ask_outcome(organ="SC", matter=matter, votes=votes).value["adopted"] for matter in ("any", "procedural")]

    assert adopted == [False, True]


def test_a_motion_on_the_class_fails_and_changes_the_rule_for_the_next_vote() -> None:
    """C55: in 1970 a plurality of 51-49 failed because the class motion had passed; in 1971 it did not pass, and 76-35-17 was enough."""
    before = on("1970-11-20").ask_outcome(organ="GA", motion="A/L.605").value
    after = on("1971-10-25").ask_outcome(organ="GA", motion="A/L.630").value

    assert (before["adopted"], before["threshold"]) == (False, "≥ 2/3")
    assert (after["adopted"], after["threshold"]) == (True, "> 1/2")


def test_the_question_whether_a_matter_is_procedural_can_itself_be_vetoed() -> None:
    """C55: the double veto: first the class, then the text."""
    votes = "SUN=no,yes=10"

    preliminary = on("1948-05-24").ask_outcome(organ="SC", matter="class of a matter", votes=votes)

    assert (preliminary.value["adopted"], "outcome-vetoed" in codes(*preliminary.because)) == (False, True)


LAOS = """
1959-09-07 COUNCIL puts to decision S/4214
  class: any

1959-09-07 EGY, IRQ, JOR, LBN votes for S/4214

1959-09-07 SAU abstains on S/4214

1959-09-07 SYR votes against S/4214

1959-09-07 COUNCIL rules on S/4214
  result: procedural

1959-09-07 SYR challenges the ruling on S/4214

1959-09-07 COUNCIL puts to decision challenge
  class: challenge of a ruling
  on: S/4214

"""
TWO_CLASSES = """
matters: [procedural, challenge of a ruling]
rule: {majority: {of: all members, number: 4}}

decision: [COUNCIL]
matters: [any]
rule: {majority: {of: all members, number: 4}, veto: {holders: [SYR]}}
"""


@pytest.mark.parametrize(("result", "code", "adopted"), [("not adopted", "ruling-upheld", True), ("adopted", "ruling-overturned", False)])
def test_a_challenged_ruling_on_the_class_is_put_to_the_vote_and_stands_unless_it_is_overturned(
    world: World, result: str, code: str, adopted: bool
) -> None:
    """C55: the President's ruling on Laos stood, 10 to 1."""
    organization = world(signed(*SIX.split()) + LAOS + f"1959-09-08 COUNCIL rules on challenge\n  result: {result}\n", council(TWO_CLASSES))
    answer = organization.on("1959-09-09").organs.ask_outcome(organ="COUNCIL", motion="S/4214")

    assert code in codes(*organization.findings)
    assert answer.value["adopted"] is adopted
    assert {"motion-ruled", "motion-ruling-challenged", "motion-challenge-voted"} <= set(codes(*answer.because))


def test_a_class_without_a_rule_leaves_a_motion_in_the_class_that_it_had(world: World) -> None:
    """C55: a class is put to the vote that the text does not know."""
    journal = signed(*SIX.split()) + (
        "\n1959-09-07 COUNCIL puts to decision 1\n\n1959-09-07 COUNCIL puts to decision 2\n  class: challenge of a ruling\n  on: 1\n"
        "  proposes: spiritual\n\n1959-09-08 COUNCIL decides that it is so\n  motion: 2\n"
    )
    rule = "matters: [challenge of a ruling, known]\nrule: {majority: {of: all members, number: 4}}"

    assert "class-without-rule" in codes(*world(journal, council(rule)).findings)


def test_a_dispute_leaves_its_parties_out_only_where_all_of_them_are_american(world: World) -> None:
    """C56: Argentina voted in 1982, the other party being no American State; Venezuela did not in 1964."""
    states = " ".join(AMERICANS[:21])
    malvinas, sanctions = (asked(world, TWO_THIRDS, "yes=15,no=2", states, about=about).value for about in ("ARG, GBR", "CUB, ARG"))

    assert (malvinas["base"], malvinas["left_out"]) == (21, ())
    assert (sanctions["base"], [one["state"] for one in sanctions["left_out"]]) == (19, ["ARG", "CUB"])


def test_a_chair_that_is_party_to_the_case_gives_way_to_its_deputy(world: World) -> None:
    """C57: Burundi chaired the Peace and Security Council in December 2015 and left the room on 17 December."""
    corpus = council(
        "rule: {majority: {of: entitled, at least: 2/3}}\nexcluded: [{who: the parties to the dispute}]",
        chair="{by: alphabet, deputy: the next in the alphabet}",
    )
    organs = world(signed(*SIX.split()) + "\n1959-12-01 EGY takes the chair of COUNCIL\n", corpus).on("1959-12-17").organs

    answer = organs.ask_outcome(organ="COUNCIL", about="EGY", votes="IRQ=yes,JOR=yes,LBN=yes,SAU=yes,SYR=yes")

    assert (answer.value["adopted"], answer.value["base"]) == (True, 5)
    assert {"left-out-party-to-the-dispute", "chair-gives-way", "chair-deputy"} <= set(codes(*answer.because))


CRIMEA = "RUS=no,CHN=abstain,yes=13"


def test_that_a_member_is_party_to_a_dispute_is_a_claim_until_somebody_competent_rules() -> None:
    """C58: Russia voted in 2014, nobody having ruled; by a ruling it would have had no vote, and the veto would be gone."""
    claimed = on("2014-03-15").ask_outcome(organ="SC", matter="pacific settlement", about="RUS, UKR", votes=CRIMEA)
    ruled = on("2014-03-15").ask_outcome(organ="SC", matter="pacific settlement", about="RUS, UKR", found="RUS", votes=CRIMEA)

    assert (claimed.value["adopted"], ruled.value["adopted"]) == (False, True)
    assert "exclusion-only-claimed" in codes(*claimed.because)
    assert (ruled.value["base"], "left-out-base-stays" in codes(*ruled.because)) == (15, True)


def test_a_party_may_step_back_itself() -> None:
    """C58: the United Kingdom took no part in the vote on the Corfu Channel in April 1947."""
    answer = on("1947-04-09").ask_outcome(
        organ="SC", matter="pacific settlement", about="ALB, GBR", votes="GBR=not-participating,yes=8,abstain=2"
    )

    assert answer.value["left_out"] == ({"state": "GBR", "why": "recused"},)
    assert (answer.value["adopted"], "left-out-recused" in codes(*answer.because)) == (True, True)


def test_the_proviso_counts_in_one_class_of_matter_alone() -> None:
    """C58: on any other matter a party to the dispute votes, whatever is said of it."""
    answer = on("2014-03-15").ask_outcome(organ="SC", matter="any", about="RUS, UKR", found="RUS", votes=CRIMEA)

    assert (answer.value["adopted"], answer.value["left_out"]) == (False, ())


DISPUTE = """
1959-01-01 COUNCIL puts to decision 1
  class: pacific settlement
  concerning: SYR, TUR

1959-01-01 EGY, IRQ, JOR, LBN votes for 1

1959-01-01 SYR votes against 1

1959-01-02 COUNCIL rules on 1
  result: a party to the dispute
  concerning: {party}
"""
VETOED = """
matters: [pacific settlement]
rule: {majority: {of: all members, number: 4}, veto: {holders: [SYR]}}
excluded: [{who: the parties to the dispute, found by: a ruling, base: stays}]
"""


def test_a_ruling_takes_the_vote_of_a_party_to_the_dispute_and_another_gives_it_back(world: World) -> None:
    """C58: what nobody dared to rule in 2014."""
    back = "\n1959-01-03 COUNCIL rules on 1\n  result: no party to the dispute\n  concerning: SYR\n"
    organization = world(signed(*SIX.split()) + DISPUTE.format(party="SYR") + back, council(VETOED))

    adopted = [
        organization.on(day).organs.ask_outcome(organ="COUNCIL", motion="1").value["adopted"]
        for day in ("1959-01-01", "1959-01-02", "1959-01-03")
    ]

    assert adopted == [False, True, False]


def test_a_ruling_about_a_state_without_a_vote_changes_nothing(world: World) -> None:
    """C58: an attack: somebody outside is ruled a party, to see whether the count moves."""
    organization = world(signed(*SIX.split()) + DISPUTE.format(party="TUR"), council(VETOED))

    assert "ruling-leaves-nobody-out" in codes(*organization.findings)


def test_attacker_and_victim_both_lose_the_vote(world: World) -> None:
    """C59: Cairo, 3 August 1990: Iraq and Kuwait without a vote, 14 to 4, one away."""
    league = "BHR COM DJI DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TUN YEM ARE"
    rule = "rule: {majority: {of: voting, more than: 1/2}}\nexcluded: [{who: the parties to the dispute, base: shrinks}]"

    answer = asked(world, rule, "IRQ=no,KWT=yes,yes=14,no=4,absent=1", league, about="IRQ, KWT")

    assert answer.value["adopted"] is True
    assert [one["state"] for one in answer.value["left_out"]] == ["IRQ", "KWT"]
    assert "votes-outside-electorate" in codes(*answer.because)


def test_where_the_quorum_is_the_votes_needed_every_one_present_must_vote_yes(world: World) -> None:
    """C60: with two left out of twenty-one, thirteen are both quorum and majority."""
    states, left_out = " ".join(AMERICANS[:21]), "ARG, CUB"

    assert asked(world, TWO_THIRDS, "yes=13,absent=6", states, about=left_out).value["adopted"] is True
    assert asked(world, TWO_THIRDS, "yes=12,no=1,absent=6", states, about=left_out).value["adopted"] is False


def test_nothing_is_decided_without_a_quorum(world: World) -> None:
    """C60: more yes than no is not enough where too few are there."""
    rule = "rule: {majority: {of: voting, more than: 1/2}, quorum: 2/3}"

    few = asked(world, rule, "EGY=yes,IRQ=yes,JOR=yes,LBN=absent,SAU=absent,SYR=absent", SIX)
    open_ = asked(world, rule, "EGY=yes,IRQ=yes,JOR=yes,LBN=absent", SIX)

    assert (few.value["adopted"], "outcome-without-quorum" in codes(*few.because)) == (False, True)
    assert (open_.value["adopted"], open_.value["still_to_sign"]) == ("conditional", ("SAU", "SYR"))


def test_the_yes_of_the_first_organ_is_no_decision_and_without_it_the_second_decides_nothing() -> None:
    """C61: the Council's recommendation on Palestine was vetoed on 18 April 2024; 143 votes of the Assembly admit nobody without it."""
    assembly = on("2024-05-10").ask_outcome(organ="GA", matter="admission", about="PSE", votes="yes=143,no=9,abstain=25")
    council_ = on("2011-07-13").ask_outcome(organ="SC", matter="admission", about="SSD", votes="yes=15")

    assert (assembly.value["adopted"], codes(*assembly.missing)) == ("conditional", ("recommendation-awaited",))
    assert "outcome-adopted" not in codes(*assembly.because)
    assert (council_.value["adopted"], council_.value["effect"], council_.value["binds"]) == (True, "recommendation", ())
    assert "outcome-recommended" in codes(*council_.because)


def test_the_second_organ_decides_once_the_recommendation_is_on_record(world: World) -> None:
    """C61: what was recommended may be decided, and may be refused as in January 2016."""
    more = article(4, "organ: ASSEMBLY\ntitle: Assembly\nseats: {parties of: T}") + article(
        5, "decision: [ASSEMBLY]\nmatters: [intervention]\nrule: {majority: {of: voting, at least: 2/3}}\non recommendation of: COUNCIL"
    )
    corpus = council("matters: [intervention]\nrule: {consensus: {}}\nrecommends to: ASSEMBLY", more=more)
    journal = signed(*SIX.split()) + "\n1959-12-17 COUNCIL decides to recommend\n  class: intervention\n  concerning: SYR\n"
    organs = world(journal, corpus).on("1960-01-31").organs

    decided, refused = (
        organs.ask_outcome(organ="ASSEMBLY", matter="intervention", about="SYR", votes=votes) for votes in ("yes=5,no=1", "yes=3,no=3")
    )

    assert (decided.value["adopted"], "recommendation-on-record" in codes(*decided.because)) == (True, True)
    assert refused.value["adopted"] is False
