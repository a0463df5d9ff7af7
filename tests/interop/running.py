"""This file starts programs that serve until they are stopped, and runs those that end by themselves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

PATIENCE = 60
"""Seconds after which a program that does not answer is taken for broken."""

_HERE = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Asks this machine alone, whatever proxy leads elsewhere."""

ROOT = Path(__file__).parents[2]


class Answer(NamedTuple):
    """What came back over HTTP."""

    status: int
    body: bytes
    kind: str


def free_port() -> int:
    """Give a port of this machine on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str], url: str, log: Path) -> Iterator[None]:
    """Run a program until the ``with`` ends; begin when it answers.

    :param log: the file that takes what it prints.
    :raises RuntimeError: it does not answer.
    """
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT, env=environment()) as started:
        try:
            _await(started, url, log)
            yield
        finally:
            started.terminate()
            started.wait(PATIENCE)


def _await(started: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and started.poll() is None:
        try:
            fetch(url)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{started.args!r} does not answer at {url}\n{log.read_text()}")


def until_there(url: str) -> None:
    """Wait until something is found at an address.

    :raises RuntimeError: it is never found.
    """
    until = time.monotonic() + PATIENCE
    while fetch(url).status != HTTPStatus.OK:
        if time.monotonic() > until:
            raise RuntimeError(f"nothing at {url}")
        time.sleep(0.1)


def ran(*command: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end."""
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, env=environment() | dict(more or {}), check=False)


def foedus(*arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run our own command line."""
    return ran(sys.executable, "-m", "foedus.cli", *arguments, given=given, more=more)


def environment() -> dict[str, str]:
    """Give the environment of this process, so that ours finds its own code."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in (str(ROOT / "src"), str(ROOT)) if one)}


def fetch(url: str, body: bytes | None = None) -> Answer:
    """Ask for a page, or send something."""
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "text/plain; charset=utf-8"})
    try:
        with _HERE.open(request, timeout=PATIENCE) as answer:
            return Answer(answer.status, answer.read(), answer.headers.get("Content-Type", ""))
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read(), error.headers.get("Content-Type", ""))
