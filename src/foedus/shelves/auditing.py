"""This file is about auditing a log where it lies: part by part, on all cores, going on where an interrupted audit was.

What is held against what is said in :mod:`foedus.organization.audit`, which knows no disk. Here processes are
started, each of which opens the shelf for itself, and what cannot be read becomes a finding with its place.
"""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.organization.audit.course import Course, check_seen
from foedus.organization.audit.part import CHAIN, LENGTH, Counts, Part, check_part
from foedus.organization.audit.terms import CHECKPOINT, POSITION, Terms, placed
from foedus.organization.chain import Chain, chain_of
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.epoch import check_epochs
from foedus.record.policy import Policy, parse_policy, witnessed
from foedus.record.vkey import VerifierKey
from foedus.shelves.heads import Heads
from foedus.shelves.interruption import Interruption
from foedus.shelves.log import LogError, LogReader, own_acts, verifier_keys
from foedus.shelves.places import head_path, open_shelf, policy_path
from foedus.shelves.reigning import Trust, read, trust
from foedus.shelves.shelf import Shelf
from foedus.shelves.sqlite import SqliteShelf, file_fault
from foedus.shelves.storage import at_page, storage_faults
from foedus.shelves.tiles.directory import BrokenFileError, TileShelf

MOST = 100
"""Findings after which an audit ends: what is wrong throughout is not told row by row."""

ALONE = 2 * LENGTH
"""Rows for which one process is enough: starting others would take longer."""

AHEAD = 2
"""Parts that another process has before it: the one that it audits, and the next."""

FAR = 8
"""How much further than that the parts may go that wait for an earlier one."""

UNREADABLE = Code("audit-unreadable", problem=str)
OTHER_KEY = Code("audit-key", found=tuple, expected=str)

KEYS = "keys"
"""The place of a fault in what a record says of its log's keys."""

Progress = Callable[[int, int], None]
Span = tuple[int, int]
T = TypeVar("T")


class Measure(Struct, frozen=True):
    """What comes from elsewhere: the anchor, the log's key, a policy, a checkpoint that somebody kept."""

    anchor: str = ""
    key: VerifierKey | None = None
    policy: Policy | None = None
    seen: bytes = b""


class Outcome(Struct, frozen=True):
    """What an audit found out. It is *verified* when an anchor from elsewhere was met, else *self-consistent* at best."""

    origin: str
    size: int
    root: str
    anchor: str
    counts: Counts
    checkpoints: int
    witnessed: int
    resumed: int
    findings: tuple[Finding, ...]
    anchored: bool = False

    @property
    def sound(self) -> bool:
        """Say whether nothing is wrong."""
        return not any(finding.severity == "error" for finding in self.findings)


def open_source(place: str) -> Shelf:
    """Open what is to be audited, for reading: a folder of tiles, or a record by its place.

    :raises BrokenFileError: the folder is no exported log.
    :raises RecordMissingError: there is no record at that place.
    """
    return TileShelf(Path(place)) if Path(place).is_dir() else open_shelf(place, read_only=True)


def audit(
    place: str,
    measure: Measure | None = None,
    *,
    progress: Progress = lambda _done, _of: None,
    kept: Interruption | None = None,
    cores: int = 0,
) -> Outcome:
    """Audit a log from its first row to its last.

    :param kept: where an interrupted audit is remembered; without it nothing is.
    :param cores: how many processes; 0: as many as there are cores.
    :raises RecordMissingError: there is no record at that place.
    """
    measure = measure or Measure()
    try:
        shelf = open_source(place)
    except BrokenFileError as error:
        return Outcome("", 0, "", "", Counts(), 0, 0, 0, (error.finding,))
    except (OSError, ValueError, sqlite3.Error):
        # Python cannot even decode what SQLite says of some damaged files: a ValueError like that of a file of another kind.
        found = file_fault(Path(place)) if Path(place).is_file() else None
        if found is None:
            raise
        return Outcome("", 0, "", "", Counts(), 0, 0, 0, (at_page(found),))
    try:
        return _Audit(place, shelf, measure, progress, kept).run(cores or os.cpu_count() or 1)
    finally:
        shelf.close()


class _Audit:
    """One audit of one place."""

    def __init__(self, place: str, shelf: Shelf, measure: Measure, progress: Progress, kept: Interruption | None) -> None:
        self.place, self.shelf, self.measure, self.progress, self.kept = place, shelf, measure, progress, kept
        self.findings: dict[Finding, None] = {}
        policy = measure.policy or _beside(place, shelf)
        self.terms = Terms(shelf.identity.origin, (), policy.keys if policy else (), measure.anchor)
        self.course = Course(shelf)
        self.resumed = 0
        self.stored: tuple[Finding, ...] | None = None

    def run(self, cores: int) -> Outcome:
        if not _at_rest(self.shelf):
            self.stored = _stored(self.shelf)
        self._log(cores)
        kept = dict.fromkeys(_stored(self.shelf) if self.stored is None else self.stored)
        # The pages of a file are where the fault of a row lies; the files of an export repeat what its rows and full tiles say.
        self.findings = self.findings | kept if isinstance(self.shelf, TileShelf) else kept | self.findings
        standing = self.course.standing
        if self.kept:
            self.kept.forget()
        return Outcome(
            self.terms.origin, standing.size, standing.root.hex(), self._anchor(), standing.counts,
            standing.checkpoints, standing.witnessed, self.resumed, tuple(islice(self.findings, MOST)),
            anchored=bool(self.measure.anchor),
        )  # fmt: skip

    def _log(self, cores: int) -> None:
        rows = self._attempt(self._rows, 0)
        if rows and self.terms.keys:
            self._resume(rows)
            self._parts(rows, cores)
            if len(self.findings) < MOST:
                self._attempt(lambda: self._note(self.course.end(rows)), None)
                self._attempt(self._looked_up, None)
        elif self.terms.keys:
            self._attempt(lambda: self._note(self.course.advance(check_part(self.shelf, 0, 0, self.terms))), None)
            self._attempt(lambda: self._note(self.course.end(0)), None)
        self._attempt(self._elsewhere, None)
        self._attempt(self._remembered, None)

    def _rows(self) -> int:
        try:
            keys = verifier_keys(self.shelf.identity)
        except LogError as error:
            self._note([placed(error.finding, KEYS, 0)])
            return 0
        if self.measure.key and self.measure.key not in keys:
            self._note([placed(OTHER_KEY.finding(found=self.shelf.identity.keys, expected=str(self.measure.key)), KEYS, 0)])
        size = self.shelf.size()
        chain = self._attempt(lambda: self._chain(size), Chain())
        named = chain.after[-1].named if chain.after and self.measure.policy is None else ()
        witnesses = dict.fromkeys((*self.terms.witnesses, *(key for one in read(named) for key in one.policy.keys)))
        self.terms = Terms(self.terms.origin, keys, tuple(witnesses), self.terms.anchor, chain)
        return size

    def _chain(self, size: int) -> Chain:
        """Follow the acts that the record lists as its own; what the list says of positions that are not there is told here."""
        beyond = tuple(str(position) for position in self.shelf.chain() if position >= size)
        if beyond:
            self._note([placed(CHAIN.finding(found=beyond, expected=(), first=size, stop=size), POSITION, size)])
        return chain_of(own_acts(self.shelf, size))

    def _note(self, findings: tuple[Finding, ...] | list[Finding] | Iterator[Finding]) -> None:
        self.findings.update(dict.fromkeys(findings))

    def _attempt(self, what: Callable[[], T], otherwise: T) -> T:
        try:
            return what()
        except Exception as error:  # noqa: BLE001 — whatever a damaged shelf raises is what is wrong with it
            self._note([fault(error)])
            return otherwise

    def _resume(self, rows: int) -> None:
        recalled = self.kept.recalled(self.shelf, self.terms) if self.kept else None
        if recalled and recalled[0].size <= rows:
            self.course = Course(self.shelf, *recalled)
            self.resumed = recalled[0].size

    def _parts(self, rows: int, cores: int) -> None:
        spans = [(first, min(first + LENGTH, rows)) for first in range(self.resumed, rows, LENGTH)]
        workers = min(cores, len(spans)) if rows - self.resumed > ALONE else 1
        for part in self._each(spans, workers):
            self._note(self.course.advance(part))
            self.progress(part.stop, rows)
            if len(self.findings) >= MOST:
                return
            if self.kept and not self.findings and part.stop - part.first == LENGTH:
                self.kept.keep(self.course.standing, part.commitments, self.terms)

    def _each(self, spans: list[Span], workers: int) -> Iterator[Part]:
        if workers == 1:
            for first, stop in spans:
                yield read_part(self.shelf, first, stop, self.terms)
            return
        # New processes, not copies of this one: a copy would share its open files and connections. This one audits too.
        with ProcessPoolExecutor(workers - 1, get_context("spawn"), _opened, (self.place, self.terms)) as pool:
            stored = pool.submit(_stored_there) if self.stored is None else None
            yield from _in_order(
                spans,
                lambda span: read_part(self.shelf, *span, self.terms),
                lambda span: pool.submit(_audited, *span),
                AHEAD * (workers - 1),
            )
            self.stored = stored.result() if stored else self.stored

    def _looked_up(self) -> None:
        """Hold the index of ids that lies beside the rows, where there is one, against them."""
        if isinstance(self.shelf, SqliteShelf):
            index = self.shelf.ids()
            index.catch_up()
            self._note(islice(self.course.looked_up(index.entries()), MOST))

    def _elsewhere(self) -> None:
        """Hold the log against what comes from elsewhere: a policy, a checkpoint that somebody kept."""
        note, policy, standing = self.shelf.note(), self.measure.policy, self.course.standing
        head = open_checkpoint(note, self.terms.keys, origin=self.terms.origin) if note is not None else None
        if policy and isinstance(head, SignedCheckpoint) and isinstance(met := witnessed(policy, head), Finding):
            self._note([placed(met, CHECKPOINT, head.checkpoint.size)])
        # What a broken log says of itself is not told: where it is broken is.
        if standing.size and not any(one.severity == "error" for one in self.findings):
            self._bound(policy)
        if self.measure.seen:
            seen = open_checkpoint(self.measure.seen, self.terms.keys, origin=self.terms.origin)
            if isinstance(seen, Finding):
                self._note([seen])
            else:
                self._note(check_seen(seen.checkpoint, standing.size, lambda size: LogReader(self.shelf).root(size)))

    def _bound(self, policy: Policy | None) -> None:
        """Say what the record says of itself that a reader must know: what was lost, and which policies do not count yet."""
        try:
            log = LogReader(self.shelf)
        except (LogError, BrokenFileError):
            # The newest checkpoint is not as it was: where it lies, that is told with its place.
            return
        keys = tuple(str(key) for key in self.terms.keys)
        after = self.terms.chain.after
        for one in check_epochs(after[-1], self.terms.origin, keys, log.root) if after else ():
            kept = dict(one.params).get("kept", 0)
            self._note([placed(one, POSITION, kept if isinstance(kept, int) else 0)])
        judging = None if policy else trust(log, beside=_beside(self.place, self.shelf))
        if isinstance(judging, Trust):
            self._note([placed(one, POSITION, int(str(one.param("position")))) for one in judging.findings])

    def _remembered(self) -> None:
        """Hold the log against what this machine remembers of it."""
        if not isinstance(self.shelf, TileShelf):
            LogReader(self.shelf, Heads(head_path(self.place, self.terms.origin), self.terms.origin))

    def _anchor(self) -> str:
        try:
            return next((row.id for row in self.shelf.rows(0, 1)), "")
        except Exception:  # noqa: BLE001 — it is told of already
            return ""


def _stored(shelf: Shelf) -> tuple[Finding, ...]:
    return tuple(islice(storage_faults(shelf), MOST))


def _at_rest(shelf: Shelf) -> bool:
    """Say whether all is in the shelf's file; if not, it comes to rest only while nobody reads."""
    log = shelf.path.with_name(shelf.path.name + "-wal") if isinstance(shelf, SqliteShelf) else None
    return log is None or not log.exists() or not log.stat().st_size


def _beside(place: str, shelf: Shelf) -> Policy | None:
    """Read the policy that lies beside a record: its witnesses' lines can be checked, though who keeps the record chose them."""
    path = policy_path(place, shelf.identity.origin)
    found = parse_policy(path.read_bytes(), path=path.name) if path.is_file() else None
    return found if isinstance(found, Policy) else None


def fault(error: Exception) -> Finding:
    """Say what an exception tells of a shelf that cannot be read."""
    if isinstance(error, BrokenFileError | LogError):
        return error.finding
    return UNREADABLE.finding(problem=f"{type(error).__name__}: {error}")


def read_part(shelf: Shelf, first: int, stop: int, terms: Terms) -> Part:
    """Audit a part of a shelf; what cannot be read is a finding, at the first row that cannot."""
    try:
        return check_part(shelf, first, stop, terms, look_up=False)
    except Exception as error:  # noqa: BLE001 — whatever a damaged shelf raises is what is wrong with it
        found = fault(error)
        if found.place is None:
            found = placed(found, POSITION, _unreadable(shelf, first, stop))
        return Part(first, stop, findings=(found,))


def _unreadable(shelf: Shelf, first: int, stop: int) -> int:
    for position in range(first, stop):
        try:
            tuple(shelf.rows(position, position + 1))
        except Exception:  # noqa: BLE001 — as above
            return position
    return first


_SHELF: list[tuple[Shelf, Terms]] = []
"""What a worker has open."""


def _opened(place: str, terms: Terms) -> None:
    _SHELF[:] = [(open_source(place), terms)]


def _audited(first: int, stop: int) -> Part:
    shelf, terms = _SHELF[0]
    return read_part(shelf, first, stop, terms)


def _stored_there() -> tuple[Finding, ...]:
    shelf, _ = _SHELF[0]
    return _stored(shelf)


def _in_order(spans: list[Span], here: Callable[[Span], Part], there: Callable[[Span], Future[Part]], ahead: int) -> Iterator[Part]:
    """Give the parts in order while others audit those that follow; while the next is not ready, one is audited here.

    :param ahead: how many parts the others have before them: enough that they never wait, few enough that the last are shared.
    """
    begun: deque[Part | Future[Part]] = deque()
    left = deque(spans)
    try:
        while begun or left:
            waiting = sum(isinstance(one, Future) and not one.done() for one in begun)
            begun.extend(there(left.popleft()) for _ in range(min(ahead - waiting, len(left))))
            first = begun[0]
            if isinstance(first, Future) and not first.done() and left and len(begun) < FAR * ahead:
                begun.append(here(left.popleft()))
                continue
            begun.popleft()
            yield first.result() if isinstance(first, Future) else first
    finally:
        for one in begun:
            if isinstance(one, Future):
                one.cancel()
