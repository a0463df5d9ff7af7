"""Every corpus that ships checks clean, keeps its expectations, and says of each act where it comes from."""

from __future__ import annotations

from functools import lru_cache

import pytest

from foedus.corpus.citation import citation
from foedus.corpus.organ import Organ
from foedus.corpus.translation import translate
from foedus.organization.expectations import Expectation, judge, read
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.journal import parse
from foedus.record.printer import print_journal
from foedus.shelves.folder import shipped
from foedus.shelves.opening import Opened, open_organization
from foedus.states import STATES

CORPORA = shipped()
EXPECTATIONS = "expectations.yaml"
every_corpus = pytest.mark.parametrize("name", CORPORA)


@lru_cache
def opened(name: str) -> Opened:
    return open_organization(name)


def organization(name: str) -> Organization:
    found = opened(name).organization
    assert found is not None, opened(name).findings
    return found


@lru_cache
def expectations(name: str) -> tuple[Expectation, ...]:
    return read(opened(name).files[EXPECTATIONS], EXPECTATIONS)[0]


def test_the_first_corpus_ships() -> None:
    assert "csto" in CORPORA


@every_corpus
def test_a_shipped_corpus_has_no_error_and_no_warning(name: str) -> None:
    found = (*opened(name).findings, *organization(name).findings, *read(opened(name).files[EXPECTATIONS], EXPECTATIONS)[1])

    assert [one for one in found if one.severity != "note"] == []


@pytest.mark.parametrize(
    ("name", "expectation"),
    [pytest.param(name, one, id=f"{name}: {one.text}") for name in CORPORA for one in expectations(name)],
)
def test_a_shipped_corpus_answers_as_is_known(name: str, expectation: Expectation) -> None:
    assert judge(expectation, organization(name)) == ()


@every_corpus
def test_every_expectation_says_why(name: str) -> None:
    assert [one.text for one in expectations(name) if not one.why] == []


@every_corpus
def test_no_question_is_asked_twice(name: str) -> None:
    asked = [one.text for one in expectations(name)]

    assert sorted(asked) == sorted(set(asked))


@every_corpus
def test_every_act_of_a_history_names_its_source_and_how_sure_it_is(name: str) -> None:
    acts = [entry.act for entry in organization(name).entries]

    assert acts
    assert [act for act in acts if not act.source or act.confidence is None] == []


@every_corpus
def test_what_rests_on_no_publication_is_not_held_to_be_sure(name: str) -> None:
    hearsay = [entry.act for entry in organization(name).entries if entry.act.source.startswith("widely reported")]

    assert [act for act in hearsay if act.confidence == "high"] == []


@every_corpus
def test_every_seat_is_a_State_an_organ_or_an_actor(name: str) -> None:
    view = organization(name)
    organs = {
        block.organ
        for one in view.corpus.instruments
        for article in (*one.articles, *(change.article for change in one.changes))
        for block in article.provisions
        if isinstance(block, Organ)
    }
    known = {*STATES, *organs, *view.corpus.header.actors}

    assert {entry.act.seat for entry in view.entries} - known == set()


@every_corpus
def test_every_act_cites_articles_that_there_are(name: str) -> None:
    view = organization(name)
    articles = {(one.id, article.number) for one in view.corpus.instruments for article in one.articles} | {
        (one.id, "") for one in view.corpus.instruments
    }
    articles |= {(change.instrument, change.article.number) for one in view.corpus.instruments for change in one.changes}

    cited = {citation(text) for entry in view.entries for text in entry.act.body.under}

    assert {str(one) for one in cited if (one.instrument, one.article) not in articles} == set()


@every_corpus
def test_every_crisis_of_the_header_has_acts_and_every_act_a_crisis_of_the_header(name: str) -> None:
    view = organization(name)

    assert {entry.act.body.crisis for entry in view.entries} - {""} == set(view.corpus.header.crises)


@every_corpus
def test_a_history_that_is_printed_and_read_again_holds_the_same_acts(name: str) -> None:
    entries = organization(name).entries

    again = parse(print_journal(entries, VOCABULARY), path="printed.journal", vocabulary=VOCABULARY, log="history")

    assert again.findings == ()
    assert [entry.id for entry in again.entries] == [entry.id for entry in entries]


@every_corpus
def test_every_instrument_stands_whole_in_Russian(name: str) -> None:
    view = organization(name)
    for one in view.corpus.instruments:
        russian = translate(opened(name).files, one.id, "ru")
        assert russian is not None, one.id
        expected = {article.number for article in one.articles} | {f"{change.instrument} {change.article.number}" for change in one.changes}
        assert set(russian.articles) == expected, one.id
        assert [number for number, (heading, words) in russian.articles.items() if not words] == []


@every_corpus
def test_every_text_says_that_it_is_a_paraphrase(name: str) -> None:
    assert {one.front.text for one in organization(name).corpus.instruments} == {"paraphrase"}
