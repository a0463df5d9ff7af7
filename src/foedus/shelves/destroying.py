"""This file is about destroying the bytes of an act: only where an act on the record says so openly, signed, and says what it means.

The log never forgets that the act was entered, when, and under which id; whoever has kept its bytes can still
prove that they are those. What is destroyed here may lie in copies and backups: their keepers do the same with them
(:func:`carry_out`), for the statement is on every copy. An export is rid of it when it is made the next time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol, runtime_checkable

from foedus.finding import Code, Finding
from foedus.organization.closure import may_be_closed
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.canonical import decode
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.restriction import BodyDestroyed
from foedus.record.signature import COMPILER
from foedus.shelves.log import LogReader
from foedus.shelves.shelf import Row, Shelf

KIND = f'"kind":"{BodyDestroyed.kind}"'.encode()

NOT_THERE = Code("destroy-not-there", wanted=str)
UNSTATED = Code("destroy-unstated", wanted=str)
NEVER = Code("destroy-never", kind=str)


def destroy(log: LogReader, act: str) -> Finding | None:
    """Destroy the bytes of an act of which its seat has stated openly that they are to be; say why not, where they stay.

    The record's own acts, and all on which it rests who is bound and who may read, are never destroyed.
    """
    with log.shelf.writing() as writing:
        log.catch_up()
        at = log.shelf.position(act)
        row = next(log.shelf.rows(at, at + 1), None) if at is not None else None
        if row is None or row.act is None:
            return NOT_THERE.finding(wanted=act)
        found = decode(row.act, VOCABULARY)
        if isinstance(found, Act) and not may_be_closed(found):
            return NEVER.finding(kind=found.kind)
        seat = found.seat if isinstance(found, Act) else ""
        if not any(_states(one, act, seat) for one in log.shelf.rows(row.position + 1, log.size)):
            return UNSTATED.finding(wanted=act)
        writing.forget(row.position)
    return None


def stated(log: LogReader, start: int = 0) -> tuple[str, ...]:
    """Give the acts of which a statement says that their bytes are destroyed, and whose bytes are still here.

    :param start: from which position on statements are looked for.
    """
    named = dict.fromkeys(act for act, _ in statements(log, start))
    return tuple(act for act in named if any(row.act is not None for row in _row(log.shelf, act)))


def statements(log: LogReader, start: int = 0) -> Iterator[tuple[str, str]]:
    """Give the acts of which somebody states, openly and signed, that their bytes are destroyed, each with the seat that states it.

    :param start: from which position on statements are looked for.
    """
    for row in log.shelf.rows(start, log.size):
        said = _statement(row)
        if isinstance(said, Act) and isinstance(said.body, BodyDestroyed):
            yield said.body.what, said.seat


def carry_out(log: LogReader, start: int = 0) -> tuple[str, ...]:
    """Destroy, on a copy of a log, what statements on it say is destroyed; give the acts whose bytes are gone by that.

    :param start: from which position on statements are looked for.
    """
    # Dead in between: what was destroyed is; the rest is found again, for its bytes are still here.
    return tuple(act for act in stated(log, start) if destroy(log, act) is None)


@runtime_checkable
class Resting(Protocol):
    """A shelf whose file can be brought to rest, so that all of it is in the file and nothing beside it."""

    def still(self) -> AbstractContextManager[Any]:
        """Have the file lie still."""


@runtime_checkable
class Sweeping(Protocol):
    """A shelf whose server leaves destroyed bytes where they were until it is told to write its files anew."""

    def sweep(self) -> None:
        """Write them anew."""


def sweep(shelf: Shelf) -> None:
    """Leave no destroyed byte in what belongs to a shelf: not in an SQLite record's write-ahead log, not in a server's dead rows.

    :raises StuckError: others read or write so much that it cannot be done now; what was destroyed stays destroyed.
    """
    if isinstance(shelf, Sweeping):
        shelf.sweep()
    elif isinstance(shelf, Resting):
        with shelf.still():
            pass


def _row(shelf: Shelf, act: str) -> Iterator[Row]:
    at = shelf.position(act)
    return shelf.rows(at, at + 1) if at is not None else iter(())


def _statement(row: Row) -> Act | None:
    """Read a row as the open, signed statement that bytes are destroyed; nothing, where it is none."""
    if row.act is None or KIND not in row.act:
        return None
    leaf, said = decode_leaf(row.leaf), decode(row.act, VOCABULARY)
    if not isinstance(leaf, Leaf) or leaf.stub is not None or not isinstance(said, Act) or said.key == COMPILER:
        return None
    return said if isinstance(said.body, BodyDestroyed) else None


def _states(row: Row, act: str, seat: str) -> bool:
    """Say whether a row is the signed, open statement of a seat that the bytes of its act are destroyed."""
    said = _statement(row) if row.act is not None and act.encode() in row.act else None
    return said is not None and isinstance(said.body, BodyDestroyed) and said.body.what == act and seat in {"", said.seat}
