"""This file says what a question to a stranger is, and who a stranger is: a program that others wrote and that knows nothing of us."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol


class Question(NamedTuple):
    """A question with the answer that is right: a value, or a function that judges the answer.

    ``topic`` is the line of the report on which it is counted.
    """

    topic: str
    kind: str
    asked: Mapping[str, Any]
    right: Any


class Stranger(Protocol):
    """Somebody else's program, or a library of theirs with a few lines around it."""

    @property
    def name(self) -> str:
        """Say whose program it is, and which version."""

    @property
    def kinds(self) -> frozenset[str]:
        """Give the kinds of questions that it can answer."""

    def answers(self, questions: Sequence[Question]) -> list[Any]:
        """Answer each question; ``False`` is a refusal."""


class Program(NamedTuple):
    """A stranger that reads questions on standard input, one JSON object a line, and answers each with a line."""

    name: str
    kinds: frozenset[str]
    command: tuple[str, ...]
    environment: Mapping[str, str] = {}
    folder: Path | None = None

    def answers(self, questions: Sequence[Question]) -> list[Any]:
        """Answer each question.

        :raises RuntimeError: the program broke off.
        """
        asked = "".join(json.dumps({"kind": one.kind, **one.asked}) + "\n" for one in questions)
        done = subprocess.run(self.command, input=asked, capture_output=True, text=True, cwd=self.folder, env=self.environment, check=False)
        told = [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode or len(told) != len(questions):
            raise RuntimeError(f"{self.name} gave {len(told)} answers to {len(questions)} questions, exit {done.returncode}\n{done.stderr}")
        return told


def is_right(question: Question, answer: Any) -> bool:
    """Say whether an answer is the right one."""
    return bool(question.right(answer)) if callable(question.right) else type(answer) is type(question.right) and answer == question.right
