"""The search page: a form without script, hits marked, as of the date; what cannot be read is told, and nothing found teaches."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from playwright.sync_api import Browser

from tests.web.conftest import Get
from tests.web.places import LANGUAGES


def _rows(get: Get, where: str) -> list[dict[str, str]]:
    return list(json.loads(get(f"{where}&format=json").body)["rows"])


def test_what_is_found_is_marked_and_leads_to_where_it_stands(get: Get) -> None:
    page = get("/en/search/?q=%22armed+force%22&on=2013-01-01").text

    assert "<mark>armed force</mark>" in page
    for link in re.findall(r'<tr data-id="[^"]+"><th scope="row"><a href="([^"]+)"', page):
        assert get(unescape(link)).status == 200


def test_a_wording_that_is_no_longer_in_force_leads_to_its_last_day(get: Get) -> None:
    page = unescape(get("/en/search/?q=aggression+instrument:CST&on=2022-01-19").text)

    assert 'href="/en/treaty/CST/4/?on=2012-12-18"' in page
    assert "in force from 20 April 1994 until 18 December 2012" in page


def test_a_later_act_is_not_found_on_an_earlier_date_but_said_to_be_there(get: Get) -> None:
    before = get("/en/search/?q=crisis:kazakhstan-2022&on=2021-01-01").text
    after = get("/en/search/?q=crisis:kazakhstan-2022&on=2022-02-01").text

    assert "Nothing by this date" in before
    assert "are found after 1 January 2021" in before
    assert "<table" in after


def test_the_fields_of_the_form_narrow_the_words(get: Get) -> None:
    rows = _rows(get, "/en/search/?q=signs&what=act&state=UZB&from=1992-01-01&to=1992-12-31&on=2022-01-19")

    assert rows
    assert {row["When"] for row in rows} == {"1992-05-15"}
    assert all("Uzbekistan" in row["Found"] for row in rows)


def test_the_form_works_without_any_script(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/search/?on=2022-01-19")

    page.fill("#q", "aggression")
    page.select_option("select[name=what]", "article")
    page.click(".seek button")

    assert page.url.startswith(f"{site}/en/search/?q=aggression&what=article")
    assert page.url.endswith("on=2022-01-19")
    assert page.locator("mark").count() > 0
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_question_the_page_teaches_and_every_example_finds_something(get: Get, language: str) -> None:
    page = get(f"/{language}/search/?on=2022-02-01").text
    examples = [unescape(one) for one in re.findall(r'<dt><a href="([^"]+)"><code>', page)]

    assert len(examples) == 7
    for one in examples:
        assert "<table" in get(one).text, one


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_cannot_be_read_is_told_at_once(get: Get, language: str) -> None:
    page = get(f"/{language}/search/?q=planet:mars+%22open&on=2022-01-19").text

    assert page.partition('id="problems"')[2].partition("</ul>")[0].count("<li>") == 2
    assert 'value="planet:mars &#34;open"' in page


def test_an_act_is_found_and_shown_in_the_language_of_the_reader(get: Get) -> None:
    russian = get("/ru/search/?q=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD+kind:assistance-request&on=2022-02-01").text

    assert "<mark>Казахстан</mark>" in russian


def test_pages_hold_everything_found_once(get: Get) -> None:
    where: str = "/en/search/?q=kind:act&on=2022-01-19"
    all_of_it = [row["id"] for row in _rows(get, where)]
    seen: list[str] = []
    while where:
        html = get(where).text
        seen += re.findall(r'<tr data-id="([^"]+)">', html)
        later = re.search(r'rel="next" href="([^"]+)"', html)
        where = unescape(later[1]) if later else ""

    assert seen == all_of_it
    assert len(set(seen)) == len(seen) > 100


@pytest.mark.parametrize("page", ["0", "9999", "-1", "x", "９"])
def test_a_page_that_there_is_not_is_told(get: Get, page: str) -> None:
    quoted = page if page.isascii() else "%EF%BC%99"

    assert get(f"/en/search/?q=aggression&page={quoted}").status == 404


def test_an_attack_by_markup_in_a_query_stays_words(get: Get) -> None:
    page = get("/en/search/?q=%3Cscript%3Ealert(1)%3C/script%3E&what=%22%3E%3Cscript%3Ealert(2)%3C/script%3E").text

    assert "<script>alert" not in page


def test_as_known_at_a_position_nothing_later_is_found(get: Get) -> None:
    rows = _rows(get, "/en/search/?q=kind:act&on=2026-01-01&known=100")

    assert len(rows) <= 100
