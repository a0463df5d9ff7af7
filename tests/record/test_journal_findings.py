"""A journal that is not as it should be: file and line, what stands there, what was expected, the nearest valid word."""

from __future__ import annotations

from textwrap import dedent

import pytest

from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.journal import Journal, parse
from foedus.words.speech import say


def read(journal: str | bytes) -> Journal:
    text = dedent(journal) if isinstance(journal, str) else journal
    return parse(text, path="history.journal", vocabulary=VOCABULARY, log="csto/history")


def told(found: Journal, language: str = "en") -> list[str]:
    return [f"{one.place}: {say(one.code, one.params, language)}" for one in found.findings]


def only(journal: str | bytes) -> Finding:
    (finding,) = read(journal).findings
    assert say(finding.code, finding.params, "ru")
    return finding


DATE = (
    "“1992-15-05” (time) is no date that a record may hold, or a day that the calendar does not have. "
    "Write 2022-01-05, 2022-01, 2022, 2022-01-05T21:30:00+03:00, two of them with / between, or ~ after one for “about”."
)


def test_all_findings_come_at_once_each_with_its_line_and_the_nearest_valid_word() -> None:
    found = read("""
        1992-05-15 ARM signes CST
        1992-15-05 KAZ signs CST
          form: fulll
          plase: Tashkent
        1993-09-24 AZE regards UZB
          as: withdrawn
    """)

    assert told(found) == [
        "history.journal:2: No act is called “signes”. The nearest verb is “signs”.",
        "history.journal:3: " + DATE,
        "history.journal:4: “fulll” cannot stand after “form”. The nearest word is “full”; there may stand: full, ad referendum and initialling.",
        "history.journal:5: An act that “signs” has no “plase”. The nearest key is “place”.",
        "history.journal:6: An act that “regards” needs a line “instrument: …”, and there is none. Add it.",
    ]
    assert found.entries == ()


def test_the_acts_that_can_be_read_are_there_beside_the_findings() -> None:
    found = read("""
        1992-05-15 ARM signs CST
        1992-05-15 KAZ signes CST
        1992-05-15 KGZ signs CST
    """)

    assert [one.act.seat for one in found.entries] == ["ARM", "KGZ"]
    assert [one.code for one in found.findings] == ["journal-verb"]


CUT = "2022-01-05 KAZ requests assistance\n\n2022-01-06 CSC decides deployment\n"


@pytest.mark.parametrize(
    "tail",
    ["  source: kremlin.ru, 10 De", '  motion: "2022/', "  sour", "2022-01", "2022-01-06 CSC dec", "2022-01-06 CSC decides"],
    ids=["a value", "a quoted text", "a key", "a time", "a verb", "an object"],
)
def test_a_journal_cut_off_in_the_middle_is_told_so_once_and_its_last_act_is_left_out(tail: str) -> None:
    found = read(CUT + tail)

    assert [(one.code, one.place and one.place.line) for one in found.findings] == [("journal-cut", 4)]
    assert [one.act.seat for one in found.entries] == (["KAZ", "CSC"] if tail.startswith("2022") else ["KAZ"])


def test_a_journal_cut_off_after_its_first_lines_lacks_what_the_act_needs() -> None:
    finding = only("2022-01-06 ARM regards UZB\n  instrument: CST\n")

    assert (finding.code, finding.param("key")) == ("journal-key-missing", "as")


def test_bytes_that_are_not_utf_8_are_named_by_their_line() -> None:
    finding = only("2022-01-05 KAZ requests assistance\n  note: просьба\n".encode("cp1251"))

    assert (finding.code, str(finding.place), finding.param("offset")) == ("journal-not-utf8", "history.journal:2", 43)


@pytest.mark.parametrize(
    ("journal", "code", "params"),
    [
        ("; a comment\n  under: CST 4\n", "journal-indent", {"found": "under: CST 4"}),
        ("jurnal: csto\n", "journal-directive", {"found": "jurnal", "nearest": "journal"}),
        ("file:\n", "journal-value-empty", {"key": "file"}),
        ("2022-01-05 KAZ\n", "journal-headline", {"found": "2022-01-05 KAZ"}),
        ("2022-01-05 KAZ requests\n", "journal-object-missing", {"verb": "requests", "key": "what"}),
        ("2022-01-05 KAZ requests assistance ^a^b\n", "journal-label-form", {"found": "^a^b"}),
    ],
)
def test_a_line_that_begins_no_act(journal: str, code: str, params: dict[str, str]) -> None:
    finding = only(journal)

    assert (finding.code, dict(finding.params)) == (code, params)


@pytest.mark.parametrize(
    ("line", "code", "params"),
    [
        ("no colon", "journal-line", {"found": "no colon"}),
        ("by:", "journal-value-empty", {"key": "by"}),
        ('by: "non-state', "journal-quote-open", {"key": "by", "found": '"non-state'}),
        ('by: "non" state', "journal-quote-tail", {"key": "by", "found": "state"}),
        ("asks: a,, b", "journal-list-gap", {"key": "asks", "found": "a,, b"}),
        ('asks: "a", , b', "journal-list-gap", {"key": "asks", "found": '"a", , b'}),
        ('asks: "a" b, c', "journal-quote-tail", {"key": "asks", "found": "b, c"}),
        ("asks:", "journal-value-empty", {"key": "asks"}),
        ("received: yesterday", "journal-date", {"key": "received", "found": "yesterday"}),
        ("effective: 2022-02-30", "journal-date", {"key": "effective", "found": "2022-02-30"}),
        (
            "confidence: hihg",
            "journal-choice",
            {"key": "confidence", "found": "hihg", "nearest": "high", "choices": ("high", "medium", "low")},
        ),
        ("answers: ^nobody", "journal-label-none", {"label": "nobody"}),
        ("answers: ^a b", "journal-reference", {"key": "answers", "found": "^a b"}),
        ("anwsers: ^nobody", "journal-relation", {"found": "anwsers", "nearest": "answers"}),
        ("nonce: 12", "journal-nonce", {"found": "12"}),
        ("no: 0", "journal-ordinal", {"found": "0"}),
        ("no: one", "journal-whole-number", {"key": "no", "found": "one"}),
        ("log: my log", "act-name", {"where": "log", "found": "my log"}),
        ('note: "\\ud800"', "act-text-not-unicode", {}),
    ],
)
def test_a_value_that_cannot_be_read(line: str, code: str, params: dict[str, object]) -> None:
    finding = only(f"2022-01-05 KAZ requests assistance\n  {line}\n")

    assert (finding.code, dict(finding.params)) == (code, params)


@pytest.mark.parametrize(
    ("journal", "code", "found"),
    [
        ("2022-01-10 CSC meets in regular session\n  by video: yes\n", "journal-true-or-false", "yes"),
        ("2022-01-07 KGZ:parliament consents to deployment\n  strength: 1e3\n", "journal-whole-number", "1e3"),
        ("2022-01-07 KGZ:parliament consents to deployment\n  strength: 9007199254740992\n", "journal-whole-number", "9007199254740992"),
        ("2010-01-01 SG notes arrears of UZB\n  since: spring\n", "journal-date", "spring"),
        ("2022-01-05 KAZ requests asistance\n", "journal-choice", "asistance"),
    ],
)
def test_a_value_of_the_wrong_kind(journal: str, code: str, found: str) -> None:
    finding = only(journal)

    assert (finding.code, finding.param("found")) == (code, found)


def test_a_key_stands_once() -> None:
    finding = only("2022-01-05 KAZ requests assistance\n  asks: a\n  asks: b\n")

    assert (finding.code, dict(finding.params), finding.place and finding.place.line) == (
        "journal-key-repeated",
        {"key": "asks", "first": 2},
        3,
    )


def test_an_act_cannot_speak_of_one_that_stands_below() -> None:
    finding = only("2022-01-06 CSC decides deployment\n  answers: ^call\n2022-01-05 KAZ requests assistance ^call\n")

    assert (finding.code, dict(finding.params)) == ("journal-label-later", {"label": "call", "line": 3})


def test_a_label_that_is_nowhere_gets_the_nearest() -> None:
    finding = only("2022-01-05 KAZ requests assistance ^call\n2022-01-06 CSC decides deployment\n  answers: ^cal\n")

    assert (finding.code, dict(finding.params)) == ("journal-label-unknown", {"label": "cal", "nearest": "call"})


def test_a_label_names_one_line_only() -> None:
    finding = only("2022-01-05 KAZ requests assistance ^call\n2022-01-06 CSC decides deployment ^call\n")

    assert (finding.code, dict(finding.params)) == ("journal-label-repeated", {"label": "call", "first": 1})


def test_what_refers_to_an_act_that_could_not_be_read_is_not_blamed_for_it() -> None:
    finding = only("2022-01-05 KAZ requests assistance ^call\n  confidence: sure\n2022-01-06 CSC decides deployment\n  answers: ^call\n")

    assert finding.code == "journal-choice"


def test_one_nonce_does_not_serve_two_seats() -> None:
    finding = only(f"1992-05-15 ARM, KAZ signs CST\n  nonce: {'0a' * 32}\n")

    assert (finding.code, dict(finding.params)) == ("journal-nonce-shared", {"seats": ("ARM", "KAZ")})


def test_an_act_stands_in_a_journal_once() -> None:
    finding = only("1992-05-15 ARM signs CST\n1992-05-15 ARM signs CST\n  no: 1\n")

    assert (finding.code, dict(finding.params)) == ("journal-act-twice", {"first": 1})


def test_an_act_beyond_the_limit_of_size_is_told_at_its_line() -> None:
    finding = only("1992-05-15 ARM signs CST\n2022-01-06 ARM states " + "x" * 70_000 + "\n")

    assert (finding.code, str(finding.place), finding.param("limit")) == ("act-too-large", "history.journal:2", 65_536)
