"""This file is about the question when a period of a text runs out: a clock, what starts it, and the date as of which it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus.answer import NO_RULE, Answer, Reason, reason
from foedus.corpus.clock import Calendar, Clock
from foedus.dates import day_of, utc_text, when, zone
from foedus.finding import Code
from foedus.rules.calendar import WorkingDays, working_days
from foedus.rules.clock import Deadline, Stop, deadline

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

NO_CLOCKS = Code("clock-none", "note")
NO_CLOCK = Code("clock-unknown", clock=str, known=tuple)
RUNNING, OVER, OPEN = Code("clock-running", "note"), Code("clock-over", "note"), Code("clock-open", "note")


def ask_deadline(treaty: Treaty, *, of: str, from_: str) -> Answer:
    """Say when a period that a text in force sets runs out, counted from a time; and whether it has by now.

    :param of: the name of a clock.
    :param from_: when what starts it was done, in any form that a record may use.
    """
    clocks = {one.clock: (cites, one) for cites, one in treaty.provisions(Clock)}
    if of not in clocks:
        return Answer(NO_RULE, (reason(NO_CLOCK, clock=of, known=tuple(clocks)) if clocks else reason(NO_CLOCKS),))
    cites, clock = clocks[of]
    found = runs_out(treaty, clock, from_, article=cites)
    stage = found.stage(treaty.at)
    said: Reason = reason({"running": RUNNING, "over": OVER}.get(stage, OPEN), article=cites)
    return Answer(value_of(found, clock, treaty), (*found.because, said), found.lacks)


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
