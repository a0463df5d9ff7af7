"""A process that is killed at any instant leaves whole batches, all that it acknowledged, and a record that goes on."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from foedus.shelves import ids
from foedus.shelves.connections import raw
from foedus.shelves.heads import Heads
from foedus.shelves.log import Log, LogError, LogReader
from foedus.shelves.shelf import StuckError
from foedus.shelves.sqlite import SqliteShelf

from .shelves import IDENTITY, KEY, NOW, examined

STEPS = ("begun", "rows", "tiles", "checkpoint", "added", "committed", "indexed")
"""Where a write can be, as the shelf names it."""

Step = Callable[[str], None]


def log(folder: Path, step: Step | None = None, *, now: int = NOW) -> Log:
    return on(SqliteShelf(folder / "record.db", IDENTITY, step=step), folder, now=now)


def lying(folder: Path) -> bytes:
    """Give the bytes of the record's file as it lies, without touching SQLite's locks on it."""
    file = raw(folder / "record.db")
    return os.pread(file, os.fstat(file).st_size, 0)


def at_rest(folder: Path) -> bytes:
    """Have everything carried over into the file, and give its bytes."""
    shelf = SqliteShelf(folder / "record.db", read_only=True)
    with shelf.still():
        content = lying(folder)
    shelf.close()
    return content


def on(shelf: SqliteShelf, folder: Path, *, now: int = NOW) -> Log:
    made = Log(shelf, KEY, lambda: now, heads=Heads(folder / "record.db.head", "union"))
    made.found()
    return made


def go_on(folder: Path, told: int, step: Step | None = None) -> None:
    """Enter act after act, in batches of one to three, and tell the size after each."""
    mine = log(folder, step)
    number = mine.size
    while True:
        count = 1 + number % 3
        mine.enter([examined(number + more) for more in range(count)])
        number += count
        os.write(told, number.to_bytes(8, "big"))
        if number % 11 == 0:
            at_rest(folder)


def killed(work: Callable[[int], None], delay: float | None) -> int:
    """Do some work in a process of its own until it is killed, by itself or after a delay; give the last size that it told."""
    reading, told = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            work(told)
        finally:
            os._exit(1)
    os.close(told)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    assert os.WIFSIGNALED(status), "the process ended by itself"
    return int.from_bytes(said[len(said) // 8 * 8 - 8 : len(said) // 8 * 8], "big") if len(said) >= 8 else 0


def check(folder: Path, acknowledged: int, *, since: int = 0) -> int:
    """Open what is left: every acknowledged act in its place, the newest checkpoint true, and more can be entered."""
    mine = log(folder)
    size = mine.size
    assert size >= acknowledged
    assert [row.id for row in mine.shelf.rows(since)] == [examined(number).id for number in range(since, size)]
    assert [mine.shelf.position(examined(number).id) for number in range(since, size)] == list(range(since, size))
    assert mine.shelf.position(examined(size).id) is None
    mine.enter([examined(size)])
    assert mine.size == size + 1
    if size % 2:
        mine.shelf.close()
    return mine.size


def sound(folder: Path) -> None:
    shelf = SqliteShelf(folder / "record.db", read_only=True)
    assert list(shelf.faults()) == []
    assert [row.id for row in shelf.rows()] == [examined(number).id for number in range(shelf.size())]
    assert LogReader(shelf).size == shelf.size()
    shelf.close()


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    # The index of ids goes to its file often enough to be killed while it does.
    monkeypatch.setattr(ids, "LEAST", 8)


def test_a_process_killed_at_two_hundred_random_instants_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    random, known = Random(7), 0
    for _ in range(200):
        acknowledged = killed(partial(go_on, tmp_path), random.random() ** 2 * 0.05)
        known = check(tmp_path, acknowledged, since=known)

    assert known > 400
    sound(tmp_path)


@pytest.mark.parametrize("step", STEPS)
def test_a_process_killed_at_a_step_of_writing_leaves_the_batch_whole_or_not_at_all(tmp_path: Path, step: str) -> None:
    known = 0
    for count in (1, 2, 3, 5, 8, 120):
        acknowledged = killed(partial(go_on, tmp_path, step=die_at(step, count)), None)
        known = check(tmp_path, acknowledged, since=known)
    sound(tmp_path)


def test_a_batch_is_there_after_it_was_committed_and_never_before(tmp_path: Path) -> None:
    for step in STEPS:
        folder = tmp_path / step
        folder.mkdir()
        log(folder).shelf.close()

        killed(partial(enter_and_die, folder, step), None)

        shelf = SqliteShelf(folder / "record.db", read_only=True)
        assert shelf.size() == (1 if step in {"committed", "indexed"} else 0)
        shelf.close()


def enter_and_die(folder: Path, step: str, told: int) -> None:
    armed = False

    def die(name: str) -> None:
        if armed and name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    mine = log(folder, die)
    armed = True
    mine.enter([examined(0)])
    os.write(told, bytes(8))


def die_at(step: str, count: int) -> Step:
    left = count

    def die(name: str) -> None:
        nonlocal left
        left -= name == step
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return die


def test_pages_that_were_torn_while_they_were_carried_over_are_written_again(tmp_path: Path) -> None:
    """The power goes while SQLite writes into the file what waited beside it: pages are old, new, or half of each."""
    mine = log(tmp_path)
    mine.enter([examined(number) for number in range(30)])
    at_rest(tmp_path)
    for number in range(30, 90, 3):
        mine.enter([examined(number + more) for more in range(3)])
    waiting = (tmp_path / "record.db-wal").read_bytes()
    before = lying(tmp_path)
    after = at_rest(tmp_path)
    head = (tmp_path / "record.db.head").read_bytes()
    random = Random(5)

    for attempt in range(40):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        torn = bytearray(before.ljust(len(after), b"\0"))
        for sector in range(0, len(after), 512):
            if random.random() < 0.5:
                torn[sector : sector + 512] = after[sector : sector + 512]
        (folder / "record.db").write_bytes(torn)
        (folder / "record.db-wal").write_bytes(waiting)
        (folder / "record.db.head").write_bytes(head)

        check(folder, 90)
        sound(folder)


def test_what_was_acknowledged_and_is_torn_off_the_write_ahead_log_is_missed_and_never_written_over(tmp_path: Path) -> None:
    """A disk that loses what it said it had written."""
    mine = log(tmp_path)
    for number in range(8):
        mine.enter([examined(number)])
    main, (waiting, head) = lying(tmp_path), ((tmp_path / f"record.db{suffix}").read_bytes() for suffix in ("-wal", ".head"))
    found = []

    for attempt, length in enumerate(range(0, len(waiting) + 1, 2_000)):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        for suffix, content in (("", main), ("-wal", waiting[:length]), (".head", head)):
            (folder / f"record.db{suffix}").write_bytes(content)
        found.append(outcome(folder))

    # First nothing was there but the head; in the end all of it was.
    assert set(found[:-1]) == {"log-rolled-back from 8"}
    assert found[-1] in {"8", "log-rolled-back from 8"}


def outcome(folder: Path) -> str:
    try:
        mine = log(folder)
    except LogError as error:
        return f"{error.finding.code} from {error.finding.param('expected')}"
    mine.shelf.close()
    return str(mine.size)


def test_a_byte_that_changed_in_the_write_ahead_log_is_missed_as_well(tmp_path: Path) -> None:
    mine = log(tmp_path)
    mine.enter([examined(0)])
    at_rest(tmp_path)
    for number in range(1, 6):
        mine.enter([examined(number)])
    main, (waiting, head) = lying(tmp_path), ((tmp_path / f"record.db{suffix}").read_bytes() for suffix in ("-wal", ".head"))
    random = Random(3)

    for attempt in range(60):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        place = random.randrange(len(waiting))
        changed = waiting[:place] + bytes((waiting[place] ^ 1 << random.randrange(8),)) + waiting[place + 1 :]
        for suffix, content in (("", main), ("-wal", changed), (".head", head)):
            (folder / f"record.db{suffix}").write_bytes(content)
        found = outcome(folder)

        assert found in {"6", "log-rolled-back from 6"}
        if found == "6":
            sound(folder)


def test_a_full_disk_is_said_and_what_was_entered_before_stays(tmp_path: Path) -> None:
    def until_full(told: int) -> None:
        mine = log(tmp_path)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
        number = 0
        try:
            while True:
                mine.enter([examined(number)])
                number += 1
                os.write(told, number.to_bytes(8, "big"))
        except StuckError:
            assert mine.shelf.size() == number
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        mine.enter([examined(number)])  # there is space again
        os.write(told, (number + 1).to_bytes(8, "big"))
        os.kill(os.getpid(), signal.SIGKILL)

    acknowledged = killed(until_full, None)

    assert acknowledged > 10
    check(tmp_path, acknowledged)
    sound(tmp_path)


def test_a_clock_that_jumps_back_stops_the_log_and_a_correction_of_minutes_does_not(tmp_path: Path) -> None:
    log(tmp_path).enter([examined(0)])

    with pytest.raises(LogError) as caught:
        log(tmp_path, now=NOW - 86_400).enter([examined(1)])
    assert caught.value.finding.code == "log-clock-back"
    (receipt,) = log(tmp_path, now=NOW - 120).enter([examined(1)])

    assert (receipt.position, receipt.received) == (1, NOW)  # type: ignore[union-attr]


def test_the_index_of_ids_is_made_anew_when_it_is_lost_damaged_of_another_record_or_ahead(tmp_path: Path) -> None:
    mine = log(tmp_path)
    mine.enter([examined(number) for number in range(40)])
    mine.shelf.close()
    index, random = tmp_path / "record.db.ids", Random(1)
    content = index.read_bytes()
    (tmp_path / "other").mkdir()
    other = log(tmp_path / "other")
    other.enter([examined(number) for number in range(100, 150)])
    other.shelf.close()
    damaged = [content[:place] + random.randbytes(40) + content[place + 40 :] for place in range(0, len(content), 300)]

    for wrong in (b"", b"no index", content[:5000], (tmp_path / "other" / "record.db.ids").read_bytes(), *damaged):
        for suffix in ("-wal", "-shm"):
            index.with_name(index.name + suffix).unlink(missing_ok=True)
        index.write_bytes(wrong)
        shelf = SqliteShelf(tmp_path / "record.db")

        found = [shelf.position(examined(number).id) for number in range(40)]

        # An id that is lost in the file alone is not missed until it is asked for; a wrong place is never given.
        assert all(position in {number, None} for number, position in enumerate(found))
        assert shelf.position(examined(100).id) is None
        shelf.close()


def test_a_record_copied_without_what_lies_beside_it_is_whole(tmp_path: Path) -> None:
    mine = log(tmp_path)
    mine.enter([examined(number) for number in range(20)])
    mine.shelf.close()
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / "record.db", tmp_path / "copy" / "record.db")

    check(tmp_path / "copy", 20)
