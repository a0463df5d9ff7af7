"""This file is about finding an act's position by its id: an index beside a record, derived from it and made anew when it must be.

The record's own file only grows on the right; ids come in no order, so their index is a file of its
own, ``<record>.ids``. It may lag behind: the ids of the newest rows are held in memory, and go to the
file in large pieces, sorted, so that entering one act does not wait for it. It is never believed
alone: a position that it gives is looked up in the record, and whatever is wrong with it costs time only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock

from foedus.shelves.connections import connected
from foedus.shelves.shelf import StuckError

APPLICATION = 0x666F6578
"""``foex``: says in the file's head that this is an index of ids."""

LEAST = 4096
"""Ids that are held in memory before any go to the file; beyond it, a quarter of what the file has."""

ASKED = 256
"""Ids that the file is asked for at once."""

_ROOM = "PRAGMA cache_size = -65536"
"""Memory for up to 64 MiB of the file: ids come in no order, and so touch every page of it."""

_MADE = (
    "CREATE TABLE ids (id BLOB PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE reached (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, last BLOB NOT NULL) STRICT",
    f"PRAGMA application_id = {APPLICATION}",
)

Positions = Mapping[str, int]
IdsFrom = Callable[[int], Iterator[tuple[str, int]]]
"""Gives the ids of the record's rows, each with its position, from a position on."""


class Ids:
    """The index of one record.

    :param read: gives the ids that the record holds.
    :param read_only: never write the file.
    """

    def __init__(self, path: Path, read: IdsFrom, *, read_only: bool = False) -> None:
        self._path = path
        self._read = read
        self._read_only = read_only
        self._lock = RLock()
        self._file: sqlite3.Connection | None = None
        self._flushed = 0
        self._known = 0
        self._tail: dict[str, int] = {}
        self._open()

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id, if the record has it."""
        with self._lock:
            found = self._tail.get(act)
            if found is None:
                found = self._filed(act)
            if found is None and self.catch_up():
                found = self._tail.get(act)
            return found

    def known(self, act: str) -> int | None:
        """Give the position as it was known when :meth:`catch_up` was last called."""
        with self._lock:
            found = self._tail.get(act)
            return self._filed(act) if found is None else found

    def known_of(self, acts: Sequence[str]) -> dict[str, int]:
        """Give the positions of those of these acts that were known when :meth:`catch_up` was last called, by their ids."""
        with self._lock:
            tail = self._tail
            found = {act: tail[act] for act in acts if act in tail}
            # What the file does not have is in memory: where it has nothing, it need not be asked.
            left = [act for act in acts if act not in found] if self._flushed else []
            for at in range(0, len(left), ASKED):
                some = left[at : at + ASKED]
                # The file is asked once for many; the few that it has are looked up in the record one by one.
                for act in self._perhaps(some):
                    position = self.known(act)
                    if position is not None:
                        found[act] = position
            return found

    def catch_up(self) -> bool:
        """Learn the ids of the rows that were added since the last time; say whether there were any."""
        with self._lock:
            before = self._known
            for act, position in self._read(before):
                self._tail[act] = position
                self._known = position + 1
            return self._known > before

    def learn(self, added: Positions, size: int) -> None:
        """Learn the ids of the rows that were added just now, up to a size, and write the file when there are many."""
        with self._lock:
            self._tail.update(added)
            self._known = max(self._known, size)
            if len(self._tail) > max(LEAST, self._flushed // 4):
                self.flush()

    def flush(self) -> None:
        """Write to the file what it does not have; a file that cannot be written is left alone."""
        with self._lock:
            if self._read_only or not self._tail:
                return
            try:
                self._write()
            except (sqlite3.OperationalError, StuckError):
                # Busy, or no space: the ids stay in memory, and the file is as good as it was.
                self._roll_back()
            except sqlite3.DatabaseError:
                self.rebuild()

    def rebuild(self) -> None:
        """Leave the file and make it anew from the record."""
        with self._lock:
            self.close()
            self._flushed = self._known = 0
            self._tail = {}
            if not self._read_only:
                for suffix in ("", "-wal", "-shm"):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            self.catch_up()
            if not self._read_only:
                self._made()
                self.flush()

    def entries(self) -> Iterator[tuple[str, int]]:
        """Give every id with its position as the index has them, in the order of the ids of the file, then those in memory."""
        with self._lock:
            if self._file is not None:
                for act, position in self._file.execute("SELECT id, position FROM ids"):
                    yield act.hex(), position
            yield from self._tail.items()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _open(self) -> None:
        try:
            if self._path.exists():
                self._settle(connected(self._path, mode="ro" if self._read_only else "rw"))
            elif not self._read_only:
                self._made()
        except (sqlite3.OperationalError, StuckError):
            # Another is making it, or this place cannot be written: then everything is in memory.
            self.close()
        except sqlite3.DatabaseError:
            self.rebuild()

    def _settle(self, file: sqlite3.Connection) -> None:
        """Take a file that is there; one that is ahead of the record, or of another one, is made anew."""
        self._file = file
        if not self._read_only:
            file.execute("PRAGMA journal_mode = WAL")
            # Not FULL: what the power takes is written again from the record.
            file.execute("PRAGMA synchronous = NORMAL")
        file.execute(_ROOM)
        if file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise sqlite3.DatabaseError("another program's")
        size, last = file.execute("SELECT size, last FROM reached").fetchone() or (0, b"")
        if size and next(self._read(size - 1), None) != (last.hex(), size - 1):
            raise sqlite3.DatabaseError("another record's, or ahead of this one")
        self._flushed = self._known = size

    def _made(self) -> None:
        self._file = file = connected(self._path, mode="rwc")
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(_ROOM)
        file.execute("BEGIN IMMEDIATE")
        if file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            for sql in _MADE:
                file.execute(sql)
        file.execute("COMMIT")

    def _filed(self, act: str) -> int | None:
        if self._file is None:
            return None
        try:
            found = self._file.execute("SELECT position FROM ids WHERE id = ?", (bytes.fromhex(act),)).fetchone()
        except sqlite3.OperationalError:
            return None
        except ValueError:
            return None
        except sqlite3.DatabaseError:
            found = (-1,)
        if found is None:
            return None
        # The record itself has the last word.
        if next(self._read(found[0]), None) != (act, found[0]):
            self.rebuild()
            return self._tail.get(act) if self._file is None or act in self._tail else self._filed(act)
        position: int = found[0]
        return position

    def _perhaps(self, acts: Sequence[str]) -> Sequence[str]:
        """Give those of these acts of which the file says that it has them; all, if it cannot say."""
        if self._file is None:
            return ()
        asked = "SELECT id FROM ids WHERE id IN (" + ", ".join("?" * len(acts)) + ")"  # noqa: S608 — question marks alone are put in
        try:
            return [one.hex() for (one,) in self._file.execute(asked, [bytes.fromhex(act) for act in acts])]
        except (sqlite3.DatabaseError, ValueError):
            return acts

    def _write(self) -> None:
        if self._file is None:
            self._made()
        file = self._file
        assert file is not None
        file.execute("BEGIN IMMEDIATE")
        (size,) = file.execute("SELECT size FROM reached").fetchone() or (0,)
        # Another process may have written a part of this meanwhile: the record is the same for both.
        fresh = sorted((bytes.fromhex(act), position) for act, position in self._tail.items() if position >= size)
        if fresh:
            file.executemany("INSERT INTO ids VALUES (?, ?)", fresh)
            last = max(fresh, key=lambda one: one[1])
            file.execute("INSERT OR REPLACE INTO reached VALUES (1, ?, ?)", (last[1] + 1, last[0]))
        file.execute("COMMIT")
        self._flushed = max(size, self._known)
        self._tail = {}

    def _roll_back(self) -> None:
        if self._file is not None and self._file.in_transaction:
            self._file.execute("ROLLBACK")
