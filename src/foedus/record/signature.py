"""This file is about signatures on acts: who signed is a key, and the key is in the act.

A signature is over the act's id under a prefix of its own kind, so that it can serve for nothing else: not for
another act, since ids are hashes; not for a checkpoint, since those begin with their origin. It lies beside
the act and not in it: an act has one id however often it is signed. Each signature is a line::

    ed25519:3b6a27bc… kF0p3…==

What the algorithm made tells how it was made: 64 bytes are a plain Ed25519 signature; OpenSSH
(:mod:`foedus.record.ssh_signature`) and passkeys (:mod:`foedus.record.passkey`) begin with a word of their own.

Whether a key *may* sign for a seat is another question, and the record answers it.
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record import passkey, ssh_signature
from foedus.record.act_key import ED25519, ActKey, act_key
from foedus.record.encoding import base64, from_base64
from foedus.record.passkey import Passkey, Terms, check_passkey
from foedus.record.ssh_signature import check_ssh_signature, parse_ssh_signature, unarmoured
from foedus.record.vkey import SignerKey

PREFIX = b"foedus-act-signature/1\n"
PLAIN = 64
"""Bytes of a plain Ed25519 signature; one of another kind is always longer."""
COMPILER = "compiler"
"""The key of history, which nobody signed: it is reported, with its source."""

MOST = 64
"""The most signatures on one act: every founding member's, with room."""
LIMIT = 65_536
"""The most bytes that the signatures on one act may have."""

MALFORMED = Code("signature-malformed", line=int)
FALSE = Code("signature-false", key=str)
MISSING = Code("signature-missing", key=str)
NO_TERMS = Code("signature-by-passkey", key=str)
NO_PASSKEY = Code("signature-not-by-passkey", key=str)


_PLAIN = re.compile(rb"(ed25519:[0-9a-f]{64}) ([A-Za-z0-9+/]{85}[AQgw]==)\n")
"""A plain signature: of the characters before the padding the last has four bits that are nothing, in canonical base 64."""


class ActSignature(Struct, frozen=True, gc=False):
    """A signature on an act: the key as acts name it (:mod:`foedus.record.act_key`), and what was made with it."""

    key: str
    signature: bytes

    def __str__(self) -> str:
        return f"{self.key} {base64(self.signature)}\n"


def key_name(public: bytes) -> str:
    """Name an Ed25519 key as acts do.

    :param public: the 32 bytes of the public key.
    """
    return str(ActKey(ED25519, public))


def sign_act(act: str, signer: SignerKey) -> ActSignature:
    """Sign an act.

    :param act: its id, 64 hexadecimal digits.
    """
    return ActSignature(key_name(signer.verifier.key), signer.sign(PREFIX + act.encode() + b"\n"))


@lru_cache(maxsize=16)
def parse_signatures(data: bytes) -> tuple[ActSignature, ...] | Finding:
    """Read the signatures that lie beside an act, or say which line is none.

    What is read of an act's signatures is asked for several times in a row, and is remembered for so long.
    """
    plain = _PLAIN.fullmatch(data)
    if plain:
        # The commonest by far: one plain signature, in the one spelling that it has.
        return (ActSignature(plain[1].decode("ascii"), a2b_base64(plain[2])),)
    if not data:
        return ()
    if len(data) > LIMIT or not data.endswith(b"\n") or not data.isascii():
        return MALFORMED.finding(line=1)
    found: list[ActSignature] = []
    for line, text in enumerate(data[:-1].decode("ascii").split("\n"), 1):
        key, _, encoded = text.partition(" ")
        signature = from_base64(encoded)
        if act_key(key) is None or not signature or line > MOST or key in [one.key for one in found]:
            return MALFORMED.finding(line=line)
        found.append(ActSignature(key, signature))
    return tuple(found)


def signers(data: bytes) -> tuple[str, ...]:
    """Give the keys whose signatures lie beside an act.

    :param data: the signatures' lines, which :func:`check_signatures` found true.
    """
    found = parse_signatures(data)
    return () if isinstance(found, Finding) else tuple(one.key for one in found)


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
    for one in found:
        true = _is_true(act, one)
        if true is not True:
            return true or FALSE.finding(key=one.key)
    if key != COMPILER and all(one.key != key for one in found):
        return MISSING.finding(key=key)
    return None


def check_terms(data: bytes, terms: Mapping[str, Terms]) -> Finding | None:
    """Say what the signatures beside an act have that their keys' credentials do not allow; nothing, where all is as they say.

    A key that was credentialed as a passkey signs as one and in no other way, and any other key never does:
    else a page could have an act signed by a log-in, and a key that has left its device would pass for the device.

    :param data: the signatures' lines, which :func:`check_signatures` found true.
    :param terms: where each passkey among the keys signs, as the act that credentials it says.
    """
    found = parse_signatures(data)
    if isinstance(found, Finding):
        return found
    return next((problem for one in found if (problem := _outside(one, terms.get(one.key)))), None)


def _outside(one: ActSignature, terms: Terms | None) -> Finding | None:
    by_passkey = len(one.signature) != PLAIN and one.signature.startswith(passkey.MAGIC)
    if terms is None:
        return NO_TERMS.finding(key=one.key) if by_passkey else None
    return passkey.check_terms(one.signature, terms) if by_passkey else NO_PASSKEY.finding(key=one.key)


def signature_by_ssh(data: bytes) -> ActSignature | Finding:
    """Make a signature's line of the file that ``ssh-keygen -Y sign`` wrote; the key is in it."""
    blob = unarmoured(data)
    found = blob if isinstance(blob, Finding) else parse_ssh_signature(blob)
    return found if isinstance(found, Finding) else ActSignature(str(found.key), found.encode())


def signature_by_passkey(key: str, made: Passkey) -> ActSignature:
    """Make a signature's line of what a page got from a passkey.

    :param key: the credential's key as acts name it.
    """
    return ActSignature(key, made.encode())


def _is_true(act: str, one: ActSignature) -> Finding | bool:
    key, data = act_key(one.key), one.signature
    if key is None:
        return False
    if len(data) == PLAIN:
        return key.algorithm == ED25519 and key.signed(PREFIX + act.encode() + b"\n", data)
    if data.startswith(ssh_signature.MAGIC):
        return check_ssh_signature(act, key, data)
    return check_passkey(act, key, data) if data.startswith(passkey.MAGIC) else False
