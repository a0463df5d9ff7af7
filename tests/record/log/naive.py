"""The definitions of RFC 6962, section 2.1, as they stand there: recursive, slow, and independent of the package."""

from __future__ import annotations

from hashlib import sha256

Leaves = list[bytes]


def split(size: int) -> int:
    """Give k, the largest power of two smaller than n."""
    k = 1
    while 2 * k < size:
        k *= 2
    return k


def mth(leaves: Leaves) -> bytes:
    """Give the Merkle Tree Hash, MTH(D[n])."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = split(len(leaves))
    return sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(index: int, leaves: Leaves) -> list[bytes]:
    """Give the audit path, PATH(m, D[n])."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*path(index, leaves[:k]), mth(leaves[k:])]
    return [*path(index - k, leaves[k:]), mth(leaves[:k])]


def proof(old: int, leaves: Leaves) -> list[bytes]:
    """Give the consistency proof, PROOF(m, D[n]), for 0 < m < n."""
    return subproof(old, leaves, whole=True)


def subproof(old: int, leaves: Leaves, *, whole: bool) -> list[bytes]:
    """Give SUBPROOF(m, D[n], b)."""
    size = len(leaves)
    if old == size:
        return [] if whole else [mth(leaves)]
    k = split(size)
    if old <= k:
        return [*subproof(old, leaves[:k], whole=whole), mth(leaves[k:])]
    return [*subproof(old - k, leaves[k:], whole=False), mth(leaves[:k])]
