"""This file is about a second site: the CSTO's history on a log of its own, served as people serve it, by a process."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import RemoteDisconnected
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page

from foedus.cli import main
from foedus.shelves.entries import enter
from foedus.shelves.founding import found, open_reader
from foedus.shelves.log import LogReader
from foedus.shelves.opening import Opened, history
from tests import chromium
from tests.web.conftest import Get, fetching

BATCH = 60
FIRST = 1_795_305_600
"""22 November 2026, 03:00 in Moscow: when the log of the tests was begun."""


@dataclass(frozen=True)
class LoggedSite:
    """A site on a log: its address, the place of its record, and what fetches from it."""

    address: str
    place: str
    get: Get

    @property
    def reader(self) -> LogReader:
        """Read the log beside the site."""
        return open_reader(self.place)


def begin(opened: Opened, place: Path, *, most: int = 10_000) -> str:
    """Begin a log at a place, and enter the history in batches, a minute apart."""
    assert opened.organization is not None
    clock = iter(range(FIRST, FIRST + 10**6, 60))
    log = found(opened.organization.corpus, str(place), clock=lambda: next(clock))
    entries, _ = history(opened.files, opened.organization.corpus)
    for start in range(0, min(most, len(entries)), BATCH):
        enter(log, entries[start : min(most, start + BATCH)])
    log.shelf.close()
    return str(place)


def run(*words: str, status: int = 0) -> None:
    """Run a command, which is to give this status."""
    assert main(list(words)) == status


def open_for_kazakhstan(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Work in a folder in which a record lies that Kazakhstan has founded with its root key, and that may hold closed acts."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("FOEDUS_LANGUAGE", "en")
    run("key", "new", "KAZ.key", "--name", "KAZ")
    named = capsys.readouterr().out.strip()
    run("log", "init", "csto", "--record", "record.db", "--root", f"KAZ={named}", "--genesis", "genesis.json")
    run("sign", "genesis.json", "--key", "KAZ.key", "--out", "genesis.signatures")
    opening = ("--genesis", "genesis.json", "--signatures", "genesis.signatures")
    run("log", "init", "csto", "--record", "record.db", *opening, "--highest-level", "for official use")


@contextmanager
def serving(place: str, *, submit: bool = False, reader: str = "") -> Iterator[LoggedSite]:
    """Serve a record by a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = f"from foedus.web import serve; serve('csto', port={port}, record={place!r}, submit={submit}, reader={reader!r})"
    server = subprocess.Popen([sys.executable, "-c", command])
    # Browsers give cryptography to pages from this computer by its name.
    address = f"http://localhost:{port}"
    try:
        _await(f"{address}/checkpoint")
        yield LoggedSite(address, place, fetching(address))
    finally:
        server.terminate()
        server.wait(10)


def _await(address: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError, RemoteDisconnected):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def logged(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoggedSite]:
    """Serve the whole history on a log."""
    with serving(begin(opened, tmp_path_factory.mktemp("record") / "record.db")) as site:
        yield site


@pytest.fixture(scope="session")
def logged_window(browser: Browser, logged: LoggedSite) -> Iterator[Page]:
    """Open a window on the logged site."""
    with chromium.window(browser, logged.address) as page:
        yield page


@pytest.fixture
def window(logged_window: Page) -> Iterator[Page]:
    """Look at the logged site with a browser that never saw it."""
    yield logged_window
    chromium.as_new(logged_window)


@pytest.fixture
def lacking(browser: Browser, logged: LoggedSite) -> Iterator[Page]:
    """Look at the logged site with a browser from which a script may take something away."""
    with chromium.window(browser, logged.address) as page:
        yield page
