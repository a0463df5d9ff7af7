"""The page of an answer hands out its receipt, which whoever has the same corpus checks."""

from __future__ import annotations

import re
from html import unescape

import foedus
from tests.web.conftest import Get

ASKED = "/en/ask/?question=bound&attacked=KAZ&on=2022-01-05"


def link(page: str) -> str:
    found = re.search(r'href="([^"]*/ask/receipt\.json[^"]*)"', page)
    assert found
    return unescape(found[1])


def test_the_page_of_an_answer_links_to_a_receipt_that_holds(get: Get) -> None:
    address = link(get(ASKED).text)

    reply = get(address)

    assert reply.headers["Content-Type"] == "application/json"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="csto-bound-2022-01-05-receipt.json"'
    assert reply.body == foedus.open("csto").on("2022-01-05").bound(attacked="KAZ").receipt()
    assert foedus.check_receipt(reply.body)


def test_the_receipt_is_the_same_in_every_language(get: Get) -> None:
    assert get(link(get(ASKED).text)).body == get(link(get(ASKED.replace("/en/", "/ru/")).text)).body


def test_a_page_of_today_gives_a_receipt_of_the_day_on_which_it_was_read(get: Get) -> None:
    assert "on=2026-03-01" in link(get("/en/ask/?question=members&of=CSC").text)


def test_a_page_as_known_earlier_gives_a_receipt_of_what_was_known_then(get: Get) -> None:
    reply = get(link(get(f"{ASKED}&known=200").text))

    assert b'"acts":{"count":200,' in reply.body
    assert foedus.check_receipt(reply.body)


def test_a_receipt_between_two_dates_has_a_name_without_strokes(get: Get) -> None:
    reply = get(link(get("/en/ask/?question=compare&from=2012-01-01&to=2013-01-01").text))

    assert "csto-compare-2012-01-01-2013-01-01-receipt.json" in str(reply.headers["Content-Disposition"])


def test_a_question_that_cannot_be_put_leads_to_its_page_which_says_why(get: Get) -> None:
    reply = get("/en/ask/receipt.json?question=bound&attacked=KZA&on=2022-01-05")
    assert reply.status == 302
    assert 'role="alert"' in get(str(reply.headers["Location"])).text
    assert "receipt.json" not in get("/en/ask/?question=bound&attacked=KZA&on=2022-01-05").text
    assert get("/en/ask/receipt.json?question=bound&attacked=KAZ&on=yesterday").status == 400
    assert get("/en/ask/receipt.json").headers["Location"] == "/en/ask/"
