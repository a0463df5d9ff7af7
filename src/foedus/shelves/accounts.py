"""This file is about what is known of each witness at a moment: how far it cosigned and how soon, how far it is behind, what it answered last.

How far it cosigned is proved by its signature; what it answered is the word of the host that asked it. Its evidence
against the log it publishes itself, and whoever fetches that checks it with the log's keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.cosignature import cosigned
from foedus.record.evidence import Evidence, check_evidence, parse_evidence
from foedus.record.policy import Witness
from foedus.shelves.asking import Told
from foedus.shelves.log import LogReader
from foedus.shelves.remote import Remote, UnreachableError
from foedus.shelves.witnessed import LastWord

PATIENCE: Final = 5
"""Seconds for which a witness may be silent when its evidence is fetched."""

MOST: Final = 64
"""The most pieces of evidence that are read of one witness: it may be the one that lies."""


class Account(Struct, frozen=True):
    """What is known of a witness.

    ``state`` is ``newest``, ``behind``, ``late`` (behind for longer than it may be) or ``never``; or what it answered when
    it was asked last: ``silent``, ``ahead``, ``back``, ``fork``, ``false``, ``refused``. ``size`` and ``time`` are those of the
    newest checkpoint that it cosigned, ``lateness`` the seconds from when the log made that to when the witness signed it,
    ``behind`` the leaves after it, and ``waiting`` the seconds since the first checkpoint was made that it did not cosign.
    """

    witness: Witness
    state: str
    size: int | None = None
    time: Instant | None = None
    lateness: int | None = None
    behind: int = 0
    since: Instant | None = None
    waiting: int | None = None
    answers: tuple[Finding, ...] = ()

    def exceeds(self, within: int | None) -> bool:
        """Say whether its last cosignature came later than it may, by so many seconds."""
        return within is not None and self.lateness is not None and self.lateness > within


def accounts(log: LogReader, words: Sequence[LastWord], told: Told | None, now: Instant, within: int | None = None) -> tuple[Account, ...]:
    """Give what is known of witnesses.

    :param words: the last word of each (:func:`foedus.shelves.witnessed.last_words`).
    :param told: what was answered when they were asked last, if that was kept.
    :param within: seconds in which a witness is to cosign a checkpoint, where the procedures say so.
    """
    return tuple(_account(log, one, told, now, within) for one in words)


def _account(log: LogReader, word: LastWord, told: Told | None, now: Instant, within: int | None) -> Account:
    heard = [one for one in told.findings if one.witness == word.witness.name] if told else []
    waiting = None if word.since is None else max(0, now - word.since)
    state = "never" if word.size is None else "newest" if word.size >= log.size else "behind"
    if within is not None and waiting is not None and waiting > within:
        state = "late"
    made = None if word.size is None else made_at(log, word.size)
    return Account(
        word.witness,
        next((one.state for one in heard if one.state), state),
        word.size,
        word.time,
        None if word.time is None or made is None else word.time - made,
        max(0, log.size - (word.size or 0)),
        word.since,
        waiting,
        tuple(one.finding for one in heard),
    )


def made_at(log: LogReader, size: int) -> Instant | None:
    """Say when the checkpoint of a size was made, by the log's own clock; nothing, where there is none of that size."""
    data = log.shelf.note(size)
    signed = open_checkpoint(data, log.keys, origin=log.origin) if data is not None else None
    times = cosigned(signed, log.keys) if isinstance(signed, SignedCheckpoint) and signed.checkpoint.size == size else ()
    return max((one.time for one in times), default=None) if not isinstance(times, Finding) else None


def evidence_url(witness: Witness, origin: str) -> str:
    """Give the address at which a witness publishes what it holds against a log; nothing, where its own is not known."""
    return f"{witness.url.rstrip('/')}/{_evidence_path(origin)}" if witness.url else ""


def _evidence_path(origin: str) -> str:
    return f"{sha256(origin.encode()).hexdigest()}/evidence"


def evidence_of(witness: Witness, log: LogReader) -> tuple[Evidence, ...] | Finding:
    """Fetch what a witness holds against a log, and keep what the keys of both bear out; or say that it cannot be reached.

    Of an *unexplained* checkpoint the log's signature is borne out, and no more: it is a question.
    """
    try:
        data = Remote(witness.url, timeout=PATIENCE).read(_evidence_path(log.origin)) or b""
    except UnreachableError as error:
        return error.finding
    keys = (*log.keys, witness.key)
    read = [parse_evidence(line) for line in data.split(b"\n")[:MOST] if line]
    return tuple(one for one in read if isinstance(one, Evidence) and one.origin == log.origin and check_evidence(one, keys) is None)
