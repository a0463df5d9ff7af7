"""This file is about the closed acts that a member has of a log: their bytes and signatures, beside its mirror and apart from it.

What is published of a mirror lies in the mirror; what only this member may read lies in a file of its own, from which
nothing is ever published. Whoever keeps the witness reads it there, or has it exported.

A closed act is *wanted* from when its leaf is seen until its bytes are here: what this member may not read today it may
read after a disclosure, or when it sits in the organ, so it is asked for again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from threading import RLock

from foedus.record.act_key import act_key
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.signature import check_signatures, parse_signatures
from foedus.shelves.shelf import Row

APPLICATION = 0x666F6562
"""``foeb``: says in the file's head whose database it is."""

_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS wanted (position INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS bodies (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, act BLOB NOT NULL, signatures BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS seen (sole INTEGER PRIMARY KEY CHECK (sole = 1), size INTEGER NOT NULL);
INSERT OR IGNORE INTO seen VALUES (1, 0);
COMMIT;
"""


class NotBodiesError(ValueError):
    """The file is a database, but none of closed acts."""


class Bodies:
    """The closed acts of one log that a member has, and those that it lacks. One object serves all threads; they take turns.

    :raises NotBodiesError: the file is another program's database.
    """

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        path.parent.mkdir(exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
        try:
            _prepare(self._database, path)
            path.chmod(0o600)
        except BaseException:
            self._database.close()
            raise

    @property
    def seen(self) -> int:
        """Say how far the log's rows were looked through for closed acts."""
        with self._lock:
            return int(self._database.execute("SELECT size FROM seen").fetchone()[0])

    def look(self, rows: Iterable[Row]) -> None:
        """Look through the log's new rows for closed acts whose bytes are not on the mirror."""
        wanted = [(row.position, row.id) for row in rows if row.act is None and _is_closed(row)]
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?)", wanted)
            self._database.execute("COMMIT")

    def looked(self, size: int) -> None:
        """Remember how far the log's rows were looked through, and what they state was carried out."""
        with self._lock:
            # Dead before this: the rows are looked through again, and nothing is the worse for it.
            self._database.execute("UPDATE seen SET size = ?", (size,))

    def wanted(self) -> dict[int, str]:
        """Give the closed acts that are not here: their ids by their positions."""
        with self._lock:
            return dict(self._database.execute("SELECT position, id FROM wanted ORDER BY position").fetchall())

    def keep(self, position: int, act: bytes, signatures: bytes) -> bool:
        """Keep the bytes of an act that was wanted, if they are its own and truly signed; say whether they are."""
        wanted = self.wanted().get(position)
        if wanted is None or sha256(act).hexdigest() != wanted or not _is_signed(wanted, signatures):
            return False
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("INSERT INTO bodies VALUES (?, ?, ?, ?)", (position, wanted, act, signatures))
            self._database.execute("DELETE FROM wanted WHERE position = ?", (position,))
            self._database.execute("COMMIT")
        return True

    def of(self, positions: Sequence[int]) -> dict[int, tuple[bytes, bytes]]:
        """Give bytes and signatures of the acts at some positions, as far as they are here."""
        sql = "SELECT act, signatures FROM bodies WHERE position = ?"
        with self._lock:
            found = {position: self._database.execute(sql, (position,)).fetchone() for position in positions}
        return {position: (row[0], row[1]) for position, row in found.items() if row}

    def count(self) -> tuple[int, int]:
        """Count the closed acts that are here and those that are not."""
        with self._lock:
            (here,), (lacking,) = (self._database.execute(f"SELECT count(*) FROM {one}").fetchone() for one in ("bodies", "wanted"))  # noqa: S608 — two names of ours
        return here, lacking

    def forget(self, act: str) -> None:
        """Destroy the bytes of an act, of which its seat states that they are destroyed, and want them no more."""
        with self._lock:
            for table in ("bodies", "wanted"):
                self._database.execute(f"DELETE FROM {table} WHERE id = ?", (act,))  # noqa: S608 — as above

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and (application or tables):
        raise NotBodiesError(str(path))
    for pragma in ("journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON", f"application_id = {APPLICATION}"):
        database.execute(f"PRAGMA {pragma}")
    # Dead here, or before the COMMIT: nothing is known to be wanted, and the next opening makes the tables.
    database.executescript(_SCHEMA)


def _is_closed(row: Row) -> bool:
    leaf = decode_leaf(row.leaf)
    return isinstance(leaf, Leaf) and leaf.stub is not None


def _is_signed(act: str, signatures: bytes) -> bool:
    """Say whether every signature beside an act is true; reported history has none."""
    found = parse_signatures(signatures)
    if not isinstance(found, tuple):
        return False
    return not found or (act_key(found[0].key) is not None and check_signatures(act, found[0].key, signatures) is None)
