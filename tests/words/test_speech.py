"""How codes become sentences: names of States, dates and lists, in two languages."""

from __future__ import annotations

import pytest

from foedus.words.speech import SpeechError, date_text, listed, put, say, state_name


@pytest.mark.parametrize(
    ("edtf", "english", "russian"),
    [
        ("2022-01-05", "5 January 2022", "5 января 2022"),
        ("2010-06", "June 2010", "июнь 2010"),
        ("2003", "2003", "2003 год"),
        ("2010-06-12~", "about 12 June 2010", "около 12 июня 2010"),
        ("2006-08-16/2006-12-13", "between 16 August 2006 and 13 December 2006", "в промежутке 16 августа 2006 — 13 декабря 2006"),
        ("2022-01-05T21:30:00+03:00", "5 January 2022, 21:30 (UTC+03:00)", "5 января 2022, 21:30 (UTC+03:00)"),
        ("2022-01-05T18:30:00Z", "5 January 2022, 18:30 (UTC)", "5 января 2022, 18:30 (UTC)"),
        ("no date", "no date", "no date"),
    ],
)
def test_a_date_is_written_as_people_write_it(edtf: str, english: str, russian: str) -> None:
    assert date_text(edtf, "en") == english
    assert date_text(edtf, "ru") == russian


def test_a_list_is_joined_as_a_sentence_does() -> None:
    assert listed([], "en") == "—"
    assert listed(["Armenia"], "en") == "Armenia"
    assert listed(["Armenia", "Belarus", "Russia"], "en") == "Armenia, Belarus and Russia"
    assert put(("ARM", "BLR"), "ru") == "Армения и Беларусь"


def test_a_code_of_a_state_becomes_its_name_and_anything_else_stays() -> None:
    assert state_name("KAZ", "en") == "Kazakhstan"
    assert state_name("KAZ", "ru") == "Казахстан"
    assert state_name("XQZ", "en") == "XQZ"
    assert put("CST 4(2)", "en") == "CST 4(2)"
    assert put("KGZ:parliament", "en") == "Kyrgyzstan (parliament)"
    assert put(7, "ru") == "7"


def test_the_corpus_may_name_its_own_actors() -> None:
    assert put("SG", "en", {"SG": "Secretary General"}) == "Secretary General"
    assert put("KGZ:parliament", "ru", {"KGZ:parliament": "Жогорку Кенеш"}) == "Жогорку Кенеш"


def test_a_code_without_a_sentence_is_a_bug_and_not_an_empty_line() -> None:
    with pytest.raises(SpeechError, match="no-such-code"):
        say("no-such-code", (), "en")


def test_something_happens_on_a_day_and_between_two() -> None:
    def told(on: str) -> tuple[str, str]:
        params = (("instrument", "JDA"), ("on", on), ("by", "depositary"))
        return say("in-force-as-recorded", params, "en"), say("in-force-as-recorded", params, "ru")

    assert told("2001-12-29")[0] == "JDA entered into force on 29 December 2001; recorded by: depositary."
    between = told("2001-12-29/2003-03-04")
    assert between[0] == "JDA entered into force between 29 December 2001 and 4 March 2003; recorded by: depositary."
    assert "в силе со дня в промежутке 29 декабря 2001 — 4 марта 2003" in between[1]
    runs = (("state", "ALB"), ("instrument", "WT"), ("since", "1968-09-13"), ("until", "1975-06-05/1975-06-07"))
    assert "связано до дня в промежутке 5 июня 1975 — 7 июня 1975" in say("notice-runs", runs, "ru")
