"""This file is about who acts in a crisis: the State behind a seat, the performer of a measure, and which measures send somebody, who may hold a duty ended."""

from __future__ import annotations

from foedus.corpus.citation import CitationError, citation
from foedus.corpus.organ import Organ
from foedus.dates import Instant, day_of, end_of, when
from foedus.mechanisms.defence.acts import MeasurePerformed
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.states import is_state as is_code

ENDS = "end of withdrawal"
SENDS = frozenset({"deployment", "first landing", "mission", "airlift"})


def is_past(until: str, treaty: Treaty, at: Instant) -> bool:
    """Say whether a day on which something runs out is over at an instant: it counts to its end, at the seat of the organization."""
    return at > end_of(day_of(when(until, treaty.seat).last, treaty.seat), treaty.seat)


def state_of(seat: str) -> str:
    """Give the State on whose behalf a seat acts: ``KGZ`` of ``KGZ:parliament``."""
    return seat.partition(":")[0]


def is_state(seat: str) -> bool:
    """Say whether a seat is a State's, or that of a body of a State; an organ's short name may have three letters too."""
    return is_code(state_of(seat))


def performer(entry: Entry) -> str:
    """Give the State whose force carries out a measure, or the force itself where the act names no State."""
    body = entry.act.body
    named = body.state if isinstance(body, MeasurePerformed) else ""
    return named or state_of(entry.act.seat)


def is_body(seat: str, body: str) -> bool:
    """Say whether a seat is the body that a domestic step names (``parliament`` or ``KGZ:parliament``)."""
    return seat == body or seat.partition(":")[2] == body or not body


def has_standing(seat: str, article: str, treaty: Treaty) -> bool:
    """Say whether somebody may hold that a duty has ended: a party, an organ of the treaty, an organ outside that the corpus names."""
    try:
        instrument = citation(article).instrument
    except CitationError:
        return False
    actor = treaty.corpus.header.actors.get(seat)
    return (
        seat in treaty.parties(instrument)
        or seat in treaty.contested(instrument)
        or is_organ(seat, treaty)
        or (actor is not None and actor.outside)
    )


def is_organ(seat: str, treaty: Treaty) -> bool:
    """Say whether a seat is an organ that a text in force sets up."""
    return any(one.organ == seat for _, one in treaty.provisions(Organ))
