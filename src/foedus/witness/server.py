"""This file is about the witness on the network: paths, limits, and who gets which answer; what is answered is decided elsewhere.

=================================  ==========================================================================
``POST /add-checkpoint``           cosign (C2SP's tlog-witness)
``POST /submit``                   carry an act to the host, or keep it with a signed statement
``GET /``                          who this is: its name, its verifier keys, the logs that it watches
``GET /HASH/latest``               the latest cosigned checkpoint; HASH is SHA-256 of the log's origin (tlog-mirror)
``GET /HASH/evidence``             what it holds against the log, one JSON document a line
``GET /HASH/…``                    the mirror, if there is one: its checkpoint, tiles, and what lies beside the log
``/sign``                          the signing page (:mod:`foedus.witness.signing`)
=================================  ==========================================================================

The standard library's server suffices: a witness has a handful of clients.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore, Lock
from typing import Final

from foedus.finding import Finding
from foedus.record.encoding import number
from foedus.record.judgement import Refused
from foedus.witness.answer import TEXT, Answer
from foedus.witness.cosigner import Cosigner
from foedus.witness.home import open_home, origin_hash
from foedus.witness.mirror import Mirrors
from foedus.witness.relay import Relay
from foedus.witness.signing import PATH, SigningPage

MOST_BODY: Final = 1_000_000
"""The most bytes of a request."""

MOST_AT_ONCE: Final = 64
"""The most connections that are served at the same time; others wait."""

MOST_OF_ONE: Final = 32
"""The most connections from one address: whoever holds them all open keeps nobody else out."""

SILENCE: Final = 15
"""Seconds for which a client may be silent before its connection is closed."""

SIZE: Final = "text/x.tlog.size"


class WitnessServer(ThreadingHTTPServer):
    """A witness that answers on a port.

    :param address: host and port; port 0 takes a free one.
    """

    daemon_threads = True
    request_queue_size = MOST_AT_ONCE

    def __init__(self, address: tuple[str, int], cosigner: Cosigner, relay: Relay, mirrors: Mirrors) -> None:
        self.cosigner, self.relay, self.mirrors = cosigner, relay, mirrors
        self.page = SigningPage(relay, mirrors)
        self._room = BoundedSemaphore(MOST_AT_ONCE)
        self._open: Counter[str] = Counter()
        self._counting = Lock()
        super().__init__(address, _Conversation)

    @property
    def url(self) -> str:
        """Give the address under which the witness answers."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    def learn(self) -> Finding | None:
        """Read again what the witness watches: its member may have consented to a log, or heard of another witness, since it began.

        Where it cannot be read it goes on with what it knows, and says why.
        """
        known = self.cosigner.home
        found = open_home(known.path)
        if isinstance(found, Finding):
            return found
        if found != known:
            # Whoever asks between these lines is answered by some of the old and some of the new, and asks again.
            self.relay.home = self.mirrors.home = self.cosigner.home = found
        return None

    def verify_request(self, request: object, client_address: tuple[str, int]) -> bool:
        """Turn a connection away from an address that has too many open."""
        del request
        with self._counting:
            return self._open[client_address[0]] < MOST_OF_ONE

    def process_request(self, request: object, client_address: tuple[str, int]) -> None:
        """Give a connection a thread, when there is room for one more."""
        self._room.acquire()
        with self._counting:
            self._open[client_address[0]] += 1
        super().process_request(request, client_address)  # type: ignore[arg-type]

    def process_request_thread(self, request: object, client_address: tuple[str, int]) -> None:
        """Serve a connection and make room for another."""
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            with self._counting:
                self._open -= Counter({client_address[0]: 1})
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a client go that broke off or was silent; anything else is a mistake here, and is shown."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def posted(self, path: str, body: bytes, host: str = "", origin: str = "") -> Answer:
        """Answer what was sent; where the ledger cannot be written, nothing was signed and nothing is promised.

        :param host: whom the client says that it asks.
        :param origin: from which page, if a browser asks for one.
        """
        try:
            return self.page.posted(path, body, host, origin) if is_page(path) else self._posted(path, body)
        except (OSError, sqlite3.Error):
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE)

    def _posted(self, path: str, body: bytes) -> Answer:
        if path == "/add-checkpoint":
            told = self.cosigner.add_checkpoint(body)
            return _refused(told) if isinstance(told, Refused) else Answer(200, told.encode())
        if path == "/submit":
            carried = self.relay.submit(body)
            return Answer(carried.status, carried.body)
        return Answer(404)

    def asked(self, path: str, languages: str = "") -> Answer:
        """Answer what was asked for.

        :param languages: which the client reads.
        """
        if is_page(path):
            return self.page.asked(path, languages)
        if path == "/":
            return Answer(200, self._introduction().encode())
        hash_, _, rest = path[1:].partition("/")
        origin = next((log.key.name for log in self.cosigner.home.known.logs if origin_hash(log.key.name) == hash_), None)
        if origin is None:
            return Answer(404)
        if rest == "latest":
            latest = self.cosigner.ledger.latest(origin)
            return Answer(200, latest.note) if latest else Answer(404)
        if rest == "evidence":
            lines = [kept.evidence.encode() + b"\n" for kept in self.cosigner.ledger.evidence(origin)]
            return Answer(200, b"".join(lines), "application/jsonl")
        found = self.mirrors.published(origin, rest)
        return Answer(404) if found is None else Answer(200, found, TEXT if rest == "checkpoint" else "application/octet-stream")

    def _introduction(self) -> str:
        home = self.cosigner.home
        keys = (*home.keys.cosigners, home.keys.statements)
        lines = [f"witness {home.keys.name}", *(f"key {one.verifier}" for one in keys)]
        lines += [f"log {log.key.name} /{origin_hash(log.key.name)}/" for log in home.known.logs]
        return "".join(f"{line}\n" for line in lines)


def is_page(path: str) -> bool:
    """Say whether a path is the signing page's."""
    return path == PATH or path.startswith(f"{PATH}/")


def _refused(refused: Refused) -> Answer:
    if refused.size is not None:
        # The one refusal with a form of its own: the size from which to prove (tlog-witness, add-checkpoint).
        return Answer(refused.status, f"{refused.size}\n".encode(), SIZE)
    told = " ".join((refused.finding.code, *(f"{name}={value}" for name, value in refused.finding.params)))
    return Answer(refused.status, f"{told}\n".encode())


class _Conversation(BaseHTTPRequestHandler):
    """One connection, kept open between requests."""

    server: WitnessServer
    protocol_version = "HTTP/1.1"
    server_version = "foedus-witness"
    sys_version = ""
    timeout = SILENCE
    # Head and body leave in one packet: sent in two, the second would wait for the client to acknowledge the first.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        """Take what is sent, if it says how long it is and is not too long."""
        length = number(self.headers.get("Content-Length", ""))
        if length is None or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            self._send(Answer(HTTPStatus.LENGTH_REQUIRED))
        elif length > MOST_BODY:
            self.close_connection = True
            self._send(Answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
        else:
            body = self.rfile.read(length)
            if len(body) == length:
                self._send(self.server.posted(self.path, body, self.headers.get("Host", ""), self.headers.get("Origin", "")))

    def do_GET(self) -> None:
        """Give what is asked for."""
        self._send(self.server.asked(self.path, self.headers.get("Accept-Language", "")))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        """Write no line for each request: what matters is in the ledger."""
