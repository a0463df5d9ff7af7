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
_LOOSE = {
    "en": ((re.compile(r"\bon (?=between \d|about \d)"), ""),),
    "ru": ((re.compile(r"\bс (?=в промежутке \d)"), "со дня "), (re.compile(r"\bдо (?=в промежутке \d)"), "до дня ")),
}
"""The word before a date that a sentence has for a day, and what stands instead before a span: something happened on a day, or between two."""
_AND = {"en": " and ", "ru": " и "}
_YEAR = {"en": "{}", "ru": "{} год"}
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2}))?(~?)")
_DATED = re.compile(r"\d{4}-\d{2}(-\d{2})?(T[0-9:]+(Z|[+-]\d{2}:\d{2}))?~?(/.+)?")
_LENGTH = re.compile(r"(\d+) (hour|day|week|working day|month|year)s?")
_UNITS = {
    "hour": ("час", "часа", "часов"),
    "day": ("день", "дня", "дней"),
    "week": ("неделя", "недели", "недель"),
    "working day": ("рабочий день", "рабочих дня", "рабочих дней"),
    "month": ("месяц", "месяца", "месяцев"),
    "year": ("год", "года", "лет"),
}
NO_NAMES: Mapping[str, str] = MappingProxyType({})
AS_WRITTEN = frozenset(
    {"choices", "expected", "found", "given", "key", "known", "label", "nearest", "parameter", "parameters", "problem", "takes"}
)
"""Parameters that quote a file to its author: a word of theirs is not put into other words."""


class SpeechError(LookupError):
    """There is no sentence for this code in this language: a bug that a house test finds."""


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Give every sentence of a language by its code."""
    return _gathered(language, "SENTENCES")


@cache
def terms(language: str) -> Mapping[str, str]:
    """Give the words of a language for the words that a corpus and a record use (``use of force``, ``limited``)."""
    return _gathered(language, "TERMS")


@cache
def page_words(language: str) -> Mapping[str, str]:
    """Give every phrase of the pages in a language by its key; each room may keep its own in a file of its own."""
    return _gathered(language, "PAGES")


def _gathered(language: str, table: str) -> Mapping[str, str]:
    package = import_module(f"foedus.words.{language}")
    gathered: dict[str, str] = {}
    for module in iter_modules(package.__path__):
        gathered |= getattr(import_module(f"{package.__name__}.{module.name}"), table, {})
    return MappingProxyType(gathered)


@cache
def declared_words(language: str) -> Mapping[str, str]:
    """Give the words of a language for the declared words of records and rules."""
    return _gathered(language, "VALUES")


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
    said = sentence.format_map({name: put(value, language, names, as_written=name in AS_WRITTEN) for name, value in params})
    for word, instead in _LOOSE[language]:
        said = word.sub(instead, said)
    return said


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
    return terms(language).get(value) or declared_words(language).get(value) or length_text(value, language) or value


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


def dates_text(edtf: str, language: str) -> str:
    """Write an EDTF date as people do, an interval as short as it can be: ``5–6 January 2022``."""
    first, slash, last = edtf.partition("/")
    if not slash or "T" in edtf:
        return date_text(edtf, language)
    begin, end = date_text(first, language), date_text(last, language)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{begin.split()[0]}–{end}"
    if first[:4] == last[:4] and len(first) > 4:
        return f"{begin.removesuffix(' ' + first[:4])} – {end}"
    return f"{begin} – {end}"


def number_text(number: int, language: str) -> str:
    """Write a whole number with its thousands set apart: 1,600 in English, 1 600 in Russian; four digits stand together there."""
    if language == "en":
        return f"{number:,}"
    return f"{number:,}".replace(",", "\u202f") if abs(number) >= 10_000 else str(number)


def length_text(text: str, language: str) -> str:
    """Write a length of time as people do, ``30 дней`` for ``30 days``; nothing where the text is no length.

    >>> length_text("2 years", "ru"), length_text("30 days", "ru"), length_text("soon", "ru")
    ('2 года', '30 дней', '')
    """
    found = _LENGTH.fullmatch(text)
    if not found:
        return ""
    number, unit = int(found[1]), found[2]
    return f"{number} {_UNITS[unit][plural(number, language)]}" if language == "ru" else text


def lapse_text(seconds: int, language: str) -> str:
    """Write how long something took, in the two greatest units that there are; up to two days in hours.

    >>> lapse_text(12, "en"), lapse_text(12_000, "en"), lapse_text(200_000, "ru")
    ('12 s', '3 h 20 min', '2 сут 7 ч')
    """
    found, left = [], max(0, seconds)
    for length, words in _LAPSES if left >= 2 * _DAY_LONG else _LAPSES[1:]:
        count, left = divmod(left, length)
        found.append((count, words[language]))
    first = next((at for at, (count, _) in enumerate(found) if count), len(found) - 1)
    return " ".join(f"{count} {unit}" for at, (count, unit) in enumerate(found[first : first + 2]) if count or not at)


_DAY_LONG = 86_400
_LAPSES = (
    (_DAY_LONG, {"en": "d", "ru": "сут"}), (3_600, {"en": "h", "ru": "ч"}), (60, {"en": "min", "ru": "мин"}), (1, {"en": "s", "ru": "с"}),
)  # fmt: skip


def plural(number: int, language: str) -> int:
    """Give the form of a noun that goes with a number: 0 one, 1 few, 2 many (in English: 0 one, 1 other).

    >>> [plural(n, "ru") for n in (1, 3, 5, 11, 21)]
    [0, 1, 2, 2, 0]
    """
    if language == "en":
        return int(number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else 2
