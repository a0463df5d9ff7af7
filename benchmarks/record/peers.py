"""This file asks the peers: they run in a process of their own, under a Python of their own (:mod:`benchmarks.record.strangers`)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import RESULTS

PYTHON = RESULTS / "peers/bin/python"


class Peers:
    """The peers' process: it does one thing at a time, and nothing while it is not asked."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def rate(self, peer: str, work: str, count: int, address: str = "") -> float:
        """Give how many acts or proofs a peer does in a second."""
        told, heard = self._process.stdin, self._process.stdout
        assert told is not None
        assert heard is not None
        told.write(json.dumps({"peer": peer, "work": work, "count": count, "address": address}) + "\n")
        told.flush()
        line = heard.readline()
        if not line:
            raise SystemExit(f"{peer} ended while it was measured: {work}")
        return float(json.loads(line)["rate"])


@contextmanager
def peers(acts: Path, folder: Path) -> Iterator[Peers]:
    """Start the peers.

    :param acts: the file with the acts that all contenders are given.
    :param folder: where they may write.
    """
    if not PYTHON.exists():
        raise SystemExit("the peers are missing: .ci/bench-peers installs them")
    script = Path(__file__).with_name("strangers.py")
    # They must not find this package's folder beside their script.
    command = [str(PYTHON), "-P", str(script), str(acts), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Peers(process)
        finally:
            process.kill()
