"""This file is about going on after a loss: the log of a new epoch, made of what is left of one that lost its end.

First the end is looked for: in the mirrors of the members (``foedus log refetch``). Only where nobody has it do the founders
sign that it is lost; then the leaves that are left begin another log, with another origin and other keys
(:mod:`foedus.record.epoch`). The record that lost its end stays as it is, and can be audited as before.
"""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime

from foedus.finding import Code, Finding
from foedus.organization.gate import Gate
from foedus.record.act import Act, Times
from foedus.record.binding import EpochBegun, following, record_of
from foedus.record.canonical import encode
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.epoch import OTHER_ROOT
from foedus.shelves.entries import examined
from foedus.shelves.founding import Clock, now, opened_log, own_key
from foedus.shelves.heads import Heads
from foedus.shelves.log import Examined, Log, LogReader, own_acts
from foedus.shelves.places import head_path, make_shelf, open_shelf

NOTHING_LOST = Code("epoch-nothing-lost", size=int, seen=int)
NO_EPOCH = Code("epoch-no-act", found=str)


def draft_epoch(place: str, to: str, seen: bytes, *, seat: str, key: str, clock: Clock = now) -> bytes | Finding:
    """Make the act with which a new epoch is to begin, for the founders to sign; the new log's keys are made now.

    :param place: the record that lost its end.
    :param to: where the record is to go on.
    :param seen: the greatest checkpoint of it that anybody has, signed by the log.
    :param seat: the founder that proposes it; ``key``: its root key, as acts name keys.
    :raises RecordMissingError: there is no record at that place.
    """
    with closing(open_shelf(place, read_only=True)) as shelf:
        log = LogReader(shelf)
        opened = open_checkpoint(seen, log.keys, origin=log.origin)
        if isinstance(opened, Finding):
            return opened
        lost = opened.checkpoint
        if lost.size <= log.size:
            return NOTHING_LOST.finding(size=log.size, seen=lost.size)
        origin, kept, root = log.origin, log.size, log.frontier.root
    new = own_key(following(origin), to, None)
    body = EpochBegun(
        lost=lost.size, former=origin, kept=kept, root=root.hex(), lost_root=lost.root.hex(), keys=tuple(map(str, new.identity.keys))
    )
    done = datetime.fromtimestamp(clock(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return encode(Act(log=record_of(origin), seat=seat, key=key, nonce=os.urandom(32).hex(), times=Times(done=done), body=body))


def begin_epoch(place: str, to: str, data: bytes, signatures: bytes, *, clock: Clock = now) -> Log | Finding:
    """Go on with a record after a loss that its founders admit: what is left is taken over, and their act entered after it.

    What was begun and broken off is gone on with.

    :param place: the record that lost its end; it stays as it is.
    :param to: where it goes on.
    :param data: what :func:`draft_epoch` made; ``signatures``: the founders' lines.
    :raises RecordMissingError: there is no record at that place.
    """
    with closing(open_shelf(place, read_only=True)) as shelf:
        former = LogReader(shelf)
        new = own_key(following(former.origin), to, None)
        act = examined(data, signatures, log=new.identity.origin)
        if isinstance(act, Finding):
            return act
        refused = _refused(act, former, Gate(new.identity.keys))
        if refused:
            return refused
        heads = Heads(head_path(to, new.identity.origin), new.identity.origin)
        log = opened_log(make_shelf(to, new.identity), new, clock, heads)
        log.take_over(former.shelf)
        # Dead before the next line: the log takes nothing but this act, which is handed in again.
        told = log.enter([act])
    if isinstance(told[0], Finding):
        log.shelf.close()
        return told[0]
    return log


def checkpoint_at(log: LogReader, size: int) -> SignedCheckpoint | None:
    """Give the checkpoint of a size, as witnesses of a new epoch need that of what was left."""
    note = log.shelf.note(size)
    opened = open_checkpoint(note, log.keys, origin=log.origin) if note else None
    return opened if isinstance(opened, SignedCheckpoint) and opened.checkpoint.size == size else None


def _refused(act: Examined, former: LogReader, gate: Gate) -> Finding | None:
    """Say why an act begins no new epoch of a record, before anything is made: by whom it is signed, and what it says is left."""
    found = act.act
    if not isinstance(found, Act) or not isinstance(found.body, EpochBegun):
        return NO_EPOCH.finding(found=found.kind if isinstance(found, Act) else "")
    unsound = gate.begun(former.size, own_acts(former.shelf, former.size))
    return unsound or gate.admit(act, former.last_received) or _other_root(found.body, former)


def _other_root(body: EpochBegun, former: LogReader) -> Finding | None:
    root = former.frontier.root.hex()
    return None if root == body.root else OTHER_ROOT.finding(kept=body.kept, found=root, expected=body.root)
