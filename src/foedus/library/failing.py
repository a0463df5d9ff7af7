"""This file is about what goes wrong in a notebook: each a Python exception that carries the engine's findings and says their sentences."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.finding import Code, Finding
from foedus.nearest import some_nearest
from foedus.words.exposition import finding_text
from foedus.words.speech import LANGUAGES

NO_LANGUAGE = Code("library-language-unknown", given=str, known=tuple)
NO_SORT = Code("library-sort-unknown", given=str, nearest=tuple)


class FoedusError(Exception):
    """Something cannot be done.

    :ivar findings: what the engine found, each a code with its parameters.
    """

    def __init__(self, findings: tuple[Finding, ...], language: str = "en") -> None:
        super().__init__("\n".join(finding_text(one, language) for one in findings))
        self.findings = findings

    def sentences(self, language: str = "en") -> list[str]:
        """Say in a language what was found."""
        return [finding_text(one, language) for one in self.findings]


class OpeningError(FoedusError, LookupError):
    """A corpus or a record cannot be opened: there is none, or it has errors."""


class AskingError(FoedusError, ValueError):
    """A question cannot be put: its name, a parameter or a date is not one that is known; the nearest is named."""


class UndecidedError(FoedusError, TypeError):
    """An answer was taken for yes or no, and is neither."""


class ExtraError(FoedusError, ImportError):
    """A package is not installed that a form of answers needs; the extra that brings it is named."""


def known_language(language: str) -> str:
    """Give a language back, if words are had in it.

    :raises AskingError: they are not.
    """
    if language not in LANGUAGES:
        raise AskingError((NO_LANGUAGE.finding(given=language, known=LANGUAGES),))
    return language


def known_sort(sort: str, known: Iterable[str]) -> str:
    """Give a sort of name back, if questions know it.

    :raises AskingError: they do not; the nearest that they know are named.
    """
    every = sorted(set(known))
    if sort not in every:
        raise AskingError((NO_SORT.finding(given=sort, nearest=some_nearest(sort, every) or tuple(every)),))
    return sort
