"""This file holds the two hashes of RFC 6962, section 2.1: of a leaf, and of a node above two others.

A byte in front keeps them apart, so that no leaf can pass for a node nor a node for a leaf.
"""

from __future__ import annotations

from hashlib import sha256

SIZE = 32
"""Bytes of a hash."""

EMPTY = sha256().digest()
"""The root of a tree without leaves: the hash of nothing (RFC 6962, 2.1)."""


def leaf_hash(data: bytes) -> bytes:
    """Hash a leaf: ``SHA-256(0x00 || data)`` (RFC 6962, 2.1).

    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash a node: ``SHA-256(0x01 || left || right)`` (RFC 6962, 2.1)."""
    return sha256(b"\1" + left + right).digest()
