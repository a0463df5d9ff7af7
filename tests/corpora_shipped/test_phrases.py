"""Every free text of a shipped corpus and of its history is there in Russian, and no phrase stands for nothing."""

from __future__ import annotations

import re

import pytest

from foedus.corpus.phrases import phrases
from foedus.shelves.folder import shipped
from foedus.shelves.opening import open_organization
from tests.corpora_shipped.missing import missing, stale

every_corpus = pytest.mark.parametrize("name", shipped())


@every_corpus
def test_every_free_text_has_its_phrase(name: str) -> None:
    assert missing(name) == [], "add them to phrases.ru.yaml: PYTHONPATH=src:. python -m tests.corpora_shipped.missing"


@every_corpus
def test_no_phrase_stands_for_nothing(name: str) -> None:
    assert stale(name) == []


@every_corpus
def test_a_phrase_is_Russian_and_keeps_every_number_of_its_original(name: str) -> None:
    given = phrases(open_organization(name).files, "ru")

    assert {text: said for text, said in given.items() if not re.search("[а-яё]", said.casefold())} == {}
    assert {text: said for text, said in given.items() if not _numbers(text) <= _numbers(said)} == {}


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text.replace(",", "")))
