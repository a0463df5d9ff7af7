"""This file is about the proof that an act is on the record, as one text file that needs nothing else (C2SP's tlog-proof).

    c2sp.org/tlog-proof@v1
    extra eyJhY3QiOiI…
    index 612
    gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=

    csto
    721
    …

The extra line carries the leaf's bytes: a stranger needs them to hash the leaf, and they are trusted only
because the proof then leads from their hash to the root (tlog-proof, Format).
"""

from __future__ import annotations

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.checkpoint import Checkpoint, parse_checkpoint
from foedus.record.encoding import base64, from_base64, number
from foedus.record.hashing import SIZE
from foedus.record.inclusion import LONGEST
from foedus.record.note import LIMIT, Note, parse_note

HEADER = "c2sp.org/tlog-proof@v1"

TOO_LARGE = Code("proof-too-large", size=int, limit=int)
MALFORMED = Code("proof-malformed", line=int, found=str)


class Proof(Struct, frozen=True):
    """A proof of inclusion: the leaf's bytes (``extra``), its index, the hashes from its sibling up, and the signed checkpoint."""

    extra: bytes
    index: int
    hashes: tuple[bytes, ...]
    note: Note
    checkpoint: Checkpoint

    def __str__(self) -> str:
        head = [HEADER, *([f"extra {base64(self.extra)}"] if self.extra else []), f"index {self.index}"]
        return "".join(f"{line}\n" for line in (*head, *(base64(one) for one in self.hashes), "")) + str(self.note)


def parse_proof(data: bytes) -> Proof | Finding:
    """Read a proof (tlog-proof, Format), or say which line is not as it must be. Nothing is checked against the tree here."""
    if len(data) > LIMIT:
        return TOO_LARGE.finding(size=len(data), limit=LIMIT)
    head, blank, tail = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        return MALFORMED.finding(line=1, found="")
    if lines[0] != HEADER or not blank:
        return MALFORMED.finding(line=1, found=lines[0][:80])
    note = parse_note(tail)
    if isinstance(note, Finding):
        return note
    checkpoint = parse_checkpoint(note.text)
    if isinstance(checkpoint, Finding):
        return checkpoint
    return _with_head(lines, note, checkpoint)


def _with_head(lines: list[str], note: Note, checkpoint: Checkpoint) -> Proof | Finding:
    at, extra = 1, b""
    if at < len(lines) and lines[at].startswith("extra "):
        found = from_base64(lines[at].removeprefix("extra "))
        if not found:
            return MALFORMED.finding(line=at + 1, found=lines[at][:80])
        at, extra = at + 1, found
    index = number(lines[at].removeprefix("index ")) if at < len(lines) and lines[at].startswith("index ") else None
    if index is None:
        return MALFORMED.finding(line=at + 1, found="" if at == len(lines) else lines[at][:80])
    hashes: list[bytes] = []
    for line, text in enumerate(lines[at + 1 :], at + 2):
        one = from_base64(text)
        if one is None or len(one) != SIZE or len(hashes) == LONGEST:
            return MALFORMED.finding(line=line, found=text[:80])
        hashes.append(one)
    return Proof(extra, index, tuple(hashes), note, checkpoint)
