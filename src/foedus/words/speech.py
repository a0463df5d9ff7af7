"""This file is about saying a coded sentence in a language: names for codes, dates in words, lists.

A sentence stands in ``words/<language>/<floor>.py`` as ``SENTENCES[code]`` with its parameters in
braces. Values are put into words by their shape: the code of a State becomes its name, an EDTF date
a readable one, ``KGZ:parliament`` a body of a State; citations, ids and numbers stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from foedus.finding import Value

LANGUAGES = ("en", "ru")

_MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "ru": ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
}
_ALONE = {
    "ru": ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
    "en": _MONTHS["en"],
}
_ABOUT = {"en": "about {}", "ru": "около {}"}
_SPAN = {"en": "between {} and {}", "ru": "в промежутке {} — {}"}
_AND = {"en": " and ", "ru": " и "}
_YEAR = {"en": "{}", "ru": "{} год"}
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2}))?(~?)")
_DATED = re.compile(r"\d{4}-\d{2}(-\d{2})?(T[0-9:]+(Z|[+-]\d{2}:\d{2}))?~?(/.+)?")
NO_NAMES: Mapping[str, str] = MappingProxyType({})
AS_WRITTEN = frozenset({"choices", "expected", "found", "given", "key", "known", "label", "nearest", "parameters", "problem", "takes"})
"""Parameters that quote a file to its author: a word of theirs is not put into other words."""


class SpeechError(LookupError):
    """There is no sentence for this code in this language: a bug that a house test finds."""


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Give every sentence of a language by its code."""
    package = import_module(f"foedus.words.{language}")
    gathered: dict[str, str] = {}
    for module in iter_modules(package.__path__):
        gathered |= getattr(import_module(f"{package.__name__}.{module.name}"), "SENTENCES", {})
    return MappingProxyType(gathered)


@cache
def terms(language: str) -> Mapping[str, str]:
    """Give the words of a language for the words that a corpus and a record use (``use of force``, ``limited``)."""
    package = import_module(f"foedus.words.{language}")
    gathered: dict[str, str] = {}
    for module in iter_modules(package.__path__):
        gathered |= getattr(import_module(f"{package.__name__}.{module.name}"), "TERMS", {})
    return MappingProxyType(gathered)


@cache
def state_names(language: str) -> Mapping[str, str]:
    """Give the names of States of a language by ISO code."""
    names: Mapping[str, str] = import_module(f"foedus.words.{language}.states").NAMES
    return names


def state_name(code: str, language: str) -> str:
    """Give the name of a State, or the code itself where it is not one."""
    return state_names(language).get(code, code)


def say(code: str, params: Iterable[tuple[str, Value]], language: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Say a finding, a reason or a missing thing in a language; ``names`` are those that the corpus gives to its actors.

    :raises SpeechError: the language has no sentence for the code.
    """
    sentence = sentences(language).get(code)
    if sentence is None:
        raise SpeechError(f"{code} ({language})")
    return sentence.format_map({name: put(value, language, names, as_written=name in AS_WRITTEN) for name, value in params})


def put(value: Value, language: str, names: Mapping[str, str] = NO_NAMES, *, as_written: bool = False) -> str:
    """Put one parameter into words, or leave its words as somebody wrote them."""
    if isinstance(value, tuple):
        return listed([one if as_written else _text(one, language, names) for one in value], language)
    return _text(value, language, names) if isinstance(value, str) and not as_written else str(value)


def listed(words: list[str], language: str) -> str:
    """Join words as a sentence does: ``Armenia, Belarus and Russia``."""
    if len(words) < 2:
        return words[0] if words else "—"
    return ", ".join(words[:-1]) + _AND[language] + words[-1]


def _text(value: str, language: str, names: Mapping[str, str]) -> str:
    if value in names:
        return names[value]
    if len(value) == 3 and value.isupper():
        return state_name(value, language)
    if _DATED.fullmatch(value):
        return date_text(value, language)
    state, colon, body = value.partition(":")
    if colon and len(state) == 3 and state.isupper() and state in state_names(language):
        return names.get(value, f"{state_name(state, language)} ({body})")
    return terms(language).get(value, value)


@lru_cache(maxsize=8_192)
def date_text(edtf: str, language: str) -> str:
    """Write an EDTF date as people do: ``5 January 2022``, ``between 16 August 2006 and 13 December 2006``."""
    first, slash, last = edtf.partition("/")
    if slash:
        return _SPAN[language].format(date_text(first, language), date_text(last, language))
    found = _DAY.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day, clock, offset, about = found.groups()
    if not month:
        words = _YEAR[language].format(year)
    elif not day:
        words = f"{_ALONE[language][int(month) - 1]} {year}"
    else:
        words = f"{int(day)} {_MONTHS[language][int(month) - 1]} {year}"
    if clock:
        words += f", {clock} (UTC{'' if offset == 'Z' else offset})"
    return _ABOUT[language].format(words) if about else words
