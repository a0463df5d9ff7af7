"""This file is about chairs and offices: who holds them on the date and why, and who held them before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from foedus.answer import Answer
from foedus.corpus.organ import Office
from foedus.mechanisms.organs.questions import OfficeHeld
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why


@dataclass(frozen=True, slots=True)
class Term:
    """One stretch of somebody in a chair or an office."""

    who: Link
    person: str | Markup
    since: str
    until: str
    beside: str
    act: Link
    now: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A chair or an office: its name, who has it on the date and why, and everybody who had it by then."""

    title: str | Markup
    holder: str | Markup
    beside: str
    tone: str
    why: Why
    terms: tuple[Term, ...]
    open: str = ""


def chair(visit: Visit, organ: str) -> Post:
    """Show the chair of an organ; one that goes with the chair of another organ shows that chair's terms."""
    answer = visit.as_of.organs.ask_chair(of=organ)
    found = visit.settled(lambda view: view.organs.ask_chair(of=organ))
    holder = visit.name(answer.value) if _is_state(answer.value) else str(visit.text(f"chair-{_key(answer.value)}"))
    tone = "ok" if _is_state(answer.value) else "wait" if answer.value == "conditional" else "none"
    followed = visit.as_of.organs.chaired_like(organ) or organ
    return Post(
        visit.text("post-chair"), holder, "", tone, why(visit, found, f"organ:{organ}", "question:chair"),
        _chairs(visit, followed, answer), _open(visit, answer, found),
    )  # fmt: skip


def _open(visit: Visit, answer: Answer, found: Answer) -> str:
    """Say that who holds a post is contested, or waits, where the answer turns on an act of which that is not settled."""
    return "" if found.value == answer.value else str(visit.language.value(str(found.value)))


def _is_state(value: str) -> bool:
    return value not in {"conditional", "no rule"} and bool(value)


def _key(value: str) -> str:
    return value.replace(" ", "-") or "no-rule"


def _chairs(visit: Visit, organ: str, answer: Answer) -> tuple[Term, ...]:
    held = [one for _, one in sorted(visit.as_of.organs.state.chairs.get(organ, {}).items())]
    terms = []
    for place, one in enumerate(held):
        last = place + 1 == len(held)
        until = one.until or ("" if last else held[place + 1].since.text)
        decided = str(visit.text("decided-on", date=visit.date(one.decided_on))) if one.decided_on else ""
        terms.append(
            Term(
                state(visit, one.state), "", visit.date(one.since.text), visit.date(until), decided, visit.act(one.act),
                last and answer.value == one.state,
            )
        )  # fmt: skip
    return tuple(reversed(terms))


def offices(visit: Visit, organ: str = "") -> tuple[Post, ...]:
    """Show the offices to which an organ appoints, or all: those of the text on the date and those on record."""
    ruled = {one.office: one for _, one in visit.as_of.treaty.provisions(Office)}
    recorded: Mapping[str, Any] = visit.as_of.organs.state.offices
    found = []
    named = list(visit.organization.corpus.header.actors)
    for code in sorted({*ruled, *recorded}, key=lambda one: (named.index(one) if one in named else len(named), one)):
        held: list[OfficeHeld] = [one for _, one in sorted(recorded.get(code, {}).items())]
        by = ruled[code].appointed_by if code in ruled else held[-1].appointed_by
        if organ in {"", by}:
            found.append(_office(visit, code, held))
    return tuple(found)


def _office(visit: Visit, code: str, held: list[OfficeHeld]) -> Post:
    answer = visit.as_of.organs.ask_office(of=code)
    found = visit.settled(lambda view: view.organs.ask_office(of=code))
    open_ = _open(visit, answer, found)
    terms = tuple(reversed(list(_terms(visit, held))))
    behind_it = why(visit, found, f"office:{code}", "question:office")
    if isinstance(answer.value, dict):
        row = answer.value
        beside = str(visit.text("acting")) if row["acting"] else ""
        since = str(visit.text("since", date=visit.date(str(row["since"]))))
        parts = (visit.name(str(row["national_of"])), since, beside)
        return Post(visit.name(code), word(visit, row["person"]), ", ".join(one for one in parts if one), "ok", behind_it, terms, open_)
    tone = "wait" if answer.value == "conditional" else "none"
    return Post(visit.name(code), visit.text(f"office-{_key(answer.value)}"), "", tone, behind_it, terms, open_)


def _terms(visit: Visit, held: list[OfficeHeld]) -> Iterator[Term]:
    current = [one for one in held if one.since.first < visit.as_of.at]
    for one in held:
        until = one.relieved or one.until or _next(held, one)
        beside = str(visit.text("acting")) if one.acting else ""
        now = bool(current) and one is current[-1] and visit.as_of.organs.office(one.office) == one
        yield Term(
            state(visit, one.national_of), word(visit, one.person), visit.date(one.since.text), visit.date(until), beside,
            visit.act(one.act), now,
        )  # fmt: skip


def _next(held: list[OfficeHeld], one: OfficeHeld) -> str:
    place = held.index(one)
    return held[place + 1].since.text if place + 1 < len(held) else ""


def state(visit: Visit, code: str) -> Link:
    """Lead from a State's name to its page, where it has one."""
    known = any(code in line.courses for line in visit.organization.world.timelines.instruments.values())
    return Link(visit.name(code), visit.address.to("members", code) if known else None)
