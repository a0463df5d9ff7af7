"""This file holds a passkey's device of our own, which says whatever it is told to: what no honest device would say has to be seen as well."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from foedus.record.act_key import ED25519, P256, ActKey, Algorithm
from foedus.record.passkey import PRESENT, VERIFIED, Passkey, Terms, challenge

TERMS = Terms("sign.example", "https://sign.example")


class Device(NamedTuple):
    """A device with one key."""

    secret: EllipticCurvePrivateKey | Ed25519PrivateKey

    @property
    def key(self) -> ActKey:
        """Give the key as acts name it."""
        if isinstance(self.secret, Ed25519PrivateKey):
            return ActKey(ED25519, self.secret.public_key().public_bytes_raw())
        return ActKey(P256, self.secret.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint))

    def signs(self, act: str, *, flags: int = PRESENT | VERIFIED, terms: Terms = TERMS, more: bytes = b"", **says: Any) -> Passkey:
        """Sign an act, with whatever the device and the browser are made to say besides."""
        authenticator = sha256(terms.relying_party.encode()).digest() + bytes((flags,)) + bytes(4) + more
        words = {"type": "webauthn.get", "challenge": challenge(act), "origin": terms.origin, "crossOrigin": False, **says}
        client = json.dumps(words).encode()
        message = authenticator + sha256(client).digest()
        if isinstance(self.secret, Ed25519PrivateKey):
            return Passkey(authenticator, client, self.secret.sign(message))
        return Passkey(authenticator, client, self.secret.sign(message, ECDSA(SHA256())))


def device(algorithm: Algorithm) -> Device:
    """Make a device with a new key."""
    return Device(generate_private_key(SECP256R1()) if algorithm == P256 else Ed25519PrivateKey.generate())


def shown(passkey: Passkey) -> dict[str, str]:
    """Write a passkey's signature as a page's ``toJSON()`` does."""
    names = ("authenticatorData", "clientDataJSON", "signature")
    parts = (passkey.authenticator, passkey.client, passkey.signature)
    return {name: urlsafe_b64encode(part).rstrip(b"=").decode() for name, part in zip(names, parts, strict=True)}
