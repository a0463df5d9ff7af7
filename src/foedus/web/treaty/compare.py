"""This file is about two dates side by side: what changed in members, parties, texts and offices, and how each article read on both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from foedus.answer import Answer
from foedus.corpus.citation import Citation, citation
from foedus.mechanisms.treaty.questions import ArticleInForce, Difference
from foedus.organization.as_of import AsOf
from foedus.organization.ask import Asked, ask
from foedus.web.address import Address
from foedus.web.problem import Problem
from foedus.web.sentence import word
from foedus.web.treaty.rule import Line, rule
from foedus.web.treaty.wording import Sides, beside, lines_beside
from foedus.web.visit import Link, Visit, said
from foedus.words.texts import words_of

_NOTHING = frozenset({"", "—", "none"})
ORGANS = ("chair", "office", "seat")


@dataclass(frozen=True, slots=True)
class Changed:
    """One line: of what, who, what it was and what it is."""

    what: Link
    who: str
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class ArticleChanged:
    """One article on both dates: its heading, its words, its rule."""

    cited: str
    link: Link
    made_by: Link
    since: str
    heading: Sides
    words: Sides
    rule: Sides
    foreign: bool


@dataclass(frozen=True, slots=True)
class CompareView:
    """Two dates side by side; without a second date only the days that are worth comparing."""

    given: str
    before: str
    after: str
    days: tuple[Link, ...]
    members: tuple[Changed, ...] = ()
    force: tuple[Changed, ...] = ()
    statuses: tuple[Changed, ...] = ()
    articles: tuple[ArticleChanged, ...] = ()
    organs: tuple[tuple[str, tuple[Changed, ...]], ...] = ()
    same: bool = False


def present(visit: Visit, given: str) -> CompareView | Problem:
    """Set the organization on two dates side by side."""
    days = tuple(_days(visit))
    if not given:
        return CompareView("", "", "", days)
    first, last = sorted((given, visit.on))
    asked = ask(visit.organization, "compare", {"from": first, "to": last})
    if not isinstance(asked, Asked):
        return Problem(400, "problem-date", given)
    rows = _reckoned(asked.answer)
    views = visit.organization.on(first), visit.organization.on(last)
    return CompareView(
        given, visit.date(first), visit.date(last), days,
        tuple(_changes(visit, rows, "member")), tuple(_changes(visit, rows, "in force")), tuple(_changes(visit, rows, "status")),
        tuple(_article(visit, views, one) for one in rows if one.changed == "article"),
        tuple((kind, some) for kind in ORGANS if (some := tuple(_changes(visit, rows, kind)))),
        not rows,
    )  # fmt: skip


def _reckoned(answer: Answer) -> tuple[Difference, ...]:
    """Give the differences as the record has them, also where the answer waits for something or States differ on it."""
    values = (answer.value, *answer.reckoned, *(one.value for one in answer.positions))
    return next((one for one in values if isinstance(one, tuple)), ())


def _days(visit: Visit) -> Iterator[Link]:
    """Give the days by the date on which the founding instrument's parties or any text changed, each beside its eve."""
    treaty = visit.as_of.treaty
    founding = visit.organization.corpus.header.founded_by or visit.organization.corpus.instruments[0].id
    points = {*treaty.timeline(founding).points}
    for one in visit.organization.corpus.instruments:
        since = treaty.timeline(one.id).force.since
        if one.changes and since:
            points.add(since.last)
    for day in sorted({visit.iso(one) for one in points if one < visit.as_of.at}, reverse=True):
        eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        yield Link(visit.date(day), Address(visit.language.code, ("treaty", "compare"), (("from", eve),), day, visit.address.known))


def _changes(visit: Visit, rows: Iterable[Difference], kind: str) -> Iterator[Changed]:
    """Put the differences of one kind into lines, those that several States share into one."""
    shared: dict[tuple[str, str, str], list[str]] = {}
    for one in rows:
        if one.changed == kind:
            shared.setdefault((one.of, one.before, one.after), []).append(one.who)
    for (of, before, after), who in shared.items():
        names = visit.names_of(sorted((one for one in who if one), key=visit.name)) if any(who) else ""
        yield Changed(_what(visit, of, kind), names, _value(visit, before, kind), _value(visit, after, kind))


def _what(visit: Visit, of: str, kind: str) -> Link:
    if kind in {"in force", "status"}:
        return Link(visit.title(of), visit.address.to("treaty", of))
    if kind in {"chair", "seat"}:
        return Link(visit.name(of), visit.address.to("organs", of))
    header = visit.organization.corpus.header
    return Link(said(header.title, visit.language.code) if of == header.organization else visit.name(of))


def _value(visit: Visit, value: str, kind: str) -> Markup:
    if kind == "in force":
        return visit.text(f"in-force-{value}")
    if value in _NOTHING:
        return Markup("—")
    if kind in {"member", "seat"}:
        return visit.text(f"compare-{kind}")
    return visit.language.value(value) if kind == "status" else word(visit, value)


def _article(visit: Visit, views: tuple[AsOf, AsOf], one: Difference) -> ArticleChanged:
    cited = citation(one.of)
    versions = tuple(view.treaty.article(Citation(cited.instrument, cited.article)) for view in views)
    texts = [_words(visit, cited.instrument, version) for version in versions]
    rules = [_rules(visit, version) for version in versions]
    later = versions[1] or versions[0]
    return ArticleChanged(
        one.of,
        Link(one.of, visit.address.to("treaty", cited.instrument, cited.article)),
        visit.cite(one.made_by) if one.made_by else Link(""),
        visit.day(later.since) if later else "",
        beside(texts[0][0], texts[1][0]),
        beside(texts[0][1], texts[1][1]),
        lines_beside(*rules),
        texts[0][2] or texts[1][2],
    )


def _words(visit: Visit, instrument: str, version: ArticleInForce | None) -> tuple[str, str, bool]:
    found = visit.organization.corpus.instrument(instrument)
    if version is None or found is None:
        return "", "", False
    return words_of(visit.organization, visit.language.code, found, version.article, version)


def _rules(visit: Visit, version: ArticleInForce | None) -> list[Markup]:
    """Write the rules of an article as lines, each key with the keys above it."""
    found = [rule(visit, one) for one in version.article.provisions] if version else []
    return [said for one in found for line in one.lines for said in _flat(line, Markup())]


def _flat(line: Line, above: Markup) -> Iterator[Markup]:
    key = Markup("{} · {}").format(above, line.key) if above else Markup("{}").format(line.key)
    if line.below:
        for one in line.below:
            yield from _flat(one, key)
    else:
        value = Markup(", ").join(one.words for one in line.links) if line.links else line.value
        yield Markup('<span class="key-of">{}:</span> {}').format(key, value)
