"""This file is about the proof of an act's place, as its page shows it: where the files are, and what each hash of the way stands for."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.record.encoding import base64
from foedus.record.entry import Entry
from foedus.record.tree import split
from foedus.web.address import Address
from foedus.web.logged import Logged, Sealed
from foedus.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Beside:
    """One hash of the way from an act to the root: on which side it stands, and for which acts."""

    side: str
    acts: Markup
    hash: str


@dataclass(frozen=True, slots=True)
class ProofView:
    """The proof of an act's place as its page shows it; the page's script is told by it what to fetch and compare."""

    id: str
    position: int
    received: str
    received_iso: str
    size: int
    checkpoint: Address
    sealed: str
    act: Address
    file: Address
    checkpoints: Address
    keys: str
    key_name: str
    zone: str
    way: tuple[Beside, ...]


def proof_of(visit: Visit, entry: Entry) -> ProofView | None:
    """Give what a page shows of the proof of an act; nothing, where there is no log or its checkpoint does not reach so far."""
    log = visit.served.logged
    if log is None or entry.position >= log.seal.size:
        return None
    seal = log.seal
    received = log.received(entry.position)
    timeless = visit.address.dated("").known_at("")
    return ProofView(
        entry.id,
        entry.position,
        visit.moment(received) if received else "",
        visit.second(received) if received else "",
        seal.size,
        checkpoint_address(visit, seal),
        visit.moment(seal.time) if seal.time else "",
        timeless.to("record", f"{entry.id}.json"),
        timeless.to("record", f"{entry.id}.tlog-proof", under=str(seal.size)),
        timeless.to("record", "checkpoints"),
        log.keys,
        log.origin,
        visit.organization.corpus.header.seat.zone,
        _way(visit, log, entry.position),
    )


def checkpoint_address(visit: Visit, seal: Sealed) -> Address:
    """Give the address of a checkpoint's page."""
    return visit.address.to("record", "checkpoints", str(seal.size))


def siblings(index: int, size: int) -> tuple[tuple[int, int], ...]:
    """Say which leaves each hash of an inclusion proof stands for, from one up to another, the leaf's own sibling first.

    >>> siblings(2, 7)
    ((3, 4), (0, 2), (4, 7))
    """
    first, stop = 0, size
    found = []
    while stop - first > 1:
        middle = first + split(stop - first)
        if index < middle:
            found.append((middle, stop))
            stop = middle
        else:
            found.append((first, middle))
            first = middle
    return tuple(reversed(found))


def _way(visit: Visit, log: Logged, position: int) -> tuple[Beside, ...]:
    ranges = siblings(position, log.seal.size)
    hashes = log.reader.inclusion(position, log.seal.size)
    return tuple(
        Beside(
            str(visit.text("proof-left" if stop <= position else "proof-right")),
            visit.text("act", n=str(first)) if stop - first == 1 else visit.text("proof-acts", first=first, last=stop - 1),
            base64(one),
        )
        for (first, stop), one in zip(ranges, hashes, strict=True)
    )
