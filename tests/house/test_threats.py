"""Every threat in docs/threats.md has a test that shows what is said of it."""

from __future__ import annotations

import re

import pytest

from tests.house import tree

THREATS = (tree.ROOT / "docs" / "threats.md").read_text()
ROWS = [line for line in THREATS.splitlines() if line.startswith("| ") and not line.startswith("| threat |")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:60])
def test_a_threat_has_its_tests(row: str) -> None:
    named = re.findall(r"`(tests/[^`]+\.py)::(test_\w+)`", row)

    assert named
    for path, name in named:
        assert re.search(rf"^def {name}\(", (tree.ROOT / path).read_text(), re.MULTILINE), f"{path} has no test {name}"


def test_no_threat_is_told_twice() -> None:
    told = [row.split("|")[1].strip() for row in ROWS]

    assert len(told) == len(set(told))
