"""This file is about acts that a member sends through a witness because the host refuses them, is silent, or cannot be reached.

What is sent is the act's bytes on one line and its signatures on the lines after it, and between them, for a closed act,
how it is closed (:mod:`foedus.record.act_file`)::

    {"body":{…},"format":"foedus-act/1","key":"ed25519:3b6a27bc…",…}
    ed25519:3b6a27bc… kF0p3…==

What comes back where the host did not take it is the witness's signed statement of when it had the act in hand::

    foedus-submission/1
    csto
    5f9ef7d8…
    1795392000

    — kaz.example/witness/statements …

The statement does not say that the act is on the record. It says that from this moment on the host could have had it.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

import msgspec
from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.act_file import encode_closed, parted
from foedus.record.canonical import LIMIT as LARGEST
from foedus.record.encoding import number
from foedus.record.leaf import Stub
from foedus.record.nonce import HEXADECIMAL
from foedus.record.note import Note, parse_note, signed, verified
from foedus.record.signature import COMPILER, check_signatures
from foedus.record.signature import LIMIT as MOST
from foedus.record.vkey import SignerKey, VerifierKey

FORMAT: Final = "foedus-submission/1"

MALFORMED = Code("submission-malformed", size=int)
UNSIGNED = Code("submission-unsigned")
STATEMENT = Code("submission-statement", found=str)


class Submission(Struct, frozen=True):
    """An act that was sent: its id, the log that it is for, the key that it names, its bytes, its signatures' lines, its stub if it is closed."""

    id: str
    log: str
    key: str
    act: bytes
    signatures: bytes
    stub: Stub | None = None

    def encode(self) -> bytes:
        """Give the bytes in which it is sent."""
        return self.act + b"\n" + encode_closed(self.stub) + self.signatures


class Statement(Struct, frozen=True):
    """What a witness says of an act that it was sent: for which log, its id, and when (seconds since 1970, UTC)."""

    log: str
    id: str
    received: Instant

    @property
    def text(self) -> str:
        """Write the text of the statement's note. Its first line is the name of no log, so it can never be a checkpoint."""
        return f"{FORMAT}\n{self.log}\n{self.id}\n{self.received}\n"


class _Head(Struct):
    log: str
    key: str


_DECODER = msgspec.json.Decoder(_Head)


def parse_submission(data: bytes) -> Submission | Finding:
    """Read an act that was sent, and check its signatures; or say why nothing can be done with it.

    Whether the act is one, and whether its author may do it, is for the host to say: a witness carries what is signed.
    """
    found = parted(data)
    if isinstance(found, Finding):
        return found
    act, stub, signatures = found
    if b"\n" not in data or not act or len(act) > LARGEST or len(signatures) > MOST:
        return MALFORMED.finding(size=len(data))
    try:
        head = _DECODER.decode(act)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return MALFORMED.finding(size=len(data))
    if head.key == COMPILER:
        return UNSIGNED.finding()
    id_ = sha256(act).hexdigest()
    false = check_signatures(id_, head.key, signatures)
    return false or Submission(id_, head.log, head.key, act, signatures, stub)


def state(statement: Statement, signer: SignerKey) -> Note:
    """Sign a statement with a witness's key for statements, which is none of its cosigning keys."""
    return signed(statement.text, signer)


def open_statement(data: bytes, keys: Sequence[VerifierKey]) -> Statement | Finding:
    """Read a witness's statement and check its signature, or say why it is none."""
    note = parse_note(data)
    if isinstance(note, Finding):
        return note
    lines = note.text.split("\n")
    received = number(lines[3]) if len(lines) == 5 else None
    if received is None or lines[0] != FORMAT or not lines[1] or not HEXADECIMAL.fullmatch(lines[2]):
        return STATEMENT.finding(found=note.text[:80])
    by = verified(note, keys)
    return by if isinstance(by, Finding) else Statement(lines[1], lines[2], received)
