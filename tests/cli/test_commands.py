"""The command line as a newcomer meets it: answers, JSON, exit codes, and what wrong input is told."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from foedus import __version__
from foedus.cli import main
from foedus.cli.tables import FILES, gathered
from foedus.organization.question import QUESTIONS
from foedus.shelves.folder import find_corpus

ANSWER_KEYS = {"question", "as_of", "answer", "because", "missing", "positions", "acted_on", "corpus", "log"}
ASKED = (
    "parties --of CST --on 2010-06-14",
    "overdue --on 2026-02-01",
    "status --of UZB --under CST --on 2013-01-01",
    "text --of CST_4 --on 2010-06-14",
    "in-force --of CST --on 1999-12-01",
    "deadline --of answer --from 2020-01-01 --on 2020-02-01",
    "scale --of BUDGET-2024_1 --total 532200000 --on 2024-06-01",
    "in-force-between --of ARM --and AZE --under CST --on 1998-01-01",
    "reservations --to CST --on 2022-01-06",
    "members --of CSC --on 2022-01-06",
    "bound --attacked KAZ --on 2022-01-05",
    "bound --threatened ARM --on 2021-05-14",
    "duties --attacked KGZ --by TJK --on 2022-09-16",
    "conduct --of kazakhstan-2022 --on 2022-02-01",
    "disputes --on 2022-02-01",
    "in-area --under CST --place ARM --on 2022-02-01",
    "silence --of 2022/1 --on 2022-02-01",
    "powers --of KAZ --on 2022-02-01",
    "signed --act 7ec015023c3070e8 --on 2022-02-01",
    "citing --of CST_4 --on 2022-02-01",
    "cites --act 7ec015023c3070e8 --on 2022-02-01",
    "outcome --organ CSC --matter use_of_force --votes ARM=yes,BLR=yes,KAZ=yes,KGZ=yes,RUS=yes,TJK=yes --on 2022-01-06",
    "timeline --of kazakhstan-2022 --on 2022-02-01",
    "may-vote --of ARM --in CSC --on 2026-02-01",
    "may-sit --level head_of_government --in CSC --on 2019-06-01",
    "chair --of CSC --on 2022-01-05",
    "office --of Secretary_General --on 2023-06-01",
    "decisions --of CSC --from 2022-01-01 --on 2023-01-01",
    "may --of ARM --do withdraw --on 2025-01-01",
    "obligations --of KGZ --on 2022-01-07",
    "compare 2012-01-01 2013-01-01",
    "exercises --on 2023-01-01",
    "relations --on 2023-01-01",
    "delays --on 2023-01-01",
    "requests --on 2023-01-01",
)


def words(line: str) -> list[str]:
    return [word.replace("_", " ") for word in line.split()]


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    out, err = capsys.readouterr()
    return status, out, err


def asked(capsys: pytest.CaptureFixture[str], line: str) -> dict[str, Any]:
    status, out, err = run(capsys, "ask", "csto", *words(line), "--json")
    assert (status, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


def test_every_question_is_asked_here() -> None:
    assert {line.split()[0] for line in ASKED} == {question.name for question in QUESTIONS}


@pytest.mark.parametrize("line", ASKED)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_question_is_answered_on_the_terminal(capsys: pytest.CaptureFixture[str], line: str, language: str) -> None:
    status, out, err = run(capsys, "ask", "csto", *words(line), "--language", language)

    assert (status, err) == (0, "")
    assert ("without prejudice" if language == "en" else "без ущерба") in " ".join(out.split())


@pytest.mark.parametrize("line", ASKED)
def test_every_question_is_answered_in_json_with_its_reasons(capsys: pytest.CaptureFixture[str], line: str) -> None:
    answer = asked(capsys, line)

    assert answer.keys() >= ANSWER_KEYS
    assert answer["log"] is None
    assert answer["corpus"].startswith("sha256:")
    assert answer["because"], "an answer explains itself"
    assert all(("article" in one and one["reads"]) or ("act" in one and one["journal"]) for one in answer["because"])


def test_the_main_job_who_owed_kazakhstan_what_on_5_january_2022(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "bound --attacked KAZ --on 2022-01-05")

    assist = {row["who"]: row for row in answer["answer"] if row["owes"] == "assist"}
    assert sorted(assist) == ["ARM", "BLR", "KGZ", "RUS", "TJK"]
    assert {row["to"] for row in assist.values()} == {"KAZ"}
    assert all(row["under"].startswith("CST 4") for row in assist.values())
    assert {row["state"] for row in assist.values()} == {"bound", "bound, domestic step pending"}


def test_an_unknown_state_is_met_with_the_nearest_names_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "ask", "csto", "status", "--of", "KZA", "--under", "CST", "--on", "2022-01-05")

    assert (status, out) == (2, "")
    assert "KZA" in err
    assert "KAZ" in err


def test_a_date_that_is_none_is_said_to_be_none_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "ask", "csto", "parties", "--of", "CST", "--on", "2022-02-30")

    assert status == 2
    assert "--on 2022-02-30: this is not a date" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ask", "csto", "parties", "--of", "CST", "--at", "2022-01-05"), "--at 2022-01-05: this is not an instant"),
        (("ask", "csto", "compare", "2012", "2013-01-01"), "--from 2012: this is not a date"),
        (("journal", "csto", "--to", "2012"), "--to 2012: this is not a date"),
    ],
)
def test_a_date_that_is_none_is_said_with_the_argument_that_holds_it(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    status, _, err = run(capsys, *words)

    assert status == 2
    assert told in err


def test_a_treaty_that_does_not_know_the_place_is_not_asked_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("duties", "anzus", "sahel", "--attacked", "USA", "--at-place", "New York", "--on", "2001-09-12", "--language", "en")

    _, out, _ = run(capsys, *asked)
    plain = json.loads(run(capsys, *asked, "--json")[1])

    assert "Not asked: " in " ".join(out.split())
    assert "New York: no place of that name is known" in " ".join(out.split())
    assert (plain["corpora"].keys(), plain["left_out"].keys()) == ({"anzus"}, {"sahel"})


def test_every_wrong_name_of_a_question_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "ask", "csto", "status", "--of", "KZA", "--under", "CTS", "--on", "soon")

    assert status == 2
    assert len(err.splitlines()) == 3


def test_a_question_that_cannot_be_put_says_so_in_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "ask", "csto", "parties", "--of", "CTS", "--on", "2022-01-05", "--json")

    assert status == 2
    assert json.loads(out)["cannot_be_put"][0]["code"] == "question-name-unknown"


def test_wrong_votes_are_said_with_what_a_vote_may_be(capsys: pytest.CaptureFixture[str]) -> None:
    line = "outcome --organ CSC --matter use_of_force --votes ARM=aye,BLR --on 2022-01-06"
    status, _, err = run(capsys, "ask", "csto", *words(line))

    assert status == 2
    assert "aye" in err
    assert "not-objecting" in err


@pytest.mark.parametrize("command", ["check", "assure", "journal"])
def test_a_corpus_that_is_not_there_is_said_with_those_that_are(capsys: pytest.CaptureFixture[str], command: str) -> None:
    status, _, err = run(capsys, command, "otsc")

    assert status == 2
    assert "otsc" in err
    assert "csto" in err


def test_the_shipped_corpus_checks_clean_of_errors(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", "csto")

    assert status == 0, out


def test_who_is_left_out_of_a_vote_is_named_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "ask",
        "au",
        "outcome",
        "--organ",
        "PSC",
        "--matter",
        "intervention",
        "--about",
        "BDI",
        "--votes",
        "DZA=yes",
        "--on",
        "2015-12-17",
    ]

    assert main([*asked, "--language", "en"]) == 0
    assert "without a vote: Burundi (concerned)" in capsys.readouterr().out


def test_a_phrases_file_is_begun_with_every_text_that_it_lacks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    copy = shutil.copytree(find_corpus("anzus"), tmp_path / "anzus")
    lines = (copy / "phrases.ru.yaml").read_text().splitlines()
    (copy / "phrases.ru.yaml").write_text("\n".join(lines[:-1]) + "\n")

    assert main(["check", str(copy), "--phrases", "ru"]) == 0
    assert capsys.readouterr().out.splitlines() == [lines[-1].partition('": "')[0] + '": ""']


def test_the_shipped_corpus_meets_its_expectations(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "assure", "csto")

    last = out.splitlines()[-1]
    met, all_ = (int(word) for word in last.split() if word.isdigit())
    assert status == 0, out
    assert met == all_ >= 50


def test_the_journal_prints_a_stretch_that_reads_back_as_the_same_acts(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "journal", "csto", "--from", "2022-01-01", "--to", "2022-01-31")
    _, told, _ = run(capsys, "journal", "csto", "--from", "2022-01-01", "--to", "2022-01-31", "--json")

    assert status == 0
    assert "KAZ requests assistance" in out
    assert len(json.loads(told)) > 10


def test_a_journal_between_dates_that_are_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "journal", "csto", "--from", "January")

    assert status == 2
    assert "January" in err


def overlaid(tmp_path: Path, name: str, data: bytes) -> Path:
    """Copy the shipped corpus with one file changed."""
    source = find_corpus("csto")
    for path in source.rglob("*"):
        if path.is_file():
            target = tmp_path / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data if path.relative_to(source).as_posix() == name else path.read_bytes())
    return tmp_path


def test_a_truncated_journal_is_said_with_its_line_and_exit_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    journal = next(path for path in sorted(find_corpus("csto").rglob("*.journal")))
    name = journal.relative_to(find_corpus("csto")).as_posix()
    whole = journal.read_bytes()
    cut = whole[: whole.index(b"\n", len(whole) // 3) + 4]
    lines = cut.count(b"\n") + 1

    status, out, _ = run(capsys, "check", str(overlaid(tmp_path, name, cut)))

    assert status == 1
    assert f"{name}:{lines}" in out


def test_an_unmet_expectation_is_said_with_what_was_found_and_exit_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wrong = b'- question: parties\n  of: CST\n  "on": 2022-01-05\n  expect: {answer: [ARM]}\n'

    status, out, _ = run(capsys, "assure", str(overlaid(tmp_path, "expectations.yaml", wrong)))

    assert status == 1
    assert out.splitlines()[-1] == "0 of 1 expectations met"
    assert 'expectations.yaml:1: error: parties --of CST --on 2022-01-05: expected answer ["ARM"]' in out


def test_the_schema_is_json_for_editors(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "schema")

    assert status == 0
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize(("language", "verified"), [("en", "Verified:"), ("ru", "Проверено:")])
def test_the_demonstration_answers_for_january_2022_from_a_log_that_is_verified_in_the_end(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str, verified: str
) -> None:
    command = ("demo", "--no-serve", "--record", str(tmp_path / "record.db"), "--language", language)
    status, out, _ = run(capsys, *command)

    assert status == 0
    assert ("bound, domestic step pending" in out) == (language == "en")
    assert "--anchor" in out
    assert "(ARM, KAZ, KGZ)" in out
    assert ("It stands for nobody" if language == "en" else "Они ничьи") in out
    assert '$ foedus submit "$folder/statement.json"' in out
    assert out.splitlines()[-2].startswith(verified)
    again, _, _ = run(capsys, *command)
    assert again == 0


def test_a_demonstration_on_a_record_that_was_changed_fails(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    assert run(capsys, "demo", "--no-serve", "--record", str(record))[0] == 0
    data = bytearray(record.read_bytes())
    at = data.index(b'"seat":"KAZ"')
    data[at + 8 : at + 11] = b"ARM"
    record.write_bytes(data)

    assert run(capsys, "demo", "--no-serve", "--record", str(record))[0] != 0


@pytest.mark.parametrize(
    "command", [(), ("check",), ("assure",), ("ask",), ("journal",), ("schema",), ("demo",), ("serve",), ("ask", "csto", "bound")]
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_help_teaches_in_both_languages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], language: str
) -> None:
    monkeypatch.setenv("FOEDUS_LANGUAGE", language)

    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])

    assert stopped.value.code == 0
    assert len(capsys.readouterr().out.splitlines()) > 3


@pytest.mark.parametrize(
    ("words", "english", "russian"),
    [
        ("", "This is missing: COMMAND.", "Не хватает: КОМАНДА."),
        ("asc csto", "COMMAND asc: there is none of that name. Nearest: ask", "КОМАНДА asc: такого имени нет. Ближайшие: ask"),
        ("ask csto partys", "QUESTION partys: there is none of that name. Nearest: parties", "Ближайшие: parties"),
        ("text csto CST --language fr", "Take one of: en, ru.", "Можно: en, ru."),
        ("ask csto bound --atacked KAZ", "--atacked: there is no such option here. Nearest: --attacked", "такого параметра здесь нет"),
        ("ask csto bound --attacked", "--attacked needs a value behind it", "--attacked: за этим должно стоять значение"),
        ("ask csto parties --on 2022-01-05 --at x", "--at and --on cannot both be given", "--at и --on нельзя задать вместе"),
        ("search csto x --most y", "--most y: this is not a whole number.", "--most y: это не целое число."),
        ("schema extra", "extra: this is one word too many", "extra: лишнее слово"),
        ("sign request.json", "One of these is needed: --key --ssh.", "Нужно одно из этого: --key --ssh."),
        ("ask csto bound --at-p=1 --re", "--re may mean several options", "--re может значить разное"),
    ],
)
def test_words_that_cannot_be_read_are_met_with_what_was_meant_under_the_usage_of_their_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: str, english: str, russian: str
) -> None:
    for language, says, usage in (("en", english, "usage: foedus"), ("ru", russian, "вызов: foedus")):
        monkeypatch.setenv("FOEDUS_LANGUAGE", language)
        with pytest.raises(SystemExit) as stopped:
            main(words.split())
        told = capsys.readouterr()

        assert (stopped.value.code, told.out) == (2, "")
        assert told.err.startswith(usage)
        assert says in told.err


def test_the_command_says_which_version_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])

    assert (stopped.value.code, capsys.readouterr().out) == (0, f"foedus {__version__}\n")


@pytest.mark.parametrize("table", ["HELP", "PHRASES"])
def test_no_words_of_one_command_stand_in_the_place_of_another_s(table: str) -> None:
    """``foedus journal --to`` was once explained as the address of ``foedus submit --to``: both had the same key."""
    for language, gathered_ in gathered(table).items():
        files = [getattr(import_module(f"foedus.words.{language}.{file}"), table) for file in FILES]

        assert sum(map(len, files)) == len(gathered_), sorted(key for key in gathered_ if sum(key in file for file in files) > 1)
