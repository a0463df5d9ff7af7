"""Chapter: areas. A place lies in an area, or does not, or the text leaves it open; which words decide is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.corpus.area import Area, Lapse, Piece, Region
from foedus.corpus.view import View
from foedus.rules.area import Asked, Lies, lies
from foedus.rules.geography.outlines import box, countries_at, outline
from foedus.rules.geography.polygon import DEGREE, Point, PointError, contains, corners_of, latitude, point
from foedus.rules.geography.seas import SEAS, sea
from foedus.rules.geography.spot import holders, locate, unit_of
from foedus.rules.geography.units import PARTS, REGIONS

CANCER = "23°26′N"
MOVING: Any = ("forces", "vessels", "aircraft")
ORIGINAL = frozenset(["BEL", "CAN", "DNK", "FRA", "GBR", "ISL", "ITA", "LUX", "NLD", "NOR", "PRT", "USA"])
JOINED = {"1952-02-18": ("GRC", "TUR"), "1955-05-06": ("DEU",), "1982-05-30": ("ESP",)}

ALGERIA = Piece(
    name="the Algerian departments of France", places=("DZA",), covers=("territory", "forces", "vessels", "aircraft"),
    ends=Lapse(from_="1962-07-03", event="independence of Algeria", noted="1963-01-16"),
)  # fmt: skip
TURKEY = Piece(name="the territory of Turkey", of=("TUR",), since="1952-02-18")
NORTH = Area(
    area="NAT 6",
    pieces=(
        Piece(name="the parties in Europe or North America", of=("the parties",), in_=("Europe", "North America")),
        ALGERIA,
        TURKEY,
        Piece(name="islands of the parties in the North Atlantic area", of=("the parties",), in_=("North Atlantic Ocean",), north_of=CANCER),
        Piece(name="occupied areas in Europe", places=("AUT", "DEU", "DDR"), covers=("forces",), status_on="1949-08-24", in_=("Europe",)),
        Piece(name="the Mediterranean Sea", in_=("Mediterranean Sea",), covers=MOVING),
        Piece(name="the North Atlantic area", in_=("North Atlantic Ocean",), north_of=CANCER, covers=MOVING),
    ),
)  # fmt: skip
AMERICA = Area(
    area="RIO 4",
    bounded_by=(
        "90N 10W", "74N 10W", "47°30′N 50W", "35N 60W", "20N 60W", "5N 24W", "90S 24W", "90S 90W", "30S 90W", "0N 97W", "15N 120W",
        "50N 170E", "54N 170E", "65°30′N 168°58′W", "90N 168°58′W",
    ),
)  # fmt: skip


def parties(day: str) -> frozenset[str]:
    return ORIGINAL.union(*(states for since, states in JOINED.items() if since <= day))


def asked(area: Area, place: str, day: str = "2000-01-01", what: Any = "territory", of: Callable[[str], frozenset[str]] = parties) -> Lies:
    spot = locate(place)
    assert spot is not None
    return lies(area, Asked(spot, what, day, of, "NAT 6"))


def codes(found: Lies) -> list[str]:
    return [*(one.code for one in found.because), *(one.code for one in found.lacks)]


@pytest.mark.parametrize("place", ["GRL", "GL", "US-AK", "CAN", "BMU", "ISL", "PT-20", "FRO", "PRT", "64.2N 51.7W", "61.2N 149.9W"])
def test_greenland_alaska_bermuda_and_the_azores_are_in(place: str) -> None:
    """C18."""
    assert asked(NORTH, place).value == "yes"


@pytest.mark.parametrize("place", ["US-HI", "FLK", "GUM", "REU", "PYF", "GUF", "MTQ", "SHN", "21.3N 157.85W", "51.7S 59W", "14.6N 61W"])
def test_hawaii_the_falklands_and_martinique_are_out(place: str) -> None:
    """C18."""
    assert asked(NORTH, place).value == "no"


def test_why_hawaii_is_out_is_said_for_each_piece() -> None:
    """C18: it is the United States', and it lies in Oceania."""
    found = asked(NORTH, "US-HI")

    assert (
        "area-other-region",
        (("place", "US-HI"), ("lies", ("Oceania", "North Pacific Ocean")), ("piece", "the parties in Europe or North America")),
    ) in [(one.code, one.params) for one in found.because]


def test_why_greenland_is_in_is_said_with_its_holder() -> None:
    found = asked(NORTH, "GRL")

    assert [(one.code, dict(one.params).get("state")) for one in found.because] == [("area-place-held-by", "DNK"), ("area-inside", None)]


def test_the_falklands_are_in_the_mapped_zone_from_pole_to_pole() -> None:
    """C18: the same place, the same day, another treaty."""
    assert asked(AMERICA, "FLK", "1982-04-02").value == "yes"
    assert asked(NORTH, "FLK", "1982-04-02").value == "no"


@pytest.mark.parametrize(
    ("place", "value"),
    [("GRL", "yes"), ("ARG", "yes"), ("US-HI", "no"), ("FRA", "no"), ("53N 173E", "yes"), ("35.7N 139.7E", "no"), ("80S 60W", "yes")],
)
def test_the_mapped_zone_crosses_the_line_of_the_date(place: str, value: str) -> None:
    assert asked(AMERICA, place).value == value


def test_a_country_that_a_line_cuts_needs_a_point() -> None:
    """The zone reaches to the twenty-fourth meridian west: Antarctica lies on both sides of it."""
    assert (asked(AMERICA, "ATA").value, codes(asked(AMERICA, "ATA"))) == ("conditional", ["area-place-straddles"])


def test_a_place_on_the_line_is_not_settled_by_a_coarse_one() -> None:
    assert (asked(AMERICA, "60S 24.02W").value, codes(asked(AMERICA, "60S 24.02W"))) == ("conditional", ["area-near-line"])
    assert asked(AMERICA, "60S 24.2W").value == "yes"


def test_turkey_is_in_from_the_day_of_its_deposit() -> None:
    """C16: one act makes it a party and changes the area for everybody."""
    assert asked(NORTH, "TUR", "1952-02-17").value == "no"
    assert asked(NORTH, "TUR", "1952-02-18").value == "yes"
    assert asked(NORTH, "39.9N 32.85E", "1952-02-18").value == "yes"


def test_the_words_on_algeria_lost_their_effect_on_a_day_and_stayed_in_the_text() -> None:
    """C17: in to 2 July 1962, out since 3 July, noted by the Council on 16 January 1963."""
    assert asked(NORTH, "DZA", "1962-07-02").value == "yes"

    found = asked(NORTH, "DZA", "1962-07-03")

    assert found.value == "no"
    assert {"area-words-ended", "area-end-noted"} <= set(codes(found))


def test_an_occupied_area_is_one_that_was_occupied_on_the_day_that_the_text_names() -> None:
    """C19: Germany and Austria in August 1949, for forces there; whatever became of the occupation."""
    here = asked(NORTH, "AUT", "1950-06-01", "forces")

    assert here.value == "yes"
    assert asked(NORTH, "AUT", "1950-06-01").value == "no"
    assert asked(NORTH, "CHE", "1950-06-01", "forces").value == "no"


def test_a_rule_about_a_past_state_of_affairs_asks_who_held_a_place_then() -> None:
    """C19: with status on a day, parties and holders of that day count."""
    then = Area(area="then", pieces=(Piece(name="what the parties held", of=("the parties",), status_on="1949-08-24"),))

    assert asked(then, "DEU", "2000-01-01").value == "no"
    assert asked(then, "FRA", "2000-01-01").value == "yes"
    assert "area-status-on" in codes(asked(then, "DEU", "2000-01-01"))


def test_the_territory_of_a_state_that_ended_joins_the_area_with_its_successor() -> None:
    """C20: no act of the alliance, and in from 3 October 1990 on."""
    assert asked(NORTH, "DDR", "1990-10-02").value == "no"
    assert asked(NORTH, "DDR", "1990-10-03").value == "yes"
    assert asked(NORTH, "51.3N 12.4E", "2000-01-01").value == "yes"


def test_of_a_point_the_outlines_do_not_say_what_was_before_they_were_drawn() -> None:
    """C20: Leipzig in 1980, by its coordinates."""
    found = asked(NORTH, "51.3N 12.4E", "1980-01-01")

    assert (found.value, codes(found)[-1]) == ("conditional", "area-outline-drawn-since")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("36N 18E", "yes"),
        ("45N 30W", "yes"),
        ("Mediterranean Sea", "yes"),
        ("43N 34E", "no"),
        ("20N 40W", "no"),
        ("10N 160W", "no"),
        ("mediterranean sea", "yes"),
    ],
)
def test_ships_count_in_some_seas_only(place: str, value: str) -> None:
    """C12: under the North Atlantic Treaty in the Mediterranean and the Atlantic north of the Tropic, not in the Black Sea or the Pacific."""
    assert asked(NORTH, place, what="vessels").value == value


def test_an_area_of_territory_covers_no_ship_anywhere() -> None:
    """C12: Article 42(7) of the Treaty on European Union speaks of armed aggression on a State's territory."""
    union = Area(area="territory", territories=("the parties",))

    assert (asked(union, "36N 18E", what="vessels").value, codes(asked(union, "36N 18E", what="vessels"))) == (
        "no",
        ["area-does-not-cover"],
    )
    assert asked(union, "FRA").value == "yes"


def test_open_sea_is_nobodys_territory() -> None:
    assert asked(Area(area="territory", territories=("the parties",)), "36N 18E").value == "no"


def test_a_region_that_the_text_leaves_undefined_is_no_rule() -> None:
    """ANZUS, article V: "the Pacific", nowhere said how far."""
    islands = Piece(name="the island territories of the parties in the Pacific", extent="not said")
    pacific = Area(area="ANZUS 5", pieces=(Piece(of=("AUS", "NZL", "USA")), islands))

    found = asked(pacific, "FJI")

    assert (found.value, [one.code for one in found.lacks]) == ("no rule", ["area-extent-not-said"])
    assert asked(pacific, "NZL").value == "yes"


def test_readings_that_are_held_of_an_undefined_region_make_it_contested() -> None:
    views = (
        View(name="wide", says="all of the ocean", then="yes", held_by=("AUS",)),
        View(name="narrow", says="the south", then="no", held_by=("NZL",)),
    )
    pacific = Area(area="ANZUS 5", pieces=(Piece(name="the Pacific Area", extent="not said", readings=views),))

    found = asked(pacific, "GUM")

    assert found.value == "contested"
    assert [(one.value, one.held_by) for one in found.positions] == [("yes", ("AUS",)), ("no", ("NZL",))]


def test_where_the_holder_of_a_place_is_disputed_and_it_matters_the_answer_is_contested() -> None:
    south = Area(area="south", territories=("ARG",))

    found = asked(south, "FLK", "1982-04-02")

    assert found.value == "contested"
    assert [(one.value, one.held_by) for one in found.positions] == [("no", ("GBR",)), ("yes", ("ARG",))]


def test_where_it_does_not_matter_nobody_is_said_to_be_the_holder_of_a_disputed_place() -> None:
    found = asked(NORTH, "FLK", "1982-04-02")

    assert codes(found)[0] == "area-place-claimed"
    assert not {"area-place-held-by", "area-held-by-other"} & set(codes(found))


def test_that_other_places_are_named_is_said_where_nothing_else_is() -> None:
    one = Area(area="one", pieces=(Piece(name="the departments", places=("DZA",)),))

    assert codes(asked(one, "FRA")) == ["area-other-place"]
    assert "area-other-place" not in codes(asked(NORTH, "US-HI"))


def test_what_an_area_excludes_is_out_whatever_else_it_says() -> None:
    assert codes(asked(Area(area="some", territories=("the parties",), excluding=("GRL",)), "GRL")) == ["area-excluded"]


def test_a_whole_area_may_have_ended() -> None:
    assert asked(Area(area="old", territories=("FRA",), until="1962-07-03"), "FRA", "1962-07-03").value == "no"


def test_a_state_in_two_regions_needs_a_point() -> None:
    europe = Area(area="Europe", territories=("the parties in Europe",))

    assert codes(asked(europe, "TUR")) == ["area-place-in-two-regions"]


def test_a_country_on_both_sides_of_a_latitude_needs_a_point() -> None:
    north = Area(area="north", pieces=(Piece(name="north", of=("MEX",), north_of=CANCER),))

    assert codes(asked(north, "MEX")) == ["area-place-straddles"]
    assert codes(asked(north, "17N 99W")) == ["area-beyond-latitude"]
    assert asked(north, "29N 110W").value == "yes"


def test_a_point_near_a_border_may_belong_to_either_side() -> None:
    """Off Geneva: the outline is coarse by three miles."""
    found = asked(Area(area="one", territories=("FRA",)), "46.2N 6.15E")

    assert (found.value, codes(found)) == ("conditional", ["area-place-on-border"])
    assert asked(Area(area="one", pieces=(Piece(places=("FRA",)),)), "46.2N 6.15E").value == "conditional"


def test_words_with_a_later_beginning_have_no_effect_before() -> None:
    assert "area-words-not-yet" in codes(asked(NORTH, "TUR", "1951-01-01"))


def test_words_that_nobody_can_measure_leave_the_answer_open() -> None:
    """What the encoding leaves in words may well be said by the text: that is no silence of the text."""
    assert asked(Area(area="river", bounded_by=("the mouth of the river", "the bridge")), "FRA").value == "conditional"
    assert asked(Area(area="north", north_of="the Tropic of Cancer"), "FRA").value == "conditional"
    assert asked(Area(area="islands", including=("the islands",)), "FRA").value == "conditional"


@pytest.mark.parametrize("text", ["Atlantis", "91N 0E", "10N 181E", "ten north", "10N", "XX-99", ""])
def test_what_is_no_place_is_not_found(text: str) -> None:
    assert locate(text) is None


@pytest.mark.parametrize(("text", "unit"), [("FR-75", "FRA"), ("us-hi", "USA"), ("GB", "GBR"), ("gbr", "")])
def test_codes_of_iso_3166_name_units(text: str, unit: str) -> None:
    assert unit_of(text.upper() if text == "us-hi" else text) == ("US-HI" if text == "us-hi" else unit)


def test_every_region_and_sea_that_a_corpus_may_name_is_known_here() -> None:
    assert set(get_args(Region)) == {*REGIONS, *SEAS}


def test_a_latitude_is_read_to_the_second() -> None:
    assert latitude("23°26′21″N") == 23_439_167
    assert point("51°42′S 57°51′W") == (-57_850_000, -51_700_000)
    with pytest.raises(PointError):
        latitude("23°61′N")


def test_each_part_that_lies_elsewhere_is_found_by_a_point_in_it() -> None:
    assert {part: countries_at(point(place)) for part, place in {"GUF": "4.5N 53W", "US-HI": "19.6N 155.5W"}.items()} == {
        "GUF": ("FRA",),
        "US-HI": ("USA",),
    }
    assert [locate(place).unit for place in ("4.5N 53W", "19.6N 155.5W", "44.9N 34.1E")] == ["GUF", "US-HI", "UA-43"]  # type: ignore[union-attr]  # each is found
    assert set(PARTS) >= {"GUF", "US-HI", "UA-43"}


def test_who_holds_a_unit_is_said_for_the_day() -> None:
    assert (holders("GRL", "2000-01-01"), holders("DDR", "1989-11-09"), holders("DDR", "1990-10-03")) == (("DNK",), ("DDR",), ("DEU",))


def test_every_outline_lies_in_its_box() -> None:
    for code in ("FLK", "GRL", "RUS", "FJI"):
        reach = box(code)
        assert reach is not None
        assert all(reach.holds(corner) for ring in outline(code) for corner in ring)


# Two ways must agree: crossings counted in whole numbers, and the winding of the line around the point.


def winding(ring: tuple[Point, ...], place: Point) -> int:
    turns = 0
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        side = (b[0] - a[0]) * (place[1] - a[1]) - (place[0] - a[0]) * (b[1] - a[1])
        if a[1] <= place[1] < b[1] and side > 0:
            turns += 1
        if b[1] <= place[1] < a[1] and side < 0:
            turns -= 1
    return turns


@given(st.sampled_from(["FRA", "FLK", "NOR", "ITA"]), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_point_is_inside_exactly_if_the_outline_winds_around_it(code: str, east: int, north: int) -> None:
    reach = box(code)
    assert reach is not None
    place = (reach.west + (reach.east - reach.west) * east // 10**6, reach.south + (reach.north - reach.south) * north // 10**6)

    assert contains(outline(code), place) == (sum(winding(ring, place) for ring in outline(code)) % 2 != 0)


@given(st.integers(-89, 89), st.integers(-180, 180))
def test_a_ring_turned_round_the_earth_holds_the_same_points(north: int, east: int) -> None:
    ring = corners_of(AMERICA.bounded_by)
    turned = tuple((x + 360 * DEGREE, y) for x, y in ring)

    assert contains((ring,), (east * DEGREE, north * DEGREE)) == contains((turned,), (east * DEGREE, north * DEGREE))


def test_the_seas_are_rings_of_at_least_six_corners() -> None:
    assert all(len(sea(name)) > 5 for name in SEAS)


def test_what_came_of_a_State_that_fell_apart_was_its_territory_before() -> None:
    """Prague lay in a party of the Warsaw Treaty in 1968, under the code of that time."""
    assert holders("CZE", "1968-08-21") == ("CSK",)
    assert holders("CZE", "1993-01-01") == ("CZE",)
    assert holders("RUS", "1991-12-25") == ("SUN",)
    assert holders("UA-43", "1985-01-01") == ("SUN",)


def test_what_two_States_said_to_be_theirs_is_claimed_by_both() -> None:
    assert holders("LTU", "1985-01-01") == ("SUN", "LTU")
    assert holders("LTU", "1991-09-06") == ("LTU",)


def test_a_point_of_a_State_in_two_regions_lies_in_one_of_them_unless_it_is_near_where_they_meet() -> None:
    """The Ussuri, 2 March 1969, and Moscow; between the meridians nothing is settled."""
    eastern = Area(area="Europe", pieces=(Piece(name="the parties in Europe", of=("the parties",), in_=("Europe",)),))
    found = {}
    for place in ("43.3N 132.5E", "55.75N 37.6E", "56.8N 60.6E"):
        spot = locate(place)
        assert spot is not None
        found[place] = lies(eastern, Asked(spot, "territory", "1969-03-02", lambda _: frozenset({"SUN"}))).value

    assert found == {"43.3N 132.5E": "no", "55.75N 37.6E": "yes", "56.8N 60.6E": "conditional"}
