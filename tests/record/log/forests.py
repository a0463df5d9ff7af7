"""Trees of the package over the leaves that the vectors use: leaf ``i`` is its number in decimal digits."""

from __future__ import annotations

from functools import cache

from foedus.record.frontier import Frontier, grown, node_reader
from foedus.record.hashing import leaf_hash
from foedus.record.tree import Nodes


def leaf(index: int) -> bytes:
    """Give the leaf at an index."""
    return str(index).encode()


def hashes(first: int, stop: int) -> list[bytes]:
    """Give the hashes of the leaves from one up to another."""
    return [leaf_hash(leaf(one)) for one in range(first, stop)]


@cache
def forest(size: int) -> tuple[Frontier, dict[tuple[int, int], bytes]]:
    """Give the frontier of a tree and its full tiles by level and index."""
    frontier, tiles = grown(Frontier(), hashes(0, size))
    return frontier, {(one.level, one.index): one.nodes for one in tiles}


def nodes_of(size: int) -> Nodes:
    """Give the complete nodes of a tree."""
    frontier, tiles = forest(size)
    return node_reader(frontier, lambda level, index: tiles[level, index])
