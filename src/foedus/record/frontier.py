"""This file is about the growing edge of the tree: what must be in hand to add a leaf and to know the root after it.

A frontier holds the tree's peaks, one for each bit of its size, and the hashes of the tiles that are
not full yet, at most 255 on each level. It is a value: a batch that is not kept is forgotten with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from foedus.record.hashing import EMPTY, node_hash
from foedus.record.tile import HEIGHT, WIDTH, FullTiles, Tile, full, node_of
from foedus.record.tree import Nodes


class Frontier(Struct, frozen=True):
    """The edge of a tree: its size, its peaks (the highest first), and by tile level the hashes of the tile that is open."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()
    open: tuple[tuple[bytes, ...], ...] = ()

    @property
    def root(self) -> bytes:
        """Give the root of the tree (RFC 6962, 2.1)."""
        if not self.peaks:
            return EMPTY
        found = self.peaks[-1]
        for peak in self.peaks[-2::-1]:
            found = node_hash(peak, found)
        return found


def grown(frontier: Frontier, hashes: Iterable[bytes]) -> tuple[Frontier, tuple[Tile, ...]]:
    """Add leaves by their hashes: the frontier after them, and the tiles that became full, in the order in which they did."""
    size, peaks = frontier.size, list(frontier.peaks)
    levels = [list(level) for level in frontier.open]
    filled: list[Tile] = []
    added, at = list(hashes), 0
    if added:
        _open(levels, 0)
    while at < len(added):
        if size % WIDTH == 0 and at + WIDTH <= len(added):
            # A whole tile: it is hashed once, and its root is a peak.
            levels[0] = added[at : at + WIDTH]
            at, size, before = at + WIDTH, size + WIDTH, len(filled)
            _close(levels, size, filled)
            _raise(peaks, filled[before].root, (size >> HEIGHT) - 1)
        else:
            levels[0].append(added[at])
            _raise(peaks, added[at], size)
            at, size = at + 1, size + 1
            if size % WIDTH == 0:
                _close(levels, size, filled)
    return Frontier(size, tuple(peaks), tuple(tuple(level) for level in levels)), tuple(filled)


def _raise(peaks: list[bytes], peak: bytes, below: int) -> None:
    """Put a peak beside the others: of two of one height comes one that is higher.

    :param below: how many complete nodes of its height stand before it.
    """
    while below & 1:
        peak = node_hash(peaks.pop(), peak)
        below >>= 1
    peaks.append(peak)


def _open(levels: list[list[bytes]], level: int) -> list[bytes]:
    if level == len(levels):
        levels.append([])
    return levels[level]


def _close(levels: list[list[bytes]], size: int, filled: list[Tile]) -> None:
    level = 0
    while len(levels[level]) == WIDTH:
        tile = full(level, (size >> HEIGHT * (level + 1)) - 1, levels[level])
        filled.append(tile)
        levels[level] = []
        level += 1
        _open(levels, level).append(tile.root)


def restored(size: int, leaves: Sequence[bytes], tiles: FullTiles) -> Frontier:
    """Make the frontier of a tree anew from what is kept of it.

    :param leaves: the hashes of the leaves after the last full tile, ``size % 256`` of them.
    :param tiles: gives the nodes of any full tile of this tree.
    """
    levels: list[tuple[bytes, ...]] = [tuple(leaves)] if size else []
    level, across = 0, size
    while across >= WIDTH:
        across //= WIDTH
        first = across - across % WIDTH
        levels.append(tuple(node_of(tiles(level, index), HEIGHT, 0) for index in range(first, across)))
        level += 1
    bare = Frontier(size, (), tuple(levels))
    nodes = node_reader(bare, tiles)
    return Frontier(size, tuple(nodes(height, index) for height, index in _peaks(size)), tuple(levels))


def _peaks(size: int) -> list[tuple[int, int]]:
    found, first = [], 0
    for height in reversed(range(size.bit_length())):
        if size >> height & 1:
            found.append((height, first >> height))
            first += 1 << height
    return found


def node_reader(frontier: Frontier, tiles: FullTiles) -> Nodes:
    """Give the complete nodes of a tree: those in full tiles as they are kept, those at the edge hashed from the frontier."""
    size, edge = frontier.size, frontier.open

    def node(level: int, index: int) -> bytes:
        deep, height = divmod(level, HEIGHT)
        tile = index >> (HEIGHT - height)
        within = index - (tile << (HEIGHT - height))
        if tile < size >> HEIGHT * (deep + 1):
            return node_of(tiles(deep, tile), height, within)
        row = list(edge[deep][within << height : (within + 1) << height])
        if len(row) != 1 << height:
            raise IndexError(f"a tree of {size} leaves has no complete node {index} on level {level}")
        while len(row) > 1:
            row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
        return row[0]

    return node
