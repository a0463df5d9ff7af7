"""This file is about checkpoints: what a log says of itself at one size, signed (C2SP's tlog-checkpoint).

    csto
    721
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — csto Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

The log writes no extension lines: they are not recommended, for no monitor could audit them (Note text, 4).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.encoding import GREATEST, base64, from_base64, number
from foedus.record.hashing import EMPTY, SIZE
from foedus.record.note import Note, open_note
from foedus.record.vkey import VerifierKey

MALFORMED = Code("checkpoint-malformed", line=int, found=str)
OTHER_ORIGIN = Code("checkpoint-origin", found=str, expected=str)


class Checkpoint(Struct, frozen=True):
    """A tree head: the log's origin, the tree's size and root, and extension lines, which say nothing here."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Write the note's text (tlog-checkpoint, Note text).

        :raises ValueError: no checkpoint can say this.
        """
        if not 0 <= self.size <= GREATEST or len(self.root) != SIZE or not _are_lines(self.origin, *self.extensions):
            raise ValueError("a checkpoint has an origin, a size from 0, a root of 32 bytes, and no empty line")
        return "\n".join((self.origin, str(self.size), base64(self.root), *self.extensions, ""))


def _are_lines(*texts: str) -> bool:
    return "" not in texts and "\n" not in "".join(texts)


class SignedCheckpoint(Struct, frozen=True):
    """A checkpoint, and the note in which it was signed."""

    checkpoint: Checkpoint
    note: Note


def parse_checkpoint(text: str) -> Checkpoint | Finding:
    """Read a checkpoint out of a note's text (tlog-checkpoint, Note text), or say which line is not as it must be."""
    lines = text.removesuffix("\n").split("\n")
    origin, size, root, *extensions = [*lines, "", "", ""] if len(lines) < 3 else lines
    count, hash_ = number(size), from_base64(root)
    if not text.endswith("\n") or not origin:
        return MALFORMED.finding(line=1, found=origin[:80])
    if count is None:
        return MALFORMED.finding(line=2, found=size[:80])
    if hash_ is None or len(hash_) != SIZE or (count == 0 and hash_ != EMPTY):
        return MALFORMED.finding(line=3, found=root[:80])
    if not all(extensions):
        return MALFORMED.finding(line=4 + extensions.index(""), found="")
    return Checkpoint(origin, count, hash_, tuple(extensions))


def open_checkpoint(data: bytes, keys: Sequence[VerifierKey], *, origin: str) -> SignedCheckpoint | Finding:
    """Read a signed checkpoint and check that it is this log's: its origin, and the signature of a key that is trusted for it.

    :param data: the bytes of the note.
    :param keys: the log's keys, one of which must have signed (tlog-checkpoint, Signatures).
    """
    found = open_note(data, keys, parse_checkpoint, OTHER_ORIGIN, origin=origin)
    return found if isinstance(found, Finding) else SignedCheckpoint(*found)
