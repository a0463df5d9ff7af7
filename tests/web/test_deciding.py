"""Trying out a vote: the form says what each member does, the page says what comes of it and why; what cannot be read is said above it."""

from __future__ import annotations

from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

import pytest

from foedus.shelves.opening import open_organization
from foedus.web.server import application
from tests.web.conftest import Get

SIX = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")


def cast(**did: str) -> str:
    return "&".join(f"v-{state}={did.get(state, 'yes')}" for state in SIX)


def page(get: Get, query: str, language: str = "en", organ: str = "CSC") -> str:
    reply = get(f"/{language}/organs/{organ}/outcome/?matter=use+of+force&on=2022-01-06&{query}")
    assert reply.status == 200
    return reply.text


@pytest.mark.parametrize(
    ("did", "en", "ru"),
    [({}, "carried", "решение есть"), ({"TJK": "no"}, "not carried", "решения нет"), ({"BLR": "absent"}, "contested", "спорно")],
)
def test_what_the_members_do_decides_what_the_page_says(get: Get, did: dict[str, str], en: str, ru: str) -> None:
    assert f">{en}<" in page(get, cast(**did))
    assert f">{ru}<" in page(get, cast(**did), "ru")


def test_the_form_comes_back_as_it_was_filled_in(get: Get) -> None:
    text = page(get, cast(KGZ="abstain"))

    assert '<option value="abstain" selected>' in text
    assert text.count('<option value="yes" selected>') == 5


def test_without_votes_there_is_only_the_form(get: Get) -> None:
    text = page(get, "")

    assert 'name="v-KAZ"' in text
    assert 'id="outcome"' not in text


def test_votes_may_be_given_as_one_text_and_what_cannot_be_read_is_said(get: Get) -> None:
    assert ">carried<" in page(get, "votes=" + "%2C".join(f"{state}%3Dyes" for state in SIX))
    assert "“KAZ=yess”" not in page(get, "votes=KAZ%3Dyess")
    assert "yess" in page(get, "votes=KAZ%3Dyess")


def test_an_attack_by_markup_in_a_vote_is_shown_as_text(get: Get) -> None:
    text = page(get, "votes=%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Dyes&about=%22%3E%3Cb%3E")

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;=yes" in text


def test_an_organ_that_nobody_knows_is_met_with_the_nearest(get: Get) -> None:
    reply = get("/en/organs/CSD/outcome/?on=2022-01-06")

    assert (reply.status, "CSC" in reply.text) == (404, True)


def test_the_page_of_an_organ_leads_there(get: Get) -> None:
    assert 'href="/en/organs/CSC/outcome/?on=2022-01-06"' in get("/en/organs/CSC/?on=2022-01-06").text


def test_a_page_says_what_a_rule_asks_for_besides() -> None:
    site = application(open_organization("un"), today=lambda: "2022-01-01")

    council, assembly = (_page(site, organ) for organ in ("SC", "GA"))

    assert "goes as a recommendation to the General Assembly" in council
    assert "May step back itself" in council
    assert "if a ruling or a finding says so" in council
    assert "what the text would end resumes" in council
    assert "of at least 7" not in council
    assert "on a recommendation of the Security Council alone" in assembly
    assert "Quorum" in assembly


def _page(site: WSGIApplication, organ: str) -> str:
    environment: dict[str, object] = {}
    setup_testing_defaults(environment)
    environment["PATH_INFO"] = f"/en/organs/{organ}/"
    return b"".join(site(environment, lambda *_: lambda _: None)).decode()
