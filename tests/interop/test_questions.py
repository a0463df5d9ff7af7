"""What strangers are asked, our own code answers rightly: every proof holds, and none does once a byte of it is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.interop.ourselves import Ourselves
from tests.interop.question import Question
from tests.interop.questions import everything
from tests.interop.report import ask
from tests.interop.subject import made


@pytest.mark.parametrize("size", [1, 2, 700])
def test_our_own_code_answers_as_a_stranger_must(size: int, tmp_path: Path) -> None:
    report = ask(Ourselves(), list(everything(made(size, tmp_path, batch=100), many=20)))

    assert report.checked
    assert report.wrong == []


def test_no_changed_byte_is_accepted_by_anybody(tmp_path: Path) -> None:
    asked = [one for one in everything(made(300, tmp_path), many=20) if "changed" in one.topic]

    accepted = Counter(one.topic for one in asked if one.right is not False)

    assert len(asked) > 1_000
    assert accepted == {}


class Believer:
    """Somebody who finds everything in order."""

    name = "a believer"
    kinds = frozenset({"inclusion"})

    def answers(self, questions: Sequence[Question]) -> list[Any]:
        return [True for _ in questions]


def test_a_stranger_that_believes_everything_is_counted_as_wrong(tmp_path: Path) -> None:
    report = ask(Believer(), list(everything(made(20, tmp_path), many=5)))

    assert {one.topic for one in report.wrong} == {"changed inclusion proofs refused"}
    assert any(line.endswith("✗") for line in report.lines())
