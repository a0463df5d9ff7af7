"""A text under silence stands on its organ's page with its clock, at the seat and in UTC, and with what it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import pytest

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.journal import parse
from foedus.shelves.opening import Opened
from tests.web.conftest import Get, fetching, serving

JOURNAL = """
2026-02-20T09:00:00Z CSC puts under silence 2026/9
  title: observers at the border
  until: 2026-03-05T09:00:00Z

2026-02-20T09:00:00Z CSC puts under silence 2026/10
  title: a common list
  until: 2026-02-27T09:00:00Z
"""
ENTRIES = parse(JOURNAL, path="late.journal", vocabulary=VOCABULARY, log="csto", first_position=100_000).entries


@pytest.fixture(scope="module")
def fetch(opened: Opened) -> Iterator[Get]:
    with serving(opened, ENTRIES) as address:
        yield fetching(address)


def test_a_text_under_silence_shows_when_its_clock_runs_out_at_the_seat_and_in_utc(fetch: Get) -> None:
    english, russian = (unescape(fetch(f"/{language}/organs/CSC/").text) for language in ("en", "ru"))

    assert "nder silence; the last clock ends on 5 March 2026, 12:00" in english
    assert "5 March 2026, 09:00 (UTC)" in english
    assert "дёт процедура молчания; конец последнего срока" in russian


def test_a_silence_that_expired_waits_for_the_chair_and_says_so(fetch: Get) -> None:
    page = unescape(fetch("/en/organs/CSC/").text)

    assert "he silence has expired and is not announced" in page
    assert "until then expiry is provisional" in page


def test_a_silence_can_be_asked_about_on_the_page_of_questions(fetch: Get) -> None:
    page = unescape(fetch("/en/ask/?question=silence&of=2026/9&on=2026-03-01").text)

    assert "2026/9 was put under silence on 20 February 2026" in page


def test_the_acts_around_a_silence_are_said_in_both_languages(fetch: Get) -> None:
    assert "puts under silence 2026/9: observers at the border" in unescape(fetch(f"/en/record/{ENTRIES[0].id[:16]}/").text)
    assert "текст внесён по процедуре молчания: 2026/9" in unescape(fetch(f"/ru/record/{ENTRIES[0].id[:16]}/").text)
