"""The page of a crisis: the duty map with what shows each duty performed, the national consents, and what was missing."""

from __future__ import annotations

from collections.abc import Callable

from foedus.mechanisms.defence.questions import CrisisAnswer
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]


def page_of(organization: Organization, day: str = "2022-01-31", name: str = "north-2022") -> CrisisAnswer:
    page = organization.on(day).defence.crisis(name)
    assert page is not None
    return page


def test_a_crisis_without_acts_has_no_page(pact: Pact) -> None:
    assert pact().on("2022-01-31").defence.crisis("north-2022") is None
    assert pact(NORTH).on("2022-01-31").defence.crises() == ("north-2022",)


def test_a_duty_is_shown_performed_by_acts_and_never_presumed(pact: Pact) -> None:
    """Denmark sends forces, the others do not; the Council consults; the report is made."""
    organization = pact(NORTH)

    page = page_of(organization)

    shown = {(one.row.who, one.row.owes): [organization.by_id[act].act.kind for act in one.performed_by] for one in page.duties}
    assert shown["DNK", "assist"] == ["measure"]
    assert shown["FIN", "assist"] == []
    assert shown["DNK", "report"] == ["report"]
    assert shown["FIN", "report"] == []
    assert shown["FIN", "consult"] == ["session"]
    assert shown["ISL", "consult"] == []


def test_the_duty_map_says_until_when_a_domestic_step_was_pending(pact: Pact) -> None:
    pending = {one.row.who: one.pending_until for one in page_of(pact(NORTH)).duties if one.row.owes == "assist"}

    assert pending == {"DNK": "2022-01-08", "FIN": "", "ISL": "", "SWE": ""}


def test_the_consents_table_tells_every_vote(pact: Pact) -> None:
    votes = page_of(pact(NORTH)).consents

    assert [(one.body, one.done, one.outcome, one.votes_for, one.votes_against, one.present, one.strength) for one in votes] == [
        ("DNK:parliament", "2022-01-06", "no quorum", None, None, 39, None),
        ("DNK:parliament", "2022-01-07", "refused", 55, 11, None, None),
        ("DNK:parliament", "2022-01-08", "consented", 69, 7, None, 150),
    ]


def test_that_no_organ_found_an_armed_attack_is_named_as_missing(pact: Pact) -> None:
    found = "\n2022-01-07 COUNCIL determines armed attack\n  state: NOR\n  crisis: north-2022\n"

    assert "no-determination-of-attack" in {one.code for one in page_of(pact(NORTH)).missing}
    assert "no-determination-of-attack" not in {one.code for one in page_of(pact(NORTH + found)).missing}


def test_a_finding_by_a_state_is_not_a_finding_by_an_organ(pact: Pact) -> None:
    found = "\n2022-01-07 NOR determines armed attack\n  state: NOR\n  crisis: north-2022\n"

    assert "no-determination-of-attack" in {one.code for one in page_of(pact(NORTH + found)).missing}


def test_sources_that_give_two_dates_of_a_report_are_shown_and_not_chosen_from(pact: Pact) -> None:
    two = NORTH + "\n2022-01-11 PRESS informs UNSC\n  crisis: north-2022\n"
    between = NORTH.replace("2022-01-10 SG informs", "2022-01-10/2022-01-11 SG informs")

    assert dates(page_of(pact(two))) == ("2022-01-10", "2022-01-11")
    assert dates(page_of(pact(between))) == ("2022-01-10/2022-01-11",)
    assert dates(page_of(pact(NORTH))) is None


def dates(page: CrisisAnswer) -> object:
    return next((dict(one.params)["dates"] for one in page.missing if one.code == "report-dates-differ"), None)


def test_the_duties_are_judged_by_the_law_of_the_crisis_whenever_it_is_looked_at(pact: Pact) -> None:
    """The transit protocol of 2024 has no place in the duty map of 2022."""
    then, later = page_of(pact(NORTH)), page_of(pact(NORTH), day="2025-01-01")

    assert later.duties == then.duties
    assert later.over


def test_a_crisis_of_consultations_has_a_map_of_consultation(pact: Pact) -> None:
    page = page_of(pact("\n2022-01-05 NOR requests consultations over troops\n  crisis: north-2022\n"))

    assert page.attack is None
    assert {one.row.owes for one in page.duties} == {"consult"}


def test_monitors_asked_for_under_another_text_make_no_map_of_assistance(pact: Pact) -> None:
    page = page_of(pact("\n2022-01-05 NOR requests monitors\n  under: PACT 2\n  crisis: north-2022\n"))

    assert page.attack is None
    assert page.requests[0].asked == ("monitors",)


def test_a_session_shows_nothing_of_a_state_whose_standing_is_disputed(pact: Pact) -> None:
    page = page_of(pact("\n2021-01-01 SG regards SWE\n  instrument: PACT\n  as: withdrawn\n" + NORTH))

    shown = {one.row.who: len(one.performed_by) for one in page.duties if one.row.owes == "consult"}
    assert (shown["FIN"], shown["SWE"]) == (1, 0)


def test_a_crisis_in_which_nothing_was_asked_and_nothing_asserted_says_so(pact: Pact) -> None:
    page = page_of(pact("\n2022-01-05 compiler reports shots\n  crisis: north-2022\n"))

    assert page.duties == ()
    assert [(one.code, dict(one.params)) for one in page.missing] == [("no-request-in-crisis", {"state": "NOR"})]


def test_in_a_crisis_between_parties_the_map_holds_what_still_binds(pact: Pact) -> None:
    page = page_of(
        pact("\n2023-05-05 SWE asserts an attack on SWE\n  by: DNK\n  crisis: sound-2023\n"), day="2023-05-05", name="sound-2023"
    )

    assert page.attack is not None
    assert page.attack.value == "no rule"
    assert {one.row.owes for one in page.duties} == {"refrain", "consult"}


NORTH = """
2022-01-05 NOR requests assistance ^request
  crisis: north-2022

2022-01-06 COUNCIL meets in consultations
  absent: ISL
  crisis: north-2022

2022-01-06 DNK:parliament has no quorum for sending soldiers
  present: 39
  crisis: north-2022

2022-01-07 DNK:parliament does not consent to sending soldiers
  votes for: 55
  votes against: 11
  crisis: north-2022

2022-01-08 DNK:parliament consents to sending soldiers
  strength: 150
  votes for: 69
  votes against: 7
  crisis: north-2022

2022-01-09 DNK carries out deployment
  state: DNK
  crisis: north-2022

2022-01-10 SG informs UNSC
  of: deployment
  crisis: north-2022

2022-01-20 DNK carries out end of withdrawal
  state: DNK
  crisis: north-2022
"""
