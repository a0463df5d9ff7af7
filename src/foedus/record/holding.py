"""This file is about documents that are held where the record's host has no part of them: the commitment that stands on the record instead.

A commitment is SHA-256 over a salt and the document's bytes after it: 32 random bytes, which lie with the document. Without
them whoever has a guess at a short or a formal document could try it against the record, which is open to all. Any tool
checks it: ``cat document.salt document.pdf | sha256sum``. A document without a salt is hashed alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

SALT: Final = 32
"""Bytes of a salt."""


def commitment(document: Iterable[bytes], salt: bytes = b"") -> str:
    """Commit to a document, given in pieces: 64 hexadecimal digits.

    >>> commitment([b"yes"]) == commitment([b"y", b"es"]), commitment([b"yes"]) == commitment([b"yes"], b"0" * 32)
    (True, False)

    :param salt: the random bytes that lie with it; empty, if it has none.
    """
    hashed = sha256(salt)
    for piece in document:
        hashed.update(piece)
    return hashed.hexdigest()
