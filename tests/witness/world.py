"""This file holds what the tests of witnesses share: a host on loopback, witnesses on loopback, and a clock that the test sets.

Nothing is pretended: requests go over HTTP, ledgers lie in files, keys are true. Only the clock is the test's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import msgspec

from foedus.record.addition import Addition
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.cosignature import cosign
from foedus.record.note import signed
from foedus.record.policy import Group, KnownLog, Policy, Witness
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey
from foedus.shelves.log import Examined, Log, LogKey, LogReader
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.remote import Answered, Remote
from foedus.shelves.shelf import Identity, Shelf
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.tiles.serving import published
from foedus.witness.cosigner import Cosigner
from foedus.witness.home import Home, make_home, open_home
from foedus.witness.ledger import Ledger
from foedus.witness.mirror import Mirrors
from foedus.witness.relay import Relay
from foedus.witness.rounds import Rounds
from foedus.witness.server import WitnessServer

KEY = LogKey(SignerKey("union", ED25519, bytes(range(32))), SignerKey("union/clock", COSIGNATURE, bytes(range(32, 64))))
DELEGATE = SignerKey("delegate", ED25519, bytes(range(64, 96)))
NOW = 1_763_683_200


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: int = NOW) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


def act_bytes(number: int, *, log: str = "union", key: str = "") -> bytes:
    """Write bytes that are an act so far as a log and a witness look: they name the log and the key."""
    return msgspec.json.encode({"key": key or key_name(DELEGATE.verifier.key), "log": log, "nonce": f"{number:064x}"})


def examined(number: int) -> Examined:
    data = act_bytes(number)
    act = sha256(data).hexdigest()
    return Examined(act, data, str(sign_act(act, DELEGATE)).encode())


def submission(number: int, *, log: str = "union") -> bytes:
    data = act_bytes(number, log=log)
    return data + b"\n" + str(sign_act(sha256(data).hexdigest(), DELEGATE)).encode()


def log_with(*numbers: int, clock: Clock | None = None, shelf: Shelf | None = None) -> Log:
    """Make the log of the union, with these acts entered one after another."""
    log = Log(shelf or MemoryShelf(KEY.identity), KEY, clock or Clock())
    log.found()
    for number in numbers:
        log.enter([examined(number)])
    return log


def head(log: LogReader) -> SignedCheckpoint:
    assert log.head is not None
    return log.head


def checkpoint(
    size: int, root: bytes, *, origin: str = "union", signer: SignerKey = KEY.signer, time: int | None = None
) -> SignedCheckpoint:
    """Sign a checkpoint as a host can that lies: of any size, with any root, at any time."""
    said = Checkpoint(origin, size, root)
    note = signed(said.text, signer)
    return SignedCheckpoint(said, note if time is None else note.also([cosign(said, KEY.clock, time=time)]))


def request(log: LogReader, old: int, size: int | None = None) -> bytes:
    """Write the request of an honest host: cosign the tree of a size, which begins with that of the old size."""
    reached = log.size if size is None else size
    shown = head(log) if reached == log.size else checkpoint(reached, log.root(reached))
    return Addition(old, log.consistency(old, reached), shown.note, shown.checkpoint).encode()


class Host:
    """A host on loopback: it publishes a log straight from its shelf and takes acts. ``takes`` is what it does with what is sent."""

    def __init__(self, log: LogReader | None) -> None:
        self.log = log
        self.takes: Callable[[bytes], tuple[int, bytes]] = lambda _: (503, b"")
        self.lies: dict[str, bytes | None] = {}
        self.asked: list[str] = []
        host = self

        class Conversation(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host.asked.append(self.path[1:])
                self.answer(*host.published(self.path[1:]))

            def do_POST(self) -> None:
                self.answer(*host.takes(self.rfile.read(int(self.headers["Content-Length"]))))

            def answer(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Conversation)
        Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def published(self, path: str) -> tuple[int, bytes]:
        if self.log is None:
            return 503, b""
        self.log.catch_up()
        found = self.lies[path] if path in self.lies else published(self.log, path)
        return (404, b"") if found is None else (200, found)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Running:
    """A witness that answers on loopback, as ``foedus witness serve`` runs it; its rounds go when the test says."""

    def __init__(self, home: Home, clock: Clock) -> None:
        self.home = home
        self.clock = clock
        self.ledger = Ledger(home.ledger)
        self.mirrors = Mirrors(home, self.ledger, mirror_shelf)
        self.relay = Relay(home, self.ledger, clock)
        self.server = WitnessServer(("127.0.0.1", 0), Cosigner(home, self.ledger, clock), self.relay, self.mirrors)
        self.rounds = Rounds(self.mirrors, self.relay, clock, learn=self.server.learn)
        Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = self.server.url

    @property
    def witness(self) -> Witness:
        return Witness(self.home.keys.name, self.home.keys.cosigners[0].verifier, self.url)

    def post(self, path: str, body: bytes) -> Answered:
        return Remote(self.url).post(path, body)

    def add(self, body: bytes) -> Answered:
        return self.post("add-checkpoint", body)

    def kinds(self, origin: str = "union") -> list[str]:
        return [kept.evidence.kind for kept in self.ledger.evidence(origin)]

    def close(self) -> None:
        self.rounds.end()
        self.server.shutdown()
        self.server.server_close()
        self.mirrors.close()
        self.ledger.close()


def mirror_shelf(home: Home, identity: Identity) -> Shelf:
    path = home.mirror(identity.origin)
    path.parent.mkdir(exist_ok=True)
    return SqliteShelf(path, identity)


class World:
    """Hosts and witnesses that end with the test."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.clock = Clock()
        self._stack = stack

    def host(self, log: LogReader | None) -> Host:
        host = Host(log)
        self._stack.callback(host.close)
        return host

    def witness(self, name: str, *, url: str = "", peers: tuple[Witness, ...] = (), post_quantum: bool = False) -> Running:
        known = Policy((KnownLog(KEY.signer.verifier, url),), (Witness("clock", KEY.clock.verifier), *peers))
        made = make_home(self.folder / name, f"{name.lower()}.example/w", known, post_quantum=post_quantum)
        assert isinstance(made, Home), made
        return self.run(made)

    def run(self, home: Home) -> Running:
        running = Running(home, self.clock)
        self._stack.callback(running.close)
        return running

    def again(self, name: str) -> Running:
        """Start a witness anew from its folder."""
        home = open_home(self.folder / name)
        assert isinstance(home, Home), home
        return self.run(home)

    def policy(self, *witnesses: Running, least: int) -> Policy:
        named = tuple(one.witness for one in witnesses)
        return Policy((), named, (Group("members", least, tuple(one.name for one in named)),), "members")


@contextmanager
def world(folder: Path) -> Iterator[World]:
    with ExitStack() as stack:
        yield World(folder, stack)
