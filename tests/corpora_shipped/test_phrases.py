"""Every free text of a shipped corpus and of its history is there in Russian, and no phrase stands for nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import pytest
from rich.console import Console

from foedus.cli.show import show
from foedus.corpus.phrases import phrases
from foedus.organization.ask import Asked, ask
from foedus.organization.expectations import read
from foedus.organization.organization import Organization
from foedus.shelves.folder import find_corpus, open_corpus, shipped
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
    r"|\b[A-Z][a-z]+/[A-Z][A-Za-z_]+\b"  # a time zone by its IANA name: Africa/Bamako
    r"|\bEd25519\b"  # a kind of key
    r"|\b[0-9]*[a-z]\b"  # a letter of a paragraph or of an article: VCLT 7(2)(a), SADC-TREATY 10a
    r"|\b[A-Z][A-Z0-9-]*(?: preamble)?\b"  # a short name, a citation: CST, PROT-2010, CST preamble
)
"""What a Russian answer has in Latin letters: names and citations that no language puts otherwise."""
ON = "2025-12-15"


def in_latin_letters(organization: Organization, question: str, parameters: dict[str, str]) -> list[str]:
    """Put a question and give the words of its answer, as a Russian reader sees it, that are not Russian."""
    asked = ask(organization, question, parameters)
    assert isinstance(asked, Asked), (question, parameters, asked)
    page = io.StringIO()
    show(asked, organization, "ru", Console(file=page, width=2_000, highlight=False))
    return re.findall(r"[A-Za-z]+", NO_WORDS.sub("", page.getvalue()))


def left(name: str, questions: Iterable[tuple[str, dict[str, str]]]) -> dict[str, list[str]]:
    organization = open_organization(name).organization
    assert organization is not None
    found = ((f"{question} {parameters}", in_latin_letters(organization, question, parameters)) for question, parameters in questions)
    return {text: words for text, words in found if words}


@every_corpus
def test_every_answer_that_is_expected_reads_as_russian(name: str) -> None:
    expected = read(open_organization(name).files["expectations.yaml"], "expectations.yaml")[0]

    assert left(name, ((one.question, dict(one.parameters)) for one in expected)) == {}


@every_corpus
def test_every_article_and_its_rule_read_as_russian(name: str) -> None:
    corpus = open_corpus(find_corpus(name)).corpus
    assert corpus is not None

    articles = [f"{one.id} {article.number}" for one in corpus.instruments for article in one.articles]

    assert left(name, (("text", {"of": one, "on": ON}) for one in articles)) == {}


@every_corpus
def test_everything_on_record_reads_as_russian(name: str) -> None:
    corpus = open_corpus(find_corpus(name)).corpus
    assert corpus is not None
    questions = [("timeline", {"of": one, "on": ON}) for one in corpus.header.crises]
    questions += [(one, {"on": ON}) for one in ("delays", "requests", "exercises", "relations", "members")]
    questions += [("decisions", {"of": one, "on": ON}) for one in corpus.header.organ_titles]
    states = sorted({state for crisis in corpus.header.crises.values() for state in crisis.concerns})
    questions += [("obligations", {"of": one, "on": ON}) for one in states]

    assert left(name, questions) == {}
