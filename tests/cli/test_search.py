"""``foedus search`` as a newcomer meets it: rows, JSON, and what a query that cannot be read is told."""

from __future__ import annotations

import json
import sys

import pytest

from foedus.cli import main


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["search", "csto", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_an_article_says_since_when_it_is_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, '"CST 4"', "--on", "2013-01-01", "--language", "en")

    assert (status, err) == (0, "")
    assert "in force from 20 April 1994 until 18 December 2012" in " ".join(out.split())
    assert "in force since 19 December 2012" in " ".join(out.split())
    assert "2 of 2 · as of 1 January 2013" in out


def test_a_russian_reader_is_answered_in_russian(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "instrument:TRANSIT-2024", "OR", "помощь", "--on", "2025-01-01", "--language", "ru")

    assert status == 0
    assert "действует с 19 декабря 2012" in " ".join(out.split())
    assert "о вступлении в силу записи нет" in " ".join(out.split())


def test_of_a_wording_still_to_come_it_is_said_from_when(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, '"CST 4" instrument:PROT-2010', "--on", "2011-06-01", "--language", "en")

    assert "in force only from 19 December 2012" in " ".join(out.split())


def test_machines_get_places_not_colours(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(
        capsys, "assistance", "state:KAZ", "kind:assistance-request", "--on", "2022-01-05", "--json", "--language", "en"
    )  # fmt: skip
    answer = json.loads(out)

    assert status == 0
    assert answer["total"] == 1
    assert answer["log"] is None
    row = answer["found"][0]
    assert row["journal"] == "2022-01-05 KAZ requests assistance"
    assert [row["heading"]["text"][start:end] for start, end in row["heading"]["marks"]] == ["assistance"]
    assert (row["done"], row["seat"], row["kind"]) == ("2022-01-05", "KAZ", "assistance-request")


def test_nothing_found_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "hippopotamus", "--language", "en")

    assert status == 0
    assert "Nothing was found." in out


def test_only_so_many_rows_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "kind:article", "--most", "3", "--on", "2020-01-01", "--language", "en")

    assert "\n3 of " in out


@pytest.mark.parametrize("json_", [False, True])
def test_a_query_that_cannot_be_read_is_told_why(capsys: pytest.CaptureFixture[str], json_: bool) -> None:
    status, out, err = run(capsys, "kind:signatur", "OR", "--language", "en", *(["--json"] if json_ else []))
    told = json.loads(out)["cannot_be_read"] if json_ else err.splitlines()

    assert status == 2
    assert "Nearest: signature" in str(told[0])
    assert "OR stands between two alternatives" in str(told[1])


def test_a_corpus_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "nowhere", "aid"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_database_that_cannot_be_reached_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "aid", "--postgres", "host=/nowhere connect_timeout=2", "--language", "en")

    assert (status, out) == (2, "")
    assert err.startswith("The database cannot be reached: ")


def test_without_the_extra_it_is_said_how_to_get_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    status, _, err = run(capsys, "aid", "--postgres", "host=/nowhere", "--language", "en")

    assert status == 2
    assert "foedus[postgres]" in err


def test_the_database_driver_is_imported_only_where_it_is_used() -> None:
    import subprocess

    program = "import sys; from foedus.cli import main; main(['search', 'csto', 'aid', '--json']); sys.exit('psycopg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
