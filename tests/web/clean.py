"""This file says when a page is clean for everyone: axe finds nothing, light and dark, on a desk and on a phone, and nothing sticks out."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

TAGS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}
COLOURS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What another colour scheme can change."""
DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


def assert_clean(page: Page) -> None:
    """Open everything on a page and look at it in every way."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    axe = Axe()
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options=TAGS if scheme == "light" else COLOURS)
            assert found.violations_count == 0, f"{size['width']} {scheme}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], "the page is wider than the window"
