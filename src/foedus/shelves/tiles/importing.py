"""This file is about taking an exported log onto another shelf: all of it, or what is new there.

Nothing is taken on trust. Each checkpoint must be the log's own, and the leaves up to it must hash to its root;
each act must be the one to which its leaf commits. What fails is not written, nor is anything after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from msgspec import Struct

from foedus.finding import Code, Finding, Place
from foedus.record.authority import is_own
from foedus.record.checkpoint import open_checkpoint
from foedus.record.frontier import Frontier, grown
from foedus.record.hashing import leaf_hash
from foedus.record.leaf import decode_leaf
from foedus.record.tile import Coordinates, Tile, path
from foedus.shelves.log import LogError, LogReader
from foedus.shelves.shelf import Row, Shelf, TileMissingError
from foedus.shelves.tiles.directory import MISSING, BrokenFileError

BATCH = 16_384
"""Rows that are written in one piece, at least, where there are so many: each piece is durable before the next begins."""

OTHER_LOG = Code("import-other-log", found=str, expected=str)
DIVERGES = Code("import-diverges", size=int, found=str, expected=str)
SHORTER = Code("import-shorter", size=int, expected=int)
ROOT = Code("import-root", size=int, found=str, expected=str)
SHORT = Code("import-short", size=int, found=int)
COMMITMENT = Code("import-commitment", position=int, found=str, expected=str)
CHAIN = Code("import-chain", position=int)

Progress = Callable[[int, int], None]


class Taken(Struct, frozen=True):
    """How an import ended: the size from which it went on, the size that the shelf has now, and why it stopped before the end."""

    start: int
    size: int
    finding: Finding | None = None


class _Piece(Struct):
    """What lies between two checkpoints and is not written yet."""

    rows: list[Row]
    tiles: tuple[Tile, ...]
    size: int
    note: bytes


def take(source: Shelf, target: Shelf, progress: Progress = lambda _done, _of: None) -> Taken:
    """Take a log from one shelf onto another, which must be empty or hold the beginning of it.

    :raises LogError: what lies on the target does not fit its own newest checkpoint.
    """
    reader = LogReader(target)
    try:
        refused = _refused(source, reader)
        return Taken(reader.size, reader.size, refused) if refused else _taken(source, target, reader, progress)
    except (BrokenFileError, LogError) as error:
        return Taken(reader.size, target.size(), error.finding)
    except TileMissingError as error:
        name = path(Coordinates(*error.args))
        return Taken(reader.size, target.size(), MISSING.finding(path=name, place=Place(name, 0)))


def _taken(source: Shelf, target: Shelf, reader: LogReader, progress: Progress) -> Taken:
    start, end = reader.size, source.size()
    frontier = reader.frontier
    waiting: list[_Piece] = []
    reached = start
    for size, note in source.notes(start + 1 if reader.head else 0):
        piece = _piece(source, reader, frontier, size, note)
        if isinstance(piece, Finding):
            _write(target, waiting)
            return Taken(start, target.size(), piece)
        frontier = piece[0]
        waiting.append(piece[1])
        if size - reached >= BATCH or size == end:
            _write(target, waiting)
            waiting, reached = [], size
            progress(size, end)
    _write(target, waiting)
    return Taken(start, target.size())


def _refused(source: Shelf, reader: LogReader) -> Finding | None:
    if source.identity != reader.shelf.identity:
        return OTHER_LOG.finding(found=source.identity.origin, expected=reader.origin)
    theirs = LogReader(source)
    if theirs.size < reader.size:
        return SHORTER.finding(size=theirs.size, expected=reader.size)
    if reader.head and theirs.root(reader.size) != reader.frontier.root:
        return DIVERGES.finding(size=reader.size, found=theirs.root(reader.size).hex(), expected=reader.frontier.root.hex())
    return None


def _piece(source: Shelf, reader: LogReader, frontier: Frontier, size: int, note: bytes) -> tuple[Frontier, _Piece] | Finding:
    opened = open_checkpoint(note, reader.keys, origin=reader.origin)
    if isinstance(opened, Finding):
        return opened
    rows = list(source.rows(frontier.size, size))
    if len(rows) != size - frontier.size or opened.checkpoint.size != size:
        return SHORT.finding(size=size, found=frontier.size + len(rows))
    wrong = next(_strangers(rows), None)
    if wrong:
        return wrong
    after, tiles = grown(frontier, [leaf_hash(row.leaf) for row in rows])
    if after.root != opened.checkpoint.root:
        return ROOT.finding(size=size, found=after.root.hex(), expected=opened.checkpoint.root.hex())
    return after, _Piece(rows, tiles, size, note)


def _strangers(rows: Sequence[Row]) -> Iterator[Finding]:
    for row in rows:
        leaf = decode_leaf(row.leaf)
        if isinstance(leaf, Finding):
            yield Finding(leaf.code, leaf.params, leaf.severity, place=Place("position", row.position))
        elif row.id != leaf.commitment:
            yield COMMITMENT.finding(position=row.position, found=row.id, expected=leaf.commitment)
        elif row.act is not None and sha256(row.act).hexdigest() != leaf.commitment:
            yield COMMITMENT.finding(position=row.position, found=sha256(row.act).hexdigest(), expected=leaf.commitment)
        elif row.act is not None and is_own(row.act) != row.own:
            yield CHAIN.finding(position=row.position)


def _write(target: Shelf, pieces: Sequence[_Piece]) -> None:
    if not pieces:
        return
    with target.writing() as writing:
        for piece in pieces:
            writing.add(piece.rows, piece.tiles, piece.size, piece.note)
    # Dead before the line above: nothing of these pieces is there, and the next import goes on where this one was.
