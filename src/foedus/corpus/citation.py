"""This file is about citations: ``CST 4(2)`` is paragraph 2 of article 4 of the instrument called CST."""

from __future__ import annotations

import re

from msgspec import Struct

_FORM = re.compile(r"([A-Z][A-Z0-9-]*)(?: ([0-9]+[a-z]*|preamble))?((?:\([0-9a-z]+\))*)")


class Citation(Struct, frozen=True):
    """An instrument, an article of it, and a paragraph, each as written."""

    instrument: str
    article: str = ""
    paragraph: str = ""

    def __str__(self) -> str:
        article = f" {self.article}" if self.article else ""
        return f"{self.instrument}{article}{self.paragraph and f'({self.paragraph})'}"


class CitationError(ValueError):
    """The text is not a citation."""


def citation(text: str) -> Citation:
    """Read a citation such as ``CST``, ``CST 4``, ``CST 4(2)`` or ``CST 7(1)(a)``.

    >>> str(citation("CST 4(2)"))
    'CST 4(2)'

    :raises CitationError: the text has another form.
    """
    found = _FORM.fullmatch(text.strip())
    if not found:
        raise CitationError(text)
    instrument, article, paragraphs = found.groups()
    return Citation(instrument, article or "", paragraphs[1:-1].replace(")(", ")(") if paragraphs else "")
