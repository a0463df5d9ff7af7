"""This file is about how far a log is witnessed, read from its shelf: the size that the policy's quorum cosigned, and each witness's last word.

What nobody has cosigned yet is there and may be true; only its keeper vouches for it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.cosignature import Cosigned, cosigned
from foedus.record.policy import NONE, Policy, Witness, Witnessed, parse_policy, witnessed
from foedus.shelves.log import LogReader
from foedus.shelves.places import policy_path

NEAR: Final = 10_000
"""How many leaves back a witness's last cosignature is looked for."""

OWN: Final = 2
"""Signatures that a log puts to its checkpoint itself: a note with no more has no witness's, and need not be opened."""


class Judge(Protocol):
    """Who says by which policy the checkpoint of each size is judged (:class:`foedus.shelves.reigning.Trust`)."""

    def at(self, size: int) -> Policy:
        """Give the policy for a size."""


class Extent(Struct, frozen=True):
    """How far a log is witnessed: the size of the newest checkpoint that satisfies the policy, and whose cosignatures those are."""

    size: int
    by: tuple[str, ...] = ()
    cosigned: tuple[Cosigned, ...] = ()


class LastWord(Struct, frozen=True):
    """The newest checkpoint that a witness cosigned, as the log's shelf has it; without one, ``size`` and ``time`` are None.

    ``since`` is when the first checkpoint was made that it did not cosign; None, where it cosigned the newest.
    """

    witness: Witness
    size: int | None = None
    time: Instant | None = None
    since: Instant | None = None


def policy_beside(place: str, origin: str) -> Policy | Finding | None:
    """Read the trust policy that lies beside a record; nothing, where there is none."""
    path = policy_path(place, origin)
    return parse_policy(path.read_bytes(), path=path.name) if path.is_file() else None


def extent(log: LogReader, policy: Policy | Judge) -> Extent:
    """Say how far a log is witnessed under a policy, or under those that follow each other in its record."""
    for signed in _cosigned_newest_first(log):
        judging = policy_at(policy, signed.checkpoint.size)
        found = witnessed(judging, signed) if judging.quorum != NONE else None
        if isinstance(found, Witnessed):
            return Extent(signed.checkpoint.size, found.names, found.cosigned)
    return Extent(0)


def policy_at(policy: Policy | Judge, size: int) -> Policy:
    """Give the policy by which the checkpoint of a size is judged."""
    return policy if isinstance(policy, Policy) else policy.at(size)


def last_words(log: LogReader, policy: Policy) -> tuple[LastWord, ...]:
    """Give the last word of each witness of a policy, in the policy's order; a signature that does not verify is none."""
    left = {one.name: one for one in policy.witnesses}
    found: dict[str, LastWord] = {}
    for signed in _cosigned_newest_first(log):
        if not left:
            break
        for name, one in list(left.items()):
            told = cosigned(signed, (one.key,))
            if told and not isinstance(told, Finding):
                found[name] = LastWord(one, signed.checkpoint.size, told[0].time, _made_after(log, signed.checkpoint.size))
                del left[name]
    return tuple(found.get(one.name) or LastWord(one, since=_made_after(log, 0)) for one in policy.witnesses)


def _made_after(log: LogReader, size: int) -> Instant | None:
    """Say when the first checkpoint beyond a size was made, by the log's clock."""
    for beyond, data in log.shelf.notes(size + 1):
        signed = open_checkpoint(data, log.keys, origin=log.origin)
        times = cosigned(signed, log.keys) if beyond > size and isinstance(signed, SignedCheckpoint) else ()
        if isinstance(times, Sequence) and times:
            return max(one.time for one in times)
    return None


def _cosigned_newest_first(log: LogReader) -> Iterator[SignedCheckpoint]:
    """Give the checkpoints that somebody besides the log put a name to, among those that are near the log's end."""
    for _, data in reversed(list(log.shelf.notes(max(0, log.size - NEAR)))):
        if data.count("\n— ".encode()) <= OWN:
            continue
        signed = open_checkpoint(data, log.keys, origin=log.origin)
        if isinstance(signed, SignedCheckpoint):
            yield signed
