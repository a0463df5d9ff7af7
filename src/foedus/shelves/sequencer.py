"""This file is about the sequencer: many authors at once, one order, and one signed checkpoint for all who came together.

Each author's thread brings its act and waits. One of those who wait examines the acts of all, while another enters those
that were examined before, in one batch; those who come meanwhile are the next. So the cost of making a batch durable
is shared, and grows smaller for each the more there are; and what one core checks, another need not wait for.
That each thread examined its own act was tried: threads of one interpreter take turns at everything but the bare
arithmetic of a signature, and changing places cost more than was won.

Several processes, or hosts with one database, each have a sequencer of their own: the shelf lets in one at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
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

    __slots__ = ("_gate", "_sent", "_task", "act", "failed", "told")

    def __init__(self, data: bytes, signatures: bytes, stub: Stub | None) -> None:
        self._sent = data, signatures, stub
        self._task: _Task | None = None
        self.act: Examined | None = None
        self.told: Receipt | Finding | None = None
        self.failed: BaseException | None = None
        self._gate = Lock()
        self._gate.acquire()

    def wait(self) -> _Task | None:
        """Wait to be called: because there is an answer, or something to be done for others too."""
        self._gate.acquire()
        task, self._task = self._task, None
        return task

    def call(self, task: _Task | None = None) -> None:
        """Call whoever waits."""
        self._task = task
        self._gate.release()

    def examine(self, log: str) -> None:
        """Examine the act for a log."""
        data, signatures, stub = self._sent
        try:
            found = examined(data, signatures, log=log, stub=stub)
        except BaseException as error:  # noqa: BLE001 — its author is told, in its own thread
            self.failed = error
            return
        if isinstance(found, Examined):
            self.act = found
        else:
            self.told = found

    @property
    def answered(self) -> bool:
        return self.told is not None or self.failed is not None


_Task = Callable[[_Ticket], "_Task | None"]
"""What a thread does for all; it is given its own ticket, and may give what is to be done next."""


class Sequencer:
    """The way into a log for many threads at once; it belongs to one process.

    :param most: the most acts under one checkpoint.
    """

    def __init__(self, log: Log, *, most: int = MOST) -> None:
        self.log = log
        self._most = most
        self._mutex = Lock()
        self._waiting: deque[_Ticket] = deque()
        self._ready: deque[_Ticket] = deque()
        self._examining = False
        self._entering = False

    def submit(self, data: bytes, signatures: bytes = b"", stub: Stub | None = None) -> Receipt | Note:
        """Enter an act, and return when it is durable; or refuse it in a note signed with the log's key.

        An act that is on the record already keeps its place: whoever was not told, sends it again.

        :param data: the act's canonical bytes.
        :param signatures: the lines beside it.
        :raises LogError: the log must not go on.
        :raises OSError: the shelf cannot be written just now; the act may or may not be there.
        """
        ticket = _Ticket(data, signatures, stub)
        with self._mutex:
            self._waiting.append(ticket)
            leads, self._examining = not self._examining, True
        task = self._examine if leads else ticket.wait()
        while task is not None:
            task = task(ticket) or (None if ticket.answered else ticket.wait())
        if ticket.failed is not None:
            raise ticket.failed
        assert ticket.told is not None
        return self.log.refuse(data, ticket.told) if isinstance(ticket.told, Finding) else ticket.told

    def __len__(self) -> int:
        """Say how many acts wait for the next batch."""
        return len(self._waiting) + len(self._ready)

    def _examine(self, own: _Ticket) -> _Task | None:
        """Examine those who wait; then let the next examine, and enter the batch if nobody is entering one."""
        with self._mutex:
            some = _taken(self._waiting, self._most)
        for one in some:
            one.examine(self.log.origin)
        refused = [one for one in some if one.answered and one is not own]
        with self._mutex:
            self._ready.extend(one for one in some if not one.answered)
            after = self._waiting[0] if self._waiting else None
            self._examining = after is not None
            first = self._ready[0] if self._ready and not self._entering else None
            self._entering = self._entering or first is not None
        # A thread has one task at a time: whoever waits first is called to examine, whoever is ready first to enter.
        if after is not None:
            after.call(self._examine)
        for one in refused:
            one.call()
        if first is None or first is own:
            return self._enter if first is own else None
        first.call(self._enter)
        return None

    def _enter(self, own: _Ticket) -> None:
        """Enter those who are ready, one's own among them; then let the next enter, and tell them."""
        with self._mutex:
            batch = _taken(self._ready, self._most)
        try:
            acts = [one.act for one in batch if one.act is not None]
            for ticket, told in zip(batch, self.log.enter(acts), strict=True):
                ticket.told = told
        except BaseException as error:  # noqa: BLE001 — each author is told, in its own thread
            for ticket in batch:
                ticket.failed = error
        with self._mutex:
            after = self._ready[0] if self._ready else None
            self._entering = after is not None
        if after is not None:
            after.call(self._enter)
        for ticket in batch:
            if ticket is not own:
                ticket.call()


def _taken(waiting: deque[_Ticket], most: int) -> list[_Ticket]:
    return [waiting.popleft() for _ in range(min(most, len(waiting)))]
