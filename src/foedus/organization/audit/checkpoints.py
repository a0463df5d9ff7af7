"""This file is about auditing one checkpoint: who signed it, and when, before its root is held against the leaves."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.organization.audit.terms import CHECKPOINT, Terms, placed
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint, open_checkpoint
from foedus.record.cosignature import cosigned

OTHER_SIZE = Code("audit-checkpoint-size", found=int, expected=int)
NO_CLOCK = Code("audit-checkpoint-clock", origin=str)
UNKNOWN_LINE = Code("audit-checkpoint-line", severity="warning", name=str)


class Checked(Struct, frozen=True):
    """A checkpoint whose signatures were checked: what it says, when the log made it, and when each witness saw it."""

    checkpoint: Checkpoint
    time: Instant
    seen: tuple[Instant, ...]
    witnesses: int
    findings: tuple[Finding, ...] = ()


def check_note(size: int, note: bytes, terms: Terms) -> Checked | Finding:
    """Check the signatures on a checkpoint, or say what is wrong with it.

    :param size: the size under which it is kept.
    """
    found = _checked(size, note, terms)
    return placed(found, CHECKPOINT, size) if isinstance(found, Finding) else found


def _checked(size: int, data: bytes, terms: Terms) -> Checked | Finding:
    signed = open_checkpoint(data, terms.keys, origin=terms.origin)
    if isinstance(signed, Finding):
        return signed
    if signed.checkpoint.size != size:
        return OTHER_SIZE.finding(found=signed.checkpoint.size, expected=size)
    return _times(size, signed, terms)


def _times(size: int, signed: SignedCheckpoint, terms: Terms) -> Checked | Finding:
    own, others = cosigned(signed, terms.keys), cosigned(signed, terms.witnesses)
    if isinstance(own, Finding):
        return own
    if isinstance(others, Finding):
        return others
    if not own:
        return NO_CLOCK.finding(origin=terms.origin)
    known = {(key.name, key.id) for key in (*terms.keys, *terms.witnesses)}
    strange = (one.name for one in signed.note.signatures if (one.name, one.id) not in known)
    time, seen = max(one.time for one in own), tuple(one.time for one in others)
    return Checked(signed.checkpoint, time, seen, len(others), tuple(_unknown(strange, size)))


def _unknown(names: Iterator[str], size: int) -> Iterator[Finding]:
    for name in names:
        yield placed(UNKNOWN_LINE.finding(name=name), CHECKPOINT, size)
