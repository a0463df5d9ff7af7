"""This file holds what the tests of a record under its gate share: a log that was opened as a record is, and signed acts to enter."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from foedus.organization.gate import Gate
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.anchor import genesis
from foedus.record.canonical import encode
from foedus.record.journal import parse
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.entries import examined
from foedus.shelves.log import Examined, Log, LogKey
from foedus.shelves.shelf import Shelf

from .shelves import KEY, NOW

AUTHOR = SignerKey("delegate", ED25519, bytes(range(64, 96)))
_REQUEST = parse("2022-01-05 KAZ requests assistance\n", path="x.journal", vocabulary=VOCABULARY, log="union").entries[0].act


def request(number: int, *, log: str = "union") -> Act:
    """Give an act that is the same whenever the number is, by a key."""
    nonce = sha256(b"request %d" % number).hexdigest()
    return msgspec.structs.replace(_REQUEST, log=log, nonce=nonce, key=key_name(AUTHOR.verifier.key))


def signed(act: Act, signer: SignerKey = AUTHOR) -> tuple[bytes, bytes]:
    """Give an act's bytes, and the line of its signature."""
    data = encode(act)
    return data, str(sign_act(sha256(data).hexdigest(), signer)).encode()


def opening(key: LogKey = KEY) -> tuple[bytes, bytes]:
    """Give the act that opens a record, signed."""
    keys = (key.signer.verifier, key.clock.verifier)
    act = genesis(
        key.signer.name,
        "UNION",
        keys,
        corpus="sha256:" + "0" * 64,
        nonce="0" * 64,
        done="2026-01-01T00:00:00Z",
        roots={"UNION": key_name(AUTHOR.verifier.key)},
    )
    data, own = signed(act, key.signer)
    return data, own + signed(act)[1]


def ready(data: bytes, signatures: bytes, *, log: str = "union") -> Examined:
    """Examine an act that is one."""
    found = examined(data, signatures, log=log)
    assert isinstance(found, Examined), found
    return found


def begun(shelf: Shelf, *, now: int = NOW) -> Log:
    """Open a record on an empty shelf: the first checkpoint, then the act that opens it."""
    log = Log(shelf, KEY, lambda: now, gate=Gate(KEY.identity.keys))
    log.found()
    if not log.size:
        log.enter([ready(*opening())])
    return log
