"""The page of a crisis shows who is present by whose consent, vote, bond and conduct, and the disputes of the crisis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from foedus.shelves.opening import Opened, open_organization
from tests.web.conftest import Get, fetching, serving


@contextmanager
def rio() -> Iterator[Get]:
    """Serve another treaty for a while."""
    with serving(open_organization("rio")) as address:
        yield fetching(address)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize(
    ("language", "heading", "bond"), [("en", "Vote, bond and conduct", "bound"), ("ru", "Голос, обязанность и поведение", "связан")]
)
def test_the_page_shows_that_a_state_voted_no_was_bound_and_did_not_comply(opened: Opened, language: str, heading: str, bond: str) -> None:
    with rio() as ask:
        page = ask(f"/{language}/crises/cuba-1962/?on=1970-01-01").text
    shown = words(page)

    assert heading in shown
    assert bond in shown[shown.index(heading) :]
    assert "&lt;b&gt;" not in page


@pytest.mark.parametrize(("language", "heading", "stands"), [("en", "Disputes", "mission reported"), ("ru", "Споры", "миссия доложила")])
def test_disputes_stand_on_the_page_of_crises_and_on_that_of_their_crisis(get: Get, language: str, heading: str, stands: str) -> None:
    for room in ("crises/", "crises/armenia-2022/"):
        shown = words(get(f"/{language}/{room}?on=2022-12-31").text)

        assert heading in shown
        assert stands in shown


def test_a_state_that_owes_help_under_two_articles_is_counted_once() -> None:
    with serving(open_organization("sahel")) as address:
        shown = words(fetching(address)("/en/crises/drone-2025/?on=2025-05-01").text)

    assert "Two States were bound to assist." in shown
    assert "of 2 other parties" in shown


@pytest.mark.parametrize(
    ("language", "said"), [("en", "2 2 with a vote; who fills 7 more is not on record"), ("ru", "кем заняты остальные (7), не записано")]
)
def test_an_organ_of_which_seats_are_known_and_not_who_fills_them_says_how_many(language: str, said: str) -> None:
    with serving(open_organization("ecowas")) as address:
        assert said in words(fetching(address)(f"/{language}/organs/MSC/?on=2025-12-08").text)
