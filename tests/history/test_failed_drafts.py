"""53 drafts of the Security Council that failed, with the lists of who was for, abstained and was against: number and veto by name.

The table orders its tallies for, abstaining, against.
"""

from __future__ import annotations

import ast

from foedus.answer import Answer
from tests.history.names import PERMANENT, Row, listed, rows
from tests.history.test_council_totals import council
from tests.spec.small import codes

TABLE = "unsc/unsc_failed_drafts_votes.csv"
DID = {"In Favor": "yes", "Abstain": "abstain", "Against": "no"}
TWICE = "S/2017/962"


def symbol(row: Row) -> str:
    return row["Voting On"].strip()


def tally(row: Row) -> tuple[int, int, int]:
    yes, abstaining, against = ast.literal_eval(row["For,Abstain,Against"])
    return yes, abstaining, against


def asked(row: Row) -> Answer:
    """Ask what becomes of the votes that are listed; a member in no list took no part (S/12138 names eight of fifteen)."""
    did = dict.fromkeys(council(row["Year"]).members("SC"), "not-participating")
    did |= {state: word for column, word in DID.items() for state in listed(row[column], row["Year"])}
    return council(row["Year"]).ask_outcome(organ="SC", matter="any", votes=",".join(f"{state}={word}" for state, word in did.items()))


def vetoed(row: Row) -> bool:
    return "outcome-vetoed" in codes(*asked(row).because)


def test_every_one_of_them_failed() -> None:
    assert len(rows(TABLE)) == 53
    assert [symbol(row) for row in rows(TABLE) if asked(row).value["adopted"] is not False] == []


def test_the_lists_are_as_long_as_the_tallies_but_one() -> None:
    """S/1127 of 1948 was counted 6-0-5; the list of those for it has five names."""
    short = [symbol(row) for row in rows(TABLE) if tuple(len(listed(row[column], row["Year"])) for column in DID) != tally(row)]

    assert short == ["S/1127"]


def test_one_draft_is_listed_twice_with_different_figures() -> None:
    """S/2017/962 was vetoed 11-2-2; under its symbol stands another vote too, 3-7-5."""
    both = [row for row in rows(TABLE) if symbol(row) == TWICE]

    assert [(tally(row), vetoed(row)) for row in both] == [((3, 5, 7), False), ((11, 2, 2), True)]


def test_who_sat_in_the_council_is_who_sat_by_the_record_of_elections() -> None:
    """The seats of our own history, held against what somebody else listed; Yemen stands there in 1990 by the name of its southern part."""
    different = {
        symbol(row): set(listed(row["Members"], row["Year"])) ^ set(council(row["Year"]).members("SC"))
        for row in rows(TABLE)
        if set(listed(row["Members"], row["Year"])) != set(council(row["Year"]).members("SC"))
    }

    assert different == {"S/21742/Rev.1": {"YEM", "YMD"}}


def test_a_draft_was_vetoed_where_the_table_notes_a_permanent_no_and_failed_for_its_number_elsewhere() -> None:
    noted = {(symbol(row), tally(row)) for row in rows(TABLE) if row["Note"].startswith("Negative vote")}

    read = {(symbol(row), tally(row)) for row in rows(TABLE) if vetoed(row)}

    assert noted <= read
    assert {name for name, _ in read - noted} == {"S/10423", "S/2016/846"}


def test_a_permanent_no_below_the_number_is_said_to_be_no_veto() -> None:
    below = [row for row in rows(TABLE) if not vetoed(row) and PERMANENT & set(listed(row["Against"], row["Year"]))]

    assert len(below) >= 20
    assert [symbol(row) for row in below if "outcome-no-is-no-veto" not in codes(*asked(row).because)] == []
