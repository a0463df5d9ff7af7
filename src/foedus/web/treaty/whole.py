"""This file is about the page of a whole text: every article as it reads on the date, in one piece, with what made it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from foedus.web.address import Address
from foedus.web.problem import Problem
from foedus.web.treaty.found import force_words
from foedus.web.treaty.version import Made, Version, files_of, made, page_of, text_at, tongues, version
from foedus.web.visit import Link, Visit, said
from foedus.words.consolidated import ArticleText, ChangeText, InstrumentText, day_at


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What an amending instrument makes of an article of another."""

    link: Link
    heading: str
    paragraphs: tuple[str, ...]
    language: str
    deletes: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of a text; ``language`` is that of its words."""

    number: str
    preamble: bool
    heading: str
    address: Address
    paragraphs: tuple[str, ...]
    language: str
    deleted: bool
    made: tuple[Made, ...]
    corrected: tuple[tuple[str, Link], ...]
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A whole text as a page shows it."""

    id: str
    title: str
    instrument: Link
    language: str
    kinds: tuple[Markup, ...]
    concluded: str
    later: bool
    force: str
    tone: str
    between: str
    on_trial: tuple[Link, ...]
    awaited: tuple[tuple[Link, Address], ...]
    amended: tuple[tuple[Link, str, Address], ...]
    articles: tuple[ArticleView, ...]
    languages: tuple[Link, ...]
    files: tuple[tuple[str, Address], ...]
    redline: Address


def present(visit: Visit, given: str, asked: Mapping[str, str]) -> TextView | Problem:
    """Show a text as of the date."""
    one = version(visit, given, asked)
    if isinstance(one, Problem):
        return one
    text = text_at(visit, one, visit.as_of)
    within, name = text.text, one.found.id
    force, tone = force_words(visit, within.force)
    return TextView(
        name,
        text.title,
        Link(said(one.found.front.title, visit.language.code), visit.address.to("treaty", name)),
        text.language,
        tuple(visit.text("text-" + kind.replace(" ", "-")) for kind in text.kinds),
        visit.date(one.found.front.concluded),
        not within.concluded,
        force,
        tone,
        visit.names_of(one.between) if one.between else "",
        tuple(visit.cite(maker) for maker in one.on_trial),
        tuple(
            (visit.cite(maker), page_of(visit, one, "redline", **{"with": maker})) for maker in within.awaited if maker not in one.on_trial
        ),
        tuple(_amended(visit, one, text, maker) for maker in within.amended_by if maker not in one.on_trial),
        tuple(_article(visit, one, text, article) for article in text.articles),
        tongues(visit, one),
        files_of(visit, one.found.id, page_of(visit, one).query),
        page_of(visit, one, "redline"),
    )


def _amended(visit: Visit, one: Version, text: InstrumentText, maker: str) -> tuple[Link, str, Address]:
    """Say since when an amendment counts, and lead to what it changed: its day beside the eve."""
    steps = (step for article in text.articles for step in article.steps if step.instrument == maker)
    day = next((found for step in steps if (found := day_at(visit.organization, step.since))), visit.on)
    return visit.cite(maker), visit.date(day), page_of(visit, one, "redline", **{"from": eve(day)}).dated(day)


def eve(day: str) -> str:
    """Give the day before a day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _article(visit: Visit, one: Version, text: InstrumentText, article: ArticleText) -> ArticleView:
    return ArticleView(
        article.number,
        article.number == "preamble",
        "" if article.deleted else article.heading,
        visit.address.to("treaty", one.found.id, article.number),
        () if article.deleted else article.paragraphs,
        article.language,
        article.deleted,
        tuple(made(visit, step) for step in article.steps),
        tuple((visit.date(day), visit.act(act)) for act, day in article.wording.corrected),
        tuple(_change(visit, change) for change in text.changes if change.host == article.number),
    )


def _change(visit: Visit, one: ChangeText) -> ChangeView:
    return ChangeView(visit.cite(one.cited), one.heading, one.paragraphs, one.language, one.change.deletes)
