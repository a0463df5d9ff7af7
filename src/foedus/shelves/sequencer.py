"""This file is about the sequencer: many authors at once, one order, and one signed checkpoint for all who came together.

Every author's thread examines its own act, which needs nobody else; then it queues. Whoever finds nobody
at the head enters all that wait, its own among them, in one batch; those who come meanwhile are the next.
So the cost of making a batch durable is shared, and grows smaller for each the more there are.

Several processes, or hosts with one database, each have a sequencer of their own: the shelf lets in one at a time.
"""

from __future__ import annotations

from collections import deque
from threading import Lock

from foedus.finding import Finding
from foedus.record.leaf import Stub
from foedus.record.note import Note
from foedus.shelves.entries import examined
from foedus.shelves.log import Examined, Log, Receipt

MOST = 512
"""The most acts that are entered under one checkpoint: those who wait behind should not wait long."""


class _Ticket:
    """An act that waits, its author's thread with it."""

    __slots__ = ("_gate", "act", "failed", "told")

    def __init__(self, act: Examined) -> None:
        self.act = act
        self.told: Receipt | Finding | None = None
        self.failed: BaseException | None = None
        self._gate = Lock()
        self._gate.acquire()

    def wait(self) -> None:
        """Wait to be called: because there is an answer, or to lead the next batch."""
        self._gate.acquire()

    def call(self) -> None:
        """Call whoever waits."""
        self._gate.release()

    @property
    def answered(self) -> bool:
        return self.told is not None or self.failed is not None


class Sequencer:
    """The way into a log for many threads at once; it belongs to one process.

    :param most: the most acts under one checkpoint.
    """

    def __init__(self, log: Log, *, most: int = MOST) -> None:
        self.log = log
        self._most = most
        self._mutex = Lock()
        self._waiting: deque[_Ticket] = deque()
        self._led = False

    def submit(self, data: bytes, signatures: bytes = b"", stub: Stub | None = None) -> Receipt | Note:
        """Enter an act, and return when it is durable; or refuse it in a note signed with the log's key.

        An act that is on the record already keeps its place: whoever was not told, sends it again.

        :param data: the act's canonical bytes.
        :param signatures: the lines beside it.
        :raises LogError: the log must not go on.
        :raises OSError: the shelf cannot be written just now; the act may or may not be there.
        """
        found = examined(data, signatures, log=self.log.origin, stub=stub)
        told = found if isinstance(found, Finding) else self._queued(found)
        return self.log.refuse(data, told) if isinstance(told, Finding) else told

    def __len__(self) -> int:
        """Say how many acts wait for the next batch."""
        return len(self._waiting)

    def _queued(self, act: Examined) -> Receipt | Finding:
        ticket = _Ticket(act)
        with self._mutex:
            self._waiting.append(ticket)
            leads, self._led = not self._led, True
        if not leads:
            ticket.wait()
        if not ticket.answered:
            self._lead()
        if ticket.failed is not None:
            raise ticket.failed
        assert ticket.told is not None
        return ticket.told

    def _lead(self) -> None:
        """Enter those who wait, the leader first among them; then call them, and the leader of the next batch."""
        with self._mutex:
            batch = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
        try:
            for ticket, told in zip(batch, self.log.enter([one.act for one in batch]), strict=True):
                ticket.told = told
        except BaseException as error:  # noqa: BLE001 — each author is told, in its own thread
            for ticket in batch:
                ticket.failed = error
        finally:
            with self._mutex:
                self._led = bool(self._waiting)
                after = self._waiting[0] if self._waiting else None
        if after is not None:
            after.call()
        for ticket in batch[1:]:
            ticket.call()
