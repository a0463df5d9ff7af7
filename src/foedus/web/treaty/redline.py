"""This file is about the page of a redline: a text on two dates in one, the words that fell away and came marked, with what did it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from foedus.dates import DateError
from foedus.mechanisms.treaty.questions import redlined
from foedus.web.address import Address
from foedus.web.page import calendar_day
from foedus.web.problem import Problem
from foedus.web.treaty.version import Made, Version, made, page_of, text_at, tongues, version
from foedus.web.treaty.whole import eve
from foedus.web.visit import Link, Visit, said
from foedus.words.consolidated import day_at
from foedus.words.redline import Pieces, Redline, RedlinedArticle, redline


@dataclass(frozen=True, slots=True)
class ArticleRedline:
    """One article that reads otherwise: how it was changed, by what, its heading and its paragraphs with the words marked."""

    number: str
    preamble: bool
    address: Address
    how: Literal["added", "deleted", "replaced"]
    heading: Markup
    paragraphs: tuple[Markup, ...]
    language: str
    made: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class RedlineView:
    """A text on two dates in one; without a first date and without an amendment on trial only the days that are worth it."""

    id: str
    title: str
    instrument: Link
    whole: Link
    given: str
    before: str
    after: str
    language: str
    on_trial: tuple[Link, ...]
    hidden: tuple[tuple[str, str], ...]
    concluded: str
    later: bool
    articles: tuple[ArticleRedline, ...]
    days: tuple[Link, ...]
    trials: tuple[Link, ...]
    languages: tuple[Link, ...]
    shown: bool
    all: int


def present(visit: Visit, given: str, asked: Mapping[str, str]) -> RedlineView | Problem:
    """Set a text on two dates into one."""
    one = version(visit, given, asked)
    if isinstance(one, Problem):
        return one
    try:
        start = calendar_day(asked["from"]) if asked.get("from") else ""
    except DateError:
        return Problem(400, "problem-date", asked["from"])
    first, last = sorted((start or visit.on, visit.on))
    after = text_at(visit, one, visit.organization.on(last))
    before = text_at(visit, one, visit.organization.on(first), on_trial=False)
    merged = redline(visit.organization, before, after, redlined(before.text, after.text))
    shown = bool(start or one.on_trial)
    return RedlineView(
        one.found.id,
        after.title,
        Link(said(one.found.front.title, visit.language.code), visit.address.to("treaty", one.found.id)),
        Link(str(visit.text("whole-title")), page_of(visit, one, "text")),
        start,
        visit.date(first),
        visit.date(last),
        one.language,
        tuple(visit.cite(maker) for maker in one.on_trial),
        tuple((name, value) for name, value in asked.items() if name != "from" and value),
        visit.date(one.found.front.concluded),
        not before.text.concluded,
        tuple(_article(visit, one, merged, article) for article in merged.articles) if shown else (),
        tuple(_days(visit, one)),
        tuple(_trials(visit, one)),
        tongues(visit, one),
        shown,
        len({article.number for side in (before, after) for article in side.articles}),
    )


def _article(visit: Visit, one: Version, merged: Redline, article: RedlinedArticle) -> ArticleRedline:
    steps = tuple(made(visit, step) for step in article.change.steps)
    if not steps and merged.after.text.concluded and not merged.before.text.concluded:
        day = one.found.front.concluded
        steps = (Made(visit.cite(one.found.id), visit.date(day), day, ""),)
    return ArticleRedline(
        article.number,
        article.number == "preamble",
        visit.address.to("treaty", one.found.id, article.number),
        article.how,
        marked(visit, article.heading),
        tuple(marked(visit, pieces) for pieces in article.paragraphs),
        article.language,
        steps,
    )


_TAGS = {"gone": "del", "come": "ins"}


def marked(visit: Visit, pieces: Pieces) -> Markup:
    """Write text with what fell away and came marked, for the eye by a line and a colour, for the ear by words around it."""
    text = Markup()
    for before, piece in zip(("", *(one.text for one in pieces)), pieces, strict=False):
        words = Markup("<br>").join(piece.text.split("\n"))
        if piece.mark == "same" or not piece.text.strip():
            text += words
            continue
        begins, ends = visit.text(f"redline-{piece.mark}"), visit.text(f"redline-{piece.mark}-end")
        tag = Markup(_TAGS[piece.mark])  # noqa: S704 — a tag of ours
        # What came is kept apart from what fell away where two words would run into one, and not before a comma.
        apart = Markup(' class="apart"') if before[-1:].isalnum() and piece.text[0].isalnum() else ""
        unseen = Markup('<span class="unseen" lang="{}">{}</span>')
        code = visit.language.code
        text += Markup("<{}{}>{}{}{}</{}>").format(tag, apart, unseen.format(code, begins), words, unseen.format(code, ends), tag)
    return text


def _days(visit: Visit, one: Version) -> Iterator[Link]:
    """Give the days by the date on which the text changed, each beside its eve, the latest first."""
    text = visit.as_of.treaty.consolidated(one.found.id, between=one.between)
    since = {day for wording in text.wordings for step in wording.steps if (day := day_at(visit.organization, step.since))}
    for day in sorted(since, reverse=True):
        without = replace(one, on_trial=())
        yield Link(visit.date(day), page_of(visit, without, "redline", **{"from": eve(day)}).dated(day))


def _trials(visit: Visit, one: Version) -> Iterator[Link]:
    """Lead to what each amendment that is not in force on the date would change."""
    for maker in visit.as_of.treaty.consolidated(one.found.id).awaited:
        if maker not in one.on_trial:
            yield Link(visit.title(maker), page_of(visit, replace(one, on_trial=(maker,)), "redline"))
