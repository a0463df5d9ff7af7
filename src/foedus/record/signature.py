"""This file is about signatures on acts: who signed is a key, and the key is in the act.

A signature is over the act's id under a prefix of its own, so that it can serve for nothing else: not for
another act, since ids are hashes; not for a checkpoint, since those begin with their origin. It lies beside
the act and not in it: an act has one id however often it is signed. Each signature is a line::

    ed25519:3b6a27bc… kF0p3…==

Whether a key *may* sign for a seat is another question, and the record answers it.
"""

from __future__ import annotations

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.encoding import base64, from_base64
from foedus.record.note import is_signed
from foedus.record.vkey import ED25519, SignerKey

PREFIX = b"foedus-act-signature/1\n"
SCHEME = "ed25519:"
COMPILER = "compiler"
"""The key of history, which nobody signed: it is reported, with its source."""

MOST = 64
"""The most signatures on one act: every founding member's, with room."""
LIMIT = 65_536
"""The most bytes that the signatures on one act may have."""

MALFORMED = Code("signature-malformed", line=int)
FALSE = Code("signature-false", key=str)
MISSING = Code("signature-missing", key=str)


class ActSignature(Struct, frozen=True, gc=False):
    """A signature on an act: the key (``ed25519:`` and 64 hexadecimal digits), and what its algorithm made."""

    key: str
    signature: bytes

    def __str__(self) -> str:
        return f"{self.key} {base64(self.signature)}\n"


def key_name(public: bytes) -> str:
    """Name an Ed25519 key as acts do.

    :param public: the 32 bytes of the public key.
    """
    return SCHEME + public.hex()


def sign_act(act: str, signer: SignerKey) -> ActSignature:
    """Sign an act.

    :param act: its id, 64 hexadecimal digits.
    """
    return ActSignature(key_name(signer.verifier.key), signer.sign(_message(act)))


def parse_signatures(data: bytes) -> tuple[ActSignature, ...] | Finding:
    """Read the signatures that lie beside an act, or say which line is none."""
    if not data:
        return ()
    if len(data) > LIMIT or not data.endswith(b"\n") or not data.isascii():
        return MALFORMED.finding(line=1)
    found: list[ActSignature] = []
    for line, text in enumerate(data[:-1].decode("ascii").split("\n"), 1):
        key, _, encoded = text.partition(" ")
        signature = from_base64(encoded)
        if _public(key) is None or not signature or line > MOST or key in [one.key for one in found]:
            return MALFORMED.finding(line=line)
        found.append(ActSignature(key, signature))
    return tuple(found)


def check_signatures(act: str, key: str, data: bytes) -> Finding | None:
    """Say what is wrong with the signatures beside an act; nothing, where they are what they should be.

    All of them must be true, and one must be that of the key which the act names. History has none.

    :param act: the act's id.
    :param key: the key that the act names.
    :param data: the signatures' lines.
    """
    found = parse_signatures(data)
    if isinstance(found, Finding):
        return found
    message = _message(act)
    for one in found:
        public = _public(one.key)
        if public is None or not is_signed(ED25519, public, message, one.signature):
            return FALSE.finding(key=one.key)
    if key != COMPILER and all(one.key != key for one in found):
        return MISSING.finding(key=key)
    return None


def _message(act: str) -> bytes:
    return PREFIX + act.encode() + b"\n"


def _public(key: str) -> bytes | None:
    digits = key.removeprefix(SCHEME)
    if len(digits) != 64 or digits == key or not set(digits) <= set("0123456789abcdef"):
        return None
    return bytes.fromhex(digits)
