"""The instruments of the CSTO beside its Treaty and its Charter: what is known of them is answered, what is not is said to be missing."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

import pytest

from foedus.corpus.duty import Obligation
from foedus.corpus.instrument import Instrument
from foedus.corpus.organ import Organ
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization


@lru_cache
def csto() -> Organization:
    found = open_organization("csto").organization
    assert found is not None
    return found


def instrument(name: str) -> Instrument:
    found = csto().corpus.instrument(name)
    assert found is not None, name
    return found


def in_force(name: str, day: str) -> object:
    return csto().on(day).treaty.ask_in_force(of=name).value


def test_the_instruments_stand_in_the_order_of_their_days() -> None:
    names = [one.id for one in csto().corpus.instruments]

    assert len(names) > 70
    assert names[0] == "CST"
    assert names.index("PROT-1993") < names.index("CH") < names.index("FORCES-2010") < names.index("STATUS-2024")


@pytest.mark.parametrize(("day", "old", "new"), [("2010-12-09", "yes", "no"), ("2010-12-10", "no", "yes")])
def test_the_regulation_on_force_of_2000_gives_way_to_that_of_2010(day: str, old: str, new: str) -> None:
    assert (in_force("FORCE-2000", day), in_force("FORCE-2010", day)) == (old, new)


def test_the_agreement_on_forces_takes_the_place_of_the_protocol_of_2001() -> None:
    assert in_force("FORCES-2001", "2012-06-12") == "conditional"
    assert in_force("FORCES-2001", "2012-06-13") == "no"
    assert csto().on("2012-06-13").treaty.parties("FORCES-2010") == ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")


@pytest.mark.parametrize("name", ["PROT-1993", "MTC-2000", "STATUS-2010", "INFOCRIME-2014", "INFOSEC-2017", "LEGAL-2018", "STATUS-2024"])
def test_an_entry_into_force_that_was_not_found_is_missing_and_not_guessed(name: str) -> None:
    answer = csto().on("2026-01-31").treaty.ask_in_force(of=name)

    assert answer.value == "conditional"
    assert [one.code for one in answer.missing] == ["entry-into-force-not-on-record"]


def test_the_strategy_to_2025_ends_with_the_year() -> None:
    assert (in_force("STRATEGY-2016", "2025-12-31"), in_force("STRATEGY-2016", "2026-01-01")) == ("yes", "no")


def test_the_regulations_on_organs_waited_for_the_Charter() -> None:
    assert (in_force("ORGANS-2003", "2003-09-17"), in_force("ORGANS-2003", "2003-09-18")) == ("no", "yes")


def test_regulations_beside_the_Charter_leave_the_seats_to_the_Charter() -> None:
    answer = csto().on("2010-06-14").organs.ask_members(of="CSC")

    assert {one.article for one in answer.because} == {"CH 13"}


def test_Armenia_did_not_sign_the_protocols_of_Astana() -> None:
    treaty = csto().on("2025-01-01").treaty

    assert {name: treaty.standing("ARM", name).status for name in ("TRANSIT-2024", "STATUS-2024")} == {
        "TRANSIT-2024": "none", "STATUS-2024": "none",
    }  # fmt: skip
    assert treaty.standing("KAZ", "STATUS-2024").status == "signatory"


def test_the_interstate_commission_needs_two_thirds_of_its_national_parts() -> None:
    organs = [one for article in instrument("COMMISSION-2005").articles for one in article.provisions if isinstance(one, Organ)]

    assert [one.quorum for one in organs] == ["two thirds of the national parts"]


def test_the_shares_of_the_budget_are_a_half_and_five_tenths() -> None:
    (duty,) = (one for article in instrument("BUDGET-2024").articles for one in article.provisions if isinstance(one, Obligation))

    assert {state: Fraction(share) for state, share in duty.shares.items()} == {
        "RUS": Fraction(1, 2), **dict.fromkeys(("ARM", "BLR", "KAZ", "KGZ", "TJK"), Fraction(1, 10)),
    }  # fmt: skip


def test_the_office_of_Secretary_General_does_not_rotate_before_that_was_decided() -> None:
    text = str(csto().on("2010-01-01").treaty.ask_text(of="CH 18").value)

    assert "alphabet" not in text
    assert (in_force("ROTATION-2015", "2014-12-31"), in_force("ROTATION-2015", "2016-01-01")) == ("no", "yes")


def test_what_could_be_read_as_a_title_only_says_so_in_both_languages() -> None:
    files = open_organization("csto").files
    titles = [path for path, data in files.items() if re.fullmatch(r"[A-Z0-9-]+\.md", path) and b"Only the title could be read" in data]

    assert len(titles) >= 25
    assert [path for path in titles if "Прочитано только название" not in files[path.replace(".md", ".ru.md")].decode()] == []
