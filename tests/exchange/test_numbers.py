"""The numbers of scholars and ISO's codes stand for the same States, day by day; the table is our own and is held against countrycode's."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.exchange.cow.numbers import LINES, NAMED, code_of, gleditsch_ward, number_of
from foedus.exchange.cow.tables import memberships
from foedus.states import STATES
from tests.external import external

NOT_THEIRS = {"DEU", "SRB", "VAT", "VNM", "YEM"}
"""Of these countrycode keeps one number for all times, or another of two; 327 is the Papal States here and the Holy See there."""
KOSOVO = 347
DAYS = st.dates(date(1815, 1, 1), date(2018, 12, 31))


def test_every_code_is_the_code_of_a_state() -> None:
    assert set(LINES) <= set(STATES)


def test_the_codes_are_those_of_countrycode() -> None:
    with external("codes/countrycode_codelist.csv").open(encoding="utf-8", newline="") as lines:
        theirs = {row["iso3c"]: row for row in csv.DictReader(lines) if row["cown"] not in {"", "NA"} and row["iso3c"] not in {"", "NA"}}
    today = date(2015, 1, 1)

    compared = {code: (number_of(code, today), int(float(row["cown"]))) for code, row in theirs.items() if code not in NOT_THEIRS}
    also = {
        code: (gleditsch_ward(code, today), int(float(row["gwn"])))
        for code, row in theirs.items()
        if row["gwn"] not in {"", "NA"} and code not in NOT_THEIRS
    }

    assert len(compared) > 185
    assert {code: pair for code, pair in compared.items() if pair[0] != pair[1]} == {}
    assert len(also) > 165
    assert {code: pair for code, pair in also.items() if pair[0] != pair[1]} == {}


def test_every_member_of_the_system_of_states_has_a_code() -> None:
    numbers = {number for number, _, _ in memberships(external("cow/cow_states.csv"))}

    assert numbers - set(NAMED) == {KOSOVO}


@given(st.sampled_from(sorted(NAMED)), DAYS)
def test_a_number_has_one_code_on_a_day_and_the_code_leads_back_to_it(number: int, day: date) -> None:
    code = code_of(number, day)

    assert number in LINES[code]
    assert code_of(number_of(code, day) or 0, day) == code


@pytest.mark.parametrize(
    ("day", "number", "code"),
    [
        ("1922-12-29", 365, "RUS"), ("1922-12-30", 365, "SUN"), ("1991-12-25", 365, "SUN"), ("1991-12-26", 365, "RUS"),
        ("2003-02-03", 345, "YUG"), ("2003-02-04", 345, "SCG"), ("2006-06-03", 345, "SRB"), ("1960-01-01", 260, "DEU"), ("1900-01-01", 9, ""),
    ],
)  # fmt: skip
def test_a_state_that_goes_on_under_another_name_has_the_code_of_the_day(day: str, number: int, code: str) -> None:
    assert code_of(number, date.fromisoformat(day)) == code


@pytest.mark.parametrize(
    ("code", "day", "cow", "gw"),
    [
        ("DEU", "1914-08-01", 255, 255), ("DEU", "1960-01-01", 260, 260), ("DEU", "1990-10-03", 255, 260),
        ("YEM", "1980-01-01", 678, 678), ("YEM", "2000-01-01", 679, 678), ("SRB", "2010-01-01", 345, 340), ("ATA", "2010-01-01", None, None),
    ],
)  # fmt: skip
def test_germany_yemen_and_serbia_have_other_numbers_elsewhere(code: str, day: str, cow: int | None, gw: int | None) -> None:
    on = date.fromisoformat(day)

    assert (number_of(code, on), gleditsch_ward(code, on)) == (cow, gw)
