"""The atlas says who owed whom what on any day since 1815, under which code each State was called then, and where it stands in the table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.exchange.atop import OBLIGATIONS
from foedus.exchange.cow.numbers import code_of
from tests.exchange.atop.table import POLAND_FRANCE, WARSAW, small, world

PACTS = small(*POLAND_FRANCE.splitlines(), *WARSAW.splitlines())


def test_who_must_defend_a_state_is_said_with_the_alliance_and_the_lines_of_the_table() -> None:
    (bond,) = PACTS.bound("POL", "1939-09-01")

    assert (bond.who, bond.to, bond.owes, bond.alliance, bond.phase, bond.sure) == ("FRA", "POL", "defence", 2060, 0, True)
    assert (bond.first.isoformat(), bond.last.isoformat(), bond.conditions, bond.lines) == (
        "1921-02-19",
        "1939-09-27",
        ("location",),
        (2, 3),
    )


@pytest.mark.parametrize(
    ("day", "bound"),
    [("1921-02-18", []), ("1921-02-19", ["FRA"]), ("1939-09-27", ["FRA"]), ("1939-09-28", []), ("1955-05-14", ["ALB", "SUN"])],
)
def test_a_member_is_bound_from_the_day_of_entry_to_the_day_of_exit_both_included(day: str, bound: list[str]) -> None:
    assert [one.who for one in PACTS.bound("POL", day)] == bound


def test_a_state_is_called_as_it_was_called_and_found_by_its_later_code() -> None:
    assert [one.who for one in PACTS.bound("POL", "1991-12-25", "consultation")] == ["SUN"]
    assert [one.who for one in PACTS.bound("POL", "1991-12-26", "consultation")] == ["RUS"]
    assert PACTS.bound("RUS", "1960-01-01") == PACTS.bound("SUN", "1960-01-01")
    assert {one.to for one in PACTS.bound("RUS", "1960-01-01")} == {"SUN"}


def test_what_a_state_owes_is_what_is_owed_to_the_others() -> None:
    owes = world().owes("FRA", "1938-09-30")

    assert {one.to for one in owes} >= {"CSK", "POL", "SUN"}
    assert all(one in world().bound(one.to, "1938-09-30") for one in owes)


def test_on_days_within_a_month_of_which_no_day_is_known_a_bond_is_not_sure() -> None:
    atlas = small(*(row.replace("1939,9,27", "1939,9,") for row in POLAND_FRANCE.splitlines()))

    assert [one.sure for one in atlas.bound("POL", "1939-08-31")] == [True]
    assert [one.sure for one in atlas.bound("POL", "1939-09-30")] == [False]
    assert atlas.bound("POL", "1939-10-01") == ()


def test_nobody_is_bound_outside_what_is_covered_or_to_whom_nobody_knows() -> None:
    assert world().bound("POL", "2019-01-01") == world().bound("POL", "1814-12-31") == ()
    assert world().bound("QQQ", "1939-09-01") == world().bound("POL", "1939-09-01", "friendship") == ()
    assert world().covers == ("1815-01-01", "2018-12-31")
    with pytest.raises(ValueError, match="1939"):
        world().bound("POL", "1939-9-1")


def test_a_history_is_that_of_the_number_in_order_under_the_codes_of_the_time() -> None:
    history = world().history("DEU")

    assert [one.first for one in history] == sorted(one.first for one in history)
    assert (history[0].alliance, history[0].state, history[0].first) == (1020, "DEU", "1815-06-08")
    assert {one.number for one in history} == {255, 260}
    assert world().history("SUN") == world().history("RUS")
    assert {one.state for one in world().history("RUS")} == {"RUS", "SUN"}
    assert world().history("ATA") == ()


def test_the_alliances_of_a_day_have_their_members_of_that_day() -> None:
    found = {one.number: one for one in world().alliances("1955-06-01")}

    nato = found[3180]
    assert nato.phase == 2
    assert {one.state for one in nato.members} >= {"USA", "DEU", "TUR"}
    assert len(nato.members) == 15
    assert nato.members == world().members(3180, "1955-06-01")
    assert {one.state for one in found[3285].members} == {"ALB", "BGR", "CSK", "DDR", "HUN", "POL", "ROU", "SUN"}
    assert world().members(3180, "1939-01-01") == ()


def test_changes_through_time_are_those_of_the_days_on_which_they_happen() -> None:
    changes = PACTS.changes("POL")

    assert [(day.isoformat(), [one.who for one in held]) for day, held in changes] == [
        ("1921-02-19", ["FRA"]), ("1939-09-28", []), ("1955-05-14", ["ALB", "SUN"]), ("1968-09-14", ["SUN"]), ("1991-07-02", []),
    ]  # fmt: skip


@settings(max_examples=12)
@given(st.sampled_from(OBLIGATIONS), st.dates(date(1815, 1, 1), date(2018, 12, 31)), st.data())
def test_what_one_owes_another_is_what_the_other_is_owed(owes: str, day: date, data: st.DataObject) -> None:
    state = data.draw(st.sampled_from(world().states))

    for bond in world().owes(state, day.isoformat(), owes):
        assert bond in world().bound(bond.to, day.isoformat(), owes)
    for bond in world().bound(state, day.isoformat(), owes):
        assert bond in world().owes(bond.who, day.isoformat(), owes)


@given(st.sampled_from(OBLIGATIONS), st.dates(date(1815, 1, 1), date(2018, 12, 31)), st.data())
def test_change_points_give_what_each_row_says_on_the_day(owes: str, day: date, data: st.DataObject) -> None:
    state = data.draw(st.sampled_from(world().states))
    there = [row for row in world().rows if row.first <= day <= row.last]
    phases = {(row.alliance, row.phase) for row in there if code_of(row.member, day) == state}

    found = {(one.who, one.alliance, one.phase) for one in world().bound(state, day.isoformat(), owes) if one.to == state}

    assert found == {
        (code_of(row.member, day), row.alliance, row.phase)
        for row in there
        if (row.alliance, row.phase) in phases and owes in row.obligations and code_of(row.member, day) != state
    }
