"""Relations with others: resolutions with their votes, statuses that are not each other, proposals that nobody answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foedus.answer import Answer
from foedus.organization.organization import Organization
from tests.spec.small import codes

Union = Callable[[str], Organization]

RECORD = """
2004-12-02 UNGA grants a status to UNION
  status: observer
  in: General Assembly

2013 ASSEMBLY grants a status to SRB
  status: observer
  in: Assembly

2016-11-21 UNGA adopts the resolution 71/12
  about: cooperation with the Union
  without vote: true

2024-11-18 UNGA adopts the resolution 79/1
  about: cooperation with the Union
  votes for: 67
  votes against: 8
  abstaining: 69
  against: EST, LVA

2019-05-22 COUNCIL proposes contacts between the two councils ^letter
  to: LEAGUE, BLOC
"""


def relations(answer: Answer) -> list[tuple[Any, ...]]:
    return [(row.partner, row.what, row.outcome) for row in answer.value]


def test_a_resolution_says_how_it_was_voted(union: Union) -> None:
    answer = union(RECORD).on("2025-01-01").relations.ask_relations(of="UNGA")

    voted = answer.value[-1]
    assert (voted.resolution, voted.subject, voted.votes, voted.against) == (
        "79/1",
        "cooperation with the Union",
        {"yes": 67, "no": 8, "abstain": 69},
        ("EST", "LVA"),
    )
    assert {"resolution-adopted-by-vote", "resolution-adopted-without-vote"} <= set(codes(*answer.because))


def test_a_resolution_adopted_without_a_vote_has_no_votes(union: Union) -> None:
    row = union(RECORD).on("2017-01-01").relations.ask_relations(of="UNGA").value[-1]

    assert (row.outcome, row.votes) == ("without a vote", {})


def test_a_status_in_the_assembly_is_not_one_in_the_organization(union: Union) -> None:
    answer = union(RECORD).on("2025-01-01").relations.ask_relations(of="SRB")

    (row,) = answer.value
    assert (row.actor, row.subject, row.where, row.outcome) == ("ASSEMBLY", "observer", "Assembly", "in effect")


def test_a_status_that_is_reported_ended_is_no_longer_in_effect_from_the_report_on(union: Union) -> None:
    world = union(RECORD + "\n2021-08-15 PRESS reports the end of the status of SRB\n  status: observer\n")

    before = world.on("2021-01-01").relations.ask_relations(of="SRB")
    after = world.on("2022-01-01").relations.ask_relations(of="SRB")

    assert relations(before) == [(("SRB",), "status-granted", "in effect")]
    assert relations(after) == [(("SRB",), "status-granted", "reported ended"), (("SRB",), "status-ended", "")]
    assert "status-held" in codes(*before.because)
    assert "status-reported-ended" in codes(*after.because)


def test_whoever_only_tells_of_it_is_no_partner(union: Union) -> None:
    world = union(RECORD + "\n2021-08-15 PRESS reports the end of the status of SRB\n  status: observer\n")

    assert world.on("2022-01-01").relations.partners() == ("BLOC", "LEAGUE", "SRB", "UNGA")


def test_a_proposal_is_open_until_it_is_answered_or_said_to_be_unanswered(union: Union) -> None:
    world = union(
        RECORD
        + """
2019-07 PRESS states that there is no reply from LEAGUE
  concerns: ^letter

2020-01-10 BLOC replies let us meet
  answers: ^letter
"""
    )

    def proposal(day: str) -> tuple[str, set[str]]:
        answer = world.on(day).relations.ask_relations(of="LEAGUE")
        return answer.value[0].outcome, set(codes(*answer.because)) - {"relations-on-record"}

    assert proposal("2019-06-01") == ("no answer on record", {"proposal-without-answer"})
    assert proposal("2019-08-01") == ("said to be unanswered", {"proposal-said-unanswered"})
    assert proposal("2020-02-01") == ("answered", {"proposal-was-answered"})


def test_a_reply_from_inside_is_about_whoever_proposed(union: Union) -> None:
    world = union("2001-01-01 LEAGUE proposes a meeting ^call\n  to: UNION\n\n2001-02-01 SG replies with pleasure\n  answers: ^call\n")

    answer = world.on("2001-03-01").relations.ask_relations(of="LEAGUE")

    assert relations(answer) == [(("LEAGUE",), "proposal", "answered"), (("LEAGUE",), "reply", "")]


def test_a_State_that_turns_to_the_organization_is_a_partner(union: Union) -> None:
    world = union("2001-01-01 MNG proposes to watch the exercises\n  to: UNION\n")

    assert world.on("2001-03-01").relations.partners() == ("MNG",)


def test_a_report_to_somebody_outside_is_a_relation_too(union: Union) -> None:
    world = union("2022-01-06 SG informs LEAGUE\n  of: deployment\n")

    assert [(row.partner, row.what, row.subject) for row in world.on("2022-02-01").relations.ask_relations().value] == [
        (("LEAGUE",), "report", "deployment")
    ]


@pytest.mark.parametrize(
    ("act", "partner", "subject"),
    [
        ("SG concludes a memorandum with LEAGUE\n  about: common work", ("LEAGUE",), "common work"),
        ("ASSEMBLY invites to be an observer in the Assembly\n  to: CHN, IND", ("CHN", "IND"), "be an observer in the Assembly"),
        ("COUNCIL suspends contacts with BLOC", ("BLOC",), ""),
        ("BLOC withdraws its support for cooperation", ("BLOC",), "cooperation"),
    ],
)
def test_what_passes_with_others_is_told_with_its_partner(act: str, partner: tuple[str, ...], subject: str, union: Union) -> None:
    (row,) = union(f"2014-06-01 {act}\n").on("2015-01-01").relations.ask_relations(of="all").value

    assert (row.partner, row.subject) == (partner, subject)


@pytest.mark.parametrize(
    ("journal", "code"),
    [
        ("2014-06-01 SG concludes a memorandum with LEAUGE\n", "partner-unknown"),
        ("2014-06-01 LEAGUE replies no\n", "reply-to-no-proposal"),
        ("2014-06-01 PRESS reports the end of the status of SRB\n  status: observer\n", "status-ended-never-granted"),
    ],
)
def test_a_slip_in_the_record_is_found(journal: str, code: str, union: Union) -> None:
    (finding,) = union(journal).findings

    assert (finding.code, finding.severity) == (code, "warning")


def test_the_answer_counts_what_is_on_record(union: Union) -> None:
    answer = union(RECORD).on("2025-01-01").relations.ask_relations()

    assert (answer.because[0].code, dict(answer.because[0].params)) == ("relations-on-record", {"acts": 5})
