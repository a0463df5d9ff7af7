"""A server hands closed acts to members over HTTP, and a member's witness keeps them: the whole way, as people run it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from foedus.shelves.remote import Remote
from foedus.shelves.shelf import Identity
from foedus.shelves.sqlite import SqliteShelf
from foedus.witness.home import Home, open_home
from foedus.witness.ledger import Ledger
from foedus.witness.mirror import Mirrors
from tests.web.log.conftest import _await, open_for_kazakhstan, run, serving

CLOSED = '2026-11-24 KAZ states "a canary for {to}"\n  closed by: EP 10\n  closed matter: organ:CSC\n  closed level: for official use\n'


def submit(text: str) -> None:
    Path("act.journal").write_text(text)
    for file in ("act.json", "act.signatures"):
        Path(file).unlink(missing_ok=True)
    run("act", "act.journal", "--key", "KAZ.key", "--out", "act.json")
    run("sign", "act.json", "--key", "KAZ.key", "--out", "act.signatures")
    run("submit", "act.json", "act.signatures", "--record", "record.db")


def test_a_member_s_witness_has_what_its_member_may_read_and_the_public_has_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_for_kazakhstan(tmp_path, monkeypatch, capsys)
    run("log", "keys", "csto", "--record", "record.db")
    keys = [line for line in capsys.readouterr().out.splitlines() if line.startswith("csto")]
    Path("log.keys").write_text("".join(f"{one}\n" for one in keys))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://localhost:{port}"
    run("witness", "init", "home", "--name", "kaz.example/w", "--keys", "log.keys", "--url", address)
    run("key", "new", "home/reading.key", "--name", "KAZ")
    reader = capsys.readouterr().out.strip().splitlines()[-1]
    submit(f"2026-11-23 KAZ credentials key {reader}\n  holder: the witness\n  scopes: reading\n")
    submit(CLOSED.format(to="members"))
    server = subprocess.Popen(
        [sys.executable, "-m", "foedus.cli", "serve", "csto", "--record", "record.db", "--port", str(port), "--closed", address]
    )
    try:
        _await(f"{address}/checkpoint")
        assert (Remote(address).get("closed").status, Remote(address).post("closed", b"x").status) == (200, 400)
        home = open_home(Path("home"))
        assert isinstance(home, Home)
        ledger = Ledger(home.ledger)
        mirrors = Mirrors(home, ledger, lambda of, identity: _shelf(of.mirror(identity.origin), identity))
        assert mirrors.update("csto", 1_795_000_000) is None
        assert mirrors.bodies("csto").count() == (1, 0)
        assert b"a canary for members" in mirrors.bodies("csto").of([2])[2][0]
        bundle = urllib.request.urlopen(f"{address}/act/000.p/3", timeout=10).read()
        assert b"key-credentialed" in bundle or b"grants" in bundle
        assert b"canary" not in bundle
        mirrors.close()
        ledger.close()
    finally:
        server.terminate()
        server.wait(10)
    capsys.readouterr()
    run("witness", "export", "home", "tiles", "--json")
    assert json.loads(capsys.readouterr().out)["closed"] == 1
    run("log", "import", "tiles", "--record", "own.db")
    for seat, sees in (("KAZ", True), ("", False)):
        run("journal", "csto", "--record", "own.db", "--reader", seat)
        assert ("a canary for members" in capsys.readouterr().out) == sees


def _shelf(path: Path, identity: Identity) -> SqliteShelf:
    path.parent.mkdir(exist_ok=True)
    return SqliteShelf(path, identity)


def test_a_server_that_hands_out_nothing_says_how_it_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    run("log", "init", "csto", "--record", str(tmp_path / "record.db"))

    with serving(str(tmp_path / "record.db")) as site:
        answered = [Remote(site.address).get("closed"), Remote(site.address).post("closed", b"x")]

    assert [one.status for one in answered] == [404, 404]
    assert "foedus serve --record --closed" in answered[0].body.decode()
