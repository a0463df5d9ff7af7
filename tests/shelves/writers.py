"""This file is about writers as processes of their own, which a test lets run, and ends when it likes.

A writer is forked, so that it is there at once; it opens the shelf for itself. It enters act after act,
beginning with a number, and says of each at which position it stands as soon as it was told so.
"""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from foedus.shelves.log import Log, Receipt
from foedus.shelves.shelf import Shelf

from .shelves import KEY, NOW, examined

Opener = Callable[[], Shelf]


@dataclass
class Writer:
    """A process that writes, and what it has said: the act's number and its position."""

    pid: int
    pipe: int
    said: list[tuple[int, int]] = field(default_factory=list)
    _rest: bytes = b""

    def hear(self, seconds: float, *, most: int = 1_000_000) -> None:
        """Listen for so long, or until it has said so much, or has ended."""
        until = time.monotonic() + seconds
        while len(self.said) < most and (left := until - time.monotonic()) > 0 and select.select([self.pipe], [], [], left)[0]:
            if not self._read():
                return

    def kill(self) -> list[tuple[int, int]]:
        """End it at once, wherever it is, and give all that it has said."""
        os.kill(self.pid, signal.SIGKILL)
        return self.join()

    def join(self) -> list[tuple[int, int]]:
        """Wait until it has ended, and give all that it has said."""
        while self._read():
            pass
        os.close(self.pipe)
        _, status = os.waitpid(self.pid, 0)
        assert status in {0, signal.SIGKILL}, f"a writer ended with {status}"
        return self.said

    def _read(self) -> bool:
        data = os.read(self.pipe, 65_536)
        *lines, self._rest = (self._rest + data).split(b"\n")
        # A line that was broken off was not said.
        self.said += [(int(number), int(position)) for number, position in (line.split() for line in lines)]
        return bool(data)


def writer(shelf: Opener, first: int, count: int = 1_000_000, *, patient: bool = False) -> Writer:
    """Start a process that enters so many acts, one after another.

    :param patient: whether it goes on when the shelf cannot be written: it opens it anew and sends the same act again.
    """
    hears, says = os.pipe()
    pid = os.fork()
    if pid:
        os.close(says)
        return Writer(pid, hears)
    status = 1
    try:
        _write(shelf, range(first, first + count), says, patient=patient)
        status = 0
    finally:
        os._exit(status)


def _write(opened: Opener, numbers: range, says: int, *, patient: bool) -> None:
    log: Log | None = None
    for number in numbers:
        while True:
            try:
                log = log or Log(opened(), KEY, lambda: NOW)
                (told,) = log.enter([examined(number)])
            except OSError:
                if not patient:
                    raise
                log = None
                time.sleep(0.01)
            else:
                assert isinstance(told, Receipt)
                os.write(says, b"%d %d\n" % (number, told.position))
                break
