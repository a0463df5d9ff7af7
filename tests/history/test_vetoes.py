"""214 vetoes in the Security Council, February 1946 to July 2022, by who cast them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import lru_cache

from foedus.answer import Answer
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization
from tests.history.names import Row, code, rows
from tests.history.test_council_totals import TABLE as TOTALS
from tests.spec.small import codes

TABLE = "unsc/unsc_vetoes_1946_sept2022.csv"
BY_STATE = ("China", "France", "Russia", "USSR", "USA", "UK")
COLUMNS = ("member_veto1", "member_veto2", "member_veto3")


def by(row: Row) -> tuple[str, ...]:
    return tuple(sorted({code(row[column]) for column in COLUMNS if row[column]}))


@lru_cache
def nations() -> Organization:
    found = open_organization("un").organization
    assert found is not None
    return found


def asked(row: Row, numbers: str) -> Answer:
    day = datetime.strptime(row["date"], "%m/%d/%Y").date().isoformat()
    votes = ",".join([*(f"{state}=no" for state in by(row)), numbers])
    return nations().on(day).organs.ask_outcome(organ="SC", matter="any", votes=votes)


def test_everybody_else_for_it_and_still_not_adopted() -> None:
    """The most that the others could do: all of them for the draft."""
    assert len(rows(TABLE)) == 214
    for row in rows(TABLE):
        council = 11 if int(row["year"]) <= 1965 else 15
        answer = asked(row, f"yes={council - len(by(row))}")
        (said,) = (one for one in answer.because if one.code == "outcome-vetoed")
        assert answer.value["adopted"] is False
        assert dict(said.params) == {"states": by(row)}, row["draft"]


def test_who_cast_how_many_by_name_and_by_the_columns_of_the_table() -> None:
    """The columns for each State lack what the names have in 26 rows, so the names are read."""
    named = Counter(state for row in rows(TABLE) for state in by(row))
    marked = Counter(code(column) for row in rows(TABLE) for column in BY_STATE if row[column] == "1")

    assert named == {"SUN": 90, "USA": 82, "RUS": 31, "GBR": 29, "CHN": 17, "FRA": 16}
    assert marked == {"SUN": 84, "USA": 71, "RUS": 31, "GBR": 29, "CHN": 17, "FRA": 7}


def test_two_tables_agree_the_numbers_of_one_with_the_names_of_the_other() -> None:
    """Where a draft stands in both, the totals of the one and the vetoes of the other together give: reached, and vetoed."""
    totals = {row["text"]: row for row in rows(TOTALS) if row["outcome_in_table"] == "veto"}
    both = [(row, totals[row["draft"]]) for row in rows(TABLE) if row["draft"] in totals]

    for row, total in both:
        others = int(total["against"]) - len(by(row))
        answer = asked(row, f"yes={total['for']},no={others},abstain={total['abstain']}")
        assert others >= 0, row["draft"]
        assert "outcome-vetoed" in codes(*answer.because), row["draft"]

    assert len(both) >= 150
