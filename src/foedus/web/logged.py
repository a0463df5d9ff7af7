"""This file is about the log behind a page: the checkpoint that covers what the page knows, who signed it and when."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.cosignature import cosigned
from foedus.record.encoding import base64
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.note import Note
from foedus.record.proof import Proof
from foedus.record.vkey import COSIGNATURE, ED25519, VerifierKey
from foedus.shelves.log import LogReader


@dataclass(frozen=True, slots=True)
class Sealed:
    """A checkpoint that was opened: its size, its root, when the log's clock says that it was made, and its note."""

    size: int
    root: str
    time: Instant | None
    signed: SignedCheckpoint

    @property
    def note(self) -> Note:
        """Give the note."""
        return self.signed.note


@dataclass(frozen=True, slots=True)
class Logged:
    """The log as one page sees it: whoever reads it, and the checkpoint that covers what the page knows."""

    reader: LogReader
    seal: Sealed

    @property
    def origin(self) -> str:
        """Give the log's origin."""
        return self.reader.origin

    @property
    def signer(self) -> VerifierKey:
        """Give the key that signs the checkpoints."""
        return next(key for key in self.reader.keys if key.kind == ED25519)

    @property
    def clock(self) -> VerifierKey | None:
        """Give the key that says when they were made."""
        return next((key for key in self.reader.keys if key.kind == COSIGNATURE), None)

    @property
    def keys(self) -> str:
        """Write both keys as they are given to others, with a space between."""
        return " ".join(str(key) for key in self.reader.keys)

    @property
    def anchor(self) -> str:
        """Give the id of the act that opened the record; empty, where none has yet."""
        return next((row.id for row in self.reader.shelf.rows(0, 1)), "")

    def proof(self, position: int, seal: Sealed) -> Proof:
        """Prove that an act stands at a position, under a checkpoint that covers it."""
        (row,) = self.reader.shelf.rows(position, position + 1)
        return Proof(row.leaf, position, self.reader.inclusion(position, seal.size), seal.note, seal.signed.checkpoint)

    def received(self, position: int) -> Instant | None:
        """Say when the log received the act at a position."""
        for row in self.reader.shelf.rows(position, position + 1):
            leaf = decode_leaf(row.leaf)
            return leaf.received if isinstance(leaf, Leaf) else None
        return None


def logged(reader: LogReader | None, position: int) -> Logged | None:
    """Give the log as it is seen from a position: under the first checkpoint that covers everything before it."""
    if reader is None:
        return None
    seal = _opened(reader, reader.shelf.note(position) or reader.shelf.note())
    return Logged(reader, seal) if seal else None


def sealed(reader: LogReader, size: int) -> Sealed | None:
    """Give the checkpoint of exactly this size, if the log made one."""
    seal = _opened(reader, reader.shelf.note(size))
    return seal if seal and seal.size == size else None


def _opened(reader: LogReader, note: bytes | None) -> Sealed | None:
    opened = open_checkpoint(note, reader.keys, origin=reader.origin) if note else None
    if opened is None or isinstance(opened, Finding):
        return None
    times = cosigned(opened, reader.keys)
    time = max((one.time for one in times), default=None) if not isinstance(times, Finding) else None
    return Sealed(opened.checkpoint.size, base64(opened.checkpoint.root), time, opened)
