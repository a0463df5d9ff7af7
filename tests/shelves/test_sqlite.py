"""The SQLite shelf keeps what it said it kept: across processes, across a kill, against a slip of the hand."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from foedus.shelves.shelf import ReadOnlyError
from foedus.shelves.sqlite import NotAShelfError, SqliteShelf

from .shelves import leaf

READER = """
import sys
from foedus.shelves.sqlite import SqliteShelf
print(*[one.leaf.data.decode() for one in SqliteShelf(sys.argv[1], read_only=True).read()], sep=",")
"""

WRITER = """
import sys
from hashlib import sha256
from foedus.shelves.shelf import Leaf
from foedus.shelves.sqlite import SqliteShelf

def leaf(number):
    data = f"act {number}".encode()
    return Leaf(sha256(data).hexdigest(), data, 1_000 + number)

shelf = SqliteShelf(sys.argv[1])
number = 0
while True:
    shelf.append([leaf(number + more) for more in range(7)])
    number += 7
    print(number, flush=True)
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_a_shelf_opened_again_holds_what_it_held(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "record.sqlite")
    shelf.append([leaf(1), leaf(2)])
    shelf.close()

    again = SqliteShelf(tmp_path / "record.sqlite")

    assert [one.leaf for one in again.read()] == [leaf(1), leaf(2)]
    assert again.append([leaf(2), leaf(3)]) == (1, 2)


def test_a_reader_in_another_process_sees_what_was_appended(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "record.sqlite")
    shelf.append([leaf(1), leaf(2)])

    read = subprocess.run(
        [sys.executable, "-c", READER, tmp_path / "record.sqlite"], capture_output=True, text=True, check=True, env=environment()
    )

    assert read.stdout == "act 1,act 2\n"


def test_a_writer_killed_in_the_middle_of_an_append_leaves_whole_batches_and_all_that_it_was_told_of(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, text=True, env=environment()) as writer:
        assert writer.stdout is not None
        while int(writer.stdout.readline()) < 70:
            pass
        time.sleep(0.013)  # so that the kill falls somewhere inside an append
        writer.send_signal(signal.SIGKILL)
        told = [int(line) for line in writer.stdout.read().split() if line]

    shelf = SqliteShelf(path)

    assert shelf.size() >= max(told, default=70)
    assert shelf.size() % 7 == 0
    assert [one.leaf for one in shelf.read()] == [leaf(number) for number in range(shelf.size())]
    assert shelf.append([leaf(shelf.size())]) == (shelf.size() - 1,)


def test_a_batch_that_was_never_committed_is_not_there_after_the_power_went(tmp_path: Path) -> None:
    """The files are copied as they lie on the disk in the middle of a transaction, and opened elsewhere."""
    shelf = SqliteShelf(tmp_path / "record.sqlite")
    shelf.append([leaf(1)])
    writer = sqlite3.connect(tmp_path / "record.sqlite", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO acts VALUES (1, ?, ?, 5000)", (leaf(2).id, leaf(2).data))
    (tmp_path / "after").mkdir()
    for file in tmp_path.glob("record.sqlite*"):
        (tmp_path / "after" / file.name).write_bytes(file.read_bytes())

    after = SqliteShelf(tmp_path / "after" / "record.sqlite")

    assert [one.leaf for one in after.read()] == [leaf(1)]
    writer.close()


def test_a_write_ahead_log_torn_at_any_byte_leaves_a_readable_beginning(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "record.sqlite")
    for number in range(6):
        shelf.append([leaf(number)])
    main, log = ((tmp_path / name).read_bytes() for name in ("record.sqlite", "record.sqlite-wal"))
    sizes = []

    for at, length in enumerate(range(0, len(log) + 1, 1_500)):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "record.sqlite").write_bytes(main)
        (folder / "record.sqlite-wal").write_bytes(log[:length])
        torn = SqliteShelf(folder / "record.sqlite")
        sizes.append(torn.size())

        assert [one.leaf for one in torn.read()] == [leaf(number) for number in range(torn.size())]
        torn.close()

    assert sizes == sorted(sizes)
    assert sizes[-1] in {5, 6}


def test_acts_are_neither_changed_nor_removed_through_sql(tmp_path: Path) -> None:
    SqliteShelf(tmp_path / "record.sqlite").append([leaf(1)])
    database = sqlite3.connect(tmp_path / "record.sqlite")

    with pytest.raises(sqlite3.IntegrityError, match="not changed"):
        database.execute("UPDATE acts SET data = x'00'")
    with pytest.raises(sqlite3.IntegrityError, match="not removed"):
        database.execute("DELETE FROM acts")
    database.close()


def test_a_shelf_opened_for_reading_takes_nothing(tmp_path: Path) -> None:
    SqliteShelf(tmp_path / "record.sqlite").append([leaf(1)])
    shelf = SqliteShelf(tmp_path / "record.sqlite", read_only=True)

    with pytest.raises(ReadOnlyError):
        shelf.append([leaf(2)])

    assert shelf.size() == 1


def test_a_shelf_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        SqliteShelf(tmp_path / "nothing.sqlite", read_only=True)

    assert list(tmp_path.iterdir()) == []


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE acts (number)")
    other.close()

    with pytest.raises(NotAShelfError):
        SqliteShelf(tmp_path / "other.sqlite")


def test_a_path_with_characters_that_mean_something_in_an_address_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1.sqlite"
    SqliteShelf(path).append([leaf(1)])

    assert path.exists()
