"""A record is copied while it is written, and put back only where nothing is lost by it that anybody here knows of."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from threading import Event, Thread

import pytest

from foedus.finding import Finding
from foedus.shelves.backup import Copied, backup, checked, restore
from foedus.shelves.heads import Heads, Seen
from foedus.shelves.log import Log, LogReader
from foedus.shelves.sqlite import SqliteShelf

from .shelves import IDENTITY, KEY, NOW, examined


def heads(folder: Path) -> Heads:
    return Heads(folder / "record.db.head", "union")


def record(folder: Path, *numbers: int) -> Log:
    folder.mkdir(exist_ok=True)
    made = Log(SqliteShelf(folder / "record.db", IDENTITY), KEY, lambda: NOW, heads=heads(folder))
    made.found()
    for number in numbers:
        made.enter([examined(number)])
    return made


def put_back(folder: Path, *, accept_loss: bool = False) -> Copied | Finding:
    return restore(folder / "copy.db", folder / "record.db", heads(folder), origin="union", accept_loss=accept_loss)


def code(found: Copied | Finding) -> str:
    return found.code if isinstance(found, Finding) else "copied"


def test_a_copy_holds_what_the_record_holds_and_is_one_file(tmp_path: Path) -> None:
    log = record(tmp_path / "here", *range(300))
    (tmp_path / "there").mkdir()

    found = backup(tmp_path / "here" / "record.db", tmp_path / "there" / "copy.db")

    assert found == Copied("union", 300, log.frontier.root)
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["copy.db"]
    copy = SqliteShelf(tmp_path / "there" / "copy.db", read_only=True)
    assert list(copy.rows()) == list(log.shelf.rows())
    assert list(copy.notes()) == list(log.shelf.notes())
    assert list(copy.faults()) == []


def test_a_copy_is_made_while_others_enter_acts(tmp_path: Path) -> None:
    log = record(tmp_path, *range(20))
    done = Event()

    def go_on() -> None:
        number = 20
        while not done.is_set():
            log.enter([examined(number)])
            number += 1

    writer = Thread(target=go_on)
    writer.start()
    try:
        for name in ("one.db", "two.db", "one.db"):
            found = backup(tmp_path / "record.db", tmp_path / name)

            assert isinstance(found, Copied)
            assert log.root(found.size) == found.root
    finally:
        done.set()
        writer.join()


def test_a_copy_replaces_an_earlier_one_of_the_same_log_and_no_other_file(tmp_path: Path) -> None:
    record(tmp_path, 1, 2).shelf.close()
    backup(tmp_path / "record.db", tmp_path / "copy.db")
    record(tmp_path, 3).shelf.close()
    record(tmp_path / "elsewhere", 7, 8, 9, 10).shelf.close()
    (tmp_path / "letter.txt").write_text("Dear Secretary General")

    assert code(backup(tmp_path / "record.db", tmp_path / "copy.db")) == "copied"
    assert code(backup(tmp_path / "record.db", tmp_path / "letter.txt")) == "backup-taken"
    assert code(backup(tmp_path / "record.db", tmp_path / "elsewhere" / "record.db")) == "backup-taken"
    assert (tmp_path / "letter.txt").read_text() == "Dear Secretary General"


def test_a_lost_record_is_put_back_and_goes_on(tmp_path: Path) -> None:
    record(tmp_path, 1, 2, 3).shelf.close()
    backup(tmp_path / "record.db", tmp_path / "copy.db")
    (tmp_path / "record.db").unlink()

    found = put_back(tmp_path)

    assert code(found) == "copied"
    log = record(tmp_path, 4)
    assert [row.id for row in log.shelf.rows()] == [examined(number).id for number in (1, 2, 3, 4)]


def test_a_damaged_record_is_set_aside_for_its_copy(tmp_path: Path) -> None:
    record(tmp_path, 1, 2, 3).shelf.close()
    backup(tmp_path / "record.db", tmp_path / "copy.db")
    (tmp_path / "record.db").write_bytes(b"\0" * 5000)

    found = put_back(tmp_path)

    assert isinstance(found, Copied)
    assert (tmp_path / found.aside).read_bytes() == b"\0" * 5000
    assert LogReader(SqliteShelf(tmp_path / "record.db", read_only=True), heads(tmp_path)).size == 3


def test_a_copy_that_is_older_than_the_record_does_not_take_its_place(tmp_path: Path) -> None:
    """An attack: to be rid of an act, its host restores the backup from before it."""
    record(tmp_path, 1, 2).shelf.close()
    backup(tmp_path / "record.db", tmp_path / "copy.db")
    record(tmp_path, 3).shelf.close()

    for accept_loss in (False, True):
        finding = put_back(tmp_path, accept_loss=accept_loss)

        assert isinstance(finding, Finding)
        assert (finding.code, finding.param("size"), finding.param("expected")) == ("restore-shorter", 2, 3)


def test_acts_that_are_lost_with_the_record_are_given_up_only_by_somebody_who_says_so(tmp_path: Path) -> None:
    record(tmp_path, 1, 2).shelf.close()
    backup(tmp_path / "record.db", tmp_path / "copy.db")
    record(tmp_path, 3, 4, 5).shelf.close()
    (tmp_path / "record.db").unlink()

    finding = put_back(tmp_path)

    assert isinstance(finding, Finding)
    assert (finding.code, finding.param("size"), finding.param("expected"), finding.param("lost")) == ("restore-behind", 2, 5, 3)
    assert not (tmp_path / "record.db").exists()
    assert code(put_back(tmp_path, accept_loss=True)) == "copied"
    assert record(tmp_path, 6).size == 3


def test_a_copy_of_another_course_of_the_same_log_does_not_take_the_records_place(tmp_path: Path) -> None:
    """An attack: a second history, signed with the log's own keys, is put in the place of the first."""
    record(tmp_path, 1, 2).shelf.close()
    other = record(tmp_path / "elsewhere", 1, 7, 8, 9)
    other.shelf.close()
    shutil.copy(tmp_path / "elsewhere" / "record.db", tmp_path / "copy.db")

    assert code(put_back(tmp_path)) == "restore-diverges"
    (tmp_path / "record.db").unlink()
    assert code(put_back(tmp_path, accept_loss=True)) == "restore-diverges"


def test_a_copy_of_another_log_does_not_take_its_place(tmp_path: Path) -> None:
    record(tmp_path, 1).shelf.close()
    backup(tmp_path / "record.db", tmp_path / "copy.db")

    found = restore(tmp_path / "copy.db", tmp_path / "other.db", Heads(tmp_path / "other.db.head", "other"), origin="other")

    assert code(found) == "restore-other-log"


@pytest.mark.parametrize("sql", [
    "UPDATE rows SET act = x'00' WHERE position = 1",
    "UPDATE rows SET leaf = (SELECT leaf FROM rows WHERE position = 0) WHERE position = 1",
    "DELETE FROM rows WHERE position = 2",
    "UPDATE checkpoints SET note = x'00' WHERE size = 3",
])  # fmt: skip
def test_a_copy_that_was_changed_is_not_put_back(tmp_path: Path, sql: str) -> None:
    record(tmp_path, 1, 2, 3).shelf.close()
    backup(tmp_path / "record.db", tmp_path / "copy.db")
    (tmp_path / "record.db").unlink()
    database = sqlite3.connect(tmp_path / "copy.db", isolation_level=None)
    for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        database.execute(f"DROP TRIGGER {name}")
    database.execute(sql)
    database.close()

    assert code(put_back(tmp_path)) not in {"copied", ""}
    assert not (tmp_path / "record.db").exists()


def test_an_act_that_changed_in_a_copy_is_found_at_its_position(tmp_path: Path) -> None:
    record(tmp_path, 1, 2, 3).shelf.close()
    backup(tmp_path / "record.db", tmp_path / "copy.db")
    content = (tmp_path / "copy.db").read_bytes()
    place = content.index(b"act 2 ..")
    (tmp_path / "copy.db").write_bytes(content[:place] + b"A" + content[place + 1 :])

    found = checked(tmp_path / "copy.db")

    assert isinstance(found, Finding)
    assert (found.code, found.param("position"), found.param("expected")) == ("backup-unsound", 1, examined(2).id)


def test_what_is_no_record_is_neither_copied_nor_put_back(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"no database at all" * 500)

    assert code(put_back(tmp_path)) == "backup-no-record"
    assert heads(tmp_path).last() is None


def test_a_record_that_is_put_back_under_an_open_one_is_noticed_by_it(tmp_path: Path) -> None:
    log = record(tmp_path, 1, 2, 3)
    backup(tmp_path / "record.db", tmp_path / "copy.db")

    assert code(put_back(tmp_path)) == "copied"
    with pytest.raises(OSError, match="replaced"):
        log.enter([examined(9)])
    assert heads(tmp_path).last() == Seen(3, log.frontier.root)


def test_a_record_is_no_copy_of_itself(tmp_path: Path) -> None:
    log = record(tmp_path, *range(3))
    (tmp_path / "copy.db").symlink_to(tmp_path / "record.db")

    assert code(backup(tmp_path / "record.db", tmp_path / "copy.db")) == "backup-itself"
    assert code(put_back(tmp_path)) == "backup-itself"
    log.enter([examined(3)])
    assert log.size == 4
