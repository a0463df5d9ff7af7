"""This file is about the host's side of witnessing: asking each witness to cosign the newest checkpoint, and keeping what it signs.

Which witnesses are asked, and how many are enough, stands in a trust policy beside the record (C2SP's tlog-policy, with
addresses). A witness that cannot be reached keeps nobody from entering acts: what it has not seen is only not
witnessed by it yet. A witness that has seen *more* than the log now holds is the sign of a log that was rolled back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.addition import Addition
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.cosignature import cosignature_time
from foedus.record.encoding import number
from foedus.record.gathering import signature_lines
from foedus.record.note import MOST_SIGNATURES, NoteSignature
from foedus.record.policy import Policy, Witness, Witnessed, witnessed
from foedus.record.vkey import VerifierKey
from foedus.shelves.log import LogReader
from foedus.shelves.reigning import Trust
from foedus.shelves.remote import Answered, Remote, UnreachableError
from foedus.shelves.witnessed import NEAR, Judge, policy_at

PATIENCE: Final = 5
"""Seconds for which a witness may be silent before the others are told that it was."""

AT_ONCE: Final = 16
"""The most witnesses that are asked at the same time."""

REFUSED = Code("witness-refused", witness=str, status=int, found=str)
AHEAD = Code("witness-ahead", witness=str, size=int, known=int)
WENT_BACK = Code("witness-went-back", witness=str, size=int, known=int)
DISAGREES = Code("witness-disagrees", witness=str, size=int)
NO_COSIGNATURE = Code("witness-no-cosignature", witness=str)


class Asked(Struct, frozen=True):
    """What became of asking: the checkpoint's size, the findings of the witnesses that did not cosign, and what the policy says now."""

    size: int
    findings: tuple[Finding, ...]
    judgement: Witnessed | Finding

    @property
    def is_witnessed(self) -> bool:
        """Say whether the checkpoint has the cosignatures that the policy asks for."""
        return isinstance(self.judgement, Witnessed)


def ask_witnesses(log: LogReader, policy: Policy | Trust) -> Asked | None:
    """Have a log's newest checkpoint cosigned by those witnesses of a policy that have not done so; nothing, where there is no checkpoint.

    Every witness with an address is asked at the same time. What they sign is attached to the checkpoint on the shelf.

    :param policy: the policy, or those of a record that names them; then those that do not count yet are asked too, so that
        they are not without a cosignature on the day when they do.
    """
    log.catch_up()
    head = log.head
    if head is None:
        return None
    known = cosigned_sizes(log, policy)
    open_ = {
        url: tuple(one for one in policy.witnesses if one.url == url)
        for url in dict.fromkeys(one.url for one in policy.witnesses if one.url)
        if any(known.get(one.name) != head.checkpoint.size for one in policy.witnesses if one.url == url)
    }
    with ThreadPoolExecutor(AT_ONCE) as threads:
        told = list(threads.map(lambda witnesses: _asked(log, head, witnesses, known), open_.values()))
    lines = [line for one in told for line in one if isinstance(line, NoteSignature)]
    signed = attach(log, head, lines)
    return Asked(
        head.checkpoint.size,
        tuple(one for found in told for one in found if isinstance(one, Finding)),
        witnessed(policy_at(policy, signed.checkpoint.size), signed),
    )


def attach(log: LogReader, head: SignedCheckpoint, lines: Sequence[NoteSignature]) -> SignedCheckpoint:
    """Put cosignatures on a checkpoint that lies on the log's shelf, and give it with all that are there then.

    Another process may have attached others meanwhile: they are read again with the shelf to oneself, and stay.
    """
    size = head.checkpoint.size
    if not lines:
        return head
    with log.shelf.writing() as writing:
        stands = log.shelf.note(size)
        opened = open_checkpoint(stands, log.keys, origin=log.origin) if stands else head
        signed = opened if isinstance(opened, SignedCheckpoint) and opened.checkpoint == head.checkpoint else head
        names = {(one.name, one.id) for one in signed.note.signatures}
        # One line for each key, and no more than a note may have: a note that could not be read again would stop the log.
        found = {(one.name, one.id): one for one in lines if (one.name, one.id) not in names}
        fresh = list(found.values())[: MOST_SIGNATURES - len(signed.note.signatures)]
        note = signed.note.also(fresh)
        if fresh:
            writing.replace_note(size, note.encode())
    # Dead before the line above: the note is as it was, and the witnesses are asked again; they sign the same checkpoint anew.
    log.catch_up()
    return SignedCheckpoint(head.checkpoint, note)


def cosigned_sizes(log: LogReader, policy: Policy | Trust) -> dict[str, int]:
    """Give the size of the newest checkpoint on the shelf that each witness of a policy cosigned, by the policy's names."""
    left = {(one.key.name, one.key.id): one.name for one in policy.witnesses}
    found: dict[str, int] = {}
    for signed in _newest_first(log):
        if not left:
            break
        for one in signed.note.signatures:
            name = left.pop((one.name, one.id), None)
            if name is not None:
                found[name] = signed.checkpoint.size
    return found


def newest_witnessed(log: LogReader, policy: Policy | Judge) -> tuple[int, Witnessed] | None:
    """Give the size of the newest checkpoint on the shelf that satisfies a policy, and whose cosignatures those are."""
    for signed in _newest_first(log):
        found = witnessed(policy_at(policy, signed.checkpoint.size), signed)
        if isinstance(found, Witnessed):
            return signed.checkpoint.size, found
    return None


def _newest_first(log: LogReader) -> Iterator[SignedCheckpoint]:
    for _, data in reversed(list(log.shelf.notes(max(0, log.size - NEAR)))):
        opened = open_checkpoint(data, log.keys, origin=log.origin)
        if isinstance(opened, SignedCheckpoint):
            yield opened


def _asked(log: LogReader, head: SignedCheckpoint, witnesses: tuple[Witness, ...], known: dict[str, int]) -> list[NoteSignature | Finding]:
    """Ask at one address, where one witness may have several keys: from the size that it is thought to know, then from the one it says."""
    name, size = witnesses[0].name, head.checkpoint.size
    cosigned = known.get(name, 0)
    told: list[NoteSignature | Finding] = []
    try:
        remote = Remote(witnesses[0].url, timeout=PATIENCE)
        answered = _sent(log, head, remote, cosigned)
        says = _size(answered)
        if says is not None and says != cosigned and says <= size:
            # A witness that signed more than it now knows was itself set back, or it lied; its signature is on our shelf.
            told += [WENT_BACK.finding(witness=name, size=says, known=cosigned)] if says < cosigned else []
            answered = _sent(log, head, remote, says)
            says = _size(answered)
    except UnreachableError as error:
        return [error.finding]
    if answered.status == 200:
        return [*told, *_true_lines(head, witnesses, answered.body)]
    if says is not None and says > size:
        return [*told, AHEAD.finding(witness=name, size=says, known=size)]
    if says == size:
        return [*told, DISAGREES.finding(witness=name, size=size)]
    found = answered.body[:200].decode("utf-8", "replace").strip()
    return [*told, REFUSED.finding(witness=name, status=answered.status, found=found)]


def _sent(log: LogReader, head: SignedCheckpoint, remote: Remote, old: int) -> Answered:
    size = head.checkpoint.size
    addition = Addition(old, log.consistency(old, size), head.note, head.checkpoint)
    return remote.post("add-checkpoint", addition.encode(), "text/plain; charset=utf-8")


def _size(answered: Answered) -> int | None:
    """Read the size that a conflict names (C2SP's tlog-witness, add-checkpoint)."""
    return number(answered.body.decode("ascii", "replace").removesuffix("\n")) if answered.status == 409 else None


def _true_lines(head: SignedCheckpoint, witnesses: tuple[Witness, ...], body: bytes) -> list[NoteSignature | Finding]:
    keys: dict[tuple[str, bytes], VerifierKey] = {(one.key.name, one.key.id): one.key for one in witnesses}
    found: list[NoteSignature | Finding] = []
    for line in signature_lines(body):
        key = keys.get((line.name, line.id))
        if key and cosignature_time(key, head.checkpoint, line.signature) is not None:
            found.append(line)
    # What comes from a key that is not the witness's, or is false, is no cosignature, whoever sent it.
    return found or [NO_COSIGNATURE.finding(witness=witnesses[0].name)]
