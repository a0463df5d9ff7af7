"""A record that was put back from an old backup, cut or rewritten is recognized by what this machine remembers of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread

import pytest

from foedus.finding import Finding
from foedus.shelves.heads import PLACE, Heads, Seen
from foedus.shelves.log import Log, LogError, LogReader
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.sqlite import SqliteShelf

from .shelves import IDENTITY, KEY, NOW, examined


def heads(folder: Path, origin: str = "union") -> Heads:
    return Heads(folder / "record.db.head", origin)


def log(folder: Path, name: str = "record.db", *, now: int = NOW) -> Log:
    made = Log(SqliteShelf(folder / name, IDENTITY), KEY, lambda: now, heads=heads(folder))
    made.found()
    return made


def root(size: int) -> bytes:
    return size.to_bytes(32, "big")


def refused(folder: Path) -> Finding:
    shelf = SqliteShelf(folder / "record.db", read_only=True)
    with pytest.raises(LogError) as caught:
        LogReader(shelf, heads(folder))
    shelf.close()
    return caught.value.finding


def test_the_newest_checkpoint_is_remembered_after_each_batch(tmp_path: Path) -> None:
    record = log(tmp_path)

    for number in range(5):
        record.enter([examined(number)])

        assert heads(tmp_path).last() == Seen(number + 1, record.frontier.root)


def test_a_backup_that_is_put_back_is_recognized_when_the_record_is_opened(tmp_path: Path) -> None:
    """An attack: the host restores an old copy, to be rid of what came after it."""
    record = log(tmp_path)
    record.enter([examined(1), examined(2)])
    record.shelf.close()
    shutil.copy(tmp_path / "record.db", tmp_path / "old")
    record = log(tmp_path)
    record.enter([examined(3)])
    record.shelf.close()
    shutil.copy(tmp_path / "old", tmp_path / "record.db")

    finding = refused(tmp_path)

    assert (finding.code, finding.param("size"), finding.param("expected")) == ("log-rolled-back", 2, 3)
    with pytest.raises(LogError):
        log(tmp_path)


def test_a_record_that_goes_on_from_an_old_copy_in_another_way_is_recognized_although_it_is_longer(tmp_path: Path) -> None:
    """An attack: after the old copy other acts are entered with the log's own keys, until nobody misses any."""
    record = log(tmp_path)
    record.enter([examined(1), examined(2)])
    (tmp_path / "elsewhere").mkdir()
    other = log(tmp_path / "elsewhere")
    other.enter([examined(1)])
    other.enter([examined(7), examined(8), examined(9)])
    for one in (record, other):
        one.shelf.close()
    shutil.copy(tmp_path / "elsewhere" / "record.db", tmp_path / "record.db")

    finding = refused(tmp_path)

    assert (finding.code, finding.param("size")) == ("log-rewritten", 2)
    assert finding.param("expected") == record.frontier.root.hex()


def test_a_record_whose_newest_batches_were_cut_off_with_the_write_ahead_log_is_recognized(tmp_path: Path) -> None:
    """Somebody deletes the file beside the database, in which the newest batches still lay."""
    record = log(tmp_path)
    record.enter([examined(1)])
    with record.shelf.still():  # type: ignore[attr-defined]
        pass
    record.enter([examined(2)])
    (tmp_path / "copy").mkdir()
    for name in ("record.db", "record.db.head"):
        shutil.copy(tmp_path / name, tmp_path / "copy" / name)
    record.shelf.close()

    assert refused(tmp_path / "copy").code == "log-rolled-back"


def test_a_record_that_is_put_back_under_a_running_log_takes_nothing_more(tmp_path: Path) -> None:
    shelf = MemoryShelf(IDENTITY)
    record = Log(shelf, KEY, lambda: NOW, heads=heads(tmp_path))
    record.found()
    record.enter([examined(1)])
    heads(tmp_path).keep(Seen(5, root(5)))  # another process saw more of it

    with pytest.raises(LogError) as caught:
        record.enter([examined(2)])

    assert caught.value.finding.code == "log-rolled-back"
    assert shelf.size() == 1


def test_whoever_knows_that_the_record_was_put_back_may_accept_it(tmp_path: Path) -> None:
    heads(tmp_path).keep(Seen(9, root(9)))
    heads(tmp_path).accept(Seen(4, root(4)))

    assert heads(tmp_path).last() == Seen(4, root(4))


def test_a_reader_remembers_what_it_saw_too(tmp_path: Path) -> None:
    record = log(tmp_path)
    record.enter([examined(1)])
    (tmp_path / "record.db.head").unlink()

    LogReader(SqliteShelf(tmp_path / "record.db", read_only=True), heads(tmp_path))

    assert heads(tmp_path).last() == Seen(1, record.frontier.root)


def test_an_older_checkpoint_never_takes_the_place_of_a_newer(tmp_path: Path) -> None:
    kept = heads(tmp_path)
    for size in (3, 2, 8, 5, 1, 8):
        kept.keep(Seen(size, root(size)))

    assert kept.last() == Seen(8, root(8))


def test_what_is_remembered_of_another_log_says_nothing_here(tmp_path: Path) -> None:
    heads(tmp_path, "other").keep(Seen(3, root(3)))

    assert heads(tmp_path).last() is None


def test_a_write_that_was_broken_off_at_any_byte_leaves_the_checkpoint_before_it(tmp_path: Path) -> None:
    kept = heads(tmp_path)
    for size in (1, 2, 3):
        kept.keep(Seen(size, root(size)))
    before = (tmp_path / "record.db.head").read_bytes()
    kept.keep(Seen(4, root(4)))
    after = (tmp_path / "record.db.head").read_bytes()

    for cut in range(2 * PLACE):
        (tmp_path / "record.db.head").write_bytes(after[:cut] + before[cut:])

        assert heads(tmp_path).last() in {Seen(3, root(3)), Seen(4, root(4))}


def test_a_file_that_is_damaged_is_as_good_as_none(tmp_path: Path) -> None:
    for content in (b"", b"\0" * 512, b"foedus-head/1 x y z\n", b"\xff" * 700, b"foedus-head/1 1 AAAA " + b"a" * 64):
        (tmp_path / "record.db.head").write_bytes(content)

        assert heads(tmp_path).last() is None
        heads(tmp_path).keep(Seen(1, root(1)))
        assert heads(tmp_path).last() == Seen(1, root(1))


def test_a_place_that_cannot_be_written_does_not_keep_the_log_from_going_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    Heads(tmp_path / "file" / "head", "union").keep(Seen(1, root(1)))

    assert Heads(tmp_path / "file" / "head", "union").last() is None


def test_several_remember_at_once_and_the_newest_stays(tmp_path: Path) -> None:
    def keep(first: int) -> None:
        mine = heads(tmp_path)
        for size in range(first, 400, 4):
            mine.keep(Seen(size, root(size)))
        mine.close()

    threads = [Thread(target=keep, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert heads(tmp_path).last() == Seen(399, root(399))
