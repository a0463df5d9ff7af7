"""The manual's way from nothing to an act that a passkey signed, with every program in a process of its own: host, witness, browser, commands."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests import terminal
from tests.house.tree import ROOT as PROJECT
from tests.web.log.conftest import serving
from tests.witness.page.conftest import DEVICE, key_in

ENVIRONMENT = os.environ | {"PYTHONPATH": f"{PROJECT}/src", "FOEDUS_LANGUAGE": "en"}


def foedus(*words: str | Path) -> str:
    """Run a command, which must succeed; give what it prints."""
    ran = terminal.run([*map(str, words)], PROJECT, ENVIRONMENT)
    assert ran.status == 0, f"{words}: {ran.out}{ran.err}"
    return ran.out


@contextmanager
def witness(folder: Path) -> Iterator[str]:
    """Run a witness that looks at the host five times a second; give the address of its page."""
    command = [sys.executable, "-m", "foedus.cli", "witness", "serve", str(folder), "--port", "0", "--every", "0.2"]
    process = subprocess.Popen(command, cwd=PROJECT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[3].replace("127.0.0.1", "localhost")
    finally:
        process.terminate()
        process.communicate(timeout=20)


def began(folder: Path) -> str:
    """Found a record by KAZ's root key; give its place."""
    place, act, signatures = str(folder / "record.db"), folder / "genesis.json", folder / "genesis.signatures"
    foedus("key", "new", folder / "kaz.key", "--name", "KAZ")
    root = foedus("key", "show", folder / "kaz.key").split()[-1]
    foedus("log", "init", "csto", "--record", place, "--root", f"KAZ={root}", "--genesis", act, "--page", "https://record.csto.example")
    foedus("sign", act, "--key", folder / "kaz.key", "--out", signatures)
    foedus("log", "init", "csto", "--record", place, "--genesis", act, "--signatures", signatures)
    return place


def passkey(page: Page, folder: Path) -> str:
    """Make a passkey on the page, and keep the act that credentials it; give its key."""
    page.click("#making >> xpath=.. >> summary")
    page.fill("#seat", "KAZ")
    page.fill("#holder", "A. Delegate")
    for _ in range(50):
        page.click("#making button")
        page.wait_for_selector("#made:not([hidden]), #making-wrong:not([hidden])")
        if page.locator("#made").is_visible():
            break
        time.sleep(0.2)  # until the mirror has the record
    with page.expect_download() as waiting:
        page.click("#made-file")
    waiting.value.save_as(folder / "credential.json")
    return key_in((folder / "credential.json").read_text())


def test_from_nothing_to_an_act_that_a_passkey_signed(browser: Browser, tmp_path: Path) -> None:
    place = began(tmp_path)
    (tmp_path / "csto.vkey").write_text(foedus("log", "keys", "csto", "--record", place))
    context = browser.new_context()
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    with serving(place, submit=True) as host:
        foedus("witness", "init", tmp_path / "w", "--name", "kaz.example/w", "--keys", tmp_path / "csto.vkey", "--url", host.address)
        with witness(tmp_path / "w") as address:
            page.goto(f"{address}/sign")
            key = passkey(page, tmp_path)
            credential, lines = tmp_path / "credential.json", tmp_path / "credential.signatures"
            foedus("sign", credential, "--key", tmp_path / "kaz.key", "--out", lines)
            foedus("submit", credential, lines, "--to", address)
            (tmp_path / "request.journal").write_text("2026-11-24 KAZ requests assistance\n")
            foedus("act", tmp_path / "request.journal", "--key", key, "--out", tmp_path / "request.json")
            page.set_input_files("#file", tmp_path / "request.json")
            for _ in range(50):
                page.click("#read")
                page.wait_for_selector("#shown:not([hidden])")
                if page.locator("#doubts").is_hidden():
                    break
                time.sleep(0.2)  # until the mirror has the credential
            page.click("#sign")
            page.wait_for_selector("#outcome:not([hidden])")

            assert page.locator("#doubts").is_hidden()
            assert page.locator("#outcome-said").inner_text().startswith("The act stands on the record of csto, at position 2.")
    foedus("verify", "csto", "--record", place)
    context.close()
