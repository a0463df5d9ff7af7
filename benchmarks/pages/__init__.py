"""This benchmark asks for the list of the last 50 of 10,000 acts as 16 browsers at once would, and for the same page by Django's templates and ORM.

Both run under granian with two workers, in turn, round after round of the same run. Our page is asked
for in three ways: as it is served (a page that was made is remembered), made anew from rows that are
kept (an act does not change, so its row does not), and with nothing kept at all, so that each request
puts fifty sentences together from the acts. The peer is spared that: its rows hold finished sentences.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.measure import ROOT, Row, at_least, at_most, report

if TYPE_CHECKING:
    from collections.abc import Iterator

CONNECTIONS, SECONDS, ROUNDS = 16, 4, 3
SCRIPT = "done = function(s, l, r) io.write(string.format('P95 %f\\n', l:percentile(95) / 1000)) end\n"
SERVERS = {
    "remembered": ("benchmarks.pages.ours", "remembered"),
    "made anew": ("benchmarks.pages.ours", "anew"),
    "nothing kept": ("benchmarks.pages.ours", "nothing"),
    "Django templates and ORM": ("benchmarks.pages.peer",),
}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _served(command: tuple[str, ...], folder: Path) -> Iterator[str]:
    port = _free_port()
    server = subprocess.Popen([sys.executable, "-m", *command, str(port), str(folder)], cwd=ROOT)
    address = f"http://127.0.0.1:{port}/en/record/"
    try:
        _wait(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=5) as page:
                assert page.read().count(b"<tr>") == 51, "a head and fifty acts"
                return
        except OSError as error:
            if server.poll() is not None:
                raise RuntimeError("the server did not start") from error
            time.sleep(0.1)
    raise TimeoutError(address)


def _wrk(address: str, script: Path) -> tuple[float, float]:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(script), address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    rate, late = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"P95 ([\d.]+)", said)
    assert rate is not None, said
    assert late is not None, said
    return float(rate[1]), float(late[1])


def run() -> bool:
    """Measure the three servers in turn, several times, and compare their medians."""
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in SERVERS}
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "late.lua"
        script.write_text(SCRIPT)
        for _ in range(ROUNDS):
            for name, command in SERVERS.items():
                with _served(command, Path(folder)) as address:
                    measured[name].append(_wrk(address, script))
    rate = {name: median(one[0] for one in some) for name, some in measured.items()}
    late = {name: median(one[1] for one in some) for name, some in measured.items()}
    peer = rate["Django templates and ORM"]
    return report(
        "pages",
        [
            Row("peer: the same page by Django templates and ORM", peer, "pages/s"),
            Row("peer: 95 of 100 requests within", late["Django templates and ORM"], "ms"),
            Row("the list of 50 acts, with nothing kept at all", rate["nothing kept"], "pages/s"),
            Row("times the peer, with nothing kept at all", rate["nothing kept"] / peer, "×"),
            Row("the list of 50 acts, made anew from kept rows", rate["made anew"], "pages/s"),
            at_least("times the peer, made anew from kept rows", rate["made anew"] / peer, "×", 3),
            at_most("95 of 100 requests within, made anew from kept rows", late["made anew"], "ms", 50),
            Row("the list of 50 acts, as served (remembered)", rate["remembered"], "pages/s"),
            at_least("times the peer, as served", rate["remembered"] / peer, "×", 3),
            at_most("95 of 100 requests within, as served", late["remembered"], "ms", 50),
        ],
        connections=CONNECTIONS,
        rounds={name: [{"pages/s": one[0], "p95 ms": one[1]} for one in some] for name, some in measured.items()},
    )
