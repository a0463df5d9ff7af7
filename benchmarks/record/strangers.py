"""This file runs the peers in an environment of their own: one JSON line in, one out.

    python strangers.py ACTS FOLDER
    {"peer": "pymerkle", "work": "each", "count": 500, "address": ""}
    {"rate": 702.4}

It imports nothing of foedus. A rate is acts or proofs a second, on the clock. The peers keep an act's bytes with its
signature; they check no signature when they append, and when they audit, this file checks it for them, in the one
process that they are made for, with the library that aics-tlog itself is built on.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from aics_tlog import (
    Checkpoint,
    DirectoryTileStore,
    IncrementalTileWriter,
    VerifiedTileReader,
    audit_tiles,
    inclusion_proof_from_tiles,
    sign_checkpoint,
)
from aics_tlog.tiles import parse_entry_bundle
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from pymerkle import InmemoryTree, SqliteTree

BATCH = 4_096
PREFIX = b"foedus-act-signature/1\n"
ORIGIN = "foedus.example/log"


def read(path: str) -> list[bytes]:
    """Read the acts, each with the line of its signature behind it."""
    data, at, parts = Path(path).read_bytes(), 0, []
    while at < len(data):
        stop = at + 4 + int.from_bytes(data[at : at + 4], "big")
        parts.append(data[at + 4 : stop])
        at = stop
    return [parts[one] + b"\n" + parts[one + 1] for one in range(0, len(parts), 2)]


ACTS = read(sys.argv[1])
FOLDER = sys.argv[2]
KEYS: dict[str, Ed25519PublicKey] = {}


def verify(entry: bytes) -> None:
    """Check one act as an auditor does: read it, hash it, check its signature by the key that it names."""
    data, _, line = entry.partition(b"\n")
    name = json.loads(data)["key"]
    key = KEYS.get(name)
    if key is None:
        key = KEYS[name] = Ed25519PublicKey.from_public_bytes(bytes.fromhex(name.removeprefix("ed25519:")))
    said = line.decode().strip().partition(" ")[2]
    key.verify(base64.b64decode(said), PREFIX + hashlib.sha256(data).hexdigest().encode() + b"\n")


def rate(count: int, work: Callable[[], object]) -> float:
    """Give how often something was done in a second."""
    begin = perf_counter()
    work()
    return count / (perf_counter() - begin)


def all_of(work: Callable[[Any], None], given: Iterable[Any]) -> None:
    """Do something with each of some things."""
    for one in given:
        work(one)


def batches(count: int) -> Iterator[list[bytes]]:
    """Give so many acts in batches."""
    yield from (ACTS[at : min(at + BATCH, count)] for at in range(0, count, BATCH))


def pymerkle(work: str, count: int, folder: str, _address: str) -> float:
    """Measure pymerkle's tree in SQLite."""
    tree = SqliteTree(f"{folder}/tree.db")
    if work == "each":
        return rate(count, lambda: [(tree.append_entry(one), tree.get_root()) for one in ACTS[:count]])
    if work == "batches":
        return rate(count, lambda: [(tree.append_entries(some), tree.get_root()) for some in batches(count)])
    entries = (ACTS[at % len(ACTS)] + b"%d" % at for at in range(count)) if count > len(ACTS) else iter(ACTS[:count])
    tree.append_entries(entries)
    root = tree.get_root()
    if work == "proofs":
        tree.close()
        tree = SqliteTree(f"{folder}/tree.db")
        tree.get_root()
        chosen, asked = random.Random(1), 200
        return rate(asked, lambda: [tree.prove_inclusion(chosen.randrange(1, count + 1), count) for _ in range(asked)])
    assert work == "audit"

    def audit() -> None:
        again, stored = InmemoryTree(), sqlite3.connect(f"{folder}/tree.db")
        found = [entry for (entry,) in stored.execute("select entry from leaf order by id")]
        again.append_entries(found)
        assert again.get_root() == root
        for entry in found:
            verify(entry)

    return rate(count, audit)


def aics(work: str, count: int, folder: str, _address: str) -> float:
    """Measure aics-tlog's tiles, flushed to the disk, under its signed checkpoint."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    store = DirectoryTileStore(folder)
    writer = IncrementalTileWriter(store, size=0)

    def append(some: list[bytes]) -> None:
        writer.append(some)
        store.write_checkpoint(sign_checkpoint(Checkpoint(ORIGIN, writer.size, writer.root()), key, ORIGIN).to_bytes())

    if work == "each":
        return rate(count, lambda: all_of(append, ([one] for one in ACTS[:count])))
    if work == "batches":
        return rate(count, lambda: all_of(append, batches(count)))
    all_of(append, batches(count))
    root = writer.root()
    if work == "proofs":
        reader, chosen, asked = VerifiedTileReader(store, count, root), random.Random(1), 50
        return rate(asked, lambda: [inclusion_proof_from_tiles(reader, chosen.randrange(count), count) for _ in range(asked)])
    assert work == "audit"

    def audit() -> None:
        audit_tiles(store, count, root)
        for index in range(-(-count // 256)):
            width = min(256, count - index * 256)
            for entry in parse_entry_bundle(store.read_entry_bundle(index, None if width == 256 else width)):
                verify(entry)

    return rate(count, audit)


class Entered(Aggregate):
    """An act, as eventsourcing keeps one."""

    @event("Filed")
    def __init__(self, raw: str) -> None:
        self.raw = raw


def eventsourcing(work: str, count: int, folder: str, address: str) -> float:
    """Measure eventsourcing, which has no tree, on SQLite or, where an address is given, on PostgreSQL."""
    settings = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": f"{folder}/events.db"}
    if address:
        parts = dict(one.split("=", 1) for one in address.split())
        settings = {"PERSISTENCE_MODULE": "eventsourcing.postgres", "POSTGRES_DBNAME": parts["dbname"], "POSTGRES_HOST": parts["host"],
                    "POSTGRES_PORT": "5432", "POSTGRES_USER": parts["user"], "POSTGRES_PASSWORD": "none"}  # fmt: skip
    app: Any = Application(env=settings)
    try:
        if work == "each":
            return rate(count, lambda: [app.save(Entered(raw=one.decode())) for one in ACTS[:count]])
        assert work == "batches"
        return rate(count, lambda: [app.save(*[Entered(raw=one.decode()) for one in some]) for some in batches(count)])
    finally:
        app.close()


def git(work: str, count: int, folder: str, _address: str) -> float:
    """Measure git: a file and a commit for each act, every object flushed to the disk."""
    assert work == "each"
    who = {f"GIT_{one}_{what}": "s@example.org" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = os.environ | who | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}

    def run(*arguments: str) -> None:
        subprocess.run(["git", "-C", folder, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    for settled in (("init", "-q"), ("config", "gc.auto", "0"), ("config", "core.fsync", "all")):
        run(*settled)

    def commit(number: int) -> None:
        Path(folder, f"{number:06d}.json").write_bytes(ACTS[number])
        run("add", f"{number:06d}.json")
        run("commit", "-qm", "act")

    return rate(count, lambda: all_of(commit, range(count)))


PEERS = {"pymerkle": pymerkle, "aics-tlog": aics, "eventsourcing": eventsourcing, "git": git}


def main() -> None:
    """Answer until there are no more questions."""
    for line in sys.stdin:
        asked = json.loads(line)
        folder = tempfile.mkdtemp(dir=FOLDER)
        try:
            found = PEERS[asked["peer"]](asked["work"], asked["count"], folder, asked.get("address", ""))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print(json.dumps({"rate": found}), flush=True)


if __name__ == "__main__":
    main()
