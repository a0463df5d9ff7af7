"""This file is about copying a record while it is in use, and putting such a copy back.

A record is one file. The copy is made by SQLite's online backup, so writers need not stop; then it is read anew from
its first page to its last and its tree is made again, before it gets its name. It does not hold the log's keys.
"""

from __future__ import annotations

import os
from contextlib import closing
from hashlib import sha256
from itertools import count
from pathlib import Path

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.frontier import Frontier, grown
from foedus.record.hashing import leaf_hash
from foedus.shelves.connections import connected, said
from foedus.shelves.heads import Heads, Seen
from foedus.shelves.layout import MADE
from foedus.shelves.log import LogError, LogReader
from foedus.shelves.shelf import DamagedError, NotAShelfError, Shelf
from foedus.shelves.sqlite import SqliteShelf, file_fault

CHUNK = 4096
"""Rows that are hashed at a time when a copy is read anew."""

TAKEN = Code("backup-taken", path=str)
ITSELF = Code("backup-itself", path=str)
NO_RECORD = Code("backup-no-record", path=str)
UNSOUND = Code("backup-unsound", position=int, found=str, expected=str)
OTHER_LOG = Code("restore-other-log", found=str, expected=str)
SHORTER = Code("restore-shorter", size=int, expected=int)
BEHIND = Code("restore-behind", size=int, expected=int, lost=int)
DIVERGES = Code("restore-diverges", size=int, found=str, expected=str)


class Copied(Struct, frozen=True):
    """A record that was copied or put back: its log, the size and the root of what is there now, and where the old one went."""

    origin: str
    size: int
    root: bytes
    aside: str = ""


def backup(record: Path, target: Path) -> Copied | Finding:
    """Copy a record to a file; one that holds an earlier state of the same log is replaced, any other is not.

    :raises NotAShelfError: the record is none.
    :raises OSError: it cannot be read, or the copy cannot be written.
    """
    if _is_one_file(record, target):
        # What is entered while the copy is made would go with the file that the copy replaces.
        return ITSELF.finding(path=target.name)
    with closing(SqliteShelf(record, read_only=True)) as shelf:
        begun = LogReader(shelf)
        refused = _replaceable(target, begun)
        if refused:
            return refused
        part = target.with_name(target.name + ".part")
        try:
            _copy(record, part)
            found = checked(part)
            if isinstance(found, Finding):
                return found
            # Others may have entered acts meanwhile: the copy has them, or stops where it began, and agrees with the record.
            now = LogReader(shelf)
            if found.size > now.size or now.root(found.size) != found.root:
                return UNSOUND.finding(position=found.size, found=found.root.hex(), expected=now.frontier.root.hex())
            _settle(part, target)
        finally:
            _remove(part)
    return found


def checked(path: Path) -> Copied | Finding:
    """Read a copy anew: its pages, every leaf and act, its whole tree, its newest checkpoint.

    :raises OSError: it cannot be read.
    """
    try:
        with closing(SqliteShelf(path, read_only=True)) as shelf:
            unsound = next(shelf.faults(), None) or _unsound_row(shelf)
            if unsound:
                return unsound
            log = LogReader(shelf)
            return Copied(log.origin, log.size, log.frontier.root)
    except LogError as error:
        return error.finding
    except (NotAShelfError, DamagedError):
        return file_fault(path) or NO_RECORD.finding(path=path.name)


def restore(copy: Path, record: Path, heads: Heads, *, origin: str, accept_loss: bool = False) -> Copied | Finding:
    """Put a copy of a record in its place; the file that was there is set aside and not removed.

    :param heads: what this machine remembers of the log.
    :param accept_loss: go on although acts are lost that were on the record: whoever holds receipts of them can prove it.
    :raises OSError: the copy cannot be read or written.
    """
    if _is_one_file(record, copy):
        return ITSELF.finding(path=copy.name)
    found = checked(copy)
    if isinstance(found, Finding):
        return found
    if found.origin != origin:
        return OTHER_LOG.finding(found=found.origin, expected=origin)
    with closing(SqliteShelf(copy, read_only=True)) as shelf:
        refused = _held_back(LogReader(shelf), record, heads, accept_loss=accept_loss)
    if refused:
        return refused
    part = record.with_name(record.name + ".part")
    record.parent.mkdir(parents=True, exist_ok=True)
    try:
        _copy(copy, part)
        again = checked(part)
        if again != found:
            return again if isinstance(again, Finding) else UNSOUND.finding(position=0, found=again.root.hex(), expected=found.root.hex())
        aside = _set_aside(record)
        # Dead here: there is no record at its place; its copy and the file that was set aside are whole. Restore again.
        _settle(part, record)
    finally:
        _remove(part)
    heads.accept(Seen(found.size, found.root))
    return Copied(found.origin, found.size, found.root, aside)


def _held_back(copy: LogReader, record: Path, heads: Heads, *, accept_loss: bool) -> Finding | None:
    """Say why a copy may not take the place of a record: the record knows more, or this machine does."""
    refused = None
    if record.exists():
        try:
            with closing(SqliteShelf(record, read_only=True)) as shelf:
                refused = _compared(copy, LogReader(shelf))
        except (NotAShelfError, DamagedError, LogError):
            # What is there cannot be read: that is what copies are for. What is remembered of it still counts.
            refused = None
    seen = heads.last()
    if refused is None and seen is not None:
        if seen.size > copy.size:
            refused = BEHIND.finding(size=copy.size, expected=seen.size, lost=seen.size - copy.size)
        elif copy.root(seen.size) != seen.root:
            refused = DIVERGES.finding(size=seen.size, found=copy.root(seen.size).hex(), expected=seen.root.hex())
    return None if accept_loss and refused and refused.code == BEHIND.name else refused


def _compared(copy: LogReader, record: LogReader) -> Finding | None:
    common = min(copy.size, record.size)
    if copy.origin != record.origin:
        return OTHER_LOG.finding(found=copy.origin, expected=record.origin)
    if copy.root(common) != record.root(common):
        return DIVERGES.finding(size=common, found=copy.root(common).hex(), expected=record.root(common).hex())
    return SHORTER.finding(size=copy.size, expected=record.size) if copy.size < record.size else None


def _replaceable(target: Path, record: LogReader) -> Finding | None:
    if not target.exists():
        return None
    try:
        with closing(SqliteShelf(target, read_only=True)) as shelf:
            old = LogReader(shelf)
            same = old.origin == record.origin and old.size <= record.size and record.root(old.size) == old.frontier.root
    except (NotAShelfError, DamagedError, LogError):
        same = False
    return None if same else TAKEN.finding(path=target.name)


def _is_one_file(record: Path, copy: Path) -> bool:
    return record.exists() and copy.exists() and record.samefile(copy)


def _unsound_row(shelf: Shelf) -> Finding | None:
    """Make the whole tree anew from the rows, and hold it against the newest checkpoint; hold every act against its leaf."""
    frontier, hashes = Frontier(), []
    for row in shelf.rows():
        digest = row.id if row.act is None else sha256(row.act).hexdigest()
        if digest != row.id:
            return UNSOUND.finding(position=row.position, found=digest, expected=row.id)
        hashes.append(leaf_hash(row.leaf))
        if len(hashes) == CHUNK:
            frontier, hashes = grown(frontier, hashes)[0], []
    frontier, _ = grown(frontier, hashes)
    root = LogReader(shelf).frontier.root
    if frontier.root != root:
        return UNSOUND.finding(position=frontier.size, found=frontier.root.hex(), expected=root.hex())
    return None


def _copy(source: Path, part: Path) -> None:
    _remove(part)
    with said(), closing(connected(source, mode="ro")) as origin, closing(connected(part, mode="rwc")) as copy:
        # All pages in one step: others enter meanwhile into the write-ahead log, and the copy is of one moment.
        origin.backup(copy)
        # SQLite counts a copy as a change of the tables; it is none, and the field says how they were made.
        copy.execute(f"PRAGMA schema_version = {len(MADE)}")
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _settle(part: Path, target: Path) -> None:
    """Give a copy its name, when it is on the disk."""
    for path in (part, part.parent):
        file = os.open(path, os.O_RDONLY)
        os.fsync(file)
        os.close(file)
    part.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _set_aside(record: Path) -> str:
    """Rename a record with all that lies beside it, and say under which name it is now."""
    if not record.exists():
        return ""
    free = next(name for name in (f"{record.name}.before-{number}" for number in count(1)) if not record.with_name(name).exists())
    # The file beside it first: a record without it is what it was before its newest batches, never anything else.
    for suffix in ("-wal", "-shm", ".ids", ".ids-wal", ".ids-shm", ""):
        path = record.with_name(record.name + suffix)
        if path.exists():
            path.replace(record.with_name(free + suffix))
    return free


def _remove(part: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal", ".ids", ".ids-wal", ".ids-shm"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)
