"""This file serves an application as the product does: granian, two processes of two threads."""

from __future__ import annotations

from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server


def serve(application: Any, port: int) -> None:
    """Serve until stopped."""
    server = Server(
        "benchmarks",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=2,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    )
    server.serve(target_loader=lambda _: application)
