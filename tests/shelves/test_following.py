"""One reader of a log that others write, asked by several threads at once."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

from foedus.shelves.log import LogReader
from foedus.shelves.sqlite import SqliteShelf

from .shelves import IDENTITY, examined, opened


def test_threads_that_share_a_reader_go_on_together_while_others_write(tmp_path: Path) -> None:
    written = SqliteShelf(tmp_path / "record.db", IDENTITY)
    log = opened(written)
    read = SqliteShelf(tmp_path / "record.db", read_only=True)
    reader, done, wrong = LogReader(read), Event(), []

    def follow() -> None:
        try:
            while not done.is_set():
                reader.catch_up()
        except Exception as error:  # noqa: BLE001 — whatever goes wrong in a thread is told
            wrong.append(error)

    threads = [Thread(target=follow) for _ in range(4)]
    for thread in threads:
        thread.start()
    for first in range(0, 600, 5):
        log.enter([examined(number) for number in range(first, first + 5)])
    done.set()
    for thread in threads:
        thread.join()
    reader.catch_up()

    assert wrong == []
    assert (reader.size, reader.frontier) == (log.size, log.frontier)
    read.close()
    written.close()
