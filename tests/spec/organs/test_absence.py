"""Chapter: absence. The text does not say what it means; Belarus said so in June 2009, and the others went on."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

JUNE_2009 = """
2009-06-14 RUS puts to decision 2009/rapid-reaction-forces
  organ: CSC
  taken by: signature sheet

2009-06-14 BLR is absent from 2009/rapid-reaction-forces
  organ: CSC
  claims: no consensus

2009-06-14 ARM, KAZ, KGZ, RUS, TJK signs the decision on 2009/rapid-reaction-forces
  organ: CSC
"""
VOTES = "ARM=yes,BLR=absent,KAZ=yes,KGZ=yes,RUS=yes,TJK=yes"


def test_absence_leaves_the_outcome_contested_and_shows_both_readings(told: Told) -> None:
    answer = told("").on("2008-01-01").organs.ask_outcome(organ="CSC", matter="use of force", votes=VOTES)

    assert (
        answer.value | {"adopted": "contested", "binds": ("ARM", "KAZ", "KGZ", "RUS", "TJK"), "not_bound": (), "still_to_sign": ()}
        == answer.value
    )
    assert [position.value for position in answer.positions] == [{"adopted": False}, {"adopted": True}]
    assert answer.acted_on is None


def test_the_position_acted_on_is_the_one_on_which_five_signed(told: Told) -> None:
    answer = told(JUNE_2009).on("2009-06-20").organs.ask_outcome(organ="CSC", matter="use of force", votes=VOTES)

    assert answer.acted_on is not None
    assert (answer.acted_on.value, answer.acted_on.since) == ({"adopted": True}, "2009-06-14")
    assert answer.acted_on.held_by == ("ARM", "KAZ", "KGZ", "RUS", "TJK")
    assert "acted-despite-absence" in codes(*answer.because)


def test_who_claims_that_there_is_no_consensus_stands_in_the_position_with_its_act(told: Told) -> None:
    organization = told(JUNE_2009)

    first = organization.on("2009-06-20").organs.ask_outcome(organ="CSC", matter="use of force", votes=VOTES).positions[0]

    assert (first.held_by, first.since) == (("BLR",), "2009-06-14")
    assert organization.by_id[first.acts[0]].act.seat == "BLR"


def test_an_announcement_despite_an_absence_is_noted_and_makes_practice(told: Told) -> None:
    organization = told(
        JUNE_2009.replace("KGZ, RUS, TJK signs", "KGZ signs")
        + """
2009-06-15 RUS, TJK votes for 2009/rapid-reaction-forces
  organ: CSC

2009-06-16 CSC decides to form the forces
  motion: 2009/rapid-reaction-forces
"""
    )

    decided = organization.on("2009-06-20").organs.decisions("CSC")[-1]

    assert (decided.reading, decided.flaws) == ("contested", ())
    assert codes(*organization.findings) == ("decision-despite-absence",)


def test_a_claim_is_heard_even_where_the_text_lists_no_reading(world) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    from tests.spec.small import article, corpus_of

    corpus = corpus_of(
        T="treaty, 2000-01-01\n"
        + article(1, "entry into force: on signature")
        + article(2, "organ: COUNCIL\ntitle: Council\nseats: {parties of: T}")
        + article(3, "decision: [COUNCIL]\nrule: {consensus: {absence: contested}}")
    )
    organization = world(
        """
        2000-01-01 ARM, BLR signs T

        2000-02-01 COUNCIL puts to decision 2000/1

        2000-02-01 BLR is absent from 2000/1
          claims: no consensus
        """,
        corpus,
    )

    answer = organization.on("2000-03-01").organs.ask_outcome(organ="COUNCIL", matter="any", votes="ARM=yes,BLR=absent")

    assert codes(*answer.positions) == ("absence-claimed",)
