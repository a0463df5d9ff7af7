"""The Council of the European Union, 1981 to 2014: weighted votes, a number of members and a part of the people, at each threshold.

The tables of weights and people are those of others; the corpus that the rules are read from is written here, in the
format of a corpus, from the thresholds and dates that stand beside the tables.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pytest

from foedus.mechanisms.organs.questions import Organs
from foedus.organization.organization import Organization
from tests.external import external
from tests.history.names import code, rows
from tests.spec.small import article, corpus_of, entries_of

TABLE = "voting_power/eu_council_weights.csv"


class Regime(NamedTuple):
    """A time in which one table and one set of thresholds was in force."""

    first: str
    last: str
    votes: str
    members: int
    weight: int
    people: str = ""
    population: int = 0


REGIMES = (
    Regime("1981-01-01", "1986-01-01", "v10", 6, 45),
    Regime("1986-01-02", "1995-01-01", "v12", 8, 54),
    Regime("1995-01-02", "2004-05-01", "v15", 10, 62),
    Regime("2004-05-02", "2004-10-31", "v25t", 15, 88),
    Regime("2004-11-01", "2005-12-31", "v25", 13, 232, "p20045", 2843314),
    Regime("2006-01-01", "2006-12-31", "v25", 13, 232, "p2006", 2860209),
    Regime("2007-01-01", "2007-12-31", "v25", 14, 255, "p2007", 3055863),
    Regime("2008-01-01", "2008-12-31", "v25", 14, 255, "p2008", 3069644),
    Regime("2009-01-01", "2009-12-31", "v25", 14, 255, "p2009", 3084457),
    Regime("2010-01-01", "2010-12-31", "v25", 14, 255, "p2010", 3097924),
    Regime("2011-01-01", "2011-12-31", "v25", 14, 255, "p2011", 3106761),
    Regime("2012-01-01", "2012-12-31", "v25", 14, 255, "p2012", 3115418),
    Regime("2013-01-01", "2013-06-30", "v25", 14, 255, "p2013a", 3122814),
    Regime("2013-07-01", "2013-12-31", "v25", 15, 260, "p2013b", 3150083),
    Regime("2014-01-01", "2014-10-31", "v25", 15, 260, "p2014a", 3134550),
)
LATE = {"BGR": "2007-01-01", "ROU": "2007-01-01", "HRV": "2013-07-01"}
"""Who has a weight in the last table before it sat."""
every_regime = pytest.mark.parametrize("regime", REGIMES, ids=[one.first for one in REGIMES])
of_people = pytest.mark.parametrize("regime", [one for one in REGIMES if one.people], ids=[one.first for one in REGIMES if one.people])


@lru_cache
def weights(regime: Regime) -> dict[str, int]:
    return {
        code(row["country"]): int(row[regime.votes])
        for row in rows(TABLE)
        if row[regime.votes] and regime.first >= LATE.get(code(row["country"]), "")
    }


@lru_cache
def people(regime: Regime) -> dict[str, int]:
    """Read a column of people; where the table lost the zeros at the end of a number, they are put back by the year before or after."""
    members = weights(regime)
    return {code(row["country"]): _whole(row, regime.people) for row in rows(TABLE) if code(row["country"]) in members}


def _whole(row: dict[str, str], column: str) -> int:
    usual = max(int(value) for name, value in row.items() if name.startswith("p") and value)
    found = int(row[column])
    while found * 5 < usual:
        found *= 10
    return found


@lru_cache
def council() -> Organization:
    external("voting_power/eu_council_regimes.md")
    blocks = []
    for one in REGIMES:
        dated = f"from: {one.first}\nuntil: {one.last}"
        blocks.append(f"organ: COUNCIL\ntitle: Council\nseats: {{named: [{', '.join(sorted(weights(one)))}]}}\n{dated}")
        blocks.append(f"weights: votes\nof: {_flow(weights(one))}\n{dated}")
        rules = [f"{{majority: {{of: all members, number: {one.members}}}}}"]
        rules.append(f"{{majority: {{of: all members, number: {one.weight}, weighted by: votes}}}}")
        if one.people:
            blocks.append(f"weights: population\nof: {_flow(people(one))}\n{dated}")
            rules.append(f"{{majority: {{of: all members, number: {one.population}, weighted by: population}}}}")
        blocks.append(f"decision: [COUNCIL]\ntogether: [{', '.join(rules)}]\n{dated}")
    corpus = corpus_of(T="treaty, 1957-03-25\n" + article(1, "entry into force: on signature") + article(2, "\n\n".join(blocks)))
    return Organization(corpus).with_entries(entries_of("1957-03-25 BEL, DEU, FRA, ITA, LUX, NLD signs T\n", corpus))


def _flow(table: dict[str, int]) -> str:
    return "{" + ", ".join(f"{state}: {number}" for state, number in sorted(table.items())) + "}"


def on(day: str) -> Organs:
    return council().on(day).organs


def adopted(coalition: frozenset[str], regime: Regime, day: str) -> bool:
    votes = ",".join(f"{state}={'yes' if state in coalition else 'no'}" for state in weights(regime))
    found = on(day).ask_outcome(organ="COUNCIL", votes=votes).value["adopted"]
    assert isinstance(found, bool)
    return found


def coalition(regime: Regime, total: int) -> frozenset[str]:
    """Find the largest coalition whose votes weigh so much, or as little less as there is (no ten weights of 1981 make 44): the most members, then the most people."""
    best: dict[int, tuple[int, int, frozenset[str]]] = {0: (0, 0, frozenset())}
    count = people(regime) if regime.people else {}
    for state, weight in sorted(weights(regime).items()):
        for so_far, (many, souls, who) in list(best.items()):
            found = (many + 1, souls + count.get(state, 0), who | {state})
            if so_far + weight <= total and found[:2] > best.get(so_far + weight, (0, 0, frozenset()))[:2]:
                best[so_far + weight] = found
    return best[max(best)][2]


@every_regime
def test_so_many_States_sit_and_so_much_do_they_weigh(regime: Regime) -> None:
    sums = {"v10": 63, "v12": 76, "v15": 87, "v25t": 124, "v25": {25: 321, 27: 345, 28: 352}.get(len(weights(regime)), 0)}

    assert sum(weights(regime).values()) == sums[regime.votes]
    for day in (regime.first, regime.last):
        assert on(day).members("COUNCIL") == tuple(sorted(weights(regime)))


@every_regime
def test_at_the_threshold_of_votes_a_text_is_adopted_and_one_vote_below_it_is_not(regime: Regime) -> None:
    at, below = coalition(regime, regime.weight), coalition(regime, regime.weight - 1)

    assert sum(weights(regime)[state] for state in at) == regime.weight
    assert len(at) >= regime.members
    assert len(below) >= regime.members
    for day in (regime.first, regime.last):
        assert adopted(at, regime, day)
        assert not adopted(below, regime, day)


@every_regime
def test_with_one_member_too_few_no_weight_is_enough(regime: Regime) -> None:
    """The heaviest States reach the votes before they are so many."""
    heaviest = sorted(weights(regime), key=lambda state: -weights(regime)[state])
    few, enough = frozenset(heaviest[: regime.members - 1]), frozenset(heaviest[: regime.members])
    reached = sum(weights(regime)[state] for state in few) >= regime.weight

    assert not adopted(few, regime, regime.first)
    assert adopted(enough, regime, regime.first) or not reached


@of_people
def test_three_large_States_hold_too_many_people_to_be_outvoted(regime: Regime) -> None:
    """62 per cent of the people are needed: Germany, France and Italy hold more than 38, and have too few votes to stop it otherwise."""
    large = {"DEU", "FRA", "ITA"}
    others = frozenset(weights(regime)) - large
    answer = on(regime.first).ask_outcome(
        organ="COUNCIL", votes=",".join(f"{one}={'yes' if one in others else 'no'}" for one in weights(regime))
    )

    assert (answer.value["adopted"], answer.value["need"]) == (False, regime.population)
    assert sum(people(regime)[state] for state in large) * 100 > 38 * sum(people(regime).values())


@of_people
def test_the_threshold_of_people_is_62_in_a_hundred_of_those_in_the_table(regime: Regime) -> None:
    whole = sum(people(regime).values())

    assert abs(regime.population * 100 - 62 * whole) * 1000 < 62 * whole
