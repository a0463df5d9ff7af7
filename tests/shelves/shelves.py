"""This file holds what the tests of shelves share: a log with keys of its own, acts to enter, and a way to open each shelf.

A shelf joins the suite by a line in ``WRITABLE``, where it can be written, or in ``FILLED`` alone,
where it is made of another: an export, a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import psycopg
import pytest

from foedus.record.frontier import Frontier, grown
from foedus.record.hashing import leaf_hash
from foedus.record.leaf import Leaf, encode_leaf
from foedus.record.tile import Tile
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey
from foedus.shelves.log import Examined, Log, LogKey
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.postgres import PostgresShelf
from foedus.shelves.shelf import Row, Shelf
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.tiles.directory import TileShelf
from foedus.shelves.tiles.export import export

KEY = LogKey(SignerKey("union", ED25519, bytes(range(32))), SignerKey("union/clock", COSIGNATURE, bytes(range(32, 64))))
IDENTITY = KEY.identity
S = TypeVar("S", bound=Shelf)
NOW = 1_763_683_200


def in_memory(request: pytest.FixtureRequest) -> Shelf:
    del request
    return MemoryShelf(IDENTITY)


def in_sqlite(request: pytest.FixtureRequest) -> Shelf:
    folder: Path = request.getfixturevalue("tmp_path")
    return SqliteShelf(folder / "record.db", IDENTITY)


def in_postgres(request: pytest.FixtureRequest) -> Shelf:
    address: str = request.getfixturevalue("postgres")
    emptied(address)
    shelf = PostgresShelf(address, IDENTITY)
    request.addfinalizer(shelf.close)
    return shelf


def emptied(address: str) -> None:
    """Take the log out of a database that tests share."""
    with psycopg.connect(address) as database:
        database.execute("DROP SCHEMA IF EXISTS foedus_record CASCADE")


def as_tiles(request: pytest.FixtureRequest, source: Shelf) -> Shelf:
    folder: Path = request.getfixturevalue("tmp_path")
    export(source, folder / "tiles")
    return TileShelf(folder / "tiles")


WRITABLE: dict[str, Callable[[pytest.FixtureRequest], Shelf]] = {"memory": in_memory, "sqlite": in_sqlite, "postgres": in_postgres}
"""Shelves that can be written, by name: each makes an empty one of ``IDENTITY``."""

FILLED: dict[str, Callable[[pytest.FixtureRequest, Shelf], Shelf]] = {"tiles": as_tiles}
"""Shelves that are only read, by name: each gives one that holds what another does."""


OWN = b'","kind":"genesis" '


def act(number: int) -> bytes:
    """Give bytes that stand for an act, the same whenever the number is; some are longer than a page of a database."""
    return (OWN if is_own(number) else b"") + b"act %d " % number + b"." * (number % 7 * 900 + number % 13)


def is_own(number: int) -> bool:
    """Say whether the act with a number passes for one about the record itself."""
    return number % 50 == 17


def row(position: int, number: int | None = None, *, received: int = NOW) -> Row:
    """Give the row of an act at a position."""
    data = act(position if number is None else number)
    name = sha256(data).hexdigest()
    return Row(position, name, encode_leaf(Leaf(name, received)), data, b"compiler\n" if position % 2 else b"", OWN in data)


def examined(number: int) -> Examined:
    """Give an act as it comes to a log."""
    data = act(number)
    return Examined(sha256(data).hexdigest(), data, b"signed %d\n" % number, own=OWN in data)


def tiles(rows: Sequence[Row]) -> tuple[Tile, ...]:
    """Give the tiles that rows from the first on fill."""
    return grown(Frontier(), [leaf_hash(one.leaf) for one in rows])[1]


def opened(shelf: Shelf, *, now: int = NOW) -> Log:
    """Open the log on a shelf, with its first checkpoint made."""
    log = Log(shelf, KEY, lambda: now)
    log.found()
    return log


def filled(shelf: S, *, batches: Sequence[int] = (1, 3, 250, 300)) -> S:
    """Enter batches of acts."""
    log, number = opened(shelf), 0
    for count in batches:
        log.enter([examined(number + more) for more in range(count)])
        number += count
    return shelf
