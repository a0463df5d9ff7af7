"""This file says how a record lies in its SQLite file: the tables, their keys, and what the file's head must say.

Every table has a whole number for its key and only ever grows on the right, so that no page has a
gap with old bytes in it: each byte of the file is content, or follows from it, or is zero
(:mod:`foedus.shelves.pages` holds the file to that).
"""

from __future__ import annotations

from hashlib import sha256

from foedus.record.tile import HEIGHT

APPLICATION = 0x666F6564
"""``foed``: says in the file's head whose database it is."""

FORMAT = 3
"""The form of the tables, in the file's head as the user's version."""

PAGE = 4096
"""Bytes of a page."""

LEVELS = 3
"""Bits for the level in a tile's key: eight levels of eight are more leaves than there will be."""

TABLES = {
    "log": "CREATE TABLE log (id INTEGER PRIMARY KEY CHECK (id = 1), origin TEXT NOT NULL, keys TEXT NOT NULL) STRICT",
    "rows": "CREATE TABLE rows (position INTEGER PRIMARY KEY, leaf BLOB NOT NULL, act BLOB, signatures BLOB NOT NULL) STRICT",
    "tiles": "CREATE TABLE tiles (ended INTEGER PRIMARY KEY, nodes BLOB NOT NULL) STRICT",
    "checkpoints": "CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note BLOB NOT NULL, sum BLOB NOT NULL) STRICT",
    "signed": "CREATE TABLE signed (id INTEGER PRIMARY KEY, size INTEGER NOT NULL, note BLOB NOT NULL, sum BLOB NOT NULL) STRICT",
    "chain": "CREATE TABLE chain (position INTEGER PRIMARY KEY) STRICT",
}

ROOTS = {name: page for page, name in enumerate(TABLES, 2)}
"""The page on which each begins: they are made in this order, in an empty file."""


def _guards(table: str) -> tuple[tuple[str, str], ...]:
    def guard(name: str, event: str) -> tuple[str, str]:
        return name, f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, 'what is on record stays as it is'); END"

    return guard(f"{table}_stay", "UPDATE"), guard(f"{table}_remain", "DELETE")


GUARDS = {table: _guards(table) for table in TABLES}
"""Triggers that keep what is there from being changed or removed through SQL: a slip of the hand, not a dishonest host, is stopped so."""

MADE = (*TABLES.values(), *(sql for guards in GUARDS.values() for _, sql in guards))
"""What makes the tables of a new shelf, in this order."""

SCHEMA = (
    *(("table", name, name, ROOTS[name], sql) for name, sql in TABLES.items()),
    *(("trigger", name, table, 0, sql) for table, guards in GUARDS.items() for name, sql in guards),
)
"""What SQLite then holds of them: kind, name, table, the page where it begins, and how it was made."""


def tile_key(level: int, index: int) -> int:
    """Give a full tile's key: the leaf after which it is full, then its level. Tiles fill in the order of their keys.

    >>> tile_key(0, 0), tile_key(0, 255), tile_key(1, 0)
    (2048, 524288, 524289)
    """
    return (index + 1) << HEIGHT * (level + 1) << LEVELS | level


def tile_place(key: int) -> tuple[int, int]:
    """Give the level and the index of the tile with a key.

    >>> tile_place(524289)
    (1, 0)
    """
    level = key & ((1 << LEVELS) - 1)
    return level, (key >> LEVELS + HEIGHT * (level + 1)) - 1


def note_sum(note: bytes) -> bytes:
    """Give the sum that lies beside a note: it guards the signatures of those whose keys are not known here."""
    return sha256(note).digest()
