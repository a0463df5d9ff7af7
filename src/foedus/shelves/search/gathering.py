"""This file gathers what is searched: every wording of every article in its languages, and every act its reader may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from foedus.corpus.citation import Citation, CitationError, citation
from foedus.corpus.corpus import Corpus
from foedus.corpus.digest import TRANSLATION
from foedus.corpus.instrument import Article, Instrument
from foedus.corpus.translation import Translation, translate
from foedus.dates import EVER, Instant, when
from foedus.mechanisms.treaty.questions import Timelines
from foedus.organization.organization import OPEN, Organization
from foedus.record.entry import Entry
from foedus.record.fields import spelling
from foedus.record.printer import one_line
from foedus.shelves.search.document import Document, Version
from foedus.shelves.search.known import Names, Voices, names_of
from foedus.states import STATES

Facets = tuple[tuple[str, str], ...]
Spans = tuple[tuple[Instant, Instant], ...]


class _Roll(msgspec.Struct, frozen=True):
    """The names by which things are known: what each is called, which are instruments, which are crises."""

    called: Names
    instruments: frozenset[str]
    crises: frozenset[str]


def gather(subject: Organization, files: Mapping[str, bytes], voices: Voices) -> tuple[Document, ...]:
    """Give all documents in their order: texts as the corpus cites them, then acts, the newest first.

    :param files: the files of the corpus, in which the translations stand.
    :param voices: how acts are said; each is found in every language in which it can be.
    """
    corpus = subject.corpus
    roll = _Roll(names_of(corpus, voices.names), frozenset(one.id for one in corpus.instruments), frozenset(corpus.header.crises))
    texts = list(_texts(subject, files, roll))
    # What its reader may not read is not in the organization; who holds not even the label of what is open reads no act.
    readable = subject.entries if subject.labels >= OPEN else ()
    acts = [document for entry in readable for document in _act(entry, subject, roll, voices)]
    acts.sort(key=lambda one: (-one.known, -one.entry.position if one.entry else 0))  # stable: the languages keep their order
    return tuple(msgspec.structs.replace(one, number=number) for number, one in enumerate([*texts, *acts]))


def _texts(subject: Organization, files: Mapping[str, bytes], roll: _Roll) -> Iterator[Document]:
    corpus, timelines = subject.corpus, subject.world.timelines
    spans = _spans(timelines)
    languages = sorted({found[2] for path in files if (found := TRANSLATION.fullmatch(path))})
    translations = {
        (one.id, language): subject.renderings.translation(one.id, language) or translate(files, one.id, language)
        for one in corpus.instruments
        for language in languages
    }
    known = {one.id: when(one.front.concluded, timelines.seat) for one in corpus.instruments}
    for instrument in corpus.instruments:
        for article, maker, by in _wordings(instrument, corpus):
            version = Version(instrument.id, article.number, maker.id, by, spans.get((instrument.id, article.number, maker.id), ()))
            concluded = known[maker.id]
            since = min([start for start, _ in version.spans], default=concluded.first)
            until = max([end - 1 for _, end in version.spans], default=concluded.last)
            facets = _facets(_strings(msgspec.to_builtins(article.provisions)), roll)
            facets += (("kind", "article"), ("kind", instrument.front.kind))
            facets += tuple(("instrument", one.casefold()) for one in dict.fromkeys((instrument.id, maker.id)))
            for language, title, heading, text in _tongues(instrument, article, maker, translations, languages):
                cited = str(Citation(instrument.id, article.number))
                yield Document(
                    number=0, heading=f"{cited}. {heading}" if heading else cited, words=_flat(text), names=title,
                    facets=(*facets, ("language", language)), known=concluded.first, since=since, until=until,
                    language=language, version=version,
                )  # fmt: skip


def _wordings(instrument: Instrument, corpus: Corpus) -> Iterator[tuple[Article, Instrument, str]]:
    """Give the wordings of an instrument's articles, article by article: the original, then each change of it."""
    changes = [(one.article, maker, one.by) for maker in corpus.instruments for one in maker.changes if one.instrument == instrument.id]
    kept = [(article, maker, by) for article, maker, by in changes if article.words or article.heading]
    own = {article.number for article in instrument.articles}
    for article in instrument.articles:
        yield article, instrument, ""
        yield from (one for one in kept if one[0].number == article.number)
    yield from (one for one in kept if one[0].number not in own)


def _tongues(
    instrument: Instrument,
    article: Article,
    maker: Instrument,
    translations: Mapping[tuple[str, str], Translation | None],
    others: list[str],
) -> Iterator[tuple[str, str, str, str]]:
    """Give one wording in each language in which there is one: the language, the instrument's title, the heading, the words."""
    original = maker.front.language
    titles = instrument.front.title
    yield original, titles.get(original, ""), article.heading, article.words
    name = article.number if maker is instrument else f"{instrument.id} {article.number}"
    for language in others:
        translation = translations[maker.id, language] if language != original else None
        if translation and name in translation.articles:
            yield language, titles.get(language, ""), *translation.articles[name]


def _spans(timelines: Timelines) -> dict[tuple[str, str, str], Spans]:
    """Say when each wording of each article was in force; stretches that touch are one."""
    found: dict[tuple[str, str, str], list[tuple[Instant, Instant]]] = {}
    bounds = (-EVER, *timelines.epochs, EVER)
    for law, start, end in zip(timelines.laws, bounds[:-1], bounds[1:], strict=True):
        for (instrument, number), one in law.articles.items():
            if one.deleted:
                continue
            spans = found.setdefault((instrument, number, one.changed_by), [])
            if spans and spans[-1][1] == start:
                spans[-1] = spans[-1][0], end
            else:
                spans.append((start, end))
    return {key: tuple(spans) for key, spans in found.items()}


def _act(entry: Entry, subject: Organization, roll: _Roll, voices: Voices) -> Iterator[Document]:
    act = entry.act
    done = when(act.times.done, subject.world.seat)
    strings = (act.seat, act.times.received_by, *_strings(msgspec.to_builtins(act.body)))
    facets = (*_facets(strings, roll), ("kind", "act"), ("kind", act.kind))
    if act.seat not in STATES:
        facets += (("organ", act.seat.casefold()),)
    mentioned = [roll.called[one] for one in dict.fromkeys((*strings, act.seat.partition(":")[0])) if one in roll.called]
    line = one_line(entry)
    for language in voices.languages or ("",):
        yield Document(
            number=0, heading=_flat(voices.sentence(entry, language)) if language else line,
            words=_details(entry, language, voices), names=" · ".join([line, act.kind, *mentioned] if language else [act.kind, *mentioned]),
            facets=tuple(dict.fromkeys((*facets, ("language", language)) if language else facets)),
            known=done.first, since=done.first, until=done.last, language=language, entry=entry,
        )  # fmt: skip


def _details(entry: Entry, language: str, voices: Voices) -> str:
    """Write in one line what an act says beside its first line: as the journal does, or in the words of a language."""
    body, act = entry.act.body, entry.act
    said = [(field, value) for field in spelling(type(body)).by_key.values() if (value := getattr(body, field.name)) != field.default]
    if language:
        lines = [voices.words(value, language) for _, value in sorted(said, key=lambda one: one[0].name != "note")]
    else:
        lines = [f"{field.key}: {field.write(value)}" for field, value in said]
    return _flat(" · ".join([*lines, *([act.source] if act.source else [])]))


def _facets(strings: Iterable[str], roll: _Roll) -> Facets:
    """Say which States, organs, instruments and crises are named by what stands in an act or in a rule."""
    found: dict[tuple[str, str], None] = {}
    for text in strings:
        state = text.partition(":")[0]
        if state in STATES:
            found["state", state.casefold()] = None
        if text in roll.crises:
            found["crisis", text.casefold()] = None
        elif text in roll.called and text not in STATES:
            found["organ", text.casefold()] = None
        if text.partition(" ")[0].partition("(")[0] in roll.instruments and (cited := _cited(text)):
            found["instrument", cited.casefold()] = None
    return tuple(found)


def _cited(text: str) -> str:
    try:
        return citation(text).instrument
    except CitationError:
        return ""


def _strings(value: Any) -> Iterator[str]:
    """Give every text in plain data, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


def _flat(text: str) -> str:
    return " ".join(text.split())
