"""The pages of a clock and of a scale: when a period runs out, who pays what, and what is said where a corpus has neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from foedus.shelves.opening import open_organization
from tests.web.conftest import Get, fetching, serving
from tests.web.places import LANGUAGES


@pytest.fixture(scope="module")
def nations() -> Iterator[Get]:
    """Serve a corpus with clocks and scales."""
    with serving(open_organization("un")) as address:
        yield fetching(address)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_clock_says_when_it_runs_out_and_by_which_article(nations: Get, language: str) -> None:
    reply = nations(f"/{language}/ask/?question=deadline&of=snapback&from=2025-08-28&on=2025-09-28")

    assert reply.status == 200
    assert {"en": "28 September 2025, 00:00", "ru": "28 сентября 2025, 00:00"}[language] in words(reply.text)
    assert "RES-2231 12" in reply.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_scale_says_who_pays_what_and_what_each_step_did(nations: Get, language: str) -> None:
    reply = nations(f"/{language}/ask/?question=scale&of=regular+budget&total=1000000&on=2025-06-01")

    assert reply.status == 200
    assert {"en": "United States 11/50 22 220000", "ru": "США 11/50 22 220000"}[language] in words(reply.text)
    assert {"en": "Tuvalu", "ru": "Тувалу"}[language] in reply.text
    assert "RES-79-249 1" in reply.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clock_is_chosen_from_those_that_the_texts_set(nations: Get, language: str) -> None:
    page = nations(f"/{language}/ask/?question=deadline").text

    assert re.findall(r'<option value="([^"]+)"', page)[:3] == ["debate on a veto", "emergency special session", "snapback"]
