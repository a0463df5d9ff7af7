"""Whoever wants a delegate to sign something else at the signing page, or somewhere else, does not come through; and what is lacking is said."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import msgspec
import pytest
from playwright.sync_api import Browser, Route

from tests.witness.page.conftest import DEVICE, ROOT, ROOT_KEY, Desk, act_text, signed

REQUEST = "2026-11-22 KAZ requests assistance"


@pytest.fixture
def elsewhere(desk: Desk) -> Iterator[str]:
    """Serve a page that shows the signing page inside itself."""
    frame = (
        f'<!doctype html><title>A gift</title><iframe src="{desk.address}/sign/en" allow="publickey-credentials-get *"></iframe>'.encode()
    )

    class Conversation(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(frame)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Conversation)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def is_on_record(desk: Desk, text: str) -> bool:
    return desk.log.shelf.position(sha256(text.encode()).hexdigest()) is not None


def test_attack_the_page_in_a_frame_is_not_shown(desk: Desk, elsewhere: str) -> None:
    desk.page.goto(elsewhere)
    desk.page.wait_for_timeout(300)

    assert desk.page.frames[1].url.startswith("chrome-error:")
    assert any("frame-ancestors" in one for one in desk.complaints)


def test_attack_the_page_in_a_frame_whose_headers_somebody_took_away_signs_nothing(desk: Desk, elsewhere: str) -> None:
    def stripped(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(status=200, body=answer.text(), content_type="text/html")

    desk.page.route("**/sign/en", stripped)
    desk.page.goto(elsewhere)
    frame = desk.page.frames[1]
    frame.wait_for_selector("#unable:not([hidden])")

    assert frame.locator("#unable").inner_text().startswith("This page is shown inside another page")
    assert frame.locator("#sign").is_disabled()
    assert frame.locator("#making button").is_disabled()


def test_attack_an_act_that_is_changed_after_it_was_read_is_not_signed(desk: Desk) -> None:
    text = act_text(REQUEST, desk.credentialed())
    desk.read(text)
    desk.page.fill("#bytes", text.replace("2026-11-22", "2026-11-23"))

    assert desk.page.locator("#shown").is_hidden()
    assert desk.page.locator("#sign").is_disabled()


def test_attack_an_act_that_is_changed_on_its_way_is_not_carried(desk: Desk) -> None:
    text = act_text(REQUEST, desk.credentialed())
    changed = text.replace("2026-11-22", "2026-11-23")

    def change(route: Route) -> None:
        body = route.request.post_data_buffer
        assert body is not None
        route.continue_(post_data=body.replace(text.encode(), changed.encode()))

    desk.page.route("**/sign/en/submit", change)
    desk.read(text)
    desk.sign()

    assert desk.said("signing-wrong").startswith("The passkey signed another challenge than this act's id")
    assert not is_on_record(desk, text)
    assert not is_on_record(desk, changed)


def test_attack_another_id_than_the_browsers_own_is_not_signed(desk: Desk) -> None:
    def lie(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"id": "0" * 64})

    desk.page.route("**/sign/en/act", lie)
    desk.read(act_text(REQUEST, ROOT_KEY))

    assert "Do not sign" in desk.said("reading-wrong")
    assert desk.page.locator("#sign").is_disabled()


def test_attack_bytes_that_are_not_the_acts_one_form_are_not_signed(desk: Desk) -> None:
    desk.read(act_text(REQUEST, ROOT_KEY).replace('"seat":', '"seat": '))

    assert desk.said("reading-wrong").startswith("These ")
    assert "not the canonical form" in desk.said("reading-wrong")
    assert desk.page.locator("#sign").is_disabled()


def test_attack_an_act_of_another_log_is_not_signed(desk: Desk) -> None:
    desk.read(act_text(REQUEST, ROOT_KEY, log="elsewhere"))

    assert desk.said("reading-wrong") == "This witness does not watch a log “elsewhere”, and knows no host to carry the act to."
    assert desk.page.locator("#sign").is_disabled()


def test_attack_a_passkey_of_another_page_signs_nothing_here(desk: Desk) -> None:
    """The root key names the passkey with another site and page: with what it signs on this one the host does nothing."""
    act = msgspec.json.decode(desk.make())
    act["body"] |= {"relying_party": "host.example", "origin": "https://host.example"}
    desk.enter(signed(msgspec.json.encode(act, order="sorted").decode(), ROOT))
    desk.witness.mirrors.update("union", desk.witness.clock())
    text = act_text(REQUEST, act["body"]["grants"])
    desk.read(text)
    assert f"This key signs on the page https://host.example, and this page is {desk.address}." in desk.said("doubts")
    desk.sign()

    assert desk.said("outcome-said").startswith("The log union refuses the act, with its signature: The passkey signed for another site")
    assert not is_on_record(desk, text)


def test_attack_a_passkey_that_the_act_does_not_name_signs_nothing(desk: Desk) -> None:
    desk.credentialed()
    text = act_text(REQUEST, ROOT_KEY)
    desk.read(text)
    assert "and not as a passkey" in desk.said("doubts")
    desk.sign()

    assert desk.said("signing-wrong").startswith(f"The signature of the key {ROOT_KEY} on this act is not true.")
    assert not is_on_record(desk, text)


def test_attack_a_device_that_does_not_know_its_holder_signs_nothing_and_makes_no_passkey(desk: Desk) -> None:
    text = act_text(REQUEST, desk.credentialed())
    desk.device.send("WebAuthn.setUserVerified", {"authenticatorId": desk.authenticator, "isUserVerified": False})
    desk.read(text)
    desk.sign()
    desk.page.click("#making button")
    desk.page.wait_for_selector("#making-wrong:not([hidden])")

    assert desk.said("signing-wrong").startswith("Nothing was signed: you cancelled")
    assert desk.said("making-wrong").startswith("No passkey was made: you cancelled")
    assert not is_on_record(desk, text)


def test_attack_a_device_that_knows_nobody_makes_no_passkey(desk: Desk) -> None:
    desk.device.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": desk.authenticator})
    desk.device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"hasUserVerification": False}})
    desk.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    desk.page.fill("#seat", "KAZ")
    desk.page.fill("#holder", "A. Delegate")
    desk.page.click("#making button")
    desk.page.wait_for_selector("#making-wrong:not([hidden])")

    assert desk.said("making-wrong").startswith(("No passkey was made", "This device makes no passkey"))
    assert desk.page.locator("#made").is_hidden()


def test_attack_words_of_an_act_are_words_and_never_a_script(desk: Desk) -> None:
    desk.make(holder='<img src="x" onerror="document.title = 1">')
    text = desk.kept("made-file")
    desk.read(text)

    assert '<img src="x" onerror=' in desk.said("fields")
    assert '<img src="x" onerror=' in desk.said("made-journal")
    assert desk.page.locator("img").count() == 0
    assert desk.complaints == []


@pytest.mark.parametrize("what", ["act", "passkey", "submit"])
def test_attack_another_page_asks_the_witness_in_a_readers_browser(desk: Desk, what: str) -> None:
    asked = urllib.request.Request(f"{desk.witness.url}/sign/en/{what}", b"{}", {"Origin": "https://host.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked)

    with refused.value as answer:
        assert answer.code == 422
        assert json.loads(answer.read())["wrong"].startswith("This was asked from the page https://host.example")


def test_attack_a_new_passkey_whose_words_are_another_pages_is_not_written_down(desk: Desk) -> None:
    sent: list[bytes] = []
    desk.page.on("request", lambda request: sent.append(request.post_data_buffer or b"") if request.url.endswith("/passkey") else None)
    desk.make()
    told = msgspec.json.decode(sent[0])
    here = desk.witness.url
    changes: list[dict[str, object]] = [told | {"challenge": "AAAA"}, told | {"attestation": "AAAA"}, told | {"client": "?"}, told, {}]
    for changed in changes:
        asked = urllib.request.Request(f"{here}/sign/en/passkey", msgspec.json.encode(changed), {"Origin": here})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asked)
        with refused.value as answer:
            assert answer.code == 422


def test_a_browser_without_passkeys_is_told_how_else_to_sign(desk: Desk, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto(f"{desk.address}/sign/en")

    assert page.locator("#unable").inner_text().startswith("This browser has no passkeys.")
    assert page.locator("#sign").is_disabled()
    context.close()


@pytest.mark.parametrize(("language", "said"), [("en", "A passkey belongs to a name"), ("ru", "Ключ принадлежит имени")])
def test_at_an_address_of_numbers_the_page_says_that_a_passkey_belongs_to_a_name(desk: Desk, language: str, said: str) -> None:
    desk.page.goto(f"{desk.witness.url}/sign/{language}")

    assert said in desk.said("unable")
    assert desk.page.locator("#making button").is_disabled()


def test_where_no_root_key_is_known_for_a_seat_the_page_asks_for_it(desk: Desk) -> None:
    desk.page.evaluate("document.querySelector('section:last-of-type details').open = true")
    for name, value in {"seat": "BLR", "holder": "A. Delegate"}.items():
        desk.page.fill(f"#{name}", value)
    desk.page.click("#making button")
    desk.page.wait_for_selector("#making-wrong:not([hidden])")

    assert desk.said("making-wrong").startswith("The copy of the record here names no root key that stands over BLR.")


def test_a_witness_that_is_gone_is_said_to_be(desk: Desk) -> None:
    desk.page.route("**/sign/en/act", lambda route: route.abort())
    desk.read(act_text(REQUEST, ROOT_KEY))

    assert desk.said("reading-wrong").startswith("The witness does not answer as it should.")


@pytest.mark.parametrize(
    "path", ["/sign/de", "/sign/../home.py", "/sign/page.html", "/sign/act/", f"/sign/act/{'0' * 64}", "/sign/act/../../x"]
)
def test_what_the_page_has_not_is_not_there(desk: Desk, path: str) -> None:
    assert desk.witness.server.asked(path).status == 404
    assert desk.witness.server.posted(path, b"", "h", "http://h").status == 404
