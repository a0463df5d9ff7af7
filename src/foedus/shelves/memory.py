"""This file holds the memory shelf: the reference for all others, and the one for tests and drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock

from msgspec import structs

from foedus.record.tile import Tile
from foedus.shelves.shelf import Identity, Row, TileMissingError, may_follow


class MemoryShelf:
    """A log in lists; gone with the process."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self._rows: list[Row] = []
        self._positions: dict[str, int] = {}
        self._chain: list[int] = []
        self._tiles: dict[tuple[int, int], bytes] = {}
        self._notes: dict[int, bytes] = {}
        self._lock = RLock()

    def size(self) -> int:
        """Give the number of rows, which is the next free position."""
        return len(self._rows)

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Give the rows from one position up to another, in order."""
        yield from self._rows[start:stop]

    def chain(self) -> Iterator[int]:
        """Give the positions of the record's own acts, in order."""
        yield from tuple(self._chain)

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id, if it is here."""
        return self._positions.get(act)

    def positions(self, acts: Sequence[str]) -> dict[str, int]:
        """Give the positions of those of these acts that are here, by their ids."""
        return {act: self._positions[act] for act in acts if act in self._positions}

    def tile(self, level: int, index: int) -> bytes:
        """Give the nodes of a full tile.

        :raises TileMissingError: there is no such tile here.
        """
        found = self._tiles.get((level, index))
        if found is None:
            raise TileMissingError(level, index)
        return found

    def note(self, size: int | None = None) -> bytes | None:
        """Give the newest checkpoint, or the first of at least this size; nothing, where there is none."""
        if size is None:
            return next(reversed(self._notes.values()), None)
        return next((note for reached, note in self._notes.items() if reached >= size), None)

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the checkpoints from a size on, each with its size, in order."""
        yield from [(size, note) for size, note in self._notes.items() if size >= start]

    @contextmanager
    def writing(self) -> Iterator[MemoryShelf]:
        """Have the shelf to oneself; if the ``with`` ends by an exception, nothing was added."""
        with self._lock:
            rows, chain, tiles, notes = len(self._rows), len(self._chain), dict(self._tiles), dict(self._notes)
            try:
                yield self
            except BaseException:
                for row in self._rows[rows:]:
                    del self._positions[row.id]
                del self._rows[rows:], self._chain[chain:]
                self._tiles, self._notes = tiles, notes
                raise

    def add(self, rows: Sequence[Row], tiles: Sequence[Tile], size: int, note: bytes) -> None:
        """Add rows at the end, the tiles that they fill, and the checkpoint of the size that the log has then.

        :raises ValueError: a row is not the next, is no leaf of its act, or its act is here already.
        """
        for row in rows:
            if not may_follow(row, len(self._rows)) or row.id in self._positions:
                raise ValueError(f"row {row.position} is not the next, or its act is here already")
            self._positions[row.id] = row.position
            self._rows.append(row)
            if row.own:
                self._chain.append(row.position)
        if size != len(self._rows) or size in self._notes:
            raise ValueError(f"a checkpoint of {size} does not fit {len(self._rows)} rows, or there is one")
        self._tiles.update({(tile.level, tile.index): tile.nodes for tile in tiles})
        self._notes[size] = note

    def forget(self, position: int) -> None:
        """Destroy the bytes of the act at a position."""
        self._rows[position] = structs.replace(self._rows[position], act=None)

    def replace_note(self, size: int, note: bytes) -> None:
        """Put further signatures on the checkpoint of a size.

        :raises ValueError: there is no checkpoint of this size, or the note does not begin with it.
        """
        known = self._notes.get(size)
        if known is None or not note.startswith(known):
            raise ValueError(f"this is not the checkpoint of {size} with further signatures")
        self._notes[size] = note

    def close(self) -> None:
        """Let go of nothing."""
