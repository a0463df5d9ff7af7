"""This file is about the room's first page: every instrument concluded by the date, and who was what under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.corpus.instrument import Instrument
from foedus.web.address import Address
from foedus.web.treaty.found import concluded, force_words
from foedus.web.treaty.marks import Mark, key, mark
from foedus.web.visit import Link, Visit, said
from foedus.web.why import Why, why

BETWEEN_STATES = ("treaty", "charter", "agreement", "protocol", "reservation")
OF_ORGANS = ("decision", "rules", "understanding", "procedures")


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """One instrument in a list; ``marks`` has a place for every State that ever was something under any of them."""

    id: str
    title: str
    address: Address
    kind: str
    concluded: str
    done: str
    part_of: Link | None
    adopted: bool
    force: str
    tone: str
    why: Why
    marks: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The instruments of one kind."""

    kind: str
    title: str
    rows: tuple[InstrumentRow, ...]


@dataclass(frozen=True, slots=True)
class TreatyView:
    """The instruments as a page shows them: those between States as a table with the States, those of organs as a list."""

    between: tuple[Group, ...]
    organs: tuple[Group, ...]
    states: tuple[tuple[str, str, Address], ...]
    key: tuple[tuple[str, str, str | Markup], ...]
    counted: tuple[tuple[str, int], ...]
    all: int
    later: int
    first: Link | None
    compare: Address


def present(visit: Visit) -> TreatyView:
    """Show the instruments that had been concluded by the date."""
    corpus = visit.organization.corpus
    there = [one for one in corpus.instruments if concluded(visit, one)]
    states = _states(visit, there)
    between = _groups(visit, there, BETWEEN_STATES, states)
    organs = _groups(visit, there, OF_ORGANS, ())
    rows = [row for group in (*between, *organs) for row in group.rows]
    used = {one.status for row in rows for one in row.marks if one}
    earliest = min((one.front.concluded for one in corpus.instruments), default="")
    return TreatyView(
        between, organs,
        tuple((state, visit.name(state), visit.address.to("members", state)) for state in states),
        key(visit, used),
        tuple((tone, sum(row.tone == tone for row in rows)) for tone in ("ok", "wait", "none")),
        len(rows), len(corpus.instruments) - len(there),
        Link(visit.date(earliest), visit.address.dated(earliest)) if not there and len(earliest) == len("2000-01-01") else None,
        visit.address.to("treaty", "compare"),
    )  # fmt: skip


def _states(visit: Visit, there: Sequence[Instrument]) -> tuple[str, ...]:
    """Name the States that are something under one of these instruments on the date, by name."""
    treaty = visit.as_of.treaty
    found = {state for one in there for state in treaty.timeline(one.id).courses if treaty.standing(state, one.id).status != "none"}
    return tuple(sorted(found, key=visit.name))


def _groups(visit: Visit, there: Sequence[Instrument], kinds: Sequence[str], states: Sequence[str]) -> tuple[Group, ...]:
    groups = []
    for kind in kinds:
        rows = tuple(row(visit, one, states) for one in there if one.front.kind == kind)
        if rows:
            title = str(visit.text(f"kinds-{kind}"))
            groups.append(Group(kind, title, tuple(sorted(rows, key=lambda one: one.done))))
    return tuple(groups)


def row(visit: Visit, one: Instrument, states: Sequence[str] = ()) -> InstrumentRow:
    """Put an instrument into a row."""
    front, answer = one.front, visit.as_of.treaty.ask_in_force(of=one.id)
    force, tone = force_words(visit, answer)
    part_of = Link(front.part_of, visit.address.to("treaty", front.part_of), visit.title(front.part_of)) if front.part_of else None
    return InstrumentRow(
        one.id, said(front.title, visit.language.code), visit.address.to("treaty", one.id), str(visit.text(f"kind-of-{front.kind}")),
        visit.date(front.concluded), front.concluded, part_of, front.adopted, force, tone,
        why(visit, answer, f"instrument:{one.id}", "question:in-force"),
        tuple(mark(visit, state, one.id) for state in states),
    )  # fmt: skip
