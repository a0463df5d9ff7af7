"""foedus hold, foedus check-held: a document stays where it is, the record has its commitment, and whoever has the document checks it alone."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.cli import main
from foedus.cli.records import reader_of

DOCUMENT = b"order 17: a canary that the host never has\n" * 40_000


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FOEDUS_LANGUAGE", "en")
    Path("order.pdf").write_bytes(DOCUMENT)


def committed(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["hold", "order.pdf", "--salt", "order.salt", "--json"]) == 0
    return str(json.loads(capsys.readouterr().out)["commitment"])


@pytest.fixture
def act(capsys: pytest.CaptureFixture[str]) -> str:
    """Put the commitment on a record; give the act's id."""
    Path("held.journal").write_text(
        "journal: csto\n\n2026-11-24 KAZ holds elsewhere 17/2026\n"
        f"  commitment: {committed(capsys)}\n  level: secret\n  holder: registry of the Ministry\n"
    )
    assert main(["log", "init", "csto", "--record", "record.db"]) == 0
    assert main(["enter", "csto", "held.journal", "--record", "record.db"]) == 0
    capsys.readouterr()
    reader = reader_of("record.db")
    (row,) = reader.shelf.rows(1, 2)
    reader.shelf.close()
    return row.id


def test_a_commitment_is_what_any_tool_makes_of_the_salt_and_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    found = committed(capsys)

    assert found == sha256(Path("order.salt").read_bytes() + DOCUMENT).hexdigest()
    assert Path("order.salt").stat().st_mode & 0o77 == 0
    assert committed(capsys) == found, "the salt is made once"
    assert main(["hold", "order.pdf", "--salt", "order.salt"]) == 0
    assert f"commitment: {found}" in capsys.readouterr().out


@pytest.mark.parametrize("by", ["id", "position", "export", "file"])
def test_the_document_is_checked_against_the_record_an_export_or_the_act_s_file(
    act: str, by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["log", "export", "record.db", "tiles"])
    reader = reader_of("record.db")
    (row,) = reader.shelf.rows(1, 2)
    Path("act.json").write_bytes(row.act or b"")
    capsys.readouterr()
    words = {"id": [act, "--record", "record.db"], "position": ["1", "--record", "record.db"], "export": [act, "--record", "tiles"],
             "file": ["act.json"]}[by]  # fmt: skip

    assert main(["check-held", words[0], "order.pdf", "--salt", "order.salt", *words[1:]]) == 0
    assert "[secret · KAZ · registry of the Ministry]" in capsys.readouterr().out
    assert main(["check-held", words[0], "order.pdf", "--salt", "order.salt", "--json", *words[1:]]) == 0
    assert json.loads(capsys.readouterr().out)["matches"] is True


def test_another_document_another_salt_or_none_is_not_it(act: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.pdf").write_bytes(DOCUMENT[:-1] + b"!")
    Path("other.salt").write_bytes(b"0" * 32)
    for words in (["other.pdf", "--salt", "order.salt"], ["order.pdf", "--salt", "other.salt"], ["order.pdf"]):
        assert main(["check-held", act, *words, "--record", "record.db"]) == 1
        assert "is not the document that KAZ holds elsewhere under number 17/2026" in capsys.readouterr().out


def test_attack_a_short_document_is_not_guessed_from_its_commitment(act: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of four answers each is tried against the record: without the salt none is told from the others."""
    assert act
    Path("order.pdf").write_bytes(b"yes")
    Path("order.salt").unlink()
    found = committed(capsys)

    assert found not in [sha256(one).hexdigest() for one in (b"yes", b"no", b"abstain", b"absent")]


def test_what_is_no_such_act_or_file_is_said(act: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["0", "order.pdf", "--record", "record.db"], ["99", "order.pdf", "--record", "record.db"], ["order.pdf", "order.pdf"]):
        assert main(["check-held", *words]) == 2
        assert "no act that says that a document is held elsewhere" in capsys.readouterr().err
    assert main(["check-held", act, "nothing.pdf", "--record", "record.db"]) == 2
    Path("order.salt").write_bytes(b"short")
    assert main(["hold", "order.pdf", "--salt", "order.salt"]) == 2
    assert "is no salt" in capsys.readouterr().err
