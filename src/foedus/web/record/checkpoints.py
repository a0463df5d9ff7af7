"""This file is about checkpoints: what the log said of itself at each size, newest first, and each by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from foedus.web.address import Address
from foedus.web.logged import Logged, Sealed, sealed
from foedus.web.problem import Nearest, Problem
from foedus.web.record.proof import checkpoint_address
from foedus.web.record.rows import lines
from foedus.web.record.witnesses import Cosigners, cosigners
from foedus.web.visit import Visit

PAGE = 50
SHOWN = 50
"""Acts of one checkpoint that its page lists; the record has them all."""


@dataclass(frozen=True, slots=True)
class CheckpointRow:
    """One checkpoint in a list: its size, how many acts it added, when it was signed, its root."""

    size: int
    entered: int
    iso: str
    sealed: str
    root: str
    address: Address


@dataclass(frozen=True, slots=True)
class CheckpointsView:
    """The list of checkpoints; ``origin`` is empty for a draft, which has none."""

    origin: str = ""
    corpus: str = ""
    size: int = 0
    newest: CheckpointRow | None = None
    rows: tuple[CheckpointRow, ...] = ()
    newer: Address | None = None
    older: Address | None = None
    signer: str = ""
    clock: str = ""
    anchor: str = ""
    opened: Address | None = None


@dataclass(frozen=True, slots=True)
class CheckpointView:
    """One checkpoint as its page shows it."""

    row: CheckpointRow
    origin: str
    note: str
    file: Address
    checkpoints: Address
    keys: str
    signer: str
    clock: str
    zone: str
    newest: CheckpointRow | None
    acts: tuple[Markup, ...]
    more: int
    before: Address | None
    cosigners: Cosigners | None


def present(visit: Visit, before: str) -> CheckpointsView | Problem:
    """Show the checkpoints, the newest first, or those before a size."""
    log = visit.served.logged
    if log is None:
        return CheckpointsView(corpus=visit.organization.corpus.header.id)
    if before and not _is_size(before):
        return Problem(404, "problem-checkpoint", before, (_nearest(visit, log.seal),))
    stop = min(int(before), log.seal.size + 1) if before else log.seal.size + 1
    found = _last(log, stop, PAGE + 1)
    rows = [_row(visit, one, found[at + 1].size if at + 1 < len(found) else 0) for at, one in enumerate(found)]
    here = visit.address
    return CheckpointsView(
        log.origin,
        visit.organization.corpus.header.id,
        log.seal.size,
        _row(visit, log.seal, _size_before(log, log.seal.size)),
        tuple(rows[:PAGE]),
        here.asking(before="") if before else None,
        here.asking(before=str(found[PAGE - 1].size)) if len(found) > PAGE else None,
        str(log.signer),
        str(log.clock or ""),
        log.anchor,
        visit.address.to("record", log.anchor[:16]) if log.anchor in visit.organization.by_id else None,
    )


def present_one(visit: Visit, given: str) -> CheckpointView | Problem:
    """Show one checkpoint, and the acts that came with it."""
    log = visit.served.logged
    seal = sealed(log.reader, int(given)) if log and _is_size(given) else None
    if log is None or seal is None:
        near = (_nearest(visit, log.seal),) if log else ()
        return Problem(404, "problem-checkpoint", given, near)
    earlier = _size_before(log, seal.size)
    known = visit.served.organization.by_id
    rows = log.reader.shelf.rows(earlier, min(seal.size, earlier + SHOWN))
    entered = [known[row.id] for row in rows if row.id in known]
    timeless = visit.address.dated("").known_at("")
    return CheckpointView(
        _row(visit, seal, earlier),
        log.origin,
        str(seal.note),
        timeless.to("record", "checkpoints", f"{seal.size}.txt"),
        timeless.to("record", "checkpoints"),
        log.keys,
        str(log.signer),
        str(log.clock or ""),
        visit.organization.corpus.header.seat.zone,
        _row(visit, log.seal, 0) if log.seal.size > seal.size else None,
        lines(visit, entered),
        max(0, seal.size - earlier - SHOWN),
        visit.address.to("record", "checkpoints", str(earlier)) if earlier else None,
        cosigners(visit, log, seal),
    )


def _row(visit: Visit, seal: Sealed, earlier: int) -> CheckpointRow:
    iso, said = (visit.second(seal.time), visit.moment(seal.time)) if seal.time is not None else ("", "—")
    return CheckpointRow(seal.size, seal.size - earlier, iso, said, seal.root, checkpoint_address(visit, seal))


def _last(log: Logged, stop: int, most: int) -> list[Sealed]:
    """Give the last few checkpoints below a size, the newest first."""
    reach = most
    while True:
        start = max(0, stop - reach)
        sizes = deque(_below(log, start, stop), maxlen=most)
        if len(sizes) == most or start == 0:
            break
        # Fewer than wanted, since several acts came under one checkpoint: look twice as far back.
        reach *= 2
    return [seal for size in reversed(sizes) if (seal := sealed(log.reader, size))]


def _below(log: Logged, start: int, stop: int) -> Iterator[int]:
    for size, _ in log.reader.shelf.notes(start):
        if size >= stop:
            return
        yield size


def _size_before(log: Logged, size: int) -> int:
    found = _last(log, size, 1)
    return found[0].size if found else 0


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _nearest(visit: Visit, seal: Sealed) -> Nearest:
    return Nearest(str(seal.size), checkpoint_address(visit, seal))
