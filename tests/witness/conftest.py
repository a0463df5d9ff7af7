"""This file hands each test of witnesses a world of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.witness import world


@pytest.fixture
def here(tmp_path: Path) -> Iterator[world.World]:
    with world.world(tmp_path) as made:
        yield made
