"""foedus log destroy: words are destroyed where their seat says so, openly and signed, and nowhere else; what is left is what the log proves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedus.cli import main
from foedus.shelves.founding import open_reader

CLOSED = (
    '2026-11-24 KAZ states "a canary to be destroyed"\n  closed by: EP 10\n  closed matter: organ:CSC\n  closed level: for official use\n'
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FOEDUS_LANGUAGE", "en")


def submit(text: str) -> None:
    Path("act.journal").write_text(text)
    for file in ("act.json", "act.signatures"):
        Path(file).unlink(missing_ok=True)
    assert main(["act", "act.journal", "--key", "KAZ.key", "--out", "act.json"]) == 0
    assert main(["sign", "act.json", "--key", "KAZ.key", "--out", "act.signatures"]) == 0
    assert main(["submit", "act.json", "act.signatures", "--record", "record.db"]) == 0
    for file in ("act.json", "act.journal"):
        Path(file).unlink()


@pytest.fixture
def act(capsys: pytest.CaptureFixture[str]) -> str:
    """Found a record, and have a closed act on it; give its id."""
    main(["key", "new", "KAZ.key", "--name", "KAZ"])
    named = capsys.readouterr().out.strip()
    main(["log", "init", "csto", "--record", "record.db", "--root", f"KAZ={named}", "--genesis", "genesis.json"])
    main(["sign", "genesis.json", "--key", "KAZ.key", "--out", "genesis.signatures"])
    opening = ["--genesis", "genesis.json", "--signatures", "genesis.signatures"]
    main(["log", "init", "csto", "--record", "record.db", *opening, "--highest-level", "secret"])
    submit(CLOSED)
    capsys.readouterr()
    reader = open_reader("record.db")
    (row,) = reader.shelf.rows(1, 2)
    reader.shelf.close()
    return row.id


def statement(act: str) -> str:
    return f'2026-11-25 KAZ has the body destroyed of {act}\n  effect: "nobody can read it; its place and time stay proved"\n'


def holding() -> list[str]:
    return [str(file) for file in Path().rglob("*") if file.is_file() and b"a canary to be destroyed" in file.read_bytes()]


def test_what_its_seat_states_is_destroyed_and_no_byte_of_it_is_left(act: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["log", "export", "csto", "tiles", "--record", "record.db", "--reader", "KAZ"])
    submit(statement(act))
    assert {one.partition("/")[0] for one in holding()} >= {"record.db", "tiles"}
    capsys.readouterr()

    assert main(["log", "destroy", "csto", act, "--record", "record.db"]) == 0
    said = capsys.readouterr().out
    assert f"The bytes of the act {act} are destroyed here" in said
    assert "export again" in said
    assert {one.partition("/")[0] for one in holding()} == {"tiles"}
    main(["log", "export", "csto", "tiles", "--record", "record.db", "--reader", "KAZ"])
    assert holding() == []
    capsys.readouterr()

    for place in ("record.db", "tiles"):
        assert main(["verify", place]) == 0
        assert "2 verified, 0 withheld, 1 destroyed" in capsys.readouterr().out
    assert main(["log", "destroy", "csto", act, "--record", "record.db"]) == 1
    assert "are not here" in capsys.readouterr().err


def test_without_a_statement_the_bytes_stay_and_the_command_says_how_it_is_made(act: str, capsys: pytest.CaptureFixture[str]) -> None:
    for named in (act, "1"):
        assert main(["log", "destroy", "csto", named, "--record", "record.db"]) == 1
        said = capsys.readouterr().err
        assert "no signed act of its seat on this record states" in said
        assert f"DATE SEAT has the body destroyed of {act}" in said
    assert main(["log", "destroy", "csto", "--record", "record.db"]) == 0
    assert "Nothing of which it is stated" in capsys.readouterr().out
    assert holding()


def test_a_keeper_of_a_copy_carries_out_all_that_is_stated(act: str, capsys: pytest.CaptureFixture[str]) -> None:
    submit(statement(act))
    main(["log", "export", "csto", "tiles", "--record", "record.db", "--reader", "KAZ"])
    main(["log", "import", "tiles", "--record", "copy.db"])
    capsys.readouterr()

    assert main(["log", "destroy", "copy.db", "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {"log": "csto", "destroyed": [act]}
    assert "copy.db" not in holding()
    assert main(["verify", "copy.db"]) == 0


def test_what_the_record_rests_on_is_never_destroyed_and_an_export_is_made_anew(act: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert act
    assert main(["log", "destroy", "csto", "0", "--record", "record.db"]) == 1
    assert "is never destroyed" in capsys.readouterr().err
    main(["log", "export", "record.db", "tiles"])
    assert main(["log", "destroy", "tiles"]) == 2
    assert "is an export" in capsys.readouterr().err
    assert main(["log", "destroy", "nothing.db"]) == 2
    assert main(["log", "destroy", "csto", "99", "--record", "record.db"]) == 1
