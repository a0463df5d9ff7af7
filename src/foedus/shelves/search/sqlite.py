"""This file holds the SQLite index: FTS5 in memory, made of tokens that are cut already.

FTS5's ``ascii`` tokenizer takes every character beyond ASCII as part of a word and folds nothing
there, so it gives back exactly the tokens that it is handed, whatever Unicode it was built with.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from threading import Lock

from foedus.dates import Instant
from foedus.shelves.search.document import Documents, Match
from foedus.shelves.search.query import Query, Words
from foedus.shelves.search.sql import EVERYWHERE, Condition, select

_SCHEMA = """
CREATE TABLE documents (number INTEGER PRIMARY KEY, known INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL);
CREATE TABLE facets (field TEXT, value TEXT, number INTEGER, PRIMARY KEY (field, value, number)) WITHOUT ROWID;
CREATE VIRTUAL TABLE texts USING fts5 (part0, part1, part2, content = '', tokenize = 'ascii');
"""


class SqliteIndex:
    """Documents in FTS5, in memory; it may be asked from any thread, one after the other."""

    def __init__(self, documents: Documents) -> None:
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._database.executescript(_SCHEMA)
        add = self._database.executemany
        self._database.execute("BEGIN")
        add("INSERT INTO documents VALUES (?, ?, ?, ?)", ((one.number, one.known, one.since, one.until) for one in documents))
        add("INSERT OR IGNORE INTO facets VALUES (?, ?, ?)", ((*facet, one.number) for one in documents for facet in one.facets))
        add(
            "INSERT INTO texts (rowid, part0, part1, part2) VALUES (?, ?, ?, ?)",
            ((one.number, *map(" ".join, one.parts)) for one in documents),
        )
        self._database.execute("COMMIT")

    def matches(self, query: Query, at: Instant) -> frozenset[Match]:
        """Give every document known before an instant for which a query holds."""
        sql, values = select(query, at, _standing)
        with self._lock:
            return frozenset(Match(*row) for row in self._database.execute(sql, values))

    def close(self) -> None:
        """Forget the index."""
        self._database.close()


def _standing(leaf: Words, parts: Sequence[int]) -> Condition:
    # Tokens are letters and digits: nothing in them could end the quotation.
    phrase = f'"{" ".join(leaf.tokens)}"{" *" if leaf.prefix else ""}'
    columns = "" if tuple(parts) == EVERYWHERE else f"{{{' '.join(f'part{part}' for part in parts)}}} : "
    return "number IN (SELECT rowid FROM texts WHERE texts MATCH ?)", [columns + phrase]
