"""This file is about phrases files beside everything that can be phrased: the texts of a corpus and those of its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, get_args, get_origin

from msgspec import structs

from foedus.corpus.blocks import read_block
from foedus.corpus.corpus import Corpus
from foedus.corpus.free_texts import free_texts, in_words
from foedus.corpus.phrases import PHRASES, phrases
from foedus.corpus.quoting import quoted
from foedus.finding import Code, Finding, Place
from foedus.nearest import nearest
from foedus.organization.names import ATTACKERS
from foedus.record.act import Body, Date
from foedus.record.entry import Entry

STALE = Code("phrase-stands-nowhere", "warning", phrase=str, nearest=str)
UNPHRASED = Code("phrases-missing", "note", language=str, count=int, first=tuple)

_NAMES = frozenset({"under", "crisis", "motion"})
_SHOWN = 3


def said(corpus: Corpus, entries: Iterable[Entry]) -> dict[str, Place]:
    """Give every free text of a corpus and of acts, each with the place where it first stands."""
    found: dict[str, Place] = {}
    for text, place in free_texts(corpus):
        found.setdefault(text, place)
    named = {*ATTACKERS, *corpus.header.places, *corpus.header.actors}
    for entry in entries:
        for text in _texts(entry.act.body):
            if text not in named:
                found.setdefault(text, entry.place or Place("", 1))
    return found


def _texts(body: Body) -> Iterator[str]:
    for field in structs.fields(type(body)):
        held = getattr(body, field.name)
        if field.name in _NAMES or held == field.default or any(_declared(one) for one in (field.type, *get_args(field.type))):
            continue
        yield from (one for one in (held if isinstance(held, tuple) else (held,)) if isinstance(one, str) and in_words(one))


def _declared(kind: object) -> bool:
    return kind == Date or get_origin(kind) is Literal


def lacking(files: Mapping[str, bytes], corpus: Corpus, entries: Iterable[Entry], language: str) -> tuple[str, ...]:
    """Give the free texts of a corpus and of acts that have no phrase in a language, in the order in which they first stand."""
    known = phrases(files, language)
    return tuple(text for text in said(corpus, entries) if text not in known)


def check_phrases(files: Mapping[str, bytes], corpus: Corpus, entries: Iterable[Entry]) -> tuple[Finding, ...]:
    """Find phrases that stand nowhere, and say of each phrases file how many free texts it leaves in the original."""
    paths = sorted(path for path in files if PHRASES.fullmatch(path))
    stands = said(corpus, entries) if paths else {}
    return tuple(finding for path in paths for finding in _file(path, files[path], stands))


def _file(path: str, data: bytes, stands: Mapping[str, Place]) -> Iterator[Finding]:
    block, _ = read_block(data.decode("utf-8-sig", "replace"), path=path, line=1)
    known = block.value if block else {}
    for phrase in known:
        if block and phrase not in stands:
            place = block.place((phrase,), of_key=True)
            yield STALE.finding(place=place, phrase=quoted(phrase), nearest=quoted(nearest(phrase, stands)))
    missing = [text for text in stands if text not in known]
    if missing:
        first = tuple(f"{quoted(text)} ({stands[text]})" for text in missing[:_SHOWN])
        yield UNPHRASED.finding(place=Place(path, 1), language=path.split(".")[1], count=len(missing), first=first)
