"""This file is about signatures that OpenSSH makes, so that a delegate can sign an act with what is on every desk (OpenSSH's PROTOCOL.sshsig).

    ssh-keygen -Y sign -n foedus-act -O hashalg=sha256 -f ~/.ssh/id_ed25519 act.json

``act.json`` holds the act's canonical bytes. OpenSSH signs their hash, and by SHA-256 that is the act's id:
the signature can be checked by whoever has the id, also where the act is withheld or was destroyed. With the
hash that OpenSSH takes by itself, SHA-512, it could not be; so that one option is required.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.act_key import ED25519, ActKey
from foedus.record.encoding import base64

MAGIC = b"SSHSIG"
VERSION = 1
NAMESPACE = "foedus-act"
"""What the signature is for; OpenSSH signs it too, so that a signature on a file or a commit serves for no act."""
HASH = "sha256"
TYPE = b"ssh-ed25519"
"""The one type of key that is read: RSA and ECDSA keys are older than they should be, and a key on a token is better a passkey."""

LIMIT = 4_096
"""The most bytes of a signature as OpenSSH writes it; with an Ed25519 key and the namespace above it has some 300."""

MALFORMED = Code("ssh-signature-malformed")
OTHER_NAMESPACE = Code("ssh-signature-namespace", found=str, expected=str)
OTHER_HASH = Code("ssh-signature-hash", found=str, expected=str)

_ARMOUR = re.compile(rb"\s*-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*")


class SshSignature(Struct, frozen=True):
    """What OpenSSH wrote: the key, what the signature is for, the hash that it took, and the signature."""

    key: ActKey
    namespace: str
    hash: str
    signature: bytes

    def encode(self) -> bytes:
        """Give the bytes under the armour."""
        key, signature = (_string(TYPE) + _string(one) for one in (self.key.public, self.signature))
        head = MAGIC + VERSION.to_bytes(4, "big") + _string(key) + _string(self.namespace.encode())
        return head + _string(b"") + _string(self.hash.encode()) + _string(signature)


def parse_ssh_signature(data: bytes) -> SshSignature | Finding:
    """Read the bytes under the armour (PROTOCOL.sshsig, 3. Blob format), or say that they are no signature of an Ed25519 key."""
    parts = _strings(data[len(MAGIC) + 4 :]) if len(data) <= LIMIT else None
    if parts is None or len(parts) != 5:
        return MALFORMED.finding()
    key, signature = _strings(parts[0]), _strings(parts[4])
    if key is None or signature is None or len(key) != 2 or len(signature) != 2 or len(key[1]) != 32 or len(signature[1]) != 64:
        return MALFORMED.finding()
    found = SshSignature(ActKey(ED25519, key[1]), parts[1].decode("ascii", "replace"), parts[3].decode("ascii", "replace"), signature[1])
    # Whatever else the bytes say (another version, another type, something reserved) is not what these fields say again.
    return found if found.encode() == data else MALFORMED.finding()


def check_ssh_signature(act: str, key: ActKey, data: bytes) -> Finding | bool:
    """Say whether a signature of OpenSSH on an act is a key's; a finding, where it is made for something else.

    :param act: the act's id.
    :param data: the bytes under the armour.
    """
    found = parse_ssh_signature(data)
    if isinstance(found, Finding):
        return found
    if found.namespace != NAMESPACE:
        return OTHER_NAMESPACE.finding(found=found.namespace, expected=NAMESPACE)
    if found.hash != HASH:
        return OTHER_HASH.finding(found=found.hash, expected=HASH)
    return found.key == key and key.signed(_message(act), found.signature)


def unarmoured(data: bytes) -> bytes | Finding:
    """Take the armour from a signature as ``ssh-keygen`` writes it to a file."""
    found = _ARMOUR.fullmatch(data) if len(data) <= LIMIT else None
    try:
        return a2b_base64(b"".join(found[1].split()), strict_mode=True) if found else MALFORMED.finding()
    except Error:
        return MALFORMED.finding()


def armoured(data: bytes) -> bytes:
    """Put a signature into the armour in which ``ssh-keygen -Y verify`` reads it."""
    text = base64(data)
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    return "".join(f"{line}\n" for line in ("-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----")).encode()


def _message(act: str) -> bytes:
    # PROTOCOL.sshsig, 4. Signed data: the hash of the message is the act's id.
    return MAGIC + _string(NAMESPACE.encode()) + _string(b"") + _string(HASH.encode()) + _string(bytes.fromhex(act))


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _strings(data: bytes) -> list[bytes] | None:
    found, at = [], 0
    while at < len(data):
        stop = at + 4 + int.from_bytes(data[at : at + 4], "big")
        if stop > len(data) or at + 4 > len(data):
            return None
        found.append(data[at + 4 : stop])
        at = stop
    return found
