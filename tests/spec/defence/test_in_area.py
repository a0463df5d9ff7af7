"""Chapter: where a duty is owed. The area of an instrument as its articles have it on a date, asked for by code, point or sea."""

from __future__ import annotations

import subprocess
import sys

import pytest
from msgspec.structs import replace

from foedus.answer import Answer
from foedus.corpus.corpus import Corpus, Location
from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

MOVING = "covers: [forces, vessels, aircraft]"
PIECES = """
  - {{name: the parties in Europe or North America, of: the parties, in: [Europe, North America]}}
  - {{name: the Algerian departments, places: DZA, covers: [territory, forces], ends: {{from: 1962-07-03, event: independence, noted: 1963-01-16}}}}
  - {{name: islands in the North Atlantic area, of: the parties, in: North Atlantic Ocean, north of: 23°26′N}}
  - {{name: occupied areas in Europe, places: [AUT, DEU], covers: forces, status on: 1949-08-24}}
  - {{name: the Atlantic, in: North Atlantic Ocean, north of: 23°26′N, {moving}}}
"""
AREA = "area: ALLIANCE 6\npieces:" + PIECES.format(moving=MOVING)
WITH_TURKEY = AREA.rstrip() + f"\n  - {{name: Turkey, of: TUR}}\n  - {{name: the Mediterranean, in: Mediterranean Sea, {MOVING}}}\n"
ALLIANCE = f"treaty, 1949-04-04\n{article(11, 'entry into force: on signature')}{article(6, AREA)}"
ACCESSION = f"""protocol, 1951-10-22; amends: [ALLIANCE]

{article(1, "entry into force: as recorded")}
## Article 2

The area reads anew.

### ALLIANCE 6

The area is the territory of the parties, and of Turkey, and two seas.

```yaml
{WITH_TURKEY}```
"""
HEMISPHERE = "treaty, 1947-09-02\n" + article(22, "entry into force: on signature") + article(
    4,
    "area: HEMISPHERE 4\nbounded by: [90N 10W, 74N 10W, 47°30′N 50W, 35N 60W, 20N 60W, 5N 24W, 90S 24W, 90S 90W, 30S 90W, 0N 97W, "
    "15N 120W, 50N 170E, 54N 170E, 65°30′N 168°58′W, 90N 168°58′W]",
)  # fmt: skip
UNION = (
    "treaty, 1949-04-04\n"
    + article(1, "entry into force: on signature")
    + article(42, "area: UNION 42\nterritories: [the parties in Europe]")
)
PACIFIC = "treaty, 1951-09-01\n" + article(10, "entry into force: on signature") + article(
    5, "area: PACIFIC 5\npieces:\n  - {of: [AUS, NZL, USA]}\n  - {name: the Pacific Area, extent: not said}"
)  # fmt: skip
JOURNAL = """
    1947-09-02 ARG, USA signs HEMISPHERE

    1949-04-04 BEL, CAN, DNK, FRA, GBR, ISL, ITA, LUX, NLD, NOR, PRT, USA signs ALLIANCE

    1949-04-04 BEL, DNK, FRA, IRL signs UNION

    1951-09-01 AUS, NZL, USA signs PACIFIC

    1952-02-18 USA records entry into force of ACCESSION

    1952-02-18 TUR deposits ALLIANCE

    1955-05-06 DEU deposits ALLIANCE
"""


@pytest.fixture(scope="module")
def world() -> Organization:
    corpus = alliances()
    return Organization(corpus).with_entries(entries_of(JOURNAL, corpus))


def alliances() -> Corpus:
    return corpus_of(ALLIANCE=ALLIANCE, ACCESSION=ACCESSION, HEMISPHERE=HEMISPHERE, UNION=UNION, PACIFIC=PACIFIC)


def put(world: Organization, under: str, place: str, on: str, what: str = "") -> Answer | tuple[Finding, ...]:
    asked = ask(world, "in-area", {"under": under, "place": place, "on": on} | ({"what": what} if what else {}))
    return asked.answer if isinstance(asked, Asked) else asked


def answer(world: Organization, under: str, place: str, on: str, what: str = "") -> Answer:
    found = put(world, under, place, on, what)
    assert isinstance(found, Answer), found
    return found


def codes(found: Answer) -> list[str]:
    return [*(one.code for one in found.because), *(one.code for one in found.missing)]


def test_one_act_makes_a_party_and_changes_the_area_of_everybody(world: Organization) -> None:
    """C16: Turkey's deposit of 18 February 1952: its territory, and for all the Mediterranean."""
    day_before, on_the_day = "1952-02-17", "1952-02-18"

    assert [answer(world, "ALLIANCE", "TUR", day).value for day in (day_before, on_the_day)] == ["no", "yes"]
    assert [answer(world, "ALLIANCE", "36N 18E", day).value for day in (day_before, on_the_day)] == ["no", "yes"]


def test_words_that_lost_their_effect_did_so_on_a_day_whenever_it_was_noted(world: Organization) -> None:
    """C17: Algeria, 3 July 1962, noted half a year later; nothing was amended."""
    assert [answer(world, "ALLIANCE", "DZA", day).value for day in ("1962-07-02", "1962-07-03", "1963-01-16")] == ["yes", "no", "no"]
    assert {"area-words-ended", "area-end-noted"} <= set(codes(answer(world, "ALLIANCE", "DZA", "1962-08-01")))


@pytest.mark.parametrize(
    ("place", "alliance", "hemisphere", "union"),
    [
        ("FLK", "no", "yes", "no"),
        ("US-HI", "no", "no", "no"),
        ("US-AK", "yes", "yes", "no"),
        ("GRL", "yes", "yes", "no"),
        ("BEL", "yes", "no", "yes"),
    ],
)
def test_the_same_place_lies_in_one_area_and_not_in_another(
    world: Organization, place: str, alliance: str, hemisphere: str, union: str
) -> None:
    """C18: the Falklands in April 1982, Hawaii, Alaska, Greenland."""
    found = [answer(world, under, place, "1982-04-02").value for under in ("ALLIANCE", "HEMISPHERE", "UNION")]

    assert found == [alliance, hemisphere, union]


def test_areas_that_were_occupied_on_the_day_of_entry_into_force_stay_those(world: Organization) -> None:
    """C19."""
    found = answer(world, "ALLIANCE", "AUT", "1953-01-01", "forces")

    assert found.value == "yes"
    assert answer(world, "ALLIANCE", "AUT", "1953-01-01").value == "no"


def test_territory_joins_by_succession_of_states(world: Organization) -> None:
    """C20: 3 October 1990."""
    assert [answer(world, "ALLIANCE", "DDR", day).value for day in ("1990-10-02", "1990-10-03")] == ["no", "yes"]


def test_ships_and_aircraft_count_in_some_seas_and_under_some_treaties(world: Organization) -> None:
    """C12."""
    found = {
        (under, place): answer(world, under, place, "2000-01-01", "vessels").value
        for under in ("ALLIANCE", "UNION")
        for place in ("36N 18E", "43N 34E", "45N 30W")
    }

    assert found == {
        ("ALLIANCE", "36N 18E"): "yes", ("ALLIANCE", "43N 34E"): "no", ("ALLIANCE", "45N 30W"): "yes",
        ("UNION", "36N 18E"): "no", ("UNION", "43N 34E"): "no", ("UNION", "45N 30W"): "no",
    }  # fmt: skip


def test_at_sea_a_ship_is_meant_and_on_land_territory(world: Organization) -> None:
    assert answer(world, "ALLIANCE", "45N 30W", "2000-01-01").value == "yes"
    assert answer(world, "ALLIANCE", "45N 30W", "2000-01-01", "territory").value == "no"


def test_a_region_that_a_text_leaves_open_is_no_rule(world: Organization) -> None:
    assert answer(world, "PACIFIC", "FJI", "2000-01-01").value == "no rule"
    assert answer(world, "PACIFIC", "NZL", "2000-01-01").value == "yes"


def test_before_it_is_in_force_a_treaty_has_no_area(world: Organization) -> None:
    assert codes(answer(world, "ALLIANCE", "BEL", "1949-04-03")) == ["area-not-in-force"]


def test_an_instrument_without_an_area_says_so() -> None:
    corpus = corpus_of(PACT="treaty, 1990-01-01\n" + article(1, "entry into force: on signature"))
    bare = Organization(corpus).with_entries(entries_of("1990-01-01 BEL, FRA signs PACT\n", corpus))

    assert codes(answer(bare, "PACT", "BEL", "2000-01-01")) == ["area-not-defined"]


def test_who_the_parties_are_on_the_date_is_said(world: Organization) -> None:
    (said,) = [dict(one.params) for one in answer(world, "UNION", "BEL", "2000-01-01").because if one.code == "area-as-of-parties"]

    assert said["states"] == ("BEL", "DNK", "FRA", "IRL")


def test_a_place_that_nobody_knows_is_met_with_the_nearest(world: Organization) -> None:
    found = put(world, "ALLIANCE", "BELG", "2000-01-01")

    assert isinstance(found, tuple)
    assert [one.code for one in found] == ["question-name-unknown"]
    assert world.on("2000-01-01").defence.ask_in_area(under="ALLIANCE", place="Atlantis").missing[0].code == "area-place-unknown"


def test_the_outlines_are_not_read_by_who_asks_for_no_place() -> None:
    """The start of a question must not wait for them."""
    lines = (
        "import sys, foedus.organization.ask\nprint([name for name in sys.modules if 'geography' in name or name == 'foedus.rules.area'])"
    )

    assert subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_whose_a_place_is_does_not_say_where_it_lies() -> None:
    """A State may hold much overseas: without coordinates a place that the corpus names lies nowhere."""
    texts = corpus_of(UNION=UNION)
    named = replace(texts, header=replace(texts.header, places={"Overseas": Location(title={"en": "Overseas"}, territory_of="FRA")}))
    here = Organization(named).with_entries(entries_of("1949-04-04 BEL, DNK, FRA, IRL signs UNION\n", named))
    there = {"Overseas": Location(title={"en": "Overseas"}, territory_of="FRA", at="48.8N 2.3E")}
    placed = Organization(replace(texts, header=replace(texts.header, places=there))).with_entries(here.entries)

    found = answer(here, "UNION", "Overseas", "2000-01-01")

    assert (found.value, [one.code for one in found.missing]) == ("conditional", ["area-place-without-point"])
    assert answer(placed, "UNION", "Overseas", "2000-01-01").value == "yes"


OVERSEAS = """
obligation: assist
when: {armed attack: {on: a party, area: territory}}
owed by: every other party
owed to: the attacked party
content: {aid: required}

area: territory
pieces: [{name: mainland, of: the parties, in: Europe}, {name: overseas, of: the parties, places: GRL, extent: not said, readings: [{name: wide, says: all of it, then: covered}, {name: narrow, says: not overseas, then: not covered}]}]
"""


def test_a_duty_is_contested_where_it_is_disputed_whether_the_place_is_covered() -> None:
    """Greenland under article 42(7) of the Treaty on European Union, January 2026."""
    corpus = corpus_of(T="treaty, 1992-02-07\n" + article(42, OVERSEAS) + article(54, "entry into force: on signature"))
    defence = Organization(corpus).with_entries(entries_of("1992-02-07 DEU, DNK signs T", corpus)).on("2026-01-12").defence

    disputed = defence.ask_bound(attacked="DNK", at_place="GRL")

    assert [(row.who, row.state) for row in disputed.value] == [("DEU", "contested")]
    assert [one.value for one in disputed.positions] == ["covered", "not covered"]
    assert "place-disputed" in {one.code for one in disputed.because}
    assert [(row.who, row.state) for row in defence.ask_bound(attacked="DNK", at_place="DNK").value] == [("DEU", "bound")]
