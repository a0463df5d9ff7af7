"""This file is about refusals that a log signs: which act was not entered, when, and why.

::

    foedus-refusal/1
    csto
    5f9ef7d8…
    1795392000
    {"code":"signature-false","params":[["key","ed25519:3b6a27bc…"]]}

    — csto Az3grlgt…

Its first line is the name of no log, so a refusal can never be a checkpoint. The author keeps it: it says that the
log had the act in hand, and on what ground the log turned it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding, Value
from foedus.record.encoding import number
from foedus.record.nonce import HEXADECIMAL
from foedus.record.note import Note, parse_note, signed, verified
from foedus.record.vkey import SignerKey, VerifierKey

FORMAT: Final = "foedus-refusal/1"

MALFORMED = Code("refusal-malformed", found=str)


class Ground(Struct, frozen=True, forbid_unknown_fields=True):
    """Why an act was refused: a finding's code and its parameters."""

    code: str
    params: tuple[tuple[str, Value], ...]


class Refusal(Struct, frozen=True):
    """What a log says when it does not enter an act.

    ``id`` is the SHA-256 of the bytes that were sent, in hexadecimal: the act's id, where they are an act's.
    """

    origin: str
    id: str
    time: Instant
    ground: Ground

    @property
    def text(self) -> str:
        """Write the text of the refusal's note."""
        return f"{FORMAT}\n{self.origin}\n{self.id}\n{self.time}\n{_ENCODER.encode(self.ground).decode()}\n"


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Ground)


def refuse(origin: str, id_: str, finding: Finding, signer: SignerKey, *, time: Instant) -> Note:
    """Sign a refusal with the log's key.

    :param id_: the SHA-256 of what was sent, in hexadecimal.
    :param time: when it was refused, in seconds since 1970, UTC.
    """
    return signed(Refusal(origin, id_, time, Ground(finding.code, finding.params)).text, signer)


def open_refusal(data: bytes, keys: Sequence[VerifierKey]) -> Refusal | Finding:
    """Read a refusal and check that the log signed it, or say why it is none.

    :param keys: the log's keys, one of which must have signed.
    """
    note = parse_note(data)
    if isinstance(note, Finding):
        return note
    head, origin, id_, time, ground, *rest = [*note.text.split("\n"), "", "", "", ""]
    when = number(time)
    if head != FORMAT or when is None or not origin or not HEXADECIMAL.fullmatch(id_) or any(rest):
        return MALFORMED.finding(found=note.text[:80])
    try:
        read = Refusal(origin, id_, when, _DECODER.decode(ground))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return MALFORMED.finding(found=ground[:80])
    by = verified(note, keys)
    if isinstance(by, Finding):
        return by
    return read if read.text == note.text else MALFORMED.finding(found=note.text[:80])
