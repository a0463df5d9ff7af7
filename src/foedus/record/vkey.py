"""This file is about keys as signed notes know them: a name, a kind of signature, and the key (C2SP's signed-note, Signatures).

A *verifier key* is public and is written on one line; a *signer key* holds the secret. A key is known
in a note by its name and its id, the first four bytes of a hash: the id tells keys apart and proves nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from msgspec import Struct
from nacl.bindings import crypto_sign

from foedus.finding import Code, Finding
from foedus.record.encoding import base64, from_base64

ED25519: Final = 0x01
"""Ed25519 over the text of the note (signed-note, Ed25519 signatures)."""
COSIGNATURE: Final = 0x04
"""Ed25519 over a checkpoint with a time (tlog-cosignature, Ed25519 signed message)."""
MLDSA: Final = 0x06
"""ML-DSA-44 over a checkpoint with a time (tlog-cosignature, ML-DSA-44 signed message)."""
SIZES: Final = {ED25519: 32, COSIGNATURE: 32, MLDSA: 1312}
"""Bytes of a public key, by kind of signature. Other kinds of signed-note are not needed here and are not read."""

SEED: Final = 32
"""Bytes of a secret, of either algorithm."""

SECRET: Final = "PRIVATE+KEY"  # noqa: S105 — the words with which a signer key begins, not one

_KEY_NAME = re.compile(r"[^\s+\x00-\x1f\ud800-\udfff]+")

UNREADABLE = Code("vkey-unreadable", found=str)
OTHER_ID = Code("vkey-id", name=str, found=str, expected=str)
KIND = Code("vkey-kind", name=str, kind=int)
SIGNER_UNREADABLE = Code("skey-unreadable")


class KeyNameError(ValueError):
    """A key's name is empty, or has a space or a plus sign in it (signed-note, Format)."""


class VerifierKey(Struct, frozen=True):
    """A public key with the name under which it signs notes.

    ``kind`` is one of ``ED25519``, ``COSIGNATURE``, ``MLDSA``; ``key`` the public key's bytes.
    """

    name: str
    kind: int
    key: bytes

    def __post_init__(self) -> None:
        """Check the name and the length of the key.

        :raises KeyNameError: no key may have this name.
        """
        if not is_key_name(self.name):
            raise KeyNameError(self.name)
        if SIZES.get(self.kind) != len(self.key):
            raise ValueError(f"a key of kind {self.kind} does not have {len(self.key)} bytes")

    @property
    def id(self) -> bytes:
        """Give the key's id: four bytes of ``SHA-256(name || 0x0A || kind || key)`` (signed-note, Signatures)."""
        return _id(self.name, self.kind, self.key)

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64(bytes((self.kind,)) + self.key)}"


class SignerKey(Struct, frozen=True):
    """A secret key: the name under which it signs, the kind of its signatures, and the 32 bytes from which it grows."""

    name: str
    kind: int
    seed: bytes

    def __post_init__(self) -> None:
        """Check the name and the length of the seed.

        :raises KeyNameError: no key may have this name.
        """
        if not is_key_name(self.name):
            raise KeyNameError(self.name)
        if self.kind not in SIZES or len(self.seed) != SEED:
            raise ValueError(f"a signer key of kind {self.kind} does not have {len(self.seed)} bytes")

    def __repr__(self) -> str:
        return f"SignerKey({self.name!r}, {self.kind}, …)"

    @property
    def verifier(self) -> VerifierKey:
        """Give the public key."""
        return _verifier(self.name, self.kind, self.seed)

    @property
    def secret(self) -> str:
        """Write the key as the Go tools for signed notes do; whoever reads this line can sign."""
        return f"{SECRET}+{self.name}+{self.verifier.id.hex()}+{base64(bytes((self.kind,)) + self.seed)}"

    def sign(self, message: bytes) -> bytes:
        """Sign bytes with the bare algorithm of the key; Ed25519 by libsodium, which is nearly twice as fast here as OpenSSL."""
        if self.kind == MLDSA:
            return MLDSA44PrivateKey.from_seed_bytes(self.seed).sign(message)
        signed: bytes = crypto_sign(message, self.seed + public_key(self.kind, self.seed))
        return signed[:64]


def is_key_name(text: str) -> bool:
    """Say whether a key may have this name (signed-note, Format): not empty, no space of any script, no plus, no control character."""
    return _KEY_NAME.fullmatch(text) is not None


def verifier_key(text: str) -> VerifierKey | Finding:
    """Read a verifier key from its line (signed-note, Verifier keys), or say why it is none."""
    name, id_, encoded = [*text.split("+", 2), "", ""][:3]
    data = from_base64(encoded)
    if not is_key_name(name) or not data:
        return UNREADABLE.finding(found=text[:200])
    if SIZES.get(data[0]) != len(data) - 1:
        return KIND.finding(name=name, kind=data[0])
    key = VerifierKey(name, data[0], data[1:])
    if key.id.hex() != id_:
        return OTHER_ID.finding(name=name, found=id_, expected=key.id.hex())
    return key


def signer_key(text: str) -> SignerKey | Finding:
    """Read a signer key from its line, or say that it is none; the finding never repeats what was read."""
    private, word, name, id_, encoded = [*text.split("+", 4), "", "", "", "", ""][:5]
    data = from_base64(encoded)
    if f"{private}+{word}" != SECRET or not is_key_name(name) or not data or data[0] not in SIZES or len(data) != 1 + SEED:
        return SIGNER_UNREADABLE.finding()
    key = SignerKey(name, data[0], data[1:])
    return key if key.verifier.id.hex() == id_ else SIGNER_UNREADABLE.finding()


@lru_cache(maxsize=256)
def _id(name: str, kind: int, key: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + bytes((kind,)) + key).digest()[:4]


@lru_cache(maxsize=64)
def _verifier(name: str, kind: int, seed: bytes) -> VerifierKey:
    return VerifierKey(name, kind, public_key(kind, seed))


@lru_cache(maxsize=64)
def public_key(kind: int, seed: bytes) -> bytes:
    """Give the public key that belongs to a secret.

    :param kind: the kind of signature, which names the algorithm.
    :param seed: 32 bytes.
    """
    private = MLDSA44PrivateKey.from_seed_bytes(seed) if kind == MLDSA else Ed25519PrivateKey.from_private_bytes(seed)
    return private.public_key().public_bytes_raw()
