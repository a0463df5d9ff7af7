"""This file is about *why?*: the reasons of an answer, what it waits for and who disagrees, ready for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.answer import Answer, Missing, Position, Reason
from foedus.organization.withholding import behind, told, turned_on
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.words.speech import say


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence and what it rests on."""

    words: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One position: what it would be, who holds it since when, and on what it rests."""

    value: str | Markup
    words: str
    held_by: str
    since: str
    links: tuple[Link, ...] = ()
    acted_on: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Everything behind one status; ``withheld`` says that it could turn on an act that this reader may not read."""

    because: tuple[Step, ...] = ()
    missing: tuple[Step, ...] = ()
    sides: tuple[Side, ...] = ()
    withheld: bool = False

    def __bool__(self) -> bool:
        return bool(self.because or self.missing or self.sides)


def why(visit: Visit, answer: Answer, *matters: str) -> Why:
    """Put an answer's reasons into words.

    :param matters: what the question was about (``organ:CSC``, ``state:KAZ``), for acts that this reader may not read.
    """
    return why_of(visit, answer.because, answer.missing, answer.positions, answer.acted_on, matters=matters)


def waits(visit: Visit, *matters: str) -> Why:
    """Say on which acts that this reader may not read a figure could turn; nothing, where on none.

    :param matters: what the figure is about, as :func:`foedus.organization.withholding.turned_on` takes them.
    """
    return why_of(visit, matters=matters)


def why_of(
    visit: Visit,
    because: Sequence[Reason] = (),
    missing: Sequence[Missing] = (),
    positions: Sequence[Position] = (),
    acted_on: Position | None = None,
    *,
    matters: Sequence[str] = (),
) -> Why:
    """Put reasons, missing things and positions into words; and on which acts that this reader may not read they could turn."""
    hidden = _hidden(visit, because, positions, matters) if visit.organization.withheld else ()
    return Why(
        tuple(dict.fromkeys(_reason(visit, one) for one in because)),
        tuple(dict.fromkeys(_missing(visit, one) for one in (*missing, *hidden))),
        tuple(_side(visit, one, acted_on) for one in positions),
        bool(hidden),
    )


def _hidden(visit: Visit, because: Sequence[Reason], positions: Sequence[Position], matters: Sequence[str]) -> tuple[Missing, ...]:
    by_id = visit.organization.by_id
    acts = [one.act for one in because if one.act] + [act for one in positions for act in one.acts]
    about = {*matters, *behind((one.article for one in because), acts, by_id)}
    return told(turned_on(about, acts, visit.organization.withheld, by_id))


def _reason(visit: Visit, one: Reason) -> Step:
    links = [visit.cite(one.article)] if one.article else []
    links += [visit.act(one.act)] if one.act else []
    return Step(say(one.code, one.params, visit.language.code, visit.names), tuple(links))


def _missing(visit: Visit, one: Missing) -> Step:
    return Step(say(one.code, one.params, visit.language.code, visit.names), (visit.cite(one.article),) if one.article else ())


def _side(visit: Visit, one: Position, acted_on: Position | None) -> Side:
    links = ([visit.cite(one.article)] if one.article else []) + [visit.act(act) for act in one.acts]
    value = word(visit, one.value) if isinstance(one.value, str) else ""
    words = say(one.code, one.params, visit.language.code, visit.names) if one.code else ""
    return Side(
        value,
        words,
        visit.names_of(one.held_by) if one.held_by else "",
        visit.date(one.since) if one.since else "",
        tuple(links),
        one == acted_on,
    )
