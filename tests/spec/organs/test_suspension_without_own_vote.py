"""Chapter: suspension and exclusion (Charter art. 20). The Council decides; the vote of the member concerned is not counted."""

from __future__ import annotations

from collections.abc import Callable

from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from tests.spec.organs.conftest import Told
from tests.spec.small import article, codes, corpus_of

CASE = """
2023-03-01 KAZ puts to decision 2023/ARM
  organ: CSC
  class: suspension
  concerning: ARM

2023-03-01 BLR, KAZ, KGZ, RUS, TJK votes for 2023/ARM

2023-03-01 ARM votes against 2023/ARM

2023-03-02 CSC decides to suspend the part of Armenia
  motion: 2023/ARM
  suspends: ARM
"""
FIVE = ("BLR", "KAZ", "KGZ", "RUS", "TJK")


def test_the_member_concerned_does_not_vote_on_its_own_case(told: Told) -> None:
    answer = (
        told("")
        .on("2023-03-01")
        .organs.ask_outcome(organ="CSC", matter="suspension", about="ARM", votes="ARM=no,BLR=yes,KAZ=yes,KGZ=yes,RUS=yes,TJK=yes")
    )

    assert answer.value["adopted"] is True
    assert answer.value["binds"] == ("ARM", *FIVE)
    assert codes(*answer.because)[:3] == ("outcome-electorate", "left-out-concerned", "votes-outside-electorate")


def test_its_objection_is_on_record_and_stops_nothing(told: Told) -> None:
    organization = told(CASE)

    (found,) = organization.findings

    assert (found.code, found.param("state")) == ("position-outside-electorate", "ARM")
    assert organization.on("2023-03-02").organs.decisions()[-1].reading is True


def test_the_decision_suspends_from_its_own_instant_and_not_before(told: Told) -> None:
    organization = told(CASE)

    assert organization.on("2023-03-01").organs.may_vote("ARM", "CSC")
    assert not organization.on("2023-03-02").organs.may_vote("ARM", "CSC")
    assert organization.on("2023-03-02").organs.members("CSC") == FIVE
    assert organization.on("2023-03-02").organs.ask_may_vote(of="ARM", in_="CSC").value == "no"
    assert "organ-seat-suspended" in codes(*organization.on("2023-03-02").organs.ask_members(of="CSC").because)


def test_a_suspended_member_is_left_out_of_every_later_matter(told: Told) -> None:
    answer = (
        told(CASE)
        .on("2023-04-01")
        .organs.ask_outcome(organ="CSC", matter="use of force", votes="ARM=no,BLR=yes,KAZ=yes,KGZ=yes,RUS=yes,TJK=yes")
    )

    assert answer.value["adopted"] is True
    assert "left-out-suspended" in codes(*answer.because)


def test_a_suspended_member_is_still_bound_by_what_binds_all(told: Told) -> None:
    votes = ",".join(f"{state}=yes" for state in FIVE)

    assert "ARM" in told(CASE).on("2023-04-01").organs.ask_outcome(organ="CSC", matter="any", votes=votes).value["binds"]


def test_a_decision_that_counted_the_own_vote_is_found_out_and_has_its_effect(told: Told) -> None:
    """The motion did not name whom it concerned, so Armenia's abstention was taken into the count on its own case."""
    organization = told(
        CASE.replace("\n  concerning: ARM", "").replace("class: suspension", "class: any").replace("ARM votes against", "ARM abstains on")
    )

    (found,) = organization.findings

    assert (found.code, found.cites, found.param("without")) == ("own-vote-counted", "CH 20", "adopted")
    assert not organization.on("2023-03-02").organs.may_vote("ARM", "CSC")
    assert organization.on("2023-03-02").organs.decisions()[-1].flaws == ("own-vote-counted",)


def test_an_own_no_can_be_all_that_stood_against_it(told: Told) -> None:
    organization = told(CASE.replace("\n  concerning: ARM", "").replace("class: suspension", "class: any"))

    assert codes(*organization.findings) == ("decision-read-as-not-adopted", "own-vote-counted")


def test_exclusion_is_for_a_member_that_persists(told: Told) -> None:
    at_once = told("\n2023-03-01 CSC decides to exclude Armenia\n  excludes: ARM\n")
    after_suspension = told(CASE + "\n2024-03-01 CSC decides to exclude Armenia\n  excludes: ARM\n")

    assert codes(*at_once.findings) == ("exclusion-without-suspension",)
    assert "exclusion-without-suspension" not in codes(*after_suspension.findings)
    assert after_suspension.on("2024-03-01").membership.members() == FIVE
    assert after_suspension.on("2024-03-01").organs.members("CSC") == FIVE


def test_only_the_council_suspends(told: Told) -> None:
    organization = told("\n2023-03-01 CFM decides to suspend Armenia\n  suspends: ARM\n")

    (found,) = organization.findings

    assert (found.code, found.param("competent")) == ("sanction-by-another-organ", "CSC")


def test_before_the_charter_the_text_knew_no_such_sanction(told: Told) -> None:
    organization = told("\n2001-03-01 CSC decides to suspend Armenia\n  suspends: ARM\n")

    assert "sanction-unknown-to-the-text" in codes(*organization.findings)


def test_a_state_outside_cannot_be_suspended(told: Told) -> None:
    assert codes(*told("\n2023-03-01 CSC decides to suspend Georgia\n  suspends: GEO\n").findings) == ("sanction-of-a-non-member",)


def test_what_was_suspended_can_be_restored(told: Told) -> None:
    restored = told(CASE + "\n2024-03-01 CSC decides to restore the part of Armenia\n  restores: ARM\n")

    assert restored.on("2024-03-01").organs.may_vote("ARM", "CSC")


def test_restoring_what_was_never_taken_is_said(told: Told) -> None:
    assert codes(*told("\n2024-03-01 CSC decides to restore Armenia\n  restores: ARM\n").findings) == ("nothing-to-restore",)


def test_a_suspension_by_signature_sheet_has_its_effect_with_the_last_signature_and_once(told: Told) -> None:
    sheet = """
2023-03-01 KAZ puts to decision 2023/ARM
  organ: CSC
  class: suspension
  concerning: ARM
  taken by: signature sheet

2023-03-01 BLR, KAZ, KGZ, RUS signs the decision on 2023/ARM

2023-04-01 TJK signs the decision on 2023/ARM

2023-05-01 CSC decides to restore Armenia
  restores: ARM

2023-05-02 CSC decides to suspend the part of Armenia
  motion: 2023/ARM
  suspends: ARM
"""
    organization = told(sheet)

    assert organization.on("2023-03-31").organs.may_vote("ARM", "CSC")
    assert not organization.on("2023-04-01").organs.may_vote("ARM", "CSC")
    assert organization.on("2023-05-02").organs.may_vote("ARM", "CSC")


def test_an_attack_by_a_vote_from_inside_the_suspension_changes_nothing(told: Told) -> None:
    attack = """
2023-06-01 KAZ puts to decision 2023/2
  organ: CSC

2023-06-01 BLR, KAZ, KGZ, RUS, TJK votes for 2023/2

2023-06-01 ARM votes against 2023/2
"""
    organs = told(CASE + attack).on("2023-06-02").organs

    assert organs.ask_reading(of="2023/2").value["adopted"] is True


def test_where_the_texts_give_suspension_to_two_organs_either_may_decide_it(world: Callable[[str, Corpus], Organization]) -> None:
    """African Union: the Assembly by article 30 of the Constitutive Act, the Council by article 7(1)(g) of its Protocol."""
    seats = "\ntitle: An organ\nseats: {parties of: CA}"
    rule = "\nground: breach\nreaches: [voting]"
    text = f"membership: members\nof: CA\n\norgan: ASSEMBLY{seats}\n\norgan: COUNCIL{seats}\n\norgan: BUREAU{seats}"
    text += f"\n\nsanction: suspension\ndecided by: ASSEMBLY{rule}\n\nsanction: suspension\ndecided by: COUNCIL{rule}\n\ndecision: [ASSEMBLY, COUNCIL, BUREAU]\nrule: {{unanimity: of all members}}"
    corpus = corpus_of(
        organization="AU", founded_by="CA", CA="charter, 2000-07-11" + article(1, text + "\n\nentry into force: on signature")
    )
    journal = "2000-07-11 EGY, GAB, NER signs CA\n"

    for organ, found in (("ASSEMBLY", ()), ("COUNCIL", ()), ("BUREAU", ("sanction-by-another-organ",))):
        organization = world(f"{journal}\n2013-07-05 {organ} decides to suspend Egypt\n  suspends: EGY\n", corpus)
        assert codes(*organization.findings) == found
