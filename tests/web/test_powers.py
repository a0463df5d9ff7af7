"""Who may sign stands on a State's page, who signed on an act's, and what is repudiated is shown as contested."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.journal import parse
from foedus.shelves.opening import Opened
from tests.web.conftest import Get, fetching, serving

JOURNAL = """
2025-01-10 KAZ gives full powers to "Aida Serikova" ^paper
  for: TRANSIT-2024
  to: sign
  until: 2026-12-31

2025-02-01 KAZ charges with an office "Bolat Omarov"
  office: foreign minister

2025-03-01 ARM signs TRANSIT-2024 ^unauthorized
  signatory: Tigran Petrosyan
  capacity: delegate

2025-03-02 KAZ takes the chair of CSC ^chair

2025-03-03 KAZ signs TRANSIT-2024 ^signed
  signatory: Aida Serikova
  capacity: plenipotentiary

2025-03-04 CSC decides deploy observers ^decided

2025-06-01 CSC repudiates a decision that it did not take
  repudiates: ^decided

2025-06-01 KAZ repudiates what was done in its name
  repudiates: ^signed, ^chair
"""


ENTRIES = parse(JOURNAL, path="late.journal", vocabulary=VOCABULARY, log="csto", first_position=100_000).entries
REPORTED = "7ec015023c3070e8"
"""Kazakhstan signs the Treaty: of the history that is shipped, which does not say who put the signature."""
IDS = {entry.label: entry.id[:16] for entry in ENTRIES if entry.label}


@pytest.fixture(scope="module")
def fetch(opened: Opened) -> Iterator[Get]:
    """Serve the corpus with acts of persons beside its history."""
    with serving(opened, ENTRIES) as address:
        yield fetching(address)


def test_the_page_of_a_State_says_who_may_sign_for_it(fetch: Get) -> None:
    english, russian = fetch("/en/members/KAZ/").text, fetch("/ru/members/KAZ/").text

    part = english.partition('id="powers"')[2].partition("</table>")[0]
    assert [name in part for name in ("Aida Serikova", "Bolat Omarov", "Head of State", "TRANSIT-2024")] == [True] * 4
    assert "31 December 2026" in part
    assert "исполняющий обязанности министра иностранных дел" in russian


def test_a_State_for_which_nobody_is_named_has_its_offices(fetch: Get) -> None:
    assert "no act on record names anybody" in fetch("/en/members/BLR/").text


def test_the_page_of_a_signature_says_who_signed_and_what_it_comes_to(fetch: Get) -> None:
    signed = fetch(f"/en/record/{IDS['signed']}/").text.partition('id="signatory"')[2]
    waits = fetch(f"/en/record/{IDS['unauthorized']}/").text.partition('id="signatory"')[2]

    assert "Aida Serikova" in signed
    assert "counts as signature" in signed
    assert "waits for confirmation by the State" in waits
    assert "Nothing is on record about which person signed" in fetch(f"/en/record/{REPORTED}/").text


def test_a_repudiated_act_is_shown_as_that_and_what_rests_on_it_as_contested(fetch: Get) -> None:
    assert "Kazakhstan repudiates this act since 1 June 2025" in fetch(f"/en/record/{IDS['chair']}/").text
    assert 'id="repudiated"' not in fetch(f"/en/record/{IDS['unauthorized']}/").text
    assert "repudiates it since 1 June 2025: contested" in fetch("/en/organs/CSC/?on=2025-07-01").text
    chair = '<b>Kazakhstan</b> <span class="st late">contested</span>'
    assert chair in fetch("/en/organs/CSC/?on=2025-07-01").text
    assert chair not in fetch("/en/organs/CSC/?on=2025-05-01").text


def test_a_signature_that_waits_makes_a_status_conditional_on_every_page_that_shows_it(fetch: Get) -> None:
    assert "conditional" in fetch("/en/treaty/TRANSIT-2024/").text
    assert "conditional" in fetch("/en/members/ARM/").text
