"""The server that people start serves the pages."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from http.client import RemoteDisconnected
from urllib.error import URLError


def test_serving_a_shipped_corpus_brings_its_pages_up_and_stops_when_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = f"from foedus.web import serve; serve('csto', port={port})"
    server = subprocess.Popen([sys.executable, "-c", command])
    try:
        assert "Situation on" in _patiently(f"http://127.0.0.1:{port}/en/")
    finally:
        server.terminate()
    assert server.wait(10) == 0


def _patiently(address: str) -> str:
    until = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError, RemoteDisconnected):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
