"""Chapter: organs of other kinds. The same questions, another text: numbers, vetoes, classes of matter, parties to a dispute."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from tests.spec.small import article, codes, corpus_of

World = Callable[[str, Corpus], Organization]
FOUNDED = "1945-06-26 CHN, EGY, FRA, GBR, RUS, USA signs T\n"
COUNCIL = article(1, "entry into force: on signature") + article(2, "organ: COUNCIL\ntitle: Council\nseats: {parties of: T}")


def council(rule: str) -> Corpus:
    return corpus_of(T="treaty, 1945-06-26\n" + COUNCIL + article(3, rule))


FOUR_AND_NO_VETO = """
decision: [COUNCIL]
matters: [procedural]
rule: {majority: {of: all members, number: 4}}

decision: [COUNCIL]
matters: [any]
rule: {majority: {of: all members, number: 4}, veto: {holders: [CHN, FRA, GBR, RUS, USA]}}
"""
VOTES = "CHN=yes,EGY=yes,FRA=yes,GBR=abstain,RUS=no,USA=yes"


def test_the_class_of_a_matter_decides_whether_a_no_is_a_veto(world: World) -> None:
    organs = world(FOUNDED, council(FOUR_AND_NO_VETO)).on("1950-01-01").organs

    substantive, procedural = (organs.ask_outcome(organ="COUNCIL", matter=matter, votes=VOTES) for matter in ("any", "procedural"))

    assert (substantive.value["adopted"], procedural.value["adopted"]) == (False, True)
    assert "outcome-vetoed" in codes(*substantive.because)
    assert "rule-majority" in codes(*procedural.because)


def test_below_the_number_a_permanent_no_is_only_a_no(world: World) -> None:
    organs = world(FOUNDED, council(FOUR_AND_NO_VETO)).on("1950-01-01").organs

    answer = organs.ask_outcome(organ="COUNCIL", matter="any", votes="CHN=yes,EGY=yes,FRA=abstain,GBR=abstain,RUS=no,USA=yes")

    assert codes(*answer.because)[-2:] == ("outcome-too-few", "outcome-no-is-no-veto")


def test_a_ruling_on_the_class_changes_the_rule_and_not_who_votes(world: World) -> None:
    journal = (
        FOUNDED
        + """
1959-09-07 COUNCIL puts to decision S/4214

1959-09-07 CHN, EGY, FRA, USA votes for S/4214

1959-09-07 GBR abstains on S/4214

1959-09-07 RUS votes against S/4214

1959-09-08 COUNCIL rules on S/4214
  result: procedural

1959-09-10 COUNCIL rules on S/4214
  result: not procedural
"""
    )
    organization = world(journal, council(FOUR_AND_NO_VETO))

    read = [organization.on(day).organs.ask_reading(of="S/4214").value["adopted"] for day in ("1959-09-07", "1959-09-08", "1959-09-10")]

    assert read == [False, True, False]


@pytest.mark.parametrize(("base", "adopted"), [("shrinks", True), ("stays", False)])
def test_a_party_to_the_dispute_is_left_out_and_the_base_shrinks_or_stays(world: World, base: str, adopted: bool) -> None:
    rule = f"""
decision: [COUNCIL]
rule: {{majority: {{of: all members, at least: 2/3}}}}
excluded: [{{who: the parties to the dispute, base: {base}}}]
"""
    organs = world(FOUNDED, council(rule)).on("1950-01-01").organs

    answer = organs.ask_outcome(organ="COUNCIL", matter="any", about="RUS, USA", votes="CHN=yes,EGY=yes,FRA=yes,GBR=no,RUS=no,USA=no")

    assert answer.value["adopted"] is adopted


def test_a_decision_may_bind_only_those_who_accept_it(world: World) -> None:
    rule = "decision: [COUNCIL]\nrule: {majority: {of: voting, more than: 1/2}}\nbinds: those who accept"
    organs = world(FOUNDED, council(rule)).on("1950-01-01").organs

    answer = organs.ask_outcome(organ="COUNCIL", matter="any", votes="CHN=yes,EGY=yes,FRA=yes,GBR=yes,RUS=no,USA=no")

    assert (answer.value["binds"], answer.value["not_bound"]) == (("CHN", "EGY", "FRA", "GBR"), ("RUS", "USA"))


def test_who_declares_its_abstention_may_stay_free_while_the_decision_stands(world: World) -> None:
    rule = "decision: [COUNCIL]\nrule: {unanimity: of those voting}\nbinds: all but declared abstainers"
    organs = world(FOUNDED, council(rule)).on("1950-01-01").organs

    answer = organs.ask_outcome(organ="COUNCIL", matter="any", votes="CHN=yes,EGY=declared,FRA=yes,GBR=yes,RUS=yes,USA=yes")

    assert (answer.value["adopted"], answer.value["not_bound"]) == (True, ("EGY",))
    assert "rule-unanimity" in codes(*answer.because)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("rule: {silence: {within: 72 hours}}", "rule-silence"),
        ("rule: {ruling: one person after consultation}", "rule-one-person"),
        ("together: [{majority: {of: entitled, at least: 1/2}}, {majority: {of: entitled, number: 3}}]", "rule-majority"),
        ("rules: [{consensus: {}, failing that: the next rule}, {majority: {of: voting, at least: 2/3}}]", "rule-majority"),
        ("rule: {consensus: {}}\nbinds: those who voted for it", "rule-consensus-limited"),
    ],
)
def test_every_way_of_deciding_says_by_which_rule(world: World, rule: str, code: str) -> None:
    organs = world(FOUNDED, council(f"decision: [COUNCIL]\n{rule}")).on("1950-01-01").organs

    answer = organs.ask_outcome(organ="COUNCIL", matter="any", votes=VOTES)

    assert code in codes(*answer.because)


def test_a_count_says_what_was_needed_what_there_was_and_of_how_many(world: World) -> None:
    rule = "decision: [COUNCIL]\nrule: {majority: {of: voting, at least: 2/3}}"
    answer = world(FOUNDED, council(rule)).on("1950-01-01").organs.ask_outcome(organ="COUNCIL", matter="any", votes=VOTES)

    (count,) = (reason for reason in answer.because if reason.code == "outcome-count")

    assert dict(count.params) == {"need": 4, "have": 4, "base": 5}


def test_a_vote_still_open_names_who_could_change_it(world: World) -> None:
    rule = "decision: [COUNCIL]\nrule: {majority: {of: all members, number: 4}}"
    answer = world(FOUNDED, council(rule)).on("1950-01-01").organs.ask_outcome(organ="COUNCIL", matter="any", votes="CHN=yes,EGY=yes")

    assert "outcome-could-still-change" in codes(*answer.because)
    assert codes(*answer.missing) == ("word-awaited",) * 4


def test_a_rule_that_has_ended_is_none_by_which_an_organ_decides(world: World) -> None:
    rule = (
        "decision: [COUNCIL]\nrule: {majority: {of: all members, number: 4}, veto: {holders: [RUS]}}\nuntil: 1965-12-31\n\n"
        "decision: [COUNCIL]\nrule: {majority: {of: all members, number: 5}}\nfrom: 1966-01-01"
    )
    organization = world(FOUNDED, council(rule))
    views = [organization.on(day) for day in ("1965-12-31", "1966-01-01")]

    assert [len(view.organs.rules("COUNCIL")) for view in views] == [1, 1]
    assert [view.defence.ask_may(of="RUS", do="veto").value for view in views] == ["yes", "no"]
