"""Chapter: clocks. A period is counted as its text says: from what, in which days, in whose zone, by which calendar."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.corpus.clock import Calendar, Clock, Weekday
from foedus.dates import DateError, Instant, day_of, utc_text, when
from foedus.rules.calendar import WorkingDays, working_days
from foedus.rules.clock import Deadline, Stop, deadline

AT_THE_SEAT = Calendar(
    calendar="working days at the seat", holidays=("2025-04-18", "2025-04-21", "2025-05-01", "2025-12-24/2026-01-02"), known_for="2025"
)
DAYS = working_days(AT_THE_SEAT)
NEW_YORK, LONDON = ZoneInfo("America/New_York"), ZoneInfo("Europe/London")


def clock(runs: str, **said: Any) -> Clock:
    return Clock(clock="period", runs=runs, **({"starts": "receipt"} | said))


def runs_out(one: Clock, start: str, *, days: WorkingDays | None = DAYS, stops: tuple[Stop, ...] = (), seat: Any = UTC) -> Deadline:
    return deadline(one, when(start, seat), seat, days, stops, article="RULES 7")


def last_day(one: Clock, start: str, **rest: Any) -> str:
    found = runs_out(one, start, **rest)
    assert found.first == found.last, found.lacks
    return str(day_of(found.first - 1, rest.get("seat", UTC)))


def at(text: str) -> Instant:
    return when(text, UTC).first


def lacking(found: Deadline) -> list[str]:
    return [one.code for one in found.lacks]


def test_the_day_of_the_event_is_not_counted_and_the_last_day_is_whole() -> None:
    """C69: as Regulation (EEC, Euratom) 1182/71, article 3(1), counts: ten days from 1 March end with 11 March."""
    found = runs_out(clock("10 days"), "2025-03-01")

    assert utc_text(found.first) == "2025-03-12T00:00:00Z"
    assert found.stage(at("2025-03-11T23:59:59Z")) == "running"
    assert found.stage(at("2025-03-12T00:00:00Z")) == "over"


def test_a_text_may_count_the_day_of_the_event() -> None:
    assert last_day(clock("10 days", first_day="counted"), "2025-03-01") == "2025-03-10"


def test_working_days_pass_over_weekends_and_the_holidays_of_the_calendar() -> None:
    """C69: ten working days after a veto of 10 April 2025, with Good Friday and Easter Monday between."""
    assert last_day(clock("10 working days", starts="vote"), "2025-04-10") == "2025-04-28"


def test_calendar_days_do_not_pass_over_them() -> None:
    """C69."""
    assert last_day(clock("10 days"), "2025-04-10") == "2025-04-20"


def test_another_calendar_gives_another_day() -> None:
    """C69: where Friday and Saturday are the weekend, and Easter is none."""
    elsewhere = working_days(Calendar(calendar="there", weekend=("friday", "saturday")))

    assert last_day(clock("10 working days"), "2025-04-10", days=elsewhere) == "2025-04-24"


def test_a_period_that_ends_on_a_day_off_ends_where_the_text_puts_it() -> None:
    """C69: 1182/71, article 3(4): the following working day; other texts say otherwise, or nothing."""
    ends = {rule: last_day(clock("10 days", on_a_day_off=rule), "2025-04-10") for rule in ("that day", "the next working day")}

    assert ends == {"that day": "2025-04-20", "the next working day": "2025-04-22"}
    assert last_day(clock("10 days", on_a_day_off="the working day before"), "2025-04-10") == "2025-04-17"


def test_that_a_day_was_moved_is_told_with_both_days() -> None:
    found = runs_out(clock("10 days", on_a_day_off="the next working day"), "2025-04-10")

    assert ("clock-moved-to-working-day", (("day", "2025-04-20"), ("to", "2025-04-22"))) in [
        (one.code, one.params) for one in found.because
    ]


def test_working_days_beyond_the_known_holidays_make_it_conditional() -> None:
    """C69: the holidays of 2026 are not on record."""
    assert lacking(runs_out(clock("10 working days"), "2025-12-23")) == ["clock-holidays-unknown"]
    assert lacking(runs_out(clock("10 working days"), "2025-04-10")) == []


def test_working_days_without_a_calendar_are_told() -> None:
    assert lacking(runs_out(clock("3 working days"), "2025-04-10", days=None)) == ["clock-without-calendar"]


def test_a_month_from_the_thirty_first_ends_with_the_month_or_on_the_day_after_as_the_text_says() -> None:
    """C69: month ends."""
    assert last_day(clock("1 month"), "2025-08-31") == "2025-09-30"
    assert last_day(clock("1 month", month_end="the first day after it"), "2025-08-31") == "2025-10-01"


def test_a_year_from_a_leap_day_ends_on_the_last_of_february_or_on_the_first_of_march() -> None:
    """C69: leap days."""
    assert last_day(clock("1 year"), "2024-02-29") == "2025-02-28"
    assert last_day(clock("1 year", month_end="the first day after it"), "2024-02-29") == "2025-03-01"
    assert last_day(clock("4 years"), "2024-02-29") == "2028-02-29"


def test_that_a_month_is_shorter_is_told() -> None:
    found = runs_out(clock("1 month"), "2025-01-31")

    assert ("clock-month-is-shorter", (("day", 31), ("month", "2025-02"), ("to", "2025-02-28"))) in [
        (one.code, one.params) for one in found.because
    ]


def test_hours_run_from_one_instant_to_another() -> None:
    """The ninety-six hours that Burundi was given on 17 December 2015 (Peace and Security Council of the African Union)."""
    found = runs_out(clock("96 hours"), "2015-12-17T21:00:00+03:00")

    assert utc_text(found.first) == utc_text(found.last) == "2015-12-21T18:00:00Z"


def test_hours_from_a_day_whose_hour_is_not_known_make_it_conditional() -> None:
    found = runs_out(clock("24 hours"), "2015-12-17")

    assert lacking(found) == ["clock-start-imprecise"]
    assert found.stage(at("2015-12-18T12:00:00Z")) == "conditional"


def test_a_start_that_is_known_only_roughly_makes_it_conditional_between_both_ends() -> None:
    found = runs_out(clock("30 days"), "2025-03-01/2025-03-05")

    assert lacking(found) == ["clock-start-imprecise"]
    assert [found.stage(at(day)) for day in ("2025-03-31", "2025-04-02", "2025-04-05")] == ["running", "conditional", "over"]


def test_the_effective_instant_has_a_time_zone() -> None:
    """C70: thirty days from the notification of 28 August 2025 end with 27 September in London; in New York that was still the evening."""
    snapback = clock("30 days", starts="notice", first_day="counted", zone="Etc/GMT")

    found = runs_out(snapback, "2025-08-29", seat=NEW_YORK)

    assert utc_text(found.first) == "2025-09-28T00:00:00Z"
    assert day_of(found.first, NEW_YORK) == date(2025, 9, 27)
    assert day_of(found.first, LONDON) == date(2025, 9, 28)


def test_a_day_of_the_change_of_clocks_has_twenty_three_hours_and_ends_at_midnight_all_the_same() -> None:
    """C70: New York, 9 March 2025."""
    assert utc_text(runs_out(clock("1 day"), "2025-03-08", seat=NEW_YORK).first) == "2025-03-10T04:00:00Z"


def test_a_period_may_end_at_the_hour_at_which_it_began() -> None:
    found = runs_out(clock("10 days", ends="at the same hour"), "2025-03-03T15:00:00-05:00", seat=NEW_YORK)

    assert utc_text(found.first) == "2025-03-13T19:00:00Z"


def test_a_period_can_be_counted_back() -> None:
    """C45: an absent member says no ten days before the day of publication."""
    found = runs_out(clock("10 days", starts="publication", before=True), "2025-03-31")

    assert utc_text(found.first) == "2025-03-22T00:00:00Z"
    assert last_day(clock("2 working days", before=True), "2025-04-23") == "2025-04-17"
    assert [one.code for one in found.because] == ["clock-counted-back", "clock-last-day"]


SUSPENDED = "the party is suspended"


def stopped(first: str, end: str, why: str = SUSPENDED, *, settled: bool = True) -> Stop:
    return Stop(why, at(first), at(end), settled)


def test_a_clock_that_stops_while_a_party_is_suspended_runs_on_afterwards() -> None:
    one = clock("10 days", stops_while=(SUSPENDED,))

    assert last_day(one, "2025-03-01", stops=(stopped("2025-03-05", "2025-03-08"),)) == "2025-03-14"
    assert last_day(one, "2025-03-01", stops=(stopped("2025-03-10", "2025-03-13"),)) == "2025-03-14"
    assert last_day(one, "2025-03-01", stops=(stopped("2025-03-20", "2025-03-23"),)) == "2025-03-11"


def test_hours_stand_still_to_the_second() -> None:
    one = clock("24 hours", stops_while=(SUSPENDED,))
    stop = stopped("2025-03-01T06:00:00Z", "2025-03-01T08:30:00Z")

    assert utc_text(runs_out(one, "2025-03-01T00:00:00Z", stops=(stop,)).first) == "2025-03-02T02:30:00Z"


def test_a_clock_that_the_text_does_not_stop_runs_through() -> None:
    assert last_day(clock("10 days"), "2025-03-01", stops=(stopped("2025-03-05", "2025-03-08"),)) == "2025-03-11"


def test_force_majeure_is_a_claim_until_somebody_settles_it() -> None:
    one = clock("10 days", stops_while=("force majeure",))

    claimed = runs_out(one, "2025-03-01", stops=(stopped("2025-03-05", "2025-03-08", "force majeure", settled=False),))

    assert lacking(claimed) == ["clock-stop-claimed"]
    assert [utc_text(end)[:10] for end in (claimed.first, claimed.last)] == ["2025-03-12", "2025-03-15"]
    assert last_day(one, "2025-03-01", stops=(stopped("2025-03-05", "2025-03-08", "force majeure"),)) == "2025-03-14"


def test_a_clock_that_stood_still_says_when_and_why() -> None:
    found = runs_out(clock("10 days", stops_while=(SUSPENDED,)), "2025-03-01", stops=(stopped("2025-03-05", "2025-03-08"),))

    assert ("clock-stopped", (("first", "2025-03-05T00:00:00Z"), ("until", "2025-03-08T00:00:00Z"), ("why", SUSPENDED))) in [
        (one.code, one.params) for one in found.because
    ]


def test_a_length_that_nobody_could_count_is_refused() -> None:
    with pytest.raises(DateError):
        runs_out(clock("9999999 days"), "2025-03-01")


def test_a_calendar_without_a_working_day_has_no_next_one() -> None:
    week = get_args(Weekday)

    with pytest.raises(OverflowError):
        working_days(Calendar(calendar="rest", weekend=week)).after(date(2025, 1, 1), 1)


# Two ways must agree: the closed form, and walking from day to day.

DATES = st.dates(date(1950, 1, 1), date(2080, 12, 31))
CALENDARS = st.builds(
    lambda weekend, off: WorkingDays(frozenset(weekend), tuple(sorted({one.toordinal() for one in off if one.weekday() not in weekend}))),
    st.sets(st.integers(0, 6), max_size=5),
    st.sets(st.dates(date(2020, 1, 1), date(2020, 4, 30)), max_size=40),
)


@given(CALENDARS, st.dates(date(2019, 12, 1), date(2020, 5, 31)), st.integers(-60, 60))
def test_counting_working_days_is_walking_from_day_to_day(days: WorkingDays, start: date, number: int) -> None:
    walked, left = start, abs(number)
    while left:
        walked += timedelta(days=1 if number > 0 else -1)
        left -= days.is_working(walked)

    assert days.after(start, number) == walked


@given(CALENDARS, st.dates(date(2020, 1, 1), date(2020, 4, 30)))
def test_the_next_working_day_is_the_first_that_one_meets(days: WorkingDays, day: date) -> None:
    ahead, back = day, day
    while not days.is_working(ahead):
        ahead += timedelta(days=1)
    while not days.is_working(back):
        back -= timedelta(days=1)

    assert (days.next(day), days.last(day)) == (ahead, back)


@given(
    CALENDARS,
    st.dates(date(2020, 1, 1), date(2020, 3, 1)),
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=3),
)
def test_a_stopped_clock_counts_the_days_on_which_it_ran(days: WorkingDays, start: date, number: int, stops: list[tuple[int, int]]) -> None:
    unit = "working days" if number % 2 else "days"
    still = {start + timedelta(days=first + more) for first, length in stops for more in range(length)}
    walked, left = start, number
    while left:
        walked += timedelta(days=1)
        left -= walked not in still and (unit == "days" or days.is_working(walked))

    spans = tuple(
        Stop(SUSPENDED, at(str(start + timedelta(days=first))), at(str(start + timedelta(days=first + length)))) for first, length in stops
    )
    assert last_day(clock(f"{number} {unit}", stops_while=(SUSPENDED,)), str(start), days=days, stops=spans) == str(walked)


@given(DATES, st.integers(1, 300))
def test_months_end_on_the_same_day_or_with_the_month(start: date, number: int) -> None:
    end = date.fromisoformat(last_day(clock(f"{number} months"), str(start)))

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == number
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)
    assert date.fromisoformat(last_day(clock(f"{number} months", month_end="the first day after it"), str(start))) == (
        end if end.day == start.day else end + timedelta(days=1)
    )


@given(DATES, st.integers(1, 1000), st.booleans())
def test_a_period_counted_on_and_back_again_comes_home(start: date, number: int, counted: bool) -> None:
    first_day = "counted" if counted else "not counted"
    end = last_day(clock(f"{number} days", first_day=first_day), str(start))

    assert last_day(clock(f"{number} days", first_day=first_day, before=True), end) == str(start)
