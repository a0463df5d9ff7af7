"""This file makes ``signatures.json`` with the tools that people have: OpenSSH's ``ssh-keygen``, and passkeys in Chromium.

``python -m tests.record.vectors.make_signatures`` writes it anew. The device is Chromium's virtual one; page, browser and ceremony are real.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from playwright.sync_api import CDPSession, Frame, Page, sync_playwright

from tests.record.test_formats import ACT, block

HERE = Path(__file__).with_name("signatures.json")
DATA = block(ACT, "bytes").strip().encode()
ID, OTHER = sha256(DATA).digest(), sha256(b"another act").digest()
SIGNING, LOG_IN, ELSEWHERE = "http://sign.localhost:8747", "http://localhost:8747", "http://sign.localhost:8748"
P256, ED25519, RSA = -7, -8, -257
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
DEVICE = {
    "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
CREATE = """async (o) => (await navigator.credentials.create(
    {publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(o)})).toJSON().response"""
GET = """async (o) => (await navigator.credentials.get(
    {publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(o)})).toJSON().response"""


def url64(data: bytes) -> str:
    """Write bytes in the base 64 of URLs."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def ssh() -> dict[str, str]:
    """Sign the act's bytes as a delegate would, and as one should not."""
    found = {}
    with TemporaryDirectory() as folder:
        act = Path(folder, "act.json")

        def sign(kind: str, *options: str, data: bytes = DATA) -> str:
            key = Path(folder, kind)
            if not key.exists():
                run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "delegate", "-f", str(key)], check=True)
            act.write_bytes(data)
            Path(folder, "act.json.sig").unlink(missing_ok=True)
            run(["ssh-keygen", "-q", "-Y", "sign", *options, "-f", str(key), str(act)], check=True)
            return Path(folder, "act.json.sig").read_text()

        right = ("-n", "foedus-act", "-O", "hashalg=sha256")
        found["signature"] = sign("ed25519", *right)
        found["on another act"] = sign("ed25519", *right, data=b"another act")
        found["by its own hash"] = sign("ed25519", "-n", "foedus-act")
        found["for another purpose"] = sign("ed25519", "-n", "git", "-O", "hashalg=sha256")
        found["of RSA"], found["of ECDSA"] = sign("rsa", *right), sign("ecdsa", *right)
        found["public key"] = Path(folder, "ed25519.pub").read_text()
    return found


class _Empty(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        frame = f'<iframe src="{SIGNING}/" allow="publickey-credentials-get *"></iframe>' if self.path == "/framing" else ""
        self.wfile.write(f"<!doctype html><title>a page</title>{frame}".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def pages() -> Iterator[None]:
    """Serve empty pages at the three origins."""
    servers = [ThreadingHTTPServer(("127.0.0.1", port), _Empty) for port in (8747, 8748)]
    for one in servers:
        Thread(target=one.serve_forever, daemon=True).start()
    yield
    for one in servers:
        one.shutdown()


def device(cdp: CDPSession, **more: bool) -> str:
    """Put a device into the browser."""
    return str(cdp.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | more})["authenticatorId"])


def create(page: Page, party: str, algorithm: int) -> dict[str, Any]:
    """Make a passkey on the page that is open."""
    options = {
        "rp": {"id": party, "name": party}, "user": {"id": url64(b"delegate"), "name": "delegate", "displayName": "Delegate"},
        "challenge": url64(bytes(32)), "pubKeyCredParams": [{"type": "public-key", "alg": algorithm}], "timeout": 5_000,
        "authenticatorSelection": {"residentKey": "required", "userVerification": "required"},
    }  # fmt: skip
    made: dict[str, Any] = page.evaluate(CREATE, options)
    return {"attestationObject": made["attestationObject"], "clientDataJSON": made["clientDataJSON"]}


def get(page: Page | Frame, party: str, challenge: bytes = ID, verification: str = "required") -> dict[str, Any]:
    """Ask the passkey to sign."""
    options = {"rpId": party, "challenge": url64(challenge), "userVerification": verification, "timeout": 5_000}
    made: dict[str, Any] = page.evaluate(GET, options)
    return {name: made[name] for name in ("authenticatorData", "clientDataJSON", "signature")}


def passkeys() -> dict[str, Any]:
    """Make passkeys and let them sign: on the signing page, on the log-in page, elsewhere, in a frame, unverified, copied."""
    found: dict[str, Any] = {"terms": {"relying_party": "sign.localhost", "origin": SIGNING}}
    with pages(), sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page()
        cdp = page.context.new_cdp_session(page)
        cdp.send("WebAuthn.enable")
        for name, algorithm in (("p256", P256), ("ed25519", ED25519), ("rsa", RSA)):
            one = device(cdp)
            page.goto(SIGNING)
            found[name] = {"made": create(page, "sign.localhost", algorithm), "signature": get(page, "sign.localhost")}
            found[name]["on another act"] = get(page, "sign.localhost", OTHER)
            if name == "p256":
                page.goto(ELSEWHERE)
                found[name]["elsewhere"] = get(page, "sign.localhost")
                page.goto(f"{LOG_IN}/framing")
                found[name]["in a frame"] = get(page.frames[1], "sign.localhost")
                page.goto(SIGNING)
                cdp.send("WebAuthn.setUserVerified", {"authenticatorId": one, "isUserVerified": False})
                found[name]["unverified"] = get(page, "sign.localhost", verification="discouraged")
            cdp.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": one})
        one = device(cdp)
        page.goto(LOG_IN)
        found["log-in"] = {"made": create(page, "localhost", P256), "signature": get(page, "localhost")}
        cdp.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": one})
        for name, copied in (("eligible", False), ("backed up", True)):
            one = device(cdp, defaultBackupEligibility=True, defaultBackupState=copied)
            page.goto(SIGNING)
            found[name] = {"made": create(page, "sign.localhost", P256), "signature": get(page, "sign.localhost")}
            cdp.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": one})
        browser.close()
    return found


if __name__ == "__main__":
    made = {"act": DATA.decode(), "id": ID.hex(), "other": OTHER.hex(), "ssh": ssh(), "passkeys": passkeys()}
    HERE.write_text(json.dumps(made, indent=1) + "\n")
