"""This file holds the completed shelf: a mirror with the closed acts that this member has, for the member's own installation.

It is for reading, and nothing is published from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Final

from msgspec.structs import replace

from foedus.shelves.shelf import ReadOnlyError, Row, Shelf, Writing
from foedus.witness.bodies import Bodies

AT_ONCE: Final = 256


class CompletedShelf:
    """A mirror's shelf with the closed acts that lie beside it in their places."""

    def __init__(self, shelf: Shelf, bodies: Bodies) -> None:
        self.shelf = shelf
        self.identity = shelf.identity
        self._bodies = bodies

    def size(self) -> int:
        """Give the number of rows."""
        return self.shelf.size()

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Give the rows from one position up to another, each with its act if it is here in either place."""
        end = self.size() if stop is None else min(stop, self.size())
        for first in range(start, end, AT_ONCE):
            rows = tuple(self.shelf.rows(first, min(first + AT_ONCE, end)))
            bodies = self._bodies.of([row.position for row in rows if row.act is None])
            for row in rows:
                act, signatures = bodies.get(row.position, (row.act, row.signatures))
                yield replace(row, act=act, signatures=signatures)

    def chain(self) -> Iterator[int]:
        """Give the positions of the record's own acts."""
        return self.shelf.chain()

    def position(self, act: str) -> int | None:
        """Give the position of an act."""
        return self.shelf.position(act)

    def positions(self, acts: Sequence[str]) -> dict[str, int]:
        """Give the positions of those of these acts that are on the log."""
        return self.shelf.positions(acts)

    def tile(self, level: int, index: int) -> bytes:
        """Give the nodes of a full tile."""
        return self.shelf.tile(level, index)

    def note(self, size: int | None = None) -> bytes | None:
        """Give the newest checkpoint, or the first of at least a size."""
        return self.shelf.note(size)

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the checkpoints from a size on."""
        return self.shelf.notes(start)

    def writing(self) -> AbstractContextManager[Writing]:
        """Refuse: this is for reading.

        :raises ReadOnlyError: always.
        """
        raise ReadOnlyError

    def close(self) -> None:
        """Let go of both."""
        self.shelf.close()
        self._bodies.close()
