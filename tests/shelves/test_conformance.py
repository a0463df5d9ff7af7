"""What a shelf does, whichever it is: rows in order, each act once, a batch whole or not at all, tiles and checkpoints as they were put."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.shelves.log import LogReader
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Row, Shelf, TileMissingError, Writing
from foedus.shelves.sqlite import SqliteShelf

from .shelves import FILLED, IDENTITY, WRITABLE, examined, filled, in_memory, opened, row, tiles

ROWS = [row(position) for position in range(600)]


@pytest.fixture(params=sorted(WRITABLE))
def shelf(request: pytest.FixtureRequest) -> Iterator[Shelf]:
    made = WRITABLE[request.param](request)
    yield made
    made.close()


@pytest.fixture(params=sorted(WRITABLE.keys() | FILLED.keys()))
def full(request: pytest.FixtureRequest) -> Iterator[Shelf]:
    name = request.param
    made = filled(WRITABLE[name](request)) if name in WRITABLE else FILLED[name](request, filled(in_memory(request)))
    yield made
    made.close()


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Shelf:
    return filled(in_memory(request))


def put(shelf: Shelf, rows: list[Row], note: bytes = b"a note\n") -> None:
    with shelf.writing() as writing:
        writing.add(rows, (), rows[-1].position + 1, note)


# what every shelf gives to its readers


def test_a_shelf_says_whose_log_it_holds(full: Shelf) -> None:
    assert full.identity == IDENTITY


def test_every_shelf_gives_the_same_rows(full: Shelf, reference: Shelf) -> None:
    assert full.size() == reference.size() == 554
    assert list(full.rows()) == list(reference.rows())


def test_every_shelf_lists_the_records_own_acts(full: Shelf, reference: Shelf) -> None:
    assert list(full.chain()) == list(reference.chain()) == [row.position for row in reference.rows() if row.own]
    assert len(list(full.chain())) > 3


def test_a_stretch_of_rows_ends_before_its_second_position(full: Shelf) -> None:
    assert [one.position for one in full.rows(252, 257)] == [252, 253, 254, 255, 256]
    assert [one.position for one in full.rows(551)] == [551, 552, 553]
    assert list(full.rows(4, 4)) == list(full.rows(554)) == list(full.rows(9_000, 9_001)) == []


def test_a_reading_that_is_left_in_the_middle_keeps_nobody_waiting(full: Shelf) -> None:
    for _ in full.rows():
        break

    assert next(full.rows(3)).position == 3
    assert full.size() == 554


def test_an_act_is_found_by_its_id(full: Shelf, reference: Shelf) -> None:
    assert [full.position(one.id) for one in reference.rows()] == list(range(554))
    assert full.position("ab" * 32) is None
    assert full.position("no id at all") is None
    assert full.positions([one.id for one in reference.rows(3, 6)] + ["ab" * 32]) == {one.id: one.position for one in reference.rows(3, 6)}


def test_every_shelf_gives_the_same_tiles(full: Shelf, reference: Shelf) -> None:
    assert [full.tile(0, index) for index in (0, 1)] == [reference.tile(0, index) for index in (0, 1)]


def test_a_tile_that_is_not_full_is_not_there(full: Shelf) -> None:
    for level, index in ((0, 2), (1, 0), (9, 0)):
        with pytest.raises(TileMissingError):
            full.tile(level, index)


def test_every_shelf_gives_the_same_checkpoints(full: Shelf, reference: Shelf) -> None:
    assert list(full.notes()) == list(reference.notes())
    assert [size for size, _ in full.notes(2)] == [4, 254, 554]
    assert list(full.notes(555)) == []


def test_a_checkpoint_is_found_by_the_size_that_it_covers(full: Shelf) -> None:
    notes = dict(full.notes())

    assert full.note() == notes[554]
    assert [full.note(size) for size in (0, 1, 2, 4, 5, 554)] == [notes[size] for size in (0, 1, 4, 4, 254, 554)]
    assert full.note(555) is None


def test_every_shelf_gives_the_same_roots_and_proofs(full: Shelf, reference: Shelf) -> None:
    log, other = LogReader(full), LogReader(reference)

    assert [log.root(size) for size in range(0, 555, 7)] == [other.root(size) for size in range(0, 555, 7)]
    assert log.proof(300) == other.proof(300)


# what those do that are written


def test_a_new_shelf_is_empty(shelf: Shelf) -> None:
    assert (shelf.size(), list(shelf.rows()), list(shelf.notes()), shelf.note(), shelf.note(0)) == (0, [], [], None, None)


def test_rows_lie_in_the_order_in_which_they_came(shelf: Shelf) -> None:
    put(shelf, ROWS[:2])
    put(shelf, ROWS[2:3])

    assert list(shelf.rows()) == ROWS[:3]
    assert shelf.size() == 3


def test_the_bytes_of_an_act_may_be_held_back(shelf: Shelf) -> None:
    withheld = Row(0, ROWS[0].id, ROWS[0].leaf, None)

    put(shelf, [withheld])

    assert list(shelf.rows()) == [withheld]


def test_tiles_and_checkpoints_come_back_as_they_were_put(shelf: Shelf) -> None:
    with shelf.writing() as writing:
        writing.add(ROWS, tiles(ROWS), 600, b"text\n")

    assert [shelf.tile(one.level, one.index) for one in tiles(ROWS)] == [one.nodes for one in tiles(ROWS)]
    assert shelf.note() == b"text\n"


def test_a_checkpoint_gets_further_signatures(shelf: Shelf) -> None:
    put(shelf, ROWS[:1], b"one\n")
    put(shelf, ROWS[1:2], b"two\n")
    with shelf.writing() as writing:
        writing.replace_note(2, b"two\nb\n")
        writing.replace_note(1, b"one\na\n")
        writing.replace_note(1, b"one\na\n")
        writing.replace_note(1, b"one\na\nb\n")

    assert list(shelf.notes()) == [(1, b"one\na\nb\n"), (2, b"two\nb\n")]
    assert (shelf.note(), shelf.note(0), shelf.note(1), shelf.note(2)) == (b"two\nb\n", b"one\na\nb\n", b"one\na\nb\n", b"two\nb\n")


@pytest.mark.parametrize(("size", "note"), [(1, b"other\n"), (1, b"on"), (2, b"one\n"), (0, b"one\n")])
def test_a_checkpoint_is_not_exchanged_for_another(shelf: Shelf, size: int, note: bytes) -> None:
    """An attack: a host that signs two different heads of one size, and shows the second."""
    put(shelf, ROWS[:1], b"one\n")

    with pytest.raises(ValueError, match="checkpoint"), shelf.writing() as writing:
        writing.replace_note(size, note)

    assert list(shelf.notes()) == [(1, b"one\n")]


@pytest.mark.parametrize(
    "wrong", [[ROWS[2]], [row(1, 0)], [ROWS[1], row(2, 1)], [ROWS[1], ROWS[1]], [Row(1, ROWS[1].id, ROWS[2].leaf, b"")]]
)
def test_a_row_that_is_not_the_next_or_stands_there_already_is_a_mistake_and_nothing_of_its_batch_stays(
    shelf: Shelf, wrong: list[Row]
) -> None:
    put(shelf, ROWS[:1])

    with pytest.raises(ValueError, match="row"):
        put(shelf, wrong)

    assert list(shelf.rows()) == ROWS[:1]
    assert shelf.position(ROWS[1].id) is None
    put(shelf, ROWS[1:3])
    assert shelf.position(ROWS[2].id) == 2


def test_a_checkpoint_must_fit_the_rows(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="checkpoint"), shelf.writing() as writing:
        writing.add(ROWS[:2], (), 3, b"note\n")

    assert (shelf.size(), shelf.note()) == (0, None)


def test_a_second_checkpoint_of_one_size_is_a_mistake(shelf: Shelf) -> None:
    put(shelf, ROWS[:1], b"one\n")

    with pytest.raises(ValueError, match="checkpoint"), shelf.writing() as writing:
        writing.add((), (), 1, b"another\n")

    assert list(shelf.notes()) == [(1, b"one\n")]


def test_of_a_batch_that_is_broken_off_nothing_stays(shelf: Shelf) -> None:
    put(shelf, ROWS[:1], b"one\n")

    with pytest.raises(BrokenOffError):
        put_and_break_off(shelf, ROWS[1:], b"two\n")

    assert (list(shelf.rows()), list(shelf.notes()), shelf.position(ROWS[5].id)) == (ROWS[:1], [(1, b"one\n")], None)
    with pytest.raises(TileMissingError):
        shelf.tile(0, 0)


def test_who_writes_sees_what_was_added_before_it_is_settled(shelf: Shelf) -> None:
    with shelf.writing() as writing:
        writing.add(ROWS[:300], tiles(ROWS[:300]), 300, b"one\n")

        assert (shelf.size(), shelf.note(), shelf.position(ROWS[7].id), len(list(shelf.rows(290)))) == (300, b"one\n", 7, 10)
        assert shelf.tile(0, 0) == tiles(ROWS)[0].nodes


def test_nothing_is_written_by_having_a_shelf_to_oneself(shelf: Shelf) -> None:
    with shelf.writing():
        pass

    assert (shelf.size(), shelf.note()) == (0, None)


def test_threads_share_a_shelf(shelf: Shelf) -> None:
    """Four enter acts, each through a log object of its own, while a fifth reads: every act once, in one order."""
    logs = [opened(shelf) for _ in range(4)]
    faults: list[BaseException] = []

    def watched(work: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 — shown below, in the thread of the test
                faults.append(error)

        return run

    def enter(which: int) -> None:
        for number in range(25):
            logs[which].enter([examined(which * 25 + number), examined(number)])

    def read() -> None:
        for _ in range(40):
            positions = [one.position for one in shelf.rows()]
            assert positions == list(range(len(positions)))

    threads = [Thread(target=watched(partial(enter, which))) for which in range(4)] + [Thread(target=watched(read))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert [one.position for one in shelf.rows()] == list(range(100))
    assert {one.id for one in shelf.rows()} == {examined(number).id for number in range(100)}
    assert LogReader(shelf).size == 100


class BrokenOffError(Exception):
    """Ends a batch in the middle."""


def put_and_break_off(shelf: Shelf, rows: list[Row], note: bytes) -> None:
    with shelf.writing() as writing:
        writing.add(rows, tiles(ROWS), rows[-1].position + 1, note)
        break_off(writing, rows[-1].position + 1, note + b"more\n")


def break_off(writing: Writing, size: int, note: bytes) -> None:
    writing.replace_note(size, note)
    raise BrokenOffError


BATCHES = st.lists(
    st.tuples(st.lists(st.tuples(st.integers(-1, 1), st.integers(0, 30)), max_size=4), st.booleans(), st.booleans()), max_size=8
)


@settings(max_examples=40, deadline=None)
@given(BATCHES)
def test_every_shelf_does_as_the_memory_shelf_does(batches: list[tuple[list[tuple[int, int]], bool, bool]]) -> None:
    with TemporaryDirectory() as folder:
        shelves = (MemoryShelf(IDENTITY), SqliteShelf(Path(folder) / "record.db", IDENTITY))
        for numbers, signed, broken in batches:
            outcomes = [outcome(shelf, numbers, signed=signed, broken=broken) for shelf in shelves]

            assert outcomes[0] == outcomes[1]
        memory, database = shelves
        assert list(memory.rows()) == list(database.rows())
        assert list(memory.notes()) == list(database.notes())
        assert list(memory.chain()) == list(database.chain())
        database.close()


def outcome(shelf: Shelf, numbers: list[tuple[int, int]], *, signed: bool, broken: bool) -> str:
    size = shelf.size()
    rows = [row(size + place + min(0, slip), number) for place, (slip, number) in enumerate(numbers)]
    try:
        with shelf.writing() as writing:
            writing.add(rows, (), size + len(rows), b"note\n")
            if signed:
                writing.replace_note(size, b"note\nsigned\n")
            if broken:
                break_off(writing, size + len(rows), b"note\nbroken off\n")
    except (ValueError, BrokenOffError) as error:
        return type(error).__name__
    return "added"
