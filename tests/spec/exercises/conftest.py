"""A small union for the chapter on exercises: what it agreed does not matter there, what its members did does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

UNION = "treaty, 2000-01-01" + article(1, "entry into force: on signature")


@pytest.fixture(scope="session")
def union() -> Callable[[str], Organization]:
    """Tell a journal to the union's organization."""
    corpus = corpus_of(UNION=UNION)

    def told(journal: str) -> Organization:
        return Organization(corpus).with_entries(entries_of(journal, corpus))

    return told
