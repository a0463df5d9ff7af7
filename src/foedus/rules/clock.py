"""This file is about clocks: when a period that a text sets runs out, and what of that is not sure.

A period is counted from an instant that may itself be known only roughly, in the days of some zone, by a
calendar whose holidays are known for some years, and may be stopped. What hangs on any of these is said.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from msgspec import Struct

from foedus.answer import Missing, Reason, missing, reason
from foedus.corpus.clock import Clock
from foedus.dates import DAY, HOUR, DateError, Instant, When, day_of, end_of, utc_text, zone
from foedus.finding import Code
from foedus.rules.calendar import WorkingDays

COUNTED = Code("clock-counted", "note", clock=str, runs=str, starts=str, start=str)
COUNTED_BACK = Code("clock-counted-back", "note", clock=str, runs=str, starts=str, start=str)
LAST_DAY = Code("clock-last-day", "note", day=str, zone=str)
LAST_HOUR = Code("clock-last-hour", "note", at=str)
MOVED = Code("clock-moved-to-working-day", "note", day=str, to=str)
NO_SUCH_DAY = Code("clock-month-is-shorter", "note", day=int, month=str, to=str)
STOPPED = Code("clock-stopped", "note", first=str, until=str, why=str)
START_ROUGH = Code("clock-start-imprecise", start=str)
STOP_CLAIMED = Code("clock-stop-claimed", first=str, until=str, why=str)
HOLIDAYS_UNKNOWN = Code("clock-holidays-unknown", calendar=str, day=str)
NO_CALENDAR = Code("clock-without-calendar", clock=str)

MOST = 1_000_000
Stage = Literal["running", "over", "conditional"]


class Stop(Struct, frozen=True):
    """A time in which a clock does not run: why, from when and until when, whether that is settled or only claimed, by which act.

    ``unforeseen`` is one that was decided although the text lets nothing of the kind stop the clock: it counts as claimed.
    """

    why: str
    first: Instant
    end: Instant
    settled: bool = True
    act: str = ""
    unforeseen: bool = False


class Deadline(Struct, frozen=True):
    """When a period runs out: at the earliest and at the latest, each the first instant that is too late; and why."""

    first: Instant
    last: Instant
    because: tuple[Reason, ...] = ()
    lacks: tuple[Missing, ...] = ()

    def stage(self, at: Instant) -> Stage:
        """Say whether the period runs at an instant, is over, or may be either."""
        return "running" if at < self.first else "over" if at >= self.last else "conditional"


class _Count(Struct, frozen=True):
    """What a period is counted with: the clock, its zone, the working days, the stops that count, where the clock stands."""

    clock: Clock
    zone: tzinfo
    days: WorkingDays
    stops: tuple[Stop, ...]
    article: str


def deadline(
    clock: Clock, start: When, seat: tzinfo, days: WorkingDays | None = None, stops: Iterable[Stop] = (), *, article: str = ""
) -> Deadline:
    """Say when a period that a text sets runs out.

    :param start: when what starts it was done, as roughly as that is known.
    :param seat: the zone in which days begin and end where the clock names none.
    :param days: the working days by which it is counted, where it is.
    :param stops: what may have stopped it; only what the clock names does.
    :returns: both instants are equal where everything is sure.
    """
    named = (one for one in stops if (one.unforeseen or one.why in clock.stops_while) and one.end > one.first)
    among = tuple(sorted(named, key=lambda one: one.first))
    count = _Count(clock, zone(clock.zone) if clock.zone else seat, days or WorkingDays(), among, article)
    sure = _Count(clock, count.zone, count.days, tuple(one for one in among if one.settled and not one.unforeseen), article)
    earliest, latest = start.first, _latest(clock, start)
    ends = {_end(one, at)[0] for one in (sure, count) for at in (earliest, latest)}
    because = _end(sure, earliest)[1]
    code = COUNTED_BACK if clock.before else COUNTED
    counted = reason(code, article=article, clock=clock.clock, runs=clock.runs, starts=clock.starts, start=start.text)
    stopped = tuple(
        reason(STOPPED, article=article, act=one.act, first=utc_text(one.first), until=utc_text(one.end), why=one.why) for one in sure.stops
    )
    return Deadline(min(ends), max(ends), (counted, *stopped, *because), tuple(_lacks(count, start, days, min(ends), max(ends))))


def _latest(clock: Clock, start: When) -> Instant:
    """Give the latest instant that a start can mean: a day is precise for counting days, and not for counting hours."""
    return start.last + DAY - 1 if _by_the_hour(clock) and "T" not in start.text.rpartition("/")[2] else start.last


def _by_the_hour(clock: Clock) -> bool:
    return clock.ends == "at the same hour" or _unit(clock)[1] == "hour"


def _lacks(count: _Count, start: When, days: WorkingDays | None, first: Instant, last: Instant) -> Iterable[Missing]:
    clock, article = count.clock, count.article
    if start.first != _latest(clock, start):
        yield missing(START_ROUGH, article=article, start=start.text)
    for one in count.stops:
        if one.unforeseen or not one.settled:
            yield missing(STOP_CLAIMED, article=article, first=utc_text(one.first), until=utc_text(one.end), why=one.why)
    if _unit(clock)[1] == "working day" or clock.on_a_day_off != "that day":
        ends = sorted((start.first, first, last))
        if days is None:
            yield missing(NO_CALENDAR, article=article, clock=clock.clock)
        elif not days.is_known(day_of(ends[0], count.zone), day_of(ends[-1], count.zone)):
            yield missing(HOLIDAYS_UNKNOWN, article=article, calendar=clock.counted_by, day=str(day_of(ends[-1] - 1, count.zone)))


def _unit(clock: Clock) -> tuple[int, str]:
    number, _, unit = clock.runs.partition(" ")
    if not number.isdecimal() or int(number) > MOST:
        raise DateError(clock.runs)
    return int(number), unit.removesuffix("s")


def _end(count: _Count, at: Instant) -> tuple[Instant, tuple[Reason, ...]]:
    """Give the first instant that is too late, counted from one instant, and how the last day was found."""
    number, unit = _unit(count.clock)
    if unit == "hour":
        ends = _run(at, number * HOUR, count)
        return ends, (reason(LAST_HOUR, article=count.article, at=utc_text(ends)),)
    day, said = _last_day(count, at, number, unit)
    moved = _off_a_day_off(count, day)
    if moved != day:
        said = (*said, reason(MOVED, article=count.article, day=str(day), to=str(moved)))
    if count.clock.ends == "at the same hour":
        hour = datetime.fromtimestamp(at, count.zone)
        ends = int(datetime.combine(moved, hour.time(), count.zone).timestamp())
        return ends, (*said, reason(LAST_HOUR, article=count.article, at=utc_text(ends)))
    return end_of(moved, count.zone), (*said, reason(LAST_DAY, article=count.article, day=str(moved), zone=str(count.zone)))


def _run(at: Instant, seconds: int, count: _Count) -> Instant:
    """Run so many seconds from an instant, standing still during each stop; counted back, stops change nothing."""
    if count.clock.before:
        return at - seconds
    for one in count.stops:
        if one.end > at and at + seconds > one.first:
            seconds -= max(0, one.first - at)
            at = one.end
    return at + seconds


def _last_day(count: _Count, at: Instant, number: int, unit: str) -> tuple[date, tuple[Reason, ...]]:
    """Find the last day of the period, a day later for each day on which the clock stood still."""
    clock = count.clock
    day, back = day_of(at, count.zone), -1 if clock.before else 1
    said: tuple[Reason, ...] = ()
    if clock.first_day == "counted":
        day -= timedelta(days=back)
    if unit == "working day":
        step: Callable[[int], date] = lambda more: count.days.after(day, back * (number + more))  # noqa: E731 — one of two ways to go on
        lost: Callable[[date], bool] = count.days.is_working
    else:
        nominal, said = _calendar_day(count, day, back * number, unit)
        step, lost = lambda more: nominal + timedelta(days=back * more), lambda _: True
    if clock.before:
        return step(0), said
    last, more = step(0), -1
    while (stopped := sum(lost(one) for one in _stopped_days(count, day, last))) != more:
        more, last = stopped, step(stopped)
    return last, said


def _calendar_day(count: _Count, day: date, number: int, unit: str) -> tuple[date, tuple[Reason, ...]]:
    if unit in {"day", "week"}:
        return day + timedelta(days=number * (7 if unit == "week" else 1)), ()
    year, month0 = divmod(day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1), 12)
    length = monthrange(year, month0 + 1)[1]
    last = date(year, month0 + 1, min(day.day, length))
    if day.day <= length:
        return last, ()
    if count.clock.month_end == "the first day after it":
        last += timedelta(days=1)
    return last, (reason(NO_SUCH_DAY, article=count.article, day=day.day, month=f"{year:04}-{month0 + 1:02}", to=str(last)),)


def _stopped_days(count: _Count, day: date, last: date) -> frozenset[date]:
    """Give the days after one and until another, it included, on which the clock stood still at any hour."""
    found: set[date] = set()
    for one in count.stops:
        first = max(day_of(one.first, count.zone), day + timedelta(days=1))
        until = min(day_of(one.end - 1, count.zone), last)
        found |= {first + timedelta(days=number) for number in range((until - first).days + 1)}
    return frozenset(found)


def _off_a_day_off(count: _Count, day: date) -> date:
    match count.clock.on_a_day_off:
        case "the next working day":
            return count.days.next(day)
        case "the working day before":
            return count.days.last(day)
        case "that day":
            return day
