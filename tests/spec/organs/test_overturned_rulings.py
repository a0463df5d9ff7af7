"""Chapter: rulings that are overturned. What rested on one is read anew: from then on, or from the beginning where the text says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations

import pytest

from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from tests.spec.organs.test_corner_cases import SIX, council, signed
from tests.spec.small import article, codes, entries_of

World = Callable[[str, Corpus], Organization]

LAW = """
matters: [any, suspension, challenge of a ruling]
rule: {majority: {of: voting, more than: 1/2}}
excluded: [{who: the parties to the dispute, found by: a ruling, base: shrinks}]
"""
MORE = article(
    4,
    """
membership: the parties
of: T

sanction: suspension
decided by: COUNCIL
ground: breach

organ: COURT
title: The Court
seats: {parties of: T}

decision: [COURT]
rule: {majority: {of: voting, more than: 1/2}}
""",
)
FOUND = signed(*SIX.split())
TIED = """
1959-01-01 COUNCIL puts to decision 1
  class: suspension
  concerning: SYR

1959-01-01 EGY, IRQ votes for 1

1959-01-01 JOR, LBN, SAU votes against 1
"""
RULED = """
1959-02-01 COUNCIL rules on 1
  result: adopted
"""
OVERTURNED = """
1959-03-01 JOR challenges the ruling on 1

1959-03-01 COUNCIL puts to decision 2
  class: challenge of a ruling
  on: 1

1959-04-01 COUNCIL decides to overturn it
  motion: 2
"""
RULED_OUT = """
1959-01-01 COUNCIL puts to decision 1
  concerning: SYR

1959-01-02 COUNCIL rules on 1
  result: a party to the dispute
  concerning: SYR
"""
CLASSES = """
matters: [procedural, challenge of a ruling]
rule: {majority: {of: voting, more than: 1/2}}

decision: [COUNCIL]
matters: [any]
rule: {majority: {of: voting, more than: 1/2}, veto: {holders: [SYR]}}
"""
PROCEDURAL = """
1959-01-01 COUNCIL puts to decision 1

1959-01-02 COUNCIL rules on 1
  result: procedural

1959-01-03 EGY, IRQ, JOR, LBN, SAU votes for 1

1959-01-03 SYR votes against 1
"""


def law(undoes: str = "") -> Corpus:
    return council(LAW + (f"undoes: {undoes}" if undoes else ""), more=MORE)


def findings(organization: Organization) -> list[str]:
    return [one for one in codes(*organization.findings) if "position" not in one]


def test_a_member_that_a_ruling_suspended_has_its_part_back_from_the_overturning_on(world: World) -> None:
    told = world(FOUND + TIED + RULED + OVERTURNED, law())

    assert [told.on(day).membership.is_suspended("SYR") for day in ("1959-01-31", "1959-02-15", "1959-04-02")] == [False, True, False]
    assert told.on("1959-02-15").organs.members("COUNCIL") == tuple(SIX.split()[:5])
    assert "decision-fell-with-ruling" in findings(told)


def test_what_was_done_in_between_is_marked_and_stands_for_its_time(world: World) -> None:
    told = world(FOUND + TIED + RULED + OVERTURNED, law())
    (row,) = (one for one in told.on("1960-01-01").organs.ask_decisions(of="COUNCIL").value if one["motion"] == "1")

    assert (row["fell"], row["binds"], "ruling-overturned" in row["flaws"]) == ("1959-04-01", (), True)
    assert len(told.on("1960-01-01").membership.away("SYR")) == 1
    (earlier,) = told.on("1959-02-15").organs.ask_decisions(of="COUNCIL").value
    assert (earlier["fell"], len(earlier["binds"])) == ("", 6)


def test_where_the_text_says_so_what_rested_on_the_ruling_never_had_an_effect(world: World) -> None:
    told = world(FOUND + TIED + RULED + OVERTURNED, law("from the beginning"))

    assert [told.on(day).membership.is_suspended("SYR") for day in ("1959-02-15", "1959-04-02")] == [False, False]
    assert told.on("1959-02-15").organs.decisions("COUNCIL") == ()
    assert told.on("1960-01-01").membership.away("SYR") == ()
    assert "ruling-void-from-the-beginning" in findings(told)
    answer = told.on("1960-01-01").organs.ask_outcome(organ="COUNCIL", motion="1")
    assert ("since", "1959-02-01") in next(one.params for one in answer.because if one.code == "motion-ruling-undone")


def test_before_the_overturning_was_known_the_ruling_had_its_effect(world: World) -> None:
    """The overturning reaches back in time, and not in what was known."""
    corpus = law("from the beginning")
    before = Organization(corpus).with_entries(entries_of(FOUND + TIED + RULED, corpus))
    after = before.with_entries(entries_of(FOUND + TIED + RULED + OVERTURNED, corpus))

    assert [one.on("1959-02-15").membership.is_suspended("SYR") for one in (before, after)] == [True, False]


@pytest.mark.parametrize("undoes", ["from then on", "from the beginning"])
def test_in_whatever_order_the_acts_come_to_be_known_the_end_is_the_same(undoes: str) -> None:
    corpus = law(undoes)
    entries = entries_of(FOUND + TIED + RULED + OVERTURNED + "\n1959-05-01 SYR votes for 2\n", corpus)
    parts = (entries[:7], entries[7:9], entries[9:])

    def seen(order: tuple[int, ...]) -> Iterator[object]:
        told = Organization(corpus)
        for number in order:
            told = told.with_entries(parts[number])
        for day in ("1959-02-15", "1959-03-15", "1959-04-02", "1960-01-01"):
            yield told.on(day).organs.ask_decisions(of="COUNCIL").value
            yield told.on(day).membership.is_suspended("SYR")
        yield sorted(findings(told))

    assert len({str(list(seen(order))) for order in permutations(range(3))}) == 1


def test_a_record_that_goes_on_after_an_annulment_keeps_it(world: World) -> None:
    """More acts than one stretch of the fold, and one that is found to come before all of them."""
    corpus = law("from the beginning")
    first = FOUND + TIED + RULED + OVERTURNED
    later = "".join(f"\n1960-{month:02}-{day:02} EGY takes the chair of COUNCIL\n" for month in range(1, 7) for day in range(1, 29))
    told = Organization(corpus).with_entries(entries_of(first, corpus))
    told = told.with_entries(entries_of(first + later, corpus))
    told = told.with_entries(entries_of(first + later + "\n1958-12-01 IRQ takes the chair of COUNCIL\n", corpus))

    assert [told.on(day).membership.is_suspended("SYR") for day in ("1959-02-15", "1961-01-01")] == [False, False]
    assert told.on("1959-01-01").organs.chair("COUNCIL") == "IRQ"


def test_a_state_that_a_ruling_left_out_votes_again_and_what_it_said_meanwhile_is_counted(world: World) -> None:
    ruled_out = (
        RULED_OUT
        + """
1959-01-03 EGY, IRQ votes for 1

1959-01-03 JOR, LBN, SYR votes against 1
"""
    )
    told = world(FOUND + ruled_out + OVERTURNED, law())
    before, after = (told.on(day).organs.ask_outcome(organ="COUNCIL", motion="1").value for day in ("1959-02-01", "1959-04-02"))

    assert ("SYR" in before["electorate"], before["have"], before["base"]) == (False, 2, 4)
    assert ("SYR" in after["electorate"], after["have"], after["base"], after["adopted"]) == (True, 2, 5, False)
    assert "ruling-overturned-votes-counted" in findings(told)


def test_a_decision_that_the_votes_carry_only_without_who_was_ruled_out_falls(world: World) -> None:
    ruled_out = (
        RULED_OUT
        + """
1959-01-03 EGY, IRQ, JOR votes for 1

1959-01-03 LBN, SAU votes against 1

1959-01-04 COUNCIL decides to take measures
  motion: 1
"""
    )
    said = ("", "1959-01-03 SYR votes for 1\n\n", "1959-01-03 SYR votes against 1\n\n")
    open_, stands, falls = (
        world(FOUND + ruled_out.replace("1959-01-04", f"{also}1959-01-04") + OVERTURNED, law()).on("1960-01-01").organs.decisions()[0]
        for also in said
    )

    assert (open_.fell, open_.flaws, open_.reading) == (None, ("ruling-overturned",), "conditional")
    assert (stands.fell, stands.flaws, stands.reading) == (None, (), True)
    assert falls.fell is not None
    assert "decision-stands-without-ruling" in findings(world(FOUND + ruled_out + OVERTURNED, law()))


def test_a_decision_that_was_announced_against_the_votes_does_not_rest_on_the_ruling(world: World) -> None:
    journal = (
        RULED_OUT
        + """
1959-01-03 EGY votes for 1

1959-01-03 IRQ, JOR, LBN, SAU, SYR votes against 1

1959-01-04 COUNCIL decides to take measures
  motion: 1
"""
    )
    assert world(FOUND + journal + OVERTURNED, law()).on("1960-01-01").organs.decisions()[0].fell is None


def test_a_decision_under_a_class_that_a_ruling_gave_falls_if_by_its_own_class_it_is_not_adopted(world: World) -> None:
    journal = (
        PROCEDURAL
        + """
1959-01-04 COUNCIL decides to send a mission
  motion: 1
  permits the vote of: EGY
"""
    )
    told = world(FOUND + journal + OVERTURNED, council(CLASSES, more=MORE))
    sent = told.on("1960-01-01").organs.decisions("COUNCIL")[0]

    assert (sent.fell is not None and sent.fell.text, "decision-fell-with-ruling" in findings(told)) == ("1959-04-01", True)
    assert told.on("1959-03-01").organs.state.composition.permitted("EGY", told.on("1959-03-01").at)
    assert not told.on("1960-01-01").organs.state.composition.permitted("EGY", told.on("1960-01-01").at)
    assert "decision-has-no-effect" in codes(*told.on("1960-01-01").organs.ask_outcome(organ="COUNCIL", motion="1").because)
    assert "decision-has-no-effect" in codes(*told.on("1960-01-01").organs.ask_decisions(of="COUNCIL").because)

    void = world(FOUND + journal + OVERTURNED, council(CLASSES.replace("1/2}}\n\n", "1/2}}\nundoes: from the beginning\n\n"), more=MORE))
    assert not void.on("1959-03-01").organs.state.composition.permitted("EGY", void.on("1959-03-01").at)
    assert {"ruling-void-from-the-beginning", "decision-void-from-the-beginning"} <= set(findings(void))


def test_what_a_chair_had_ruled_not_adopted_is_adopted_from_the_overturning_on_if_the_votes_carry_it(world: World) -> None:
    carried = TIED.replace("EGY, IRQ votes", "EGY, IRQ, LBN, SAU votes").replace("JOR, LBN, SAU votes", "JOR votes")
    told = world(FOUND + carried + RULED.replace("adopted", "not adopted") + OVERTURNED, law())

    assert [told.on(day).membership.is_suspended("SYR") for day in ("1959-03-15", "1959-04-02")] == [False, True]
    assert "decision-by-overturned-ruling" in findings(told)


def test_whom_a_fallen_decision_restored_is_again_as_it_was(world: World) -> None:
    suspended = """
1958-01-01 COUNCIL decides to suspend it
  class: suspension
  suspends: IRQ
"""
    restoring = (
        RULED_OUT
        + """
1959-01-03 EGY, JOR votes for 1

1959-01-03 LBN, SYR votes against 1

1959-01-03 SAU abstains on 1

1959-01-04 COUNCIL decides to restore it
  motion: 1
  restores: IRQ
"""
    )
    told = world(FOUND + suspended + restoring + OVERTURNED, law())

    assert [told.on(day).membership.is_suspended("IRQ") for day in ("1958-06-01", "1959-02-01", "1959-04-02")] == [True, False, True]


@pytest.mark.parametrize(("undoes", "before"), [("from then on", True), ("from the beginning", False)])
def test_what_has_fallen_may_be_decided_anew_and_is_another_decision(world: World, undoes: str, before: bool) -> None:
    anew = "\n1959-05-01 COUNCIL decides to suspend it after all\n  motion: 1\n  suspends: SYR\n"
    told = world(FOUND + TIED + RULED + OVERTURNED + anew, law(undoes))

    days = ("1959-02-15", "1959-04-15", "1959-06-01")
    assert [told.on(day).membership.is_suspended("SYR") for day in days] == [before, False, True]
    last = told.on("1960-01-01").organs.decisions("COUNCIL")[-1]
    assert (last.what, last.at.text, last.fell) == ("to suspend it after all", "1959-05-01", None)
    assert [one.fell is not None for one in told.on("1960-01-01").organs.decisions("COUNCIL") if one.what == "1"] == [True] * before


def test_a_ruling_that_was_upheld_keeps_everything_that_rests_on_it(world: World) -> None:
    upheld = OVERTURNED.replace(
        "1959-04-01 COUNCIL decides to overturn it\n  motion: 2", "1959-04-01 COUNCIL rules on 2\n  result: not adopted"
    )
    told = world(FOUND + TIED + RULED + upheld, law())

    assert told.on("1960-01-01").membership.is_suspended("SYR")
    assert ("ruling-upheld" in findings(told), "decision-fell-with-ruling" in findings(told)) == (True, False)


def test_a_vote_on_a_ruling_does_not_reach_another_that_was_made_since(world: World) -> None:
    """Security Council, rule 30: the vote on a challenge is immediate, and no ruling comes between them."""
    again = "\n1959-03-15 COUNCIL rules on 1\n  result: adopted\n\n"
    told = world(FOUND + TIED + RULED + OVERTURNED.replace("\n1959-04-01", again + "1959-04-01"), law())

    assert "challenge-of-replaced-ruling" in findings(told)
    assert "ruling-overturned" not in findings(told)
    assert told.on("1960-01-01").membership.is_suspended("SYR")


def test_a_challenge_is_settled_by_the_last_signature_too(world: World) -> None:
    sheet = """
1959-03-01 JOR challenges the ruling on 1

1959-03-01 COUNCIL puts to decision 2
  class: challenge of a ruling
  on: 1
  taken by: signature sheet

1959-03-02 EGY, IRQ, JOR, LBN, SAU, SYR signs the decision on 2
"""
    told = world(FOUND + TIED + RULED + sheet, law())

    assert "ruling-overturned" in findings(told)
    assert not told.on("1959-03-03").membership.is_suspended("SYR")


def test_a_sheet_that_was_complete_only_without_who_was_ruled_out_never_decided(world: World) -> None:
    rules = """
matters: [suspension]
rule: {unanimity: of all members}
excluded: [{who: the parties to the dispute, found by: a ruling, base: shrinks}]

decision: [COUNCIL]
matters: [any, challenge of a ruling]
rule: {majority: {of: voting, more than: 1/2}}
undoes: from the beginning
"""
    journal = """
1959-01-01 COUNCIL puts to decision 1
  class: suspension
  concerning: IRQ
  taken by: signature sheet

1959-01-02 COUNCIL rules on 1
  result: a party to the dispute
  concerning: SYR

1959-01-03 SYR refuses to sign 1

1959-01-10 EGY, IRQ, JOR, LBN, SAU signs the decision on 1
"""
    held = world(FOUND + journal, council(rules, more=MORE))
    never = world(FOUND + journal + OVERTURNED, council(rules, more=MORE))

    assert [one.on("1959-02-01").membership.is_suspended("IRQ") for one in (held, never)] == [True, False]
    assert [len(one.on("1959-02-01").organs.decisions("COUNCIL")) for one in (held, never)] == [1, 0]


def test_a_class_that_a_fallen_decision_settled_is_put_back(world: World) -> None:
    rules = """
matters: [procedural, challenge of a ruling, class of a matter]
rule: {majority: {of: voting, more than: 1/2}}

decision: [COUNCIL]
matters: [any]
rule: {majority: {of: voting, at least: 2/3}}
"""
    journal = (
        """
1959-01-01 COUNCIL puts to decision 0

1959-01-01 COUNCIL puts to decision 1
  class: class of a matter
  on: 0
  proposes: procedural

1959-01-01 EGY, IRQ votes for 1

1959-01-01 JOR, LBN, SAU, SYR votes against 1

1959-01-02 EGY, IRQ, JOR, LBN votes for 0

1959-01-02 SAU, SYR votes against 0
"""
        + RULED
    )
    told = world(FOUND + journal + OVERTURNED, council(rules, more=MORE))
    thresholds = [
        told.on(day).organs.ask_outcome(organ="COUNCIL", motion="0").value["threshold"]
        for day in ("1959-01-15", "1959-02-15", "1959-04-02")
    ]

    assert thresholds == ["≥ 2/3", "> 1/2", "≥ 2/3"]


def test_no_duty_hangs_on_a_decision_that_has_fallen(world: World) -> None:
    """Floors above reckon with what is acted on: the duty to carry out a decision ends with the decision."""
    duty = article(
        5,
        """
obligation: carry out decisions
when: {decision: {of: COUNCIL}}
owed by: every party
owed to: the organization
content: {the decision: required}
""",
    )
    journal = (
        PROCEDURAL
        + """
1959-01-04 COUNCIL decides to break off relations
  motion: 1
  against: ISR
  crisis: crisis
"""
    )
    told = world(FOUND + journal + OVERTURNED, council(CLASSES, more=MORE + duty))
    bonds = [{one.bond for one in told.on(day).defence.ask_conduct(of="crisis").value} for day in ("1959-02-01", "1959-04-02")]

    assert bonds == [{"bound"}, {"no longer bound"}]
    organs = told.on("1959-04-02").organs
    assert organs.without_effect() == organs.fallen() == {organs.decisions()[0].act}
