"""What the history of the CSTO tells beside its crises: offices without a gap, exercises with rival figures, others and their votes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest

from foedus.organization.as_of import AsOf
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization

NOW = "2026-03-01"


@lru_cache
def csto() -> Organization:
    found = open_organization("csto").organization
    assert found is not None
    return found


def now() -> AsOf:
    return csto().on(NOW)


def put(question: str, **parameters: str) -> Any:
    asked = ask(csto(), question, {"on": NOW, **parameters})
    assert isinstance(asked, Asked), asked
    return asked.answer.value


def exercise(name: str) -> Any:
    return next(row for row in now().exercises.all() if row.exercise == name)


@pytest.mark.parametrize(
    ("day", "person", "acting"),
    [
        ("2003-05-01", "Nikolai Bordyuzha", False),
        ("2016-12-31", "Nikolai Bordyuzha", False),
        ("2017-01-01", "Valery Semerikov", True),
        ("2018-10-31", "Yuri Khachaturov", False),
        ("2018-12-01", "Valery Semerikov", True),
        ("2019-12-31", "Valery Semerikov", True),
        ("2020-01-01", "Stanislav Zas", False),
        ("2025-12-31", "Imangali Tasmagambetov", False),
        ("2026-01-01", "Taalatbek Masadykov", False),
    ],
)
def test_the_office_of_Secretary_General_was_held_or_acted_in_without_a_gap(day: str, person: str, acting: bool) -> None:
    asked = ask(csto(), "office", {"of": "SG", "on": day})

    assert isinstance(asked, Asked)
    assert (asked.answer.value["person"], asked.answer.value["acting"]) == (person, acting)


def test_Kyrgyzstan_cancelled_an_exercise_one_day_before_its_start() -> None:
    row = exercise("Indestructible Brotherhood 2022")

    assert (row.outcome, row.host, row.time) == ("cancelled", ("KGZ",), "2022-10-10/2022-10-14")
    told = put("timeline", of="kyrgyz-tajik")
    assert [one.done for one in told if one.kind == "exercise-cancelled"] == ["2022-10-09"]


def test_what_Armenia_declined_to_host_took_place_in_Kyrgyzstan() -> None:
    row = exercise("Indestructible Brotherhood 2023")

    assert (row.outcome, row.host) == ("took place", ("KGZ",))
    answer = csto().on("2023-02-01").exercises.ask_exercises(of="ARM", year="2023")
    assert [one.outcome for one in answer.value] == ["under way or still to come"]
    assert "exercise-hosting-declined" in {one.code for one in answer.because}


def test_Armenia_stayed_away_from_three_exercises_in_2022() -> None:
    assert [row.exercise for row in now().exercises.all() if "ARM" in row.absent] == ["Echelon 2022", "Interaction 2022", "Search 2022"]


def test_two_figures_for_an_exercise_of_2024_stand_beside_each_other() -> None:
    told = {(one.qualifier, one.number) for one in exercise("Interaction 2024").figures if one.unit == "people"}

    assert told == {("over", 1500), ("over", 5000)}


def test_observers_from_NATO_States_came_in_2023() -> None:
    assert {"AUT", "AZE", "BGR", "DEU", "IDN", "SRB", "SWE", "SYR"} == set(exercise("Combat Brotherhood 2023").observers)


def test_the_exercises_of_2026_are_only_planned() -> None:
    rows = put("exercises", year="2026")

    assert {row.outcome for row in rows} == {"planned"}
    assert {(row.exercise, row.host) for row in rows} >= {("Frontier 2026", ("KAZ",)), ("Barrier 2026", ("BLR",))}


def test_the_General_Assembly_granted_a_status_and_voted_last_with_more_abstentions_than_votes_in_favour() -> None:
    rows = put("relations", of="UNGA")

    assert (rows[0].what, rows[0].subject, rows[0].done) == ("status-granted", "observer", "2004-12-02")
    last = rows[-1]
    assert last.votes == {"yes": 67, "no": 8, "abstain": 69}
    assert len(last.against) == last.votes["no"]


def test_NATO_did_not_answer_and_the_proposal_of_2020_has_no_answer_on_record() -> None:
    outcomes = {row.done: row.outcome for row in put("relations", of="NATO") if row.what == "proposal"}

    assert outcomes == {"2019-05-22": "said to be unanswered", "2020-12-02": "no answer on record"}


def test_the_observers_of_the_Assembly_hold_no_status_in_the_organization() -> None:
    granted = [row for row in put("relations") if row.what == "status-granted" and row.actor == "PA"]

    assert {row.where for row in granted} == {"Parliamentary Assembly"}
    assert {row.partner[0]: row.outcome for row in granted} == {
        "SRB:national-assembly": "in effect",
        "AFG:lower-house": "reported ended",
        "UNION-STATE-PA": "in effect",
    }


def test_the_border_programme_came_eleven_years_after_the_decision_that_it_carries_out() -> None:
    (row,) = put("delays", of="tajik-border")

    assert row.to_implementation.done == "2024-11-28"
    assert row.to_implementation.delay_hours == 24 * 4084


def test_a_fact_without_a_known_day_is_not_told_to_the_day() -> None:
    resolutions = {row.resolution: row.done for row in put("relations", of="UNGA") if row.what == "resolution"}

    assert resolutions["64/256"] == "2010"
    assert resolutions["77/13"] == "2022-11"
