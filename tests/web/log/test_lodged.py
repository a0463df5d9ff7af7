"""What was lodged for a State is shown as lodged: with the official who lodged it, its form, and what it waits for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.journal import parse
from foedus.shelves.entries import enter
from foedus.shelves.founding import open_log
from foedus.shelves.opening import Opened
from tests.web.log.conftest import LoggedSite, begin, serving

LODGED = """
2026-03-01T16:40:00+03:00 SG lodges assistance-request
  from: KAZ
  form: voice, to be confirmed
  channel: voice
  says: what=assistance, asks=<b>lorries</b>
  crisis: kazakhstan-2022

2026-03-01T16:50:00+03:00 SG lodges assistance-request
  from: KGZ
  form: copy, original awaited
  channel: fax
  says: what=peacekeepers
  crisis: kazakhstan-2022
"""


@pytest.fixture(scope="module")
def lodged(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoggedSite]:
    folder: Path = tmp_path_factory.mktemp("lodged")
    place = begin(opened, folder / "csto.db")
    journal = parse(LODGED, path="lodged.journal", vocabulary=VOCABULARY, log="csto")
    assert journal.findings == ()
    log = open_log(place)
    enter(log, journal.entries)
    log.shelf.close()
    with serving(place) as site:
        yield site


def shown(site: LoggedSite, path: str) -> str:
    reply = site.get(path)
    assert reply.status == 200
    return re.sub(r"\s+", " ", reply.text)


def test_the_page_of_a_crisis_lists_what_waits_apart_from_what_happened(lodged: LoggedSite) -> None:
    page = shown(lodged, "/en/crises/kazakhstan-2022/?on=2026-03-02")
    happened, waiting = page.split("<h2>Lodged, and not confirmed")

    assert "<b>Kyrgyzstan</b> requests peacekeepers" in happened
    assert "(lodged by <b>Secretary General</b>: copy, original awaited; fax)" in happened
    assert "voice, to be confirmed" not in happened
    assert "voice, to be confirmed; voice)" in waiting
    assert "Внесено и не подтверждено" in shown(lodged, "/ru/crises/kazakhstan-2022/?on=2026-03-02")
    assert "Lodged, and not confirmed" not in shown(lodged, "/en/crises/kazakhstan-2022/?on=2026-02-27")


def test_the_page_of_a_lodged_act_says_for_what_it_waits(lodged: LoggedSite) -> None:
    record = shown(lodged, "/en/record/?kind=lodged&on=2026-03-02")
    pages = [shown(lodged, f"/en/record/{act}/?on=2026-03-02") for act in dict.fromkeys(re.findall(r"/en/record/([0-9a-f]{16})", record))]
    told = "the act came as “voice, to be confirmed”. Its effect waits until the State confirms it."

    assert len(pages) == 2
    assert [told in page for page in pages].count(True) == 1


def test_attack_markup_in_the_act_inside_is_escaped(lodged: LoggedSite) -> None:
    page = shown(lodged, "/en/crises/kazakhstan-2022/?on=2026-03-02")

    assert "<b>lorries</b>" not in page
    assert "&lt;b&gt;lorries&lt;/b&gt;" in page
