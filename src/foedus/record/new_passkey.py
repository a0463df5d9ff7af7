"""This file is about what a passkey says of itself when it is made: its key and whether it may be copied, for the act that credentials it.

Who made the device is not asked (WebAuthn, 7.1: attestation ``none``): the seat that signs the credential act vouches for the key.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.act_key import ED25519, P256, ActKey
from foedus.record.passkey import OTHER_CEREMONY, OTHER_CHALLENGE, OTHER_ORIGIN, OTHER_PARTY, UNVERIFIED, Backup, Terms, backup_of

if TYPE_CHECKING:
    from fido2.webauthn import AuthenticatorData, CollectedClientData

LIMIT = 16_384
"""The most bytes of what a device says of a new passkey; it has some 200, and a few thousand where it shows certificates."""

MALFORMED = Code("passkey-new-malformed")
OTHER_ALGORITHM = Code("passkey-algorithm", found=int)


class NewPasskey(Struct, frozen=True):
    """A passkey that was made: its key as acts name it, and whether it may leave its device."""

    key: ActKey
    backup: Backup


def registered(attestation: bytes, client: bytes, *, challenge: bytes, terms: Terms) -> NewPasskey | Finding:
    """Read what a page got when a passkey was made (WebAuthn, 7.1), or say why it is not what was asked for.

    :param attestation: the device's words, ``attestationObject``.
    :param client: the browser's words, ``clientDataJSON``.
    :param challenge: the bytes that the page was given for this one time.
    :param terms: the relying party's id and the origin of the signing page; what is said of copies is not looked at.
    """
    read = _read(attestation, client) if max(len(attestation), len(client)) <= LIMIT else None
    if read is None:
        return MALFORMED.finding()
    device, browser = read
    other = _other_ceremony(browser, challenge, terms)
    if other:
        return other
    if device.rp_id_hash != sha256(terms.relying_party.encode()).digest():
        return OTHER_PARTY.finding(expected=terms.relying_party)
    if not device.is_user_present() or not device.is_user_verified():
        return UNVERIFIED.finding()
    made = _key(device.credential_data.public_key) if device.credential_data else MALFORMED.finding()
    return made if isinstance(made, Finding) else NewPasskey(made, backup_of(device.flags))


def _read(attestation: bytes, client: bytes) -> tuple[AuthenticatorData, CollectedClientData] | None:
    # The reader of CBOR is slow to import, and wanted only where a passkey is made.
    from fido2.webauthn import AttestationObject, CollectedClientData  # noqa: PLC0415

    try:
        device, browser = AttestationObject(attestation).auth_data, CollectedClientData(client)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError, struct.error):
        return None
    return (device, browser) if isinstance(browser.origin, str) and isinstance(browser.type, str) else None


def _other_ceremony(browser: CollectedClientData, challenge: bytes, terms: Terms) -> Finding | None:
    if browser.type != "webauthn.create":
        return OTHER_CEREMONY.finding(found=browser.type[:80])
    if browser.challenge != challenge:
        return OTHER_CHALLENGE.finding()
    if browser.origin != terms.origin or browser.cross_origin:
        return OTHER_ORIGIN.finding(found=browser.origin[:200], expected=terms.origin)
    return None


def _key(cose: Mapping[int, object]) -> ActKey | Finding:
    # RFC 9053: 2.1 and 7.1.1 for ECDSA on P-256 (-7), 2.2 and 7.2 for Ed25519 (-8).
    match cose:
        case {1: 2, 3: -7, -1: 1, -2: bytes(x), -3: bytes(y)} if len(x) == len(y) == 32:
            return ActKey(P256, bytes([2 | y[-1] & 1]) + x)
        case {1: 1, 3: -8, -1: 6, -2: bytes(x)} if len(x) == 32:
            return ActKey(ED25519, x)
        case {3: int(algorithm)}:
            return OTHER_ALGORITHM.finding(found=algorithm)
    return MALFORMED.finding()
