"""This file holds the distant shelf: a log as another machine publishes it, read over HTTP at one checkpoint.

What is published while it is read is left for the next time: everything is read as of the checkpoint that came first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from foedus.finding import Finding
from foedus.record.checkpoint import Checkpoint, parse_checkpoint
from foedus.record.hashing import SIZE
from foedus.record.note import parse_note
from foedus.record.tile import WIDTH, Coordinates, full, path
from foedus.shelves.remote import Remote
from foedus.shelves.shelf import Identity, TileMissingError
from foedus.shelves.tiles.directory import MISSING, WIDTH_OTHER, BrokenFileError, TileShelf
from foedus.shelves.tiles.layout import CHECKPOINT, CHECKPOINTS

LATELY: Final = 8
"""Published files that are kept in memory: the bundles of leaves, acts and signatures that are being read, and the checkpoints."""


class DistantShelf(TileShelf):
    """A published log.

    :param remote: where it is published.
    :param identity: whose log it must be; what the other side says of its own keys is not asked.
    :raises UnreachableError: the other side does not answer; so does every reading.
    :raises BrokenFileError: what it gives as its checkpoint is none; what it gives as bundle or tile is none, or missing.
    """

    def __init__(self, remote: Remote, identity: Identity) -> None:
        self.remote = remote
        self._given = identity
        # Checkpoints that lie near each other share a bundle, which is fetched once.
        self._lately = lru_cache(maxsize=LATELY)(remote.read)
        super().__init__(Path())
        self._note = remote.read(CHECKPOINT)

    def _identity(self) -> Identity:
        return self._given

    def read(self, name: str) -> bytes:
        """Give the bytes of a published file.

        :raises BrokenFileError: it is not there.
        """
        found = self._lately(name)
        if found is None:
            raise BrokenFileError(name, MISSING.finding(path=name))
        return found

    def _head(self) -> Checkpoint:
        note = parse_note(self._note or b"")
        found = note if isinstance(note, Finding) else parse_checkpoint(note.text)
        if isinstance(found, Finding):
            raise BrokenFileError(CHECKPOINT, found)
        return found

    def size(self) -> int:
        """Give the number of rows at the checkpoint that came first."""
        return self._head().size if self._note else 0

    def note(self, size: int | None = None) -> bytes | None:
        """Give the checkpoint that came first, or the first of at least a size; nothing, where there is none."""
        return self._note if size is None else next((note for _, note in self.notes(size)), None)

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the checkpoints from a size on, up to the one that came first."""
        if self._note is None:
            return
        data, size = self.read(CHECKPOINTS), self.size()
        for reached, (at, stop) in zip(*self._indexed(data), strict=True):
            if start <= reached <= size:
                yield reached, data[at:stop]

    def _nodes(self, level: int, index: int) -> bytes:
        name = path(Coordinates(level, index))
        data = self.remote.read(name)
        if data is None:
            raise TileMissingError(level, index)
        if len(data) != WIDTH * SIZE:
            raise BrokenFileError(name, WIDTH_OTHER.finding(path=name, size=len(data), expected=WIDTH * SIZE))
        return full(level, index, [data[at : at + SIZE] for at in range(0, len(data), SIZE)]).nodes
