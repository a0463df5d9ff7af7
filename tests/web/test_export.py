"""Every table of every page can be had as CSV and as JSON, with the date, the corpus and the position on which it rests."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.shelves.opening import Opened
from foedus.web.export.reading import tables
from foedus.web.export.table import Rests, Table, apart
from foedus.web.export.writing import as_csv, as_json, harmless
from tests.web.conftest import Get
from tests.web.places import KINDS_OF_PAGE, LANGUAGES, address

RESTS = Rests("2022-01-19", "sha256:00", 12, None, "en", "/en/treaty/?on=2022-01-19&known=12")


def _offered(html: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'<a href="([^"]+format=(?:csv|json)[^"]*)" download', html)]


def _csv(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode(), newline="")))


@pytest.mark.parametrize(("language", "page"), list(zip(cycle(LANGUAGES), KINDS_OF_PAGE, strict=False)))
def test_every_table_of_a_page_is_offered_as_two_files_that_say_the_same(get: Get, opened: Opened, language: str, page: str) -> None:
    assert opened.organization is not None
    html = get(address(language, page)).text
    links = _offered(html)

    assert len(links) == 2 * html.count("<table")
    for in_csv, in_json in zip(links[::2], links[1::2], strict=True):
        rows, plain = _csv(get(in_csv).body), json.loads(get(in_json).body)
        date, known = re.search(r"\bon=([0-9-]+)", page), re.search(r"known=(\d+)", page)
        rests = {
            "as_of": date[1] if date else "",
            "corpus": opened.organization.corpus.digest,
            "position": int(known[1]) if known else opened.organization.position,
        }
        assert {key: plain[key] for key in rests} == rests
        assert [{key: row[key] for key in rests} for row in rows] == [{key: str(rests[key]) for key in rests}] * len(rows)
        assert [{key: row[key].removeprefix("'") for key in plain["columns"]} for row in rows] == plain["rows"]
        assert plain["rows"], plain["table"]


def _seen(html: str, number: int) -> list[str]:
    """Give the words of a table's body as the page has them, without what opens in place."""
    body = re.findall(r"<table.*?</table>", html, re.DOTALL)[number]
    body = re.sub(r"<thead>.*?</thead>|<details.*?</details>|<svg.*?</svg>", "", body, flags=re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", " ", one)) for one in re.findall(r"<td[^>]*>(.*?)</td>", body, re.DOTALL)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_says_what_the_page_says(get: Get, language: str) -> None:
    where = f"/{language}/crises/kazakhstan-2022/?on=2022-01-19"
    html = get(where).text

    for number in range(html.count("<table")):
        rows = json.loads(get(f"{where}&format=json&table={number + 1}").body)["rows"]
        held = {re.sub(r"\s", "", value) for row in rows for value in row.values()}
        shown = {re.sub(r"\s", "", one) for one in _seen(html, number)}
        dates = {one for one in held if re.fullmatch(r"\d{4}-.*", one)}
        assert {one for one in shown - held if one and not dates} <= {""}, number


def test_a_file_holds_dates_as_the_record_writes_them_and_all_rows_of_a_list_that_a_page_shows_in_portions(
    get: Get, opened: Opened
) -> None:
    assert opened.organization is not None

    rows = _csv(get("/en/record/?on=2100-01-01&format=csv").body)

    assert len(rows) == len(opened.organization.entries)
    assert {row["Done"] for row in rows} == {one.act.times.done for one in opened.organization.entries}


def test_a_file_says_under_which_permanent_address_it_can_be_had_again(get: Get) -> None:
    first = get("/en/record/?by=KGZ&on=2022-01-19&format=json").body
    permanent = json.loads(first)["address"]

    assert re.fullmatch(r"/en/record/\?by=KGZ&on=2022-01-19&known=\d+", permanent)
    assert get(f"{permanent}&format=json").body == first


def test_a_file_of_an_earlier_position_names_that_position(get: Get) -> None:
    plain = json.loads(get("/en/record/?on=2022-01-19&known=40&format=json").body)

    assert plain["position"] == 40
    assert all(int(row["№"]) < 40 for row in plain["rows"])


def test_a_file_has_a_name_and_a_type_that_programs_know(get: Get) -> None:
    reply = get("/en/treaty/?on=2022-01-19&format=csv&table=1")

    assert reply.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert re.fullmatch(r'attachment; filename="csto-treaty-2022-01-19-[a-z0-9]+\.csv"', reply.headers["Content-Disposition"])


@pytest.mark.parametrize(("query", "status"), [("format=xls", 400), ("format=csv&table=99", 404), ("format=json&table=%3Cb%3E", 404)])
def test_a_file_that_there_is_not_is_met_with_those_that_there_are(get: Get, query: str, status: int) -> None:
    reply = get(f"/en/treaty/?on=2022-01-19&{query}")

    assert reply.status == status
    assert "format=" in reply.text


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_an_attack_by_a_cell_that_a_spreadsheet_would_run_stays_words(cell: str) -> None:
    (row,) = _csv(as_csv(Table("1", "", ("said",), ((cell,),)), RESTS))

    assert row["said"] == f"'{cell}"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_whatever_a_cell_says_comes_back_from_both_files(said: str) -> None:
    table = Table("1", "", ("said",), ((said,),))

    (row,) = _csv(as_csv(table, RESTS))

    assert row["said"] in {said, f"'{said}"}
    assert row["said"] == harmless(said)
    assert json.loads(as_json(table, RESTS))["rows"] == [{"said": said}]


def test_a_cell_over_several_rows_stands_in_each_and_a_heading_within_a_table_becomes_a_column() -> None:
    html = """<h2>Sums <small>quiet</small></h2><table id="sums"><thead><tr><th>Of</th><th>Who</th><th colspan="2">How much</th></tr></thead>
    <tbody><tr><th scope="rowgroup" colspan="4">Early</th></tr>
    <tr data-id="a"><th rowspan="2">force</th><td>X</td><td aria-hidden="true">~</td><td>1</td></tr><tr data-id="b"><td>Y</td><td></td>
    <td>2 <details>why</details></td></tr></tbody></table>"""

    (read,) = tables(html)

    assert read == Table(
        "sums", "Sums", ("id", "group", "Of", "Who", "How much"), (("a", "Early", "force", "X", "1"), ("b", "Early", "force", "Y", "2"))
    )


def test_columns_of_one_name_are_told_apart() -> None:
    names: Any = apart(["State", "", "State", "State"])

    assert names == ("State", "column 2", "State 2", "State 3")
