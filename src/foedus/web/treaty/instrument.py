"""This file is about the page of one instrument: what it is, whether it is in force, who is party and why, its articles, the acts under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from foedus.answer import Answer
from foedus.corpus.citation import Citation
from foedus.corpus.instrument import Article, Instrument
from foedus.mechanisms.treaty.questions import Registration
from foedus.organization.as_of import AsOf
from foedus.record.entry import Entry
from foedus.web.address import Address
from foedus.web.problem import Problem
from foedus.web.record.rows import lines
from foedus.web.sentence import word
from foedus.web.situation.presenter import TONES
from foedus.web.treaty.clauses import Detail, details
from foedus.web.treaty.found import concluded, force_words, instrument
from foedus.web.treaty.listing import InstrumentRow, row
from foedus.web.treaty.version import files_of
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why
from foedus.words.texts import words_of

SHOWN = 40
"""How many acts the page shows; the record has them all."""


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One State and what it is under the instrument."""

    code: str
    name: str
    address: Address
    status: Markup
    tone: str
    acted_on: str
    since: str
    done: str
    why: Why


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
    """One instrument as its page shows it."""

    row: InstrumentRow
    concluded: Markup
    later: bool
    details: tuple[Detail, ...]
    parties: tuple[PartyRow, ...]
    bound: int
    articles: tuple[ArticleLine, ...]
    changes: tuple[Link, ...]
    amended_by: tuple[tuple[Link, str, str], ...]
    belonging: tuple[InstrumentRow, ...]
    acts: tuple[Markup, ...]
    all_acts: int
    search: Address
    between: Address
    whole: Address
    redline: Address
    files: tuple[tuple[str, Address], ...]


def present(visit: Visit, given: str) -> InstrumentView | Problem:
    """Show one instrument."""
    found = instrument(visit, given)
    if isinstance(found, Problem):
        return found
    acts = acts_about(visit, found.id)[::-1]
    corpus = visit.organization.corpus
    there = [one for one in corpus.instruments if concluded(visit, one)]
    return InstrumentView(
        row(visit, found),
        _concluded(visit, found),
        not concluded(visit, found),
        (*_front(visit, found), *details(visit, found)),
        _parties(visit, found.id),
        len(visit.as_of.treaty.parties(found.id)),
        tuple(_article_line(visit, found, one) for one in _articles(visit, found)),
        _changes(visit, found),
        tuple(_amendment(visit, one) for one in there if any(change.instrument == found.id for change in one.changes)),
        tuple(row(visit, one) for one in there if one.front.part_of == found.id),
        lines(visit, acts if visit.whole else acts[:SHOWN]),
        len(acts),
        visit.address.to("search", q=f"instrument:{found.id} kind:act"),
        visit.address.to("treaty", found.id, "between"),
        visit.address.to("treaty", found.id, "text"),
        visit.address.to("treaty", found.id, "redline"),
        files_of(visit, found.id) if concluded(visit, found) else (),
    )


def acts_about(visit: Visit, name: str) -> list[Entry]:
    """Give the acts by the date that are done with an instrument or under it."""
    return [entry for entry in visit.entries if _is_about(entry, name)]


def _is_about(entry: Entry, name: str) -> bool:
    body = entry.act.body
    return getattr(body, "instrument", "") == name or any(one.partition(" ")[0].partition("(")[0] == name for one in body.under)


def _concluded(visit: Visit, found: Instrument) -> Markup:
    front, date = found.front, visit.date(found.front.concluded)
    said = visit.text("concluded-at", place=word(visit, front.place), date=date) if front.place else visit.text("concluded-on", date=date)
    return said[:1].upper() + said[1:]


def _front(visit: Visit, found: Instrument) -> Iterator[Detail]:
    """Tell what stands at the head of an instrument's file."""
    front = found.front
    if front.authentic:
        names = Markup(", ").join(visit.text(f"tongue-{one}") if one in ("en", "ru") else word(visit, one) for one in front.authentic)
        yield Detail(visit.text("front-authentic"), names)
    yield Detail(visit.text("front-text"), visit.text("text-" + front.text.replace(" ", "-")))
    if front.source:
        yield Detail(visit.text("front-source"), Markup('<span lang="en">{}</span>').format(front.source))
    if front.depositary:
        yield Detail(visit.text("front-depositary"), escape(visit.name(front.depositary)))
    for entry in visit.entries:
        body = entry.act.body
        if isinstance(body, Registration) and body.instrument == found.id:
            number = visit.text("front-registered-as", date=visit.date(entry.act.times.done), number=body.number or "—")
            yield Detail(visit.text("front-registered"), number, (visit.entry(entry),))
    if front.part_of:
        yield Detail(visit.text("front-part-of"), Markup(), (Link(visit.title(front.part_of), visit.address.to("treaty", front.part_of)),))
    if not front.adopted:
        yield Detail(visit.text("front-adoption"), visit.text("not-adopted"))
    because = why(visit, visit.as_of.treaty.ask_in_force(of=found.id), f"instrument:{found.id}", "question:in-force")
    told = Markup(" ").join(step.words for step in (*because.because, *because.missing))
    yield Detail(visit.text("front-force"), told, tuple(dict.fromkeys(link for step in because.because for link in step.links)))


def _parties(visit: Visit, name: str) -> tuple[PartyRow, ...]:
    """List whoever was something under an instrument on the date, the parties first."""
    treaty = visit.as_of.treaty
    rows = []
    for state in treaty.timeline(name).courses:
        answer = visit.settled(partial(_status, state, name))
        if answer.value == "none":
            continue
        one = treaty.standing(state, name)
        acted_on = str(visit.language.value(str(answer.acted_on.value))) if answer.acted_on else ""
        since = (visit.day(one.since), visit.iso(one.since)) if one.since else ("", "")
        reasons = why(visit, answer, f"state:{state}", f"instrument:{name}", "question:status")
        rows.append(
            PartyRow(
                state, visit.name(state), visit.address.to("members", state), visit.language.value(str(answer.value)),
                TONES.get(str(answer.value), "none"), acted_on, *since, reasons,
            )
        )  # fmt: skip
    order = {"ok": 0, "wait": 1, "late": 2, "none": 3}
    return tuple(sorted(rows, key=lambda one: (order[one.tone], one.name)))


def _status(state: str, name: str, view: AsOf) -> Answer:
    one = view.treaty.standing(state, name)
    return Answer(one.status, one.reasons, one.missing, one.positions, one.acted_on)


def _articles(visit: Visit, found: Instrument) -> list[Article]:
    """Give the articles as concluded, and those that amendments in force by the date have added."""
    treaty = visit.as_of.treaty
    own = {one.number for one in found.articles}
    added = [
        change.article
        for maker in visit.organization.corpus.instruments
        for change in maker.changes
        if change.instrument == found.id and change.article.number not in own
        and treaty.article(Citation(found.id, change.article.number))
    ]  # fmt: skip
    return [*found.articles, *{one.number: one for one in added}.values()]


def _article_line(visit: Visit, found: Instrument, article: Article) -> ArticleLine:
    current = visit.as_of.treaty.article(Citation(found.id, article.number))
    heading, _, foreign = words_of(visit.organization, visit.language.code, found, current.article if current else article, current)
    changed_by = current.changed_by if current and current.changed_by != found.id else ""
    address = visit.address.to("treaty", found.id, article.number)
    return ArticleLine(article.number, heading, address, changed_by, article.number.casefold() == "preamble", foreign)


def _changes(visit: Visit, found: Instrument) -> tuple[Link, ...]:
    return tuple(
        Link(
            str(visit.text("instrument-change", article=f"{change.instrument} {change.article.number}", instrument=found.id)),
            visit.address.to("treaty", change.instrument, change.article.number),
        )
        for change in found.changes
    )


def _amendment(visit: Visit, one: Instrument) -> tuple[Link, str, str]:
    force, tone = force_words(visit, visit.as_of.treaty.ask_in_force(of=one.id))
    return Link(visit.title(one.id), visit.address.to("treaty", one.id)), force, tone
