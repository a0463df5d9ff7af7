"""This file is about who may sign for a State, as its page shows it: by office, or by which act, for what, until when."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.mechanisms.membership.questions import MaySign
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why
from foedus.words.speech import put


@dataclass(frozen=True, slots=True)
class PowerRow:
    """One who may act for a State: the person or the office, what they may do, for what, by what, since and until when."""

    who: str | Markup
    capacity: str
    may: str
    scope: str | Markup
    ground: str
    since: str
    until: str
    act: Link | None


@dataclass(frozen=True, slots=True)
class PowersView:
    """Everybody who may act for a State on the date; ``named`` says whether an act names anybody."""

    rows: tuple[PowerRow, ...]
    named: bool
    why: Why


def powers(visit: Visit, code: str) -> PowersView:
    """Show who may act for a State."""
    answer = visit.settled(lambda view: view.membership.ask_powers(of=code))
    rows: tuple[MaySign, ...] = answer.value if isinstance(answer.value, tuple) else visit.as_of.membership.ask_powers(of=code).value
    return PowersView(
        tuple(_row(visit, one) for one in rows), any(one.act for one in rows), why(visit, answer, f"state:{code}", "question:powers")
    )


def _row(visit: Visit, one: MaySign) -> PowerRow:
    by_office = one.ground == "office"
    capacity = _words(visit, one.capacity)
    scope = visit.text("powers-all") if not one.scope else visit.names_of(one.scope)
    return PowerRow(
        word(visit, one.person) if one.person else Markup("{}").format(capacity[:1].upper() + capacity[1:]),
        capacity if one.person else "",
        str(visit.text("powers-every")) if "consent" in one.may else ", ".join(_words(visit, each) for each in one.may),
        scope,
        str(visit.text("powers-by-office")) if by_office else _words(visit, one.ground),
        visit.date(one.since),
        visit.date(one.until),
        visit.act(one.act) if one.act else None,
    )


def _words(visit: Visit, text: str) -> str:
    return str(put(text, visit.language.code, visit.names))
