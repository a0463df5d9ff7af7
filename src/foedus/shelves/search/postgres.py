"""This file holds the PostgreSQL index: text-search vectors in a schema of its own, made of tokens that are cut already.

Vectors and queries are written as values, so that no parser and no dictionary of the server sees a
word. A vector remembers at most 255 places of one word: texts lie there in pieces of no more words
than that, which overlap by the longest phrase that a query may hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec

from foedus.dates import Instant
from foedus.shelves.search.document import Documents, Match
from foedus.shelves.search.query import Query, Words
from foedus.shelves.search.reading import MOST
from foedus.shelves.search.sql import EVERYWHERE, Condition, select

if TYPE_CHECKING:
    from psycopg import Connection

FORMAT = "foedus-search/1"
KEPT = 8
"""How many indices a database keeps; the oldest is forgotten first."""

PIECE = 255
STRIDE = PIECE - MOST
_LOCK = 0x666F6564
_SCHEMA = """
CREATE SCHEMA IF NOT EXISTS foedus_search;
CREATE TABLE IF NOT EXISTS foedus_search.built (build bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, digest text NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS foedus_search.documents (
    build bigint NOT NULL REFERENCES foedus_search.built ON DELETE CASCADE,
    number bigint NOT NULL, known bigint NOT NULL, since bigint NOT NULL, until bigint NOT NULL, PRIMARY KEY (build, number)
);
CREATE TABLE IF NOT EXISTS foedus_search.facets (
    build bigint NOT NULL REFERENCES foedus_search.built ON DELETE CASCADE,
    field text NOT NULL, value text NOT NULL, number bigint NOT NULL, PRIMARY KEY (build, field, value, number)
);
CREATE TABLE IF NOT EXISTS foedus_search.pieces (
    build bigint NOT NULL REFERENCES foedus_search.built ON DELETE CASCADE,
    number bigint NOT NULL, part smallint NOT NULL, tokens tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS pieces_build ON foedus_search.pieces (build);
CREATE INDEX IF NOT EXISTS pieces_tokens ON foedus_search.pieces USING gin (tokens);
"""
_OF_ONE = """
WITH documents AS NOT MATERIALIZED (SELECT * FROM foedus_search.documents WHERE build = ?),
     facets AS NOT MATERIALIZED (SELECT * FROM foedus_search.facets WHERE build = ?),
     pieces AS NOT MATERIALIZED (SELECT * FROM foedus_search.pieces WHERE build = ?)
"""


class PostgresMissingError(RuntimeError):
    """There is no way to the database: psycopg is not installed, or the server does not answer, or not in UTF-8."""


def forget_all(dsn: str) -> None:
    """Empty the indices of a database, if it has any, and its files with them: they hold words of acts that were destroyed.

    :raises PostgresMissingError: the server does not answer.
    """
    with PostgresIndex((), dsn).connect() as connection:
        if connection.execute("SELECT to_regclass('foedus_search.built')").fetchone() != (None,):
            # Dead here: nothing was emptied. What is emptied is built again by the next question, of what is there then.
            connection.execute("TRUNCATE foedus_search.built, foedus_search.documents, foedus_search.facets, foedus_search.pieces")


class PostgresIndex:
    """Documents in PostgreSQL; built when their digest is not there yet, by whichever process comes first.

    :param dsn: how to reach the database, ``postgresql://user@host/name`` or ``host=… dbname=…``.
    """

    def __init__(self, documents: Documents, dsn: str) -> None:
        self._documents = documents
        self._dsn = dsn

    @cached_property
    def digest(self) -> str:
        """Give the digest of everything that the index holds: another text, act or reader makes another index."""
        held = [(one.number, one.parts, one.facets, one.known, one.since, one.until) for one in self._documents]
        return sha256(FORMAT.encode() + msgspec.msgpack.encode(held)).hexdigest()

    def matches(self, query: Query, at: Instant) -> frozenset[Match]:
        """Give every document known before an instant for which a query holds.

        :raises PostgresMissingError: there is no way to the database.
        """
        sql, values = select(query, at, _standing)
        with self.connect() as connection:
            while (build := _build_of(connection, self.digest)) is None:
                self._build(connection)
            # The words of a query are values; the statement itself holds no per cent sign.
            found = connection.execute((_OF_ONE + sql).replace("?", "%s").encode(), [build, build, build, *values]).fetchall()
        return frozenset(Match(*row) for row in found)

    def close(self) -> None:
        """Let go of nothing: every question opens its own connection."""

    def connect(self) -> Connection[Any]:
        """Open a connection.

        :raises PostgresMissingError: the server does not answer, or does not write UTF-8.
        """
        try:
            import psycopg  # noqa: PLC0415 — an extra, imported only where it is used
        except ImportError as error:
            raise PostgresMissingError("psycopg: pip install foedus[postgres]") from error
        try:
            connection = psycopg.connect(self._dsn, client_encoding="UTF8")
        except psycopg.Error as error:
            raise PostgresMissingError(str(error).strip()) from error
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            connection.close()
            raise PostgresMissingError(f"server_encoding = {encoding}, UTF8")
        return connection

    def _build(self, connection: Connection[Any]) -> None:
        """Write the index, unless another process has just done so while this one waited."""
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        connection.execute(_SCHEMA)
        if _build_of(connection, self.digest) is None:
            sql = "INSERT INTO foedus_search.built (digest) VALUES (%s) RETURNING build"
            build = connection.execute(sql, (self.digest,)).fetchall()[0][0]
            self._write(connection, build)
            connection.execute("DELETE FROM foedus_search.built WHERE build <= %s", (build - KEPT,))
        # Dead here: nothing of it is there, and the next question builds it. Committed: it is whole.
        connection.commit()

    def _write(self, connection: Connection[Any], build: int) -> None:
        with connection.cursor() as cursor:
            with cursor.copy("COPY foedus_search.documents (build, number, known, since, until) FROM STDIN") as copy:
                for one in self._documents:
                    copy.write_row((build, one.number, one.known, one.since, one.until))
            with cursor.copy("COPY foedus_search.facets (build, field, value, number) FROM STDIN") as copy:
                for one in self._documents:
                    for field, value in dict.fromkeys(one.facets):
                        copy.write_row((build, field, value, one.number))
            with cursor.copy("COPY foedus_search.pieces (build, number, part, tokens) FROM STDIN") as copy:
                for one in self._documents:
                    for part, tokens in enumerate(one.parts):
                        for vector in vectors(tokens):
                            copy.write_row((build, one.number, part, vector))


def vectors(tokens: Sequence[str]) -> Iterator[str]:
    """Write words as text-search vectors: one for each piece, the places counted from one."""
    for begin in range(0, max(len(tokens) - MOST, 1), STRIDE):
        places: dict[str, list[str]] = {}
        for place, token in enumerate(tokens[begin : begin + PIECE], 1):
            places.setdefault(token, []).append(str(place))
        if places:
            yield " ".join(f"'{token}':{','.join(where)}" for token, where in places.items())


def _standing(leaf: Words, parts: Sequence[int]) -> Condition:
    # Tokens are letters and digits: nothing in them could end the quotation.
    phrase = " <-> ".join(f"'{token}'" for token in leaf.tokens) + (":*" if leaf.prefix else "")
    sql, values = "number IN (SELECT number FROM pieces WHERE tokens @@ ?::tsquery", [phrase]
    return (f"{sql})", values) if tuple(parts) == EVERYWHERE else (f"{sql} AND part = ANY(?))", [*values, list(parts)])


def _build_of(connection: Connection[Any], digest: str) -> int | None:
    """Give the index of a digest if it is there; nobody removes it while this transaction lasts."""
    if connection.execute("SELECT to_regclass('foedus_search.pieces')").fetchall()[0][0] is None:
        return None
    found = connection.execute("SELECT build FROM foedus_search.built WHERE digest = %s FOR KEY SHARE", (digest,)).fetchone()
    return None if found is None else int(found[0])
