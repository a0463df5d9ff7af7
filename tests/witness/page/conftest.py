"""This file is about a delegate at the signing page: a host with its gate, the witness of KAZ, a browser, and a device that knows its holder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import structs
from playwright.sync_api import Browser, CDPSession, Page

from foedus.organization.closure import Terms
from foedus.organization.gate import Gate
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.anchor import genesis
from foedus.record.canonical import encode
from foedus.record.journal import parse
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.entries import examined
from foedus.shelves.folder import find_corpus, open_corpus
from foedus.shelves.log import Examined, Log
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.receiving import receive
from foedus.shelves.sequencer import Sequencer
from tests.chromium import as_new, window
from tests.witness.world import KEY, Host, Running, World, world

ROOT = SignerKey("KAZ", ED25519, bytes(range(96, 128)))
ROOT_KEY = key_name(ROOT.verifier.key)
DEVICE = {
    "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
MINDED = (" 422 ", " 404 ", "pub_key_cred_params")
"""What a browser remarks and the page minds: that the witness refused, and that keys of RSA, which no act can name, are not asked for."""


def act_text(line: str, key: str, *, log: str = "union") -> str:
    """Write the bytes of an act of one line of a journal, for a key to sign."""
    act = parse(f"{line}\n", path="x.journal", vocabulary=VOCABULARY, log=log).entries[0].act
    return encode(structs.replace(act, key=key)).decode()


def signed(text: str, *signers: SignerKey) -> bytes:
    """Give an act as it is sent: its bytes and the lines of its signatures."""
    act = sha256(text.encode()).hexdigest()
    return (text + "\n" + "".join(str(sign_act(act, one)) for one in signers)).encode()


@dataclass
class Desk:
    """A delegate's desk: the page is open, and the device is at hand."""

    host: Host
    log: Log
    witness: Running
    page: Page
    device: CDPSession
    authenticator: str
    complaints: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.witness.url.replace("127.0.0.1", "localhost")

    def goto(self, language: str = "en") -> None:
        self.page.goto(f"{self.address}/sign/{language}")

    def make(self, **fields: str) -> str:
        """Make a signing passkey on the page, and give the bytes of the act that credentials it."""
        self.page.evaluate("document.querySelector('section:last-of-type details').open = true")
        for name, value in ({"seat": "KAZ", "holder": "A. Delegate", "root": ROOT_KEY} | fields).items():
            self.page.fill(f"#{name}", value)
        self.page.click("#making button")
        self.page.wait_for_selector("#made:not([hidden]), #making-wrong:not([hidden])")
        return self.kept("made-file")

    def kept(self, link: str) -> str:
        """Save what a link of the page gives."""
        with self.page.expect_download() as waiting:
            self.page.click(f"#{link}")
        return Path(waiting.value.path()).read_text()

    def credentialed(self) -> str:
        """Make a passkey, and have the State's root key name it on the record; give its key."""
        text = self.make()
        self.enter(signed(text, ROOT))
        self.witness.mirrors.update("union", self.witness.clock())
        return key_in(text)

    def enter(self, submission: bytes) -> None:
        status, body = self.host.takes(submission)
        assert status == 200, body

    def read(self, text: str) -> None:
        self.page.fill("#bytes", text)
        self.page.click("#read")
        self.page.wait_for_selector("#shown:not([hidden]), #reading-wrong:not([hidden])")

    def sign(self) -> None:
        self.page.click("#sign")
        self.page.wait_for_selector("#outcome:not([hidden]), #signing-wrong:not([hidden])")

    def said(self, place: str) -> str:
        return self.page.locator(f"#{place}").inner_text()


def key_in(text: str) -> str:
    """Give the key that a credential act names."""
    read: dict[str, Any] = msgspec.json.decode(text)
    return str(read["body"]["grants"])


def begun(here: World) -> tuple[Log, Host]:
    """Open a log under its gate, founded by KAZ, and the host that publishes it and takes acts."""
    corpus = open_corpus(find_corpus("csto")).corpus
    assert corpus is not None
    log = Log(MemoryShelf(KEY.identity), KEY, here.clock, gate=Gate(KEY.identity.keys, Terms(corpus, "secret", here.clock)))
    log.found()
    keys = (KEY.signer.verifier, KEY.clock.verifier)
    act = genesis("union", "UNION", keys, corpus=f"sha256:{'0' * 64}", nonce="0" * 64, done="2026-01-01T00:00:00Z", roots={"KAZ": ROOT_KEY})
    data, _, lines = signed(encode(act).decode(), KEY.signer, ROOT).partition(b"\n")
    first = examined(data, lines, log="union")
    assert isinstance(first, Examined), first
    log.enter([first])
    host, sequencer = here.host(log), Sequencer(log)

    def takes(body: bytes) -> tuple[int, bytes]:
        received = receive(sequencer, body)
        return received.status, received.body

    host.takes = takes
    return log, host


@pytest.fixture(scope="session")
def seat(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """Open a window, in which devices can be put."""
    with window(browser) as page:
        yield page, page.context.new_cdp_session(page)


@contextmanager
def at_desk(folder: Path, seat: tuple[Page, CDPSession]) -> Iterator[Desk]:
    page, device = seat
    with world(folder) as here:
        log, host = begun(here)
        witness = here.witness("KAZ", url=host.url)
        witness.mirrors.update("union", here.clock())
        device.send("WebAuthn.enable")
        made = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        desk = Desk(host, log, witness, page, device, made["authenticatorId"])
        page.on("console", lambda message: desk.complaints.append(message.text) if not any(one in message.text for one in MINDED) else None)
        page.on("pageerror", lambda error: desk.complaints.append(str(error)))
        desk.goto()
        yield desk
        as_new(page)
        device.send("WebAuthn.disable")  # and with it the devices and their keys are gone


@pytest.fixture
def desk(tmp_path: Path, seat: tuple[Page, CDPSession]) -> Iterator[Desk]:
    with at_desk(tmp_path, seat) as made:
        yield made
