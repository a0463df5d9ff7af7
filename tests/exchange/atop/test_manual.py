"""The page of the atlas shows what a user with the tables sees; without the tables it cannot be tried, and says so."""

from __future__ import annotations

from tests.exchange.atop.manual import TABLES, commands, desk, failures, run
from tests.external import external


def test_the_page_of_the_atlas_runs_as_shown() -> None:
    """The commands are one session: what is imported first is asked afterwards."""
    for there in TABLES.values():
        external(there)

    with desk() as at:
        for step in commands():
            assert run(step.command, at) == step.prints, f"{step.command}: run make manual"
        assert failures(at) == 0
