"""This file is about the site that the tests visit: the CSTO's corpus, served by a thread, and a real browser."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import Message
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from playwright.sync_api import Browser, Page

from foedus.record.entry import Entry
from foedus.shelves.opening import Opened, open_organization
from foedus.web.house import _HOUSES
from foedus.web.server import application
from tests.chromium import as_new, window

TODAY = "2026-03-01"


@dataclass(frozen=True)
class Reply:
    """What the site answered."""

    status: int
    text: str
    headers: Message
    body: bytes


Get = Callable[..., Reply]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the library's name
        """Say nothing."""


@pytest.fixture(autouse=True)
def served_again() -> Iterator[None]:
    """Let a test open another organization; the one that was served before comes back afterwards."""
    before = list(_HOUSES)
    yield
    _HOUSES[:] = before or _HOUSES


@pytest.fixture(scope="session")
def opened() -> Opened:
    """Open the shipped corpus with its history."""
    return open_organization("csto")


@pytest.fixture(scope="session")
def site(opened: Opened) -> Iterator[str]:
    """Serve the corpus on a free port."""
    with serving(opened) as address:
        yield address


@contextmanager
def serving(opened: Opened, entries: Sequence[Entry] = ()) -> Iterator[str]:
    """Serve a corpus, with more acts beside its history, while the ``with`` lasts; give the site's address."""
    assert opened.organization is not None
    # A process serves one organization: whoever was served before is served again afterwards.
    before = list(_HOUSES)
    grown = replace(opened, organization=opened.organization.with_entries(entries)) if entries else opened
    server = make_server("127.0.0.1", 0, application(grown, today=lambda: TODAY), _Server, _Quiet)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    _HOUSES[:] = before or _HOUSES


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nothing: a test looks at where it was led."""


@pytest.fixture(scope="session")
def get(site: str) -> Get:
    """Fetch an address of the site as any client would."""
    return fetching(site)


def fetching(site: str) -> Get:
    """Make what fetches the addresses of a site."""
    opener = urllib.request.build_opener(_Stay)

    def fetch(path: str, *, method: str = "GET", **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            with opener.open(urllib.request.Request(site + path, headers=named, method=method)) as answer:
                body, status, found = answer.read(), answer.status, answer.headers
        except urllib.error.HTTPError as error:
            body, status, found = error.read(), error.code, error.headers
        return Reply(status, body.decode("utf-8", "replace"), found, body)

    return fetch


@pytest.fixture(scope="session")
def opened_window(browser: Browser, site: str) -> Iterator[Page]:
    """Open a window on the site."""
    with window(browser, site) as page:
        yield page


@pytest.fixture
def page(opened_window: Page) -> Iterator[Page]:
    """Look at the site as if nobody had before."""
    yield opened_window
    as_new(opened_window)
