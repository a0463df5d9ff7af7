"""``foedus backup`` and ``foedus restore``: a copy that was read anew, and a record that never goes back unseen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from foedus.cli import main

JOURNAL = """\
2026-03-02 {seat} signs CST
  source: "gazette {seat}"
"""


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    place = tmp_path / "csto.db"
    told(capsys, "log", "init", "csto", "--record", str(place))
    return place


def enter(capsys: pytest.CaptureFixture[str], record: Path, seat: str) -> int:
    journal = record.with_name(f"{seat}.journal")
    journal.write_text(JOURNAL.format(seat=seat))
    size: int = told(capsys, "enter", "csto", str(journal), "--record", str(record))["size"]
    return size


def test_a_record_is_copied_lost_and_put_back(capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path) -> None:
    size = enter(capsys, record, "ARM")
    copy = tmp_path / "copy.db"

    copied = told(capsys, "backup", str(record), str(copy))
    record.unlink()
    restored = told(capsys, "restore", "csto", str(copy), "--record", str(record))

    assert (copied["log"], copied["size"]) == ("csto", size)
    assert (restored["root"], restored["aside"]) == (copied["root"], "")
    assert enter(capsys, record, "KAZ") == size + 1


def test_the_record_that_was_there_is_set_aside_and_named(capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    told(capsys, "backup", str(record), str(copy))
    capsys.readouterr()

    assert main(["restore", str(record), str(copy), "--language", "en"]) == 0

    assert "The file that was there is now called csto.db.before-1." in capsys.readouterr().out
    assert (tmp_path / "csto.db.before-1").is_file()


def test_an_older_copy_is_refused_and_the_refusal_says_what_would_be_lost(
    capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path
) -> None:
    """An attack: a host restores the backup from before an act."""
    copy = tmp_path / "copy.db"
    told(capsys, "backup", str(record), str(copy))
    enter(capsys, record, "ARM")

    assert main(["restore", str(record), str(copy), "--language", "en"]) == 1
    assert "A longer record is never replaced" in capsys.readouterr().err
    record.unlink()
    assert main(["restore", "csto", str(copy), "--record", str(record), "--language", "en"]) == 1
    assert "this machine has seen 2 on the record: 1 would be lost" in capsys.readouterr().err
    assert main(["restore", "csto", str(copy), "--record", str(record), "--accept-loss", "--language", "ru"]) == 0
    assert "снова лежит" in capsys.readouterr().out


def test_a_record_that_somebody_put_back_by_hand_answers_nothing_until_that_is_settled(
    capsys: pytest.CaptureFixture[str], record: Path
) -> None:
    content = record.read_bytes()
    enter(capsys, record, "ARM")
    record.write_bytes(content)
    record.with_name("csto.db-wal").unlink(missing_ok=True)

    for words in (
        ("enter", "csto", "--record", str(record)),
        ("prove", "0", "--record", str(record)),
        ("log", "export", str(record), str(record.with_name("out"))),
    ):
        assert main([*words, "--language", "en"]) == 2
        assert "The record holds 1 acts, and this machine has seen 2 of it" in capsys.readouterr().err
    assert not record.with_name("out").exists()


def test_a_copy_never_takes_the_place_of_something_else(capsys: pytest.CaptureFixture[str], record: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Secretary General")

    assert main(["backup", str(record), str(tmp_path / "letter"), "--language", "en"]) == 1
    assert "holds something else than an earlier copy" in capsys.readouterr().err


def test_a_database_is_not_copied_by_this_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["backup", "host=nowhere dbname=csto", str(tmp_path / "copy.db"), "--language", "en"]) == 2
    assert "foedus log export" in capsys.readouterr().err


def test_what_is_not_there_is_not_copied(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["backup", "csto", str(tmp_path / "copy.db"), "--record", str(tmp_path / "nothing.db"), "--language", "en"]) == 2
    assert "nothing.db" in capsys.readouterr().err
