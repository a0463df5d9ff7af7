"""This file is about refusals: a log's signed word that it did not take what was sent to it, and why.

    foedus-refusal/1
    csto
    9f86d081…
    1763683200
    act-of-another-log
    {"expected":"csto","named":"elsewhere"}

    — csto Az3grlgt…

It is a signed note like a checkpoint and can never be one: its third line, the SHA-256 of what was sent in
hexadecimal, is no root. An author who was refused has it in hand, and can show it to the other members.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding, Value
from foedus.record.encoding import number
from foedus.record.nonce import HEXADECIMAL
from foedus.record.note import Note, open_note, signed
from foedus.record.vkey import SignerKey, VerifierKey

HEADER = "foedus-refusal/1"

MALFORMED = Code("refusal-malformed", line=int, found=str)
OTHER_ORIGIN = Code("refusal-origin", found=str, expected=str)

_ENCODER = msgspec.json.Encoder(order="sorted")
_PARAMS = msgspec.json.Decoder(dict[str, str | int | tuple[str, ...]])


class Refusal(Struct, frozen=True):
    """What a log refused: the digest of the bytes that were sent, when it did, and the finding for which.

    The digest of an act's canonical bytes is its id. ``params`` are the finding's, by name.
    """

    origin: str
    digest: str
    time: Instant
    code: str
    params: tuple[tuple[str, Value], ...] = ()

    @property
    def text(self) -> str:
        """Write the note's text."""
        # Control characters of what was sent, which a parameter may quote, are escaped in JSON: a line stays a line.
        params = _ENCODER.encode(dict(self.params)).decode().replace("\u007f", "\\u007f")
        return "".join(f"{line}\n" for line in (HEADER, self.origin, self.digest, self.time, self.code, params))

    @property
    def finding(self) -> Finding:
        """Give the finding, for its sentence."""
        return Finding(self.code, self.params)


def refuse(data: bytes, finding: Finding, signer: SignerKey, *, time: Instant) -> Note:
    """Refuse what was sent to a log, in a note signed with the log's key.

    :param data: the bytes that were sent.
    :param finding: why; its severity and its place stay here.
    """
    return signed(Refusal(signer.name, sha256(data).hexdigest(), time, finding.code, finding.params).text, signer)


def parse_refusal(text: str) -> Refusal | Finding:
    """Read a refusal out of a note's text, or say which line is not as it must be."""
    lines = [*text.removesuffix("\n").split("\n"), *[""] * 6][: max(6, text.count("\n"))]
    head, origin, digest, time, code, params = lines[:6]
    when = number(time)
    found = (head == HEADER, bool(origin), HEXADECIMAL.fullmatch(digest), when is not None, bool(code), True, *[False] * len(lines[6:]))
    for line, (text_of, good) in enumerate(zip(lines, found, strict=True), 1):
        if not good:
            return MALFORMED.finding(line=line, found=text_of[:80])
    try:
        read = _PARAMS.decode(params)
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
        return MALFORMED.finding(line=6, found=params[:80])
    assert when is not None
    made = Refusal(origin, digest, when, code, tuple(sorted(read.items())))
    return made if made.text == text else MALFORMED.finding(line=6, found=params[:80])


def open_refusal(data: bytes, keys: Sequence[VerifierKey], *, origin: str) -> Refusal | Finding:
    """Read a signed refusal and check that it is this log's.

    :param data: the bytes of the note.
    :param keys: the log's keys, one of which must have signed.
    """
    found = open_note(data, keys, parse_refusal, OTHER_ORIGIN, origin=origin)
    return found if isinstance(found, Finding) else found[0]
