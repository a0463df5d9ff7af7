"""A record on a file: acts go in once, answers name the log, and what is no act of this log stays out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from foedus.cli import main
from foedus.shelves.keys import new_key, write_key


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    place = str(tmp_path / "csto.db")
    told(capsys, "log", "init", "csto", "--record", place)
    return place


def test_the_history_is_entered_once(capsys: pytest.CaptureFixture[str], record: str) -> None:
    first = told(capsys, "enter", "csto", "--record", record)
    again = told(capsys, "enter", "csto", "--record", record)

    assert first["entered"] == first["size"] - 1 == again["already"] > 200
    assert again["entered"] == first["already"] == 0


def test_an_answer_from_a_record_names_its_log_and_is_otherwise_the_same(capsys: pytest.CaptureFixture[str], record: str) -> None:
    size = told(capsys, "enter", "csto", "--record", record)["size"]
    question = ("ask", "csto", "bound", "--attacked", "KAZ", "--on", "2022-01-06")

    draft = told(capsys, *question)
    logged = told(capsys, *question, "--record", record)

    assert (logged["log"]["origin"], logged["log"]["size"]) == ("csto", size)
    assert logged["log"]["checkpoint"].startswith(f"csto\n{size}\n{logged['log']['root']}\n")
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
    assert told(capsys, "log", "init", "csto", "--record", record)["size"] == 1


def test_a_journal_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], record: str) -> None:
    assert main(["enter", "csto", "nowhere.journal", "--record", record]) == 2
    assert "nowhere.journal" in capsys.readouterr().err


def test_a_file_that_is_not_called_a_journal_is_not_taken_for_an_empty_one(
    capsys: pytest.CaptureFixture[str], record: str, tmp_path: Path
) -> None:
    file = tmp_path / "acts.txt"
    file.write_text('2026-03-02 ARM signs CST\n  source: "gazette"\n')

    assert main(["enter", "csto", str(file), "--record", record]) == 2
    assert capsys.readouterr().err == f"The name of a journal ends in .journal; that of “{file}” does not. Nothing was entered.\n"


def test_an_address_that_nobody_can_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enter", "csto", "--record", "nonsense=1"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_a_record_that_is_not_there_is_said_with_how_to_make_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["ask", "csto", "chair", "--of", "CSC", "--record", str(tmp_path / "none")]) == 2
    assert "foedus log init" in capsys.readouterr().err
    assert main(["enter", "csto", "--record", str(tmp_path / "none")]) == 2
    assert "foedus log init" in capsys.readouterr().err


def test_without_the_log_s_key_a_record_is_read_and_not_written(capsys: pytest.CaptureFixture[str], record: str) -> None:
    Path(f"{record}.key").unlink()

    assert told(capsys, "ask", "csto", "parties", "--of", "CST", "--on", "2022-01-05", "--record", record)["answer"] == []
    assert main(["enter", "csto", "--record", record]) == 2
    assert f"{record}.key" in capsys.readouterr().err


def test_a_record_is_begun_once(capsys: pytest.CaptureFixture[str], record: str) -> None:
    first = told(capsys, "log", "init", "csto", "--record", record)
    again = told(capsys, "log", "init", "csto", "--record", record)

    assert first == again
    assert (first["size"], len(first["anchor"])) == (1, 64)


def test_the_key_of_a_log_is_for_its_owner_alone(record: str) -> None:
    assert Path(f"{record}.key").stat().st_mode & 0o777 == 0o600


def test_the_key_of_another_log_does_not_write_this_one(capsys: pytest.CaptureFixture[str], record: str, tmp_path: Path) -> None:
    """An attack: a record is written with a key that somebody made for it."""
    other = tmp_path / "other.key"
    write_key(other, new_key("csto"))

    assert main(["enter", "csto", "--record", record, "--key", str(other)]) == 2
    assert "another log" in capsys.readouterr().err


def test_a_file_that_is_no_key_is_not_repeated(capsys: pytest.CaptureFixture[str], record: str, tmp_path: Path) -> None:
    (tmp_path / "no.key").write_text("secret")

    assert main(["enter", "csto", "--record", record, "--key", str(tmp_path / "no.key")]) == 2
    assert "secret" not in capsys.readouterr().err
