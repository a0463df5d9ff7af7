"""The pages of a logged record say on which checkpoint they rest; a draft says that it has none; what is entered meanwhile is seen."""

from __future__ import annotations

import json
import re
import sqlite3
from html import unescape
from pathlib import Path

import pytest

from foedus.record.cosignature import cosign
from foedus.record.vkey import COSIGNATURE, SignerKey
from foedus.shelves.entries import enter
from foedus.shelves.founding import open_log
from foedus.shelves.opening import Opened, history
from foedus.shelves.witnessing import attach
from tests.web.conftest import Get
from tests.web.log.conftest import FIRST, LoggedSite, begin, serving
from tests.web.places import LANGUAGES


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_the_foot_names_the_log_and_leads_to_the_checkpoint(logged: LoggedSite) -> None:
    head = logged.reader.head
    assert head is not None

    foot = logged.get("/en/treaty/CST/4/?on=2022-01-19").text.partition('<footer class="foot">')[2]

    assert f"log csto, {head.checkpoint.size} acts" in _words(foot)
    assert f'href="/en/record/checkpoints/{head.checkpoint.size}/?on=2022-01-19"' in foot


def test_a_page_as_known_earlier_rests_on_the_first_checkpoint_that_covers_it(logged: LoggedSite) -> None:
    foot = logged.get("/en/?on=2022-01-19&known=100").text.partition('<footer class="foot">')[2]

    assert "/en/record/checkpoints/121/" in foot


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checkpoints_are_listed_newest_first_and_each_has_a_page(logged: LoggedSite, language: str) -> None:
    sizes = [size for size, _ in logged.reader.shelf.notes()]

    listed = json.loads(logged.get(f"/{language}/record/checkpoints/?format=json").body)["rows"]
    assert [int(next(iter(row.values()))) for row in listed] == sizes[::-1]
    for size in sizes:
        reply = logged.get(f"/{language}/record/checkpoints/{size}/")
        assert reply.status == 200
        note = logged.reader.shelf.note(size)
        assert note is not None
        assert note.decode() in unescape(reply.text)


def test_a_list_of_checkpoints_can_be_read_from_any_size_down(logged: LoggedSite) -> None:
    page = logged.get("/en/record/checkpoints/?before=121").text

    assert "/en/record/checkpoints/61/" in page
    assert 'datetime="2026-11-22T03:02:00+03:00"' in page
    assert "<td" in page
    assert "/en/record/checkpoints/121/" not in page.partition("<table")[2].partition("</table>")[0]


@pytest.mark.parametrize("given", ["7", "999999", "x", "-1"])
def test_a_checkpoint_that_was_never_made_is_not_found_and_the_newest_is_named(logged: LoggedSite, given: str) -> None:
    reply = logged.get(f"/en/record/checkpoints/{given}/")

    assert reply.status == 404
    assert "The log has no checkpoint" in reply.text
    assert f"/en/record/checkpoints/{logged.reader.size}/" in reply.text


def test_the_act_that_opened_the_record_is_shown_as_signed_and_history_as_reported(logged: LoggedSite) -> None:
    first, second = (row.id for row in logged.reader.shelf.rows(0, 2))

    opening = logged.get(f"/en/record/{first}/").text
    assert "Signed; the log checked the signature" in opening
    assert "its id is the anchor" in opening
    assert first in logged.get("/en/record/checkpoints/").text
    assert "Reported by the compiler" in logged.get(f"/en/record/{second}/").text


def test_the_way_names_for_which_acts_each_hash_stands(logged: LoggedSite) -> None:
    (row,) = logged.reader.shelf.rows(6, 7)

    way = json.loads(logged.get(f"/en/record/{row.id}/?known=61&format=json&table=way").body)["rows"]

    assert [(one["Stands"], one["For"]) for one in way] == [
        ("on its right", "act 7"),
        ("on its left", "acts 4 to 5"),
        ("on its left", "acts 0 to 3"),
        ("on its right", "acts 8 to 15"),
        ("on its right", "acts 16 to 31"),
        ("on its right", "acts 32 to 60"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_says_that_it_has_no_checkpoints_and_how_a_log_is_begun(get: Get, opened: Opened, language: str) -> None:
    assert opened.organization is not None
    page = get(f"/{language}/record/checkpoints/").text

    assert "foedus log init csto" in page
    assert 'class="draft"' in page
    assert 'data-check="' not in get(f"/{language}/record/{opened.organization.entries[0].id}/").text


def test_a_cosignature_that_comes_later_is_on_the_page_of_its_checkpoint(opened: Opened, tmp_path: Path) -> None:
    place = begin(opened, tmp_path / "record.db", most=10)
    witness = SignerKey("witness.example", COSIGNATURE, bytes(range(32)))

    with serving(place) as site:
        head = site.reader.head
        assert head is not None
        where = f"/en/record/checkpoints/{head.checkpoint.size}/"
        assert "witness.example" not in site.get(where).text
        log = open_log(place)
        attach(log, head, [cosign(head.checkpoint, witness, time=FIRST + 3600)])
        log.shelf.close()

        assert "witness.example" in site.get(where).text
        assert b"witness.example" in site.get("/checkpoint").body


def test_what_others_enter_is_on_the_pages_at_once_and_a_record_that_was_cut_is_shown_no_more(opened: Opened, tmp_path: Path) -> None:
    assert opened.organization is not None
    entries, _ = history(opened.files, opened.organization.corpus)
    place = begin(opened, tmp_path / "record.db", most=100)

    with serving(place) as site:
        assert "log csto, 101 acts" in site.get("/en/").text
        log = open_log(place)
        enter(log, entries[100:130])
        log.shelf.close()
        assert "log csto, 131 acts" in site.get("/en/").text
        assert site.get(f"/en/record/{entries[129].id}/").status == 200

        with sqlite3.connect(place) as attack:
            for guard in ("checkpoints_remain", "rows_remain"):
                attack.execute(f"DROP TRIGGER {guard}")
            attack.execute("DELETE FROM checkpoints WHERE size > 101")
            attack.execute("DELETE FROM rows WHERE position > 100")
        attack.close()

        for language, said in (("en", "The record is not what it was"), ("ru", "Запись — не та, что была")):
            reply = site.get(f"/{language}/")
            assert (reply.status, said in reply.text) == (503, True)
