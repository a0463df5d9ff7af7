"""This file is about publishing a log straight from its shelf: the bytes of each file that an export would have, without the export.

Published is what is open to all: of an act whose leaf has a stub, neither bytes nor signatures, unless whoever
publishes knows that the reader may have them.

A tile or a bundle that is not full is given at whatever width is asked for, as far as the log reaches: whoever
began to read at an earlier checkpoint finishes at it (tlog-tiles, Partial Tiles).
"""

from __future__ import annotations

from collections.abc import Callable

from foedus.record.bundle import LONG, encode_bundle
from foedus.record.hashing import SIZE
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.tile import ENTRIES, HEIGHT, WIDTH, Coordinates
from foedus.shelves.log import LogReader
from foedus.shelves.shelf import Row
from foedus.shelves.tiles.layout import ACT, CHAIN, CHECKPOINT, CHECKPOINTS, KEYS, encode_chain, known

STUB = b'"stub":'
"""What the leaf of a closed act holds, and no other leaf: a leaf's other values are digits."""


def is_open(row: Row) -> bool:
    """Say whether an act is open to all from its birth: its leaf has no stub."""
    if STUB not in row.leaf:
        return True
    leaf = decode_leaf(row.leaf)
    return isinstance(leaf, Leaf) and leaf.stub is None


def published(reader: LogReader, path: str, readable: Callable[[Row], bool] = is_open) -> bytes | None:
    """Give a file of the published log by its path; nothing, where the log has none.

    :param reader: the log, caught up.
    :param readable: says whether the reader may have an act's bytes and signatures.
    """
    if path == CHECKPOINT:
        return reader.head.note.encode() if reader.head else None
    if path == KEYS:
        return "".join(f"{key}\n" for key in reader.shelf.identity.keys).encode()
    if path == CHAIN:
        return encode_chain(position for position in reader.shelf.chain() if position < reader.size)
    if path == CHECKPOINTS:
        return encode_bundle((note for size, note in reader.shelf.notes() if size <= reader.size), LONG)
    found = known(path)
    if found is None:
        return None
    kind, at = found
    return _bundle(reader, kind, at, readable) if at.level == ENTRIES else _tile(reader, at)


def _bundle(reader: LogReader, kind: str, at: Coordinates, readable: Callable[[Row], bool]) -> bytes | None:
    first = at.index * WIDTH
    if first + at.width > reader.size:
        return None
    rows = reader.shelf.rows(first, first + at.width)
    if kind == "tile":
        return encode_bundle(row.leaf for row in rows)
    beside = ((row.act if kind == ACT else row.signatures) if readable(row) else b"" for row in rows)
    return encode_bundle((one or b"" for one in beside), LONG)


def _tile(reader: LogReader, at: Coordinates) -> bytes | None:
    full = reader.size >> HEIGHT * (at.level + 1)
    if at.index < full:
        return reader.shelf.tile(at.level, at.index)[: at.width * SIZE]
    edge = reader.frontier.open
    if at.index > full or at.level >= len(edge) or at.width > len(edge[at.level]):
        return None
    return b"".join(edge[at.level][: at.width])
