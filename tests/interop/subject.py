"""This file is about what strangers are shown: a log, the folder in which it was published, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from benchmarks.acts import entries
from foedus.record.canonical import encode
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey
from foedus.shelves.log import Examined, Log, LogKey, LogReader
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.tiles.export import export

ORIGIN = "made"
BEGIN = 1_763_700_000


class Subject:
    """A log that is open for reading, with the folder where it is published as tiles."""

    def __init__(self, name: str, log: LogReader, folder: Path) -> None:
        self.name = name
        self.log = log
        self.folder = folder
        self.size = log.size

    @cached_property
    def keys(self) -> tuple[str, str]:
        """Give the verifier keys of the log and of its clock."""
        log, clock = self.log.shelf.identity.keys
        return log, clock

    @cached_property
    def notes(self) -> tuple[tuple[int, bytes], ...]:
        """Give the log's checkpoints, each with its size; that of the empty log proves nothing and is left out."""
        return tuple((size, note) for size, note in self.log.shelf.notes() if size)

    @cached_property
    def leaves(self) -> tuple[bytes, ...]:
        """Give the leaves."""
        return tuple(row.leaf for row in self.log.shelf.rows())


def made(size: int, folder: Path, *, batch: int = 1_000) -> Subject:
    """Make a log of this many acts, none of which ever happened, in batches under one checkpoint each."""
    clock = count(BEGIN)
    log = Log(MemoryShelf(KEY.identity), KEY, lambda: next(clock))
    log.found()
    for submitted in _batches(size, batch):
        log.enter(submitted)
    assert export(log.shelf, folder) == size
    return Subject(f"{size:,} made acts", log, folder)


def _batches(size: int, batch: int) -> Iterator[list[Examined]]:
    acts = [replace(entry.act, key=key_name(_AUTHOR.verifier.key)) for entry in entries(size, log=ORIGIN)]
    for first in range(0, size, batch):
        yield [_examined(encode(act)) for act in acts[first : first + batch]]


def _examined(data: bytes) -> Examined:
    id_ = sha256(data).hexdigest()
    return Examined(id_, data, str(sign_act(id_, _AUTHOR)).encode())


def _seed(word: str) -> bytes:
    return sha256(f"{word} of a log that is shown to strangers".encode()).digest()


_AUTHOR = SignerKey("author", ED25519, _seed("author"))
KEY = LogKey(SignerKey(ORIGIN, ED25519, _seed("signer")), SignerKey(f"{ORIGIN}/clock", COSIGNATURE, _seed("clock")))
"""The keys of the logs that are made here: known to everybody, since they are reckoned from words."""
