"""This file is about the timeline of a crisis: who did what when, and how long after help was asked."""

from __future__ import annotations

from msgspec import Struct

from foedus.answer import Answer, reason
from foedus.mechanisms.defence.delays import COUNTED, UNCOUNTED, delay, first_request, ordered
from foedus.mechanisms.defence.facts import date_of
from foedus.mechanisms.defence.state import Run, State
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry


class Moment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act of a crisis; ``delay_hours`` is null before anything was asked."""

    act: str
    actor: str
    done: str
    delay_hours: int | None
    kind: str
    words: str
    delay_between: tuple[int, int] | None = None


def timeline(run: Run, treaty: Treaty) -> tuple[tuple[Moment, ...], Entry | None]:
    """Give the acts of a crisis in order, and the request from which delays are counted."""
    acts = ordered(run, treaty.seat)
    start = first_request(acts)
    request = None if start is None else acts[start]
    rows = (_moment(entry, request if start is not None and place >= start else None, treaty) for place, entry in enumerate(acts))
    return tuple(rows), request


def ask_timeline(state: State, treaty: Treaty, of: str) -> Answer:
    """Say what happened in a crisis, with the delay of each act."""
    rows, request = timeline(state.runs.get(of) or Run(), treaty)
    if request is None:
        return Answer(rows, (reason(UNCOUNTED, crisis=of),))
    return Answer(rows, (reason(COUNTED, state=request.act.seat, on=date_of(request), act=request.id),))


def _moment(entry: Entry, request: Entry | None, treaty: Treaty) -> Moment:
    act = entry.act
    taken = delay(entry, request, treaty.seat) if request is not None else None
    return Moment(
        act=entry.id, actor=act.seat, done=date_of(entry), kind=act.kind, words=_words(entry),
        delay_hours=taken.delay_hours if taken else None, delay_between=taken.delay_between if taken else None,
    )  # fmt: skip


def _words(entry: Entry) -> str:
    """Give the verb and the object as the journal's first line has them."""
    body = entry.act.body
    return f"{body.verb} {getattr(body, body.object, '')}".strip()
