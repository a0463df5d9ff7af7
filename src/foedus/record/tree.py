"""This file is about the Merkle tree of RFC 6962: where its nodes are, and the hash of any run of leaves that occurs in it.

A node is *complete* when every leaf below it is there; it never changes again, and so is kept once.
The node at (level, index) stands over the leaves from ``index * 2**level`` on, ``2**level`` of them.
Everything else, the root included, is hashed from at most one complete node per level.
"""

from __future__ import annotations

from collections.abc import Callable

from foedus.record.hashing import EMPTY, node_hash

Nodes = Callable[[int, int], bytes]
"""Gives a complete node by its level and its index in the level."""


def split(width: int) -> int:
    """Give the greatest power of two below a width: where the tree over so many leaves parts (RFC 6962, 2.1).

    :param width: the number of leaves, two or more.

    >>> split(7), split(8)
    (4, 4)
    """
    return 1 << ((width - 1).bit_length() - 1)


def range_hash(first: int, stop: int, nodes: Nodes) -> bytes:
    """Hash the leaves from one up to another, where these are a whole subtree or the right edge of one.

    :raises ValueError: no subtree begins and ends there.
    """
    width = stop - first
    if width <= 0 or first % (1 << (width - 1).bit_length()):
        raise ValueError(f"no subtree stands over leaves {first} to {stop}")
    whole = width & -width
    # The right edge is put together from below: its smallest complete node first.
    at = stop - whole
    found = nodes(whole.bit_length() - 1, at // whole)
    while at > first:
        whole = (at - first) & -(at - first)
        at -= whole
        found = node_hash(nodes(whole.bit_length() - 1, at // whole), found)
    return found


def root_hash(size: int, nodes: Nodes) -> bytes:
    """Give the root of the tree over the first ``size`` leaves."""
    return range_hash(0, size, nodes) if size else EMPTY
