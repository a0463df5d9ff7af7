"""This file is about the host's side of acts that come over HTTP: ``POST submit``, from their author or through a witness.

=====  =======================================================================================
200    the act is on the record; the body is its proof (C2SP's tlog-proof), also if it was there already
400    what came is no act with its signatures
422    the act is refused; the body is a note that says why, signed by the log
503    the log cannot take it now; whoever sends it again later loses nothing
=====  =======================================================================================
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from foedus.finding import Finding
from foedus.record.note import Note
from foedus.record.submission import parse_submission
from foedus.shelves.log import LogError
from foedus.shelves.sequencer import Sequencer

ENTERED: Final = 200
MALFORMED: Final = 400
REFUSED: Final = 422
NOT_NOW: Final = 503


class Received(Struct, frozen=True):
    """What is answered to whoever sent an act."""

    status: int
    body: bytes


def receive(sequencer: Sequencer, body: bytes) -> Received:
    """Enter an act that came over HTTP, and return when it is durable; or say why it was not entered."""
    sent = parse_submission(body)
    if isinstance(sent, Finding):
        return Received(MALFORMED, f"{sent.code}\n".encode())
    try:
        told = sequencer.submit(sent.act, sent.signatures, sent.stub)
        if isinstance(told, Note):
            return Received(REFUSED, told.encode())
        # Dead here: the act is on the record and its author was not told; it is sent again and keeps its place.
        return Received(ENTERED, str(sequencer.log.proof(told.position)).encode())
    except LogError as error:
        return Received(NOT_NOW, f"{error.finding.code}\n".encode())
    except OSError:
        return Received(NOT_NOW, b"")
