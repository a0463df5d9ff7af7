"""This file holds the SQLite shelf: one file on one machine, and the default for a running organization.

The database is in WAL mode, so that readers in other processes never wait for the writer, and
``synchronous=FULL``, so that an append that has returned survives the loss of power. Triggers keep
acts from being changed or removed through SQL: a slip of the hand, not a dishonest host, is stopped so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from foedus.shelves.shelf import Leaf, ReadOnlyError, ReceivedEarlierError, Shelved

APPLICATION = 0x666F6564
"""``foed``: says in the file's head whose database it is."""

_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS acts (
    position INTEGER PRIMARY KEY CHECK (position >= 0),
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
    data BLOB NOT NULL,
    received INTEGER NOT NULL
);
CREATE TRIGGER IF NOT EXISTS acts_are_not_changed BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are not changed'); END;
CREATE TRIGGER IF NOT EXISTS acts_are_not_removed BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are not removed'); END;
PRAGMA application_id = {APPLICATION};
COMMIT;
"""


class NotAShelfError(ValueError):
    """The file is a database, but not a shelf of acts."""


class SqliteShelf:
    """Acts in an SQLite file. One object belongs to one thread; others open the file again.

    :raises NotAShelfError: the file is another program's database.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.read_only = read_only
        address = f"file:{quote(str(path))}?mode={'ro' if read_only else 'rwc'}"
        self._database = sqlite3.connect(address, uri=True, isolation_level=None, timeout=30)
        try:
            self._prepare(path)
        except BaseException:
            self._database.close()
            raise

    def _prepare(self, path: str | Path) -> None:
        database = self._database
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application != APPLICATION and (application or tables or self.read_only):
            raise NotAShelfError(str(path))
        if not self.read_only:
            database.execute("PRAGMA journal_mode = WAL")
            # Dead here: an empty database in WAL mode, which the next opening goes on with.
            database.execute("PRAGMA synchronous = FULL")
            if application != APPLICATION:
                database.executescript(_SCHEMA)
                # Dead before its COMMIT: nothing of it is there. Dead after: an empty shelf.

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def size(self) -> int:
        """Give the number of acts, which is the next free position."""
        (size,) = self._database.execute("SELECT coalesce(max(position) + 1, 0) FROM acts").fetchone()
        assert isinstance(size, int)
        return size

    def append(self, leaves: Sequence[Leaf]) -> tuple[int, ...]:
        """Add acts, all or none, and give their positions; an act that is here already keeps the position it has.

        :raises ReadOnlyError: the shelf was opened for reading.
        :raises ReceivedEarlierError: an act would be received before the one that stands above it.
        """
        if self.read_only:
            raise ReadOnlyError
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        # Dead here: no act was written. Another writer waits for this one and then sees what it wrote.
        try:
            positions = tuple([self._add(leaf) for leaf in leaves])
            # Dead here: what was written lies in the WAL without a commit mark, and the next opening leaves it out.
            database.execute("COMMIT")
            # Dead here: the WAL was synced before COMMIT returned. All acts are there; whoever was not told so
            # sends them again, and they keep their positions.
        except BaseException:
            database.execute("ROLLBACK")
            raise
        return positions

    def _add(self, leaf: Leaf) -> int:
        known = self.position(leaf.id)
        if known is not None:
            return known
        last = self._database.execute("SELECT position, received FROM acts ORDER BY position DESC LIMIT 1").fetchone()
        position, received = (last[0] + 1, last[1]) if last else (0, leaf.received)
        if leaf.received < received:
            raise ReceivedEarlierError
        self._database.execute("INSERT INTO acts VALUES (?, ?, ?, ?)", (position, leaf.id, leaf.data, leaf.received))
        assert isinstance(position, int)
        return position

    def read(self, start: int = 0, stop: int | None = None) -> Iterator[Shelved]:
        """Give the acts from one position up to another, in order, as they stood when the reading began."""
        end = self.size() if stop is None else stop
        sql = "SELECT position, id, data, received FROM acts WHERE position >= ? AND position < ? ORDER BY position"
        for position, act, data, received in self._database.execute(sql, (start, end)):
            yield Shelved(position, Leaf(act, data, received))

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id, if it is here."""
        found = self._database.execute("SELECT position FROM acts WHERE id = ?", (act,)).fetchone()
        return found[0] if found else None
