"""This file is about passkeys: a signature that a browser's page asks for and a person allows on their own device (W3C Web Authentication).

The device signs no act but a *challenge*, which here is the act's id, together with what the browser says of the
page that asked. All of it lies beside the act, so that the signature can be checked later, without the page,
without a network and by anybody. What a passkey can do and a key on a desk cannot: sign on a page that shows
something else. So the act that credentials a passkey says where it signs, and a signature made elsewhere is none;
a passkey with which people log in has no such act, and whatever it signs is a log-in.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.act_key import ActKey
from foedus.record.bundle import LONG, decode_bundle, encode_bundle

MAGIC = b"PASSKEY\1"
LIMIT = 8_192
"""The most bytes of one passkey's signature; it has some 300."""

PRESENT, VERIFIED, ELIGIBLE, BACKED_UP = 0x01, 0x04, 0x08, 0x10
"""Flags of the device: somebody was there; it knew them (PIN, finger, face); the key may be copied; it was (WebAuthn, 6.1)."""
_KNOWN = PRESENT | VERIFIED | ELIGIBLE | BACKED_UP

Backup = Literal["", "none", "eligible", "backed up"]
"""Whether a passkey may leave its device: it cannot; it can and has not; it has. Not said is: it cannot."""

MALFORMED = Code("passkey-malformed")
OTHER_CEREMONY = Code("passkey-ceremony", found=str)
OTHER_CHALLENGE = Code("passkey-challenge")
UNVERIFIED = Code("passkey-unverified")
FRAMED = Code("passkey-framed", found=str)
OTHER_PARTY = Code("passkey-relying-party", expected=str)
OTHER_ORIGIN = Code("passkey-origin", found=str, expected=str)
OTHER_BACKUP = Code("passkey-backup", found=str, expected=str)


class Passkey(Struct, frozen=True):
    """What came from the page: the device's words, the browser's words (JSON), and the device's signature on both."""

    authenticator: bytes
    client: bytes
    signature: bytes

    def encode(self) -> bytes:
        """Give the bytes that lie beside an act: the three parts, each behind its length in four bytes."""
        return MAGIC + encode_bundle((self.authenticator, self.client, self.signature), LONG)


class Terms(Struct, frozen=True):
    """Where a passkey signs, as the act that credentials it says: the relying party's id, the page's origin, and whether it may be copied."""

    relying_party: str
    origin: str
    backup: Backup = ""


class _Client(Struct, rename={"cross_origin": "crossOrigin", "top_origin": "topOrigin"}):
    # Other keys may stand there, and more are to come (WebAuthn, 5.8.1): they say nothing here.
    type: str
    challenge: str
    origin: str
    cross_origin: bool = False
    top_origin: str | None = None


_CLIENT = msgspec.json.Decoder(_Client)


def parse_passkey(data: bytes) -> Passkey | Finding:
    """Read a passkey's signature from the bytes beside an act."""
    parts = decode_bundle(data[len(MAGIC) :], 3, LONG) if data.startswith(MAGIC) and len(data) <= LIMIT else None
    if parts is None or isinstance(parts, Finding):
        return MALFORMED.finding()
    return Passkey(*parts)


def check_passkey(act: str, key: ActKey, data: bytes) -> Finding | bool:
    """Say whether a passkey's signature on an act is a key's (WebAuthn, 7.2); a finding, where it is made for something else.

    The steps of 7.2 that need the credential act are in :func:`check_terms`. The signature counter is not looked at:
    passkeys that are copied keep none, and which act came first is the log's to say.

    :param act: the act's id.
    """
    found = parse_passkey(data)
    client = _client(found)
    if isinstance(found, Finding) or isinstance(client, Finding):
        return MALFORMED.finding()
    if client.type != "webauthn.get":
        return OTHER_CEREMONY.finding(found=client.type[:80])
    if client.challenge != challenge(act):
        return OTHER_CHALLENGE.finding()
    if client.cross_origin or client.top_origin is not None:
        return FRAMED.finding(found=(client.top_origin or client.origin)[:200])
    flags = found.authenticator[32]
    if not flags & PRESENT or not flags & VERIFIED:
        return UNVERIFIED.finding()
    return key.signed(found.authenticator + sha256(found.client).digest(), found.signature)


def check_terms(data: bytes, terms: Terms) -> Finding | None:
    """Say what a passkey's signature has that its credential act does not allow; nothing, where all is as it says.

    :param data: the bytes beside the act, whose signature was found true.
    """
    found = parse_passkey(data)
    client = _client(found)
    if isinstance(found, Finding) or isinstance(client, Finding):
        return MALFORMED.finding()
    if found.authenticator[:32] != sha256(terms.relying_party.encode()).digest():
        return OTHER_PARTY.finding(expected=terms.relying_party)
    if client.origin != terms.origin:
        return OTHER_ORIGIN.finding(found=client.origin[:200], expected=terms.origin)
    backup, expected = backup_of(found.authenticator[32]), terms.backup or "none"
    # A key that was copied cannot be called back: one that only may be copied is good until it is.
    if backup != expected and not (expected == "backed up" and backup == "eligible"):
        return OTHER_BACKUP.finding(found=backup, expected=expected)
    return None


def backup_of(flags: int) -> Backup:
    """Say whether a passkey may leave its device and has, by the device's flags."""
    if not flags & ELIGIBLE:
        return "none"
    return "backed up" if flags & BACKED_UP else "eligible"


def challenge(act: str) -> str:
    """Give the challenge under which an act is signed: its id, in the base 64 of URLs without padding.

    >>> challenge("00" * 32)
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    return urlsafe_b64encode(bytes.fromhex(act)).rstrip(b"=").decode("ascii")


def passkey_of(authenticator: str, client: str, signature: str) -> Passkey | Finding:
    """Make a signature of what a page's ``credential.toJSON()`` gives: three texts in the base 64 of URLs."""
    try:
        made = Passkey(*(urlsafe_b64decode(one + "=" * (-len(one) % 4)) for one in (authenticator, client, signature)))
    except ValueError:
        return MALFORMED.finding()
    client_ = _client(made)
    return client_ if isinstance(client_, Finding) else made


def _client(passkey: Passkey | Finding) -> _Client | Finding:
    """Read the browser's words, having seen that the device's have the one form that they have where no extension was asked for."""
    if isinstance(passkey, Finding):
        return passkey
    device = passkey.authenticator
    # 32 bytes for the relying party, one of flags, four of the counter (WebAuthn, 6.1); neither a new credential nor extensions follow.
    if len(device) != 37 or device[32] & ~_KNOWN or (device[32] & BACKED_UP and not device[32] & ELIGIBLE):
        return MALFORMED.finding()
    try:
        return _CLIENT.decode(passkey.client)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return MALFORMED.finding()
