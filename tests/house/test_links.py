"""Every link in the project's own pages leads somewhere: the file exists, and the heading in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.house import tree

PAGES = tuple(path for path in tree.published() if path.endswith(".md") and not path.startswith("tests/corpora/"))


def tokens(path: Path) -> list[Token]:
    flat = []
    for token in MarkdownIt().enable("table").parse(path.read_text()):
        flat += [token, *(token.children or [])]
    return flat


def targets(path: Path) -> list[str]:
    found = [token.attrGet("href") or token.attrGet("src") for token in tokens(path) if token.type in {"link_open", "image"}]
    return [str(one) for one in found]


def anchors(path: Path) -> set[str]:
    """Give the anchors of a page's headings, made as code hosts make them."""
    parsed = MarkdownIt().parse(path.read_text())
    headings = [parsed[number + 1].content for number, token in enumerate(parsed) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    dead = []
    for target in targets(tree.ROOT / page):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        goal = ((tree.ROOT / page).parent / path).resolve() if path else tree.ROOT / page
        if not goal.exists() or (anchor and anchor not in anchors(goal)):
            dead.append(target)

    assert dead == []


def test_a_dead_link_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One two\n\n[gone](gone.md) ![picture](no.png) [here](#one-two)\n")

    assert targets(page) == ["gone.md", "no.png", "#one-two"]
    assert anchors(page) == {"one-two"}
