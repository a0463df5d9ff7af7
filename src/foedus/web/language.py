"""This file is about the language of a page: its words with numbers and names put in, and which one a browser asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup, escape

from foedus.words.speech import LANGUAGES, dates_text, declared_words, number_text, page_words, plural, state_name


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, its own name, and its words for pages, values and the keys of rules."""

    code: str
    name: str
    pages: Mapping[str, str]
    values: Mapping[str, str]

    def text(self, key: str, **put: object) -> Markup:
        """Say a phrase with what is put into it escaped; forms parted by ``|`` are chosen by ``n``."""
        phrase = self.pages[key]
        if not put:
            return _plain(phrase)
        number = put.get("n")
        if isinstance(number, int):
            forms = phrase.split(" | ")
            phrase = forms[min(plural(number, self.code), len(forms) - 1)]
        return filled(phrase, put)

    def kind(self, kind: str) -> str:
        """Name a kind of act."""
        return self.pages.get(f"kind-{kind}") or kind.replace("-", " ")

    def spelt(self, key: str, n: int, **put: object) -> Markup:
        """Say a phrase about a number of States with the number in words."""
        phrase, word = self.pages[key], self.counted(n)
        forms = phrase.split(" | ")
        said = filled(forms[min(plural(n, self.code), len(forms) - 1)], {"n": word, **put})
        return said[:1].upper() + said[1:]

    def value(self, word: str) -> Markup:
        """Say a declared word of the record or of a rule; one that has no translation keeps its English, marked so."""
        said = self.values.get(word)
        if said is None and self.code != "en":
            return Markup('<span lang="en">{}</span>').format(word)
        return escape(said or word)

    def number(self, number: int) -> str:
        """Write a whole number with its thousands set apart."""
        return number_text(number, self.code)

    def state(self, code: str) -> str:
        """Give the name of a State."""
        return state_name(code, self.code)

    def counted(self, number: int) -> str:
        """Write a small number in words (in Russian in the neuter, for States), a larger one in figures."""
        words = self.pages["numerals"].split()
        return words[number - 1] if 1 <= number <= len(words) else self.number(number)

    def date(self, edtf: str) -> str:
        """Write a date as people do, an interval as short as it can be: ``5–6 January 2022``."""
        return dates_text(edtf, self.code)


def filled(phrase: str, put: Mapping[str, object]) -> Markup:
    """Put values into a phrase of our own; every value is escaped unless it is markup already."""
    return Markup(phrase.format_map({name: escape(value) for name, value in put.items()}))  # noqa: S704


@lru_cache(maxsize=4_096)
def _plain(phrase: str) -> Markup:
    return filled(phrase, {})


@cache
def language(code: str) -> Language:
    """Give one of the languages."""
    words = page_words(code)
    return Language(code, words["language"], words, declared_words(code))


def preferred(header: str) -> str:
    """Give the code of the language that a browser asks for most (RFC 9110, section 12.5.4), English if none of ours.

    >>> preferred("de, ru-RU;q=0.8, en;q=0.5")
    'ru'
    """
    wanted: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, quality = part.strip().partition(";q=")
        code = tag.split("-")[0].casefold()
        if code in LANGUAGES and _weight(quality) > 0:
            wanted.append((_weight(quality), code))
    return max(wanted, key=lambda one: one[0])[1] if wanted else "en"


def _weight(quality: str) -> float:
    try:
        return float(quality or 1)
    except ValueError:
        return 0.0
