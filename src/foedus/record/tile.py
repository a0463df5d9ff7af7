"""This file is about tiles: the tree cut into pieces eight levels high, as C2SP's tlog-tiles publishes it.

A tile is *full* when it stands over 256 hashes of the level below; it is then kept with every node
inside it, each once, so that a proof is read and not computed. A tile that is not full yet is
hashed from the leaves at the tree's edge (:mod:`foedus.record.frontier`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from foedus.record.hashing import SIZE, node_hash

HEIGHT = 8
WIDTH = 256
"""Hashes across a full tile (tlog-tiles, Merkle Tree)."""

NODES = 2 * WIDTH - 1
"""Nodes of a full tile: its 256 hashes, what stands over them, and its root, which is a hash of the tile above."""

HIGHEST = 63
"""The highest level that a tile's path may name (tlog-tiles, Merkle Tree)."""

ENTRIES = -1
"""Stands for ``entries`` where a path has the level of a tile: a bundle of leaves (tlog-tiles, Log entries)."""


class Tile(Struct, frozen=True, gc=False):
    """A full tile: its level, its index in the level, and its nodes, the widest level first, one after another."""

    level: int
    index: int
    nodes: bytes

    @property
    def hashes(self) -> bytes:
        """Give what tlog-tiles publishes of the tile: its 256 hashes, 8,192 bytes."""
        return self.nodes[: WIDTH * SIZE]

    @property
    def root(self) -> bytes:
        """Give the hash that stands over the whole tile."""
        return self.nodes[-SIZE:]


class Coordinates(Struct, frozen=True, order=True, gc=False):
    """Where a tile or a bundle is: level (``ENTRIES`` for a bundle), index, and width."""

    level: int
    index: int
    width: int = WIDTH


def full(level: int, index: int, hashes: Sequence[bytes]) -> Tile:
    """Make a full tile of its 256 hashes."""
    row = list(hashes)
    nodes = row[:]
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
        nodes += row
    return Tile(level, index, b"".join(nodes))


def node_of(nodes: bytes, height: int, index: int) -> bytes:
    """Take one node out of a full tile's.

    :param height: the node's height in the tile, 0 for its hashes, 8 for its root.
    :param index: the node's place among those of its height in the tile.
    """
    at = (2 * WIDTH - (2 * WIDTH >> height) + index) * SIZE
    return nodes[at : at + SIZE]


def path(at: Coordinates) -> str:
    """Write where a tile is as tlog-tiles does.

    >>> path(Coordinates(0, 1234067))
    'tile/0/x001/x234/067'
    >>> path(Coordinates(ENTRIES, 0, 5))
    'tile/entries/000.p/5'
    """
    digits = f"{at.index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[one : one + 3] for one in range(0, len(digits), 3)]
    index = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
    level = "entries" if at.level == ENTRIES else str(at.level)
    return f"tile/{level}/{index}" + ("" if at.width == WIDTH else f".p/{at.width}")


_PATH = re.compile(r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


def coordinates(text: str) -> Coordinates | None:
    """Read where a tile is; nothing, where the text is no tile's path or writes one in another way.

    >>> coordinates("tile/0/x001/x234/067")
    Coordinates(level=0, index=1234067, width=256)
    """
    found = _PATH.fullmatch(text)
    if not found:
        return None
    level = ENTRIES if found[1] == "entries" else int(found[1])
    made = Coordinates(level, int(re.sub("[x/]", "", found[2])), int(found[3] or WIDTH))
    # One tile, one path: 000/000 is not another name of tile 0, and a width of 256 is not written.
    return made if level <= HIGHEST and path(made) == text else None


def tiles_of(size: int) -> Iterator[Coordinates]:
    """Give the tiles of a tree, level by level: the full ones and at most one of each level that is not (tlog-tiles, Partial Tiles).

    >>> [at.width for at in tiles_of(70_000) if at.width < WIDTH]
    [112, 17, 1]
    """
    level, across = 0, size
    while across:
        for index in range(across // WIDTH):
            yield Coordinates(level, index)
        if across % WIDTH:
            yield Coordinates(level, across // WIDTH, across % WIDTH)
        level, across = level + 1, across // WIDTH


def bundles_of(size: int) -> Iterator[Coordinates]:
    """Give the bundles of a log's leaves (tlog-tiles, Log entries)."""
    for index in range(size // WIDTH):
        yield Coordinates(ENTRIES, index)
    if size % WIDTH:
        yield Coordinates(ENTRIES, size // WIDTH, size % WIDTH)


FullTiles = Callable[[int, int], bytes]
"""Gives the nodes of a full tile by its level and its index."""
