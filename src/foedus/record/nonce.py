"""This file holds the nonces of history: acts that a compiler reports have one that anybody can compute again.

An author's nonce is 32 random bytes, so that nobody can guess an act from its id. History hides
nothing, and must give the same ids on every machine: its nonce is derived from the name of the
journal's file and from the act's ordinal in it.
"""

from __future__ import annotations

import re
from hashlib import sha256

DOMAIN = "foedus-history-nonce/1"
HEXADECIMAL = re.compile(r"[0-9a-f]{64}")
"""How 32 bytes are written: a nonce, the id of an act."""


def derived(file: str, ordinal: int) -> str:
    """Derive the nonce of the act with this ordinal (counted from one) in the journal file of this name.

    >>> derived("history.journal", 1)[:16]
    '4bb19aff9e533bdb'
    """
    return sha256(f"{DOMAIN}\n{file}\n{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()


def file_name(path: str) -> str:
    """Give the part of a path that counts for nonces, so that a corpus may be moved: its last."""
    return path.replace("\\", "/").rpartition("/")[2]
