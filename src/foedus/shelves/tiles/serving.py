"""This file is about publishing a log straight from its shelf: the bytes of each file that an export would have, without the export.

A tile or a bundle that is not full is given at whatever width is asked for, as far as the log reaches: whoever
began to read at an earlier checkpoint finishes at it (tlog-tiles, Partial Tiles).
"""

from __future__ import annotations

from foedus.record.bundle import LONG, encode_bundle
from foedus.record.hashing import SIZE
from foedus.record.tile import ENTRIES, HEIGHT, WIDTH, Coordinates
from foedus.shelves.log import LogReader
from foedus.shelves.tiles.layout import ACT, CHECKPOINT, CHECKPOINTS, KEYS, known


def published(reader: LogReader, path: str) -> bytes | None:
    """Give a file of the published log by its path; nothing, where the log has none.

    :param reader: the log, caught up.
    """
    if path == CHECKPOINT:
        return reader.head.note.encode() if reader.head else None
    if path == KEYS:
        return "".join(f"{key}\n" for key in reader.shelf.identity.keys).encode()
    if path == CHECKPOINTS:
        return encode_bundle((note for size, note in reader.shelf.notes() if size <= reader.size), LONG)
    found = known(path)
    if found is None:
        return None
    kind, at = found
    return _bundle(reader, kind, at) if at.level == ENTRIES else _tile(reader, at)


def _bundle(reader: LogReader, kind: str, at: Coordinates) -> bytes | None:
    first = at.index * WIDTH
    if first + at.width > reader.size:
        return None
    rows = reader.shelf.rows(first, first + at.width)
    if kind == ACT:
        return encode_bundle((row.act or b"" for row in rows), LONG)
    return encode_bundle(row.leaf for row in rows) if kind == "tile" else encode_bundle((row.signatures for row in rows), LONG)


def _tile(reader: LogReader, at: Coordinates) -> bytes | None:
    full = reader.size >> HEIGHT * (at.level + 1)
    if at.index < full:
        return reader.shelf.tile(at.level, at.index)[: at.width * SIZE]
    edge = reader.frontier.open
    if at.index > full or at.level >= len(edge) or at.width > len(edge[at.level]):
        return None
    return b"".join(edge[at.level][: at.width])
