"""This file is about the gate of a record: what is examined of an act before its turn, and what at the head, when its turn has come.

Whether bytes are an act of this log and whether its signatures are true hangs on nothing but the bytes: that is
:func:`examine`, and every author's thread may do it for itself. What hangs on the record as it stands is the
:class:`Gate`'s, which sees one act after another. Nothing else is refused (design, decision 1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Protocol

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.organization.admission import OTHER_LOG
from foedus.organization.chain import Judge, Standing, followed
from foedus.organization.closure import Terms, check_closed
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.quota import Window, counted, is_counted, limits, over
from foedus.record.act import Act
from foedus.record.anchor import AGAIN, check_genesis
from foedus.record.authority import OWN, Authority, after
from foedus.record.binding import EpochBegun, record_of
from foedus.record.canonical import decode
from foedus.record.entry import Entry
from foedus.record.epoch import AWAITED, check_epoch, is_awaited
from foedus.record.genesis import Genesis
from foedus.record.leaf import Stub
from foedus.record.signature import COMPILER, check_signatures

UNEXAMINED = Code("act-unexamined")
UNSIGNED = Code("act-unsigned")


class Submitted(Protocol):
    """What comes to the gate: an act's id, its bytes, its stub if it is closed, and what :func:`examine` made of its bytes."""

    @property
    def id(self) -> str:
        """Give the act's id."""

    @property
    def data(self) -> bytes:
        """Give the act's bytes."""

    @property
    def signatures(self) -> bytes:
        """Give the signatures' lines."""

    @property
    def stub(self) -> Stub | None:
        """Give what is to be said openly of the act, if it is closed."""

    @property
    def act(self) -> object:
        """Give the act, once it was examined."""


class Kept(Standing, Protocol):
    """A row of the record, as far as its gate must know it."""

    @property
    def leaf(self) -> bytes:
        """Give the leaf's bytes."""


Tail = Callable[[int, Instant], Iterable[Kept]]
"""Gives the rows from a position on that were received after an instant."""


class Sound(Struct, frozen=True, gc=False):
    """An act whose bytes are canonical, of this log, and truly signed; with its id."""

    id: str
    act: Act


def examine(data: bytes, signatures: bytes, *, log: str, history: bool = False) -> Sound | Finding:
    """Read an act from bytes of any origin and check its signatures, or say why it can never enter this log.

    :param data: the act's bytes.
    :param signatures: the lines beside it (:mod:`foedus.record.signature`).
    :param log: the log's origin.
    :param history: whether it may be reported history, which nobody signed: only who keeps the record enters that.
    """
    act = decode(data, VOCABULARY)
    if isinstance(act, Finding):
        return act
    if act.log != record_of(log):
        return OTHER_LOG.finding(named=act.log, expected=record_of(log))
    if act.key == COMPILER and not history:
        return UNSIGNED.finding()
    found = sha256(data).hexdigest()
    return check_signatures(found, act.key, signatures) or Sound(found, act)


class Gate:
    """The gate of one log. It learns every row in order, and admits at the head.

    :param keys: the log's verifier keys, which its first act must name.
    :param closed: under what closed acts are taken here; without it none is.
    """

    def __init__(self, keys: Sequence[str], closed: Terms | None = None) -> None:
        self._keys = tuple(keys)
        # The first of a log's keys has the origin as its name.
        self._origin = self._keys[0].split("+", 1)[0] if self._keys else ""
        self._closed = closed
        self._size = 0
        self._pending = 0
        self._authority = Authority()
        self._now_under(self._authority)
        self._judge = Judge()
        self._window = Window()
        self._waiting: dict[str, tuple[int, int]] = {}

    def _now_under(self, authority: Authority) -> None:
        """Go on under what the chain says now; what every act must be asked by it is worked out once."""
        self._next = authority
        self._awaits = is_awaited(authority, self._origin)
        self._limits = limits(authority.rules)

    def begun(self, size: int, own: Sequence[Standing], tail: Tail = lambda _first, _after: (), last: Instant = 0) -> Finding | None:
        """Learn how far the record goes that is opened, and of its own acts who may sign in it; say if one of them is unsound.

        :param tail: gives the rows behind the head, of which a quota must know those of one period.
        :param last: when the log received its last act.
        """
        self._size, self._authority = size, Authority()
        found = self._learned(own)
        rules = self._authority.rules
        if limits(rules):
            self._count(tail(self._authority.since + 1, last - rules.per))
        return found

    def admit(self, submitted: Submitted, received: Instant = 0) -> Finding | None:
        """Say why an act may not enter at the head as it stands; nothing, where it may.

        :param received: when the log receives it.
        """
        act = submitted.act
        if not isinstance(act, Act):
            return UNEXAMINED.finding()
        position = self._size + self._pending
        if position == 0:
            found = check_genesis(act, self._keys)
        else:
            found = AGAIN.finding(position=position) if isinstance(act.body, Genesis) else self._of_epoch(act, position)
        if found is None and submitted.stub is not None:
            found = check_closed(submitted.stub, act, len(submitted.data), self._closed)
        found = found or self._judge.unauthorized(self._next, act, submitted.id, position, submitted.signatures)
        found = found or self._metered(act, len(submitted.data), received)
        if found is None:
            self._pending += 1
            if act.body.kind in OWN:
                before = self._next.since
                self._now_under(after(self._next, Entry(act, submitted.id, position)))
                if self._next.since != before:
                    self._waiting.clear()
        return found

    def _of_epoch(self, act: Act, position: int) -> Finding | None:
        """Say why an act may not enter this log at this place, by the epochs of its record."""
        if not isinstance(act.body, EpochBegun):
            return AWAITED.finding(origin=self._origin, position=position) if self._awaits else None
        return check_epoch(self._next, act, position, self._origin, self._keys)

    def _metered(self, act: Act, size: int, received: Instant) -> Finding | None:
        """Count an act towards its seat's quota, or say that there is no more of it."""
        rules = self._next.rules
        if not self._limits or not is_counted(act, rules):
            return None
        waiting, bytes_ = self._waiting.get(act.seat, (0, 0))
        # Rules that this batch brought count from after their own act, as they will for everybody who reads the log.
        acts, held = self._window.used(act.seat, received, rules.per) if self._next.since == self._authority.since else (0, 0)
        found = over(rules, act.seat, (acts + waiting, held + bytes_), size)
        if found is None:
            self._waiting[act.seat] = waiting + 1, bytes_ + size
        return found

    def passed(self, rows: Sequence[Kept]) -> Finding | None:
        """Learn what is on the record now; what was admitted and is not in it was not kept. Say if an own act in it is unsound."""
        self._pending = 0
        self._waiting.clear()
        if rows:
            self._size = rows[-1].position + 1
        found = self._learned([row for row in rows if row.own])
        if limits(self._authority.rules):
            self._count(rows)
        return found

    def _count(self, rows: Iterable[Kept]) -> None:
        rules, since = self._authority.rules, self._authority.since
        for row in rows:
            one = counted(row.act, row.leaf, rules) if row.position > since and row.act is not None else None
            if one is not None:
                self._window.add(one)

    def _learned(self, own: Sequence[Standing]) -> Finding | None:
        since = self._authority.since
        for row in own:
            found = followed(self._authority, row)
            if isinstance(found, Finding):
                return found
            self._authority = found
        if self._authority.since != since:
            self._window.forget()
        self._now_under(self._authority)
        return None
