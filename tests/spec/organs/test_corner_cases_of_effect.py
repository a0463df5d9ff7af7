"""Chapter: the corner cases of voting, continued: whom it binds, who may vote when, one person, the default, seats, fractions.

Their numbers (C62 to C68, C79, C80) are those of the list of corner cases on which the format was built.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from tests.spec.organs.test_corner_cases import ALL, AMERICANS, SIX, TWO_THIRDS, asked, council, on, signed
from tests.spec.small import article, codes

World = Callable[[str, Corpus], Organization]

CONSTRUCTIVE = """
rule:
  unanimity: of those voting
  stopped by: [{of: declared abstainers, share: 1/3, weighted by: population, weight at least: 1/3}]
binds: all but declared abstainers
paid by: all but declared abstainers

weights: population
of: {EGY: 40, IRQ: 20, JOR: 10, LBN: 10, SAU: 10, SYR: 10}
"""


def test_who_abstains_with_a_declaration_is_neither_bound_nor_pays(world: World) -> None:
    """C62: Treaty on European Union, article 31(1)."""
    answer = asked(world, CONSTRUCTIVE, ALL.replace("EGY=yes", "EGY=declared"), SIX)

    assert (answer.value["adopted"], answer.value["not_bound"]) == (True, ("EGY",))
    assert answer.value["pays"] == ("IRQ", "JOR", "LBN", "SAU", "SYR")
    assert {"outcome-binds-all-but", "outcome-who-pays", "rule-minority"} <= set(codes(*answer.because))


@pytest.mark.parametrize(("declared", "adopted"), [("EGY", True), ("JOR,LBN", True), ("EGY,JOR", False), ("IRQ,JOR,LBN", False)])
def test_a_third_of_the_members_with_a_third_of_the_people_that_abstain_so_stop_it(world: World, declared: str, adopted: bool) -> None:
    """C62: both must be reached, the third of the members and the third of the people."""
    votes = ",".join(f"{state}={'declared' if state in declared else 'yes'}" for state in SIX.split())

    answer = asked(world, CONSTRUCTIVE, votes, SIX)

    assert answer.value["adopted"] is adopted
    assert ("outcome-stopped-by-minority" in codes(*answer.because)) is not adopted


def test_a_majority_decision_may_bind_those_alone_that_accept_it(world: World) -> None:
    """C63: Pact of the League of Arab States, article 7: the outcome is a set of States."""
    votes = "EGY=yes,IRQ=no,JOR=no,LBN=yes,SAU=yes,SYR=yes"

    answer = asked(world, "rule: {majority: {of: voting, more than: 1/2}}\nbinds: those who accept", votes, SIX)

    assert (answer.value["adopted"], answer.value["binds"], answer.value["not_bound"]) == (
        True,
        ("EGY", "LBN", "SAU", "SYR"),
        ("IRQ", "JOR"),
    )


def test_who_may_vote_is_fixed_when_the_matter_is_opened(world: World) -> None:
    """C64: who joins later, or loses its seat later, changes nothing for a matter that is open."""
    journal = (
        signed(*SIX.split()[:5]) + "\n1959-01-01 COUNCIL puts to decision 1\n\n1959-02-01 SYR signs T\n\n1959-03-01 SYR votes against 1\n"
    )
    organization = world(journal, council("rule: {consensus: {absence: harmless, silence: harmless}}"))
    motion = organization.on("1960-01-01").organs.motion("1")

    assert motion is not None
    assert motion.electorate.entitled == tuple(SIX.split()[:5])
    assert "position-outside-electorate" in codes(*organization.findings)


def test_an_organ_with_fewer_members_decides_what_the_larger_one_could_not(world: World) -> None:
    """C64: February 2003: what broke in the Council was agreed in the Defence Planning Committee, where one State did not sit."""
    more = article(4, "organ: COMMITTEE\ntitle: Committee\nseats: {named: [EGY, IRQ, JOR, LBN, SAU]}") + article(
        5, "decision: [COMMITTEE]\nrule: {consensus: {}}"
    )
    organs = world(signed(*SIX.split()), council("rule: {consensus: {}}", more=more)).on("1960-01-01").organs
    votes = ALL.replace("SYR=yes", "SYR=no")

    assert [organs.ask_outcome(organ=organ, votes=votes).value["adopted"] for organ in ("COUNCIL", "COMMITTEE")] == [False, True]


@pytest.mark.parametrize(
    ("votes", "adopted"), [("EGY=yes", True), ("EGY=no,IRQ=yes,JOR=yes,LBN=yes,SAU=yes,SYR=yes", False), ("IRQ=yes,JOR=yes", "conditional")]
)
def test_one_person_decides_without_a_tally(world: World, votes: str, adopted: bool | str) -> None:
    """C65: Benin, December 2025: the chair ordered it after consulting the members."""
    organs = (
        world(
            signed(*SIX.split()) + "\n1959-12-01 EGY takes the chair of COUNCIL\n", council("rule: {ruling: one person after consultation}")
        )
        .on("1959-12-07")
        .organs
    )

    answer = organs.ask_outcome(organ="COUNCIL", votes=votes)

    assert answer.value["adopted"] == adopted
    assert ("outcome-one-person-against" in codes(*answer.because)) is (adopted is False)
    assert ("chair-word-awaited" in codes(*answer.missing)) is (adopted == "conditional")


def test_where_the_default_acts_not_to_adopt_has_the_effect_and_its_validity_is_contested() -> None:
    """C66: 4-9-2 was not adopted and brought the sanctions back; three States deny that the notice was valid."""
    answer = on("2025-09-29").ask_outcome(organ="SC", motion="S/2025/577")
    before = on("2025-09-20").ask_outcome(organ="SC", motion="S/2025/577")

    assert (before.value["adopted"], before.value["effect"]) == (False, "what the text would end resumes")
    assert answer.value["adopted"] == "contested"
    assert {state for position in answer.positions for state in position.held_by} == {"CHN", "IRN", "RUS"}
    assert "outcome-default-resumes" in codes(*answer.because)


def test_in_a_written_procedure_quorum_and_presence_have_no_meaning(world: World) -> None:
    """C67: the Western European Union from 2001."""
    rule = "rule: {{majority: {{of: present, more than: 1/2}}, quorum: 2/3}}\ntaken by: [{}]"
    votes = "EGY=yes,IRQ=yes,JOR=yes,LBN=yes,SAU=absent,SYR=absent"
    few = votes.replace("LBN=yes", "LBN=absent")

    written = asked(world, rule.format("written procedure"), votes, SIX)

    assert (written.value["adopted"], written.value["base"]) == (True, 6)
    assert "rule-quorum-idle" in codes(*written.because)
    assert asked(world, rule.format("vote"), few, SIX).value["adopted"] is False


ELECTED = "{elected: [{number: 3, term: 2 years, quota: {East: 1, West: 2}}], ex officio: [chair of COUNCIL, past chair of COUNCIL]}"
NINE = "{permanent: [EGY], elected: [{number: 3, term: 2 years, quota: {East: 1, West: 2}}]}"


def test_more_names_than_seats_is_a_warning_and_no_crash(world: World) -> None:
    """C68: in December 1999 ten States were named to a council of nine."""
    journal = signed(*SIX.split()) + "\n1959-12-10 COUNCIL fills seats in COUNCIL\n  with: IRQ, JOR, LBN, SAU\n  from: 1960-01-01\n"
    organization = world(journal, council("rule: {consensus: {}}", seats=NINE))
    (found,) = organization.findings

    assert (found.code, found.param("filled"), found.param("seats")) == ("more-elected-than-seats", 4, 3)
    assert organization.on("1960-01-01").organs.members("COUNCIL") == ("EGY", "IRQ", "JOR", "LBN", "SAU")


def test_a_group_that_fills_more_seats_than_it_has_is_a_warning(world: World) -> None:
    """C68: seats by region."""
    journal = signed(*SIX.split()) + "\n1959-12-10 COUNCIL fills seats in COUNCIL\n  with: IRQ, JOR\n  group: East\n  from: 1960-01-01\n"

    assert codes(*world(journal, council("rule: {consensus: {}}", seats=NINE)).findings) == ("more-elected-than-the-group-has",)


def test_a_term_ends_after_the_years_that_the_text_gives_and_an_empty_seat_is_said(world: World) -> None:
    """C68: seats by election and term; where the record names nobody, the number of seats stays the base."""
    journal = signed(*SIX.split()) + "\n1959-12-10 COUNCIL fills seats in COUNCIL\n  with: IRQ, JOR\n  from: 1960-01-01\n"
    organization = world(journal, council("rule: {majority: {of: all members, more than: 1/2}}", seats=NINE))

    assert [organization.on(day).organs.members("COUNCIL") for day in ("1961-12-31", "1962-01-01")] == [("EGY", "IRQ", "JOR"), ("EGY",)]
    answer = organization.on("1961-12-31").organs.ask_outcome(organ="COUNCIL", votes="EGY=yes,IRQ=yes,JOR=no")
    assert (answer.value["adopted"], answer.value["base"], "outcome-seats-vacant" in codes(*answer.because)) == (False, 4, True)
    assert "organ-seats-vacant" in codes(*organization.on("1962-01-01").organs.ask_members(of="COUNCIL").because)


def test_whoever_chairs_and_whoever_chaired_before_may_sit_by_that_alone(world: World) -> None:
    """C68: the current and the last chair of the Authority sit in the council of nine."""
    chairs = "\n1958-01-01 EGY takes the chair of COUNCIL\n\n1959-01-01 IRQ takes the chair of COUNCIL\n"
    more = article(4, f"organ: NINE\ntitle: Nine\nseats: {ELECTED}")
    organization = world(signed(*SIX.split()) + chairs, council("rule: {consensus: {}}", more=more))

    assert organization.on("1960-01-01").organs.members("NINE") == ("EGY", "IRQ")


def test_seats_that_no_text_has_are_not_elected(world: World) -> None:
    """C68: an election to an organ of all parties, or to none."""
    journal = (
        signed(*SIX.split())
        + "\n1959-12-10 COUNCIL fills seats in COUNCIL\n  with: IRQ\n\n1959-12-10 COUNCIL fills seats in NOWHERE\n  with: IRQ\n"
    )

    assert codes(*world(journal, council("rule: {consensus: {}}")).findings) == ("seat-not-elected-by-the-text", "organ-unknown")


def test_a_threshold_is_a_fraction_and_fourteen_of_twenty_one_is_two_thirds(world: World) -> None:
    """C79: a rounded threshold turns a lawful decision away."""
    assert Fraction(14, 21) >= Fraction(2, 3)
    assert round(14 / 21, 4) >= 0.6667
    assert not Fraction(14, 21) >= Fraction("0.6667")
    assert asked(world, TWO_THIRDS, "yes=14,no=7", " ".join(AMERICANS[:21])).value["adopted"] is True


@pytest.mark.parametrize(("did", "base"), [("abstain", 6), ("not-participating", 6), ("absent", 5)])
def test_abstention_absence_and_taking_no_part_are_three_things(world: World, did: str, base: int) -> None:
    """C80: 27 June 1950 was printed 7-1-2 for 7-1-0 with three that did not vote."""
    votes = ALL.replace("SYR=yes", f"SYR={did}")
    harm = {"abstain": "abstention: harmless", "not-participating": "non participation: blocks", "absent": "absence: contested"}

    assert asked(world, "rule: {majority: {of: present, more than: 1/2}}", votes, SIX).value["base"] == base
    read = [asked(world, f"rule: {{consensus: {{{meaning}}}}}", votes, SIX).value["adopted"] for meaning in harm.values()]
    assert read[list(harm).index(did)] == {"abstain": True, "not-participating": False, "absent": "contested"}[did]
