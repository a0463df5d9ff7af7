"""This file holds the SQLite shelf: one file on one machine, and the default for a running organization.

The database is in WAL mode, so that readers never wait for the writer, and ``synchronous=FULL``, so
that a batch that was added survives the loss of power. How it lies in the file: :mod:`foedus.shelves.layout`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import RLock, get_ident
from time import monotonic, sleep

from foedus.finding import Code, Finding
from foedus.record.tile import Tile
from foedus.shelves.connections import PATIENCE, Readers, connected, raw, said
from foedus.shelves.ids import Ids
from foedus.shelves.layout import APPLICATION, FORMAT, MADE, PAGE, note_sum, tile_key
from foedus.shelves.pages import page_fault
from foedus.shelves.shelf import (
    DamagedError,
    Identity,
    NotAShelfError,
    OtherKeysError,
    ReadOnlyError,
    Row,
    StuckError,
    TileMissingError,
    commitment,
    may_follow,
)
from foedus.shelves.turn import Turn

RESTLESS = Code("page-restless", severity="warning", path=str)

TILES = 256
"""Full tiles that are kept in memory: 4 MiB, the path from the newest leaves to the root and what was proved lately."""

MOST = 1 << 62
"""Above every key."""

_ROWS = "SELECT position, leaf, act, signatures FROM rows WHERE position >= ? AND position < ? ORDER BY position"
_OWN = "SELECT position FROM chain WHERE position >= ? AND position < ?"


class SqliteShelf:
    """A log in an SQLite file. Threads may share an object; processes open the file again, also after a fork.

    :param identity: whose log it is; the file is made when it is not there. Without it the file must be there.
    :param patience: seconds for which a writer waits for another.
    :param step: is told, by name, how far a write has come: for tests that end the process there.
    :raises NotAShelfError: the file is another program's database, or holds another log.
    :raises StuckError: it is not there, or cannot be opened.
    :raises DamagedError: it cannot be read as it is.
    """

    def __init__(
        self,
        path: str | Path,
        identity: Identity | None = None,
        *,
        read_only: bool = False,
        patience: float = PATIENCE,
        step: Callable[[str], None] | None = None,
    ) -> None:
        self.path = Path(path)
        self._name = str(self.path)
        self.read_only = read_only
        self._patience = patience
        self._step = step or _unheard
        self._lock = RLock()
        self._writing: int | None = None
        self._turn = Turn(self._begin, self._end)
        self._begun: int | None = None
        self._ended: int | None = None
        self._left: tuple[int, bytes | None] | None = None
        self._added: dict[str, int] = {}
        self._absent: set[str] = set()
        self._renewed: dict[int, bytes] = {}
        self._signed_at: dict[int, int] = {}
        self._signed_known = 0
        with said(self.path):
            mode = "ro" if read_only else "rw" if identity is None else "rwc"
            self._database = connected(self.path, mode=mode, patience=patience)
            try:
                self.identity = self._prepare(identity)
            except BaseException:
                self._database.close()
                raise
        self._file = self._seen()
        self._readers = Readers(self.path)
        self._kept = lru_cache(TILES)(self._tile)
        self._ids = Ids(self.path.with_name(self.path.name + ".ids"), self._ids_from, read_only=read_only)

    def _prepare(self, identity: Identity | None) -> Identity:
        database = self._database
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application != APPLICATION and (application or tables or identity is None or self.read_only):
            raise NotAShelfError(str(self.path))
        if not self.read_only:
            # What is freed is overwritten: no byte of the file is anything but content.
            for pragma in (f"page_size = {PAGE}", "auto_vacuum = NONE", "secure_delete = ON", "journal_mode = WAL", "synchronous = FULL"):
                database.execute(f"PRAGMA {pragma}")
            # Dead here: an empty database in WAL mode, which the next opening goes on with.
            if identity is not None and application != APPLICATION:
                self._make(identity)
        found = self._identity()
        if identity is not None and found != identity:
            raise OtherKeysError(str(self.path), found.origin)
        return found

    def _make(self, identity: Identity) -> None:
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        try:
            # Two may be making it at once; the second finds it made.
            if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
                for sql in (*MADE, f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {FORMAT}"):
                    database.execute(sql)
                database.execute("INSERT INTO log VALUES (1, ?, ?)", (identity.origin, "\n".join(identity.keys)))
            database.execute("COMMIT")
            # Dead before COMMIT: nothing of it is there. Dead after: an empty shelf of this log.
        except BaseException:
            self._roll_back()
            raise

    def _identity(self) -> Identity:
        (form,) = self._database.execute("PRAGMA user_version").fetchone()
        if form != FORMAT:
            raise NotAShelfError(f"{self.path} has the form {form}, and this program writes {FORMAT}")
        found = self._database.execute("SELECT origin, keys FROM log").fetchone()
        if found is None:
            raise DamagedError(f"{self.path} does not say whose log it is")
        return Identity(found[0], tuple(found[1].split("\n")))

    def close(self) -> None:
        """Write what the index of ids still lacks, and close the files."""
        with self._lock:
            if not self.read_only:
                self._ids.flush()
            self._ids.close()
            self._readers.close()
            self._database.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Have a connection for reading; who is writing reads through the writing one, and so what was added just now."""
        with said():
            if self._writing == get_ident():
                yield self._database
                return
            connection = self._readers.take()
            try:
                yield connection
            finally:
                self._readers.give(connection)

    def size(self) -> int:
        """Give the number of rows, which is the next free position."""
        if self._writing == get_ident():
            return self._newest()[0]
        with self.reading() as database:
            return _size(database)

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Give the rows from one position up to another, in order, as they were when the reading began."""
        end = MOST if stop is None else stop
        with self.reading() as database:
            cursor = database.execute(_ROWS, (start, end))
            try:
                # Asked after the reading of rows began: it has at least theirs.
                own = {one for (one,) in database.execute(_OWN, (start, end))}
                for position, leaf, act, signatures in cursor:
                    yield Row(position, commitment(leaf), leaf, left(act), signatures, position in own)
            finally:
                cursor.close()

    def chain(self) -> Iterator[int]:
        """Give the positions of the record's own acts, in order, without reading the others."""
        with self.reading() as database:
            yield from [one for (one,) in database.execute("SELECT position FROM chain ORDER BY position")]

    def _ids_from(self, start: int) -> Iterator[tuple[str, int]]:
        with self.reading() as database:
            cursor = database.execute("SELECT position, leaf FROM rows WHERE position >= ? ORDER BY position", (start,))
            try:
                for position, leaf in cursor:
                    yield commitment(leaf), position
            finally:
                cursor.close()

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id, if it is here."""
        if self._writing == get_ident():
            found = self._added.get(act)
            return self._ids.known(act) if found is None else found
        return self._ids.position(act)

    def positions(self, acts: Sequence[str]) -> dict[str, int]:
        """Give the positions of those of these acts that are here, by their ids."""
        if self._writing != get_ident():
            found = {act: self._ids.position(act) for act in acts}
            return {act: position for act, position in found.items() if position is not None}
        known = self._ids.known_of(acts) | {act: self._added[act] for act in acts if act in self._added}
        # Nobody else writes meanwhile: what is not here now is not here when it is added.
        self._absent.update(act for act in acts if act not in known)
        return known

    def ids(self) -> Ids:
        """Give the index of ids: for who checks it."""
        return self._ids

    def tile(self, level: int, index: int) -> bytes:
        """Give the nodes of a full tile.

        :raises TileMissingError: there is no such tile here.
        """
        # What a writer adds may yet be taken back; everything else never changes.
        return self._tile(level, index) if self._writing == get_ident() else self._kept(level, index)

    def _tile(self, level: int, index: int) -> bytes:
        key = tile_key(level, index)
        sql = "SELECT nodes FROM tiles WHERE ended = ?"
        if self._writing == get_ident():
            found = self._database.execute(sql, (key,)).fetchone() if key < MOST else None
        else:
            # Of a proof in a long log this is the dearest step, and so it takes no detour.
            with said():
                reader = self._readers.take()
                try:
                    found = reader.execute(sql, (key,)).fetchone() if key < MOST else None
                finally:
                    self._readers.give(reader)
        if found is None:
            raise TileMissingError(level, index)
        nodes: bytes = found[0]
        return nodes

    def note(self, size: int | None = None) -> bytes | None:
        """Give the newest checkpoint, or the first of at least this size; nothing, where there is none."""
        if size is None and self._writing == get_ident():
            return self._newest()[1]
        with self.reading() as database:
            return self._note(database, size)

    def _note(self, database: sqlite3.Connection, size: int | None) -> bytes | None:
        newest = "SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1"
        first = "SELECT size, note FROM checkpoints WHERE size >= ? ORDER BY size LIMIT 1"
        found = (database.execute(newest) if size is None else database.execute(first, (size,))).fetchone()
        return self._signed(database, *found) if found else None

    def _newest(self) -> tuple[int, bytes | None]:
        """Give who is writing the number of rows and the newest checkpoint, read only where they are not known."""
        if self._left is None:
            with said():
                self._left = _size(self._database), self._note(self._database, None)
        return self._left

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the checkpoints from a size on, each with its size, in order."""
        with self.reading() as database:
            cursor = database.execute("SELECT size, note FROM checkpoints WHERE size >= ? ORDER BY size", (start,))
            try:
                for size, note in cursor:
                    yield size, self._signed(database, size, note)
            finally:
                cursor.close()

    def _signed(self, database: sqlite3.Connection, size: int, note: bytes) -> bytes:
        """Give the newest form of a checkpoint's note."""
        renewed = self._renewed if self._writing == get_ident() else {}
        if size in renewed:
            return renewed[size]
        if not renewed:
            # What this batch has renewed may yet be taken back, and is not learned here.
            for row, of in database.execute("SELECT id, size FROM signed WHERE id > ? ORDER BY id", (self._signed_known,)).fetchall():
                self._signed_at[of] = row
                self._signed_known = row
        if size not in self._signed_at:
            return note
        form = database.execute("SELECT note FROM signed WHERE id = ?", (self._signed_at[size],)).fetchone()
        # Another thread may have learned of a form that came after this reading began.
        return form[0] if form else note

    def writing(self) -> Turn[SqliteShelf]:
        """Have the shelf to oneself: other writers wait, in this process and in others; readers do not.

        :raises ReadOnlyError: the shelf was opened for reading.
        :raises StuckError: another has it too long, or what was added cannot be written.
        :raises DamagedError: the file is no longer the one that was opened.
        """
        return self._turn

    def _begin(self) -> SqliteShelf:
        if self.read_only:
            raise ReadOnlyError
        self._lock.acquire()
        if self._writing is not None:
            self._lock.release()
            raise RuntimeError("this thread is writing already")
        try:
            with said():
                self._database.execute("BEGIN IMMEDIATE")
                # Dead here: nothing was added. Another writer waits for this one and then sees what it wrote.
                self._writing, self._added, self._absent, self._renewed = get_ident(), {}, set(), {}
                try:
                    self._told("begun")
                    self._is_the_same()
                    self._learn()
                except BaseException:
                    self._roll_back()
                    self._writing = None
                    raise
        except BaseException:
            self._lock.release()
            raise
        return self

    def _learn(self) -> None:
        """Learn what others added since this shelf was last written here; if nobody did, all is as it was left."""
        (self._begun,) = self._database.execute("PRAGMA data_version").fetchone()
        # SQLite changes this number when another connection commits, and for nobody else. It stays unknown until a turn
        # has ended well: after one that did not, all is asked anew.
        if self._begun != self._ended or self._left is None:
            self._left = None
            self._ids.catch_up()
        self._ended = None

    def _end(self, well: bool) -> None:  # noqa: FBT001 — it has one thing to be told
        try:
            with said():
                if not well:
                    self._roll_back()
                    return
                try:
                    self._commit()
                except BaseException:
                    self._roll_back()
                    raise
        finally:
            self._writing = None
            self._lock.release()

    def _commit(self) -> None:
        self._told("added")
        # Dead here: what was added lies in the WAL without a commit mark, and the next opening leaves it out.
        self._database.execute("COMMIT")
        # Dead here: the WAL was synced before COMMIT returned. All of it is there; whoever was not told so
        # sends it again and learns where it is.
        self._told("committed")
        if self._added:
            self._ids.learn(self._added, max(self._added.values()) + 1)
        self._told("indexed")
        self._ended = self._begun

    @contextmanager
    def still(self) -> Iterator[tuple[Callable[[int], bytes], int]]:
        """Have the file lie still: all is in it, and nothing is written to it before the ``with`` ends; writers need not wait.

        It gives a reader of the file's pages, counted from 1, and its size in bytes.

        :raises StuckError: others read or write so much that it does not come to rest, or what the last writer left beside
            the file cannot be carried over into it.
        """
        file = raw(self.path)
        with said():
            connection = connected(self.path, mode="ro")
            try:
                self._settle(connection)
                # While this reads the file alone, SQLite carries nothing over from the write-ahead log.
                yield lambda number: os.pread(file, PAGE, (number - 1) * PAGE), os.fstat(file).st_size
            finally:
                connection.close()

    def faults(self) -> Iterator[Finding]:
        """Give what is wrong with the file's bytes, beside what its rows say (:mod:`foedus.shelves.pages`)."""
        try:
            with self.still() as (page, size):
                found = page_fault(page, size)
        except StuckError:
            found = RESTLESS.finding(path=self.path.name)
        if found is not None:
            yield found

    def _settle(self, reader: sqlite3.Connection) -> None:
        log = self.path.with_name(self.path.name + "-wal")
        until = monotonic() + self._patience
        while True:
            if log.exists() and log.stat().st_size:
                self._carry_over()
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM log").fetchone()
            if not log.exists() or not log.stat().st_size:
                return
            reader.execute("ROLLBACK")
            if monotonic() > until:
                raise StuckError(f"{self.path} does not come to rest")
            sleep(0.02)

    def _carry_over(self) -> None:
        """Have SQLite write into the file what waits beside it; no byte of what the record says changes by that."""
        with suppress(sqlite3.OperationalError, StuckError), said():
            writer = connected(self.path, mode="rw", patience=0)
            try:
                writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                writer.close()

    def add(self, rows: Sequence[Row], tiles: Sequence[Tile], size: int, note: bytes) -> None:
        """Add rows at the end, the tiles that they fill, and the checkpoint of the size that the log has then.

        :raises ValueError: a row is not the next, is no leaf of its act, or its act is here already.
        """
        self._is_writing()
        position = self.size()
        unasked = [row.id for row in rows if row.id not in self._absent]
        if unasked:
            self.positions(unasked)
        for row in rows:
            if not may_follow(row, position) or row.id in self._added or row.id not in self._absent:
                raise ValueError(f"row {row.position} is not the next, or its act is here already")
            self._added[row.id] = position
            position += 1
        if size != position:
            raise ValueError(f"a checkpoint of {size} does not fit {position} rows")
        with said():
            self._put(rows, tiles, size, note)
        self._left = size, note

    def _put(self, rows: Sequence[Row], tiles: Sequence[Tile], size: int, note: bytes) -> None:
        database = self._database
        database.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", [(one.position, one.leaf, one.act, one.signatures) for one in rows])
        own = [(one.position,) for one in rows if one.own]
        if own:
            database.executemany("INSERT INTO chain VALUES (?)", own)
        self._told("rows")
        if tiles:
            database.executemany("INSERT INTO tiles VALUES (?, ?)", [(tile_key(one.level, one.index), one.nodes) for one in tiles])
        self._told("tiles")
        try:
            database.execute("INSERT INTO checkpoints VALUES (?, ?, ?)", (size, note, note_sum(note)))
        except sqlite3.IntegrityError as error:
            raise ValueError(f"there is a checkpoint of {size}") from error
        self._told("checkpoint")

    def forget(self, position: int) -> None:
        """Destroy the bytes of the act at a position: where they lay there are as many zeros, so that no other byte moves."""
        self._is_writing()
        with said():
            found = self._database.execute("SELECT length(act) FROM rows WHERE position = ?", (position,)).fetchone()
            if found and found[0]:
                # Past the triggers, which keep what is on record from being changed by a slip of the hand.
                with self._database.blobopen("rows", "act", position) as act:
                    act.write(bytes(found[0]))

    def replace_note(self, size: int, note: bytes) -> None:
        """Put further signatures on the checkpoint of a size. The note's earlier forms stay: nothing here is ever overwritten.

        :raises ValueError: there is no checkpoint of this size, or the note does not begin with it.
        """
        self._is_writing()
        self._left = None
        with said():
            found = self._database.execute("SELECT note FROM checkpoints WHERE size = ?", (size,)).fetchone()
            known = self._signed(self._database, size, found[0]) if found else b""
            if not found or not note.startswith(known):
                raise ValueError(f"this is not the checkpoint of {size} with further signatures")
            if note != known:
                self._database.execute("INSERT INTO signed (size, note, sum) VALUES (?, ?, ?)", (size, note, note_sum(note)))
                self._renewed[size] = note

    def _is_writing(self) -> None:
        if self._writing != get_ident():
            raise RuntimeError("a shelf is written within `with shelf.writing()`")

    def _roll_back(self) -> None:
        if self._database.in_transaction:
            self._database.execute("ROLLBACK")

    def _seen(self) -> tuple[int, int]:
        status = os.stat(self._name)  # noqa: PTH116 — the path's own way takes as long as the call, and each act asks
        return status.st_dev, status.st_ino

    def _is_the_same(self) -> None:
        try:
            same = self._seen() == self._file
        except OSError:
            same = False
        if not same:
            # A file that was put in its place is not the one that is open: what went there would be seen by nobody.
            raise DamagedError(f"{self.path} was replaced or removed while it was open")

    def _told(self, name: str) -> None:
        self._step(name)


def file_fault(path: Path) -> Finding | None:
    """Give the first fault of a record's file that cannot be opened as one; nothing, where it is no record's file at all."""
    file = raw(path)
    head = os.pread(file, PAGE, 0)
    # Two marks, so that a byte that changed in one of them does not hide whose file it is.
    if head[60:64] != FORMAT.to_bytes(4, "big") and head[68:72] != APPLICATION.to_bytes(4, "big"):
        return None
    return page_fault(lambda number: os.pread(file, PAGE, (number - 1) * PAGE), os.fstat(file).st_size)


def left(act: bytes | None) -> bytes | None:
    """Give an act's bytes as they lie in the file; nothing, where they were destroyed: an act begins with a brace."""
    return None if act is not None and act[:1] == b"\0" and not any(act) else act


def _size(database: sqlite3.Connection) -> int:
    found = database.execute("SELECT position FROM rows ORDER BY position DESC LIMIT 1").fetchone()
    return found[0] + 1 if found else 0


def _unheard(name: str) -> None:
    del name
