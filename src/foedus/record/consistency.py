"""This file is about consistency proofs: that a tree is the beginning of a later one, nothing changed or dropped (RFC 6962, 2.1.2)."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.record.hashing import EMPTY, node_hash
from foedus.record.inclusion import LONGEST
from foedus.record.tree import Nodes, range_hash, split


def prove_consistency(old: int, new: int, nodes: Nodes) -> tuple[bytes, ...]:
    """Prove that the first ``old`` leaves of the tree of ``new`` are still what they were: ``PROOF(old, D[new])`` of RFC 6962, 2.1.2.

    From nothing, or from a tree to itself, there is nothing to prove and the proof is empty.

    :raises ValueError: the later tree is the smaller.
    """
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {old} leaves does not come before one of {new}")
    if old in {0, new}:
        return ()
    first, stop, whole = 0, new, True
    path = []
    while old != stop:
        middle = first + split(stop - first)
        if old <= middle:
            path.append(range_hash(middle, stop, nodes))
            stop = middle
        else:
            # The old tree reaches into the right half, and so ends in a subtree that it does not fill from the left edge.
            path.append(range_hash(first, middle, nodes))
            first, whole = middle, False
    if not whole:
        path.append(range_hash(first, stop, nodes))
    return tuple(reversed(path))


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether a proof shows that the tree of ``new`` leaves begins with the tree of ``old`` (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new or len(proof) > LONGEST:
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY
    if not proof:
        return False
    # A complete old tree is a node of the new one; its root is left out of the proof, for the verifier has it.
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    return _roots(old, new, path) == (old_root, new_root)


def _roots(old: int, new: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    at, last = old - 1, new - 1
    while at & 1:
        at >>= 1
        last >>= 1
    earlier = later = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            earlier, later = node_hash(sibling, earlier), node_hash(sibling, later)
            while not at & 1 and at:
                at >>= 1
                last >>= 1
        else:
            later = node_hash(later, sibling)
        at >>= 1
        last >>= 1
    return (earlier, later) if last == 0 else None
