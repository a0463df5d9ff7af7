"""This file is about inclusion proofs: that a leaf stands at its place in the tree with a given root (RFC 6962, 2.1.1).

A proof lists the hashes that are missing on the way from the leaf to the root, the leaf's sibling first.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.record.hashing import node_hash
from foedus.record.tree import Nodes, range_hash, split

LONGEST = 63
"""No tree is higher: positions are below 2**63."""


def prove_inclusion(index: int, size: int, nodes: Nodes) -> tuple[bytes, ...]:
    """Prove that a leaf is in the tree of the first ``size`` leaves: ``PATH(index, D[0:size])`` of RFC 6962, 2.1.1.

    :raises ValueError: the tree of this size has no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    first, stop = 0, size
    path = []
    while stop - first > 1:
        middle = first + split(stop - first)
        if index < middle:
            path.append(range_hash(middle, stop, nodes))
            stop = middle
        else:
            path.append(range_hash(first, middle, nodes))
            first = middle
    return tuple(reversed(path))


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Give the root to which a proof leads from a leaf's hash, or nothing if the proof has not the length that the place needs.

    The steps are those of RFC 9162, 2.1.3.2, which writes out what RFC 6962 leaves to the reader.
    """
    if not 0 <= index < size or len(proof) > LONGEST:
        return None
    at, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            found = node_hash(sibling, found)
            while not at & 1 and at:
                at >>= 1
                last >>= 1
        else:
            found = node_hash(found, sibling)
        at >>= 1
        last >>= 1
    return found if last == 0 else None


def includes(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether a proof shows that a leaf of this hash stands at an index of the tree with this size and root."""
    return root_from_inclusion(leaf, index, size, proof) == root
