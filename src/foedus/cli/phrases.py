"""This file says the phrases of the command line in the reader's language."""

from __future__ import annotations

from foedus.words.en.cli import PHRASES as ENGLISH
from foedus.words.ru.cli import PHRASES as RUSSIAN

_PHRASES = {"en": ENGLISH, "ru": RUSSIAN}


def phrase(name: str, language: str, /, **values: object) -> str:
    """Give a phrase with its values put in."""
    return _PHRASES[language][name].format(**values)
