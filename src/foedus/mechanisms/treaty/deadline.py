"""This file is about the question when a period of a text runs out: a clock, what starts it, and the date as of which it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus.answer import NO_RULE, Answer, Reason, missing, reason
from foedus.corpus.clock import Calendar, Clock
from foedus.dates import day_of, utc_text, when, zone
from foedus.finding import Code
from foedus.rules.calendar import WorkingDays, working_days
from foedus.rules.clock import STOPPED, Deadline, Stop, deadline

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

NO_CLOCKS = Code("clock-none", "note")
NO_CLOCK = Code("clock-unknown", clock=str, known=tuple)
STILL = Code("clock-stands-still", "note", since=str, why=str)
RESUMPTION = Code("clock-resumption-awaited", clock=str, ends=str)
RUNNING, OVER, OPEN = Code("clock-running", "note"), Code("clock-over", "note"), Code("clock-open", "note")


def ask_deadline(treaty: Treaty, *, of: str, from_: str, stops: tuple[Stop, ...] = ()) -> Answer:
    """Say when a period that a text in force sets runs out, counted from a time; and whether it has by now.

    :param of: the name of a clock.
    :param from_: when what starts it was done, in any form that a record may use.
    :param stops: what may have stopped it; one that still goes on ends with the instant that is asked about.
    """
    clocks = {one.clock: (cites, one) for cites, one in treaty.provisions(Clock)}
    if of not in clocks:
        return Answer(NO_RULE, (reason(NO_CLOCK, clock=of, known=tuple(clocks)) if clocks else reason(NO_CLOCKS),))
    cites, clock = clocks[of]
    found = runs_out(treaty, clock, from_, stops, article=cites)
    stage = found.stage(treaty.at)
    still = next((one for one in stops if one.settled and one.end == treaty.at and one.why in clock.stops_while), None)
    if still is not None and stage != "over":
        return _standing(treaty, found, clock, cites, still)
    value = value_of(found, clock, treaty)
    if stage != "over" and any(one.end == treaty.at and (one.unforeseen or not one.settled) for one in stops):
        # Whoever claims that it stands still has not said for how long.
        value |= {"ends_at_the_latest": "", "last_day": ""}
    said: Reason = reason({"running": RUNNING, "over": OVER}.get(stage, OPEN), article=cites)
    return Answer(value, (*found.because, said), found.lacks)


def _standing(treaty: Treaty, found: Deadline, clock: Clock, cites: str, still: Stop) -> Answer:
    """Say of a clock that stands still when it would run out at the earliest: nobody knows when it will go on."""
    value = value_of(found, clock, treaty) | {"stands": "suspended", "ends_at_the_latest": "", "last_day": ""}
    since = reason(STILL, article=cites, act=still.act, since=utc_text(still.first), why=still.why)
    lacks = missing(RESUMPTION, article=cites, clock=clock.clock, ends=utc_text(found.first))
    return Answer(
        value, (*(one for one in found.because if one.code != STOPPED.name or one.act != still.act), since), (*found.lacks, lacks)
    )


def runs_out(treaty: Treaty, clock: Clock, from_: str, stops: tuple[Stop, ...] = (), *, article: str = "") -> Deadline:
    """Say when a clock of a text runs out, by the calendar that the same texts give."""
    seat = zone(clock.zone) if clock.zone else treaty.seat
    return deadline(clock, when(from_, seat), treaty.seat, days_of(treaty, clock), stops, article=article)


def days_of(treaty: Treaty, clock: Clock) -> WorkingDays | None:
    """Give the working days by which a clock is counted, or none where no text in force gives them."""
    found = next((one for _, one in treaty.provisions(Calendar) if one.calendar == clock.counted_by), None)
    return working_days(found) if found is not None else None


def value_of(found: Deadline, clock: Clock, treaty: Treaty) -> dict[str, Any]:
    """Give the data of a deadline: the first instant that is too late, at the earliest and at the latest, and the last day in its own zone."""
    seat = zone(clock.zone) if clock.zone else treaty.seat
    stage = found.stage(treaty.at)
    return {
        "stands": "expired" if stage == "over" else stage,
        "ends": utc_text(found.first),
        "ends_at_the_latest": utc_text(found.last),
        "last_day": str(day_of(found.last - 1, seat)),
        "zone": str(seat),
    }
