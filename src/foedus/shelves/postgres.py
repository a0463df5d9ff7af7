"""This file holds the PostgreSQL shelf: one log in a database of its own, for an organization whose record several hosts write.

Writers take an advisory lock of the database for the length of a transaction, so that they follow one another
wherever they run; readers see whole batches and never wait. A commit returns when the server has the batch on
its disk, as long as the server itself keeps ``fsync`` on; that the record did not go back is seen by the last
checkpoint that a machine keeps of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from threading import RLock, get_ident
from typing import Any, Final

from psycopg import Connection
from psycopg.errors import UniqueViolation

from foedus.record.tile import Tile
from foedus.shelves import presumed
from foedus.shelves.pipeline import Command, sent
from foedus.shelves.presumed import note_values, own_values, row_values, tile_values
from foedus.shelves.sessions import Sessions, said
from foedus.shelves.shelf import (
    DamagedError,
    Identity,
    NotAShelfError,
    OtherKeysError,
    ReadOnlyError,
    Row,
    StaleError,
    TileMissingError,
    may_follow,
)
from foedus.shelves.turn import Turn

FORMAT = 2
"""The form of the tables. They have a schema of their own: a database holds one log, and may hold other things beside it."""

LOCK: Final = 7381229796273907505
"""The advisory lock of who writes; who makes the tables has it, too."""

CHUNK = 1_024
"""Rows that are fetched at once."""

TILES = 256
"""Full tiles that are kept in memory."""

_MADE = """
CREATE SCHEMA foedus_record;
CREATE TABLE foedus_record.log (sole boolean PRIMARY KEY DEFAULT true CHECK (sole), form int NOT NULL, origin text NOT NULL, keys text[] NOT NULL);
CREATE TABLE foedus_record.rows (
    position bigint PRIMARY KEY CHECK (position >= 0), id bytea NOT NULL UNIQUE CHECK (length(id) = 32),
    leaf bytea NOT NULL, act bytea, signatures bytea NOT NULL
);
CREATE TABLE foedus_record.tiles (level smallint, index bigint, nodes bytea NOT NULL, PRIMARY KEY (level, index));
CREATE TABLE foedus_record.checkpoints (size bigint PRIMARY KEY CHECK (size >= 0), note bytea NOT NULL);
CREATE TABLE foedus_record.chain (position bigint PRIMARY KEY CHECK (position >= 0));
ALTER TABLE foedus_record.tiles ALTER nodes SET STORAGE EXTERNAL;
CREATE FUNCTION foedus_record.stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'what is on record stays as it is'; END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON foedus_record.log EXECUTE FUNCTION foedus_record.stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON foedus_record.rows EXECUTE FUNCTION foedus_record.stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON foedus_record.tiles EXECUTE FUNCTION foedus_record.stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON foedus_record.chain EXECUTE FUNCTION foedus_record.stays();
CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE ON foedus_record.checkpoints EXECUTE FUNCTION foedus_record.stays();
"""
_SIZE = "SELECT coalesce(max(position) + 1, 0) FROM foedus_record.rows"
_BEGUN = f"""
BEGIN; SELECT pg_advisory_xact_lock({LOCK});
SELECT (SELECT coalesce(max(position) + 1, 0) FROM foedus_record.rows),
    (SELECT encode(note, 'hex') FROM foedus_record.checkpoints ORDER BY size DESC LIMIT 1),
    (SELECT string_agg(encode(id, 'hex') || ':' || position, ' ') FROM foedus_record.rows WHERE id = ANY(ARRAY[%s]::bytea[]))
"""  # noqa: S608 — a number of this file is put in
"""Begin, wait for the others, and learn in the same breath what they left: every way to the server and back costs."""

_PREPARED = {
    presumed.NAME: (presumed.STATEMENT % LOCK).encode(),
    b"foedus_rows": b"""
        INSERT INTO foedus_record.rows (position, id, leaf, act, signatures)
        SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[])""",
    b"foedus_tiles": b"INSERT INTO foedus_record.tiles (level, index, nodes) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])",
    b"foedus_chain": b"INSERT INTO foedus_record.chain (position) SELECT * FROM unnest($1::bigint[])",
    b"foedus_note": b"INSERT INTO foedus_record.checkpoints (size, note) VALUES ($1::bigint, $2::bytea)",
    b"foedus_commit": b"COMMIT",
}
"""What a writer's connection has the server prepare: it is planned once, and then only done."""

_NOTHING = {b"foedus_rows": row_values(()), b"foedus_chain": own_values(()), b"foedus_tiles": tile_values(())}
"""What is sent of a batch that has none of these."""


_READ = """
SELECT rows.position, id, leaf, act, signatures, chain.position IS NOT NULL
FROM foedus_record.rows LEFT JOIN foedus_record.chain ON chain.position = rows.position
WHERE rows.position >= %b AND rows.position < %b ORDER BY rows.position
"""


class NothingHereError(NotAShelfError):
    """The database has no tables of a record."""


class PostgresShelf:
    """A log in a PostgreSQL database. Threads may share an object; processes open the database again, also after a fork.

    :param address: ``postgresql://user@host/name`` or ``host=… dbname=…``.
    :param identity: whose log it is; the tables are made when they are not there. Without it they must be there.
    :raises NotAShelfError: there is no log in the database, or another.
    :raises StuckError: the server does not answer, or is too old, or psycopg is not installed.
    """

    def __init__(self, address: str, identity: Identity | None = None, *, read_only: bool = False) -> None:
        self.read_only = read_only
        self._lock = RLock()
        self._writing: int | None = None
        self._left: tuple[int, bytes | None] | None = None
        self._added: list[Command] = []
        self._ended: tuple[int, bytes | None] | None = None
        self._lone = False
        self._presumed: tuple[int, bytes] | None = None
        self._known: dict[str, int] | None = None
        self._asked: frozenset[str] = frozenset()
        self._sessions = Sessions(address, read_only=read_only)
        self._kept = lru_cache(TILES)(self._tile)
        try:
            with said():
                if identity is not None and not read_only:
                    self._make(identity)
                self.identity = self._identity(identity)
        except BaseException:
            self._sessions.close()
            raise

    def _make(self, identity: Identity) -> None:
        database = self._sessions.writer()
        with database.transaction():
            # Two may be making it at once; the second waits, and finds it made. Dead before the commit: nothing is there.
            database.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            if database.execute("SELECT to_regclass(%s)", ("foedus_record.log",)).fetchone() == (None,):
                database.execute(_MADE)
                into = "INSERT INTO foedus_record.log (form, origin, keys) VALUES (%s, %s, %s)"
                database.execute(into, (FORMAT, identity.origin, list(identity.keys)))

    def _identity(self, expected: Identity | None) -> Identity:
        with self._reading() as database:
            if database.execute("SELECT to_regclass(%s)", ("foedus_record.log",)).fetchone() == (None,):
                raise NothingHereError("there is no record in the database")
            found = database.execute("SELECT form, origin, keys FROM foedus_record.log").fetchone()
        if found is None:
            raise DamagedError("the database does not say whose log it holds")
        if found[0] != FORMAT:
            raise NotAShelfError(f"the tables have the form {found[0]}, and this program writes {FORMAT}")
        identity = Identity(found[1], tuple(found[2]))
        if expected not in {None, identity}:
            raise OtherKeysError("PostgreSQL", identity.origin)
        return identity

    def close(self) -> None:
        """Let go of the connections."""
        self._sessions.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection[Any]]:
        """Have a connection for reading; who is writing reads through the writing one, and so what was added just now."""
        with said():
            if self._writing == get_ident():
                self.confirm()
                self._send()
                yield self._sessions.writing()
            else:
                with self._sessions.reader() as connection:
                    yield connection

    def size(self) -> int:
        """Give the number of rows, which is the next free position."""
        if self._left is not None and self._writing == get_ident():
            return self._left[0]
        with self._reading() as database:
            return _one(database, _SIZE)

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Give the rows from one position up to another, in order, as they were when the reading began."""
        end = self.size() if stop is None else stop
        for first in range(max(start, 0), end, CHUNK):
            last = min(first + CHUNK, end)
            with self._reading() as database:
                found = database.execute(_READ, (first, last), binary=True).fetchall()
            for position, act_id, leaf, act, signatures, own in found:
                yield Row(position, act_id.hex(), leaf, act, signatures, own)
            if len(found) < last - first:
                return

    def chain(self) -> Iterator[int]:
        """Give the positions of the record's own acts, in order, without reading the others."""
        with self._reading() as database:
            found = database.execute("SELECT position FROM foedus_record.chain ORDER BY position", binary=True).fetchall()
        yield from [one for (one,) in found]

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id, if it is here."""
        return self.positions([act]).get(act)

    def positions(self, acts: Sequence[str]) -> dict[str, int]:
        """Give the positions of those of these acts that are here, by their ids."""
        if self._known is not None and self._writing == get_ident() and self._asked.issuperset(acts):
            return {act: self._known[act] for act in acts if act in self._known}
        asked = {found: act for act in acts if (found := _id(act)) is not None}
        sql = "SELECT id, position FROM foedus_record.rows WHERE id = ANY(%b)"
        with self._reading() as database:
            return {asked[one]: at for one, at in database.execute(sql, (list(asked),), binary=True).fetchall()} if asked else {}

    def tile(self, level: int, index: int) -> bytes:
        """Give the nodes of a full tile.

        :raises TileMissingError: there is no such tile here.
        """
        # What a writer adds may yet be taken back; everything else never changes.
        return self._tile(level, index) if self._writing == get_ident() else self._kept(level, index)

    def _tile(self, level: int, index: int) -> bytes:
        with self._reading() as database:
            sql = "SELECT nodes FROM foedus_record.tiles WHERE level = %s AND index = %s"
            found = database.execute(sql, (level, index), binary=True).fetchone() if level < 8 and index < 1 << 62 else None
        if found is None:
            raise TileMissingError(level, index)
        nodes: bytes = found[0]
        return nodes

    def note(self, size: int | None = None) -> bytes | None:
        """Give the newest checkpoint, or the first of at least this size; nothing, where there is none."""
        if self._left is not None and size is None and self._writing == get_ident():
            return self._left[1]
        newest = "SELECT note FROM foedus_record.checkpoints ORDER BY size DESC LIMIT 1"
        first = "SELECT note FROM foedus_record.checkpoints WHERE size >= %s ORDER BY size LIMIT 1"
        with self._reading() as database:
            asked = database.execute(newest, binary=True) if size is None else database.execute(first, (size,), binary=True)
            found = asked.fetchone()
        return found[0] if found else None

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the checkpoints from a size on, each with its size, in order."""
        sql = "SELECT size, note FROM foedus_record.checkpoints WHERE size >= %s ORDER BY size LIMIT 1024"
        while True:
            with self._reading() as database:
                found = database.execute(sql, (start,), binary=True).fetchall()
            yield from found
            if len(found) < CHUNK:
                return
            start = found[-1][0] + 1

    def writing(self) -> Turn[PostgresShelf]:
        """Have the shelf to oneself: other writers wait, in this process, in others, on other hosts; readers do not.

        :raises ReadOnlyError: the shelf was opened for reading.
        :raises StuckError: the server does not answer. If it was asked to commit, the batch may or may not be there.
        """
        return Turn(partial(self._begin, (), presume=False), self._end)

    def writing_after(self, acts: Sequence[str], *, presume: bool = False) -> Turn[PostgresShelf]:
        """Have the shelf to oneself, the positions of these acts in hand: the server tells them with what it tells anyway.

        :param presume: whether this shelf, if it wrote last and the time before, may be presumed to write alone
            (:mod:`foedus.shelves.presumed`).

        :raises StaleError: that was presumed, and is not so; nothing was added.
        """
        return Turn(partial(self._begin, acts, presume=presume), self._end)

    def _begin(self, asked: Sequence[str], *, presume: bool) -> PostgresShelf:
        if self.read_only:
            raise ReadOnlyError
        self._lock.acquire()
        if self._writing is not None:
            self._lock.release()
            raise RuntimeError("this thread is writing already")
        ended, self._ended = self._ended, None
        self._asked, self._added = frozenset(asked), []
        if presume and self._lone and ended is not None and ended[1] is not None and self._sessions.stands():
            # Dead from here to the end: the server has heard of nothing.
            self._presumed = ended[0], ended[1]
            self._left, self._known = ended, {}
        else:
            try:
                with said():
                    self._left, self._known = self._begun()
                # Dead here, or the way to the server lost: the server ends the transaction, and with it the lock.
            except BaseException:
                self._sessions.roll_back()
                self._lock.release()
                raise
            self._lone = self._left == ended
        self._writing = get_ident()
        return self

    def _begun(self) -> tuple[tuple[int, bytes | None], dict[str, int]]:
        size, note, known = self._sessions.begun(_BEGUN % _listed(self._asked), _PREPARED)
        left = int(size or b"0"), bytes.fromhex(note.decode()) if note is not None else None
        return left, {act: int(at) for act, at in (one.split(":") for one in (known or b"").decode().split())}

    def confirm(self) -> None:
        """Make sure of what was presumed, by beginning in earnest.

        :raises StaleError: it is not so.
        """
        if self._presumed is None or self._writing != get_ident():
            return
        left, self._presumed = self._presumed, None
        with said():
            if self._begun() != (left, {}):
                raise StaleError
            self._send()

    def _end(self, well: bool) -> None:  # noqa: FBT001 — it has one thing to be told
        begun, self._presumed = self._presumed, None
        try:
            with said():
                if not well:
                    if begun is None:
                        self._sessions.roll_back()
                    return
                try:
                    self._finish(begun)
                except BaseException:
                    self._sessions.roll_back()
                    raise
                self._ended = self._left
        finally:
            self._lone = self._lone and self._ended is not None
            self._writing, self._left, self._known = None, None, None
            self._lock.release()

    def _finish(self, begun: tuple[int, bytes] | None) -> None:
        if begun is None:
            # Dead here: what was added was never committed, and nobody sees it.
            self._send((b"foedus_commit", ()))
            # Dead here: the server has all of it on its disk. Whoever was not told so sends it again and learns where it is.
        elif self._added:
            # The same two deaths, before and after this line.
            presumed.entered(self._sessions.writing().pgconn, presumed.at_once(begun, _NOTHING | dict(self._added)))

    def add(self, rows: Sequence[Row], tiles: Sequence[Tile], size: int, note: bytes) -> None:
        """Add rows at the end, the tiles that they fill, and the checkpoint of the size that the log has then.

        :raises ValueError: a row is not the next, is no leaf of its act, or its act is here already.
        """
        self._is_writing()
        position = self.size()
        for row in rows:
            if not may_follow(row, position):
                raise ValueError(f"row {row.position} is not the next, or no leaf of its act")
            position += 1
        if size != position:
            raise ValueError(f"a checkpoint of {size} does not fit {position} rows")
        if self._added:
            # One batch goes at once; a second in the same turn goes behind it.
            self.confirm()
        own = [one.position for one in rows if one.own]
        self._added += [
            *([(b"foedus_rows", row_values(rows))] if rows else ()),
            *([(b"foedus_chain", own_values(own))] if own else ()),
            *([(b"foedus_tiles", tile_values(tiles))] if tiles else ()),
            (b"foedus_note", note_values(size, note)),
        ]
        self._left, self._known = (size, note), None

    def _send(self, *last: Command) -> None:
        """Send what was added, and a last command after it, without waiting for the server in between."""
        added, self._added = (*self._added, *last), []
        if added:
            with _unique():
                sent(self._sessions.writing().pgconn, added)

    def forget(self, position: int) -> None:
        """Destroy the bytes of the act at a position. The server frees their place when it next vacuums the table."""
        self._is_writing()
        with self._reading() as database:
            database.execute("ALTER TABLE foedus_record.rows DISABLE TRIGGER stays")
            database.execute("UPDATE foedus_record.rows SET act = NULL WHERE position = %s", (position,))
            database.execute("ALTER TABLE foedus_record.rows ENABLE TRIGGER stays")

    def sweep(self) -> None:
        """Have the server write the rows anew, without what was destroyed; whoever reads or writes waits meanwhile.

        :raises StuckError: the server does not answer, or may not do it.
        """
        with self._lock, said():
            if self._writing is not None:
                raise RuntimeError("a shelf is swept when nobody writes")
            self._sessions.writer().execute("VACUUM (FULL) foedus_record.rows")

    def replace_note(self, size: int, note: bytes) -> None:
        """Put further signatures on the checkpoint of a size.

        :raises ValueError: there is no checkpoint of this size, or the note does not begin with it.
        """
        sql = "UPDATE foedus_record.checkpoints SET note = %b WHERE size = %b AND note = substring(%b FROM 1 FOR length(note))"
        self._is_writing()
        self._left = None
        with self._reading() as database:
            if database.execute(sql, (note, size, note)).rowcount != 1:
                raise ValueError(f"this is not the checkpoint of {size} with further signatures")

    def _is_writing(self) -> None:
        if self._writing != get_ident():
            raise RuntimeError("a shelf is written within `with shelf.writing()`")


def _one(database: Connection[Any], sql: str) -> int:
    found = database.execute(sql).fetchone()
    assert found is not None
    return int(found[0])


def _id(act: str) -> bytes | None:
    try:
        found = bytes.fromhex(act)
    except ValueError:
        return None
    return found if len(found) == 32 and found.hex() == act else None


def _listed(acts: Iterable[str]) -> str:
    # Nothing but hexadecimal digits goes into the text.
    return ",".join([f"decode('{act}','hex')" for act in acts if _id(act)])


@contextmanager
def _unique() -> Iterator[None]:
    try:
        yield
    except UniqueViolation as error:
        raise ValueError("a row holds an act that is here already, or there is a checkpoint of this size") from error
