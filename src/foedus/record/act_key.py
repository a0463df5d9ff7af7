"""This file is about keys as acts name them: the algorithm and the public key in one word, so that a name needs nobody to vouch for it.

    ed25519:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
    p256:036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296

A P-256 key is a passkey's; its 33 bytes are the compressed point (SEC 1, 2.3.3).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from msgspec import Struct

from foedus.record import vkey
from foedus.record.note import is_signed

Algorithm = Literal["ed25519", "p256"]
ED25519: Algorithm = "ed25519"
P256: Algorithm = "p256"

_SIZES: dict[str, tuple[Algorithm, int]] = {"ed25519": (ED25519, 32), "p256": (P256, 33)}
_DIGITS = frozenset("0123456789abcdef")


class ActKey(Struct, frozen=True):
    """A key that signs acts: its algorithm, and the bytes of the public key."""

    algorithm: Algorithm
    public: bytes

    def __str__(self) -> str:
        return f"{self.algorithm}:{self.public.hex()}"

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Say whether a signature on a message is this key's."""
        if self.algorithm == ED25519:
            return is_signed(vkey.ED25519, self.public, message, signature)
        try:
            EllipticCurvePublicKey.from_encoded_point(SECP256R1(), self.public).verify(signature, message, ECDSA(SHA256()))
        except (InvalidSignature, ValueError):
            return False
        return True


@lru_cache(maxsize=4_096)
def act_key(text: str) -> ActKey | None:
    """Read a key from its name in an act; nothing, where it is none.

    >>> act_key("ed25519:" + "0" * 63)
    """
    algorithm, _, digits = text.partition(":")
    known = _SIZES.get(algorithm)
    if known is None or len(digits) != 2 * known[1] or not _DIGITS.issuperset(digits):
        return None
    public = bytes.fromhex(digits)
    # The first byte of a compressed point says on which side it lies, and has no third value.
    return None if known[0] == P256 and public[0] not in {2, 3} else ActKey(known[0], public)
