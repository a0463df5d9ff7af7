"""``foedus atlas``: a newcomer imports a table and asks it; what cannot be asked says what to do instead."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import duckdb
import pytest

from foedus.cli import main
from tests.exchange.atop.table import POLAND_FRANCE, WARSAW, table
from tests.house.tree import ROOT

ROWS = (*POLAND_FRANCE.splitlines(), *WARSAW.splitlines())
PAIRS = b"ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n"
COW = b"ccode1,ccode2,year,left_censor,right_censor,defense,neutrality,nonaggression,entente\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "atop.csv").write_bytes(table(*ROWS))
    return tmp_path


@pytest.fixture
def imported(home: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["atlas", "import", str(home / "atop.csv"), "--language", "en"]) == 0
    capsys.readouterr()
    return home


def test_a_newcomer_is_told_where_the_table_is_had(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "bound", "POL", "--on", "1939-09-01", "--language", "en"]) == 2
    told = capsys.readouterr().err

    assert "http://www.atopdata.org" in told
    assert "foedus atlas import atop5_1m.csv" in told
    assert str(home / "data/foedus/atlas") in told


def test_a_table_is_checked_folded_and_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "import", str(home / "atop.csv"), "--to", str(home / "alliances"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)

    assert (told["alliances"], told["phases"], told["memberships"], told["states"], told["acts"], told["folders"]) == (3, 3, 7, 4, 11, 3)
    assert Path(told["kept"]).read_bytes() == (home / "atop.csv").read_bytes()
    assert main(["check", str(home / "alliances/atop-3285"), "--language", "en"]) == 0
    assert main(["ask", str(home / "alliances/atop-3285"), "bound", "--attacked", "POL", "--on", "1960-01-01", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]))["answer"]
    assert [row["who"] for row in answer if row["owes"] == "assist"] == ["ALB", "SUN"]


def test_a_table_with_an_error_is_not_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "atop.csv").write_bytes(table(ROWS[0].replace("1921,2,19", "1921,2,30"), *ROWS[1:]))

    assert main(["atlas", "import", str(home / "atop.csv"), "--language", "en"]) == 1

    told = capsys.readouterr().err
    assert "atop.csv:2: error: The calendar has no day 1921-02-30." in told
    assert "was not kept" in told
    assert not (home / "data").exists()


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "full").write_text("a file where a folder should be")

    assert main(["atlas", "import", str(home / "atop.csv"), "--to", str(home / "full"), "--language", "en"]) == 2

    assert f"The file {home / 'full'}" in capsys.readouterr().err
    assert not (home / "data").exists()


def test_another_table_takes_the_place_of_the_one_before(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (imported / "newer").write_bytes(table(*ROWS[2:]))

    assert main(["atlas", "import", str(imported / "newer"), "--language", "en"]) == 0

    assert [one.name for one in (imported / "data/foedus/atlas").iterdir()] == ["newer.csv"]
    assert main(["atlas", "bound", "POL", "--on", "1939-09-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.partition("{")[2].join(["{", ""]))["answer"] == []


def test_who_must_defend_a_state_is_shown_with_the_reasons(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "bound", "pol", "--on", "1939-09-01", "--language", "en"]) == 0
    told = capsys.readouterr().out

    assert told.startswith("Who was bound to defend Poland on 1 September 1939, as ATOP codes it\n")
    assert "France  2060      19 February 1921  27 September 1939  location        2, 3" in told
    assert "not of entry into force" in told


def test_in_russian_nothing_is_english(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (
        ["bound", "POL", "--on", "1960-01-01"],
        ["history", "RUS"],
        ["alliances", "--on", "1960-01-01"],
        ["codes", "RUS"],
        ["dyads"],
    ):
        assert main(["atlas", *command, "--language", "ru"]) == 0
        told = capsys.readouterr().out.replace("ATOP", "").replace("atop.csv", "").replace("--csv FILE", "").replace("--parquet FILE", "")
        words = {word.strip("·,.():;") for word in told.split()}
        allowed = {"COW", "GW", "Correlates", "of", "War", "ISO", "X…", "RUS", "SUN"}
        assert [word for word in words - allowed if word.isascii() and word.isalpha()] == []


def test_a_state_is_named_by_code_or_number_and_one_misspelt_is_guessed(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "bound", "290", "--on", "1960-01-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["question"]["state"] == "POL"

    assert main(["atlas", "history", "Polnd", "--language", "en"]) == 2
    assert "No State of the tables is called Polnd. Nearest: POL." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["bound", "POL", "--on", "1939-9-1"], "1939-9-1 is not a day."),
        (["bound", "290", "--on", "1939-9-1"], "1939-9-1 is not a day."),
        (["bound", "POL", "--on", "2022-01-05"], "ATOP 5.1 covers the days from 1 January 1815 to 31 December 2018"),
        (["dyads", "--years", "1918-1914"], "1918-1914 is not a stretch of years."),
        (["history", "POL", "--from", "nowhere.csv"], "The file nowhere.csv cannot be read or written"),
        (["history", "POL", "--csv", "/nowhere/at/all.csv"], "The file /nowhere/at/all.csv cannot be read or written"),
    ],
)
def test_what_cannot_be_asked_says_why(command: list[str], says: str, imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", *command, "--language", "en"]) == 2
    assert says in capsys.readouterr().err


def test_another_table_may_be_asked_without_keeping_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "history", "FRA", "--from", str(home / "atop.csv"), "--json"]) == 0
    assert [one["alliance"] for one in json.loads(capsys.readouterr().out)["answer"]] == [2060]

    (home / "atop.csv").write_bytes(b"atopid;member\n")
    assert main(["atlas", "history", "FRA", "--from", str(home / "atop.csv"), "--language", "en"]) == 1
    assert "The columns are separated by" in capsys.readouterr().err


def test_whom_a_state_was_bound_to_defend_is_the_same_the_other_way(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "bound", "FRA", "--on", "1939-09-01", "--reverse", "--csv"]) == 0

    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["who"], row["to"], row["owes"], row["sure"]) == ("FRA", "POL", "defence", "1")


def test_dyad_years_are_written_for_others_as_csv_and_parquet(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there, file = imported / "dyads.csv", imported / "dyads.parquet"

    assert main(["atlas", "dyads", "--years", "1938-1939", "--csv", str(there), "--parquet", str(file)]) == 0

    assert capsys.readouterr().out == ""
    rows = list(csv.reader(there.open()))
    assert rows[0] == ["ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"]
    assert rows[1:3] == [["220", "290", "1938", "1", "0", "0", "0", "1"], ["220", "290", "1939", "1", "0", "0", "0", "1"]]
    found = duckdb.connect().execute("select * from read_parquet(?) order by 1, 3", [str(file)])
    assert [one[0] for one in found.description] == rows[0]
    assert [[str(cell) for cell in row] for row in found.fetchall()] == rows[1:]


def test_pairs_of_the_whole_system_of_states_are_there_allied_or_not(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    system = imported / "states.csv"
    system.write_text("ccode,styear,endyear\n220,1816,2016\n290,1918,1939\n200,1816,2016\n")

    assert main(["atlas", "dyads", "--system", str(system), "--years", "1939", "--csv"]) == 0

    rows = [tuple(map(int, row)) for row in list(csv.reader(io.StringIO(capsys.readouterr().out)))[1:]]
    assert [(one, other, defence) for one, other, _, defence, *_ in rows] == [
        (200, 220, 0), (200, 290, 0), (220, 200, 0), (220, 290, 1), (290, 200, 0), (290, 220, 1),
    ]  # fmt: skip


def test_a_table_of_pairs_is_held_against_what_is_derived(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = imported / "pairs.csv"
    pairs.write_bytes(PAIRS + b"220,290,1921,1,0,0,0,0\n999,290,1921,1,0,0,0,0\n")

    assert main(["atlas", "differences", str(pairs), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["theirs"], told["both"], told["identical"]) == (2, 1, 0)
    assert (told["answer"][0]["ours"], told["answer"][0]["theirs"], told["answer"][0]["why"]) == (
        "defence;consultation",
        "defence",
        "unexplained",
    )
    assert told["answer"][-1]["ours"] is None


def test_cow_is_set_beside_obligation_by_obligation(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = imported / "cow.csv"
    pairs.write_bytes(COW + b"220,290,1921,0,0,1,0,0,0\n220,290,1922,0,0,1,0,0,0\n200,290,1939,0,0,1,0,0,1\n")

    assert main(["atlas", "differences", str(pairs), "--language", "en"]) == 0

    told = capsys.readouterr().out
    assert "defence: both 2" in told
    assert "United Kingdom Poland 1939 COW" in " ".join(told.split())


def test_without_the_extra_the_command_says_which_to_install(
    imported: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)

    assert main(["atlas", "codes", "--parquet", str(imported / "codes.parquet"), "--language", "en"]) == 2

    assert "duckdb, which is not installed: pip install “foedus[atlas]”" in capsys.readouterr().err


def test_codes_and_numbers_are_listed_with_their_days(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "codes", "345", "--csv"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "code,cow,gw,first,until", "YUG,345,345,,2003-02-04", "SCG,345,345,2003-02-04,2006-06-03", "SRB,345,340,2006-06-03,",
    ]  # fmt: skip


def test_the_manual_names_the_columns_of_every_table(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, cow = imported / "own.csv", imported / "cow.csv"
    own.write_bytes(PAIRS + b"220,290,1921,1,0,0,0,0\n")
    cow.write_bytes(COW + b"220,290,1921,0,0,1,0,0,0\n")
    asked = {
        "`bound`": ["bound", "POL", "--on", "1939-09-01"], "`history`": ["history", "POL"], "`alliances`": ["alliances", "--on", "1960-01-01"],
        "`dyads`": ["dyads"], "`codes`": ["codes"], "`differences` with ATOP's table": ["differences", str(own)],
        "`differences` with COW's": ["differences", str(cow)],
    }  # fmt: skip
    page = (ROOT / "docs/manual/atlas.md").read_text()

    described = dict(re.findall(r"^\| (`[a-z]+`[^|]*?) \| (`[^|]*`) \|$", page.split("## For machines")[1], re.MULTILINE))

    assert described.keys() >= asked.keys()
    for name, command in asked.items():
        assert main(["atlas", *command, "--csv"]) == 0
        assert capsys.readouterr().out.splitlines()[0].split(",") == re.findall(r"`(\w+)`", described[name])
