"""This file is about the request that a log makes of its witnesses: cosign this checkpoint (C2SP's tlog-witness, add-checkpoint).

    old 700
    PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=

    csto
    721
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — csto Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

It names the size that the witness cosigned last, and proves that the new checkpoint begins with it.
"""

from __future__ import annotations

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.checkpoint import Checkpoint, parse_checkpoint
from foedus.record.encoding import base64, from_base64, number
from foedus.record.hashing import SIZE
from foedus.record.inclusion import LONGEST
from foedus.record.note import LIMIT, Note, parse_note

TOO_LARGE = Code("addition-too-large", size=int, limit=int)
MALFORMED = Code("addition-malformed", line=int, found=str)


class Addition(Struct, frozen=True):
    """A request to cosign: the size that the witness is thought to have cosigned last, the proof from there, and the checkpoint's note."""

    old: int
    proof: tuple[bytes, ...]
    note: Note
    checkpoint: Checkpoint

    def encode(self) -> bytes:
        """Give the bytes of the request's body."""
        head = "".join(f"{line}\n" for line in (f"old {self.old}", *(base64(one) for one in self.proof), ""))
        return head.encode() + self.note.encode()


def parse_addition(data: bytes) -> Addition | Finding:
    """Read a request's body, or say which line is not as it must be. No signature is checked here."""
    if len(data) > LIMIT:
        return TOO_LARGE.finding(size=len(data), limit=LIMIT)
    head, blank, tail = data.partition(b"\n\n")
    if not blank or not head.isascii():
        return MALFORMED.finding(line=1, found=ascii(data[:80]))
    first, *lines = head.decode("ascii").split("\n")
    old = number(first.removeprefix("old ")) if first.startswith("old ") else None
    if old is None:
        return MALFORMED.finding(line=1, found=first[:80])
    proof: list[bytes] = []
    for line, text in enumerate(lines, 2):
        hash_ = from_base64(text)
        if hash_ is None or len(hash_) != SIZE or len(proof) == LONGEST:
            return MALFORMED.finding(line=line, found=text[:80])
        proof.append(hash_)
    note = parse_note(tail)
    if isinstance(note, Finding):
        return note
    checkpoint = parse_checkpoint(note.text)
    return checkpoint if isinstance(checkpoint, Finding) else Addition(old, tuple(proof), note, checkpoint)
