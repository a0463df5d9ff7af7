"""This file is about an act as one row of a list: when, by whom, what it says, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.record.entry import Entry
from foedus.web.address import Address
from foedus.web.sentence import sentence
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
    )


def rows(visit: Visit, entries: Sequence[Entry]) -> tuple[ActRow, ...]:
    """Make the rows of some acts."""
    return tuple(row(visit, entry) for entry in entries)
