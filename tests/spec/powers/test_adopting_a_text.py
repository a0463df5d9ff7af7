"""Who takes part in adopting a text: heads of mission and accredited representatives (Vienna Convention on the Law of Treaties, arts. 7(2) and 9)."""

from __future__ import annotations

import pytest

from tests.spec.powers.conftest import Record, record


def adopted(where: str, papers: str = "", capacity: str = "accredited representative", person: str = "A. Serikova") -> Record:
    """Let somebody take part for Kazakhstan in adopting a text somewhere."""
    by = f"      signatory: {person}\n      capacity: {capacity}\n"
    return record(f"{papers}\n    1992-05-10 KAZ adopts the text of CST\n      in: {where}\n{by}")


MISSION = "    1992-01-01 KAZ accredits A. Serikova\n      to: RUS\n      as: head of mission\n"
CREDENTIALS = "    1992-05-01 KAZ issues credentials to A. Serikova\n      organ: CSC\n      session: May 1992\n"


def test_a_head_of_mission_adopts_the_text_of_a_treaty_with_the_receiving_State_by_article_7_2_b() -> None:
    assert adopted("RUS", MISSION, "head of mission").findings() == []
    assert adopted("ARM", MISSION, "head of mission").findings() == ["adopted-without-authority"]


@pytest.mark.parametrize("papers", [CREDENTIALS, "    1992-05-01 KAZ accredits A. Serikova\n      to: CSC\n"])
def test_an_accredited_representative_adopts_the_text_in_that_organ_by_article_7_2_c(papers: str) -> None:
    assert adopted("CSC", papers).findings() == []
    assert adopted("ORG", papers).findings() == ["adopted-without-authority"]


def test_to_adopt_a_text_as_accredited_is_not_to_sign_it() -> None:
    found = record(
        CREDENTIALS + "\n    1992-05-15 KAZ signs CST\n      signatory: A. Serikova\n      capacity: accredited representative\n"
    )

    assert found.status("KAZ", "1992-06-01") == "conditional"


def test_an_alternate_takes_the_place_of_the_representative() -> None:
    alternate = "\n    1992-05-02 KAZ names as alternate B. Omarov\n      of: A. Serikova\n      organ: CSC\n"

    assert adopted("CSC", CREDENTIALS + alternate, person="B. Omarov").findings() == []
    assert adopted("CSC", alternate, person="B. Omarov").findings() == ["adopted-without-authority"]


def test_full_powers_to_adopt_reach_no_further() -> None:
    papers = "    1992-05-01 KAZ gives full powers to A. Serikova\n      to: adopt\n"

    assert adopted("ORG", papers, "plenipotentiary").findings() == []
    signs = "\n    1992-05-15 KAZ signs CST\n      signatory: A. Serikova\n"
    assert record(papers + signs).status("KAZ", "1992-06-01") == "conditional"


def test_adopting_a_text_changes_no_status_and_is_not_judged_where_nobody_is_named() -> None:
    found = record("1992-05-10 KAZ adopts the text of CST")

    assert found.status("KAZ", "1992-06-01") == "none"
    assert found.findings() == []
