"""This file is about who signed, as an entry carries it: each key and how its signature was made, one value for all acts of a key.

The gate and the audit checked the signatures; what is kept of them here is small, for a record of a million acts is
kept in hand whole. Nobody signed reported history: its entries carry nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

Scheme = Literal["ed25519", "ssh", "passkey"]

_PLAIN = 88
"""Characters of a plain Ed25519 signature in Base64; one of another kind is always longer."""
# The words with which signatures of either kind begin, in Base64 as far as what follows leaves no trace in it. They are written out, so that
# whoever reads entries need not know of keys; a test holds them against the kinds themselves.
_BEGINS: tuple[tuple[bytes, Scheme], ...] = ((b"U1NIU0lH", "ssh"), (b"UEFTU0tF", "passkey"))


class Signer(Struct, frozen=True, gc=False):
    """A key that signed an act, as acts name it, and how its signature was made."""

    key: str
    scheme: Scheme


def signers_of(data: bytes) -> tuple[Signer, ...] | None:
    """Give who signed, from the lines beside an act that have been found true; nothing, where nobody did.

    :param data: the lines (:mod:`foedus.record.signature`).
    """
    if not data:
        return None
    key, _, made = data.partition(b" ")
    if len(made) == _PLAIN + 1:
        # The commonest by far: one plain signature, and the end of its line.
        return _plain(key)
    return _signers(tuple([(key, _scheme(made)) for key, _, made in (line.partition(b" ") for line in data.splitlines())]))


def _scheme(made: bytes) -> Scheme:
    if len(made) == _PLAIN:
        return "ed25519"
    return next((scheme for begins, scheme in _BEGINS if made.startswith(begins)), "ed25519")


@lru_cache(maxsize=4_096)
def _plain(key: bytes) -> tuple[Signer, ...]:
    return _signers(((key, "ed25519"),))


@lru_cache(maxsize=4_096)
def _signers(some: tuple[tuple[bytes, Scheme], ...]) -> tuple[Signer, ...]:
    return tuple(Signer(key.decode("ascii"), scheme) for key, scheme in some)
