"""A page can be shown as it was known at a position of the record; its address says so, and so does the page."""

from __future__ import annotations

import re
from html import unescape

import pytest

from foedus.shelves.opening import Opened
from tests.web.conftest import Get
from tests.web.places import KINDS_OF_PAGE, LANGUAGES, address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [one for one in KINDS_OF_PAGE if "known=" not in one])
def test_every_page_can_be_shown_at_an_earlier_position_and_says_that_it_is(get: Get, language: str, page: str) -> None:
    where = address(language, page)
    joined = "&" if "?" in where else "?"

    reply = get(f"{where}{joined}known=200")

    assert reply.status in {200, 404}
    assert 'class="earlier"' in reply.text


def test_the_permanent_address_has_date_and_position_and_gives_the_same_page(get: Get, opened: Opened) -> None:
    assert opened.organization is not None
    page = get("/en/treaty/CST/4/?on=2022-01-19").text
    found = re.findall(r'<a href="([^"]+known=\d+)">Permanent', page)
    permanent = unescape(found[0])

    assert permanent == f"/en/treaty/CST/4/?on=2022-01-19&known={opened.organization.position}"
    assert _words(get(permanent).text) == _words(page)


def _words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html.partition("<main")[2])


def test_links_lead_on_at_the_same_position(get: Get) -> None:
    page = get("/en/record/?on=2022-01-19&known=40").text.partition("<main")[2].partition("<footer")[0]
    links = [unescape(one) for one in re.findall(r'href="(/en/[^"]+)"', page) if "format=" not in one]

    banner = [one for one in links if "known=" not in one]
    assert banner == ["/en/record/?on=2022-01-19"]
    assert len(links) > 40


def test_the_date_can_be_changed_without_leaving_the_position(get: Get) -> None:
    page = get("/en/?on=2022-01-19&known=40").text

    assert '<input type="hidden" name="known" value="40">' in page


def test_an_act_that_was_not_known_has_no_page_there(get: Get, opened: Opened) -> None:
    assert opened.organization is not None
    late = max(opened.organization.entries, key=lambda one: one.position)

    assert get(f"/en/record/{late.id[:16]}/?known={late.position}").status == 404
    assert get(f"/en/record/{late.id[:16]}/?known={late.position + 1}").status == 200


def test_at_its_end_the_record_is_known_whole_and_the_page_says_nothing_of_it(get: Get, opened: Opened) -> None:
    assert opened.organization is not None

    assert 'class="earlier"' not in get(f"/en/?on=2022-01-19&known={opened.organization.position}").text


@pytest.mark.parametrize("given", ["-1", "x", "999999999", "1.5", "%D9%A1", "9" * 5000])
def test_a_position_that_is_none_is_told(get: Get, given: str) -> None:
    reply = get(f"/en/?known={given}")

    assert reply.status == 400
    assert "is not a position of this record" in reply.text
