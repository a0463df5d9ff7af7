"""The treaty room: who was what under which instrument, one instrument, and two dates side by side."""

from __future__ import annotations

import json
import re
import threading
from html import unescape
from wsgiref.simple_server import make_server

import pytest
from markupsafe import Markup

from foedus.organization.organization import Organization
from foedus.shelves.opening import Opened, open_organization
from foedus.web.server import application
from foedus.web.treaty.wording import beside, lines_beside
from tests.web.conftest import Get, fetching
from tests.web.places import LANGUAGES

DATES = ("1992-05-15", "1994-04-20", "1999-04-21", "2006-10-01", "2012-12-19", "2022-01-06", "2026-03-01")


@pytest.fixture(scope="session")
def csto(opened: Opened) -> Organization:
    assert opened.organization is not None
    return opened.organization


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL))))


def _rows(get: Get, where: str, table: str) -> dict[str, dict[str, str]]:
    plain = json.loads(get(f"{where}&format=json&table={table}").body)
    return {row.get("id", ""): row for row in plain["rows"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("date", DATES)
def test_every_instrument_has_a_page_on_every_date(get: Get, csto: Organization, language: str, date: str) -> None:
    for one in csto.corpus.instruments:
        reply = get(f"/{language}/treaty/{one.id}/?on={date}")

        assert (reply.status, f"<h1>{one.front.title[language]}</h1>" in unescape(reply.text)) == (200, True), one.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("date", ["1992-05-15", "2012-12-19", "2026-03-01"])
def test_every_article_has_a_page_on_every_date(get: Get, csto: Organization, language: str, date: str) -> None:
    for one in csto.corpus.instruments:
        for article in one.articles:
            assert get(f"/{language}/treaty/{one.id}/{article.number}/?on={date}").status == 200, f"{one.id} {article.number}"


@pytest.mark.parametrize("date", DATES)
def test_the_table_says_of_every_state_and_instrument_what_the_engine_says(get: Get, csto: Organization, date: str) -> None:
    """A State in each column, a word in each cell, nothing where nothing is on the record."""
    treaty = csto.on(date).treaty
    rows = _rows(get, f"/en/treaty/?on={date}", "between")
    names = {"Armenia": "ARM", "Belarus": "BLR", "Georgia": "GEO", "Kazakhstan": "KAZ", "Russia": "RUS", "Uzbekistan": "UZB"}
    words = {"denounced": "notice given, still bound", "provisional": "applies provisionally", "none": ""}

    for id_, row in rows.items():
        for name, code in names.items():
            status = treaty.standing(code, id_).status
            assert row.get(name, "") == words.get(status, status), (id_, name)


@pytest.mark.parametrize("date", DATES)
def test_only_what_was_concluded_by_the_date_is_listed_and_all_of_it(get: Get, csto: Organization, date: str) -> None:
    where = f"/en/treaty/?on={date}"
    listed = set(_rows(get, where, "between")) | (set(_rows(get, where, "organs")) if 'id="organs"' in get(where).text else set())

    assert listed == {one.id for one in csto.corpus.instruments if one.front.concluded.partition("/")[0].rstrip("~") <= date}


def test_before_the_first_instrument_the_page_leads_to_its_day(get: Get) -> None:
    page = get("/en/treaty/?on=1990-01-01").text

    assert 'href="/en/treaty/?on=1992-05-15"' in page
    assert "<table" not in page


def test_a_mark_leads_to_the_row_that_says_why(get: Get) -> None:
    page = get("/en/treaty/?on=2013-02-01").text
    instrument = get("/en/treaty/CST/?on=2013-02-01").text

    assert 'href="/en/treaty/CST/?on=2013-02-01#UZB" title="Uzbekistan: contested"' in page
    row = instrument.partition('<tr id="UZB">')[2].partition("</tr>")[0]
    assert "why?" in row
    assert "Acted on: withdrawn" in row


def test_the_page_of_an_instrument_tells_how_it_lasts_and_how_it_is_left(get: Get) -> None:
    page = _words(get("/en/treaty/CST/?on=2022-01-19").text)

    for said in ("Authentic in Russian", "number 32307", "5 years from entry into force; then lapses", "by notice 6 months ahead",
                 "PROT-1999 prolongs CST from 21 April 1999", "Amended by Protocol of 2010"):  # fmt: skip
        assert said in page


def test_an_instrument_lists_the_acts_done_with_it_and_a_file_has_them_all(get: Get, csto: Organization) -> None:
    rows = json.loads(get("/en/treaty/CST/?on=2022-01-19&format=json&table=3").body)["rows"]

    signed = {one.position for one in csto.entries if one.act.kind == "signature" and getattr(one.act.body, "instrument", "") == "CST"}
    assert signed <= {int(row["№"]) for row in rows}


def test_two_dates_stand_side_by_side_with_the_changed_words_marked(get: Get) -> None:
    page = get("/en/treaty/compare/?from=2012-12-18&on=2012-12-19").text
    pair = page.partition('id="CST-4"')[2].partition("</section>")[0]

    assert re.search(r"<del>[^<]*by a State or a group of States[^<]*</del>", pair)
    assert re.search(r"<ins>[^<]*At the request of that party[^<]*</ins>", pair)
    assert 'href="/en/treaty/PROT-2010/1/?on=2012-12-19"' in pair
    assert "at the request of" in _words(pair.replace("details", "div"))


def test_two_dates_tell_who_joined_left_chaired_and_held_office(get: Get) -> None:
    page = _words(get("/en/treaty/compare/?from=2010-06-14&on=2022-01-19").text)

    assert "Collective Security Treaty Organization Uzbekistan member —" in page
    assert "Collective Security Council Russia Armenia" in page
    assert "Nikolai Bordyuzha Stanislav Zas" in page


def test_the_order_of_the_two_dates_makes_no_difference(get: Get) -> None:
    one = get("/en/treaty/compare/?from=2010-06-14&on=2022-01-19").text.partition("<h2>")[2].partition("<footer")[0]
    other = get("/en/treaty/compare/?from=2022-01-19&on=2010-06-14").text.partition("<h2>")[2].partition("<footer")[0]

    def said(html: str) -> str:
        return _words(html.partition("Days on which")[0])

    assert said(one) == said(other)


def test_the_same_day_twice_says_that_nothing_changed(get: Get) -> None:
    assert "Nothing did" in get("/en/treaty/compare/?from=2022-01-19&on=2022-01-19").text


def test_without_a_second_date_the_days_of_change_are_offered(get: Get) -> None:
    page = get("/en/treaty/compare/?on=2022-01-19").text

    assert 'href="/en/treaty/compare/?from=2012-12-18&amp;on=2012-12-19"' in page
    assert "19 December 2012" in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("first", "last"), [("1992-05-14", "2026-03-01"), ("1999-04-20", "1999-04-21"), ("2100-12-31", "1900-01-01")])
def test_any_two_dates_can_be_compared(get: Get, language: str, first: str, last: str) -> None:
    assert get(f"/{language}/treaty/compare/?from={first}&on={last}").status == 200


@pytest.mark.parametrize("given", ["yesterday", "2022-02-30", "0000-00-00", "<b>"])
def test_a_second_date_that_is_none_is_told(get: Get, given: str) -> None:
    assert get(f"/en/treaty/compare/?from={given.replace('<', '%3C')}&on=2022-01-19").status == 400


def test_an_article_leads_to_what_its_amendment_changed(get: Get) -> None:
    page = unescape(get("/en/treaty/CST/4/?on=2022-01-19").text)

    assert 'href="/en/treaty/compare/?from=2012-12-18&on=2012-12-19#CST-4">what changed</a>' in page


def test_every_place_on_a_page_that_a_link_on_it_names_is_there(get: Get) -> None:
    for where in ("/en/treaty/?on=2013-02-01", "/en/treaty/compare/?from=2010-06-14&on=2022-01-19", "/ru/treaty/CST/?on=2022-01-19"):
        page = get(where).text
        assert {one for one in re.findall(r'href="#([^"]+)"', page) if f'id="{one}"' not in page} == set()


def test_words_that_stayed_are_not_marked_and_paragraphs_stay_apart() -> None:
    sides = beside("(1) One.\n\n(2) Two old words here stand.", "(1) One.\n\n(2) Two new words here stand.")

    assert sides.before == ("(1) One.", "(2) Two <del>old</del> words here stand.")
    assert sides.after == ("(1) One.", "(2) Two <ins>new</ins> words here stand.")


def test_an_attack_by_markup_in_two_wordings_stays_words() -> None:
    sides = beside("<i>", "<b>")

    assert "<i>" not in sides.before[0]
    assert "<b>" not in sides.after[0]


def test_lines_that_stayed_are_not_marked() -> None:
    sides = lines_beside([Markup("a"), Markup("b")], [Markup("b"), Markup("c")])

    assert (sides.before, sides.after) == (("<del>a</del>", "b"), ("b", "<ins>c</ins>"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_states_are_asked_about_and_the_page_says_in_which_version_and_why(get: Get, language: str) -> None:
    said = {"en": ("in force · as amended by: PROT-2010", "No reservation stands"), "ru": ("в силе · с поправками: PROT-2010", "ни одной")}

    words = _words(get(f"/{language}/treaty/CST/between/?of=KAZ&and=RUS&on=2022-01-19").text)

    assert [one for one in said[language] if one not in words] == []


def test_a_state_that_has_nothing_to_do_with_an_instrument_cannot_be_asked_about(get: Get) -> None:
    assert get("/en/treaty/CST/between/?of=FRA&and=RUS&on=2022-01-19").status == 404
    assert get("/en/treaty/NOTHING/between/?on=2022-01-19").status == 404


def test_pairs_between_which_something_stands_have_rows_of_their_own() -> None:
    found = open_organization("anzus")
    assert found.organization is not None
    server = make_server("127.0.0.1", 0, application(found, today=lambda: "2026-03-01"))
    threading.Thread(target=server.handle_request, daemon=True).start()
    text = fetching(f"http://127.0.0.1:{server.server_port}")("/en/treaty/ANZUS/between/?on=1987-01-01").text
    server.server_close()

    words = _words(text)
    assert "New Zealand United States operation suspended" in words
    assert words.count("operation suspended") == 1
