"""``foedus compare``: a trial that ships, a draft, two corpora; in words, in Russian, as JSON; and what wrong input is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from foedus.cli import main
from foedus.shelves.folder import find_corpus
from foedus.words.speech import LANGUAGES
from tests.organization.trials import draft as written


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "AMP-2030.md"
    path.write_text(written("AMP-2030", "ANZUS", "armed force: required"))
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert main(["compare", *words]) == status
    found = capsys.readouterr()
    return found.err if status else found.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trial_says_what_is_supposed_what_differs_and_how_the_votes_read(capsys: pytest.CaptureFixture[str], language: str) -> None:
    out = " ".join(told(capsys, "rio-1975", "--replay", "--language", language).split())

    for words in {
        "en": ("The Protocol of San José of 1975", "Who is bound", "14 of 21", "11 of 21", "12 November 1974", "supposes and decides nothing"),
        "ru": ("Протокол Сан-Хосе 1975 года", "Кто связан", "14 из 21", "11 из 21", "12 ноября 1974", "Испытание предполагает и ничего не решает"),
    }[language]:  # fmt: skip
        assert words in out


def test_a_trial_as_json_has_the_rows_the_reasons_and_both_digests(capsys: pytest.CaptureFixture[str]) -> None:
    plain = json.loads(told(capsys, "rio-1975", "--replay", "--json"))
    turned = [one for one in plain["replay"]["votes"]["differs"] if one["before"]["outcome"] != one["after"]["outcome"]]

    assert [one["motion"] for one in turned] == ["1974/1"]
    assert plain["trial"]["suppose"]["as if in force"] == [{"instrument": "RIO-1975"}]
    assert plain["corpus"] != plain["on_trial"]
    assert {one["code"] for one in plain["replay"]["votes"]["because"]} >= {"trial-vote-turned"}
    assert plain["log"] is None


def test_what_rests_on_a_decision_that_the_text_on_trial_would_not_have_made_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    unanimous = "rule: {unanimity: of all members}"
    out = " ".join(told(capsys, "rio", "--rule", unanimous, "--on", "1975-07-29", "--replay", "--language", "en").split())

    assert "motion 1964/1: acts on record that say that they rest on this decision, and would have lacked their basis: 1." in out
    assert "Would have lacked its basis, without Measures against the Government of Cuba (1964/1)" in out
    assert "motion 1982/1: no act on record says that it rests on this decision." in out


def test_a_draft_beside_the_corpus_is_laid_over_it(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    plain = json.loads(told(capsys, "anzus", "--with", str(draft), "--on", "1980-01-01", "--json"))

    assert [one["code"] for one in plain["supposed"]] == ["trial-draft-throughout"]
    assert {one["after"][0]["under"] for one in plain["bound"]["differs"] if one["after"]} >= {"ANZUS 4"}


def test_a_folder_of_drafts_is_taken_as_a_whole_and_the_words_of_articles_are_shown(
    capsys: pytest.CaptureFixture[str], draft: Path
) -> None:
    out = told(capsys, "anzus", "--with", str(draft.parent), "--since", "1970-01-01", "--on", "1980-01-01", "--text")

    assert "{+An attack on one is an attack on all.+}" in " ".join(out.split())


def test_a_trial_may_be_a_folder_with_its_draft_beside_it(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    (draft.parent / "trial.yaml").write_text(
        'format: foedus-trial/1\nid: mine\ntitle: {en: Mine}\nof: anzus\n"on": "1980-01-01"\nsuppose: {drafts: [AMP-2030]}\n'
    )

    assert "Mine" in told(capsys, str(draft.parent), "--replay")


def test_a_motion_that_is_read_as_of_another_class_needs_no_reason(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "trial.yaml").write_text(
        'format: foedus-trial/1\nid: mine\ntitle: {en: Mine}\nof: rio\n"on": "1974-11-12"\n'
        'suppose: {read as: [{motion: "1974/1", matter: ending measures}]}\n'
    )

    assert "1974/1: " not in told(capsys, str(tmp_path))


def test_two_versions_of_one_alliance_are_compared_and_the_record_of_the_first_read_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(find_corpus("rio"), mine)
    text = (mine / "RIO.md").read_text()
    (mine / "RIO.md").write_text(text.replace("majority: {of: entitled, at least: 2/3}", "majority: {of: entitled, more than: 1/2}"))

    plain = json.loads(told(capsys, "rio", str(mine), "--replay", "--json", "--on", "1974-11-12"))

    assert [(one["article"], one["before"], one["after"]) for one in plain["terms"]] == [
        ("RIO 17", None, "1/2"), ("RIO 17", "2/3", None),
    ]  # fmt: skip
    assert [one["motion"] for one in plain["replay"]["votes"]["differs"] if one["before"]["outcome"] != one["after"]["outcome"]] == [
        "1974/1"
    ]


def test_acts_that_name_what_the_second_version_does_not_know_are_counted_and_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(find_corpus("rio"), mine, ignore=shutil.ignore_patterns("RIO-1975*"))
    header = mine / "corpus.yaml"
    header.write_text(header.read_text().replace("  - RIO-1975\n", ""))

    out = " ".join(told(capsys, "rio", str(mine), "--replay", "--on", "1974-11-12", "--language", "en").split())

    assert "Acts that name what the second text does not know (RIO-1975): 21." in out
    assert "26 July 1975 Argentina signs RIO-1975 at San José RIO-1975" in out
    assert "and 1 more; --json gives them all" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_alliances_are_set_side_by_side(capsys: pytest.CaptureFixture[str], language: str) -> None:
    out = told(capsys, "anzus", "rio", "--on", "1980-01-01", "--language", language)

    assert "ANZUS 4" in out
    assert "RIO 17" in out
    assert [one["corpus"] for one in json.loads(told(capsys, "anzus", "rio", "--on", "1980-01-01", "--json"))["alliances"]] == [
        "anzus",
        "rio",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["anzuss"], "The nearest is “anzus”"),
        (["anzus"], "takes a trial, two corpora, or one corpus"),
        (["rio-1975", "--without", "RIO-1975"], "leave out --with, --without"),
        (["anzus", "rio", "--replay"], "Leave out --replay"),
        (["anzus", "anzuss"], "The nearest is “anzus”"),
        (["rio", "--in-force", "RIO-1957"], "RIO-1975"),
        (["rio", "--in-force", "RIO-1975", "--on", "1974-13-01"], "“1974-13-01” is not a date"),
        (["rio", "--in-force", "RIO-1975", "--on", "19741112"], "“19741112” is not a date"),
        (["rio", "--in-force", "RIO-1975", "--on", "9999-12-31"], "“9999-12-31” is not a date"),
        (["rio", "--rule", 'rule: {unanimity: of all members}, from: "1970-01-01"', "--since", "1970-01-02"], "a key stands once"),
        (["rio", "--without", "RIO-1975", "--since", "1970-01-01"], "what never enters into force has no day"),
        (["rio", "rio-1975"], "rio-1975 is a trial"),
        (["rio-1975", "--record", "nowhere.sqlite"], "nowhere.sqlite"),
        (["rio", "--with", "NOWHERE.md"], "There is no draft at NOWHERE.md"),
        (["rio", "--rule", "rule: {majority: {of: all"], "not readable as YAML"),
        (["rio", "--rule", "rule: {unanimity: of all members}, instead of: consensus"], "stands nowhere"),
    ],
)
def test_wrong_input_is_told_what_to_do(capsys: pytest.CaptureFixture[str], words: list[str], says: str) -> None:
    assert says in " ".join(told(capsys, *words, status=2).split())


def test_a_draft_with_an_error_is_refused_with_file_and_line(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    draft.write_text(draft.read_text().replace("every other party", "every othr party"))

    assert "AMP-2030.md:20: error:" in told(capsys, "anzus", "--with", str(draft), status=2)


def test_a_draft_that_is_named_as_an_instrument_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "ANZUS.md"
    path.write_text(written("AMP-2030", "ANZUS", "armed force: required"))

    assert "The corpus has an instrument ANZUS already" in told(capsys, "anzus", "--with", str(path), status=2)


def test_a_trial_file_with_an_error_is_refused_with_file_and_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text('format: foedus-trial/1\nid: mine\ntitle: {en: Mine}\nof: rio\n"on": "1980-01-01"\nsuppose: {withot: [RIO-1975]}\n')

    err = told(capsys, str(path), status=2)

    assert f"{path}:6: error:" in err
    assert "without" in err
