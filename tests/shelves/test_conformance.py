"""What a shelf does, whichever it is: acts in order, each exactly once, all of a batch or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import ReceivedEarlierError, Shelf
from foedus.shelves.sqlite import SqliteShelf

from .shelves import SHELVES, leaf


@pytest.fixture(params=sorted(SHELVES))
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    return SHELVES[request.param](tmp_path)


def test_a_new_shelf_is_empty(shelf: Shelf) -> None:
    assert shelf.size() == 0
    assert list(shelf.read()) == []


def test_acts_lie_in_the_order_in_which_they_came(shelf: Shelf) -> None:
    assert shelf.append([leaf(2, 5), leaf(1, 5)]) == (0, 1)
    assert shelf.append([leaf(3, 5)]) == (2,)

    assert [(one.position, one.leaf) for one in shelf.read()] == [(0, leaf(2, 5)), (1, leaf(1, 5)), (2, leaf(3, 5))]
    assert shelf.size() == 3


def test_an_act_that_comes_again_keeps_its_position(shelf: Shelf) -> None:
    shelf.append([leaf(1), leaf(2)])

    assert shelf.append([leaf(3), leaf(1, 9_000), leaf(3)]) == (2, 0, 2)
    assert [one.leaf for one in shelf.read()] == [leaf(1), leaf(2), leaf(3)]


def test_an_act_twice_in_one_batch_lies_there_once_where_it_came_first(shelf: Shelf) -> None:
    assert shelf.append([leaf(1), leaf(2, 1_001), leaf(1)]) == (0, 1, 0)
    assert shelf.size() == 2


def test_an_act_is_found_by_its_id(shelf: Shelf) -> None:
    shelf.append([leaf(1), leaf(2)])

    assert shelf.position(leaf(2).id) == 1
    assert shelf.position(leaf(3).id) is None


def test_a_stretch_ends_before_its_second_position(shelf: Shelf) -> None:
    shelf.append([leaf(number) for number in range(6)])

    assert [one.position for one in shelf.read(2, 4)] == [2, 3]
    assert [one.position for one in shelf.read(4)] == [4, 5]
    assert list(shelf.read(4, 4)) == list(shelf.read(9, 12)) == []


def test_no_act_is_received_before_the_one_above_it(shelf: Shelf) -> None:
    """An attack: a host that dates an act back."""
    shelf.append([leaf(1, 100)])

    with pytest.raises(ReceivedEarlierError):
        shelf.append([leaf(2, 99)])

    assert shelf.size() == 1


def test_of_a_batch_that_is_refused_nothing_stays(shelf: Shelf) -> None:
    shelf.append([leaf(1, 100)])

    with pytest.raises(ReceivedEarlierError):
        shelf.append([leaf(2, 101), leaf(3, 102), leaf(4, 90)])

    assert [one.leaf for one in shelf.read()] == [leaf(1, 100)]
    assert shelf.append([leaf(2, 101)]) == (1,)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=5), max_size=6))
def test_every_shelf_does_as_the_memory_shelf_does(batches: list[list[tuple[int, int]]]) -> None:
    memory, database = MemoryShelf(), SqliteShelf(":memory:")
    for batch in batches:
        leaves = [leaf(number, received) for number, received in batch]
        outcomes = []
        for shelf in (memory, database):
            try:
                outcomes.append(shelf.append(leaves))
            except ReceivedEarlierError:
                outcomes.append(())

        assert outcomes[0] == outcomes[1]
    assert list(memory.read()) == list(database.read())
    database.close()
