"""The shipped corpus, opened once for all tests of the front door."""

from __future__ import annotations

import pytest

from foedus.organization.organization import Organization
from foedus.shelves.opening import Opened, open_organization


@pytest.fixture(scope="session")
def opened() -> Opened:
    return open_organization("csto")


@pytest.fixture(scope="session")
def csto(opened: Opened) -> Organization:
    assert opened.organization is not None
    return opened.organization
