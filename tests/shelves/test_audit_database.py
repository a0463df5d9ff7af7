"""One changed byte anywhere in a record's file is found by an audit, and its place is named; so is whatever is changed through SQL."""

from __future__ import annotations

import random
from pathlib import Path

import psycopg
import pytest

from foedus.record.tile import WIDTH
from foedus.shelves.auditing import Outcome, audit
from foedus.shelves.postgres import PostgresShelf
from foedus.shelves.sqlite import SqliteShelf
from tests.record.attacks.host import KEY, true_log

VERSION = range(96, 100)
"""Where SQLite writes the number of the library that wrote last: the one field that may be anything."""


def record(path: Path, batches: tuple[int, ...] = (1, 3, 4)) -> Path:
    shelf = SqliteShelf(path, KEY.identity)
    true_log(batches, shelf=shelf)
    shelf.close()
    return path


def flipped(file: Path, at: int) -> Outcome:
    data = file.read_bytes()
    file.write_bytes(data[:at] + bytes((data[at] ^ (1 << at % 8),)) + data[at + 1 :])
    try:
        return audit(str(file), cores=1)
    finally:
        file.write_bytes(data)


def test_a_record_is_sound(tmp_path: Path) -> None:
    outcome = audit(str(record(tmp_path / "record.db")))

    assert outcome.findings == ()
    assert (outcome.counts.verified, outcome.checkpoints) == (9, 5)


def test_a_changed_byte_is_found_and_its_place_named(tmp_path: Path) -> None:
    file = record(tmp_path / "record.db")
    places = {*range(100), *random.Random(2).sample(range(100, file.stat().st_size), 500)} - {*VERSION}

    missed = [at for at in sorted(places) if (found := flipped(file, at)).sound or found.findings[0].place is None]

    assert missed == []
    assert all(flipped(file, at).sound for at in VERSION)


def test_a_changed_byte_far_down_in_a_longer_record_is_found(tmp_path: Path) -> None:
    file = record(tmp_path / "record.db", (700,))
    places = random.Random(3).sample(range(4096, file.stat().st_size), 25)

    assert [at for at in places if flipped(file, at).sound] == []


@pytest.fixture
def database(postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    # What this machine remembers of a log in a database lies in the user's data folder.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS audited")
        server.execute("CREATE DATABASE audited")
    return postgres.replace("dbname=postgres", "dbname=audited")


CHANGES = (
    "rows SET leaf = set_byte(leaf, 20, 33) WHERE position = 2",
    "rows SET act = set_byte(act, 20, 33) WHERE position = 2",
    "rows SET act = NULL WHERE position = 2",
    "rows SET signatures = set_byte(signatures, 20, 33) WHERE position = 2",
    "rows SET signatures = '' WHERE position = 2",
    "rows SET id = set_byte(id, 20, get_byte(id, 20) # 1) WHERE position = 2",
    "rows SET position = 1000 WHERE position = 2",
    "tiles SET nodes = set_byte(nodes, 9000, 33)",
    "tiles SET index = 1",
    "tiles SET level = 1",
    "checkpoints SET note = set_byte(note, 30, 33) WHERE size = 1",
    "checkpoints SET size = 2 WHERE size = 1",
    "log SET origin = 'cst0'",
    "log SET keys = keys[1:1]",
    "chain SET position = 3",
)


def test_whatever_is_changed_in_postgresql_by_sql_is_found(database: str) -> None:
    shelf = PostgresShelf(database, KEY.identity)
    true_log((WIDTH + 4,), shelf=shelf)
    shelf.close()
    assert audit(database).findings == ()

    missed = []
    with psycopg.connect(database, autocommit=True) as server:
        for table in ("rows", "tiles", "checkpoints", "log", "chain"):
            server.execute(f"ALTER TABLE foedus_record.{table} DISABLE TRIGGER USER")
            server.execute(f"CREATE TABLE {table}_kept AS TABLE foedus_record.{table}")
        for change in CHANGES:
            table = change.split()[0]
            assert server.execute(f"UPDATE foedus_record.{change}").rowcount >= 1, change
            if audit(database, cores=1).sound:
                missed.append(change)
            server.execute(f"DELETE FROM foedus_record.{table}")
            server.execute(f"INSERT INTO foedus_record.{table} SELECT * FROM {table}_kept")
        assert audit(database, cores=1).findings == ()
    assert missed == []
