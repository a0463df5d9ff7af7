"""Two ways to the same state must agree: however the acts arrive, the world at the head is the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.dates import end_of
from foedus.organization.ask import Asked, ask
from foedus.organization.fold import effective
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from foedus.shelves.opening import open_organization


def shipped() -> Organization:
    """Open the shipped corpus with its history."""
    found = open_organization("csto").organization
    assert found is not None
    return found


CSTO = shipped()
DRAFT = Organization(CSTO.corpus)
ENTRIES: tuple[Entry, ...] = tuple(sorted(CSTO.entries, key=lambda one: one.position))
DAYS = ("1993-06-01", "1999-12-01", "2005-01-01", "2010-06-14", "2013-01-01", "2022-01-06", "2022-11-30", "2026-02-01")
PUT: tuple[tuple[str, dict[str, str]], ...] = (
    ("parties", {"of": "CST"}),
    ("members", {"of": "CSC"}),
    ("bound", {"attacked": "KAZ"}),
    ("bound", {"attacked": "UZB", "by": "non-state"}),
    ("chair", {"of": "CSC"}),
    ("requests", {}),
    ("delays", {}),
    ("may-vote", {"of": "ARM", "in": "CSC"}),
)


def answers(organization: Organization) -> list[Any]:
    """Give the answers to a spread of questions on a spread of days, as plain data."""
    asked = [ask(organization, name, {**parameters, "on": day}) for day in DAYS for name, parameters in PUT]
    assert all(isinstance(one, Asked) for one in asked), asked
    return [msgspec.to_builtins(one) for one in asked]


HEAD = answers(CSTO)


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(ENTRIES))), st.integers(1, 40))
def test_any_order_of_arrival_gives_the_same_answers_at_the_head(order: list[int], batch: int) -> None:
    organization = DRAFT
    arrived = [ENTRIES[index] for index in order]
    size = max(batch, len(arrived) // 6)
    for first in range(0, len(arrived), size):
        organization = organization.with_entries(arrived[first : first + size])

    assert organization.entries == CSTO.entries
    assert answers(organization) == HEAD
    assert organization.findings == CSTO.findings


@settings(max_examples=8, deadline=None)
@given(st.integers(0, len(ENTRIES)), st.integers(1, 60))
def test_an_incremental_fold_equals_the_fold_from_genesis(known: int, batch: int) -> None:
    incremental = DRAFT.with_entries(ENTRIES[:known])
    # At most sixty batches: acts come one by one where few are left, and the whole history in larger pieces.
    size = max(batch, (len(ENTRIES) - known) // 60)
    for first in range(known, len(ENTRIES), size):
        incremental = incremental.with_entries(ENTRIES[first : first + size])

    assert answers(incremental) == HEAD


@settings(max_examples=10, deadline=None)
@given(st.integers(0, len(ENTRIES)))
def test_as_of_never_looks_ahead_in_record_time(position: int) -> None:
    """What was known at position P is what the acts up to P give, whatever came after."""
    then = DRAFT.with_entries(ENTRIES[:position])
    before = answers(then)

    then.with_entries(ENTRIES[position:])

    assert answers(then) == before
    assert answers(DRAFT.with_entries(ENTRIES[:position])) == before


@pytest.mark.parametrize("day", DAYS)
def test_acts_that_take_effect_later_change_no_answer_of_organs_or_crises_on_a_day(day: str) -> None:
    """Only treaty acts reach back; everything else on a day follows from what had taken effect by then."""
    at = end_of(date.fromisoformat(day), CSTO.world.seat)
    kinds = {"signature", "ratification", "deposit", "entry-into-force", "status-regarded", "restoration"}
    past = [one for one in ENTRIES if effective(one, CSTO.world.seat) < at or one.act.kind in kinds]

    organization = DRAFT.with_entries(past)

    for name, parameters in PUT:
        assert ask(organization, name, {**parameters, "on": day}) == ask(CSTO, name, {**parameters, "on": day})


def test_a_batch_that_is_not_kept_leaves_no_trace() -> None:
    half = DRAFT.with_entries(ENTRIES[: len(ENTRIES) // 2])
    before = answers(half)

    half.with_entries(ENTRIES[len(ENTRIES) // 2 :])

    assert answers(half) == before


def test_an_entry_that_is_known_already_is_passed_over() -> None:
    assert CSTO.with_entries(ENTRIES[:5]).entries == CSTO.entries
