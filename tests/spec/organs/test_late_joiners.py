"""Chapter: limited formats and time (C64). Who decides is fixed when the matter is opened, unless the text says otherwise; who may join late is its to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from tests.spec.organs.test_corner_cases import SIX, council, signed
from tests.spec.small import codes

World = Callable[[str, Corpus], Organization]

FIVE = tuple(SIX.split()[:5])
RULE = "format: limited\nrule: {majority: {of: all members, more than: 1/2}}\n"
OPENED = """
1959-01-01 COUNCIL puts to decision 1
  format: limited
  among: EGY, IRQ, JOR
"""
JOINS = "\n1959-02-01 LBN joins the format of 1\n"
VOTES = """
1959-02-02 EGY, IRQ votes for 1

1959-02-02 JOR, LBN votes against 1
"""
DECIDED = "\n1959-03-01 COUNCIL decides to go on together\n  motion: 1\n"


def outcome(organization: Organization, on: str = "1960-01-01") -> dict[str, Any]:
    value: dict[str, Any] = organization.on(on).organs.ask_outcome(organ="COUNCIL", motion="1").value
    return value


def reasons(organization: Organization, on: str = "1960-01-01") -> dict[str, dict[str, Any]]:
    answer = organization.on(on).organs.ask_outcome(organ="COUNCIL", motion="1")
    return {one.code: dict(one.params) for one in answer.because}


def test_those_named_for_a_limited_format_decide_it_and_are_the_base_of_the_count(world: World) -> None:
    """Enhanced cooperation: all members may deliberate, those that take part vote."""
    told = world(signed(*SIX.split()) + OPENED + VOTES, council(RULE))
    value = outcome(told)

    assert (value["electorate"], value["base"], value["have"], value["adopted"]) == (("EGY", "IRQ", "JOR"), 3, 2, True)
    assert (value["binds"], value["not_bound"]) == (("EGY", "IRQ", "JOR"), ("LBN", "SAU", "SYR"))
    assert "position-outside-electorate" in codes(*told.findings)
    assert "left-out-not-in-the-format" in reasons(told)


def test_who_is_named_for_a_limited_format_and_has_no_seat_is_not_counted_and_that_is_said(world: World) -> None:
    told = world(signed(*SIX.split()) + OPENED.replace("JOR", "FRA"), council(RULE))

    assert outcome(told)["electorate"] == ("EGY", "IRQ")
    assert [dict(one.params)["states"] for one in told.findings if one.code == "format-names-without-seat"] == [("FRA",)]


@pytest.mark.parametrize(("named", "base"), [("EGY, IRQ, JOR", 3), ("EGY, IRQ, JOR, SAU", 4)])
def test_a_suspended_member_is_in_the_base_of_a_limited_format_only_if_it_is_named_for_it(world: World, named: str, base: int) -> None:
    suspended = "\n1958-06-15 COUNCIL decides to suspend it\n  suspends: SAU\n"
    value = outcome(world(signed(*SIX.split()) + suspended + OPENED.replace("EGY, IRQ, JOR", named) + VOTES, council(RULE)))

    assert (value["base"], value["have"], value["electorate"]) == (base, 2, ("EGY", "IRQ", "JOR"))
    assert ("SAU" in value["binds"], "SAU" in value["not_bound"]) == (False, base == 3)


def test_who_becomes_a_member_later_has_no_vote_on_a_matter_that_is_open_and_that_is_said(world: World) -> None:
    """C64: the usual rule."""
    journal = (
        signed(*FIVE)
        + "\n1959-01-01 COUNCIL puts to decision 1\n  format: limited\n\n1959-02-01 SYR signs T\n\n1959-02-02 SYR votes for 1\n"
    )
    told = world(journal, council(RULE))

    assert outcome(told)["electorate"] == FIVE
    assert reasons(told)["electorate-fixed-at-opening"] == {"on": "1959-01-01", "later": ("SYR",), "gone": ()}
    assert "electorate-fixed-at-opening" not in reasons(told, "1959-01-15")


def test_where_the_text_says_so_whoever_is_a_member_when_it_is_decided_votes(world: World) -> None:
    journal = (
        signed(*FIVE)
        + "\n1959-01-01 COUNCIL puts to decision 1\n  format: limited\n\n1959-02-01 SYR signs T\n\n1959-02-02 SYR votes for 1\n"
    )
    told = world(journal, council(RULE + "voters: as they are when it is decided\n"))

    assert (outcome(told, "1959-01-15")["electorate"], outcome(told)["electorate"]) == (FIVE, tuple(SIX.split()))
    assert outcome(told)["have"] == 1
    assert reasons(told)["electorate-as-when-decided"] == {"later": ("SYR",), "gone": ()}
    decided = world(journal + DECIDED + "\n1959-04-01 LBY signs T\n", council(RULE + "voters: as they are when it is decided\n"))
    assert outcome(decided)["electorate"] == tuple(SIX.split())


@pytest.mark.parametrize(("voters", "entitled"), [("fixed when opened", 6), ("as they are when it is decided", 5)])
def test_a_member_that_loses_its_seat_meanwhile_votes_as_the_text_has_it(world: World, voters: str, entitled: int) -> None:
    suspended = "\n1959-01-15 COUNCIL decides to suspend it\n  suspends: SYR\n\n1959-02-02 SYR votes against 1\n"
    journal = signed(*SIX.split()) + "\n1959-01-01 COUNCIL puts to decision 1\n  format: limited\n" + suspended
    told = world(journal, council(RULE + f"voters: {voters}\n"))

    assert len(outcome(told)["electorate"]) == entitled


def test_where_no_text_lets_anybody_join_late_the_act_stands_beside_the_matter(world: World) -> None:
    """C64: late joiners need a rule."""
    told = world(signed(*SIX.split()) + OPENED + JOINS + VOTES, council(RULE))

    assert outcome(told)["electorate"] == ("EGY", "IRQ", "JOR")
    assert codes(*told.findings) == ("format-closed-to-joining", "position-outside-electorate")


def test_who_joins_before_the_decision_decides_with_the_others(world: World) -> None:
    told = world(signed(*SIX.split()) + OPENED + JOINS + VOTES, council(RULE + "joined: until it is decided\n"))
    value = outcome(told)

    assert (value["electorate"], value["base"], value["have"], value["adopted"]) == (("EGY", "IRQ", "JOR", "LBN"), 4, 2, False)
    assert reasons(told)["format-joined-on"] == {"state": "LBN", "on": "1959-02-01"}


@pytest.mark.parametrize("way", ["until it is decided", "at any time"])
def test_nobody_joins_a_matter_that_was_ruled_not_adopted(world: World, way: str) -> None:
    late = OPENED + VOTES.replace("JOR, LBN", "JOR") + "\n1959-03-01 COUNCIL rules on 1\n  result: not adopted\n"
    told = world(signed(*SIX.split()) + late + "\n1959-04-01 SYR joins the format of 1\n", council(RULE + f"joined: {way}\n"))

    assert "SYR" not in outcome(told)["electorate"]
    assert [dict(one.params)["since"] for one in told.findings if one.code == "format-closed-to-joining"] == ["1959-03-01"]


def test_after_the_decision_only_a_text_that_is_open_at_any_time_lets_somebody_join_and_be_bound(world: World) -> None:
    """Enhanced cooperation is open at any time to all (Treaty on the Functioning of the European Union, articles 328 and 331)."""
    late = OPENED + VOTES.replace("JOR, LBN", "JOR") + DECIDED + "\n1959-04-01 SYR joins the format of 1\n"
    shut, open_ = (world(signed(*SIX.split()) + late, council(RULE + f"joined: {way}\n")) for way in ("until it is decided", "at any time"))

    def bound(told: Organization, on: str) -> Any:
        return told.on(on).organs.ask_decisions(of="COUNCIL").value[0]["binds"]

    assert [bound(one, "1960-01-01") for one in (shut, open_)] == [("EGY", "IRQ", "JOR"), ("EGY", "IRQ", "JOR", "SYR")]
    assert bound(open_, "1959-03-15") == ("EGY", "IRQ", "JOR")
    assert "format-closed-to-joining" in codes(*shut.findings)


def test_only_who_has_a_vote_in_the_organ_joins_and_only_once(world: World) -> None:
    journal = signed(*FIVE) + OPENED + JOINS + JOINS.replace("1959-02-01", "1959-02-03") + "\n1959-02-01 SYR joins the format of 1\n"
    told = world(journal, council(RULE + "joined: at any time\n"))

    assert sorted(codes(*told.findings)) == ["format-joined-already", "format-joined-without-seat"]
    assert "motion-never-opened" in codes(*world(signed(*FIVE) + JOINS, council(RULE)).findings)


def test_any_member_may_object_to_a_format_in_which_it_does_not_decide(world: World) -> None:
    guarded = RULE + "unless: any member objects to the format\n"
    told = world(
        signed(*SIX.split()) + OPENED + VOTES.replace("JOR, LBN", "JOR") + "\n1959-02-03 SAU objects to the format of 1\n", council(guarded)
    )

    assert outcome(told)["adopted"] is False
    assert reasons(told)["outcome-format-objected"]["states"] == ("SAU",)


def test_a_ruling_on_a_party_to_the_dispute_holds_although_the_voters_change(world: World) -> None:
    rule = (
        RULE + "voters: as they are when it is decided\nexcluded: [{who: the parties to the dispute, found by: a ruling, base: shrinks}]\n"
    )
    journal = (
        signed(*FIVE)
        + "\n1959-01-01 COUNCIL puts to decision 1\n  format: limited\n\n1959-01-02 COUNCIL rules on 1\n  result: a party to the dispute\n"
        + "  concerning: EGY\n\n1959-02-01 SYR signs T\n"
    )

    assert outcome(world(journal, council(rule)))["electorate"] == ("IRQ", "JOR", "LBN", "SAU", "SYR")
