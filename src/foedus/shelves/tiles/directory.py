"""This file holds the tile shelf: a log in a folder of static files, read where it lies.

It is for reading alone: a log is entered on another shelf and exported anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from foedus.finding import Code, Finding, Place
from foedus.record.bundle import CUT, LONG, SHORT, decode_bundle
from foedus.record.checkpoint import Checkpoint, parse_checkpoint
from foedus.record.hashing import SIZE
from foedus.record.leaf import decode_leaf
from foedus.record.note import parse_note
from foedus.record.tile import ENTRIES, WIDTH, Coordinates, full, path
from foedus.record.vkey import verifier_key
from foedus.shelves.shelf import Identity, NotAShelfError, ReadOnlyError, Row, TileMissingError, Writing
from foedus.shelves.tiles.layout import ACT, CHAIN, CHECKPOINT, CHECKPOINTS, KEYS, SIGNATURE, beside, decode_chain

MISSING = Code("tiles-file-missing", path=str)
UNORDERED = Code("tiles-checkpoints-unordered", size=int, before=int)
MALFORMED = Code("tiles-chain")
UNFINISHED = Code("tiles-keys-unfinished", path=str)
WIDTH_OTHER = Code("tiles-width", path=str, size=int, expected=int)


class BrokenFileError(NotAShelfError):
    """A file of the folder is not there or not what it must be: ``path`` within the folder, and the ``finding``."""

    def __init__(self, name: str, finding: Finding, offset: int = 0) -> None:
        super().__init__(f"{name}: {finding.code}")
        self.path = name
        self.finding = replace(finding, place=Place(name, offset))


class TileShelf:
    """A log in a folder (:mod:`foedus.shelves.tiles.layout`).

    :raises BrokenFileError: the keys of the log are not there or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.identity = self._identity()
        self._positions: dict[str, int] | None = None
        self._hashes = lru_cache(maxsize=64)(self._nodes)
        self._places: tuple[bytes | None, list[int], list[tuple[int, int]]] | None = None
        self._known: tuple[bytes, Checkpoint] | None = None

    def _identity(self) -> Identity:
        text = self.read(KEYS).decode("utf-8", "replace")
        lines = text.split("\n")
        keys = [verifier_key(line) for line in lines[:-1]]
        for key in keys:
            if isinstance(key, Finding):
                raise BrokenFileError(KEYS, key)
        if lines[-1] or not keys:
            raise BrokenFileError(KEYS, UNFINISHED.finding(path=KEYS))
        (first, *_) = (key.name for key in keys if not isinstance(key, Finding))
        return Identity(first, tuple(lines[:-1]))

    def read(self, name: str) -> bytes:
        """Give the bytes of a file of the folder.

        :raises BrokenFileError: it is not there.
        """
        try:
            return (self.folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise BrokenFileError(name, MISSING.finding(path=name)) from error

    def _head(self) -> Checkpoint:
        """Read the newest checkpoint; who signed it is asked by whoever needs to know (:class:`foedus.shelves.log.LogReader`)."""
        data = self.read(CHECKPOINT)
        if self._known is None or self._known[0] != data:
            note = parse_note(data)
            found = note if isinstance(note, Finding) else parse_checkpoint(note.text)
            if isinstance(found, Finding):
                raise BrokenFileError(CHECKPOINT, found)
            self._known = data, found
        return self._known[1]

    def size(self) -> int:
        """Give the number of rows, which is the size of the newest checkpoint."""
        return self._head().size if (self.folder / CHECKPOINT).exists() else 0

    def root(self) -> bytes:
        """Give the root that the newest checkpoint names."""
        return self._head().root

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Give the rows from one position up to another, in order.

        :raises BrokenFileError: a bundle is missing, cut or too long.
        """
        size = self.size()
        end = size if stop is None else min(stop, size)
        own = frozenset(self.chain()) if end > start else frozenset[int]()
        for index in range(start // WIDTH, -(-end // WIDTH) if end > start else 0):
            first = index * WIDTH
            at = Coordinates(ENTRIES, index, min(WIDTH, size - first))
            parts = zip(
                self.bundle(path(at), at.width, SHORT),
                self.bundle(beside(ACT, at), at.width, LONG),
                self.bundle(beside(SIGNATURE, at), at.width, LONG),
                strict=True,
            )
            for position, (leaf, act, signatures) in enumerate(parts, first):
                if start <= position < end:
                    yield Row(position, _commitment(leaf), leaf, act or None, signatures, position in own)

    def bundle(self, name: str, count: int, prefix: int) -> tuple[bytes, ...]:
        """Read the entries of a bundle.

        :raises BrokenFileError: it is missing, cut or too long.
        """
        found = decode_bundle(self.read(name), count, prefix)
        if isinstance(found, Finding):
            raise BrokenFileError(name, found)
        return found

    def chain(self) -> Iterator[int]:
        """Give the positions of the record's own acts, in order; what an export has written beyond the checkpoint is left out.

        :raises BrokenFileError: the file is missing, or not written as it must be.
        """
        size = self.size()
        found = decode_chain(self.read(CHAIN)) if size else ()
        if found is None:
            raise BrokenFileError(CHAIN, MALFORMED.finding())
        yield from (position for position in found if position < size)

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id; the first question reads every leaf."""
        if self._positions is None or len(self._positions) < self.size():
            self._positions = {row.id: row.position for row in self.rows()}
        return self._positions.get(act)

    def positions(self, acts: Sequence[str]) -> dict[str, int]:
        """Give the positions of those of these acts that are here, by their ids."""
        found = {act: self.position(act) for act in acts}
        return {act: position for act, position in found.items() if position is not None}

    def tile(self, level: int, index: int) -> bytes:
        """Give the nodes of a full tile, hashed from what its file holds.

        :raises TileMissingError: there is no such tile here.
        :raises BrokenFileError: its file is too short or too long.
        """
        return self._hashes(level, index)

    def _nodes(self, level: int, index: int) -> bytes:
        name = path(Coordinates(level, index))
        try:
            data = (self.folder / name).read_bytes()
        except FileNotFoundError as error:
            raise TileMissingError(level, index) from error
        if len(data) != WIDTH * SIZE:
            raise BrokenFileError(name, WIDTH_OTHER.finding(path=name, size=len(data), expected=WIDTH * SIZE))
        return full(level, index, [data[at : at + SIZE] for at in range(0, len(data), SIZE)]).nodes

    def note(self, size: int | None = None) -> bytes | None:
        """Give the newest checkpoint, or the first of at least this size; nothing, where there is none."""
        if size is None:
            return self.read(CHECKPOINT) if (self.folder / CHECKPOINT).exists() else None
        return next((note for reached, note in self.notes(size) if reached >= size), None)

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the checkpoints from a size on, each with its size, in order.

        :raises BrokenFileError: the file of the checkpoints is cut, or out of order, or holds what is none.
        """
        if self.note() is None:
            return
        sizes, places = self._index()
        if not places:
            return
        with (self.folder / CHECKPOINTS).open("rb") as file:
            first = bisect_left(sizes, start)
            for size, (at, stop) in zip(sizes[first:], places[first:], strict=True):
                file.seek(at)
                yield size, file.read(stop - at)

    def _index(self) -> tuple[list[int], list[tuple[int, int]]]:
        """Learn where in the file each checkpoint lies; it is read once, until the newest checkpoint is another."""
        newest = self.note()
        if self._places is None or self._places[0] != newest:
            self._places = newest, *self._indexed(self.read(CHECKPOINTS))
        return self._places[1:]

    def _indexed(self, data: bytes) -> tuple[list[int], list[tuple[int, int]]]:
        sizes: list[int] = []
        places: list[tuple[int, int]] = []
        at = 0
        while at < len(data):
            stop = at + LONG + int.from_bytes(data[at : at + LONG], "big")
            if at + LONG > len(data) or stop > len(data):
                raise BrokenFileError(CHECKPOINTS, CUT.finding(at=at, size=len(data)), at)
            size = _size(data[at + LONG : stop])
            if isinstance(size, Finding):
                raise BrokenFileError(CHECKPOINTS, size, at)
            if sizes and size <= sizes[-1]:
                raise BrokenFileError(CHECKPOINTS, UNORDERED.finding(size=size, before=sizes[-1]), at)
            sizes.append(size)
            places.append((at + LONG, stop))
            at = stop
        return sizes, places

    def writing(self) -> AbstractContextManager[Writing]:
        """Refuse: a folder of tiles is exported, not written.

        :raises ReadOnlyError: always.
        """
        raise ReadOnlyError

    def close(self) -> None:
        """Let go of nothing."""


def _commitment(leaf: bytes) -> str:
    found = decode_leaf(leaf)
    return "" if isinstance(found, Finding) else found.commitment


def _size(note: bytes) -> int | Finding:
    parsed = parse_note(note)
    found = parsed if isinstance(parsed, Finding) else parse_checkpoint(parsed.text)
    return found if isinstance(found, Finding) else found.size
