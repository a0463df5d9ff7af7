"""The room of amendments on trial: what ships, what a reader supposes, and what is told when that cannot be."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import cast

import pytest

from foedus.shelves.opening import open_organization
from foedus.web.trials.listing import MAJORITIES
from tests.web.conftest import Get, fetching, serving
from tests.web.places import LANGUAGES


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_trials_of_the_organization_are_listed_and_no_others(get: Get, language: str) -> None:
    page = get(f"/{language}/trials/").text

    assert f'href="/{language}/trials/csto-2010/?on=2010-06-12"' in page
    assert f'href="/{language}/trials/csto-majority/?on=2022-11-23"' in page
    assert "rio-1975" not in page


def test_a_day_alone_supposes_nothing_and_the_list_is_shown(get: Get) -> None:
    assert get("/en/trials/?since=2010-01-01").text.count("<h1") == 1
    assert get("/en/trials/?since=2010-01-01").status == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trial_shows_the_votes_that_would_have_another_result(get: Get, language: str) -> None:
    reply = get(f"/{language}/trials/csto-majority/?on=2022-11-23")
    rows = json.loads(get(f"/{language}/trials/csto-majority/?on=2022-11-23&format=json&table=votes").body)["rows"]

    assert reply.status == 200
    assert len(rows) == 6
    assert reply.text.count({"en": 'late">another result<', "ru": 'late">другой исход<'}[language]) == 3


def test_the_page_of_the_rio_treatys_protocol_shows_the_vote_of_1974() -> None:
    with serving(open_organization("rio")) as site:
        page = words(fetching(site)("/en/trials/rio-1975/?on=1974-11-12").text)

    assert "not adopted: 12 of 21, needed 14 (RIO 17)" in page
    assert "adopted: 12 of 21, needed 11 (RIO 17(2)) another result" in page
    assert "The motion was to end the measures that were taken in 1964 under Article 8." in page


def test_a_decision_that_would_not_have_been_taken_leads_to_the_acts_that_rest_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast("dict[str, str]", MAJORITIES), "half", "rule: {unanimity: of all members}")
    with serving(open_organization("rio")) as site:
        page = fetching(site)("/en/trials/?majority=half&on=1975-07-29").text

    (rests,) = re.findall(r"<h3>Would have lacked its basis.*?</ul>", page, re.DOTALL)
    assert "29 July 1975: Organ of Consultation decides: Freedom of each party" in words(rests)
    assert "— replaces it" in words(rests)
    assert 'href="/en/record/' in rests


def test_a_trial_is_compared_as_of_its_own_day_unless_another_is_asked_for(get: Get) -> None:
    own = get("/en/trials/csto-2010/")

    assert (own.status, own.headers["Location"]) == (302, "/en/trials/csto-2010/?on=2010-06-12")
    assert "at the end of 1 January 2013" in words(get("/en/trials/csto-2010/?on=2013-01-01").text)


def test_a_reader_supposes_something_and_the_form_keeps_it(get: Get) -> None:
    reply = get("/en/trials/?without=PROT-2010&majority=two-thirds&since=2010-01-01&on=2022-01-05")

    assert reply.status == 200
    assert "It is supposed that PROT-2010 never entered into force." in words(reply.text)
    assert '<option value="PROT-2010" selected>' in reply.text
    assert 'value="2010-01-01"' in reply.text


@pytest.mark.parametrize(
    ("where", "status", "says"),
    [
        ("/en/trials/csto-2011/", 404, "There is no trial “csto-2011”."),
        ("/en/trials/?in-force=PROT-2011", 400, "This cannot be supposed"),
        ("/en/trials/?majority=all", 400, "The trial supposes nothing."),
        ("/en/trials/?without=PROT-2010&since=%22%5D", 400, "This cannot be supposed"),
        ("/ru/trials/csto-2011/", 404, "Испытания «csto-2011» нет."),
    ],
)  # fmt: skip
def test_what_cannot_be_supposed_is_told(get: Get, where: str, status: int, says: str) -> None:
    reply = get(where)

    assert reply.status == status
    assert says in words(reply.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_alliance_is_set_beside_this_one(get: Get, language: str) -> None:
    page = words(get(f"/{language}/trials/?beside=anzus&on=2022-01-05").text)

    assert {"en": "North Atlantic Treaty Organization", "ru": "Организация Североатлантического договора"}[language] in unescape(
        get(f"/{language}/trials/").text
    )
    assert "CST 4(2)" in page
    assert "ANZUS 4(1)" in page
    assert get(f"/{language}/trials/?beside=anzuss").status == 404


def test_the_treaty_room_leads_to_the_trials(get: Get) -> None:
    assert 'href="/en/trials/?on=2022-01-06"' in get("/en/treaty/?on=2022-01-06").text
