"""This file is about bundles: consecutive entries in one file, each behind its length (C2SP's tlog-tiles, Log entries)."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.finding import Code, Finding

CUT = Code("bundle-cut", at=int, size=int)
COUNT = Code("bundle-count", found=int, expected=int)

SHORT = 2
"""Bytes of a length in a bundle of leaves (tlog-tiles, Log entries)."""
LONG = 4
"""Bytes of a length in a bundle of what lies beside the log: an act may be one byte longer than two bytes can say."""


def encode_bundle(entries: Iterable[bytes], prefix: int = SHORT) -> bytes:
    """Write entries as a bundle.

    :raises OverflowError: an entry is longer than its length can say.
    """
    return b"".join(len(one).to_bytes(prefix, "big") + one for one in entries)


def decode_bundle(data: bytes, count: int, prefix: int = SHORT) -> tuple[bytes, ...] | Finding:
    """Read a bundle of so many entries, or say where it breaks off, or how many there are."""
    entries = []
    at = 0
    while at < len(data):
        stop = at + prefix + int.from_bytes(data[at : at + prefix], "big")
        if at + prefix > len(data) or stop > len(data):
            return CUT.finding(at=at, size=len(data))
        entries.append(data[at + prefix : stop])
        at = stop
    if len(entries) != count:
        return COUNT.finding(found=len(entries), expected=count)
    return tuple(entries)
