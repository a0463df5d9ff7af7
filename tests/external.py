"""This file is about data that nobody here made and that does not ship: where it lies beside the checkout, and what is said where it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "shared" / "data"


def external(name: str) -> Path:
    """Give a file of the external data; a test is skipped where it is absent, and fails where CI is set."""
    path = DATA / name
    if not path.exists():
        said = f"the external data {name} is not beside this checkout (looked for at {path})"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return path
