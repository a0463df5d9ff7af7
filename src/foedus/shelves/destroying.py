"""This file is about destroying the bytes of an act: only where an act on the record says so openly, signed, and says what it means.

The log never forgets that the act was entered, when, and under which id; whoever has kept its bytes can still
prove that they are those. What is destroyed here may lie in copies and backups: they are their keepers' to destroy.
"""

from __future__ import annotations

from foedus.finding import Code, Finding
from foedus.organization.closure import may_be_closed
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.canonical import decode
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.restriction import BodyDestroyed
from foedus.record.signature import COMPILER
from foedus.shelves.log import Log
from foedus.shelves.shelf import Row

NOT_THERE = Code("destroy-not-there", wanted=str)
UNSTATED = Code("destroy-unstated", wanted=str)
NEVER = Code("destroy-never", kind=str)


def destroy(log: Log, act: str) -> Finding | None:
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


def _states(row: Row, act: str, seat: str) -> bool:
    """Say whether a row is the signed, open statement of a seat that the bytes of its act are destroyed."""
    if row.act is None or act.encode() not in row.act:
        return False
    leaf, said = decode_leaf(row.leaf), decode(row.act, VOCABULARY)
    if not isinstance(leaf, Leaf) or leaf.stub is not None or not isinstance(said, Act) or said.key == COMPILER:
        return False
    return isinstance(said.body, BodyDestroyed) and said.body.what == act and seat in {"", said.seat}
