"""ATOP's member-level table is read row by row; whatever is wrong with it is said, all at once, with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.exchange.atop import TableError, open_atlas, read
from foedus.words.exposition import finding_text
from tests.exchange.atop.table import COLUMNS, HEAD, POLAND_FRANCE, table, world

GOOD = POLAND_FRANCE.splitlines()[0]


def told(data: bytes) -> list[str]:
    return [finding_text(one, "en") for one in read(data, "atop.csv").findings]


def codes(data: bytes) -> list[tuple[str, str, str]]:
    found = read(data, "atop.csv").findings
    return [(one.code, str(one.place), one.place.field if one.place else "") for one in found]


def test_a_row_says_who_owed_what_from_when_to_when_and_on_what_it_hangs() -> None:
    row, _ = read(table(*POLAND_FRANCE.splitlines()), "atop.csv").rows

    assert (row.alliance, row.phase, row.member, row.entry, row.exit, row.line) == (2060, 0, 220, "1921-02-19", "1939-09-27", 2)
    assert row.obligations == ("defence", "consultation")
    assert row.conditions == (("defence", "location"),)


def test_a_month_without_a_day_stays_a_month_and_an_alliance_without_an_exit_goes_on() -> None:
    row, going_on = read(table(GOOD.replace("9,27", "9,"), GOOD.replace("1939,9,27", "0,0,0").replace("2060", "2061")), "atop.csv").rows

    assert row.exit == "1939-09"
    assert (row.at_least_until.isoformat(), row.last.isoformat()) == ("1939-08-31", "1939-09-30")
    assert (going_on.exit, going_on.last.isoformat()) == ("", "2018-12-31")


def test_the_whole_table_is_read_without_a_finding() -> None:
    rows = world().rows

    assert len(rows) == 2510
    assert len({row.alliance for row in rows}) == 789
    assert len({(row.alliance, row.phase) for row in rows}) == 849
    assert sum(len(row.entry) < 10 or 0 < len(row.exit) < 10 for row in rows) == 36


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        (GOOD.replace(",220,", ",221221,"), "atop-value", "member"),
        (GOOD.replace(",220,", ",219,"), "atop-member-unknown", "member"),
        (GOOD.replace("1921,2,19", "1921,2,29"), "atop-no-such-day", "dayent"),
        (GOOD.replace("1921,2,19", "1921,,19"), "atop-value", "moent"),
        (GOOD.replace("1939,9,27", "1920,9,27"), "atop-exit-before-entry", "yrexit"),
        (GOOD.replace(",0,1,0,0,0,1,", ",0,2,0,0,0,1,"), "atop-value", "defense"),
        (GOOD.replace("5.1", "3.0"), "atop-version", "version"),
        (GOOD + ",1", "atop-row-length", ""),
    ],
)
def test_a_cell_that_cannot_be_is_named_with_its_line_and_column(row: str, code: str, field: str) -> None:
    assert codes(table(GOOD, row.replace("2060", "2061"))) == [(code, "atop.csv:3", field)]


def test_every_error_is_found_at_once() -> None:
    found = codes(table(GOOD.replace("2,19", "13,19"), GOOD.replace("5.1", "x"), GOOD + ","))

    assert [(place, field) for _, place, field in found] == [("atop.csv:2", "moent"), ("atop.csv:3", "version"), ("atop.csv:4", "")]


def test_nobody_is_a_member_twice_at_once_but_may_come_back() -> None:
    back = GOOD.replace("1921,2,19,1939,9,27", "1945,1,1,1946,1,1")

    assert codes(table(GOOD, back)) == []
    assert codes(table(GOOD, back, GOOD)) == [("atop-member-twice", "atop.csv:4", "member")]
    assert told(table(GOOD, GOOD)) == [
        "atop.csv:3: error: State 220 is a member of alliance 2060 twice at once: it stands on line 2 already."
    ]


def test_the_table_of_pairs_is_not_mistaken_for_that_of_members() -> None:
    (said,) = told(b"ccode1,ccode2,year,atop_defense\n2,20,1942,1\n")

    assert said.startswith("atop.csv:1: error: This is a table of pairs of States: it has the column ccode1.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "atop-empty"),
        (HEAD.encode(), "atop-no-rows"),
        (HEAD.replace(",", ";").encode(), "atop-separator"),
        (HEAD.replace("yrent", "yearent").encode(), "atop-column-missing"),
        (f"{HEAD},member".encode(), "atop-column-twice"),
        (HEAD.encode() + b"\n\xff\xfe", "atop-not-text"),
    ],
)
def test_a_file_that_is_no_such_table_is_told_what_it_lacks(data: bytes, code: str) -> None:
    assert [found for found, _, _ in codes(data)] == [code]


def test_an_atlas_is_not_opened_from_half_a_table(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(table(GOOD, GOOD.replace("2,19", "2,30")))

    with pytest.raises(TableError) as caught:
        open_atlas(file)

    assert [str(one.place) for one in caught.value.findings] == ["mine.csv:3"]


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.lists(st.text('0123456789,.\r\n\x00" -x', max_size=60)).map(lambda rows: table(*rows))
)
def test_whatever_stands_in_a_file_is_read_or_found_with_its_place(data: bytes) -> None:
    reading = read(data, "atop.csv")

    assert reading.rows or reading.findings
    assert all(one.place and one.place.path == "atop.csv" and one.place.line >= 1 for one in reading.findings)
    assert all(finding_text(one, language) for one in reading.findings for language in ("en", "ru"))


@given(st.integers(0, len(COLUMNS) - 1), st.text(max_size=12))
def test_any_cell_may_be_wrong_and_no_row_comes_of_it_that_is_not_one(column: int, text: str) -> None:
    cells = GOOD.split(",")
    cells[column] = '"' + text.replace('"', '""') + '"'

    reading = read(table(",".join(cells)), "atop.csv")

    assert reading.rows or not reading.whole
    assert all(row.first <= row.last and row.first <= row.surely for row in reading.rows)


def test_a_cell_that_no_csv_can_have_is_said() -> None:
    assert codes(table(GOOD) + b"\n" + b"9" * 140_000) == [("table-unreadable", "atop.csv:3", "")]


def test_numbers_written_by_a_data_frame_are_numbers() -> None:
    reading = read(table(GOOD.replace(",220,", ",220.0,").replace("9,27", "NA,NA").replace("1939", "0.0")), "atop.csv")

    assert (reading.findings, reading.rows[0].member, reading.rows[0].exit) == ((), 220, "")
