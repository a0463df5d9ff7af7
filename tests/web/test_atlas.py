"""The pages of the atlas: the world on a day, one State through time, and what is said where the table is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page

from foedus.cli.serve import run
from foedus.exchange.atop import Atlas
from foedus.web.atlas.chart import across, chart
from foedus.web.atlas.source import lay_open
from foedus.web.atlas.world import WORLD, coloured, sheet, specks
from tests.exchange.atop.table import POLAND_FRANCE, WARSAW, small, table
from tests.web.clean import assert_clean
from tests.web.conftest import Get

LUXEMBOURG_MALTA = """\
9001,212,1990,1,,2000,6,,0,1,0,0,0,0,1,1,0,5.1
9001,338,1990,1,,2000,6,,0,1,0,0,0,0,0,0,0,5.1
"""
ATLAS = small(POLAND_FRANCE, WARSAW, LUXEMBOURG_MALTA)


@pytest.fixture
def laid_open(site: str) -> Iterator[Atlas]:
    """Have the site show a small atlas."""
    del site
    lay_open(ATLAS)
    yield ATLAS
    lay_open(None)


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize(("language", "says"), [("en", "How to get it"), ("ru", "Как её получить")])
def test_without_the_table_the_page_says_how_to_get_it(get: Get, language: str, says: str) -> None:
    for where in ("atlas/", "atlas/POL/", "atlas/alliance/3180/"):
        reply = get(f"/{language}/{where}")
        assert reply.status == 200
        assert says in words(reply.text)
        assert "foedus atlas import atop5_1m.csv" in words(reply.text)
    assert f'<li><a href="/{language}/atlas/' not in reply.text
    assert f'href="/{language}/atlas/"' in get(f"/{language}/ask/").text


@pytest.mark.usefixtures("laid_open")
def test_with_the_table_the_atlas_is_a_room_of_the_site(get: Get) -> None:
    assert re.search(r'<li><a href="/en/atlas/"[^>]*>Atlas</a></li>', get("/en/").text)


@pytest.mark.usefixtures("laid_open")
def test_the_world_on_a_day_counts_who_is_bound_to_whom(get: Get) -> None:
    said = words(get("/en/atlas/?on=1960-01-01").text)

    assert "One alliance stood on 1 January 1960. 3 States had somebody who was bound to defend them." in said
    assert re.search(r"Soviet Union SUN 2 2 1", said)


@pytest.mark.usefixtures("laid_open")
@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("/en/atlas/POL/?on=1939-09-01", "On 1 September 1939 these were bound to defend it: France."),
        ("/ru/atlas/POL/?on=1939-09-01", "1 сентября 1939. Обязаны защищать его: Франция."),
        ("/en/atlas/RUS/?on=1960-01-01", "these were bound to defend it: Albania and Poland."),
        ("/en/atlas/POL/?on=1950-01-01", "On 1 January 1950 nobody owed it this: defence."),
        ("/en/atlas/POL/?on=1960-01-01&owes=non-aggression", "these were bound not to attack it: Albania and Soviet Union."),
        ("/en/atlas/POL/?on=2026-01-01", "Shown is 31 December 2018"),
        ("/en/atlas/POL/?on=2018-12-31", "went on in 2018"),
        ("/en/atlas/MLT/?on=2000-06-15", "only the month is known"),
        ("/en/atlas/MLT/?on=1995-06-15", "varies by partner"),
    ],
)
def test_a_states_page_says_who_was_bound_to_it_on_the_day(get: Get, where: str, says: str) -> None:
    reply = get(where)

    assert reply.status == 200
    assert says in words(reply.text)


@pytest.mark.usefixtures("laid_open")
def test_a_state_of_the_past_has_its_name_of_then_and_the_page_of_its_line(get: Get) -> None:
    assert "<h1>Soviet Union" in get("/en/atlas/SUN/?on=1960-01-01").text
    assert "<h1>Russia" in get("/en/atlas/SUN/?on=1995-01-01").text


@pytest.mark.usefixtures("laid_open")
def test_a_states_page_leads_to_the_days_on_which_something_changes(get: Get) -> None:
    page = get("/en/atlas/POL/?on=1930-01-01").text

    assert "So it stood from 19 February 1921 to 27 September 1939." in words(page)
    assert "on=1921-02-18" in page
    assert "on=1939-09-28" in page
    first, last = get("/en/atlas/POL/?on=1815-01-01").text, get("/en/atlas/POL/?on=2018-12-31").text
    assert "from 1 January 1815 to 18 February 1921" in words(first)
    assert "the day before" not in first
    assert "the day after" not in last


@pytest.mark.usefixtures("laid_open")
def test_the_alliances_of_a_state_stand_in_a_table_that_is_a_file_too(get: Get) -> None:
    page = get("/en/atlas/POL/?on=1960-01-01").text
    file = get("/en/atlas/POL/?on=1960-01-01&format=csv&table=history").text

    assert {"2060", "3285", "4130"} <= set(re.findall(r'<th scope="row"><a [^>]+>(\d+)</a></th>', page))
    assert file.splitlines()[1].startswith("2060,1921-02-19,1939-09-27,France,defence; consultation,")


@pytest.mark.usefixtures("laid_open")
def test_an_alliance_has_a_page_with_everybody_who_was_ever_in_it(get: Get) -> None:
    page = get("/en/atlas/alliance/3285/?on=1970-01-01").text

    assert "Its members on 1 January 1970: Poland and Soviet Union." in words(page)
    assert "Albania ALB 3285 14 May 1955 13 September 1968 defence; non-aggression; consultation" in words(page)
    assert "/en/atlas/alliance/3285/?on=1970-01-01" in get("/en/atlas/POL/?on=1970-01-01").text
    assert "Участников нет." in words(get("/ru/atlas/alliance/3285/?on=1950-01-01").text)
    assert (
        get("/en/atlas/alliance/4130/?on=1995-01-01&format=csv&table=members")
        .text.splitlines()[1]
        .startswith("SUN,Soviet Union SUN,4130,1991-12-20,")
    )


@pytest.mark.usefixtures("laid_open")
@pytest.mark.parametrize("number", ["3286", "three", "99999999999999999999", "٣٢٨٥"])
def test_an_alliance_that_is_not_there_is_met_with_the_nearest(get: Get, number: str) -> None:
    from urllib.parse import quote

    reply = get(f"/en/atlas/alliance/{quote(number)}/")

    assert reply.status == 404
    assert "/en/atlas/alliance/" in reply.text


@pytest.mark.usefixtures("laid_open")
def test_what_is_not_there_is_met_with_the_nearest(get: Get) -> None:
    unknown, obligation = get("/en/atlas/PLO/"), get("/en/atlas/POL/?owes=defense")

    assert unknown.status == obligation.status == 404
    assert "/en/atlas/POL/" in unknown.text
    assert "owes=defence" in obligation.text


@pytest.mark.usefixtures("laid_open")
def test_a_state_that_is_chosen_leads_to_its_page_on_the_same_day(get: Get) -> None:
    assert get("/en/atlas/?state=POL&on=1939-09-01").headers["Location"] == "/en/atlas/POL/?on=1939-09-01"


@pytest.mark.usefixtures("laid_open")
def test_the_pages_of_the_atlas_are_clean_for_everyone(page: Page) -> None:
    for where in (
        "/en/atlas/?on=1960-01-01",
        "/en/atlas/POL/?on=1960-01-01",
        "/ru/atlas/POL/?on=1960-01-01",
        "/en/atlas/alliance/3285/?on=1960-01-01",
    ):
        page.goto(where)
        assert_clean(page)


def test_no_outline_is_drawn_across_the_sheet_where_the_world_is_cut() -> None:
    """Russia reaches beyond 180° E, and the sheet ends in Bering Strait: its outline takes less than half of the sheet's width."""
    points, x = [], 0.0
    for move, dx, _ in re.findall(r"([Ml ])?(-?\d*\.?\d+) (-?\d*\.?\d+)", sheet().states["643"].path):
        x = float(dx) if move == "M" else x + float(dx)
        points.append(x)

    assert max(points) - min(points) < WORLD.width / 2


def test_a_state_too_small_for_the_sheet_is_a_dot_and_one_of_the_past_is_named() -> None:
    drawn = coloured({"MLT": "few", "POL": "some", "CSK": "many", "SUN": "self"})

    assert "470" in specks()
    assert drawn.undrawn == ("CSK",)
    assert [one.kind for one in drawn.shades] == ["few", "some", "self"]
    assert re.fullmatch(r"M[\d.]+ [\d.]+a.*z", drawn.shades[0].path)


def test_the_chart_has_a_line_for_each_alliance_and_as_many_steps_as_changes() -> None:
    from datetime import date

    history = ATLAS.history("POL")
    drawn = chart(ATLAS, "POL", history, date(1939, 9, 1))

    assert len({bar.y for bar in drawn.bars}) == len({one.alliance for one in history}) == 3
    assert drawn.steps.count("V") == len(ATLAS.changes("POL")) + 1
    assert drawn.most == 2
    assert drawn.on == across(date(1939, 9, 1))
    assert chart(ATLAS, "NOR", (), date(1939, 9, 1)).steps == ""


class TestServing:
    """``foedus serve --atlas`` says before anything is served why a table cannot be shown."""

    def serve(self, *options: str) -> int:
        from foedus.cli.parser import parser

        given = parser().parse_args(["serve", "anzus", *options])
        return run(given)

    def test_nothing_was_imported(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

        assert self.serve("--atlas") == 2
        assert "foedus atlas import" in capsys.readouterr().err

    def test_the_file_is_not_there_or_no_table(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "broken.csv").write_bytes(table("2060,220,1921,2,19,1939,9,27,0,7,0,0,0,1,1,0,0,5.1"))

        assert self.serve("--atlas", str(tmp_path / "none.csv")) == 2
        assert "none.csv" in capsys.readouterr().err
        assert self.serve("--atlas", str(tmp_path / "broken.csv")) == 2
        assert "broken.csv:2" in capsys.readouterr().err
