"""Eighty-one dated questions with historical answers, kept by others: each is an expectation of some shipped corpus.

The list lies beside the checkout (``../shared/domain/cases.csv``) and does not ship; where it is absent nothing can be compared,
and the expectations themselves are judged all the same (``test_shipped.py``).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest

from foedus.organization.expectations import Expectation
from tests.corpora_shipped.test_shipped import expectations

CASES = Path(__file__).parents[3] / "shared" / "domain" / "cases.csv"
CORPUS = {
    "ANZUS": "anzus", "AU": "au", "Collective": "csto", "ECOWAS": "ecowas", "GCC": "gcc", "Modified": "brussels", "NATO": "nato", "North": "nato",
    "Pact": "arab", "Rio": "rio", "TEU": "eu", "UN": "un", "UNSC": "un", "Warsaw": "warsaw",
}  # fmt: skip
"""The corpus of each treaty, by the first word of its name in the list."""
TALLY = re.compile(r"\[\[organ=(?P<organ>\w+);matter=(?P<matter>[^;]+);seats=\d+;Y=(?P<yes>\d+);N=(?P<no>\d+)")

Row = dict[str, str]


@lru_cache
def cases() -> tuple[Row, ...]:
    if not CASES.exists():
        return ()
    with CASES.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def corpus_of(row: Row) -> str:
    return CORPUS[row["treaty"].split()[0]]


def counted(votes: str) -> tuple[int, int]:
    """Give how many say yes and no in a question's votes: by name, or as numbers."""
    found: Counter[str] = Counter()
    for key, _, value in (one.strip().partition("=") for one in votes.split(",")):
        found[key if value.isdigit() else value] += int(value) if value.isdigit() else 1
    return found["yes"], found["no"]


def asks(one: Expectation, row: Row) -> bool:
    """Say whether an expectation puts the question of a row: its day, and where votes are given the same votes or the same silence."""
    day = one.parameters.get("on") or one.parameters.get("at", "")[:10]
    tally = TALLY.search(row["question"])
    if day != row["date"] or tally is None:
        return day == row["date"]
    if tally["matter"] == "silence":
        return one.question == "silence"
    return one.question == "outcome" and counted(one.parameters.get("votes", "")) == (int(tally["yes"]), int(tally["no"]))


def agrees(one: Expectation, row: Row) -> bool:
    """Say whether what is expected goes the way of the row's answer, where that is one of the words that leave no choice."""
    told, has = row["expected"], one.expect.get("answer has")
    adopted = has.get("adopted") if isinstance(has, dict) else None
    if told.startswith("contested"):
        return "contested" in (one.expect.get("answer"), adopted)
    if one.question != "outcome" or not told.startswith(("adopted", "not adopted")):
        return True
    return adopted is told.startswith("adopted")


def unmet(rows: Iterable[Row]) -> list[str]:
    """Give the rows that no expectation puts; each expectation answers for one row alone."""
    left = {name: list(expectations(name)) for name in set(CORPUS.values())}
    missing = []
    for row in rows:
        free = left[corpus_of(row)]
        found = next((one for one in free if asks(one, row) and agrees(one, row)), None)
        if found is None:
            missing.append(f"{row['treaty']}, {row['date']}: {row['question']}")
        else:
            free.remove(found)
    return missing


def test_every_case_of_the_list_is_an_expectation_of_some_corpus() -> None:
    if not cases():
        # The list is no part of what lies beside every checkout (../shared/data), so its absence fails nowhere.
        pytest.skip(f"the list of cases is not beside this checkout (looked for at {CASES})")

    assert len(cases()) == 81
    assert unmet(cases()) == []


def test_a_case_that_nobody_expects_would_be_missed() -> None:
    row = {"treaty": "Rio Treaty Arts. 16-19", "date": "1964-07-26", "question": "[[organ=RIO;matter=2/3;seats=19;Y=15;N=4;A=0;X=0]]"}

    assert unmet([row | {"expected": "adopted"}]) == []
    assert unmet([row | {"expected": "not adopted"}]) != []
    assert unmet([row | {"expected": "adopted"}] * 2) != []
    assert unmet([row | {"expected": "adopted", "date": "1964-07-27"}]) != []
