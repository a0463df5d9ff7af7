"""The page of questions: any question of the list, its fields, its answer with its reasons, in both languages."""

from __future__ import annotations

import re
from html import unescape

import pytest

from foedus.organization.ask import Asked, ask
from foedus.organization.question import QUESTIONS
from foedus.shelves.opening import Opened
from tests.web.conftest import Get
from tests.web.places import LANGUAGES

PUT = {
    "parties": "of=CST",
    "status": "of=UZB&under=CST",
    "text": "of=CST+4",
    "in-force": "of=CST",
    "in-force-between": "of=ARM&and=RUS&under=CST",
    "reservations": "to=CST",
    "members": "of=CSC",
    "bound": "attacked=KAZ",
    "duties": "attacked=KAZ&by=non-state",
    "outcome": "organ=CSC&matter=use+of+force&votes=ARM%3Dyes,BLR%3Dyes,KAZ%3Dyes,KGZ%3Dyes,RUS%3Dyes,TJK%3Dno",
    "in-area": "under=CST&place=ARM",
    "timeline": "of=kazakhstan-2022",
    "may-vote": "of=UZB&in=CSC",
    "may-sit": "level=head+of+State&in=CSC",
    "chair": "of=CSC",
    "office": "of=Secretary+General",
    "decisions": "of=CSC",
    "may": "of=ARM&do=withdraw",
    "obligations": "of=KAZ",
    "compare": "from=2010-01-01&to=2013-01-01",
    "delays": "of=kazakhstan-2022",
    "requests": "of=KAZ",
    "exercises": "of=all&year=2021",
    "relations": "of=all",
    "powers": "of=KAZ",
    "overdue": "",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PUT)
def test_every_question_is_answered_on_its_page_in_both_languages(get: Get, name: str, language: str) -> None:
    reply = get(f"/{language}/ask/?question={name}&{PUT[name]}&on=2022-02-01")

    assert reply.status == 200, reply.text
    assert 'role="alert"' not in reply.text
    assert {"en": "<h2>Answer", "ru": "<h2>Ответ"}[language] in reply.text


def test_the_list_offers_every_question(get: Get) -> None:
    page = get("/en/ask/").text

    assert set(re.findall(r"\?question=([a-z-]+)", page)) == {one.name for one in QUESTIONS}


def test_the_page_gives_the_reasons_that_the_question_gives(get: Get, opened: Opened) -> None:
    assert opened.organization is not None
    asked = ask(opened.organization, "duties", {"attacked": "KAZ", "by": "non-state", "on": "2022-02-01"})
    page = unescape(get("/en/ask/?question=duties&attacked=KAZ&by=non-state&on=2022-02-01").text)

    assert isinstance(asked, Asked)
    assert page.split("<h2>Because")[1].split("<h2>")[0].count("<li>") == len(set(asked.answer.because))
    assert all(f">{one.under}</a>" in page for one in asked.answer.value)


def test_who_owes_the_same_stands_in_one_row(get: Get) -> None:
    page = unescape(get("/en/ask/?question=duties&attacked=KAZ&on=2022-02-01").text)

    (together,) = re.findall(r'<tr><th scope="row">(Armenia[^<]*)</th>[^\n]*>consult', page)
    assert together == "Armenia, Belarus, Kyrgyzstan, Russia, Tajikistan"


def test_a_name_that_nobody_knows_is_told_with_the_nearest_and_the_form_keeps_what_was_written(get: Get) -> None:
    page = unescape(get("/en/ask/?question=status&of=KAS&under=CST").text)

    assert "Nearest: KAZ" in page
    assert 'name="of" value="KAS"' in page


def test_a_question_that_nobody_knows_is_told_with_the_nearest(get: Get) -> None:
    reply = get("/en/ask/?question=dutys")

    assert reply.status == 404
    assert "?question=duties" in unescape(reply.text)


def test_a_question_without_its_parameters_shows_its_form(get: Get) -> None:
    page = get("/en/ask/?question=bound").text

    assert "<h2>Answer" not in page
    assert 'role="alert"' not in page
    assert "Exactly one of these is to be given: attacked, threatened." in page
    assert "--attacked" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_of_its_own_fields_and_not_of_the_options_of_a_command(get: Get, language: str) -> None:
    """A command says “--under”; whoever fills in a form sees the name of a field."""
    pages = [get(f"/{language}/ask/").text, get(f"/{language}/ask/?question=status&of=KZA").text]

    assert not [one for page in pages for one in re.findall(r"--[a-z]+", re.sub(r"<[^>]+>", " ", page))]
    assert {"en": "“instrument”", "ru": "«документ»"}[language] in unescape(pages[1])


def test_a_format_of_decision_is_no_format_of_a_file(get: Get) -> None:
    votes = "ARM%3Dyes,BLR%3Dyes,KAZ%3Dyes,KGZ%3Dyes,RUS%3Dyes,TJK%3Dyes"
    page = get(f"/en/ask/?question=outcome&organ=CSC&matter=peacekeeping&decided-as=limited&votes={votes}&on=2022-02-01").text
    table = get("/en/ask/?question=duties&attacked=KAZ&format=csv&table=1&on=2022-02-01")

    assert "<h2>Answer" in page
    assert table.headers["Content-Type"].startswith("text/csv")
    assert "CST 4(2)" in table.text


def test_attack_a_script_in_a_parameter_is_words(get: Get) -> None:
    page = get("/en/ask/?question=status&of=%3Cscript%3Ealert(1)%3C/script%3E&under=CST").text

    assert "<script>alert" not in page


def test_duties_are_asked_of_every_other_treaty_too_and_what_clashes_between_them_is_said(get: Get) -> None:
    english = unescape(get("/en/ask/?question=duties&attacked=USA&by=non-state&on=2001-10-02").text)
    russian = unescape(get("/ru/ask/?question=duties&attacked=USA&by=non-state&on=2001-10-02").text)

    assert "<h2>North Atlantic Treaty Organization" in english
    assert "<h2>Организация Североатлантического договора" in russian
    assert "NAT 5(1)" in english
    assert 'href="/en/treaty/NAT' not in english
    assert "Nothing is owed under:" in english
    assert "<h2>Between the treaties" not in english


def test_no_other_question_is_asked_of_other_treaties(get: Get) -> None:
    assert "North Atlantic" not in get("/en/ask/?question=bound&attacked=USA&on=2001-10-02").text


@pytest.mark.parametrize(("language", "says"), [("en", "set no period of a name"), ("ru", "не устанавливают ни одного срока с именем")])
def test_where_the_texts_set_no_clock_the_field_says_so_before_anybody_asks(get: Get, language: str, says: str) -> None:
    assert says in re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", get(f"/{language}/ask/?question=deadline").text))
