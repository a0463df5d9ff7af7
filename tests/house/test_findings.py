"""Every finding, reason and missing thing is documented, reads well in both languages, and is raised by a test.

The last is not looked for in the text of the tests: ``tests/conftest.py`` records the codes that are made while
the tests run, and reports what none of them made as a failure of ``test_every_code_is_raised_by_a_test``.
"""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter

import pytest

from foedus.finding import Value
from foedus.words import LANGUAGES, say, sentences
from tests.house import acts, manual, tree

SAMPLES: dict[type, Value] = {str: "KAZ", int: 3, tuple: ("KAZ", "BLR")}


def placeholders(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field is not None}


def test_the_manual_of_findings_is_the_code() -> None:
    assert manual.PAGE.read_text() == manual.page(), "run make manual"


def test_the_manual_of_acts_is_the_code() -> None:
    assert acts.PAGE.read_text() == acts.page(), "run make manual"


def test_no_code_is_declared_twice() -> None:
    declarations = [name for path in tree.source_files() for name in re.findall(r"\bCode\(\s*\"([a-z0-9-]+)\"", path.read_text())]

    assert sorted(declarations) == sorted(set(declarations))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_renders_with_its_declared_parameters(language: str) -> None:
    for name, code in manual.ours().items():
        params = tuple((param, SAMPLES[kind]) for param, kind in code.params.items())

        text = say(name, params, language)

        assert text, name
        assert placeholders(sentences(language)[name]) <= code.params.keys(), name


def test_both_languages_say_the_same_things() -> None:
    english, russian = sentences("en"), sentences("ru")

    different = [name for name in manual.ours() if placeholders(english[name]) != placeholders(russian[name])]

    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_over(language: str) -> None:
    assert sentences(language).keys() - manual.ours().keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_has_two_sentences_in_one_language(language: str) -> None:
    package = import_module(f"foedus.words.{language}")
    modules = [import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)]
    codes = [code for module in modules for code in getattr(module, "SENTENCES", {})]

    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_blames_the_reader(language: str) -> None:
    impolite = ("invalid", "illegal", "недопустим", "некорректн", "ошибочн")

    assert [code for code, text in sentences(language).items() if any(word in text.lower() for word in impolite)] == []
