"""This file is about one article: its text on the date, the rule that it makes, its versions, the acts under it, the readings disputed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from foedus.corpus.citation import Citation
from foedus.corpus.duty import Silence
from foedus.corpus.instrument import Article, Change, Instrument
from foedus.corpus.view import View
from foedus.mechanisms.treaty.questions import ArticleInForce
from foedus.organization.citing import acts_citing, rules_citing
from foedus.record.entry import Entry
from foedus.web.address import Address
from foedus.web.problem import Problem, unknown
from foedus.web.record.rows import lines
from foedus.web.sentence import word
from foedus.web.treaty.found import instrument
from foedus.web.treaty.rule import Rule, rule
from foedus.web.visit import Link, Visit, said
from foedus.web.why import Side, why_of
from foedus.words.texts import words_of


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: what made it so, since when, whether it is the one in force on the date."""

    words: str
    since: str
    link: Link
    address: Address | None
    now: bool
    changed: Address | None


@dataclass(frozen=True, slots=True)
class Silent:
    """A question on which the text is silent, with the readings held."""

    on: str
    readings: tuple[tuple[Markup, Markup, Markup, str], ...]
    still: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CitingRule:
    """A rule of another article that cites this one: where it stands, its kind, and what it cites."""

    link: Link
    kind: Markup
    cites: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article as a page shows it."""

    instrument: Link
    id: str
    number: str
    preamble: bool
    heading: str
    paragraphs: tuple[str, ...]
    foreign: bool
    text: str
    in_force: bool
    deleted: bool
    made: str
    rules: tuple[Rule, ...]
    silent: tuple[Silent, ...]
    versions: tuple[Version, ...]
    acts: tuple[Markup, ...]
    citing: tuple[CitingRule, ...]
    sides: tuple[Side, ...]
    before: Link | None
    after: Link | None


def present(visit: Visit, given: str, number: str) -> ArticleView | Problem:
    """Show one article as of the date."""
    found = instrument(visit, given)
    if isinstance(found, Problem):
        return found
    numbers = _numbers(visit, found)
    if number not in numbers:
        known = {one: visit.address.to("treaty", found.id, one) for one in numbers}
        labels = {one: _title(visit, one) for one in numbers}
        return unknown("problem-article", number, known, labels=labels, instrument=found.id)
    current = visit.as_of.treaty.version(Citation(found.id, number))
    article = current.article if current else _concluded(visit, found, number)
    heading, words, foreign = words_of(visit.organization, visit.language.code, found, article, current)
    provisions = article.provisions
    place = numbers.index(number)
    return ArticleView(
        Link(said(found.front.title, visit.language.code), visit.address.to("treaty", found.id)),
        found.id,
        number,
        number.casefold() == "preamble",
        heading,
        tuple(part.strip() for part in words.split("\n\n") if part.strip()),
        foreign,
        str(visit.text("text-" + found.front.text.replace(" ", "-"))),
        current is not None,
        bool(current and current.deleted),
        _made(visit, found, current),
        tuple(rule(visit, one) for one in provisions if not isinstance(one, Silence)),
        tuple(_silent(visit, one) for one in provisions if isinstance(one, Silence)),
        _versions(visit, found, number, current),
        lines(visit, _under(visit, found.id, number)),
        tuple(_citing(visit, found.id, number)),
        why_of(visit, positions=visit.as_of.treaty.objections(f"{found.id} {number}")).sides,
        _beside(visit, found, numbers, place - 1) if place else None,
        _beside(visit, found, numbers, place + 1) if place + 1 < len(numbers) else None,
    )


def _numbers(visit: Visit, found: Instrument) -> list[str]:
    own = [article.number for article in found.articles]
    added = [change.article.number for _, change in _changes(visit, found.id)]
    return list(dict.fromkeys((*own, *added)))


def _changes(visit: Visit, name: str) -> list[tuple[Instrument, Change]]:
    return [(one, change) for one in visit.organization.corpus.instruments for change in one.changes if change.instrument == name]


def _concluded(visit: Visit, found: Instrument, number: str) -> Article:
    own = [one for one in found.articles if one.number == number]
    return own[0] if own else next(change.article for _, change in _changes(visit, found.id) if change.article.number == number)


def _made(visit: Visit, found: Instrument, current: ArticleInForce | None) -> str:
    if current is None:
        return ""
    since = visit.day(current.since)
    if current.changed_by == found.id:
        return str(visit.text("article-original-since", since=since))
    return str(visit.text("article-changed", instrument=current.changed_by, since=since))


def _versions(visit: Visit, found: Instrument, number: str, current: ArticleInForce | None) -> tuple[Version, ...]:
    makers = [found] if any(one.number == number for one in found.articles) else []
    makers += [one for one, change in _changes(visit, found.id) if change.article.number == number]
    return tuple(_version(visit, found, number, maker, current) for maker in makers)


def _version(visit: Visit, found: Instrument, number: str, maker: Instrument, current: ArticleInForce | None) -> Version:
    since = visit.as_of.treaty.timeline(maker.id).force.since
    day = visit.iso(since.last) if since is not None else ""
    words = visit.text("article-original") if maker is found else visit.text("version-by", instrument=maker.id)
    return Version(
        str(words),
        visit.date(day),
        Link(said(maker.front.title, visit.language.code), visit.address.to("treaty", maker.id)),
        visit.address.to("treaty", found.id, number).dated(day) if day else None,
        bool(current and current.changed_by == maker.id),
        _compared(visit, day) if day and maker is not found else None,
    )


def _compared(visit: Visit, day: str) -> Address:
    """Lead to the day on which an article was changed beside its eve."""
    eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    return visit.address.to("treaty", "compare", **{"from": eve}).dated(day)


def _under(visit: Visit, name: str, number: str) -> list[Entry]:
    return [entry for entry, _ in acts_citing(visit.entries, visit.organization.corpus, Citation(name, number))]


def _citing(visit: Visit, name: str, number: str) -> Iterator[CitingRule]:
    """Give the rules of other articles, in force on the date, that cite this one."""
    for one in rules_citing(visit.as_of, Citation(name, number)):
        yield CitingRule(visit.cite(one.stands_in), word(visit, one.rule), tuple(visit.cite(cited) for cited in one.cites))


def _silent(visit: Visit, one: Silence) -> Silent:
    def held(view: View) -> tuple[Markup, Markup, Markup, str]:
        return word(visit, view.name), word(visit, view.says), word(visit, view.then), visit.names_of(view.held_by) if view.held_by else ""

    return Silent(one.silent_on, tuple(held(view) for view in one.readings), tuple(visit.cite(article) for article in one.still))


def _title(visit: Visit, number: str) -> str:
    return str(visit.text("preamble") if number.casefold() == "preamble" else visit.text("article", number=number))


def _beside(visit: Visit, found: Instrument, numbers: Sequence[str], place: int) -> Link:
    return Link(_title(visit, numbers[place]), visit.address.to("treaty", found.id, numbers[place]))
