"""This file is about time: dates as a record writes them, the instants that bound them, and lengths of time.

An *instant* is a whole number of seconds since 1970-01-01T00:00:00Z. A date that a record writes
(:class:`When`) keeps its own words and the two instants between which it lies, so that an answer
which hangs on an imprecise date can say so. Nothing here asks what time it is now.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Instant = int

DAY = 86_400
HOUR = 3_600
EVER: Instant = 2**50
"""An instant after every date: the end of what has no end."""


class DateError(ValueError):
    """The text is not a date of the forms that a record may use."""


@dataclass(frozen=True, slots=True)
class When:
    """A time as the record writes it, and the instants between which it lies.

    ``text`` is the EDTF form; ``first`` is the earliest instant it can mean and ``last`` the latest
    start it can mean. A calendar day is precise for the law (it begins with the day), so for a day
    or an instant the two are equal; for a month, a year, an interval or "about" they are not.
    """

    text: str
    first: Instant
    last: Instant

    @property
    def precise(self) -> bool:
        """Say whether the law can tell from when this counts."""
        return self.first == self.last


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo:
    """Give the time zone with this IANA name.

    The zone tables are a constant of the installation, like the Unicode tables, not a clock.

    :raises DateError: no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DateError(name) from error


def calendar_day(text: str) -> date:
    """Read a day as a record writes it, ``2022-01-05``: the other forms of ISO 8601 (``20220105``, ``2022-W01-3``) are none.

    :raises DateError: the text is no such day.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise DateError(text) from error
    if day.isoformat() != text:
        raise DateError(text)
    return day


_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})", re.ASCII)
_CIVIL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@lru_cache(maxsize=65_536)
def when(text: str, seat: tzinfo) -> When:
    """Read a time in one of the EDTF forms that a record may use.

    Forms: ``2022-01-05``, ``2022-01``, ``2022``, ``2022-01-05T21:30:00+03:00`` (or ``Z``), an interval
    ``2022-01-05/2022-01-06`` of any two of these, and *about*: a ``~`` after a day (three days either
    way), a month (one month) or a year (one year). Days begin at midnight at the seat.

    :raises DateError: any other text, or a day that the calendar does not have.
    """
    head, slash, tail = text.partition("/")
    if slash:
        if _bounds(head, UTC)[0] > _bounds(tail, UTC)[1]:  # what is a date at one seat is one at every seat
            raise DateError(text)
        first = _bounds(head, seat)[0]
        return When(text, first, max(first, _bounds(tail, seat)[1]))
    first, last = _bounds(text, seat)
    return When(text, first, last)


_MINUTES = {f"T{hour:02}:{minute:02}": HOUR * hour + 60 * minute for hour in range(24) for minute in range(60)}
_SECONDS = {f":{second:02}Z": second for second in range(60)}
_EPOCH = date(1970, 1, 1).toordinal()


def begins(text: str, seat: tzinfo) -> Instant:
    """Give the earliest instant that a time can mean: ``when(text, seat).first``.

    An instant in UTC, the form of nearly every act that was not history when it was made, is read without remembering it:
    only its day is, which many share.

    :raises DateError: the text is no time.
    """
    seconds = _SECONDS.get(text[16:])
    if seconds is not None:
        try:
            return _midnight(text[:10]) + _MINUTES[text[10:16]] + seconds
        except (KeyError, DateError):
            pass  # What is wrong is said of the whole text.
    return when(text, seat).first


@lru_cache(maxsize=65_536)
def _midnight(text: str) -> Instant:
    """Give the instant at which a day begins in UTC."""
    return DAY * (calendar_day(text).toordinal() - _EPOCH)


def is_instant(text: str) -> bool:
    """Say whether a time that a record may use is one second in UTC: no other form has this length and this end.

    >>> is_instant("2022-01-05T18:30:00Z"), is_instant("2022-01-05T18:30Z"), is_instant("2022-01-05")
    (True, False, False)
    """
    return len(text) == 20 and text[19] == "Z"


def _bounds(text: str, seat: tzinfo) -> tuple[Instant, Instant]:
    exact = _INSTANT.fullmatch(text)
    try:
        if exact:
            moment = int(datetime.fromisoformat(text).timestamp())
            return moment, moment
        first, last = _days(text.removesuffix("~"), about=text.endswith("~"))
    except (ValueError, OverflowError) as error:
        raise DateError(text) from error
    return start_of(first, seat), start_of(last, seat)


def _days(text: str, *, about: bool) -> tuple[date, date]:
    found = _CIVIL.fullmatch(text)
    if not found:
        raise DateError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if day is not None and month is not None:
        exact = date(year, month, day)
        slack = timedelta(days=3 if about else 0)
        return exact - slack, exact + slack
    if month is not None:
        first = date(year, month, 1)
        last = date(year, month, monthrange(year, month)[1])
        return (_months(first, -1), _months(last, 1)) if about else (first, last)
    years = 1 if about else 0
    return date(year - years, 1, 1), date(year + years, 12, 31)


@lru_cache(maxsize=65_536)
def start_of(day: date, seat: tzinfo) -> Instant:
    """Give the instant at which a day begins at the seat."""
    return int(datetime.combine(day, time(), seat).timestamp())


def end_of(day: date, seat: tzinfo) -> Instant:
    """Give the first instant after a day at the seat: *as of D* means everything before it."""
    return start_of(day + timedelta(days=1), seat)


def day_of(instant: Instant, seat: tzinfo) -> date:
    """Give the calendar day at the seat on which an instant falls."""
    return datetime.fromtimestamp(instant, seat).date()


def utc_text(instant: Instant) -> str:
    """Write an instant in UTC, as ``2022-01-05T18:30:00Z``."""
    return datetime.fromtimestamp(instant, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as a treaty writes it: months and days by the calendar, hours by the clock."""

    months: int = 0
    days: int = 0
    hours: int = 0

    def after(self, day: date) -> date:
        """Count from a day: 31 August and one month is 30 September (the last day of a shorter month)."""
        return _months(day, self.months) + timedelta(days=self.days, hours=self.hours)

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        parts = ((years, "year"), (months, "month"), (self.days, "day"), (self.hours, "hour"))
        return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in parts if n) or "0 days"


_UNITS = {"hour": Length(hours=1), "day": Length(days=1), "week": Length(days=7), "month": Length(months=1), "year": Length(months=12)}


@lru_cache(maxsize=1_024)
def length(text: str) -> Length:
    """Read a length of time: ``6 months``, ``5 years``, ``30 days``, ``24 hours``.

    :raises DateError: any other text.
    """
    number, _, unit = text.partition(" ")
    one = _UNITS.get(unit.removesuffix("s"))
    if one is None or not (number.isascii() and number.isdecimal()) or len(number) > 6:
        raise DateError(text)
    n = int(number)
    return Length(one.months * n, one.days * n, one.hours * n)


def _months(day: date, months: int) -> date:
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))
