"""This file is about the last checkpoint that this machine has seen of a log, kept apart from the record.

A record that was put back from an old backup is sound in itself: every signature on it holds. That it is
old is seen only by somebody who remembers a newer one. The file has two places, written in turn,
each with a sum of its own: a write that is broken off leaves the other. It is written after each batch
without waiting for the disk. So it outlives a process that is killed; after a loss of power it may be
a little older than the record, and then finds a record that is older still, and no false fault.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from foedus.record.encoding import base64, from_base64, number

WORD = "foedus-head/1"
PLACE = 256
"""Bytes of one of the two places."""


class Seen(Struct, frozen=True, order=True):
    """A checkpoint that was seen: the log's size and its root then."""

    size: int
    root: bytes


class _Places(Struct, frozen=True):
    """What the file holds: its bytes, the newest checkpoint in them, and where the older of the two places begins."""

    data: bytes = b""
    newest: Seen | None = None
    older: int = 0


class Heads:
    """What is remembered of one log in one file.

    :param origin: the log's; another log's file says nothing here.
    """

    def __init__(self, path: Path, origin: str) -> None:
        self.path = path
        self._origin = origin
        self._file: int | None = None
        # The places are read before and after each batch, and mostly hold what was read or written there the last time.
        self._known = _Places()

    def last(self) -> Seen | None:
        """Give the newest checkpoint that was seen; nothing, where none was or the file cannot be read."""
        return self._places().newest

    def keep(self, seen: Seen) -> None:
        """Remember a checkpoint, if none as new is remembered. A file that cannot be written is left as it is."""
        with suppress(OSError):
            file = self._alone()
            try:
                known = self._places()
                if known.newest is None or known.newest.size < seen.size:
                    self._known = self._put(file, seen, known)
            finally:
                fcntl.flock(file, fcntl.LOCK_UN)

    def accept(self, seen: Seen) -> None:
        """Remember this checkpoint and no other: for somebody who knows that the log was put back, and accepts it."""
        file = self._alone()
        try:
            os.pwrite(file, self._written(seen) * 2, 0)
            os.fsync(file)
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _alone(self) -> int:
        """Open the file and have it to oneself, until its lock is given back."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        return self._file

    def _put(self, file: int, seen: Seen, known: _Places) -> _Places:
        written, data = self._written(seen), known.data
        os.pwrite(file, written, known.older)
        # Dead in the line above: this place has no sum that fits, and the other holds the checkpoint before it.
        if known.older:
            return _Places(data[:PLACE] + written, seen, 0)
        return _Places(written + data[PLACE:], seen, PLACE)

    def _places(self) -> _Places:
        try:
            data = self.path.read_bytes() if self._file is None else os.pread(self._file, 2 * PLACE, 0)
        except OSError:
            return _Places()
        if data != self._known.data:
            first, second = self._read(data[:PLACE]), self._read(data[PLACE : 2 * PLACE])
            newest = max((one for one in (first, second) if one), default=None)
            self._known = _Places(data, newest, PLACE if newest == first else 0)
        return self._known

    def _written(self, seen: Seen) -> bytes:
        return f"{WORD} {seen.size} {base64(seen.root)} {self._sum(seen)}".encode().ljust(PLACE - 1) + b"\n"

    def _read(self, data: bytes) -> Seen | None:
        words = data.decode("ascii", "replace").split()
        if len(words) != 4:
            return None
        size, root = number(words[1]), from_base64(words[2])
        if size is None or root is None:
            return None
        seen = Seen(size, root)
        return seen if self._written(seen) == data else None

    def _sum(self, seen: Seen) -> str:
        return sha256(f"{self._origin}\n{seen.size}\n{seen.root.hex()}\n".encode()).hexdigest()
