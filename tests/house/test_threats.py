"""Every threat that the document names has its test."""

from __future__ import annotations

import re

import pytest

from tests.house import tree

PAGE = tree.ROOT / "docs" / "threats.md"
CITED = re.findall(r"\[`(test_\w+)`\]\(\.\./(tests/[\w/.]+)\)", PAGE.read_text())


@pytest.mark.parametrize(("name", "path"), CITED)
def test_the_test_of_a_threat_exists(name: str, path: str) -> None:
    assert re.search(rf"^\s*def {name}\(", (tree.ROOT / path).read_text(), re.MULTILINE), f"{path} has no {name}"


def test_each_row_cites_a_test() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| ") and not line.startswith("| threat")]

    assert len(rows) == len(CITED) > 35
