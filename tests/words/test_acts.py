"""An act is told in a sentence, by the pages and by the command line alike; only what is put in differs, never the sentence."""

from __future__ import annotations

import pytest
from markupsafe import escape

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.words.acts import act_sentence, word_text

NAMES = {"SG": "Генеральный секретарь", "a convoy": "конвой", "the bridge is closed": "мост закрыт"}


def entry(text: str) -> Entry:
    journal = parse(text + "\n", path="history.journal", vocabulary=VOCABULARY, log="pact")
    assert journal.findings == ()
    return journal.entries[0]


@pytest.mark.parametrize(
    ("act", "english", "russian"),
    [
        ("2022-01-05 KAZ signs CST", "Kazakhstan signs CST", "Казахстан подписывает CST"),
        (
            "2022-01-05 KAZ requests assistance\n  asks: a convoy",
            "Kazakhstan requests assistance: a convoy",
            "Казахстан — просьба: помощь (конвой)",
        ),
        ("2022-01-05 compiler reports the bridge is closed", "The bridge is closed", "Мост закрыт"),
        (
            "2022-01-05 SG gives a figure for lorries\n  number: 12500\n  unit: lorries",
            "Lorries: 12,500 lorries, according to SG",
            "Lorries: 12\u202f500 lorries; сообщает: Генеральный секретарь",
        ),
        (
            "2022-01-05 SG notes arrears of ARM\n  since: 2024-01-01",
            None,
            "Генеральный секретарь отмечает задолженность: Армения, с 1 января 2024",
        ),
    ],
)
def test_an_act_is_told_in_the_language_of_its_reader(act: str, english: str | None, russian: str) -> None:
    assert act_sentence(entry(act), "ru", NAMES) == russian
    assert english is None or act_sentence(entry(act), "en") == english


def test_a_month_stands_in_russian_where_it_need_not_be_declined() -> None:
    planned = act_sentence(entry("2026-02-12 JS plans the exercise Rubezh\n  from: 2026-09\n  until: 2026-10"), "ru", NAMES)
    chair = act_sentence(entry("2018-10-25 KAZ takes the chair of CSC\n  until: 2018-11"), "ru", NAMES)

    assert planned.endswith("начало: сентябрь 2026; конец: октябрь 2026")
    assert chair.endswith("; конец срока: ноябрь 2018")


def test_words_that_nobody_has_phrased_stay_as_they_are_and_are_marked_as_original() -> None:
    roles: list[tuple[str, str]] = []

    def mark(words: str, role: str) -> str:
        roles.append((words, role))
        return words

    assert act_sentence(entry("2022-01-05 SG states All is well"), "ru", NAMES, mark) == "Генеральный секретарь: All is well"
    assert roles == [("Генеральный секретарь", "seat"), ("All is well", "original")]


def test_an_attack_by_markup_in_an_act_meets_whatever_the_mark_does_to_every_piece() -> None:
    hostile = entry('2022-01-05 SG states "<script>{seat}</script>"')

    said = act_sentence(hostile, "en", {"SG": "<b>{words}</b>"}, lambda words, _: str(escape(words)))

    assert said == "&lt;b&gt;{words}&lt;/b&gt;: &lt;script&gt;{seat}&lt;/script&gt;"


def test_what_says_no_more_than_the_sentence_did_is_left_out() -> None:
    assert act_sentence(entry("2022-01-05 KAZ carries out airlift\n  state: KAZ"), "en") == "Kazakhstan carries out: airlift"
    assert act_sentence(entry("2022-01-05 KAZ carries out airlift\n  state: RUS"), "en") == "Kazakhstan carries out: airlift, by Russia"


@pytest.mark.parametrize(
    ("value", "russian"),
    [
        ("KGZ:parliament", "Кыргызстан (parliament)"),
        ("30 days", "30 дней"),
        ("2022-01-05/2022-01-06", "5–6 января 2022"),
        (("ARM", "every party"), "Армения и каждая сторона"),
        ("CST 4(2)", "CST 4(2)"),
        ("", ""),
    ],
)
def test_a_value_of_a_rule_is_put_into_words_by_its_shape(value: object, russian: str) -> None:
    assert word_text(value, "ru") == russian
