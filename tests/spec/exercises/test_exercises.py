"""Exercises and operations: what was planned is not yet held, who declines to host cancels nothing, and rival figures stand side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foedus.answer import Answer
from foedus.organization.organization import Organization
from tests.spec.small import codes

Union = Callable[[str], Organization]

YEAR = """
2022-02-01 JOINT-STAFF plans the exercise Shield 2022
  host: NOR
  place: Bergen
  from: 2022-06
  until: 2022-06
  purpose: rapid reaction

2022-02-01 JOINT-STAFF plans the exercise Bridge 2022
  host: SWE
  from: 2022-10-10
  until: 2022-10-14
  purpose: peacekeeping

2022-06-07/2022-06-10 NOR hosts the exercise Shield 2022 ^shield
  place: Trondheim
  purpose: rapid reaction

2022-06-07/2022-06-10 FIN, NOR, SWE takes part in Shield 2022

2022-06-07/2022-06-10 ISL takes part in Shield 2022
  strength: 40

2022-06-07/2022-06-10 DNK stays away from Shield 2022

2022-06-07/2022-06-10 DEU observes Shield 2022

2022-06-10 PRESS gives a figure for soldiers at the exercise
  number: 1500
  unit: soldiers
  qualifier: over
  concerns: ^shield

2022-06-11 SG gives a figure for soldiers at the exercise
  number: 5000
  unit: soldiers
  qualifier: over
  concerns: ^shield

2022-10-09 SWE cancels the exercise Bridge 2022
  reason: no reason was given

2022-11-01 DNK declines to host the exercise Bridge 2023
"""


def rows(answer: Answer) -> dict[str, Any]:
    return {row.exercise: row for row in answer.value}


def test_an_exercise_is_planned_until_somebody_hosts_it(union: Union) -> None:
    before = union(YEAR).on("2022-03-01").exercises.ask_exercises()

    assert {name: (row.outcome, row.host, row.place) for name, row in rows(before).items()} == {
        "Shield 2022": ("planned", ("NOR",), "Bergen"),
        "Bridge 2022": ("planned", ("SWE",), ""),
    }
    assert [row.time for row in before.value] == ["2022-06/2022-06", "2022-10-10/2022-10-14"]


def test_an_exercise_that_took_place_says_who_came_who_watched_and_who_stayed_away(union: Union) -> None:
    answer = union(YEAR).on("2022-12-31").exercises.ask_exercises()

    held = rows(answer)["Shield 2022"]
    assert (held.outcome, held.time, held.place, held.purpose) == ("took place", "2022-06-07/2022-06-10", "Trondheim", "rapid reaction")
    assert held.participants == ("FIN", "NOR", "SWE", "ISL")
    assert (held.observers, held.absent) == (("DEU",), ("DNK",))
    assert "exercise-stayed-away" in codes(*answer.because)


def test_figures_for_an_exercise_stand_side_by_side_and_none_is_chosen(union: Union) -> None:
    answer = union(YEAR).on("2022-12-31").exercises.ask_exercises()

    told = [(one.subject, one.qualifier, one.number, one.by) for one in rows(answer)["Shield 2022"].figures]
    assert told == [
        ("ISL", "", 40, "ISL"),
        ("soldiers at the exercise", "over", 1500, "PRESS"),
        ("soldiers at the exercise", "over", 5000, "SG"),
    ]
    rivals = next(one for one in answer.because if one.code == "exercise-figures-differ")
    assert dict(rivals.params)["numbers"] == ("> 1500", "> 5000")
    assert [dict(one.params)["number"] for one in answer.because if one.code == "exercise-figure"] == ["40", "> 1500", "> 5000"]


def test_a_figure_that_concerns_no_exercise_belongs_to_none(union: Union) -> None:
    answer = (
        union("2022-06-10 PRESS gives a figure for soldiers\n  number: 1\n  unit: soldiers\n").on("2022-12-31").exercises.ask_exercises()
    )

    assert answer.value == ()


def test_a_cancelled_exercise_was_not_held(union: Union) -> None:
    answer = union(YEAR).on("2022-12-31").exercises.ask_exercises()

    assert rows(answer)["Bridge 2022"].outcome == "cancelled"
    assert "exercise-was-cancelled" in codes(*answer.because)
    tally = answer.because[0]
    assert (tally.code, dict(tally.params)) == ("exercises-on-record", {"held": 1, "of": 3})


def test_what_was_cancelled_may_be_planned_again_and_held(union: Union) -> None:
    again = YEAR + "\n2022-11-20 NOR plans the exercise Bridge 2022\n\n2022-12-01 NOR hosts the exercise Bridge 2022\n"
    world = union(again)

    assert rows(world.on("2022-11-25").exercises.ask_exercises())["Bridge 2022"].outcome == "planned"
    assert rows(world.on("2022-12-31").exercises.ask_exercises())["Bridge 2022"].outcome == "took place"


def test_who_declines_to_host_cancels_nothing(union: Union) -> None:
    elsewhere = YEAR + "\n2023-09-01 FIN hosts the exercise Bridge 2023\n"

    declined = union(elsewhere).on("2022-12-31").exercises.ask_exercises()
    held = union(elsewhere).on("2023-12-31").exercises.ask_exercises()

    assert (rows(declined)["Bridge 2023"].outcome, rows(declined)["Bridge 2023"].host) == ("hosting declined", ())
    assert (rows(held)["Bridge 2023"].outcome, rows(held)["Bridge 2023"].host) == ("took place", ("FIN",))
    assert "exercise-hosting-declined" in codes(*held.because)


def test_an_exercise_concerns_whoever_hosts_joins_watches_declines_or_is_to_host(union: Union) -> None:
    view = union(YEAR).on("2022-12-31").exercises

    def of(state: str) -> set[str]:
        return set(rows(view.ask_exercises(of=state)))

    assert of("DNK") == {"Shield 2022", "Bridge 2023"}
    assert of("DEU") == {"Shield 2022"}
    assert of("SWE") == {"Shield 2022", "Bridge 2022"}
    assert of("FRA") == set()
    assert of("all") == of("") == {"Shield 2022", "Bridge 2022", "Bridge 2023"}


@pytest.mark.parametrize(("year", "names"), [("2022", {"Night 2022", "Turn 2022"}), ("2023", {"Turn 2022"}), ("2021", set())])
def test_an_exercise_over_the_turn_of_a_year_counts_in_both(year: str, names: set[str], union: Union) -> None:
    world = union("2022-05 NOR hosts the exercise Night 2022\n\n2022-12-28/2023-01-03 NOR hosts the exercise Turn 2022\n")

    assert set(rows(world.on("2023-12-31").exercises.ask_exercises(year=year))) == names


def test_on_the_second_of_four_days_an_exercise_is_not_surely_over(union: Union) -> None:
    world = union(YEAR)

    second = world.on("2022-06-08").exercises.ask_exercises()
    assert rows(second)["Shield 2022"].outcome == "under way or still to come"
    assert "exercise-not-surely-over" in codes(*second.because)
    assert "exercise-not-surely-over" not in codes(*world.on("2022-06-10").exercises.ask_exercises().because)


def test_what_is_dated_to_a_year_is_not_said_to_have_taken_place_before_the_year_is_over(union: Union) -> None:
    world = union("2022-01-10 DNK declines to host the exercise Night 2022\n\n2022 NOR hosts the exercise Night 2022\n")

    assert rows(world.on("2022-02-01").exercises.ask_exercises())["Night 2022"].outcome == "under way or still to come"
    assert rows(world.on("2022-12-31").exercises.ask_exercises())["Night 2022"].outcome == "took place"


def test_an_operation_is_run_from_its_headquarters_with_observers(union: Union) -> None:
    world = union(
        """
2023-05-22/2023-05-26 COUNCIL runs the operation Channel 2023
  purpose: drug control
  headquarters: Oslo

2023-05-22/2023-05-26 USA observes Channel 2023
"""
    )

    (row,) = world.on("2023-12-31").exercises.ask_exercises().value
    assert (row.outcome, row.place, row.purpose, row.observers, row.host) == ("run", "Oslo", "drug control", ("USA",), ())


def test_who_takes_part_in_what_is_not_on_record_has_the_name_wrong(union: Union) -> None:
    world = union("2022-05 NOR hosts the exercise Night 2022\n\n2022-05 SWE takes part in Nigth 2022\n")

    (finding,) = world.findings
    assert (finding.code, finding.severity, finding.param("exercise")) == ("exercise-not-on-record", "warning", "Nigth 2022")


def test_a_plan_whose_dates_are_no_dates_stands_at_the_day_on_which_it_was_made(union: Union) -> None:
    world = union("2022-02-01 NOR plans the exercise Night 2022\n  from: 2022-12-01\n  until: 2022-06-01\n")

    (row,) = world.on("2022-12-31").exercises.ask_exercises().value
    assert row.time == "2022-02-01"


def test_an_exercise_held_by_the_staff_has_no_host(union: Union) -> None:
    world = union("2019 JOINT-STAFF holds the exercise Brotherhood 2019\n  purpose: several\n")

    (row,) = world.on("2020-12-31").exercises.ask_exercises().value
    assert (row.outcome, row.host, row.purpose) == ("took place", (), "several")
