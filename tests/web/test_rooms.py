"""Organs, members and the chronicle: whom one finds there on a date, what is said of it, and that it can be said on any date."""

from __future__ import annotations

import re
from html import unescape

import pytest

from foedus.organization.names import known_names
from foedus.shelves.opening import Opened
from tests.web.conftest import Get
from tests.web.places import LANGUAGES

DATES = ("1992-05-14", "1994-04-20", "1999-04-21", "2003-09-18", "2010-06-14", "2018-12-01", "2022-01-06", "2026-03-01")
ENGINE = re.compile(r"\b(fold|findings?|codes?|epochs?|provisions?|electorate|timelines?|payload|token|stance)\b", re.IGNORECASE)


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]))).replace(" ,", ",").replace(" .", ".")


def _states(opened: Opened) -> list[str]:
    assert opened.organization is not None
    return sorted({state for line in opened.organization.world.timelines.instruments.values() for state in line.courses})


def _rooms(opened: Opened) -> list[str]:
    assert opened.organization is not None
    organs = known_names("organ", opened.organization.corpus)
    assert organs
    return [
        "organs/", "members/", "chronicle/", "chronicle/?sort=all",
        *(f"organs/{one}/" for one in organs), *(f"members/{one}/" for one in _states(opened)),
    ]  # fmt: skip


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_organ_and_every_state_has_a_page_on_any_date(get: Get, opened: Opened, language: str, date: str) -> None:
    for room in _rooms(opened):
        reply = get(f"/{language}/{room}{'&' if '?' in room else '?'}on={date}")

        assert (reply.status, f'value="{date}"' in reply.text) == (200, True), room


def test_a_reader_meets_no_word_of_the_engine(get: Get, opened: Opened) -> None:
    for room in _rooms(opened):
        assert ENGINE.findall(_words(get(f"/en/{room}").text)) == [], room


def test_a_russian_reader_meets_russian(get: Get, opened: Opened) -> None:
    for room in _rooms(opened):
        main = re.sub(r'<(\w+)[^>]*lang="en".*?</\1>|<title.*?</title>', "", get(f"/ru/{room}").text.partition("<main")[2], flags=re.DOTALL)
        words = " ".join(re.findall(r">([^<]*)<", main))

        assert re.findall(r"\b[a-z]{4,}(?: [a-z]+)+", unescape(words)) == [], room


@pytest.mark.parametrize(
    ("name", "date", "said"),
    [
        ("CSC", "2018-12-01", "Valery Semerikov"),
        ("CSC", "2022-01-06", "Stanislav Zas"),
        ("CSC", "2024-03-01", "Imangali Tasmagambetov"),
    ],
)
def test_an_organ_tells_who_holds_the_office_to_which_it_appoints(get: Get, name: str, date: str, said: str) -> None:
    page = _words(get(f"/en/organs/{name}/?on={date}").text).partition("Offices Secretary General")[2]

    assert said in page.partition("why?")[0]


def test_who_only_acts_in_an_office_is_said_to_be_acting(get: Get) -> None:
    page = _words(get("/en/organs/CSC/?on=2019-06-01").text)

    assert re.search(r"Valery Semerikov Russia, since .{0,60}, acting", page)


def test_an_organ_tells_who_presided_and_before_whom(get: Get) -> None:
    page = _words(get("/en/organs/CSC/?on=2024-06-01").text).partition("Chair through time")[2]

    assert page.index("Kazakhstan") < page.index("Belarus") < page.index("Armenia")


def test_a_chair_that_goes_with_another_leads_there(get: Get) -> None:
    page = get("/en/organs/PC/?on=2022-02-01").text

    assert "The chair goes with that of another organ" in page
    assert 'href="/en/organs/CSC/?on=2022-02-01"' in page


def test_before_any_text_knows_an_organ_its_page_says_since_when_one_does(get: Get) -> None:
    page = get("/en/organs/PC/?on=2000-01-01").text

    assert "no text in force knew this organ" in page
    assert 'href="/en/organs/PC/?on=2003-09-18"' in page


def test_how_an_organ_decides_is_said_in_plain_words(get: Get) -> None:
    page = _words(get("/en/organs/CSC/?on=2024-06-01").text).partition("How it decides")[2]

    assert "By consensus: nothing is counted, and one objection stops it." in page
    assert "Staying away: what that does is contested." in page
    assert "The member concerned has no vote on it." in page
    assert "What is decided binds only those that voted for it." in page


def test_a_decision_taken_in_the_absence_of_a_member_shows_that_its_reading_is_contested(get: Get) -> None:
    page = _words(get("/en/organs/CSC/?on=2024-01-01").text).partition("Decision: the budget of 2024")[2]

    assert page.index("absent: Armenia") < page.index("whether the positions on record carry it is contested") < 400


def test_a_matter_that_a_member_refused_to_sign_stands_without_a_decision(get: Get) -> None:
    page = _words(get("/en/organs/CSC/?on=2023-01-01").text).partition("joint measures to assist Armenia")[2]

    assert page.lower().index("refused to sign: armenia") < page.index("no decision on it is on record") < 300


def test_a_state_begins_with_its_membership_and_what_is_unusual_about_it(get: Get) -> None:
    page = _words(get("/en/members/ARM/?on=2025-06-01").text)

    assert "On 1 June 2025 Armenia was a member: party to CH since 18 September 2003." in page
    assert "Since 22 February 2024 it declares its participation frozen, a status that no text knows." in page


def test_a_state_that_was_never_party_to_the_charter_is_told_by_the_treaty_that_it_had(get: Get) -> None:
    assert "Azerbaijan was not a member; its status under CST: lapsed." in _words(get("/en/members/AZE/?on=2010-01-01").text)


def test_a_contested_member_shows_who_holds_what_and_what_is_acted_on(get: Get) -> None:
    page = _words(get("/en/members/UZB/?on=2013-02-01").text).partition("What is contested")[2]

    assert page.index("suspended") < page.index("withdrawn") < page.index("Acted on")


def test_what_a_state_owes_stands_with_article_and_firmness(get: Get) -> None:
    page = _words(get("/en/members/KAZ/?on=2022-01-03").text).partition("What it owes")[2].partition("Chairs and offices held")[0]

    assert re.search(r"Necessary assistance the attacked party .{0,60}armed force CST 4\(2\) owed when that happens", page)
    assert re.search(r"Refraining from force and the threat of it every party at all times . CST 1\(1\) owed now", page)


def test_a_request_stands_with_its_answer(get: Get) -> None:
    page = _words(get("/en/members/KAZ/?on=2022-02-01").text).partition("What it asked of the others")[2]

    assert page.index("Kazakhstan requests assistance") < page.index("in full") < page.index("How long it took in crises")


def test_the_acts_of_a_state_are_turned_page_by_page(get: Get) -> None:
    seen: list[str] = []
    address = "/en/members/RUS/?on=2026-03-01"
    while address:
        acts = get(address).text.partition('id="acts"')[2]
        seen += re.findall(r'<td class="n" data-l="№"><a href="/en/record/([0-9a-f]{16})/', acts)
        older = re.search(r'rel="next" href="([^"#]+)', acts)
        address = unescape(older[1]) if older else ""

    assert len(seen) == len(set(seen)) > 25


def test_the_list_of_members_leads_to_every_state(get: Get, opened: Opened) -> None:
    page = get("/ru/members/").text

    assert [one for one in _states(opened) if f'href="/ru/members/{one}/"' not in page] == []


def test_the_chronicle_tells_the_beginning_and_no_more_than_had_happened(get: Get) -> None:
    page = _words(get("/en/chronicle/?on=1994-12-31").text)

    assert "Signature of CST : Armenia, Kazakhstan, Kyrgyzstan, Russia, Tajikistan and Uzbekistan" in page
    assert "1999" not in page


def test_the_years_above_the_chronicle_lead_to_its_headings(get: Get) -> None:
    page = get("/en/chronicle/").text
    led = re.findall(r'href="#(y\d{4})"', page)

    assert led
    assert led == re.findall(r'<h2 id="(y\d{4})"', page)


def test_the_chronicle_is_narrowed_by_sort_and_state_together(get: Get) -> None:
    page = _words(get("/en/chronicle/?sort=posts&state=BLR&on=2024-01-01").text)

    assert "Belarus takes the chair" in page
    assert "Kazakhstan takes the chair" not in page
    assert "Enters into force" not in page


@pytest.mark.parametrize(
    ("path", "said", "nearest"),
    [
        ("/en/organs/CSD/", "No organ is called “CSD”.", "/en/organs/CSC/"),
        ("/en/members/KZA/", "No State called “KZA”", "/en/members/KAZ/"),
        ("/en/members/KAZ/?page=999", "“999” is not the number of a page", ""),
        ("/en/chronicle/?sort=lawn", "“lawn” is no sort of entry.", "/en/chronicle/?sort=law"),
        ("/en/chronicle/?state=KZA", "No State called “KZA”", "/en/chronicle/?state=KAZ"),
    ],
)
def test_what_is_not_there_is_met_with_the_nearest_that_is(get: Get, path: str, said: str, nearest: str) -> None:
    reply = get(path)

    assert reply.status == 404
    assert said in unescape(re.sub(r"<[^>]+>", "", reply.text))
    assert nearest in unescape(reply.text)


def test_the_situation_leads_to_every_crisis_and_to_the_rooms(get: Get, opened: Opened) -> None:
    assert opened.organization is not None
    page = get("/en/").text

    crises = {f"/en/crises/{entry.act.body.crisis}/" for entry in opened.organization.entries if entry.act.body.crisis}
    assert [one for one in (*sorted(crises), "/en/organs/", "/en/members/", "/en/chronicle/") if f'href="{one}"' not in page] == []
    assert 'href="/en/members/KAZ/"' in page
