"""The language of queries: what can be written, and what is told of that which cannot be read."""

from __future__ import annotations

from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import start_of
from foedus.finding import Finding
from foedus.shelves.search.query import Having, Query, Since, Term, Until, Words
from foedus.shelves.search.reading import MOST, Known, read
from foedus.words import say

from .engines import KNOWN, one, queries, word

DAY = Known({"kind": {"signature": "signature", "figure": "figure"}, "state": {"kaz": "KAZ"}} | {
    field: {} for field in ("organ", "instrument", "crisis", "language")
}, UTC)  # fmt: skip


def asked(text: str) -> Query:
    found = read(text, DAY)
    assert isinstance(found, Query), found
    return found


def told(text: str) -> list[tuple[str, str]]:
    found = read(text, DAY)
    assert isinstance(found, tuple), found
    return [(one.code, say(one.code, one.params, "en")) for one in found]


def test_all_words_must_occur() -> None:
    assert asked("aid force") == one(word("aid"), word("force"))


def test_quotation_marks_hold_words_together() -> None:
    assert asked('"use of force"') == one(Words(("use", "of", "force")))
    assert asked("«применение силы»") == one(Words(("применение", "силы")))


def test_a_word_of_several_tokens_is_a_phrase() -> None:
    assert asked("4(2)") == asked('"4 2"') == one(Words(("4", "2")))


def test_a_star_asks_for_the_beginning_of_a_word() -> None:
    assert asked("consult*") == one(word("consult", prefix=True))
    assert asked('"use of f"*') == one(Words(("use", "of", "f"), prefix=True))


def test_or_binds_its_two_neighbours_alone() -> None:
    assert asked("a b OR c OR d e") == Query(
        ((Term(word("a")),), (Term(word("b")), Term(word("c")), Term(word("d"))), (Term(word("e")),))
    )  # fmt: skip


def test_or_in_small_letters_or_quotation_marks_is_a_word() -> None:
    assert asked('or "OR"') == one(word("or"), word("or"))


def test_a_minus_asks_for_what_is_not_there() -> None:
    assert asked("-aid") == Query(((Term(word("aid"), without=True),),))
    assert asked("-kind:figure") == Query(((Term(Having("kind", "figure"), without=True),),))


def test_a_hyphen_within_a_word_is_no_minus() -> None:
    assert asked("use-of-force") == one(Words(("use", "of", "force")))


def test_a_field_takes_its_value_in_any_case() -> None:
    assert asked("state:KAZ") == asked("STATE:kaz") == asked('state:"kaz"') == one(Having("state", "kaz"))


def test_dates_may_be_days_months_or_years() -> None:
    def day(*ymd: int) -> int:
        return start_of(date(*ymd), UTC)

    assert asked("from:2022-01-05 to:2022-01-05") == one(Since(day(2022, 1, 5)), Until(day(2022, 1, 6)))
    assert asked("from:2022-02 to:2022-02") == one(Since(day(2022, 2, 1)), Until(day(2022, 3, 1)))
    assert asked("from:2022 to:2022") == one(Since(day(2022, 1, 1)), Until(day(2023, 1, 1)))


def test_words_that_are_not_to_be_there_are_not_sought() -> None:
    assert asked("a -b a OR c").sought == (word("a"), word("c"))


@pytest.mark.parametrize(
    ("query", "code", "sentence"),
    [
        ("", "search-empty", "Nothing is asked for."),
        ("   ", "search-empty", "Nothing is asked for."),
        ("aid OR", "search-or-alone", "At letter 5: OR stands between two alternatives"),
        ("OR aid", "search-or-alone", "At letter 1: OR"),
        ("aid OR OR force", "search-or-alone", "At letter 8: OR"),
        ("aid – force", "search-no-word", "At letter 5: “–” holds no letter"),
        ("aid -", "search-no-word", "At letter 5: “-” holds no letter"),
        ('""', "search-no-word", 'At letter 1: “""” holds no letter'),
        ('aid "use of', "search-quotation-open", 'At letter 5: a quotation begins with "use of and does not end.'),
        ("con*sult", "search-star-within", "At letter 1: in con*sult a star stands where it means nothing."),
        ("kind:sig*", "search-star-within", "At letter 1: in kind:sig* a star"),
        ("https://example.org", "search-field-unknown", "At letter 1: there is no field “https”. Fields: kind, state, organ, instrument"),
        ("kind: signature", "search-value-missing", "At letter 1: after kind: a value is expected"),
        ("kind:signatur", "search-value-unknown", "At letter 1: kind:signatur names nothing that is known here. Nearest: signature"),
        ("state:KAS", "search-value-unknown", "Nearest: KAZ."),
        ("from:yesterday", "search-date-malformed", "from:yesterday is not a day, month or year. Write from:2022-01-05"),
        ("to:2022-02-30", "search-date-malformed", "At letter 1: to:2022-02-30 is not a day"),
        ("to:9999", "search-date-malformed", "At letter 1: to:9999"),
        ("from:0000", "search-date-malformed", "At letter 1: from:0000"),
        ("a " * (MOST + 1), "search-too-long", "The query has 65 words; at most 64"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place_and_what_is_expected(query: str, code: str, sentence: str) -> None:
    found = told(query)

    assert [name for name, _ in found] == [code]
    assert sentence in found[0][1]


def test_everything_that_cannot_be_read_is_told_at_once() -> None:
    assert [code for code, _ in told('a*b foo:x from:12 kind:nothing OR "open')] == [
        "search-star-within", "search-field-unknown", "search-date-malformed", "search-value-unknown", "search-quotation-open",
    ]  # fmt: skip


@given(st.one_of(st.text(), queries()))
def test_every_text_is_a_query_or_is_told_why_it_is_none(text: str) -> None:
    found = read(text, KNOWN)

    if isinstance(found, Query):
        assert found.clauses
        assert all(found.clauses)
    else:
        assert found
        assert all(isinstance(finding, Finding) and say(finding.code, finding.params, "ru") for finding in found)
