"""This file holds witnesses that are killed: a process that, for each line it reads, forks a true witness, which may end at a named step.

A line is ``STEP NUMBER``: the child dies by SIGKILL when its ledger comes to that step for that time; ``never 0`` lets it live
until it is killed from outside. The answer is ``PID URL``. The child is a witness as ``foedus witness serve`` runs it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from foedus.shelves.memory import MemoryShelf
from foedus.witness.cosigner import Cosigner
from foedus.witness.home import Home, open_home
from foedus.witness.ledger import Ledger
from foedus.witness.mirror import Mirrors
from foedus.witness.relay import Relay
from foedus.witness.server import WitnessServer


def ends_at(step: str, number: int) -> Callable[[str], None]:
    left = [number]

    def told(name: str) -> None:
        left[0] -= name == step
        if name == step and left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return told


def serve(folder: Path, step: str, number: int, answer: int) -> None:
    home = open_home(folder)
    assert isinstance(home, Home), home
    ledger = Ledger(home.ledger, step=ends_at(step, number))
    mirrors = Mirrors(home, ledger, lambda _, identity: MemoryShelf(identity))
    clock = lambda: int(time.time())  # noqa: E731
    server = WitnessServer(("127.0.0.1", 0), Cosigner(home, ledger, clock), Relay(home, ledger, clock), mirrors)
    os.write(answer, f"{os.getpid()} {server.url}\n".encode())
    server.serve_forever()


def main() -> None:
    folder = Path(sys.argv[1])
    for line in sys.stdin:
        step, number = line.split()
        child = os.fork()
        if not child:
            serve(folder, step, int(number), sys.stdout.fileno())
        os.waitpid(child, 0)
        os.write(sys.stdout.fileno(), b"dead\n")


if __name__ == "__main__":
    main()
