"""Commands read as the public does, or with --reader as one seat may; nothing that they print tells more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedus.cli import main

CLOSED = """\
journal: csto

2022-01-06 RUS puts to decision 2022/99
  title: canary alpha
  crisis: kazakhstan-2022
  closed by: EP 10
  closed matter: crisis:kazakhstan-2022
  closed level: for official use
  nonce: 1111111111111111111111111111111111111111111111111111111111111111

2022-01-06 KAZ states "canary beta"
  note: for three readers
  closed by: EP 12
  closed matter: organ:CDM
  closed level: secret
  nonce: 2222222222222222222222222222222222222222222222222222222222222222
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("closed")
    place = str(folder / "record.db")
    (folder / "closed.journal").write_text(CLOSED)
    assert main(["log", "init", "csto", "--record", place, "--highest-level", "secret"]) == 0
    assert main(["enter", "csto", "--record", place]) == 0
    assert main(["enter", "csto", str(folder / "closed.journal"), "--record", place]) == 0
    return place


def printed(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    capsys.readouterr()
    assert main(list(words)) == status
    told = capsys.readouterr()
    return told.out + told.err


@pytest.mark.parametrize(
    ("reader", "seen"),
    [("", []), ("GEO", []), ("CDM", ["beta"]), ("BLR", ["alpha", "beta"]), ("KAZ", ["alpha", "beta"]), ("SG", ["alpha"])],
)
def test_each_reads_what_it_may(record: str, reader: str, seen: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["journal", "csto"], ["journal", "csto", "--json"], ["search", "csto", "canary"], ["search", "csto", "canary", "--json"]):
        said = printed(capsys, *words, "--record", record, "--reader", reader)
        assert [word for word in ("alpha", "beta") if f"canary {word}" in said] == seen, words
        if words[:3] != ["search", "csto", "canary"] or "--json" in words:  # a drawn table breaks lines
            assert ("for official use" in said) == ("alpha" in seen)


def test_an_answer_waits_for_who_may_not_read(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["ask", "csto", "timeline", "--of", "kazakhstan-2022", "--on", "2022-02-01", "--record", record, "--json"]

    public, member = (json.loads(printed(capsys, *words, "--reader", reader)) for reader in ("", "BLR"))

    assert (public["answer"], [one["code"] for one in public["missing"]]) == ("conditional", ["act-withheld"])
    assert member["answer"] != "conditional"
    assert "canary" not in json.dumps(public)


def test_an_export_is_made_for_one_reader_and_then_for_another(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def held() -> list[str]:
        data = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()).decode("utf-8", "replace")
        return [word for word in ("alpha", "beta") if f"canary {word}" in data]

    for reader, expected in (("KAZ", ["alpha", "beta"]), ("SG", ["alpha"]), ("", [])):
        printed(capsys, "log", "export", "csto", str(tmp_path), "--record", record, "--reader", reader)
        assert held() == expected
    assert "2 withheld" in printed(capsys, "verify", str(tmp_path))


def test_without_a_corpus_an_export_is_the_public_s(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no corpus" in printed(capsys, "log", "export", record, str(tmp_path), "--reader", "KAZ", status=2)
    printed(capsys, "log", "export", record, str(tmp_path))
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and b"canary" in file.read_bytes()]


def test_a_seat_that_nobody_knows_reads_nothing(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "journal", "csto", "--record", record, "--reader", "CSCC", status=2)

    assert "CSC" in said
    assert "canary" not in said


def test_an_installation_that_declared_nothing_takes_nothing_closed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place, journal = str(tmp_path / "record.db"), tmp_path / "closed.journal"
    journal.write_text(CLOSED)
    assert "no level" in printed(capsys, "log", "init", "csto", "--record", place, "--highest-level", "cosmic", status=2)
    printed(capsys, "log", "init", "csto", "--record", place)

    said = printed(capsys, "enter", "csto", str(journal), "--record", place, status=1)

    assert "holds nothing above" in said
