"""The question *powers*: who may sign for a State on a date, for what, by which office or by which act."""

from __future__ import annotations

from typing import Any

import pytest

from foedus.answer import plain
from tests.spec.powers.conftest import Record, record

JOURNAL = """
    1999-01-01 KAZ gives full powers to "A. Serikova" ^paper
      for: AGR
      to: initial
      issued by: head of State
      from: 1999-02-01
      until: 1999-12-31

    1999-01-02 KAZ charges with an office "B. Omarov" ^charge
      office: foreign minister
      until: 1999-06-30

    1999-01-03 KAZ issues credentials to "C. Akhmetova"
      organ: CSC
      session: spring of 1999

    1999-01-04 KAZ accredits "D. Nurlan"
      to: RUS
      as: head of mission

    1999-01-05 KAZ delegates signature to "E. Bek"
      issued by: head of government
      kinds: signature, vote-for

    1999-01-06 KAZ names as alternate "F. Sadyk"
      of: C. Akhmetova
      organ: CSC

    1999-01-07 RUS dispenses with the full powers of "G. Tore"
      state: KAZ
      for: AGR
    """
OFFICES = ["head of State", "head of government", "foreign minister"]


def rows(found: Record, on: str, **given: str) -> list[dict[str, Any]]:
    """Give the rows of the answer."""
    told: list[dict[str, Any]] = plain(found.ask("powers", on, of="KAZ", **given).value)
    return told


def test_the_three_offices_may_do_every_act_of_concluding_a_treaty_and_nobody_else_where_nobody_is_named() -> None:
    found = record("1992-05-15 KAZ signs CST")

    assert [row["capacity"] for row in rows(found, "1993-01-01")] == OFFICES
    assert {tuple(row["may"]) for row in rows(found, "1993-01-01")} == {("adopt", "initial", "sign", "consent")}
    answer = found.ask("powers", "1993-01-01", of="KAZ")
    assert [(one.code, one.article) for one in answer.because] == [
        ("offices-need-no-full-powers", "VCLT 7(2)(a)"),
        ("powers-none-on-record", "VCLT 7(1)"),
    ]


def test_who_is_named_stands_beside_the_offices_with_what_they_may_do_and_by_which_act() -> None:
    found = record(JOURNAL)

    told = {row["person"]: (row["ground"], row["may"], row["scope"]) for row in rows(found, "1999-03-01") if row["person"]}
    assert told == {
        "B. Omarov": ("office", ["adopt", "initial", "sign", "consent"], []),
        "A. Serikova": ("full-powers", ["adopt", "initial"], ["AGR"]),
        "C. Akhmetova": ("credentials", ["adopt", "represent"], ["CSC"]),
        "D. Nurlan": ("accreditation", ["adopt", "represent"], ["RUS"]),
        "E. Bek": ("signature-delegated", ["signature", "vote-for"], []),
        "F. Sadyk": ("alternate", ["adopt", "represent"], ["CSC"]),
        "G. Tore": ("powers-dispensed", ["adopt", "initial", "sign", "consent"], ["AGR"]),
    }
    paper = next(row for row in rows(found, "1999-03-01") if row["person"] == "A. Serikova")
    assert (paper["since"], paper["until"], paper["act"]) == ("1999-02-01", "1999-12-31", found.act("paper"))
    charge = next(row for row in rows(found, "1999-03-01") if row["person"] == "B. Omarov")
    assert (charge["capacity"], charge["act"]) == ("acting foreign minister", found.act("charge"))


@pytest.mark.parametrize(("on", "there"), [("1999-01-31", False), ("1999-02-01", True), ("1999-12-31", True), ("2000-01-01", False)])
def test_powers_begin_and_end_with_the_days_that_they_name(on: str, there: bool) -> None:
    assert ("A. Serikova" in [row["person"] for row in rows(record(JOURNAL), on)]) is there


def test_to_ask_for_an_instrument_or_an_organ_names_those_who_may_act_there() -> None:
    found = record(JOURNAL)

    assert [row["person"] for row in rows(found, "1999-07-01", under="AGR")] == ["", "", "", "A. Serikova", "E. Bek", "G. Tore"]
    assert [row["person"] for row in rows(found, "1999-07-01", under="CST")] == ["", "", "", "E. Bek"]
    assert [row["person"] for row in rows(found, "1999-07-01", in_="CSC")] == ["C. Akhmetova", "F. Sadyk"]


def test_a_restriction_counts_against_the_State_only_where_the_others_were_told_by_article_47() -> None:
    paper = "1999-01-01 KAZ gives full powers to A. Serikova\n  restriction: subject to approval of the price\n"
    secret, told = record(paper), record(paper + "  notified: 1999-01-02\n")

    assert "powers-restricted-unnotified" in [one.code for one in secret.ask("powers", "1999-02-01", of="KAZ").because]
    assert "powers-restricted" in [one.code for one in told.ask("powers", "1999-02-01", of="KAZ").because]
    assert all(one.article == "VCLT 47" for one in told.ask("powers", "1999-02-01", of="KAZ").because if one.code == "powers-restricted")


def test_who_deputizes_for_a_chair_stands_in_the_answer_about_the_chair_and_signs_for_nobody() -> None:
    found = record("""
        2003-01-01 KAZ takes the chair of CSC

        2003-02-01 CSC lets deputize in the chair "A. Serikova"
          organ: CSC
          state: RUS
          until: 2003-02-28
        """)

    assert "chair-deputy-on-record" in [one.code for one in found.ask("chair", "2003-02-10", of="CSC").because]
    assert "chair-deputy-on-record" not in [one.code for one in found.ask("chair", "2003-03-10", of="CSC").because]
    assert [row["person"] for row in rows(found, "2003-02-10")] == ["", "", ""]
