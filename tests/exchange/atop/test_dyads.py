"""Directed dyad-years are derived from the table of members, and held against ATOP's own and COW's: every difference has its reason."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import pytest

from foedus.exchange.atop.differences import (
    Held,
    behind,
    beside_cow,
    by_alliance,
    disagreements,
    held_against_own,
    own_dyad_years,
)
from foedus.exchange.atop.dyads import BITS, dyad_years, members, of_system
from foedus.exchange.atop.row import Row
from foedus.exchange.cow.tables import memberships
from foedus.exchange.tables import TableError
from foedus.words.exposition import finding_text
from tests.exchange.atop.table import POLAND_FRANCE, WARSAW, small, world
from tests.external import external

OWN, COW = "atop/atop5_1_ddyr_peacesciencer.csv", "cow/cow_alliance_v4.1_by_directed_yearly.csv"


@lru_cache
def held() -> Held:
    return held_against_own(world().rows, own_dyad_years(external(OWN)))


def plain(rows: tuple[Row, ...]) -> dict[tuple[int, int, int], int]:
    """Derive dyad-years as the rule reads, year by year: slow, and nothing but the rule."""
    phases: dict[tuple[int, int, int, int], tuple[int, int]] = {}
    for one in rows:
        for other in rows:
            if (one.alliance, one.phase) == (other.alliance, other.phase) and one.member != other.member:
                first, last = max(one.first, other.first), min(one.last, other.last)
                for year in range(first.year, last.year + 1) if first < last else ():
                    key = one.alliance, one.member, other.member, year
                    flags = sum(BITS[name] for name in one.obligations)
                    phase, known = phases.get(key, (-1, 0))
                    phases[key] = (one.phase, flags | (known if phase == one.phase else 0)) if one.phase >= phase else (phase, known)
    found: dict[tuple[int, int, int], int] = {}
    for (_, one_, other_, year), (_, flags) in phases.items():
        found[one_, other_, year] = found.get((one_, other_, year), 0) | flags
    return found


def test_what_is_derived_is_what_the_rule_says() -> None:
    for rows in (world().rows[:300], world().rows[900:1100], small(*POLAND_FRANCE.splitlines(), *WARSAW.splitlines()).rows):
        derived = dyad_years(members(rows), system=False)

        assert dict(zip(zip(*(column.tolist() for column in derived[:3]), strict=True), derived.flags.tolist(), strict=True)) == plain(rows)


def test_the_keys_are_those_of_atops_own_table() -> None:
    assert (held().theirs, held().both) == (273_296, 273_296)
    assert len(dyad_years(members(world().rows)).year) == 273_296


def test_obligations_are_identical_but_for_346_dyad_years_of_which_one_lies_after_1945() -> None:
    late, identical_late = held().after_1945

    assert held().identical == 272_950
    assert held().identical / held().both >= 0.9987
    assert (late, identical_late) == (258_912, 258_911)
    assert identical_late / late >= 0.99999


def test_every_difference_has_its_reason() -> None:
    """Where obligations vary by partner the table of members has the sum of what a member owes to any of them; 8152 is Annam."""
    why = Counter(one.why for one in held().differences)

    assert why == {"obligations vary by partner": 346, "no member of the system of States": 20}
    assert all(set(one.theirs or ()) <= set(one.ours or ()) for one in held().differences)
    assert {(one.one, one.other) for one in held().differences if one.theirs is None} == {(220, 8152), (8152, 220)}
    assert next(one for one in held().differences if one.year > 1945)[:5] == (
        200, 220, 1956, ("defence", "offence", "neutrality", "non-aggression", "consultation"), ("defence", "offence", "non-aggression", "consultation"),
    )  # fmt: skip


def test_the_alliances_behind_the_differences_are_few() -> None:
    groups = by_alliance(held().differences)

    assert groups[0] == ((2130,), "obligations vary by partner", 124, 1925, 1937)
    assert len(groups) == 11
    assert sum(count for _, _, count, _, _ in groups) == 366
    varying = {row.alliance for row in world().rows if row.varies}
    assert all(set(alliances) & varying for alliances, why, *_ in groups if why == "obligations vary by partner")


def test_cow_agrees_in_most_and_where_it_does_not_the_stretches_are_listed() -> None:
    agreements, cow = beside_cow(world().rows, external(COW))

    assert {one.obligation: one[1:] for one in agreements} == {
        "defence": (97_531, 20_014, 6_134), "neutrality": (2_906, 1_000, 718),
        "non-aggression": (87_153, 124_707, 3_148), "consultation": (95_474, 17_956, 8_586),
    }  # fmt: skip
    stretches = disagreements(dyad_years(members(world().rows)), cow, "defence", (1816, 2012))
    assert (732, 2, 1953, 2012, "ATOP") in stretches
    known = dict(zip(stretches, behind(world().rows, stretches, "defence"), strict=True))
    assert known[732, 2, 1953, 2012, "ATOP"] == (3240,)
    assert all(known[one] for one in stretches if one[4] == "ATOP")
    assert sum(last - first + 1 for _, _, first, last, _ in stretches) == 20_014 + 6_134


def test_every_pair_of_the_system_of_states_is_there_in_every_year_of_both() -> None:
    system = memberships(external("cow/cow_states.csv"))
    derived = dyad_years(members(world().rows))

    table = of_system(derived, system, (1816, 2016))

    assert len(table.year) == 1_912_350
    year = table.year == 1914
    there = {number for number, first, last in system if first <= 1914 <= last}
    assert int(year.sum()) == len(there) * (len(there) - 1)
    assert set(table.one[year].tolist()) == there


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"ccode1,ccode2,year\n1,2,1900\n", "pairs.csv:1: error: There is no column atop_defense."),
        (
            b"statea,stateb,year,defense,offense,neutral,nonagg,consul\n2,20,1942,1,0,0,x,0\n",
            "pairs.csv:2: error: Here stands x, and a whole",
        ),
        (b"statea,stateb,year,defense,offense,neutral,nonagg,consul\n2,20\n", "pairs.csv:2: error: The row has 2 cells"),
        (b"statea,\xff", "pairs.csv:1: error: At byte 7 stands what is no text"),
    ],
)
def test_a_table_of_pairs_that_cannot_be_read_says_where(text: bytes, says: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("tables") / "pairs.csv"
    file.write_bytes(text)

    with pytest.raises(TableError) as caught:
        own_dyad_years(file)

    assert finding_text(caught.value.findings[0], "en").startswith(says)
