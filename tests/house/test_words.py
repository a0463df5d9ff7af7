"""Every text that a person reads exists in English and in Russian, and both have the same places to fill."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from types import ModuleType

import foedus.words.en
import foedus.words.ru


def tables(package: ModuleType) -> Iterator[tuple[str, dict[str, str]]]:
    for found in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{found.name}")
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, dict):
                yield f"{found.name}.{name}", value


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_tables() -> None:
    english, russian = dict(tables(foedus.words.en)), dict(tables(foedus.words.ru))

    assert english.keys() == russian.keys()
    assert {
        name: sorted(table.keys() - russian[name].keys()) for name, table in english.items() if table.keys() - russian[name].keys()
    } == {}


def test_both_languages_fill_the_same_places() -> None:
    english, russian = dict(tables(foedus.words.en)), dict(tables(foedus.words.ru))

    different = [
        f"{name}: {key}"
        for name, table in english.items()
        for key, text in table.items()
        if isinstance(text, str) and "{" in text and places(text) != places(russian[name].get(key, ""))
    ]

    assert different == []


def test_no_russian_text_is_left_in_english() -> None:
    russian = dict(tables(foedus.words.ru))
    latin = [
        f"{name}: {key}"
        for name, table in russian.items()
        for key, text in table.items()
        if isinstance(text, str) and text.count(" ") > 3 and "=" not in text and not any("а" <= letter <= "я" for letter in text.lower())
    ]

    assert latin == []
