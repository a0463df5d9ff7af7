"""The page about answers describes the answers: every field of the JSON form stands in its table, and no other."""

from __future__ import annotations

import json
import re

import pytest

from foedus.cli import main
from tests.house.tree import ROOT

PAGE = (ROOT / "docs/manual/answers.md").read_text()
TABLE = PAGE.partition("## The form of an answer")[2].partition("The exit status")[0]


CLOSED = str(ROOT / "docs/manual/example-closed")


def fields() -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", TABLE, re.MULTILINE))


def asked(question: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["ask", "csto", *question.split(), "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_every_field_of_an_answer_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    seen = asked("bound --attacked KGZ --by TJK --on 2022-09-16", capsys).keys() | asked("parties --of CST --on 2022-01-05", capsys).keys()
    for reader in ("", "KAZ"):
        assert main(["ask", CLOSED, "timeline", "--of", "flood", "--on", "2024-05-10", "--reader", reader, "--json"]) == 0
        seen |= json.loads(capsys.readouterr().out).keys()

    assert seen == fields()


@pytest.mark.parametrize("part", ["because", "missing", "positions"])
def test_every_field_of_a_part_of_an_answer_is_described(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked("bound --attacked KAZ --on 2022-01-05", capsys)[part]
    assert isinstance(rows, list)
    described = next(line for line in TABLE.splitlines() if line.startswith(f"| `{part}`"))

    words = set(re.findall(r"`(\w+)`", described))

    assert rows
    assert {key for row in rows for key in row} - {"position"} <= words


@pytest.mark.parametrize("state", ["bound", "bound, domestic step pending", "conditional", "contested"])
def test_every_state_of_a_duty_is_described(state: str) -> None:
    assert f'`"{state}"`' in PAGE
