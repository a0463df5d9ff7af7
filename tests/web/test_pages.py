"""Every page has a permanent address for each language and date, and says on what it rests."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.canonical import act_id, decode
from foedus.record.journal import parse
from foedus.shelves.opening import Opened
from tests.web.conftest import TODAY, Get
from tests.web.places import KINDS_OF_PAGE, LANGUAGES, address

if TYPE_CHECKING:
    from collections.abc import Iterator

DATES = (
    "1992-05-14",
    "1992-05-15",
    "1994-04-20",
    "1999-04-20",
    "1999-04-21",
    "2006-10-01",
    "2012-12-19",
    "2022-01-06",
    "2026-03-01",
    "2100-12-31",
)


def _links(html: str) -> Iterator[str]:
    return (unescape(found) for found in re.findall(r'(?:href|src)="([^"]+)"', html))


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize(
    ("asked", "led_to"), [("ru-RU,ru;q=0.9,en;q=0.5", "/ru/"), ("de,en;q=0.7", "/en/"), ("", "/en/"), ("ru;q=x", "/en/")]
)
def test_the_bare_site_leads_to_the_language_that_the_browser_asks_for(get: Get, asked: str, led_to: str) -> None:
    reply = get("/", Accept_Language=asked)

    assert (reply.status, reply.headers["Location"], reply.headers["Vary"]) == (302, led_to, "Accept-Language")


@pytest.mark.parametrize("date", DATES)
def test_every_room_can_be_visited_on_any_date(get: Get, date: str) -> None:
    rooms = (
        "",
        "treaty/",
        "treaty/CST/",
        "treaty/CST/4/",
        "treaty/TRANSIT-2024/",
        "crises/",
        "crises/kazakhstan-2022/",
        "crises/kyrgyz-tajik/",
        "record/",
    )

    for language in LANGUAGES:
        for room in rooms:
            reply = get(f"/{language}/{room}?on={date}")

            assert (reply.status, f'value="{date}"' in reply.text) == (200, True), room


def test_every_crisis_instrument_and_article_of_the_corpus_has_a_page(get: Get, opened: Opened) -> None:
    assert opened.organization is not None
    corpus = opened.organization.corpus
    rooms = [f"crises/{name}/" for name in corpus.header.crises]
    rooms += [f"treaty/{one.id}/" for one in corpus.instruments]
    rooms += [f"treaty/{one.id}/{article.number}/" for one in corpus.instruments for article in one.articles]

    for language in LANGUAGES:
        for room in rooms:
            assert get(f"/{language}/{room}").status == 200, room


def test_every_act_of_the_record_has_a_page(get: Get, opened: Opened) -> None:
    assert opened.organization is not None

    for number, entry in enumerate(opened.organization.entries):
        reply = get(f"/{LANGUAGES[number % 2]}/record/{entry.id[:16]}/")

        assert (reply.status, entry.id in reply.text) == (200, True)


def test_a_page_without_a_date_is_that_of_today(get: Get) -> None:
    assert f'value="{TODAY}"' in get("/en/").text


def test_every_link_on_a_page_of_each_kind_leads_somewhere(get: Get) -> None:
    links = {link for language in LANGUAGES for page in KINDS_OF_PAGE for link in _links(get(address(language, page)).text)}
    inside = sorted(link for link in links if link.startswith("/") and "/crises/kazakhstan/" not in link)
    # Of links to one page that differ in a date or in the language alone, one is followed: those are other tests' matter.
    followed = {_place(link): link for link in inside}

    assert {link for link in links if not link.startswith(("/", "#"))} == set()
    assert len(followed) > 500
    assert [link for link in followed.values() if get(link.partition("#")[0]).status != 200] == []


def _place(link: str) -> tuple[str, frozenset[str]]:
    parts = urlsplit(link)
    return re.sub("^/(?:en|ru)/", "/", parts.path), frozenset(parse_qs(parts.query))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", KINDS_OF_PAGE)
def test_the_foot_says_on_what_the_page_rests(get: Get, opened: Opened, language: str, page: str) -> None:
    assert opened.organization is not None
    foot = get(address(language, page)).text.partition('<footer class="foot">')[2]

    assert opened.organization.corpus.digest in foot
    for said in {"en": ("a draft", "without prejudice", "originals prevail", "UTC+", "No act was withheld", "no organ has adopted")}.get(
        language, ("черновик", "не предрешает", "преимущество имеют подлинники", "UTC+", "Ни один акт", "не принятый ни одним органом")
    ):
        assert said in foot


def test_the_crisis_begins_with_what_was_asked_and_what_followed(get: Get) -> None:
    page = _words(get("/en/crises/kazakhstan-2022/?on=2022-01-19").text)

    assert (
        "On 5 January 2022 Kazakhstan asked the other parties for assistance. The Collective Security Council decided the next day. "
        "Five States were bound to assist. The last forces left on 19 January 2022."
    ) in page


def test_on_the_day_of_the_request_the_crisis_does_not_know_the_decision(get: Get) -> None:
    page = _words(get("/en/crises/kazakhstan-2022/?on=2022-01-05").text)

    assert "By 5 January 2022 no decision on it was on the record." in page
    assert "19 January" not in page


def test_before_its_first_act_a_crisis_says_when_it_begins(get: Get) -> None:
    page = get("/en/crises/kazakhstan-2022/?on=2021-12-01").text

    assert "Nothing had happened yet on 1 December 2021" in _words(page)
    assert 'href="/en/crises/kazakhstan-2022/?on=2022-01-02"' in page


def test_an_article_is_shown_as_it_was_on_the_date(get: Get) -> None:
    before, after = (_words(get(f"/en/treaty/CST/4/?on={date}").text) for date in ("2010-06-14", "2013-01-01"))

    assert "as concluded, in force since 20 April 1994" in before
    assert "as changed by PROT-2010, in force since 19 December 2012" in after
    assert "At the request of that party" in after
    assert "At the request of that party" not in before


def test_a_russian_page_shows_the_russian_text(get: Get) -> None:
    page = _words(get("/ru/treaty/CST/4/?on=2010-06-14").text)

    assert "Статья 4." in page
    assert "Агрессия" in page


def test_a_contested_status_shows_the_positions_side_by_side(get: Get) -> None:
    page = _words(get("/en/?on=2013-01-01").text).partition("What is contested")[2]

    assert "Uzbekistan" in page
    assert page.index("suspended") < page.index("withdrawn") < page.index("Acted on")


def test_the_canonical_bytes_of_an_act_give_its_id(get: Get, opened: Opened) -> None:
    assert opened.organization is not None
    entry = opened.organization.entries[7]

    reply = get(f"/en/record/{entry.id}.json")

    act = decode(reply.body, VOCABULARY)
    assert isinstance(act, Act)
    assert (reply.headers["Content-Type"], act_id(act)) == ("application/json", entry.id)


def test_the_journal_of_a_page_reads_back_as_the_same_acts(get: Get, opened: Opened) -> None:
    assert opened.organization is not None
    html = get("/en/record/?crisis=kazakhstan-2022&view=journal").text
    text = unescape(html.partition('<pre lang="en" tabindex="0">')[2].partition("</pre>")[0])

    read = parse(text, path="page.journal", vocabulary=VOCABULARY, log="csto")

    shown = {entry.id for entry in opened.organization.entries if entry.act.body.crisis == "kazakhstan-2022"}
    assert {entry.id for entry in read.entries} == shown


def test_the_pages_of_the_list_hold_every_act_once(get: Get, opened: Opened) -> None:
    assert opened.organization is not None
    seen: list[str] = []
    address = "/en/record/?on=2100-01-01"
    while address:
        html = get(address).text
        seen += re.findall(r'<td class="n" data-l="№"><a href="/en/record/([0-9a-f]{16})/', html)
        later = re.search(r'rel="next" href="([^"]+)"', html)
        address = unescape(later[1]) if later else ""

    assert sorted(seen) == sorted(entry.id[:16] for entry in opened.organization.entries)


def test_the_filters_of_the_list_narrow_it_together(get: Get) -> None:
    page = get("/en/record/?by=KGZ&kind=national-consent&crisis=kazakhstan-2022&from=2022-01-07&to=2022-01-07").text

    assert "1 act found" in page
    assert "69 to 7" in page


def test_a_duty_performed_on_a_day_that_is_not_known_says_between_which_days(get: Get) -> None:
    """The airlift of January 2022 began on the 6th and ended on the 13th; which State's troops came when is not on the record."""
    early, late = (get(f"/en/crises/kazakhstan-2022/?on={date}").text for date in ("2022-01-06", "2022-01-19"))

    assert '<span class="due">,</span> <a href=' in early
    assert '<span class="ok">,</span> <a href=' in late
    for page in (early, late):
        assert ">performed, 6–13 January 2022</a>" in page
