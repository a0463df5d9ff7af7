"""The SQLite shelf keeps what it said it kept: across processes, against a slip of the hand, beside files that are none of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from foedus.shelves import ids
from foedus.shelves.log import LogError, LogReader, Receipt
from foedus.shelves.shelf import DamagedError, Identity, NotAShelfError, ReadOnlyError, StuckError
from foedus.shelves.sqlite import SqliteShelf

from .shelves import IDENTITY, examined, filled, opened

READER = """
import sys
from foedus.shelves.sqlite import SqliteShelf
shelf = SqliteShelf(sys.argv[1], read_only=True)
print(shelf.size(), shelf.position(sys.argv[2]), *[row.act[:6].decode() for row in shelf.rows()], sep=",")
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_a_shelf_opened_again_holds_what_it_held(tmp_path: Path) -> None:
    filled(SqliteShelf(tmp_path / "record.db", IDENTITY), batches=(3,)).close()

    again = SqliteShelf(tmp_path / "record.db")

    assert again.identity == IDENTITY
    assert [row.id for row in again.rows()] == [examined(number).id for number in range(3)]
    assert opened(again).enter([examined(3)])


def test_a_reader_in_another_process_sees_what_was_entered(tmp_path: Path) -> None:
    shelf = filled(SqliteShelf(tmp_path / "record.db", IDENTITY), batches=(1, 1))

    arguments = [sys.executable, "-c", READER, str(tmp_path / "record.db"), examined(1).id]
    read = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment())

    assert read.stdout == "2,1,act 0 ,act 1 \n"
    shelf.close()


def test_readers_do_not_wait_for_a_writer_and_see_nothing_of_what_is_not_settled(tmp_path: Path) -> None:
    shelf = filled(SqliteShelf(tmp_path / "record.db", IDENTITY), batches=(2,))
    reader = SqliteShelf(tmp_path / "record.db", read_only=True, patience=0)

    with shelf.writing() as writing:
        writing.replace_note(2, (shelf.note() or b"") + b"more\n")

        assert reader.size() == 2
        assert len(list(reader.rows())) == 2
    for one in (reader, shelf):
        one.close()


def test_a_second_writer_waits_and_in_the_end_says_that_it_waited_in_vain(tmp_path: Path) -> None:
    first = SqliteShelf(tmp_path / "record.db", IDENTITY)
    second = SqliteShelf(tmp_path / "record.db", patience=0.05)

    with first.writing(), pytest.raises(StuckError), second.writing():
        pass

    with second.writing():
        pass


def test_rows_are_neither_changed_nor_removed_through_sql(tmp_path: Path) -> None:
    filled(SqliteShelf(tmp_path / "record.db", IDENTITY)).close()
    database = sqlite3.connect(tmp_path / "record.db")

    for table, column in (("rows", "act"), ("tiles", "nodes"), ("checkpoints", "note"), ("log", "origin")):
        with pytest.raises(sqlite3.IntegrityError, match="stays as it is"):
            database.execute(f"UPDATE {table} SET {column} = {column}")
        with pytest.raises(sqlite3.IntegrityError, match="stays as it is"):
            database.execute(f"DELETE FROM {table}")
    database.close()


def test_a_shelf_opened_for_reading_takes_nothing(tmp_path: Path) -> None:
    filled(SqliteShelf(tmp_path / "record.db", IDENTITY), batches=(1,)).close()
    shelf = SqliteShelf(tmp_path / "record.db", read_only=True)

    with pytest.raises(ReadOnlyError), shelf.writing():
        pass

    assert shelf.size() == 1


def test_a_shelf_that_is_not_there_is_not_made_by_opening_it(tmp_path: Path) -> None:
    for read_only in (True, False):
        with pytest.raises(StuckError):
            SqliteShelf(tmp_path / "nothing.db", read_only=read_only)

    assert list(tmp_path.iterdir()) == []


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE rows (number)")
    other.close()
    before = (tmp_path / "other.db").read_bytes()

    for identity in (None, IDENTITY):
        with pytest.raises(NotAShelfError):
            SqliteShelf(tmp_path / "other.db", identity)

    assert (tmp_path / "other.db").read_bytes() == before


def test_another_logs_shelf_is_not_taken_for_this_one(tmp_path: Path) -> None:
    SqliteShelf(tmp_path / "record.db", IDENTITY).close()

    for other in (Identity("other", IDENTITY.keys), Identity("union", IDENTITY.keys[:1])):
        with pytest.raises(NotAShelfError):
            SqliteShelf(tmp_path / "record.db", other)


def test_a_file_of_an_earlier_form_is_not_read_as_if_it_were_of_this_one(tmp_path: Path) -> None:
    SqliteShelf(tmp_path / "record.db", IDENTITY).close()
    database = sqlite3.connect(tmp_path / "record.db")
    database.execute("PRAGMA user_version = 1")
    database.close()

    with pytest.raises(NotAShelfError, match="form 1"):
        SqliteShelf(tmp_path / "record.db")


def test_a_file_that_is_damaged_says_so(tmp_path: Path) -> None:
    filled(SqliteShelf(tmp_path / "record.db", IDENTITY)).close()
    content = bytearray((tmp_path / "record.db").read_bytes())
    content[8_192:12_288] = b"\xff" * 4_096
    (tmp_path / "record.db").write_bytes(content)

    with pytest.raises(DamagedError):
        SqliteShelf(tmp_path / "record.db", read_only=True).size()


def test_a_path_with_characters_that_mean_something_in_an_address_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1.db"
    filled(SqliteShelf(path, IDENTITY), batches=(1,)).close()

    assert path.exists()
    assert SqliteShelf(path, read_only=True).position(examined(0).id) == 0


def test_a_log_that_two_begin_at_once_is_begun_once(tmp_path: Path) -> None:
    first, second = (SqliteShelf(tmp_path / "record.db", IDENTITY) for _ in range(2))

    opened(first).enter([examined(1)])
    opened(second).enter([examined(2), examined(1)])

    assert [row.id for row in first.rows()] == [examined(1).id, examined(2).id]
    assert [size for size, _ in second.notes()] == [0, 1, 2]


def test_what_another_entered_between_two_turns_keeps_its_place_and_is_not_entered_again(tmp_path: Path) -> None:
    """Whoever wrote last remembers where the log ended, and must notice that it ends elsewhere now."""
    mine, other = (opened(SqliteShelf(tmp_path / "record.db", IDENTITY)) for _ in range(2))
    mine.enter([examined(0)])
    other.enter([examined(1)])

    told = mine.enter([examined(1), examined(2)])

    assert [one.position for one in told if isinstance(one, Receipt)] == [1, 2]
    assert [row.id for row in other.shelf.rows()] == [examined(number).id for number in range(3)]


def test_a_signature_that_another_attached_between_two_turns_is_seen(tmp_path: Path) -> None:
    mine, other = (opened(SqliteShelf(tmp_path / "record.db", IDENTITY)) for _ in range(2))
    mine.enter([examined(0)])
    signed = (other.shelf.note() or b"") + "\u2014 witness AAAAAAAA\n".encode()
    with other.shelf.writing() as writing:
        writing.replace_note(1, signed)

    (told,) = mine.enter([examined(0)])

    assert isinstance(told, Receipt)
    assert told.note == signed


def test_an_act_that_was_entered_although_its_author_was_told_that_it_failed_is_not_entered_again(tmp_path: Path) -> None:
    """The batch was committed, and what came after that failed: nothing that was remembered may be relied on then."""
    failing = False

    def fail(name: str) -> None:
        if failing and name == "committed":
            raise OSError("after the commit")

    log = opened(SqliteShelf(tmp_path / "record.db", IDENTITY, step=fail))
    log.enter([examined(0)])
    failing = True
    with pytest.raises(OSError, match="after the commit"):
        log.enter([examined(1)])
    failing = False

    told = log.enter([examined(1), examined(2)])

    assert [one.position for one in told if isinstance(one, Receipt)] == [1, 2]
    assert log.shelf.size() == 3


@pytest.mark.parametrize("size", [3, 700])
def test_a_log_whose_rows_were_cut_under_its_newest_checkpoint_takes_nothing_and_is_not_opened(tmp_path: Path, size: int) -> None:
    """An attack: the host cuts off the newest acts and leaves the checkpoint that stands over them."""
    log = opened(SqliteShelf(tmp_path / "record.db", IDENTITY))
    log.enter([examined(number) for number in range(size)])
    database = sqlite3.connect(tmp_path / "record.db")
    database.execute("DROP TRIGGER rows_remain")
    database.execute("DELETE FROM rows WHERE position >= ?", (size - 2,))
    database.commit()
    database.close()

    for again in (lambda: log.enter([examined(size)]), lambda: LogReader(SqliteShelf(tmp_path / "record.db", read_only=True))):
        with pytest.raises(LogError) as caught:
            again()
        finding = caught.value.finding
        assert (finding.code, finding.param("size"), finding.param("found")) == ("log-rows", size, size - 2)
    assert log.shelf.size() == size - 2


def test_the_index_of_ids_follows_what_others_enter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "LEAST", 20)
    shelves = [SqliteShelf(tmp_path / "record.db", IDENTITY) for _ in range(3)]
    logs = [opened(shelf) for shelf in shelves]
    reader = SqliteShelf(tmp_path / "record.db", read_only=True)

    for number in range(0, 400, 5):
        logs[number % 3].enter([examined(number + more) for more in range(5)])

        assert reader.position(examined(number + 4).id) == number + 4
        assert shelves[(number + 1) % 3].position(examined(number).id) == number
    for shelf in (*shelves, reader):
        assert [shelf.position(examined(number).id) for number in range(400)] == list(range(400))
        assert len({position for _, position in shelf.ids().entries()}) == 400
        shelf.close()
