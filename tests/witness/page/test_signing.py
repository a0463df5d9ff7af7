"""A delegate signs on the page of the member's own witness: what is shown is what is signed, and what comes of it is said."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from foedus.finding import Finding
from foedus.record.passkey import MAGIC
from foedus.record.signature import check_signatures, parse_signatures
from foedus.record.vkey import ED25519, SignerKey
from foedus.witness.signing import SigningPage
from tests.web.clean import assert_clean
from tests.witness.page.conftest import ROOT, ROOT_KEY, Desk, act_text, key_in, signed

STRANGER = SignerKey("stranger", ED25519, bytes(range(128, 160)))
REQUEST = "2026-11-22 KAZ requests assistance"


def test_an_act_that_a_passkey_signed_on_the_page_stands_on_the_record(desk: Desk) -> None:
    key = desk.credentialed()
    text = act_text(REQUEST, key)
    act = sha256(text.encode()).hexdigest()

    desk.read(text)
    assert desk.said("says") == "Kazakhstan requests assistance"
    assert act in desk.said("fields")
    assert key in desk.said("fields")
    assert desk.page.locator("#doubts").is_hidden()
    desk.sign()

    position = desk.log.shelf.position(act)
    assert position is not None
    assert desk.said("outcome-said") == (
        f"The act stands on the record of union, at position {position}. The answer is its proof, under the checkpoint of {desk.log.size} acts."
    )
    (row,) = desk.log.shelf.rows(position, position + 1)
    beside = parse_signatures(row.signatures)
    assert not isinstance(beside, Finding)
    (signature,) = beside
    assert signature.key == key
    assert signature.signature.startswith(MAGIC)
    assert check_signatures(act, key, row.signatures) is None
    assert desk.complaints == []


def test_the_credential_act_says_where_the_passkey_signs_and_waits_for_the_root_key(desk: Desk) -> None:
    text = desk.make(office="Permanent Representative", scopes="assistance-requested, signature")
    read = msgspec.json.decode(text)

    assert read["body"] == {
        "backup": "none", "grants": key_in(text), "holder": "A. Delegate", "office": "Permanent Representative", "origin": desk.address,
        "relying_party": "localhost", "scopes": ["assistance-requested", "signature"],
    }  # fmt: skip
    assert (read["key"], read["seat"], read["log"]) == (ROOT_KEY, "KAZ", "union")
    assert key_in(text) in desk.said("made-journal")
    assert desk.host.takes(signed(text, STRANGER))[0] == 400
    assert desk.host.takes(signed(text, ROOT))[0] == 200


def test_the_root_key_of_the_seat_is_taken_from_the_record_where_the_holder_does_not_know_it(desk: Desk) -> None:
    assert msgspec.json.decode(desk.make(root=""))["key"] == ROOT_KEY


def test_a_passkey_that_no_act_credentials_is_warned_of_and_refused_by_the_host(desk: Desk) -> None:
    key = key_in(desk.make())
    desk.read(act_text(REQUEST, key))
    assert desk.said("doubts").startswith("Before you sign\n")
    assert key in desk.said("doubts")
    desk.sign()

    assert desk.said("outcome-said").startswith("The log union refuses the act, with its signature: ")
    assert desk.kept("note-file").startswith("foedus-refusal/1\nunion\n")


def test_an_act_waits_at_the_witness_while_the_host_is_silent(desk: Desk) -> None:
    key = desk.credentialed()
    desk.host.takes, taking = (lambda _: (503, b"")), desk.host.takes
    text = act_text(REQUEST, key)
    desk.read(text)
    desk.sign()

    assert desk.said("outcome-said").startswith("The act is not on the record yet. kaz.example/w has it since 21 November 2025")
    assert desk.kept("note-file").startswith("foedus-submission/1\nunion\n")
    desk.host.takes = taking
    desk.witness.relay.again("union")
    assert desk.log.shelf.position(sha256(text.encode()).hexdigest()) is not None


def test_an_act_is_fetched_by_its_id_from_what_was_sent_and_from_the_mirror(desk: Desk) -> None:
    text = desk.make()
    act = sha256(text.encode()).hexdigest()
    desk.page.fill("#by-id", act)
    desk.page.click("#fetch")
    assert desk.page.wait_for_selector("#reading-wrong:not([hidden])")
    assert desk.said("reading-wrong").startswith("This witness has no open act of that id")
    desk.enter(signed(text, ROOT))
    desk.witness.mirrors.update("union", desk.witness.clock())

    desk.page.click("#fetch")

    assert desk.page.wait_for_selector("#shown:not([hidden])")
    assert desk.page.input_value("#bytes") == text
    assert "This act stands on the record already, at position 1." in desk.said("doubts")


def test_a_browser_that_keeps_nothing_for_pages_signs_with_what_the_device_offers(desk: Desk) -> None:
    key = desk.credentialed()
    desk.page.evaluate("localStorage.clear()")
    text = act_text(REQUEST, key)
    desk.read(text)
    desk.sign()

    assert desk.log.shelf.position(sha256(text.encode()).hexdigest()) is not None


def test_an_act_is_read_from_a_file_with_the_signatures_of_others_beneath(desk: Desk, tmp_path: Path) -> None:
    key = desk.credentialed()
    text = act_text(REQUEST, key)
    (tmp_path / "act.signed").write_bytes(signed(text, ROOT))
    desk.page.set_input_files("#file", tmp_path / "act.signed")
    desk.page.click("#read")
    desk.page.wait_for_selector("#shown:not([hidden])")
    desk.sign()

    position = desk.log.shelf.position(sha256(text.encode()).hexdigest())
    assert position is not None
    (row,) = desk.log.shelf.rows(position, position + 1)
    beside = parse_signatures(row.signatures)
    assert not isinstance(beside, Finding)
    assert [one.key for one in beside] == [ROOT_KEY, key]


def test_the_whole_page_works_by_keyboard(desk: Desk) -> None:
    text = act_text(REQUEST, desk.credentialed())
    desk.page.focus("#bytes")
    desk.page.keyboard.insert_text(text)
    for _ in range(4):
        desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.id") == "read"
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_selector("#shown:not([hidden])")
    assert desk.page.evaluate("document.activeElement.id") == "shown"
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.id") == "sign"
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_selector("#outcome:not([hidden])")

    assert desk.page.evaluate("document.activeElement.id") == "outcome"
    assert desk.log.shelf.position(sha256(text.encode()).hexdigest()) is not None


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_is_clean_for_everyone_light_and_dark_on_a_desk_and_on_a_phone(desk: Desk, language: str) -> None:
    desk.goto(language)
    assert_clean(desk.page)
    key = desk.credentialed()
    desk.read(act_text(REQUEST, key))
    desk.sign()
    assert desk.page.locator("#outcome").is_visible()
    assert_clean(desk.page)
    desk.read(act_text(REQUEST, ROOT_KEY))
    assert desk.page.locator("#doubts").is_visible()
    assert_clean(desk.page)
    desk.read("{}")
    assert desk.page.locator("#reading-wrong").is_visible()
    assert_clean(desk.page)
    assert desk.complaints == []


@pytest.mark.parametrize(("languages", "to"), [("ru-RU,ru;q=0.9", "/sign/ru"), ("fr", "/sign/en")])
def test_the_page_comes_in_the_language_that_the_browser_reads(desk: Desk, languages: str, to: str) -> None:
    answer = SigningPage(desk.witness.relay, desk.witness.mirrors).asked("/sign", languages)

    assert answer.status == 303
    assert ("Location", to) in answer.headers


def test_without_script_the_page_says_how_else_to_sign(desk: Desk, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.address}/sign/en")
    assert "foedus sign" in page.locator("noscript p").inner_text()
    context.close()
