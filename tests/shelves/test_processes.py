"""Several processes write one record: each act once, in one order, and a reader follows them from the tail."""

from __future__ import annotations

import pytest

from foedus.shelves.log import LogReader
from foedus.shelves.postgres import PostgresShelf
from foedus.shelves.shelf import Shelf
from foedus.shelves.sqlite import SqliteShelf

from .shelves import WRITABLE, examined, opened
from .writers import Opener, writer

PROCESSES, EACH = 4, 40


@pytest.fixture(params=["postgres", "sqlite"])
def opener(request: pytest.FixtureRequest) -> Opener:
    """Make an empty log, and give a way to open its shelf in another process."""
    made = WRITABLE[request.param](request)
    opened(made)
    made.close()
    if request.param == "postgres":
        address: str = request.getfixturevalue("postgres")
        return lambda: PostgresShelf(address)
    folder = request.getfixturevalue("tmp_path")
    return lambda: SqliteShelf(folder / "record.db")


def numbers(shelf: Shelf) -> list[str]:
    return [row.id for row in shelf.rows()]


def test_what_several_processes_enter_at_once_stands_once_in_one_order(opener: Opener) -> None:
    writers = [writer(opener, process * EACH, EACH) for process in range(PROCESSES)]
    said = [one.join() for one in writers]

    shelf = opener()
    stand = {row.id: row.position for row in shelf.rows()}
    assert sorted(stand.values()) == list(range(PROCESSES * EACH))
    for process, some in enumerate(said):
        assert [number for number, _ in some] == list(range(process * EACH, (process + 1) * EACH))
        assert [stand[examined(number).id] for number, _ in some] == [position for _, position in some]
        assert [position for _, position in some] == sorted(position for _, position in some)
    assert LogReader(shelf).size == shelf.size() == PROCESSES * EACH
    shelf.close()


def test_what_several_processes_send_alike_stands_once_and_each_learns_the_same_place(opener: Opener) -> None:
    writers = [writer(opener, 0, EACH) for _ in range(PROCESSES)]
    said = [one.join() for one in writers]

    shelf = opener()
    assert shelf.size() == EACH
    assert all(some == said[0] for some in said)
    shelf.close()


def test_a_reader_in_another_process_follows_from_the_tail(opener: Opener) -> None:
    shelf = opener()
    reader = LogReader(shelf)
    writers = [writer(opener, process * EACH, EACH) for process in range(2)]
    seen: list[str] = []
    while len(seen) < 2 * EACH:
        seen += [row.id for row in reader.catch_up()]
        assert reader.head
        assert reader.root(reader.size) == reader.head.checkpoint.root
    for one in writers:
        one.join()

    assert seen == numbers(shelf)
    shelf.close()
