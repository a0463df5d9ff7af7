"""This file is about working days: whether a day is one, the tenth after a day, and for which years that is known.

Days are found by counting whole weeks and looking the holidays up, so that a long period costs no more than a short one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import UTC, date, timedelta

from msgspec import Struct

from foedus.corpus.clock import Calendar
from foedus.dates import day_of, when

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class WorkingDays(Struct, frozen=True):
    """The working days of a calendar.

    ``weekend`` are days of the week, Monday being 0; ``off`` the holidays on other days, as ordinals in order;
    ``known`` the first and last day for which the holidays are known, or none where they are known for ever.
    """

    weekend: frozenset[int] = frozenset({5, 6})
    off: tuple[int, ...] = ()
    known: tuple[date, date] | None = None

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day."""
        at = bisect_left(self.off, day.toordinal())
        return day.weekday() not in self.weekend and self.off[at : at + 1] != (day.toordinal(),)

    def is_known(self, first: date, last: date) -> bool:
        """Say whether the holidays between two days, both included, are known."""
        return self.known is None or (self.known[0] <= first and last <= self.known[1])

    def before(self, day: date) -> int:
        """Count the working days from the beginning of the calendar's reckoning until before a day."""
        weeks, rest = divmod(day.toordinal() - 1, 7)  # the ordinal 1 is a Monday
        weekdays = weeks * (7 - len(self.weekend)) + sum(number not in self.weekend for number in range(rest))
        return weekdays - bisect_left(self.off, day.toordinal())

    def after(self, day: date, number: int) -> date:
        """Give the working day that is so many working days after a day, or before it if the number is negative; 0 is the day.

        :raises OverflowError: nobody ever works.
        :raises IndexError: the day lies beyond the year 9999.
        """
        if not number:
            return day
        if len(self.weekend) == 7:
            raise OverflowError(day)
        # The n-th working day ever is the last day before which n - 1 have been.
        wanted = self.before(day) + number + 1 if number < 0 else self.before(day + timedelta(days=1)) + number
        ordinals = range(1, date.max.toordinal())
        found = bisect_left(ordinals, wanted, key=lambda ordinal: self.before(date.fromordinal(ordinal + 1)))
        return date.fromordinal(ordinals[found])

    def next(self, day: date) -> date:
        """Give the day itself if it is a working day, or else the next that is one."""
        return day if self.is_working(day) else self.after(day, 1)

    def last(self, day: date) -> date:
        """Give the day itself if it is a working day, or else the last before it that is one."""
        return day if self.is_working(day) else self.after(day, -1)


def working_days(calendar: Calendar) -> WorkingDays:
    """Make the working days of a calendar of a corpus; a holiday is a day, a month, or an interval."""
    weekend = frozenset(_WEEK.index(name) for name in calendar.weekend)
    off = {day.toordinal() for text in calendar.holidays for day in _days(text) if day.weekday() not in weekend}
    known = _span(calendar.known_for) if calendar.known_for else None
    return WorkingDays(weekend, tuple(sorted(off)), known)


def _days(text: str) -> Iterable[date]:
    first, last = _span(text)
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _span(text: str) -> tuple[date, date]:
    found = when(text, UTC)
    return day_of(found.first, UTC), day_of(found.last, UTC)
