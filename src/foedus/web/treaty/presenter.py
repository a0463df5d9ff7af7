"""This file is about the list of instruments and the page of one: what it is, whether it is in force, who is party, its articles."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.answer import Answer
from foedus.corpus.citation import Citation
from foedus.corpus.instrument import Article, Instrument
from foedus.web.address import Address
from foedus.web.problem import Problem, unknown
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit, said
from foedus.web.why import Why, why
from foedus.words.texts import words_of

TONES = {"yes": "ok", "no": "none", "conditional": "wait", "contested": "late"}


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """One instrument in the list."""

    id: str
    title: str
    address: Address
    kind: str | Markup
    concluded: str
    done: str
    force: str
    tone: str
    why: Why
    parties: int


@dataclass(frozen=True, slots=True)
class TreatyView:
    """The list of instruments."""

    rows: tuple[InstrumentRow, ...]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in a table of contents."""

    number: str
    heading: str
    address: Address
    changed_by: str
    preamble: bool
    foreign: bool


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """One instrument."""

    row: InstrumentRow
    concluded: str
    text: str
    adopted: bool
    source: str
    articles: tuple[ArticleLine, ...]
    changes: tuple[Link, ...]
    parties: tuple[str, ...]
    unsettled: tuple[str, ...]


def present_all(visit: Visit) -> TreatyView:
    """List the instruments of the corpus."""
    return TreatyView(tuple(_row(visit, one) for one in visit.organization.corpus.instruments))


def present(visit: Visit, given: str) -> InstrumentView | Problem:
    """Show one instrument."""
    found = instrument(visit, given)
    if isinstance(found, Problem):
        return found
    front, treaty = found.front, visit.as_of.treaty
    date = visit.date(front.concluded)
    return InstrumentView(
        _row(visit, found),
        str(visit.text("concluded-at", place=word(visit, front.place), date=date) if front.place else visit.text("concluded-on", date=date)),
        str(visit.text("text-" + front.text.replace(" ", "-"))),
        front.adopted,
        front.source,
        tuple(_article_line(visit, found, one) for one in found.articles),
        tuple(
            Link(str(visit.text("instrument-change", article=f"{change.instrument} {change.article.number}", instrument=found.id)),
                 visit.address.to("treaty", change.instrument, change.article.number))
            for change in found.changes
        ),
        tuple(visit.name(state) for state in treaty.parties(found.id)),
        tuple(visit.name(state) for state in treaty.contested(found.id)),
    )  # fmt: skip


def instrument(visit: Visit, given: str) -> Instrument | Problem:
    """Find an instrument by its short name."""
    corpus = visit.organization.corpus
    found = corpus.instrument(given)
    if found is not None:
        return found
    known = {one.id: visit.address.to("treaty", one.id) for one in corpus.instruments}
    return unknown("problem-instrument", given, known, labels={one: f"{one} — {visit.title(one)}" for one in known})


def in_force(visit: Visit, answer: Answer) -> tuple[str, str]:
    """Say whether an instrument is in force, and in which tone."""
    return str(visit.text(f"in-force-{answer.value}")), TONES[answer.value]


def _row(visit: Visit, one: Instrument) -> InstrumentRow:
    treaty = visit.as_of.treaty
    answer = treaty.ask_in_force(of=one.id)
    force, tone = in_force(visit, answer)
    return InstrumentRow(
        one.id, said(one.front.title, visit.language.code), visit.address.to("treaty", one.id), visit.language.value(one.front.kind),
        visit.date(one.front.concluded), one.front.concluded, force, tone, why(visit, answer), len(treaty.parties(one.id)),
    )  # fmt: skip


def _article_line(visit: Visit, found: Instrument, article: Article) -> ArticleLine:
    current = visit.as_of.treaty.article(Citation(found.id, article.number))
    heading, _, foreign = words_of(visit.organization, visit.language.code, found, current.article if current else article, current)
    changed_by = current.changed_by if current and current.changed_by != found.id else ""
    address = visit.address.to("treaty", found.id, article.number)
    return ArticleLine(article.number, heading, address, changed_by, article.number.casefold() == "preamble", foreign)
