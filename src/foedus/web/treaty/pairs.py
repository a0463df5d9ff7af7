"""This file is about the page of force between two parties: who reserved what and what the others made of it, and what stands between two States."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from foedus.answer import Answer
from foedus.organization.as_of import AsOf
from foedus.web.problem import Problem
from foedus.web.sentence import word
from foedus.web.treaty.found import instrument, pair
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why

TONES = {"yes": "ok", "no": "none", "provisional": "wait", "conditional": "wait", "suspended": "wait", "contested": "late"}
REACTIONS = (
    "accepted", "tacitly_accepted", "authorized", "objected", "precluded", "pending", "not_permitted", "not_confirmed", "opposed",
    "conditional",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Between:
    """What an instrument is between two States."""

    one: str
    other: str
    value: Markup
    tone: str
    also: tuple[tuple[str, Markup], ...]
    why: Why


@dataclass(frozen=True, slots=True)
class ReservationRow:
    """One reservation: whose, to which articles, what it does, in which words, and what each other State made of it."""

    state: str
    articles: tuple[Link, ...]
    effect: Markup
    since: str
    words: Markup
    reactions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PairsView:
    """Force between the parties of one instrument; ``asked`` is what stands between the two that were asked about."""

    title: str
    back: Link
    states: tuple[tuple[str, str], ...]
    of: str
    and_: str
    asked: Between | None
    reservations: tuple[ReservationRow, ...]
    why: Why
    apart: tuple[Between, ...]


def present(visit: Visit, given: str, of: str, and_: str) -> PairsView | Problem:
    """Show what stands between the parties of an instrument.

    :param of: one of two States to ask about, or nothing.
    """
    found = instrument(visit, given)
    if isinstance(found, Problem):
        return found
    treaty, name = visit.as_of.treaty, found.id
    codes = sorted(treaty.timeline(name).courses, key=visit.name)
    if problem := pair(visit, found, of, and_):
        return problem
    answer = visit.settled(partial(_reservations, name))
    rows = answer.value if isinstance(answer.value, tuple) else ()
    return PairsView(
        visit.title(name),
        Link(visit.title(name), visit.address.to("treaty", name)),
        tuple((code, visit.name(code)) for code in codes),
        of,
        and_,
        _between(visit, name, of, and_) if of and and_ else None,
        tuple(_row(visit, one) for one in rows),
        why(visit, answer, f"instrument:{name}", "question:reservations"),
        tuple(_between(visit, name, *pair) for pair in treaty.apart(name)),
    )


def _reservations(name: str, view: AsOf) -> Answer:
    return view.treaty.ask_reservations(to=name)


def _pair(name: str, one: str, other: str, view: AsOf) -> Answer:
    return view.treaty.ask_in_force_between(one=one, other=other, under=name)


def _between(visit: Visit, name: str, one: str, other: str) -> Between:
    answer = visit.settled(partial(_pair, name, one, other))
    value = str(answer.value)
    matters = (f"state:{one}", f"state:{other}", f"instrument:{name}", "question:in-force-between")
    return Between(
        visit.name(one), visit.name(other), visit.text(f"between-{value}"), TONES.get(value, "none"),
        tuple(_beside(visit, answer)), why(visit, answer, *matters),
    )  # fmt: skip


def _beside(visit: Visit, answer: Answer) -> Iterator[tuple[str, Markup]]:
    """Give the version and the articles that are touched, each under its heading."""
    for one in answer.also:
        for key, some in one.items():
            yield str(visit.text(f"between-{key}")), Markup(", ").join(_linked(visit.cite(article)) for article in some)


def _linked(link: Link) -> Markup:
    if not link.address:
        return Markup("{}").format(link.words)
    return Markup('<a href="{}">{}</a>').format(link.address, link.words)


def _row(visit: Visit, row: Mapping[str, Any]) -> ReservationRow:
    reactions = tuple((str(visit.text(f"reaction-{how}")), visit.names_of(list(row[how]))) for how in REACTIONS if row.get(how))
    return ReservationRow(
        visit.name(row["whose"]), tuple(visit.cite(one) for one in row["articles"]), visit.text(f"effect-{row['effect']}"),
        str(visit.date(row["since"])), word(visit, row.get("text", "")), reactions,
    )  # fmt: skip
