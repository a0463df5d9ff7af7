"""This file is about the mark of a status: a shape and a tone, never without the word."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.web.address import Address
from foedus.web.visit import Visit

SHAPES = ("party", "denounced", "provisional", "signatory", "contested", "conditional", "suspended", "withdrawn", "lapsed")
"""The statuses that have a shape of their own, in the order in which the key names them."""

_TONES = {"party": "ok", "denounced": "wait", "provisional": "wait", "conditional": "wait", "suspended": "wait", "contested": "late"}


@dataclass(frozen=True, slots=True)
class Mark:
    """The status of one State under one instrument, as a table shows it."""

    status: str
    words: str | Markup
    tone: str
    title: str
    address: Address


def mark(visit: Visit, state: str, instrument: str) -> Mark | None:
    """Mark the status of a State under an instrument; nothing where no act of it is on the record."""
    status = visit.as_of.treaty.standing(state, instrument).status
    if status == "none":
        return None
    words = visit.language.value(status)
    # Where the address is of the row that says why, a question mark stands for nothing else than that row.
    return Mark(status, words, _TONES.get(status, "none"), f"{visit.name(state)}: {words}", visit.address.to("treaty", instrument))


def key(visit: Visit, marks: set[str]) -> tuple[tuple[str, str, str | Markup], ...]:
    """Explain the marks that a table uses: shape, tone, word."""
    return tuple((one, _TONES.get(one, "none"), visit.language.value(one)) for one in SHAPES if one in marks)
