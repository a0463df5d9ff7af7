"""This file is about the timeline of a crisis: who did what when, and how long after help was asked."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.mechanisms.defence.delays import COUNTED, UNCOUNTED, delay, first_request, ordered
from foedus.mechanisms.defence.facts import date_of
from foedus.mechanisms.defence.hosting import STILL_THERE, Presence, presences
from foedus.mechanisms.defence.state import Run, State
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry


class Moment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act of a crisis; ``delay_hours`` is null before anything was asked. ``mark`` is the code of what was found of a host's consent."""

    act: str
    actor: str
    done: str
    delay_hours: int | None
    kind: str
    words: str
    delay_between: tuple[int, int] | None = None
    mark: str = ""


def timeline(run: Run, treaty: Treaty, state: State) -> tuple[tuple[Moment, ...], Entry | None]:
    """Give the acts of a crisis in order, and the request from which delays are counted."""
    acts = ordered(run, treaty.seat)
    start = first_request(acts)
    request = None if start is None else acts[start]
    rows = (_moment(entry, request if start is not None and place >= start else None, treaty, state) for place, entry in enumerate(acts))
    return tuple(rows), request


def ask_timeline(state: State, treaty: Treaty, of: str) -> Answer:
    """Say what happened in a crisis, with the delay of each act."""
    rows, request = timeline(state.runs.get(of) or Run(), treaty, state)
    hosted = tuple(_still_there(state, treaty, of))
    if request is None:
        return Answer(rows, (reason(UNCOUNTED, crisis=of), *hosted))
    return Answer(rows, (reason(COUNTED, state=request.act.seat, on=date_of(request), act=request.id), *hosted))


def presences_of(state: State, treaty: Treaty, crisis: str) -> tuple[Presence, ...]:
    """Give who is or was present on another State's territory in a crisis, and on what footing."""
    run = state.runs.get(crisis) or Run()
    return presences(ordered(run, treaty.seat), {host: tuple(acts) for host, acts in state.beside.hosts.items()}, treaty)


def _still_there(state: State, treaty: Treaty, crisis: str) -> Iterator[Reason]:
    """Say who is still present though the consent of the host no longer stands."""
    for one in presences_of(state, treaty, crisis):
        if not one.left and one.footing in {"consent withdrawn", "consent ran out"}:
            yield reason(STILL_THERE, act=one.consent, actor=one.who, host=one.host, on=one.since)


def _moment(entry: Entry, request: Entry | None, treaty: Treaty, state: State) -> Moment:
    act = entry.act
    taken = delay(entry, request, treaty.seat) if request is not None else None
    return Moment(
        act=entry.id, actor=act.seat, done=date_of(entry), kind=act.kind, words=_words(entry),
        delay_hours=taken.delay_hours if taken else None, delay_between=taken.delay_between if taken else None,
        mark=state.beside.unconsented.get(entry.id, ""),
    )  # fmt: skip


def _words(entry: Entry) -> str:
    """Give the verb and the object as the journal's first line has them."""
    body = entry.act.body
    return f"{body.verb} {getattr(body, body.object, '')}".strip()
