"""This file is about the reader's browser as a stranger: Chromium, its own cryptography, and the scripts that our pages send."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

import foedus.web
from tests.interop.question import Question

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
POLICY = "default-src 'none'; script-src 'self'"
PLACES = {"/static/": Path(foedus.web.__file__).parent / "static", "/": Path(__file__).parent / "strangers" / "browser"}
TYPES = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}
AT_ONCE = 500


class Browser:
    """A page in a browser that answers questions."""

    kinds = frozenset({"checkpoint", "cosigned", "inclusion", "consistency", "proof"})

    def __init__(self, page: Page, version: str) -> None:
        self.name = f"Chromium {version}, WebCrypto"
        self.page = page

    def answers(self, questions: Sequence[Question]) -> list[Any]:
        """Answer each question."""
        asked = [{"kind": one.kind, **one.asked} for one in questions]
        told: list[Any] = []
        for first in range(0, len(asked), AT_ONCE):
            told += self.page.evaluate("questions => answered(questions)", asked[first : first + AT_ONCE])
        return told


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium and open the page under the strictest policy that lets its scripts run."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = started.new_page()
        page.goto(f"http://localhost:{server.server_port}/page.html")
        page.wait_for_function("globalThis.answered !== undefined")
        yield Browser(page, started.version.split(".")[0])
        started.close()
    server.shutdown()


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        prefix = next(one for one in PLACES if self.path.startswith(one))
        file = PLACES[prefix] / Path(self.path).name
        if not file.is_file():
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(file.read_bytes())

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 — the library's name
        """Say nothing."""
