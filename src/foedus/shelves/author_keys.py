"""This file is about the key of an author: one line in a file that only its owner may read, made on the author's own machine.

OpenSSH's public key files are read too, so that a key that is already on a desk can be named on the record.
"""

from __future__ import annotations

import os
from base64 import b64decode
from binascii import Error as NotBase64
from pathlib import Path

from foedus.record.signature import key_name
from foedus.record.vkey import ED25519, SEED, SignerKey, signer_key
from foedus.shelves.keys import LIMIT, write_secret

_SSH = b"\0\0\0\x0bssh-ed25519\0\0\0\x20"
"""What the body of an Ed25519 key in OpenSSH's form begins with (RFC 8709); 32 bytes of the key follow."""


class NoAuthorKeyError(ValueError):
    """What lies at that path is no key of an author; what it is, is never repeated."""


def new_author_key(path: Path, name: str) -> SignerKey:
    """Make a key and write it to a new file that only its owner may read.

    :param name: whose key it is, for those who hold several: a seat, as a rule.
    :raises FileExistsError: there is a file, which is never written over.
    :raises KeyNameError: no key may have this name.
    """
    key = SignerKey(name, ED25519, os.urandom(SEED))
    write_secret(path, f"{key.secret}\n")
    return key


def read_author_key(path: Path) -> SignerKey:
    """Read an author's key.

    :raises OSError: the file cannot be read.
    :raises NoAuthorKeyError: it does not hold one key; its contents are never repeated.
    """
    key = signer_key(_contents(path).removesuffix("\n"))
    if isinstance(key, SignerKey) and key.kind == ED25519:
        return key
    raise NoAuthorKeyError(str(path))


def public_name(path: Path) -> str:
    """Give the name of the key in a file as acts have it, from its secret, or from OpenSSH's public file (``id_ed25519.pub``).

    :raises OSError: the file cannot be read.
    :raises NoAuthorKeyError: it holds neither.
    """
    text = _contents(path)
    if not text.startswith("ssh-ed25519 "):
        return key_name(read_author_key(path).verifier.key)
    try:
        body = b64decode(text.split(" ")[1].strip(), validate=True)
    except NotBase64 as error:
        raise NoAuthorKeyError(str(path)) from error
    if not body.startswith(_SSH) or len(body) != len(_SSH) + SEED:
        raise NoAuthorKeyError(str(path))
    return key_name(body[len(_SSH) :])


def _contents(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(LIMIT).decode("utf-8", "replace")
