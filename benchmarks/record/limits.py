"""This file measures what the machine itself allows: bytes flushed to the disk, bare rows in SQLite, signatures checked."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from nacl.bindings import crypto_sign_open

from benchmarks.record.signed import Signed
from foedus.record.vkey import ED25519, SignerKey


def flushed(folder: Path, acts: Sequence[Signed]) -> float:
    """Give the acts that can be appended to a file in a second, each flushed to the disk."""
    file = os.open(folder / "flushed", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    try:
        begin = perf_counter()
        for act in acts:
            os.write(file, act.data + act.signatures)
            os.fdatasync(file)
        return len(acts) / (perf_counter() - begin)
    finally:
        os.close(file)


def bare_sqlite(folder: Path, acts: Sequence[Signed], batch: int = 1) -> float:
    """Give the rows that SQLite takes in a second, durably (WAL, ``synchronous=FULL``), with no tree above them."""
    database = sqlite3.connect(folder / "bare.db", isolation_level=None)
    try:
        database.execute("pragma journal_mode = wal")
        database.execute("pragma synchronous = full")
        database.execute("create table act(id integer primary key, entry blob not null, signatures blob not null, hash blob not null)")
        sql = "insert into act(entry, signatures, hash) values (?, ?, ?)"
        begin = perf_counter()
        for at in range(0, len(acts), batch):
            rows = [(one.data, one.signatures, sha256(b"\0" + one.data).digest()) for one in acts[at : at + batch]]
            if batch == 1:
                database.execute(sql, rows[0])
            else:
                database.execute("begin immediate")
                database.executemany(sql, rows)
                database.execute("commit")
        return len(acts) / (perf_counter() - begin)
    finally:
        database.close()


def checked() -> float:
    """Give the Ed25519 signatures that one core checks in a second."""
    signer = SignerKey("one", ED25519, bytes(32))
    message = bytes(88)
    both, key = signer.sign(message) + message, signer.verifier.key
    begin = perf_counter()
    for _ in range(5_000):
        crypto_sign_open(both, key)
    return 5_000 / (perf_counter() - begin)
