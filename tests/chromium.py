"""This file is about the browser of the tests: one for all that look at pages, in each process that runs tests.

A new window costs what many pages cost: a process that has everything yet to read and to compile. So tests look through
the same one, one after another, and each finds it as if nobody had looked through it before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

SIZE = ViewportSize(width=1280, height=720)
"""That of a window which nobody has changed."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; without it the pages are not tested at all, so that is a failure and no skip."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing. The pages are tested in a real browser: apt-get install -y chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@contextmanager
def window(browser: Browser, address: str | None = None) -> Iterator[Page]:
    """Open a window, on a site if one is named, and close it with all that it remembers when the ``with`` ends."""
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()


def as_new(page: Page) -> None:
    """Leave a window as it was opened: nothing shown, nothing remembered, nothing on its way changed.

    What a script of :meth:`Page.add_init_script` changed stays: such a test opens a window of its own.
    """
    page.unroute_all(behavior="wait")
    # An empty page of the same site, from nowhere: at about:blank the browser would take another process for the next page.
    page.route("**/empty", lambda route: route.fulfill(body="", content_type="text/html"))
    if page.url.startswith("http"):
        page.goto(urljoin(page.url, "/empty"))
        page.evaluate("localStorage.clear()")
    page.unroute_all()
    page.context.clear_cookies()
    page.emulate_media(media="null", color_scheme="null")
    page.set_viewport_size(SIZE)
