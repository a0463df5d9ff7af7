"""This file holds clocks: from what a period is counted, how long it runs, in which zone and by which calendar, and what stops it.

How days are counted is a convention like any other: it stands in the text, with its source, and never in code.
"""

from __future__ import annotations

from typing import Literal

from foedus.corpus.meaning import CalendarName, Date, OrganName, Span, ZoneName
from foedus.corpus.provision import Provision

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Calendar(Provision, frozen=True, kw_only=True, tag="calendar"):
    """Which days are working days: all but the weekend and the holidays, which are known for some years only."""

    calendar: str
    weekend: tuple[Weekday, ...] = ("saturday", "sunday")
    holidays: tuple[Date, ...] = ()
    known_for: Date | None = None
    source: str = ""


class Clock(Provision, frozen=True, kw_only=True, tag="clock"):
    """A period: what starts it, how long it runs, how it is counted, and what stops it.

    ``before`` counts back from what starts it (ten days before publication). ``ends`` at the same hour is for
    periods from one instant to another; hours always are. ``stops_while`` says what makes it stand still, and
    ``stopped_by`` which organs may find or decide that it does; without it any organ of the texts may.
    """

    clock: str
    starts: Literal["receipt", "vote", "notice", "publication", "adoption"]
    runs: Span
    before: bool = False
    first_day: Literal["not counted", "counted"] = "not counted"
    ends: Literal["with the last day", "at the same hour"] = "with the last day"
    on_a_day_off: Literal["that day", "the next working day", "the working day before"] = "that day"
    month_end: Literal["the last day of the month", "the first day after it"] = "the last day of the month"
    counted_by: CalendarName = ""
    zone: ZoneName = ""
    stops_while: tuple[Literal["the party is suspended", "force majeure", "an organ suspends it"], ...] = ()
    stopped_by: tuple[OrganName, ...] = ()
    source: str = ""
