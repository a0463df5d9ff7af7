"""This file is about free texts: what a corpus says in words of its writer's choice, which a reader of another language needs rendered.

No free text is a word of the format, a name that the corpus gives with titles in every language, a
citation, a code, a date, a length or a source; the articles' own words have translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from msgspec import Struct

from foedus.corpus.corpus import Corpus
from foedus.corpus.digest import HEADER
from foedus.corpus.shape import bare, keys, means
from foedus.finding import Place

_APART = frozenset({"reading", "paragraph", "source"})
_WORD = re.compile(r"[A-Za-z]*[a-z]{2}")
_NAME = re.compile(r"[A-Z]{3}:[a-z][a-z -]*|[0-9]+ (?:hours?|days?|months?|years?)|[0-9/-]+")
_FREE = frozenset({"", "somebody"})


def in_words(text: str) -> bool:
    """Say whether a text has words to render: it is no code, number, date, length or body of a State.

    >>> [in_words(one) for one in ("use of force", "CST 4(2)", "KGZ:parliament", "24 hours", "within 24 hours")]
    [True, False, False, False, True]
    """
    return bool(_WORD.search(text)) and not _NAME.fullmatch(text)


def free_texts(corpus: Corpus) -> Iterator[tuple[str, Place]]:
    """Give the free texts of a corpus, each with the article that has it."""
    for step in corpus.header.domestic_steps:
        yield step.rule, Place(HEADER, 1)
    for instrument in corpus.instruments:
        if in_words(instrument.front.place):
            yield instrument.front.place, Place(instrument.path, 1)
        for article in (*instrument.articles, *(change.article for change in instrument.changes)):
            for provision in article.provisions:
                for text in _texts(provision, None):
                    yield text, Place(article.path, article.line)


def _texts(value: Any, kind: Any) -> Iterator[str]:
    if isinstance(value, Struct):
        for key, one in keys(type(value)).items():
            held = getattr(value, one.name)
            if key == "reading" and held.startswith("agreed by "):
                yield held  # by whom is in the writer's own words; the other readings are words of the format
            if key not in _APART and held != one.default:
                yield from _texts(held, one.type)
    elif isinstance(value, dict):
        yield from (key for key in value if in_words(key))
        for one in value.values():
            yield from _texts(one, get_args(bare(kind))[1])
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one, get_args(bare(kind))[0])
    elif isinstance(value, str) and means(kind) in _FREE and get_origin(bare(kind)) is not Literal and in_words(value):
        yield value
