"""This file is about what a corpus defines: the names that its blocks may use, and the articles that they may cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from msgspec import Struct

from foedus.corpus.blocks import Where
from foedus.corpus.reading import ReadCorpus
from foedus.corpus.shape import bare, keys

_NUMBERED = re.compile(r"^\(([0-9a-z]+)\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Known:
    """Instruments with their articles and the paragraphs of these; organs, areas, actors, measures of weight, and calendars.

    ``beside`` is whether other corpora lie beside this one, whose instruments it may name.
    """

    articles: dict[str, dict[str, frozenset[str]]]
    organs: tuple[str, ...]
    areas: tuple[str, ...]
    actors: tuple[str, ...]
    measures: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()
    beside: bool = False


def known(read: ReadCorpus) -> Known:
    """Gather what is defined; a block with an error still defines its name, so that one error is said once."""
    articles: dict[str, dict[str, frozenset[str]]] = {one.name: {} for one in read.instruments}
    organs: dict[str, None] = {}
    areas: dict[str, None] = {}
    measures: dict[str, None] = {}
    calendars: dict[str, None] = {}
    for instrument in read.instruments:
        for one in instrument.articles:
            page = one.page
            target = articles.get(page.target or instrument.name)
            if target is not None and page.number and (not page.target or page.number in target or one.alteration.adds):
                target[page.number] = target.get(page.number, frozenset()) | paragraphs(page.words)
            organs |= dict.fromkeys(page.defines("organ"))
            areas |= dict.fromkeys(page.defines("area"))
            measures |= dict.fromkeys(page.defines("weights"))
            calendars |= dict.fromkeys(page.defines("calendar"))
    actors = read.block.value.get("actors") if read.block else None
    named = tuple(actors) if isinstance(actors, dict) else ()
    beside = bool(read.block and read.block.value.get("beside"))
    return Known(articles, tuple(organs), tuple(areas), named, tuple(measures), tuple(calendars), beside)


def paragraphs(words: str) -> frozenset[str]:
    """Give the numbers of the paragraphs of an article: lines that begin ``(2)``."""
    return frozenset(_NUMBERED.findall(words))


def parts(value: Any, where: Where = ()) -> Iterator[tuple[Where, Struct]]:
    """Walk through a struct and every struct inside it, with the way to each."""
    if isinstance(value, Struct):
        yield where, value
        for key, one in keys(type(value)).items():
            yield from parts(getattr(value, one.name), (*where, key))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from parts(inner, (*where, at))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from parts(inner, (*where, key))


def texts(data: Any, kind: Any, where: Where = ()) -> Iterator[tuple[Where, Any, str]]:
    """Walk through every text of a block as it was written, sound or not: the way to it, its type, the text."""
    inner = bare(kind)
    if isinstance(data, list):
        for at, one in enumerate(data):
            yield from texts(one, get_args(inner)[0] if get_origin(inner) is tuple else None, (*where, at))
    elif isinstance(data, dict) and isinstance(inner, type) and issubclass(inner, Struct):
        for key, one in keys(inner).items():
            yield from texts(data.get(key), one.type, (*where, key))
    elif isinstance(data, dict) and get_origin(inner) is dict:
        for key, one in data.items():
            yield (*where, key), get_args(inner)[0], key
            yield from texts(one, get_args(inner)[1], (*where, key))
    elif isinstance(data, str) and data:
        yield where, get_args(inner)[0] if get_origin(inner) is tuple else kind, data
