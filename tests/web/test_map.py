"""The map is drawn by the server, coloured by the corpus, and takes no side."""

from __future__ import annotations

import itertools
import re

from foedus.states import STATES
from foedus.web.map.drawing import draw, numbers_of
from foedus.web.map.fitting import fitting
from foedus.web.map.outline import DISPUTED, EURASIA, FILE, area, inside, sheet
from foedus.web.map.projection import Window, simplified
from foedus.web.map.topology import topology

WORLD = Window(longitude=0, latitude=0, radius=100, left=-200, top=-200, width=400, height=400)


def _points(path: str) -> list[list[tuple[float, float]]]:
    rings = []
    for part in path.split("M")[1:]:
        numbers = [float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", part)]
        x, y = numbers[0], numbers[1]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


def test_russia_is_not_smeared_across_the_map_at_the_antimeridian() -> None:
    steps = [
        max(abs(a[0] - b[0]), abs(a[1] - b[1]))
        for ring in _points(sheet().borders)
        for a, b in itertools.pairwise(ring)
    ]  # fmt: skip

    assert max(steps) < 60


def test_chukotka_lies_beside_yakutia() -> None:
    east, west = EURASIA.project((179.9, 67.0)), EURASIA.project((-179.9, 67.0))

    assert abs(east[0] - west[0]) + abs(east[1] - west[1]) < 1


def test_every_member_there_ever_was_is_on_the_map() -> None:
    states = {"ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB"}

    shapes = draw(states, (), {state: state for state in states}).shapes

    assert {one.code for one in shapes} == states
    assert all(0 < one.x < EURASIA.width and 0 < one.y < EURASIA.height for one in shapes)


def test_territory_of_disputed_status_is_given_to_nobody() -> None:
    (crimea,) = DISPUTED["643"]
    mark = EURASIA.project(crimea)
    drawn = sheet()

    owners = [code for code, outline in drawn.states.items() if any(inside(mark, ring) for ring in _points(outline.path))]

    assert owners == []
    assert any(inside(mark, ring) for ring in _points(drawn.disputed))


def test_a_contested_status_has_a_colour_of_its_own() -> None:
    shapes = draw({"KAZ"}, {"UZB"}, {"KAZ": "Kazakhstan", "UZB": "Uzbekistan"}).shapes

    assert {one.code: one.kind for one in shapes} == {"KAZ": "member", "UZB": "doubt"}


def test_areas_keep_their_proportion() -> None:
    def size(west: float, south: float) -> float:
        steps = [n / 20 for n in range(21)]
        corners = [(west + n, south) for n in steps] + [(west + 1, south + n) for n in steps]
        corners += [(west + 1 - n, south + 1) for n in steps] + [(west, south + 1 - n) for n in steps]
        return abs(area([WORLD.project(one) for one in corners]))

    assert abs(size(0, 0) / size(60, 0) - 1) < 0.01


def test_simplified_lines_keep_their_ends_and_their_corners() -> None:
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 2.0)]

    assert simplified(line, 0.1) == ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0))


def test_the_outline_file_knows_states_by_their_number() -> None:
    numbers = {code for code, _ in topology(FILE.read_bytes()).units}

    assert {f"{STATES[state].number:03}" for state in ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB")} <= numbers


WEST_AFRICA = {"BEN", "BFA", "CIV", "GHA", "GIN", "GMB", "GNB", "LBR", "MLI", "NER", "NGA", "SEN", "SLE", "TGO"}
AMERICAS = {"ARG", "BRA", "CHL", "COL", "MEX", "PER", "USA"}


def test_an_organization_of_Eurasia_keeps_the_window_that_is_drawn_for_it() -> None:
    assert fitting(numbers_of({"ARM", "KAZ", "TJK"}))[0] is EURASIA
    assert draw((), (), {}).width == EURASIA.width


def test_an_organization_elsewhere_is_shown_where_its_States_lie_and_fills_the_sheet() -> None:
    drawn = draw(WEST_AFRICA, (), {state: state for state in WEST_AFRICA})
    xs = [x for one in drawn.shapes for ring in _points(one.path) for x, _ in ring]
    ys = [y for one in drawn.shapes for ring in _points(one.path) for _, y in ring]

    assert len(drawn.shapes) == len(WEST_AFRICA)
    assert min(*xs, *ys) >= 0
    assert max(xs) <= drawn.width
    assert max(ys) <= drawn.height
    assert max((max(xs) - min(xs)) / drawn.width, (max(ys) - min(ys)) / drawn.height) > 0.85


def test_the_same_part_of_the_world_is_shown_on_every_date() -> None:
    names = {state: state for state in WEST_AFRICA}

    before, after = draw(WEST_AFRICA, (), names), draw(WEST_AFRICA - {"BFA", "MLI", "NER"}, (), names, ever=WEST_AFRICA)

    assert {one.path for one in after.shapes} < {one.path for one in before.shapes}


def test_land_across_the_Earth_does_not_cover_the_sheet() -> None:
    """A ring around the point opposite the middle would have all of the map for its inside."""
    window, drawn = fitting(numbers_of(AMERICAS))

    assert max(abs(area(ring)) for one in drawn.states.values() for ring in _points(one.path)) < window.width * window.height / 2


def test_a_State_too_small_for_its_name_has_its_code() -> None:
    names = {"NGA": "Nigeria", "GNB": "Guinea-Bissau"}

    assert {one.name for one in draw(names, (), names, ever=WEST_AFRICA).shapes} == {"Nigeria", "GNB"}
