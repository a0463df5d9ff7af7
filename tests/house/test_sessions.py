"""What the pages show of a terminal is what the terminal shows."""

from __future__ import annotations

import re

import pytest

from foedus.organization.question import QUESTIONS
from tests.house.sessions import PAGES, Step, run, steps
from tests.house.tree import ROOT

ALL = [pytest.param(step, id=f"{page}: {step.command}") for page in PAGES for step in steps(page)]


@pytest.mark.parametrize("step", ALL)
def test_a_session_in_a_page_runs_as_shown(step: Step) -> None:
    assert run(step.command) == step.prints, "run make manual"


def test_the_readme_answers_what_happened_in_january_2022() -> None:
    commands = [step.command for step in steps("README.md")]

    assert any("bound --attacked KAZ" in command and "2022-01-0" in command for command in commands)


def test_every_command_and_every_question_is_in_the_manual() -> None:
    shown = {step.command for step in steps("docs/manual/commands.md")}
    commands = re.findall(r"^    ([a-z]+) ", run("foedus --help"), re.MULTILINE)

    assert "assure" in commands
    assert {f"foedus {command} --help" for command in commands if command != "ask"} <= shown
    assert {f"foedus ask csto {question.name} --help" for question in QUESTIONS} <= shown


def test_every_question_is_described_in_the_manual() -> None:
    page = (ROOT / "docs/manual/answers.md").read_text()

    assert [question.name for question in QUESTIONS if f"| `{question.name}` |" not in page] == []
