"""This file is about what a witness answers to a request to cosign: which refusal comes first (C2SP's tlog-witness, add-checkpoint).

A witness keeps one checkpoint of each log, the latest that it cosigned, and cosigns only what begins with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.addition import Addition
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.consistency import is_consistent
from foedus.record.note import verified
from foedus.record.vkey import VerifierKey

BAD_REQUEST: Final = 400
FORBIDDEN: Final = 403
NOT_FOUND: Final = 404
CONFLICT: Final = 409
UNPROCESSABLE: Final = 422
UNAVAILABLE: Final = 503

TOLERANCE = 300
"""Seconds by which a witness's clock may have run back: one that is set right, not one that is wrong."""

UNKNOWN_LOG = Code("witness-log-unknown", origin=str)
BACKWARD = Code("witness-backward", old=int, size=int)
OTHER_SIZE = Code("witness-other-size", old=int, size=int)
OTHER_ROOT = Code("witness-other-root", size=int, found=str, expected=str)
INCONSISTENT = Code("witness-inconsistent", old=int, size=int)
CLOCK_BACK = Code("witness-clock-back", now=int, last=int)


class Refused(Struct, frozen=True):
    """A refusal: the status of the answer, why, and for a conflict the size of the latest cosigned checkpoint."""

    status: int
    finding: Finding
    size: int | None = None


def recognized(addition: Addition, keys: Sequence[VerifierKey]) -> SignedCheckpoint | Refused:
    """Say whether a request is from a log that the witness knows: its origin first, then its signature.

    :param keys: the log's keys; none, if no log has this origin. Signatures of other keys are passed over.
    """
    if not keys:
        return Refused(NOT_FOUND, UNKNOWN_LOG.finding(origin=addition.checkpoint.origin))
    by = verified(addition.note, keys)
    return Refused(FORBIDDEN, by) if isinstance(by, Finding) else SignedCheckpoint(addition.checkpoint, addition.note)


def refusal(addition: Addition, latest: Checkpoint | None) -> Refused | None:
    """Say why a recognized request is refused, in the order of the document; nothing, where the checkpoint is to be cosigned.

    :param latest: the checkpoint of this log that the witness cosigned last, if there is one.
    """
    old, new = addition.old, addition.checkpoint
    if old > new.size:
        return Refused(BAD_REQUEST, BACKWARD.finding(old=old, size=new.size))
    known = latest.size if latest else 0
    if old != known:
        return Refused(CONFLICT, OTHER_SIZE.finding(old=old, size=known), known)
    if old == new.size and not addition.proof and latest and latest.root != new.root:
        return Refused(CONFLICT, OTHER_ROOT.finding(size=old, found=new.root.hex(), expected=latest.root.hex()), known)
    if not _begins_with(latest, addition):
        return Refused(UNPROCESSABLE, INCONSISTENT.finding(old=old, size=new.size))
    return None


def _begins_with(latest: Checkpoint | None, addition: Addition) -> bool:
    # From nothing there is nothing to prove, and the proof MUST be empty.
    if addition.old == 0 or latest is None:
        return not addition.proof
    return is_consistent(latest.size, latest.root, addition.checkpoint.size, addition.checkpoint.root, addition.proof)


def cosigning_time(now: Instant, last: Instant | None) -> Instant | Refused:
    """Give the time of the next cosignature: never before the last one, for each says what was the latest *as of* its time.

    :param now: what the witness's clock says.
    :param last: the time of the last cosignature on a checkpoint of this log.
    """
    if last is not None and now < last - TOLERANCE:
        return Refused(UNAVAILABLE, CLOCK_BACK.finding(now=now, last=last))
    return now if last is None else max(now, last)
