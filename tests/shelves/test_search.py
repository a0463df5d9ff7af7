"""Searching the CSTO: which wording was in force, what had been done by then, who is found by which name."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.mechanisms.treaty.questions import ArticleInForce
from foedus.organization.organization import Organization
from foedus.shelves.opening import Opened, open_organization
from foedus.shelves.search.ask import Found, Hit, Library, search
from foedus.shelves.search.document import Documents, Index
from foedus.shelves.search.folding import fold, words
from foedus.shelves.search.passages import LENGTH, marked, passage
from foedus.shelves.search.postgres import PostgresIndex
from foedus.shelves.search.query import Words
from foedus.shelves.search.scan import Scan
from foedus.words.naming import Speaker

TODAY = "2026-11-21"
ASKED = (
    "aid", "помощь", "Казахстан", '"collective security"', "consult* -kind:statement", "assist* OR aid OR помощь", "kind:assistance-request",
    "state:UZB from:2012 to:2013", "instrument:CST kind:article language:ru", "crisis:kazakhstan-2022 organ:CSC", "-kind:act -kind:treaty",
    "4(2)", "2022", "to:1995", 'совет OR council "Устав ООН" OR "UN Charter"', "kind:protocol OR -from:2000", "организаци*",
)  # fmt: skip


@cache
def csto() -> Opened:
    return open_organization("csto")


def subject() -> Organization:
    found = csto().organization
    assert found
    return found


@cache
def voices() -> Speaker:
    return Speaker(subject())


def found(query: str, on: str = TODAY, language: str = "en", most: int = 5_000) -> Found:
    answer = search(subject(), csto().files, query, on=on, language=language, most=most, voices=voices())
    assert isinstance(answer, Found), answer
    return answer


def articles(query: str, on: str = TODAY, language: str = "en") -> dict[tuple[str, str], Hit]:
    return {(hit.article, hit.made_by): hit for hit in found(query, on, language).hits if hit.what == "article"}


def acts(query: str, on: str = TODAY) -> list[str]:
    return [hit.line for hit in found(query, on).hits if hit.what == "act"]


def test_both_wordings_of_an_article_are_found_and_say_which_was_in_force() -> None:
    before, after = ('"CST 4"', "2010-06-14"), ('"CST 4"', "2013-01-01")

    assert {key: hit.standing for key, hit in articles(*before).items()} == {("CST 4", "CST"): "in force"}
    assert {key: hit.standing for key, hit in articles(*after).items()} == {
        ("CST 4", "CST"): "no longer in force", ("CST 4", "PROT-2010"): "in force",
    }  # fmt: skip
    assert articles(*after)["CST 4", "CST"].in_force == (("1994-04-20", "2012-12-18"),)
    assert articles(*after)["CST 4", "PROT-2010"].in_force == (("2012-12-19", ""),)


def test_between_signature_and_entry_into_force_a_wording_is_known_and_not_yet_in_force() -> None:
    assert articles('"CST 4"', "2011-06-01")["CST 4", "PROT-2010"].standing == "not yet in force"
    assert articles('"CST 1"', "1993-01-01")["CST 1", "CST"].standing == "not yet in force"


def test_of_an_instrument_whose_entry_into_force_nobody_recorded_that_is_said() -> None:
    assert {hit.standing for hit in articles("instrument:TRANSIT-2024").values()} == {"entry into force not on record"}


@pytest.mark.parametrize("day", ["1992-05-15", "1999-04-21", "2010-06-14", "2012-12-18", "2012-12-19", "2022-01-05", TODAY])
def test_search_and_the_treaty_agree_about_what_is_in_force(day: str) -> None:
    in_force = {(str(one.citation), one.changed_by) for one in _law(day) if not one.deleted}
    shown = {key for key, hit in articles("kind:article", day).items() if hit.standing == "in force"}

    assert shown == in_force


def _law(day: str) -> list[ArticleInForce]:
    view = subject().on(day)
    return list(view.treaty.timelines.law(view.at).articles.values())


def test_before_anything_was_concluded_nothing_is_found() -> None:
    assert found("kind:article OR kind:act", "1992-01-01").total == 0


def test_acts_done_later_are_not_found() -> None:
    assert not acts("state:KAZ kind:assistance-request", "2022-01-04")
    assert acts("state:KAZ kind:assistance-request", "2022-01-05") == ["2022-01-05 KAZ requests assistance"]


def test_newer_acts_stand_before_older_ones() -> None:
    done = [hit.done[:10] for hit in found("kind:assistance-request").hits]

    assert len(done) > 2
    assert done == sorted(done, reverse=True)


def test_what_stands_in_a_heading_comes_first() -> None:
    hits = found("consultation").hits
    headed = [bool(hit.heading.marks) for hit in hits]

    assert headed == sorted(headed, reverse=True)
    assert hits[0].article == "CST 2"


def test_what_stands_in_the_words_comes_before_what_is_only_called_so() -> None:
    """The title of the Charter finds all of its articles; those that speak of the Charter stand above the rest."""
    hits = [hit for hit in found("Charter language:en kind:article").hits if not hit.heading.marks]
    worded = [bool(hit.words.marks) for hit in hits]

    assert worded == sorted(worded, reverse=True)
    assert {True, False} == set(worded)


def test_a_russian_reader_finds_the_russian_wording() -> None:
    hit = articles("помощь", language="ru")["CST 4", "PROT-2010"]

    assert hit.language == "ru"
    assert [hit.words.text[start:end] for start, end in hit.words.marks] == ["помощь"]


def test_a_wording_that_matches_in_both_languages_stands_on_one_row_in_the_readers() -> None:
    english, russian = articles('"CST 4"'), articles('"CST 4"', language="ru")

    assert english.keys() == russian.keys()
    assert {hit.languages for hit in english.values()} == {("en", "ru")}
    assert {hit.language for hit in english.values()} == {"en"}
    assert {hit.language for hit in russian.values()} == {"ru"}


def test_a_state_is_found_by_its_name_in_either_language() -> None:
    request = "2022-01-05 KAZ requests assistance"

    assert request in acts("Kazakhstan kind:assistance-request")
    assert request in acts("Казахстан kind:assistance-request")


def test_a_russian_reader_finds_acts_in_russian_words() -> None:
    hit = next(hit for hit in found("Казахстан помощь kind:assistance-request", "2022-01-05", "ru").hits)

    assert hit.line == "2022-01-05 KAZ requests assistance"
    assert hit.language == "ru"
    assert [hit.heading.text[start:end] for start, end in hit.heading.marks][:1] == ["Казахстан"]


def test_an_act_is_found_as_the_journal_writes_it() -> None:
    assert "2022-01-05 KAZ requests assistance" in acts('"KAZ requests assistance"')


def test_without_voices_acts_are_found_as_the_journal_writes_them() -> None:
    answer = search(subject(), csto().files, '"KAZ requests assistance"', on="2022-01-06", within=Library(subject(), csto().files))

    assert isinstance(answer, Found)
    assert [(hit.heading.text, hit.heading.marks) for hit in answer.hits] == [("2022-01-05 KAZ requests assistance", ((11, 34),))]


def test_an_article_is_found_by_the_title_of_its_instrument() -> None:
    assert ("CH 13", "CH") in articles("instrument:CH Charter")
    assert ("CH 13", "CH") in articles("Устав language:ru")


def test_acts_are_found_by_the_instrument_the_organ_and_the_crisis_they_are_about() -> None:
    assert all(" CST" in line for line in acts("instrument:CST kind:signature"))
    assert "2022-01-05 KAZ requests assistance" in acts("crisis:kazakhstan-2022")
    assert acts("organ:SG kind:determination")


def test_a_reader_without_the_label_finds_texts_and_no_act() -> None:
    """An attack: search as a way around labels."""
    closed = Organization(subject().corpus, labels=frozenset(), world=subject().world)
    library = Library(closed, csto().files, voices())
    answer = search(closed, csto().files, "kind:act OR kind:article", on=TODAY, within=library)

    assert isinstance(answer, Found)
    assert {hit.what for hit in answer.hits} == {"article"}
    assert not any(field == "kind" and value == "act" for one in library.documents for field, value in one.facets)


def test_rows_can_be_turned_page_by_page() -> None:
    everything = found("kind:act").hits
    pages = [
        search(subject(), csto().files, "kind:act", on=TODAY, voices=voices(), start=start, most=7)
        for start in range(0, len(everything), 7)
    ]

    assert tuple(hit for page in pages if isinstance(page, Found) for hit in page.hits) == everything


def test_a_wrong_date_and_a_wrong_query_are_told_together() -> None:
    answer = search(subject(), csto().files, "kind:nothing", on="yesterday", voices=voices())

    assert isinstance(answer, tuple)
    assert [finding.code for finding in answer] == ["question-date-malformed", "search-value-unknown"]


def test_the_library_of_an_organization_is_made_once() -> None:
    assert found("aid") == found("aid")


def test_an_act_that_arrives_is_found() -> None:
    *most, last = sorted(subject().entries, key=lambda entry: entry.position)
    fewer = Organization(subject().corpus).with_entries(most)
    before, after = (search(one, csto().files, "kind:act", on="2099-01-01") for one in (fewer, fewer.with_entries([last])))

    assert isinstance(before, Found)
    assert isinstance(after, Found)
    assert (after.acts, after.total) == (before.acts + 1, before.total + 1)


def test_the_three_engines_find_the_same_in_the_same_order(postgres: str) -> None:
    def on_server(documents: Documents) -> Index:
        return PostgresIndex(documents, postgres)

    libraries = [Library(subject(), csto().files, voices(), index) for index in (Scan, on_server)]
    for query in ASKED:
        for on in ("1999-12-31", "2012-12-19", TODAY):
            expected = found(query, on)
            for library in libraries:
                assert search(subject(), csto().files, query, on=on, most=5_000, within=library) == expected, query
    assert all(found(query).total for query in ASKED)


def test_a_passage_shows_the_first_hit_of_a_long_text() -> None:
    text = "lorem " * 100 + "the aid that is needed " + "ipsum " * 100
    shown = passage(text, (Words(("aid",)),))

    assert [shown.text[start:end] for start, end in shown.marks] == ["aid"]
    assert shown.text.startswith("…lorem")
    assert shown.text.endswith("ipsum…")
    assert len(shown.text) <= LENGTH + 2


def test_marks_that_overlap_are_one() -> None:
    sought = (Words(("use", "of")), Words(("of", "force")), Words(("f",), prefix=True))

    assert marked("the use of force", sought).marks == ((4, 16),)


@given(st.text(max_size=900), st.integers(0, 40), st.integers(1, 3), st.booleans())
def test_marks_stand_where_the_words_are(text: str, at: int, length: int, prefix: bool) -> None:
    tokens = words(text)[at : at + length]
    if not tokens:
        return
    shown = passage(text, (Words(tokens, prefix),))

    assert shown.marks
    for start, end in shown.marks:
        assert 0 <= start < end <= len(shown.text)
        assert any(token in fold(shown.text[start:end]).replace(" ", "") for token in tokens)


@given(st.sampled_from(ASKED), st.dates(date(1990, 1, 1), date(2027, 1, 1)))
def test_every_query_is_answered_on_every_day(query: str, day: date) -> None:
    hits = found(query, str(day)).hits

    assert all(hit.what == "article" or hit.done[:4] <= str(day)[:4] for hit in hits)
