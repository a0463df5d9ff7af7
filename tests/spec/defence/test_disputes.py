"""What stands between members: complaints, good offices, mediation, missions, and how a dispute stands on a date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.answer import Answer
from foedus.mechanisms.defence.questions import Dispute
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]

COMPLAINT = """
2022-03-01 SWE brings a complaint in the sound
  against: DNK
  over: passage of ships
  under: PACT 1
  answer by: 2022-03-31
"""
OFFERED = """
2022-03-10 SG offers to help in the sound
  means: mediation
  between: SWE, DNK
  until: 2022-03-20
"""
ACCEPTED = """
2022-03-12 SWE accepts help in the sound
  means: mediation

2022-03-15 DNK accepts help in the sound
  means: mediation
"""
REFUSED = """
2022-03-15 DNK refuses help in the sound
  means: mediation
  reason: a matter for the two
"""
MISSION = """
2022-04-01 COUNCIL sends a mission in the sound
  means: fact-finding
  to: SWE, DNK
  led by: SG
  report by: 2022-04-30
"""
REPORT = """
2022-04-20 SG gives the report of the mission in the sound
  means: fact-finding
  finds: ships were stopped
"""
SETTLED = """
2022-05-01 DNK settles the sound
  by: an exchange of notes

2022-05-02 SWE settles the sound
  by: an exchange of notes
"""


def asked(record: Organization, day: str, of: str = "") -> Answer:
    return record.on(day).defence.ask_disputes(of=of)


def the(answer: Answer) -> Dispute:
    (one,) = answer.value
    assert isinstance(one, Dispute)
    return one


@pytest.mark.parametrize(
    ("journal", "day", "stands"),
    [
        (COMPLAINT, "2022-03-02", "complained of"),
        (COMPLAINT + OFFERED, "2022-03-11", "means offered"),
        (COMPLAINT + OFFERED + ACCEPTED, "2022-03-13", "means offered"),
        (COMPLAINT + OFFERED + ACCEPTED, "2022-03-15", "means accepted"),
        (COMPLAINT + OFFERED + REFUSED, "2022-03-16", "means refused"),
        (COMPLAINT + MISSION, "2022-04-02", "mission under way"),
        (COMPLAINT + MISSION + REPORT, "2022-04-21", "mission reported"),
        (COMPLAINT + SETTLED, "2022-05-01", "settled by some"),
        (COMPLAINT + SETTLED, "2022-05-02", "settled"),
        (COMPLAINT + "\n2022-04-02 SWE withdraws its complaint in the sound\n", "2022-04-03", "withdrawn"),
        (COMPLAINT + SETTLED + COMPLAINT.replace("2022-03-01", "2023-03-01"), "2023-03-02", "complained of"),
    ],
)
def test_a_dispute_stands_as_its_last_act_left_it(pact: Pact, journal: str, day: str, stands: str) -> None:
    assert the(asked(pact(journal), day)).stands == stands


def test_a_means_needs_every_party_and_one_refusal_ends_it(pact: Pact) -> None:
    answer = asked(pact(COMPLAINT + OFFERED + REFUSED), "2022-03-16")

    assert [(one.means, one.by, one.refused_by) for one in the(answer).tried] == [("mediation", "SG", ("DNK",))]
    assert {"dispute-complained", "dispute-means-offered", "dispute-means-refused"} <= {one.code for one in answer.because}


def test_who_has_not_answered_an_offer_is_named(pact: Pact) -> None:
    answer = asked(pact(COMPLAINT + OFFERED), "2022-03-11")

    unanswered = next(one for one in answer.because if one.code == "dispute-means-unanswered")
    assert dict(unanswered.params)["states"] == ("SWE", "DNK")


def test_a_party_that_itself_proposes_a_means_accepts_it(pact: Pact) -> None:
    record = pact(COMPLAINT + OFFERED.replace("SG", "SWE"))

    assert the(asked(record, "2022-03-11")).tried[0].accepted_by == ("SWE",)


def test_mediation_that_nobody_recorded_as_offered_is_a_means_all_the_same(pact: Pact) -> None:
    record = pact(COMPLAINT + "\n2022-03-11 SG mediates in the sound\n  outcome: talks in Helsinki\n")

    assert [(one.means, one.by) for one in the(asked(record, "2022-03-12")).tried] == [("mediation", "SG")]


def test_clocks_run_are_met_and_are_overdue(pact: Pact) -> None:
    record = pact(COMPLAINT + OFFERED + MISSION)

    def clocks(day: str) -> dict[str, str]:
        return {one.what: one.stands for one in the(asked(record, day)).clocks}

    assert clocks("2022-03-31")["an answer to the complaint"] == "running"
    assert clocks("2022-04-01")["an answer to the complaint"] == "overdue"
    assert clocks("2022-04-30")["the report of the mission"] == "running"
    assert clocks("2022-05-01")["the report of the mission"] == "overdue"
    assert "dispute-overdue" in {one.code for one in asked(record, "2022-05-01").because}
    reported = pact(COMPLAINT + OFFERED + MISSION + REPORT)
    assert {one.what: one.stands for one in the(asked(reported, "2022-05-01")).clocks}["the report of the mission"] == "met"


def test_a_dispute_is_asked_for_by_each_of_its_parties_and_by_all(pact: Pact) -> None:
    record = pact(COMPLAINT)

    assert the(asked(record, "2022-03-02", "DNK")) == the(asked(record, "2022-03-02", "all"))
    assert the(asked(record, "2022-03-02", "DNK")).parties == ("SWE", "DNK")
    assert asked(record, "2022-03-02", "NOR").because[0].code == "disputes-none"


def test_that_nothing_was_tried_is_said_and_who_settled_is_named(pact: Pact) -> None:
    assert "dispute-nothing-tried" in {one.code for one in asked(pact(COMPLAINT), "2022-03-02").because}
    assert "dispute-settled-by" in {one.code for one in asked(pact(COMPLAINT + SETTLED), "2022-05-03").because}


def test_a_means_that_is_refused_leaves_the_dispute_where_another_has_brought_it(pact: Pact) -> None:
    refused = "\n2022-04-25 DNK refuses help in the sound\n  means: monitoring\n"

    assert the(asked(pact(COMPLAINT + MISSION + REPORT + refused), "2022-04-26")).stands == "mission reported"
