"""Law compiled to change-points answers for every day as the organization asked on that day: two ways, one answer."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.answer import Answer
from foedus.organization.change_points import Ties
from foedus.organization.organization import Organization
from foedus.rules.change_points import ChangePoints, Span
from foedus.shelves.opening import open_organization

CORPORA = ("anzus", "au", "brussels", "csto", "ecowas", "eu", "nato", "rio", "sadc", "warsaw")
NO_STATES = frozenset({"the organization", "an outside organ"})
spans = st.lists(st.builds(Span, st.integers(0, 9), st.integers(0, 9), st.sampled_from("ABC")), max_size=8)


@lru_cache
def opened(name: str) -> tuple[Organization, Ties]:
    found = open_organization(name).organization
    assert found is not None
    return found, Ties(found)


@given(spans)
def test_what_is_laid_out_is_what_each_span_says(drawn: list[Span[str]]) -> None:
    laid = ChangePoints(drawn)

    for point in range(-1, 11):
        assert laid.at(point) == tuple(one.held for one in drawn if one.first <= point < one.until)


@given(spans, st.integers(0, 9), st.integers(0, 9))
def test_between_two_points_every_stretch_is_given_with_what_holds_in_it(drawn: list[Span[str]], one: int, other: int) -> None:
    laid, first, last = ChangePoints(drawn), min(one, other), max(one, other)

    stretches = laid.between(first, last)

    starts = [start for start, _ in stretches]
    assert starts == sorted(set(starts))
    for point in range(first, last + 1):
        assert laid.at(point) == [held for start, held in stretches if start <= point][-1]


def attacked(name: str, data: st.DataObject) -> tuple[Answer, Ties, str, str]:
    """Let any State be attacked on any day, and ask for help: who is bound, by asking; the ties, the State and the day."""
    asked, ties = opened(name)
    state = data.draw(st.sampled_from(ties.states))
    day = data.draw(st.dates(date(1945, 1, 1), date(2025, 12, 31))).isoformat()
    return asked.on(day).defence.ask_bound(attacked=state, requested=True), ties, state, day


@settings(max_examples=60)
@given(st.sampled_from(CORPORA), st.data())
def test_who_is_bound_to_help_is_the_same_by_change_points_and_by_asking_on_the_day(name: str, data: st.DataObject) -> None:
    answer, ties, state, day = attacked(name, data)

    rows = {(row.who, row.owes, row.under) for row in answer.value if row.owes != "report" and row.to not in NO_STATES}
    compiled = {(one.who, one.owes, one.under) for one in ties.to(state, day) if one.when in {"attack", "decision"}}
    assert rows == compiled


@settings(max_examples=40)
@given(st.sampled_from(CORPORA), st.data())
def test_a_bond_that_is_disputed_or_suspended_is_so_by_both_ways(name: str, data: st.DataObject) -> None:
    answer, ties, state, day = attacked(name, data)

    rows = {(row.who, row.under) for row in answer.value if row.owes == "assist" and row.state in {"contested", "suspended"}}
    asked_about = [one for one in ties.to(state, day) if one.owes == "assist" and one.when in {"attack", "decision"}]
    assert rows == {(one.who, one.under) for one in asked_about if one.held in {"contested", "suspended"}}


def test_a_bond_says_since_which_act_each_of_the_two_is_in_the_circle() -> None:
    asked, ties = opened("csto")

    tie = next(one for one in ties.to("KAZ", "2022-01-05") if one.who == "ARM" and one.under == "CST 4(2)")

    assert {dict(one.params)["state"] for one in tie.because} == {"ARM", "KAZ"}
    assert all(one.act in asked.by_id for one in tie.because)


def test_what_waits_for_its_entry_into_force_is_conditional() -> None:
    _, ties = opened("csto")

    waiting = [one for one in ties.to("BLR", "2025-07-16") if one.under == "TRANSIT-2024 1"]

    assert {(one.who, one.held) for one in waiting} == {
        ("KAZ", "conditional"),
        ("KGZ", "conditional"),
        ("RUS", "conditional"),
        ("TJK", "conditional"),
    }


def test_nothing_is_owed_before_there_is_a_party() -> None:
    _, ties = opened("csto")

    assert ties.to("KAZ", "1991-01-01") == ()
    assert ties.to("FRA", "2022-01-01") == ()


@pytest.mark.parametrize("name", CORPORA)
def test_the_spans_of_debtors_begin_before_they_end(name: str) -> None:
    _, ties = opened(name)

    found = list(ties.spans())

    assert found
    assert all(until is None or first < until for _, _, _, first, until in found)
