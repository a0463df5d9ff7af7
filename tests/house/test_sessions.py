"""What the pages show of a terminal is what the terminal shows."""

from __future__ import annotations

import pytest

from tests.house.sessions import PAGES, Step, run, steps

ALL = [pytest.param(step, id=f"{page}: {step.command}") for page in PAGES for step in steps(page)]


@pytest.mark.parametrize("step", ALL)
def test_a_session_in_a_page_runs_as_shown(step: Step) -> None:
    assert run(step.command) == step.prints, "run make manual"


def test_the_readme_answers_what_happened_in_january_2022() -> None:
    commands = [step.command for step in steps("README.md")]

    assert any("bound --attacked KAZ" in command and "2022-01-0" in command for command in commands)
