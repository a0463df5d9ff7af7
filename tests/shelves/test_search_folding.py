"""What a word is: letters and digits, without case, accents or the dots of ё."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.shelves.search.folding import LONGEST, fold, tokens, words


@pytest.mark.parametrize(
    ("written", "found_by"),
    [
        ("Council", "COUNCIL"),
        ("Café", "cafe"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("Ёлка", "елка"),
        ("ВСЁ", "все"),
        ("Straße", "STRASSE"),
        ("ﬁnance", "finance"),
        ("И\N{COMBINING BREVE}од", "йод"),
        ("Nicaragüense", "nicaraguense"),
    ],
)
def test_a_word_is_found_however_it_is_spelt(written: str, found_by: str) -> None:
    assert words(written) == words(found_by)


def test_short_i_is_a_letter_of_its_own() -> None:
    assert words("мой") != words("мои")


def test_there_is_no_stemming() -> None:
    assert words("helped") != words("help")


def test_what_is_no_letter_and_no_digit_parts_words() -> None:
    assert words("CST 4(2): use-of_force, party’s") == ("cst", "4", "2", "use", "of", "force", "party", "s")


def test_a_token_says_where_it_stands_in_the_text_as_written() -> None:
    text = "Помощь — ﬁrst, Ёлка"

    assert [(one.text, text[one.start : one.end]) for one in tokens(text)] == [("помощь", "Помощь"), ("first", "ﬁrst"), ("елка", "Ёлка")]


def test_no_token_is_longer_than_any_engine_can_hold() -> None:
    assert [len(one) for one in words("x" * 200)] == [LONGEST, LONGEST, LONGEST, 200 - 3 * LONGEST]


@given(st.text())
def test_tokens_hold_letters_and_digits_alone(text: str) -> None:
    assert all(one.isalnum() and len(one) <= LONGEST for one in words(text))
    assert words(text) == tuple(one.text for one in tokens(text))


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_tokens_stand_in_their_order(text: str) -> None:
    places = [(one.start, one.end) for one in tokens(text)]

    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
