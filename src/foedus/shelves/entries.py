"""This file is about the way from entries to a shelf and back: canonical bytes down, typed acts up."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from foedus.dates import Instant
from foedus.finding import Code, Finding, Place
from foedus.record.act import Vocabulary
from foedus.record.canonical import decode, encode
from foedus.record.entry import Entry
from foedus.shelves.shelf import Leaf, Shelf, Shelved

OTHER_ID = Code("shelf-id", position=int, expected=str, found=str)


def shelve(shelf: Shelf, entries: Iterable[Entry], *, received: Instant) -> tuple[int, ...]:
    """Put the acts of entries on a shelf, all received at one instant, and give their positions."""
    return shelf.append([Leaf(entry.id, encode(entry.act), received) for entry in entries])


def unshelve(
    shelf: Shelf, vocabulary: Vocabulary, start: int = 0, stop: int | None = None
) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read the acts of a shelf; what is there and is no act, or not the act whose id it bears, is a finding."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    for one in shelf.read(start, stop):
        found = _entry(one, vocabulary)
        if isinstance(found, Entry):
            entries.append(found)
        else:
            findings.append(found)
    return tuple(entries), tuple(findings)


def _entry(one: Shelved, vocabulary: Vocabulary) -> Entry | Finding:
    place = Place("shelf", one.position)
    digest = sha256(one.leaf.data).hexdigest()
    if digest != one.leaf.id:
        return OTHER_ID.finding(position=one.position, expected=one.leaf.id, found=digest, place=place)
    act = decode(one.leaf.data, vocabulary)
    if isinstance(act, Finding):
        return Finding(act.code, act.params, act.severity, act.cites, place, one.leaf.id)
    return Entry(act, digest, one.position, one.leaf.received)
