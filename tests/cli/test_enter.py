"""A record on a file: acts go in once, answers name the log, and what is no act of this log stays out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from foedus.cli import main


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def record(tmp_path: Path) -> str:
    return str(tmp_path / "csto.sqlite")


def test_the_history_is_entered_once(capsys: pytest.CaptureFixture[str], record: str) -> None:
    first = told(capsys, "enter", "csto", "--record", record)
    again = told(capsys, "enter", "csto", "--record", record)

    assert first["entered"] == first["size"] == again["already"] > 200
    assert again["entered"] == first["already"] == 0


def test_an_answer_from_a_record_names_its_log_and_is_otherwise_the_same(capsys: pytest.CaptureFixture[str], record: str) -> None:
    size = told(capsys, "enter", "csto", "--record", record)["size"]
    question = ("ask", "csto", "bound", "--attacked", "KAZ", "--on", "2022-01-06")

    draft = told(capsys, *question)
    logged = told(capsys, *question, "--record", record)

    assert logged["log"] == {"origin": "csto", "size": size, "root": None, "checkpoint": None}
    assert logged | {"log": None} == draft


def test_an_act_of_today_is_entered_beside_the_history_and_counts(capsys: pytest.CaptureFixture[str], record: str, tmp_path: Path) -> None:
    told(capsys, "enter", "csto", "--record", record)
    journal = tmp_path / "today.journal"
    journal.write_text("2026-11-01 KGZ takes the chair of CSC\n  source: a test\n  confidence: low\n")

    entered = told(capsys, "enter", "csto", str(journal), "--record", record)
    answer = told(capsys, "ask", "csto", "chair", "--of", "CSC", "--on", "2026-11-02", "--record", record)

    assert entered["entered"] == 1
    assert answer["answer"] == "KGZ"


def test_an_act_of_another_log_is_refused_and_nothing_is_entered(capsys: pytest.CaptureFixture[str], record: str, tmp_path: Path) -> None:
    journal = tmp_path / "moved.journal"
    journal.write_text("2026-11-01 KGZ takes the chair of CSC\n\n2026-11-02 KAZ takes the chair of CSC\n  log: otherwhere\n")

    status = main(["enter", "csto", str(journal), "--record", record])

    assert status == 1
    assert "otherwhere" in capsys.readouterr().err
    assert not Path(record).exists()


def test_a_journal_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], record: str) -> None:
    assert main(["enter", "csto", "nowhere.journal", "--record", record]) == 2
    assert "nowhere.journal" in capsys.readouterr().err


def test_a_record_that_is_not_there_is_said_with_how_to_make_one(capsys: pytest.CaptureFixture[str], record: str) -> None:
    assert main(["ask", "csto", "chair", "--of", "CSC", "--record", record]) == 2
    assert "foedus enter" in capsys.readouterr().err
