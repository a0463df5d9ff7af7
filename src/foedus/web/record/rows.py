"""This file is about an act as one row of a list: when, by whom, what it says, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.record.entry import Entry
from foedus.record.leaf import marking
from foedus.web.address import Address
from foedus.web.kept import Kept
from foedus.web.sentence import sentence
from foedus.web.templates import environment
from foedus.web.visit import Link, Visit


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act in a list."""

    position: int
    address: Address
    done: str
    date: str
    says: Markup
    under: tuple[Link, ...]
    crisis: Link | None
    confidence: str
    closed: str = ""


def row(visit: Visit, entry: Entry) -> ActRow:
    """Make the row of an act."""
    act = entry.act
    crisis = act.body.crisis
    return ActRow(
        entry.position,
        visit.address.to("record", entry.id[:16]),
        act.times.done,
        visit.date(act.times.done),
        sentence(visit, entry),
        tuple(visit.cite(one) for one in act.body.under),
        Link(visit.name(crisis), visit.address.to("crises", crisis)) if crisis in visit.organization.corpus.header.crises else None,
        str(visit.text(f"confidence-{act.confidence}")) if act.confidence else "",
        marking(entry.stub),
    )


LINES: Kept[tuple[str, ...], Markup] = Kept(20_000)


def lines(visit: Visit, entries: Sequence[Entry]) -> tuple[Markup, ...]:
    """Write acts as rows of a table; an act does not change, so its row is written once for each language and date of its links."""
    written = environment().get_template("acts.html").module.act_row  # type: ignore[attr-defined]  # the module of a template has its macros
    about = visit.served.digest, visit.language.code, visit.address.on, visit.address.known

    def write(entry: Entry) -> Callable[[], Markup]:
        return lambda: written(row(visit, entry), visit.text)

    return tuple(LINES.get((entry.id, *about), write(entry)) for entry in entries)
