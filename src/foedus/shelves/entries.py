"""This file is about the way from entries to a log and back: canonical bytes down, typed acts up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import Struct

from foedus.finding import Code, Finding, Place
from foedus.organization.closing import UNTOLD, Withheld
from foedus.organization.gate import examine
from foedus.record.act import Vocabulary
from foedus.record.authority import OWN
from foedus.record.canonical import decode, decode_admitted, encode
from foedus.record.entry import Entry
from foedus.record.leaf import Leaf, Stub, decode_leaf, received_of
from foedus.record.nonce import derived
from foedus.record.signer import signers_of
from foedus.shelves.log import Examined, Log, Receipt
from foedus.shelves.shelf import Row, Shelf

BATCH = 4_096
"""Acts that a long history enters under one checkpoint: enough that the checkpoint costs nothing, few enough to hold in hand."""

OTHER_ID = Code("shelf-id", position=int, expected=str, found=str)
GUESSABLE = Code("closed-nonce-derived")
NO_LEAF = Code("shelf-leaf", position=int)

Read = tuple[tuple[Entry, ...], tuple[Finding, ...]]


class Found(Struct, frozen=True):
    """What was read of a shelf: the acts that are here, closed ones with them; the others; and what is wrong."""

    entries: tuple[Entry, ...]
    absent: tuple[Withheld, ...]
    findings: tuple[Finding, ...]


def examined(data: bytes, signatures: bytes = b"", *, log: str, stub: Stub | None = None, history: bool = False) -> Examined | Finding:
    """Examine an act from bytes of any origin for a log; no lock is needed for it, and most of the work of entering is here.

    :param log: the log's origin.
    :param history: whether it may be reported history, which nobody signed: only who keeps the record enters that.
    """
    sound = examine(data, signatures, log=log, history=history)
    return sound if isinstance(sound, Finding) else Examined(sound.id, data, signatures, stub, sound.act, sound.act.kind in OWN)


def enter(log: Log, entries: Sequence[Entry]) -> tuple[Receipt | Finding, ...]:
    """Enter the acts of a journal in its order, a batch at a time; what cannot enter is a finding in its place.

    An entry with a stub is entered as a closed act.
    """
    told: list[Receipt | Finding] = []
    for start in range(0, len(entries), BATCH):
        found = [_ready(entry, log.origin) for entry in entries[start : start + BATCH]]
        answers = iter(log.enter([one for one in found if isinstance(one, Examined)]))
        told += [one if isinstance(one, Finding) else next(answers) for one in found]
    return tuple(told)


def _ready(entry: Entry, log: str) -> Examined | Finding:
    # The id of a closed act is open to all. If its nonce could be reckoned, so could its words, by trying them.
    if entry.stub is not None and entry.act.nonce == derived(entry.file, entry.ordinal):
        return GUESSABLE.finding(place=entry.place)
    return examined(encode(entry.act), log=log, stub=entry.stub, history=True)


def unshelve(shelf: Shelf, vocabulary: Vocabulary, start: int = 0, stop: int | None = None) -> Read:
    """Read the acts of a shelf; what is there and is not the act whose leaf stands in the log is a finding.

    An act that is not here, held back or destroyed, is passed over: its position stays empty. Closed acts are among
    what is read: nobody but :func:`foedus.organization.closing.readable` hands it on.
    """
    return entries_of(shelf.rows(start, stop), vocabulary)


def all_of(rows: Iterable[Row], vocabulary: Vocabulary) -> Found:
    """Read the acts of rows, and what is known of those that are not here."""
    entries: list[Entry] = []
    absent: list[Withheld] = []
    findings: list[Finding] = []
    for row in rows:
        data = row.act
        if data is None:
            absent += _absent(row)
            continue
        found = _entry(row, data, vocabulary)
        if isinstance(found, Entry):
            entries.append(found)
        else:
            findings.append(found)
    return Found(tuple(entries), tuple(absent), tuple(findings))


def _absent(row: Row) -> tuple[Withheld, ...]:
    leaf = decode_leaf(row.leaf)
    return (Withheld(row.position, leaf.commitment, leaf.stub or UNTOLD, leaf.received),) if isinstance(leaf, Leaf) else ()


def entries_of(rows: Iterable[Row], vocabulary: Vocabulary) -> Read:
    """Read the acts of rows, as :func:`unshelve` does."""
    found = all_of(rows, vocabulary)
    return found.entries, found.findings


def _entry(row: Row, data: bytes, vocabulary: Vocabulary) -> Entry | Finding:
    digest = sha256(data).hexdigest()
    received, stub = received_of(row.leaf, digest), None
    if received is None:
        leaf = decode_leaf(row.leaf)
        if isinstance(leaf, Finding):
            return NO_LEAF.finding(position=row.position, place=Place("shelf", row.position))
        if digest != leaf.commitment:
            place = Place("shelf", row.position)
            return OTHER_ID.finding(position=row.position, expected=leaf.commitment, found=digest, place=place)
        received, stub = leaf.received, leaf.stub
    # The log took these bytes for an act once, and they are still those: reading them is enough.
    act = decode_admitted(data, vocabulary) or decode(data, vocabulary)
    if isinstance(act, Finding):
        return Finding(act.code, act.params, act.severity, act.cites, Place("shelf", row.position), digest)
    return Entry(act, digest, row.position, received, stub=stub, signers=signers_of(row.signatures))
