"""This file is about names in questions: which are known for each sort of parameter, and the nearest to one that is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from foedus.corpus.citation import Citation, CitationError, citation
from foedus.corpus.clock import Clock
from foedus.corpus.corpus import Corpus
from foedus.corpus.duty import Obligation
from foedus.corpus.instrument import Article
from foedus.corpus.known import paragraphs
from foedus.corpus.organ import Decision, Office, Organ
from foedus.finding import Code, Finding
from foedus.mechanisms.defence.questions import deeds_of
from foedus.mechanisms.membership.questions import scale_names
from foedus.mechanisms.organs.questions import office_names
from foedus.nearest import some_nearest
from foedus.organization.question import Parameter
from foedus.states import STATES

UNKNOWN = Code("question-name-unknown", parameter=str, sort=str, given=str, nearest=tuple)
CITATION = Code("question-citation-malformed", parameter=str, given=str)
NO_ARTICLE = Code("question-article-unknown", given=str, nearest=tuple)
NO_PARAGRAPH = Code("question-paragraph-unknown", given=str, article=str, paragraphs=tuple)
NO_PARAGRAPHS = Code("question-article-without-paragraphs", given=str, article=str)

UNKNOWN_READER = Code("reader-unknown", given=str, nearest=tuple)

ATTACKERS = ("non-state", "unknown")
ALL = "all"
YEARS = range(1900, 2200)
T = TypeVar("T")
_IN_WORDS = frozenset({"deed", "office"})
"""Sorts whose names are words or titles, which may begin with a capital or not."""
MAY_BE_NONE = frozenset({"clock", "scale"})
"""Sorts of which a corpus may have no name at all: then the question is put, and its answer says so plainly."""


def unknown_name(
    parameter: Parameter, given: str, corpus: Corpus, acting: Iterable[str] = (), offices: Iterable[str] = ()
) -> Finding | None:
    """Say that nobody knows a name, with the nearest that somebody does, those that act on the record first; None if it is known.

    :param offices: the offices to which the record appoints somebody, whether a text knows them or not.
    """
    if parameter.sort == "article":
        return _unknown_article(parameter, given, corpus)
    if parameter.sort == "states":
        return _unknown_state(parameter, given)
    if parameter.sort == "place" and given not in STATES:
        from foedus.rules.geography.spot import locate  # noqa: PLC0415 — only who asks for a place waits for the outlines

        if locate(given) is not None:
            return None
    known = tuple(office_names(corpus, offices)) if parameter.sort == "office" else known_names(parameter.sort, corpus)
    if known is None or given in known or (parameter.sort in MAY_BE_NONE and not known):
        return None
    if parameter.sort in _IN_WORDS and given.casefold() in {name.casefold() for name in known}:
        return None
    near = some_nearest(given, (*(one for one in acting if one in known), *known))
    if parameter.sort == "deed" or parameter.sort in MAY_BE_NONE:
        # These are closed lists, which their reader can only learn here: all of it, the nearest first.
        near = tuple(dict.fromkeys((*near, *known)))
    return UNKNOWN.finding(parameter=parameter.name, sort=parameter.sort, given=given, nearest=near)


def _unknown_state(parameter: Parameter, given: str) -> Finding | None:
    """Say which of several States, separated by commas, nobody knows."""
    for state in filter(None, (part.strip() for part in given.split(","))):
        if state not in STATES:
            return UNKNOWN.finding(parameter=parameter.name, sort="state", given=state, nearest=some_nearest(state, STATES))
    return None


def unknown_reader(given: str, corpus: Corpus, acting: Iterable[str]) -> Finding | None:
    """Say that nobody knows the seat for which a record is to be read: no State, organ or office of the corpus, nor one that acts on it.

    :param given: a seat; empty for the public.
    """
    known = (*acting, *_organs(corpus), *corpus.header.actors, *STATES)
    if not given or given in known or given.partition(":")[0] in STATES:
        return None
    return UNKNOWN_READER.finding(given=given, nearest=some_nearest(given, known))


def known_names(sort: str, corpus: Corpus) -> tuple[str, ...] | None:
    """Give the names that a sort of parameter takes, or None where any text may be tried."""
    known = _KNOWN.get(sort)
    return None if known is None else tuple(dict.fromkeys(known(corpus)))


_KNOWN: Mapping[str, Callable[[Corpus], Iterable[str]]] = {
    "state": lambda _: STATES,
    "attacker": lambda _: (*ATTACKERS, *STATES),
    "instrument": lambda corpus: (one.id for one in corpus.instruments),
    "organ": lambda corpus: _organs(corpus),  # noqa: PLW0108 — defined below
    "organ or organization": lambda corpus: (*_organs(corpus), corpus.header.organization),
    "place": lambda corpus: (*corpus.header.places, *STATES),
    "crisis": lambda corpus: corpus.header.crises,
    "matter": lambda corpus: sorted({matter for one in _decisions(corpus) for matter in (*one.matters, *one.except_)}),
    "format": lambda corpus: sorted({"ordinary", *(one.format for one in _decisions(corpus))}),
    "deed": lambda corpus: deeds_of(corpus),  # noqa: PLW0108 — a name is wanted, not the table
    "office": lambda corpus: office_names(corpus),  # noqa: PLW0108
    "state or all": lambda _: (ALL, *STATES),
    "partner or all": lambda corpus: (ALL, *(name for name, actor in corpus.header.actors.items() if actor.outside), *STATES),
    "year": lambda _: map(str, YEARS),
    "clock": lambda corpus: sorted({one.clock for _, one in _of_kind(corpus, Clock)}),
    "scale": lambda corpus: scale_names(corpus),  # noqa: PLW0108 — a name is wanted, not the table
    "covered": lambda _: ("territory", "forces", "vessels", "aircraft"),
    "situation": lambda corpus: sorted({one.when.situation for _, one in _of_kind(corpus, Obligation) if one.when.situation}),
    "level": lambda corpus: sorted({level for _, one in _of_kind(corpus, Organ) for level in one.level}),
}


def _unknown_article(parameter: Parameter, given: str, corpus: Corpus) -> Finding | None:
    try:
        cited = citation(given)
    except CitationError:
        return CITATION.finding(parameter=parameter.name, given=given)
    instrument = corpus.instrument(cited.instrument)
    if instrument is None:
        names = tuple(one.id for one in corpus.instruments)
        return UNKNOWN.finding(
            parameter=parameter.name, sort="instrument", given=cited.instrument, nearest=some_nearest(cited.instrument, names)
        )
    numbers = _article_numbers(corpus, instrument.id)
    if cited.article and cited.article not in numbers:
        return NO_ARTICLE.finding(
            given=given, nearest=tuple(f"{instrument.id} {number}" for number in some_nearest(cited.article, numbers) or numbers[:3])
        )
    return _unknown_paragraph(given, cited, corpus) if cited.paragraph else None


def _unknown_paragraph(given: str, cited: Citation, corpus: Corpus) -> Finding | None:
    """Say that no version of an article has a paragraph; what is inside a paragraph is not numbered in a corpus and may be asked for."""
    article = str(Citation(cited.instrument, cited.article))
    versions = tuple(_versions(corpus, cited.instrument, cited.article))
    named = {one.paragraph for version in versions for one in version.provisions if one.paragraph}
    known = named.union(*(paragraphs(version.words) for version in versions))
    if not known:
        return NO_PARAGRAPHS.finding(given=given, article=article)
    if cited.paragraph in known or cited.paragraph.partition(")")[0] in known:
        return None
    ordered = sorted(known, key=lambda one: (len(one.partition(")")[0]), one))
    return NO_PARAGRAPH.finding(given=given, article=article, paragraphs=tuple(f"({one})" for one in ordered))


def office_titles(corpus: Corpus) -> dict[str, str]:
    """Give the title that a text gives to each office, by its short name."""
    return {one.office: one.title for _, one in _of_kind(corpus, Office)}


def _article_numbers(corpus: Corpus, instrument: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.number for one in _versions(corpus, instrument)))


def _versions(corpus: Corpus, instrument: str, number: str = "") -> Iterator[Article]:
    """Give the articles of an instrument, or one of them, as concluded and as every amendment words them."""
    own = (article for one in corpus.instruments if one.id == instrument for article in one.articles)
    changed = (change.article for one in corpus.instruments for change in one.changes if change.instrument == instrument)
    return (one for one in (*own, *changed) if number in ("", one.number))


def _of_kind(corpus: Corpus, kind: type[T]) -> Iterable[tuple[str, T]]:
    for instrument in corpus.instruments:
        articles = (*instrument.articles, *(change.article for change in instrument.changes))
        for article in articles:
            for provision in article.provisions:
                if isinstance(provision, kind):
                    yield f"{instrument.id} {article.number}", provision


def _decisions(corpus: Corpus) -> tuple[Decision, ...]:
    return tuple(one for _, one in _of_kind(corpus, Decision))


def _organs(corpus: Corpus) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.organ for _, one in _of_kind(corpus, Organ)))
