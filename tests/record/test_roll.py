"""A roll of acts grows at its end and never changes."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.acts import entries
from foedus.record.roll import LEAF, NONE, Roll

ACTS = tuple(entries(3 * LEAF + 2, log="csto"))


@given(st.integers(0, len(ACTS)))
def test_a_roll_holds_the_acts_that_were_added_in_their_order(count: int) -> None:
    rolls = list(accumulate(ACTS[:count], Roll.also, initial=NONE))

    for size, roll in enumerate(rolls):
        assert (tuple(roll), len(roll), bool(roll)) == (ACTS[:size], size, size > 0)


def test_the_last_act_of_a_roll_is_the_one_added_last() -> None:
    assert NONE.also(ACTS[0]).also(ACTS[1]).last is ACTS[1]
    with pytest.raises(IndexError):
        _ = NONE.last


def test_rolls_of_the_same_acts_are_equal_however_they_were_made() -> None:
    one = NONE.also(ACTS[0]).also(ACTS[1])
    other = NONE.also(ACTS[0]).also(ACTS[1])

    assert one == other
    assert hash(one) == hash(other)
    assert one != NONE.also(ACTS[1]).also(ACTS[0])
    assert one != (ACTS[0], ACTS[1])


def test_a_roll_of_a_hundred_thousand_acts_is_read_and_forgotten_like_a_short_one() -> None:
    roll = NONE
    for _ in range(100_000):
        roll = roll.also(ACTS[0])

    assert sum(1 for _ in roll) == len(roll) == 100_000
    del roll
