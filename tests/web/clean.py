"""This file says when a page is clean for everyone: axe finds nothing, light and dark, on a desk and on a phone, and nothing sticks out.

What costs the most is to look at colours, and no colour hangs on the language: in English a page is looked at in every
way, in another language at everything that its words can change. Nor has the twentieth row of a table another colour
than the first: once all of a page was looked at for the rest, some of what stands in long rows is enough.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page, ViewportSize

_RULES_OF_COLOUR = ("color-contrast", "link-in-text-block")
_RULES_OF_LAYOUT = ("target-size", "scrollable-region-focusable")


def _rules(*names: str) -> dict[str, Any]:
    return {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": [*names]}}


WORDS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {one: {"enabled": False} for one in _RULES_OF_COLOUR},
}
"""Everything but colours."""
COLOURS = _rules(*_RULES_OF_COLOUR)
"""What another colour scheme can change."""
LAYOUT = _rules(*_RULES_OF_LAYOUT)
"""What longer words can change on a narrow window."""
COLOURS_AND_LAYOUT = _rules(*_RULES_OF_COLOUR, *_RULES_OF_LAYOUT)
LIKE_EACH_OTHER = """
most => document.querySelectorAll('tbody, ul, ol, section, main, div, dl').forEach(parent => {
  const met = new Map();
  for (const child of [...parent.children]) {
    const kind = child.tagName + '.' + child.className, count = (met.get(kind) || 0) + 1;
    met.set(kind, count);
    if (count > most && ['TR', 'LI', 'DETAILS', 'ARTICLE'].includes(child.tagName)) child.remove();
  }
})
"""
"""Takes out what stands after so many of its like."""
DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


def assert_clean(page: Page) -> None:
    """Open everything on a page and look at it in every way that its language can make a difference to."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    whole = page.evaluate("document.documentElement.lang") == "en"
    page.set_viewport_size(DESK)
    _look(page, DESK, "light", WORDS)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], "the page is wider than the window"
    page.evaluate(LIKE_EACH_OTHER, 4)
    if whole:
        # A colour is the same at any width: one scheme is looked at on a desk, the other on a phone.
        _look(page, DESK, "dark", COLOURS)
    page.set_viewport_size(PHONE)
    _look(page, PHONE, "light", COLOURS_AND_LAYOUT if whole else LAYOUT)


def _look(page: Page, size: ViewportSize, scheme: str, rules: dict[str, Any]) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate("rules => axe.run(document, rules)", rules))
    assert found.violations_count == 0, f"{size['width']} {scheme}\n{found.generate_report()}"
