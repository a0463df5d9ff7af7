"""This file holds a witness's ledger: what it cosigned last of each log, evidence, and acts sent through it; one SQLite file.

What a witness has said must outlive it: ``synchronous=FULL``, and nothing is answered before the commit. One
writer at a time, so that looking at the latest checkpoint and replacing it are one step: two requests that
race cannot take a log back (C2SP's tlog-witness, add-checkpoint).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import RLock

import msgspec
from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.record.evidence import Evidence, Kind, parse_evidence

APPLICATION = 0x666F6577
"""``foew``: says in the file's head whose database it is."""

MOST_EVIDENCE = 1_000
"""The most pieces of evidence of one kind that are kept of one log: more would convict no better, and a log could fill the disk."""

MOST_SENT = 10_000
"""The most acts that wait at a witness: 64 KiB each and their signatures."""

_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS latest (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, time INTEGER NOT NULL, note BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS evidence (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL, kind TEXT NOT NULL, found INTEGER NOT NULL, document BLOB NOT NULL, cleared INTEGER
);
CREATE TABLE IF NOT EXISTS sent (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL, received INTEGER NOT NULL, submission BLOB NOT NULL, statement BLOB NOT NULL,
    asked INTEGER, refusal BLOB, position INTEGER, proof BLOB
);
CREATE TABLE IF NOT EXISTS rounds (origin TEXT PRIMARY KEY, time INTEGER NOT NULL, finding BLOB);
PRAGMA application_id = {APPLICATION};
COMMIT;
"""


class Latest(Struct, frozen=True):
    """The checkpoint of a log that was cosigned last: its size, when, and the note with every signature on it that is known."""

    origin: str
    size: int
    time: Instant
    note: bytes


class Kept(Struct, frozen=True):
    """A piece of evidence, when it was found, and for what was unexplained: when the log cleared itself."""

    id: str
    found: Instant
    evidence: Evidence
    cleared: Instant | None = None


class Sent(Struct, frozen=True):
    """An act that was sent through the witness, and what became of it.

    ``asked``: when the host was last asked; ``refusal``: what it signed; ``position``: where the act stands, once it does;
    ``proof``: the host's word for that, until the mirror has the tree that it speaks of.
    """

    id: str
    origin: str
    received: Instant
    submission: bytes
    statement: bytes
    asked: Instant | None = None
    refusal: bytes | None = None
    position: int | None = None
    proof: bytes | None = None


class NotALedgerError(ValueError):
    """The file is a database, but not a witness's ledger."""


class Ledger:
    """A witness's memory. One object serves all threads; they take turns.

    :param step: is told, by name, how far a write has come: for tests that end the process there.
    :raises NotALedgerError: the file is another program's database.
    """

    def __init__(self, path: Path, *, step: Callable[[str], None] = lambda _: None) -> None:
        self._lock = RLock()
        self._step = step
        self._database = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
        try:
            _prepare(self._database, path)
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Have the ledger to oneself, also against other processes; what was written is durable when the ``with`` ends."""
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                self._step("begun")
                yield
                self._step("written")
                self._database.execute("COMMIT")
                self._step("durable")
                # Dead before the COMMIT returned: the ledger is what it was, and nobody was answered. Dead after it:
                # the checkpoint is the latest; the log asks again, is told its size, and gets a cosignature on it.
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def latest(self, origin: str) -> Latest | None:
        """Give what was cosigned last of a log."""
        with self._lock:
            row = self._database.execute("SELECT origin, size, time, note FROM latest WHERE origin = ?", (origin,)).fetchone()
        return Latest(*row) if row else None

    def cosigned(self, latest: Latest) -> None:
        """Remember what is cosigned now."""
        with self._lock:
            self._database.execute(
                "INSERT OR REPLACE INTO latest VALUES (?, ?, ?, ?)", (latest.origin, latest.size, latest.time, latest.note)
            )

    def keep(self, evidence: Evidence, found: Instant) -> bool:
        """Keep evidence, once; say whether it is new and there was room for it."""
        document = evidence.encode()
        with self._lock:
            (count,) = self._database.execute(
                "SELECT count(*) FROM evidence WHERE origin = ? AND kind = ?", (evidence.origin, evidence.kind)
            ).fetchone()
            if count >= MOST_EVIDENCE:
                return False
            row = (sha256(document).hexdigest(), evidence.origin, evidence.kind, found, document)
            made = self._database.execute("INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?, NULL)", row)
            return made.rowcount == 1

    def evidence(self, origin: str, kind: Kind | None = None) -> tuple[Kept, ...]:
        """Give the evidence about a log, the oldest first."""
        sql = "SELECT id, found, document, cleared FROM evidence WHERE origin = ? AND (kind = ? OR ? IS NULL) ORDER BY found, rowid"
        with self._lock:
            rows = self._database.execute(sql, (origin, kind, kind)).fetchall()
        read = [(id_, found, parse_evidence(document), cleared) for id_, found, document, cleared in rows]
        return tuple(Kept(id_, found, one, cleared) for id_, found, one, cleared in read if isinstance(one, Evidence))

    def clear(self, id_: str, when: Instant) -> None:
        """Remember that the log explained what was unexplained."""
        with self._lock:
            self._database.execute("UPDATE evidence SET cleared = ? WHERE id = ?", (when, id_))

    def went_round(self, origin: str, when: Instant, finding: Finding | None) -> None:
        """Remember when a log's host was last looked at, and what was wrong."""
        document = msgspec.json.encode(finding) if finding else None
        with self._lock:
            self._database.execute("INSERT OR REPLACE INTO rounds VALUES (?, ?, ?)", (origin, when, document))

    def last_round(self, origin: str) -> tuple[Instant, Finding | None] | None:
        """Give when a log's host was last looked at, and what was wrong."""
        with self._lock:
            row = self._database.execute("SELECT time, finding FROM rounds WHERE origin = ?", (origin,)).fetchone()
        return (row[0], msgspec.json.decode(row[1], type=Finding) if row[1] else None) if row else None

    def take(self, sent: Sent) -> bool:
        """Keep an act that was sent, once; say whether there is room for it."""
        with self._lock:
            (waiting,) = self._database.execute("SELECT count(*) FROM sent WHERE position IS NULL").fetchone()
            if waiting >= MOST_SENT:
                return False
            row = (
                sent.id,
                sent.origin,
                sent.received,
                sent.submission,
                sent.statement,
                sent.asked,
                sent.refusal,
                sent.position,
                sent.proof,
            )
            self._database.execute("INSERT OR IGNORE INTO sent VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            return True

    def take_again(self, id_: str, submission: bytes) -> None:
        """Put in the place of an act that the host refused the same one under other terms: otherwise closed, or with more signatures."""
        sql = "UPDATE sent SET submission = ?, refusal = NULL WHERE id = ? AND position IS NULL AND refusal IS NOT NULL"
        with self._lock:
            self._database.execute(sql, (submission, id_))

    def carry_over(self, former: str, origin: str, kept: int) -> None:
        """Have the acts that a log lost, or never had, wait for the log that goes on with the first ``kept`` of its acts."""
        sql = (
            "UPDATE sent SET origin = ?, asked = NULL, refusal = NULL, position = NULL, proof = NULL "
            "WHERE origin = ? AND refusal IS NULL AND (position IS NULL OR position >= ?)"
        )
        with self._lock:
            self._database.execute(sql, (origin, former, kept))

    def sent(self, origin: str) -> tuple[Sent, ...]:
        """Give the acts that were sent for a log, the oldest first."""
        sql = "SELECT * FROM sent WHERE origin = ? ORDER BY received, rowid"
        with self._lock:
            rows = self._database.execute(sql, (origin,)).fetchall()
        return tuple(Sent(*row) for row in rows)

    def sent_act(self, id_: str) -> Sent | None:
        """Give the act with an id, if it was sent here."""
        sql = "SELECT * FROM sent WHERE id = ?"
        with self._lock:
            row = self._database.execute(sql, (id_,)).fetchone()
        return Sent(*row) if row else None

    def forget(self, id_: str) -> None:
        """Destroy the bytes of an act that stands on the record; that it was sent, and when, stays."""
        with self._lock:
            self._database.execute("UPDATE sent SET submission = x'' WHERE id = ? AND position IS NOT NULL", (id_,))

    def asked(self, id_: str, when: Instant, refusal: bytes | None = None) -> None:
        """Remember that the host was asked to enter an act, and what it signed if it refused."""
        with self._lock:
            self._database.execute("UPDATE sent SET asked = ?, refusal = coalesce(?, refusal) WHERE id = ?", (when, refusal, id_))

    def entered(self, id_: str, position: int | None, proof: bytes | None = None) -> None:
        """Remember where an act stands; or that it stands nowhere after all.

        :param proof: what the host gave for it, if nobody but the host says so yet.
        """
        with self._lock:
            self._database.execute("UPDATE sent SET position = ?, proof = ? WHERE id = ?", (position, proof, id_))


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and (application or tables):
        raise NotALedgerError(str(path))
    # The rollback journal and not WAL: one small file that a backup may copy between two requests.
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute("PRAGMA synchronous = EXTRA")
    # What is destroyed is overwritten.
    database.execute("PRAGMA secure_delete = ON")
    # Dead here, or before the COMMIT: nothing was cosigned, and the next opening makes the tables.
    database.executescript(_SCHEMA)
