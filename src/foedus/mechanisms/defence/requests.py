"""This file is about requests and their answers: what was asked, what was granted, and whether that was less."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.dates import when
from foedus.finding import Code
from foedus.mechanisms.defence.acts import AssistanceRequested, ConsultationRequested
from foedus.mechanisms.defence.facts import date_of
from foedus.mechanisms.defence.seats import state_of
from foedus.mechanisms.defence.state import DECISION, SESSION, State
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.record.roll import NONE

FULLY = Code("request-answered-in-full", state=str, on=str)
BELOW = Code("request-answered-below", state=str, on=str, lacking=tuple)
NEVER = Code("request-never-answered", state=str, on=str)
TALLY = Code("requests-answered-in-full", full=int, of=int)

IN_FULL, BELOW_ASKED = "in full", "below what was asked"
CONSULTATIONS = "consultations"


class Request(Struct, frozen=True, kw_only=True):
    """A request beside its answers: ``asked`` and ``granted`` are sets of measures, compared exactly."""

    act: str
    crisis: str
    actor: str
    done: str
    asked: tuple[str, ...]
    granted: tuple[str, ...]
    answer: Literal["in full", "below what was asked", "never answered"]
    answered_by: tuple[str, ...]


def ask_requests(state: State, treaty: Treaty, of: str) -> Answer:
    """Say of every request, or of those of one State or in one crisis, whether it was answered in full.

    A request is answered by the acts that name it as what they answer: a decision by what it grants,
    a session held by the consultations that it is.
    """
    entries = sorted(_asked(state, of), key=lambda entry: (when(date_of(entry), treaty.seat).first, entry.position))
    rows = tuple(request(entry, state) for entry in entries)
    tally = reason(TALLY, full=sum(row.answer == IN_FULL for row in rows), of=len(rows))
    return Answer(rows, (tally, *map(_reason, rows)))


def request(entry: Entry, state: State) -> Request:
    """Compare what one request asks with what its answers grant."""
    body = entry.act.body
    assert isinstance(body, AssistanceRequested | ConsultationRequested)
    # A request that names no measure asks for what it is called.
    asked = body.asks or ((body.what,) if isinstance(body, AssistanceRequested) else ())
    answers = [one for one in state.answers.get(entry.id, NONE) if one.act.kind in {DECISION, SESSION}]
    granted = tuple(dict.fromkeys(measure for one in answers for measure in _grants(one)))
    answer: Literal["in full", "below what was asked", "never answered"]
    answer = "never answered" if not answers else "in full" if set(asked) <= set(granted) else "below what was asked"
    return Request(
        act=entry.id, crisis=body.crisis, actor=entry.act.seat, done=date_of(entry), asked=asked, granted=granted,
        answer=answer, answered_by=tuple(one.id for one in answers),
    )  # fmt: skip


def _asked(state: State, of: str) -> Iterator[Entry]:
    for acts in state.beside.asked.values():
        for entry in acts:
            if of in {"", entry.act.body.crisis, state_of(entry.act.seat)}:
                yield entry


def _grants(entry: Entry) -> tuple[str, ...]:
    if entry.act.kind == SESSION:
        return (CONSULTATIONS,)
    granted: tuple[str, ...] = getattr(entry.act.body, "grants", ())
    return granted


def _reason(row: Request) -> Reason:
    if row.answer == BELOW_ASKED:
        lacking = tuple(sorted(set(row.asked) - set(row.granted)))
        return reason(BELOW, state=row.actor, on=row.done, lacking=lacking, act=row.act)
    return reason(FULLY if row.answer == IN_FULL else NEVER, state=row.actor, on=row.done, act=row.act)
