"""This file is about crises as rows of a list, with how long each waited for a decision."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.dates import DAY, when
from foedus.mechanisms.defence.questions import Delay, Moment
from foedus.record.entry import Entry
from foedus.web.address import Address
from foedus.web.visit import Link, Visit


@dataclass(frozen=True, slots=True)
class CrisisRow:
    """One crisis in a list."""

    name: str
    title: str
    address: Address
    began: str
    done: str
    request: Link | None
    decision: Link | None
    delay: str
    acts: int


def crisis_rows(visit: Visit) -> tuple[CrisisRow, ...]:
    """List the crises that had begun by the date, the latest first."""
    acts: dict[str, list[Entry]] = {}
    for entry in visit.entries:
        if entry.act.body.crisis:
            acts.setdefault(entry.act.body.crisis, []).append(entry)
    measured = {one.crisis: one for one in visit.as_of.defence.ask_delays().value}
    rows = []
    for name, some in acts.items():
        delays = measured.get(name)
        begun = min(some, key=lambda entry: when(entry.act.times.done, visit.seat).last)
        rows.append(
            CrisisRow(
                name,
                visit.name(name),
                visit.address.to("crises", name),
                visit.date(begun.act.times.done),
                begun.act.times.done,
                _dated(visit, delays.request, delays.asked) if delays and delays.request else None,
                _dated(visit, delays.to_decision.act, delays.to_decision.done) if delays and delays.to_decision else None,
                duration(visit, delays.to_decision) if delays and delays.to_decision else "",
                len(some),
            )
        )
    return tuple(sorted(rows, key=lambda one: one.done, reverse=True))


def _dated(visit: Visit, act: str, done: str | None) -> Link:
    return Link(visit.date(done or ""), visit.act(act).address)


def duration(visit: Visit, delay: Delay | Moment) -> str:
    """Say a delay: hours where the record knows them, otherwise calendar days."""
    hours = delay.delay_hours
    if hours is None:
        return ""
    if delay.delay_between is None:
        return str(visit.length(hours))
    span = when(delay.done, visit.seat)
    least, most = hours // 24, hours // 24 + (span.last - span.first) // DAY
    if most > least:
        return str(visit.text("days-between", least=least, most=most))
    return str(visit.length(hours)) if least > 1 else str(visit.text("days", n=least) if least else visit.text("under-a-day"))
