"""Chapter: what an organ has decided, whom it binds, and how the votes on record read beside the announcement."""

from __future__ import annotations

from tests.spec.organs.conftest import Told
from tests.spec.small import codes

DECISIONS = """
2009-06-14 RUS puts to decision 2009/forces
  organ: CSC
  taken by: signature sheet

2009-06-14 BLR is absent from 2009/forces
  organ: CSC
  claims: no consensus

2009-06-14 ARM, KAZ, KGZ, RUS, TJK signs the decision on 2009/forces
  organ: CSC

2009-06-14 CSC decides that the agreement is signed
  motion: 2009/forces

2014-12-23 CSC meets in regular session
  absent: TJK

2014-12-23 CSC decides to create a centre

2024-11-28 KAZ puts to decision 2024/session
  organ: CSC
  title: Documents of the session
  format: limited
  taken by: signature sheet

2024-11-28 ARM does not object to 2024/session
  organ: CSC

2024-11-28 BLR, KAZ, KGZ, RUS, TJK signs the decision on 2024/session
  organ: CSC
"""
ALL = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")


def test_a_decision_despite_an_absence_stands_and_is_read_as_contested(told: Told) -> None:
    answer = told(DECISIONS).on("2010-01-01").organs.ask_decisions(of="CSC")

    (row,) = answer.value
    assert (row["decided"], row["absent"], row["reading"], row["binds"]) == ("2009-06-14", ("BLR",), "contested", ALL)
    assert codes(*answer.because) == ("decisions-on-record", "decision-read-otherwise")


def test_without_votes_on_record_a_decision_binds_all_and_who_stayed_away_from_the_session_is_named(told: Told) -> None:
    answer = told(DECISIONS).on("2015-01-01").organs.ask_decisions(of="CSC", from_="2014-01-01")

    (row,) = answer.value
    assert (row["absent"], row["binds"], row["reading"]) == (("TJK",), ALL, "no votes on record")
    assert codes(*answer.because) == ("decisions-on-record", "decision-without-votes")


def test_a_decision_in_limited_format_binds_those_who_signed_it(told: Told) -> None:
    answer = told(DECISIONS).on("2025-01-01").organs.ask_decisions(of="CSC", from_="2024-01-01")

    (row,) = answer.value
    assert row["binds"] == ("BLR", "KAZ", "KGZ", "RUS", "TJK")
    assert (row["absent"], row["not_objecting"], row["reading"]) == ((), ("ARM",), "adopted")
    assert codes(*answer.because) == ("decisions-on-record", "decision-as-the-votes-read")


def test_an_organ_that_has_decided_nothing_says_so(told: Told) -> None:
    answer = told(DECISIONS).on("2010-01-01").organs.ask_decisions(of="CFM")

    assert (answer.value, codes(*answer.because)) == ((), ("decisions-none-on-record",))
