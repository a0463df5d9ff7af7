"""Dates as a record writes them, the instants that bound them, and lengths counted as treaties count them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import DAY, DateError, Length, calendar_day, day_of, end_of, length, start_of, utc_text, when, zone

MOSCOW = zone("Europe/Moscow")


def instant(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def test_a_day_begins_at_midnight_at_the_seat_and_is_precise() -> None:
    day = when("2022-01-05", MOSCOW)

    assert (day.first, day.last, day.precise) == (instant("2022-01-05T00:00:00+03:00"), instant("2022-01-05T00:00:00+03:00"), True)


@pytest.mark.parametrize("text", ["2022-01-05T21:30:00+03:00", "2022-01-05T18:30:00Z", "2022-01-05T18:30Z", "2022-01-06T00:30:00+06:00"])
def test_an_instant_is_the_same_wherever_it_is_read(text: str) -> None:
    assert when(text, MOSCOW).first == when(text, UTC).last == instant("2022-01-05T18:30:00+00:00")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2010-12", "2010-12-01", "2010-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2011-02", "2011-02-01", "2011-02-28"),
        ("1994", "1994-01-01", "1994-12-31"),
        ("2021-05-12~", "2021-05-09", "2021-05-15"),
        ("2020-03-01~", "2020-02-27", "2020-03-04"),
        ("2021-01~", "2020-12-01", "2021-02-28"),
        ("1994~", "1993-01-01", "1995-12-31"),
        ("2006-08-16/2006-12-13", "2006-08-16", "2006-12-13"),
        ("2006-08/2006-12", "2006-08-01", "2006-12-31"),
        ("2005~/2006", "2004-01-01", "2006-12-31"),
    ],
)
def test_an_imprecise_date_lies_between_the_first_day_and_the_last_that_it_can_mean(text: str, first: str, last: str) -> None:
    read = when(text, UTC)

    assert (day_of(read.first, UTC).isoformat(), day_of(read.last, UTC).isoformat()) == (first, last)
    assert not read.precise
    assert read.text == text


def test_an_interval_of_one_day_is_precise() -> None:
    assert when("2022-01-05/2022-01-05", MOSCOW).precise


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "5.1.2022", "05-01-2022", "2022-1-5", "2022-13", "2022-00", "2022-02-30", "2011-02-29", "1900-02-29", "2022-01-32", "0000",
        "2022-01-05T25:00:00Z", "2022-01-05T12:00:00", "2022-01-05 12:00:00Z", "2022-01-05T12:00:60Z", "2022-01-05T12:00:00Z~",
        "2006-12-13/2006-08-16", "2006-08-16/", "/2006-08-16", "2006/2007/2008", "..", "2022~~", "-2022", "２０２２", "0001~", "9999-12-31~", "9999~",
    ],
)  # fmt: skip
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    with pytest.raises(DateError):
        when(text, UTC)


@given(st.text(alphabet="0123456789-/~TZ:+. ", max_size=24) | st.text(max_size=12))
def test_any_text_is_a_date_or_no_date_and_nothing_else(text: str) -> None:
    dates = []
    for seat in (UTC, MOSCOW, zone("America/New_York")):
        try:
            read = when(text, seat)
        except DateError:
            dates.append(False)
        else:
            dates.append(True)
            assert read.first <= read.last
    assert len(set(dates)) == 1, "what is a date at one seat is one at every seat"


def test_an_interval_that_mixes_days_and_instants_is_a_date_at_every_seat_or_at_none() -> None:
    for seat in (UTC, MOSCOW, zone("America/New_York")):
        read = when("2022-01-04T22:00:00Z/2022-01-05", seat)

        assert read.first == instant("2022-01-04T22:00:00+00:00") <= read.last


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        ("2010-01-05", "+03:00"), ("2010-07-05", "+04:00"),
        ("2011-03-26", "+03:00"), ("2011-03-28", "+04:00"), ("2012-12-19", "+04:00"), ("2014-10-26", "+04:00"),
        ("2014-10-27", "+03:00"), ("2022-01-05", "+03:00"), ("2022-07-05", "+03:00"),
    ],
)  # fmt: skip
def test_moscow_kept_summer_time_from_2011_to_2014(day: str, offset: str) -> None:
    """The protocols of 2010 entered into force on 19 December 2012, when midnight in Moscow was 20:00 UTC."""
    assert start_of(date.fromisoformat(day), MOSCOW) == instant(f"{day}T00:00:00{offset}")


def test_a_day_may_have_more_or_fewer_hours() -> None:
    spring, autumn = date(2011, 3, 27), date(2014, 10, 26)

    assert end_of(spring, MOSCOW) - start_of(spring, MOSCOW) == DAY - 3_600
    assert end_of(autumn, MOSCOW) - start_of(autumn, MOSCOW) == DAY + 3_600


@given(st.dates(date(1992, 1, 1), date(2040, 1, 1)))
def test_the_end_of_a_day_is_the_beginning_of_the_next(day: date) -> None:
    assert end_of(day, MOSCOW) == start_of(day + timedelta(days=1), MOSCOW)
    assert day_of(start_of(day, MOSCOW), MOSCOW) == day_of(end_of(day, MOSCOW) - 1, MOSCOW) == day


def test_an_instant_is_written_in_utc() -> None:
    assert utc_text(when("2022-01-05T21:30:00+03:00", MOSCOW).first) == "2022-01-05T18:30:00Z"


@pytest.mark.parametrize("name", ["Europe/Nowhere", "", "../../etc/passwd", "\x00"])
def test_a_zone_that_there_is_not_is_no_zone(name: str) -> None:
    with pytest.raises(DateError):
        zone(name)


@pytest.mark.parametrize(
    ("day", "counted", "after"),
    [
        ("2011-08-31", "1 month", "2011-09-30"),
        ("2012-01-31", "1 month", "2012-02-29"),
        ("2012-02-29", "1 year", "2013-02-28"),
        ("2012-02-29", "4 years", "2016-02-29"),
        ("1994-04-20", "5 years", "1999-04-20"),
        ("2012-06-28", "6 months", "2012-12-28"),
        ("2022-01-05", "2 weeks", "2022-01-19"),
        ("2022-01-05", "24 hours", "2022-01-06"),
        ("1999-12-31", "0 days", "1999-12-31"),
    ],
)
def test_months_and_years_run_by_the_calendar_to_the_last_day_of_a_shorter_month(day: str, counted: str, after: str) -> None:
    assert length(counted).after(date.fromisoformat(day)).isoformat() == after


@pytest.mark.parametrize("text", ["", "six months", "6", "6 moons", "-6 months", "6  months", "1.5 years", "６ months", "² days"])
def test_what_is_no_length_of_time(text: str) -> None:
    with pytest.raises(DateError):
        length(text)


@pytest.mark.parametrize(
    ("counted", "written"), [("1 year", "1 year"), ("18 months", "1 year 6 months"), ("24 hours", "24 hours"), ("0 days", "0 days")]
)
def test_a_length_is_written_in_years_months_days_and_hours(counted: str, written: str) -> None:
    assert str(length(counted)) == written


def test_a_length_of_everything_is_written_in_its_order() -> None:
    assert str(Length(months=25, days=1, hours=2)) == "2 years 1 month 1 day 2 hours"


@pytest.mark.parametrize("text", ["20220105", "2022-W01-3", "2022-01", "2022-02-30", "", "٢٠٢٢-٠١-٠٥"])
def test_a_calendar_day_has_one_form(text: str) -> None:
    assert calendar_day("2022-01-05") == date(2022, 1, 5)
    with pytest.raises(DateError):
        calendar_day(text)
