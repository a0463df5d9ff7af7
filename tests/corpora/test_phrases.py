"""A phrases file gives the free texts of a corpus in another language; it changes what is read, never what was agreed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.corpus.blocks import read_block
from foedus.corpus.digest import digest, source_digest
from foedus.corpus.load import load
from foedus.corpus.phrases import Renderings, phrases
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.organization.phrases import check_phrases, said
from foedus.record.journal import parse
from foedus.words.exposition import actor_names, finding_text
from tests.corpora.folders import HERE, files_in

BASE = files_in(HERE / "base")
HISTORY = """
2022-01-05 KAZ requests assistance
  asks: a convoy
  note: By letter.

2022-01-06 compiler reports the bridge is closed
  place: Grodno
  under: PACT 2
"""
RUSSIAN = """# What the history says
"a convoy": "конвой"
"By letter.": "Письмом."
"the bridge is closed": "мост закрыт"
"Grodno": "Гродно"
"""
ENTRIES = parse(HISTORY, path="history.journal", vocabulary=VOCABULARY, log="pact").entries


def with_phrases(text: str, path: str = "phrases.ru.yaml") -> dict[str, bytes]:
    return {**BASE, path: text.encode()}


def findings(text: str) -> list[str]:
    files = with_phrases(text)
    corpus = load(files).corpus
    assert corpus is not None
    return [finding_text(one, "en") for one in check_phrases(files, corpus, ENTRIES)]


def test_a_corpus_without_phrases_loads_and_is_read_as_it_stands() -> None:
    loaded = load(BASE)

    assert loaded.findings == ()
    assert phrases(BASE, "ru") == {}


def test_phrases_are_no_part_of_what_was_agreed_and_a_cache_still_notices_them() -> None:
    files = with_phrases(RUSSIAN)

    assert digest(files) == digest(BASE)
    assert source_digest(files) != source_digest(BASE)


def test_the_free_texts_of_an_act_are_its_words_and_no_code_date_or_citation() -> None:
    corpus = load(BASE).corpus
    assert corpus is not None

    texts = set(said(corpus, ENTRIES)) - set(said(corpus, ()))

    assert texts == {"a convoy", "By letter.", "the bridge is closed", "Grodno"}


def test_the_free_texts_of_a_rule_are_its_words_and_no_word_of_the_format() -> None:
    corpus = load(BASE).corpus
    assert corpus is not None

    texts = said(corpus, ())

    assert "every other party" not in texts
    assert all(place.path in BASE for place in texts.values())


def test_a_phrase_that_stands_nowhere_is_a_warning_that_names_the_nearest() -> None:
    assert findings(RUSSIAN + '"the bridge was closed": "мост был закрыт"\n')[0] == (
        "phrases.ru.yaml:6: warning: No rule and no act has the words `the bridge was closed`. "
        "The nearest that stand are `the bridge is closed`. Correct the phrase, or take it out."
    )


def test_texts_without_a_phrase_are_counted_in_one_note_with_the_first_places() -> None:
    everything = [text for text in said(load(BASE).corpus, ENTRIES) if text != "Grodno"]  # type: ignore[arg-type]  # it loads
    all_but_one = "".join(f"{json.dumps(text)}: слова\n" for text in everything)

    assert findings(all_but_one) == [
        "phrases.ru.yaml:1: note: Texts without a rendering in ru: 1. They are shown in the original. The first: `Grodno` (history.journal:6)."
    ]


def test_a_phrase_given_twice_is_an_error_of_the_corpus() -> None:
    found = load(with_phrases(RUSSIAN + '"Grodno": "Городня"\n')).findings

    assert [(one.code, str(one.place)) for one in found] == [("yaml-key-twice", "phrases.ru.yaml:6")]


def test_an_empty_phrases_file_says_nothing() -> None:
    assert load(with_phrases("")).findings == ()
    assert phrases(with_phrases(""), "ru") == {}


def test_a_phrases_file_that_is_not_utf_8_is_an_error_and_gives_nothing() -> None:
    files = {**BASE, "phrases.ru.yaml": b'"a": "\xff"\n'}

    assert [one.code for one in load(files).findings] == ["corpus-not-utf-8"]
    assert phrases(files, "ru") == {}


@pytest.mark.parametrize("text", ["a convoy: конвой\nBy letter.: |\n  Письмом.\n", '"a convoy": конвой\n"By letter.": >-\n  Письмом.\n'])
def test_any_way_of_writing_a_flat_mapping_is_read(text: str) -> None:
    found = phrases(with_phrases(text), "ru")

    assert {name: one.strip() for name, one in found.items()} == {"a convoy": "конвой", "By letter.": "Письмом."}


TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"), min_size=1)


@given(st.dictionaries(TEXT, TEXT, max_size=5))
def test_lines_in_quotation_marks_are_read_as_any_reader_of_YAML_reads_them(pairs: dict[str, str]) -> None:
    text = "".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(one, ensure_ascii=False)}\n" for name, one in pairs.items())
    block, unread = read_block(text or '"": ""\n', path="phrases.ru.yaml", line=1)

    assert block is not None
    assert unread == ()
    assert dict(phrases({"phrases.ru.yaml": text.encode()}, "ru")) == {name: one for name, one in block.value.items() if one}


def test_reasons_and_pages_are_handed_the_phrases_with_the_names_of_the_corpus() -> None:
    files = with_phrases(RUSSIAN)
    corpus = load(files).corpus
    assert corpus is not None

    organization = Organization(corpus, renderings=Renderings(files)).with_entries(ENTRIES)

    assert actor_names(organization, "ru")["a convoy"] == "конвой"
    assert "a convoy" not in actor_names(organization, "en")


def test_a_file_is_read_once() -> None:
    given = Renderings(with_phrases(RUSSIAN))

    assert given.phrases("ru") is given.phrases("ru")
    assert given.translation("PACT", "ru") is given.translation("PACT", "ru")
    assert given.translation("PROT", "ru") is None
