"""A redline loses nothing: what stayed with what fell away is the old text, what stayed with what came is the new one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.mechanisms.treaty.questions import Consolidated, Wording, redlined
from foedus.shelves.folder import shipped
from foedus.shelves.opening import open_organization
from foedus.words.consolidated import languages_of, text_in
from foedus.words.redline import Pieces, in_one, redline, word_by_word

WORDS = st.lists(st.sampled_from(["the", "parties", "assist", "consult", "at", "once", "(1)", ",", ".", "—", "сторона"]), max_size=14)
TEXT = WORDS.map(" ".join) | st.text(max_size=40)
PARAGRAPHS = st.lists(WORDS.filter(bool).map(" ".join), max_size=5)


def side(pieces: Pieces, mark: str) -> str:
    return "".join(one.text for one in pieces if one.mark in ("same", mark))


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_the_one(before: str, after: str) -> None:
    pieces = word_by_word(before, after)

    assert (side(pieces, "gone"), side(pieces, "come")) == (before, after)
    assert all(one.text for one in pieces)


@settings(max_examples=60)
@given(PARAGRAPHS, PARAGRAPHS)
def test_both_runs_of_paragraphs_can_be_read_out_of_the_one(before: list[str], after: list[str]) -> None:
    found = in_one(before, after)

    assert [said for some in found if (said := side(some, "gone"))] == before
    assert [said for some in found if (said := side(some, "come"))] == after


@given(PARAGRAPHS)
def test_a_text_beside_itself_has_nothing_to_mark(paragraphs: list[str]) -> None:
    assert {one.mark for some in in_one(paragraphs, paragraphs) for one in some} <= {"same"}


def test_only_the_words_that_differ_are_marked() -> None:
    pieces = word_by_word("All the other parties then give that party help.", "At its request all the other parties give that party help.")

    assert [(one.mark, one.text) for one in pieces] == [
        ("gone", "All"), ("come", "At its request all"), ("same", " the other parties"), ("gone", " then"), ("same", " give that party help."),
    ]  # fmt: skip


def test_a_word_left_standing_between_changes_is_marked_with_them() -> None:
    pieces = word_by_word("One two three four five six seven", "One A three B five six seven")

    assert [(one.mark, one.text) for one in pieces] == [
        ("same", "One "),
        ("gone", "two three four"),
        ("come", "A three B"),
        ("same", " five six seven"),
    ]


def test_a_paragraph_that_came_between_two_others_comes_as_a_whole() -> None:
    found = in_one(
        ["(1) The parties consult.", "(2) They help one another."], ["(1) The parties consult.", "New words.", "(2) They help one another."]
    )

    assert [[one.mark for one in some] for some in found] == [["same"], ["come"], ["same"]]


def test_a_paragraph_that_shares_too_little_is_another_paragraph() -> None:
    found = in_one(["Assistance is given at once."], ["The seat is in Tashkent."])

    assert [(one[0].mark, one[0].text) for one in found] == [("gone", "Assistance is given at once."), ("come", "The seat is in Tashkent.")]


@pytest.mark.parametrize("corpus", shipped())
def test_of_every_amended_text_that_ships_both_states_can_be_read_out_of_the_redline(corpus: str) -> None:
    organization = open_organization(corpus).organization
    assert organization is not None
    amended = {change.instrument for one in organization.corpus.instruments for change in one.changes}

    for name in sorted(amended):
        makers = tuple(one.id for one in organization.corpus.instruments if any(change.instrument == name for change in one.changes))
        treaty = organization.on("2026-11-01").treaty
        before, after = (treaty.consolidated(name), treaty.consolidated(name, on_trial=makers))
        first = Consolidated(before.instrument, tuple(Wording(one) for one in before.instrument.articles), True, before.force)  # noqa: FBT003 — as concluded
        for language in languages_of(organization, name):
            old, new = (text_in(organization, one, language, "2026-11-01") for one in (first, after))
            made = redline(organization, old, new, redlined(first, after))

            assert made.articles, name
            for article in made.articles:
                assert tuple(said for some in article.paragraphs if (said := side(some, "gone"))) == (
                    article.before.paragraphs if article.before else ()
                )
                assert tuple(said for some in article.paragraphs if (said := side(some, "come"))) == (
                    article.after.paragraphs if article.after else ()
                )
