"""Every fault of a corpus is said at once, each with its line, what stands there, what was expected and what to do."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import foedus.corpus
from foedus.corpus.load import load
from foedus.finding import Code
from foedus.words import say
from tests.corpora.folders import HERE, bad_corpora, files_in, laid_over_base, lines, load_bad


def codes_of_the_corpus() -> set[str]:
    modules = [import_module(f"foedus.corpus.{one.name}") for one in pkgutil.iter_modules(foedus.corpus.__path__)]
    return {value.name for module in modules for value in vars(module).values() if isinstance(value, Code)}


@pytest.mark.parametrize("name", bad_corpora())
def test_a_bad_corpus_gets_exactly_these_words(name: str) -> None:
    expected = (HERE / "bad" / name / "expected.txt").read_text()

    assert lines(load_bad(name).findings) == expected


@pytest.mark.parametrize("name", bad_corpora())
def test_a_bad_corpus_is_told_in_russian_too(name: str) -> None:
    for finding in load_bad(name).findings:
        text = say(finding.code, finding.params, "ru")

        assert any("а" <= letter <= "я" for letter in text)
        assert text != say(finding.code, finding.params, "en")


@pytest.mark.parametrize("name", bad_corpora())
def test_a_corpus_with_an_error_is_not_given_out(name: str) -> None:
    loaded = load_bad(name)

    assert (loaded.corpus is None) == any(one.severity == "error" for one in loaded.findings)


@pytest.mark.parametrize("name", bad_corpora())
def test_every_finding_points_to_a_line_that_the_file_has(name: str) -> None:
    files = laid_over_base(name)

    for finding in load_bad(name).findings:
        assert finding.place is not None
        count = files.get(finding.place.path, b"").count(b"\n") + 1
        assert 1 <= finding.place.line <= count


def test_ten_errors_in_one_corpus_are_told_at_once() -> None:
    assert len(load_bad("ten-errors-at-once").findings) == 10


def test_every_fault_that_can_be_found_has_a_bad_corpus_that_shows_it() -> None:
    shown = {finding.code for name in bad_corpora() for finding in load_bad(name).findings}

    assert codes_of_the_corpus() - shown == set()


def test_the_corpus_under_every_bad_one_has_no_fault_itself() -> None:
    loaded = load(files_in(HERE / "base"))

    assert loaded.corpus is not None
    assert loaded.findings == ()
