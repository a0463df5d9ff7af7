"""Every free text of a shipped corpus and of its history is there in Russian, and no phrase stands for nothing."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from foedus.cli.show import show
from foedus.corpus.phrases import phrases
from foedus.organization.ask import Asked, ask
from foedus.organization.expectations import read
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


NO_WORDS = re.compile(
    r"sha256:[0-9a-f]+"  # the digest of the corpus
    r"|[0-9]{4}/[A-Za-z-]+"  # a motion, by its name in the register
    r"|\b[A-Z][A-Z0-9-]*\b"  # a short name: CST, PROT-2010
)
"""What a Russian answer has in Latin letters: names of record that no language puts otherwise."""


@every_corpus
def test_every_answer_that_is_expected_reads_as_Russian(name: str) -> None:
    opened = open_organization(name)
    assert opened.organization is not None
    left: dict[str, list[str]] = {}
    for one in read(opened.files["expectations.yaml"], "expectations.yaml")[0]:
        asked = ask(opened.organization, one.question, dict(one.parameters))
        assert isinstance(asked, Asked), one.text
        page = io.StringIO()
        show(asked, opened.organization, "ru", Console(file=page, width=2_000, highlight=False))
        words = re.findall(r"[A-Za-z]+", NO_WORDS.sub("", page.getvalue()))
        if words:
            left[one.text] = words

    assert left == {}
