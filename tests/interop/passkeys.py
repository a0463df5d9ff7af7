"""This file is about acts that passkeys signed: in a real browser, checked here and by py_webauthn, and then with every byte changed in turn."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, get_args

from msgspec.structs import replace
from playwright.sync_api import Page

from foedus.finding import Finding
from foedus.record.act_key import ActKey, Algorithm, act_key
from foedus.record.new_passkey import NewPasskey, registered
from foedus.record.passkey import BACKED_UP, PRESENT, VERIFIED, Passkey, Terms, passkey_of
from foedus.record.signature import check_signatures, check_terms, signature_by_passkey
from tests.interop.device import TERMS, device, shown
from tests.interop.question import Question

ACTS = 6
COSE = {"p256": -7, "ed25519": -8}
ALGORITHMS: tuple[Algorithm, ...] = get_args(Algorithm)

CREATE = """async ([challenge, algorithm]) => (await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON({
  challenge, rp: {id: "localhost", name: "foedus"}, user: {id: "AAAA", name: "delegate", displayName: "delegate"},
  pubKeyCredParams: [{type: "public-key", alg: algorithm}],
  authenticatorSelection: {userVerification: "required", residentKey: "required"}})})).toJSON()"""
GET = """async ([challenge, id]) => (await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON({
  challenge, rpId: "localhost", userVerification: "required", allowCredentials: [{type: "public-key", id}]})})).toJSON().response"""


def passkeys(page: Page) -> Iterator[Question]:
    """Have passkeys made and acts signed in a browser, and ask whether the signatures are true; then show what no page would send."""
    terms = Terms("localhost", page.evaluate("location.origin"))
    _attach(page)
    for algorithm in ALGORITHMS:
        challenge = _64(sha256(algorithm.encode()).digest())
        made = page.evaluate(CREATE, [challenge, COSE[algorithm]])
        ours = _registered(made, challenge, terms)
        asked = {"credential": made, "challenge": challenge, "relying_party": terms.relying_party, "origin": terms.origin}
        yield Question(
            "passkeys made in Chromium: same key, same word on copies", "new passkey", asked, {"key": str(ours.key), "backup": ours.backup}
        )
        for number in range(ACTS):
            act = sha256(f"act {number} of {algorithm}".encode()).hexdigest()
            signed = _signed(page, act, made["id"])
            yield _asked("acts signed in Chromium by a passkey", act, ours.key, signed, terms, due=True)
            yield _asked("the signature moved to another act", sha256(act.encode()).hexdigest(), ours.key, signed, terms, due=False)
            if number == 0:
                yield from _changed(act, ours.key, signed, terms)
        yield from _dishonest(algorithm)


def _signed(page: Page, act: str, credential: str) -> Passkey:
    told = page.evaluate(GET, [_64(bytes.fromhex(act)), credential])
    signed = passkey_of(told["authenticatorData"], told["clientDataJSON"], told["signature"])
    assert isinstance(signed, Passkey), signed
    return signed


def _dishonest(algorithm: Algorithm) -> Iterator[Question]:
    """Have a device sign what an honest one, or an honest browser, does not: all of it is truly signed."""
    own, act = device(algorithm), sha256(b"an act").hexdigest()
    here = Terms(TERMS.relying_party, "https://elsewhere.example")
    there = Terms("elsewhere.example", TERMS.origin)
    yield _asked("a device of our own, honest", act, own.key, own.signs(act), TERMS, due=True)
    for what, made in (
        ("nobody was there", own.signs(act, flags=VERIFIED)),
        ("the person was not verified", own.signs(act, flags=PRESENT)),
        ("a copy of what cannot be copied", own.signs(act, flags=PRESENT | VERIFIED | BACKED_UP)),
        ("made as a new key, not a signature", own.signs(act, type="webauthn.create")),
        ("on another page", own.signs(act, terms=here)),
        ("for another relying party", own.signs(act, terms=there)),
        ("for another act", own.signs(sha256(b"another act").hexdigest())),
        ("by another key", device(algorithm).signs(act)),
    ):
        yield _asked(f"refused: {what}", act, own.key, made, TERMS, due=False)


def _changed(act: str, key: ActKey, signed: Passkey, terms: Terms) -> Iterator[Question]:
    for name in ("authenticator", "client", "signature"):
        part = getattr(signed, name)
        for at in range(len(part)):
            changed = replace(signed, **{name: bytes((*part[:at], part[at] ^ 1 << at % 8, *part[at + 1 :]))})
            yield _asked("changed signatures of passkeys refused", act, key, changed, terms, due=False)


def _asked(topic: str, act: str, key: ActKey, signed: Passkey, terms: Terms, *, due: bool) -> Question:
    """Ask a stranger, having asked ourselves.

    :raises RuntimeError: we find otherwise than what is due.
    """
    if is_signed(act, key, signed, terms) is not due:
        raise RuntimeError(f"{topic}: {signed} is taken here for what it is not")
    asked = {"act": act, "key": str(key), **shown(signed), "relying_party": terms.relying_party, "origin": terms.origin}
    return Question(topic, "passkey", asked, due)


def is_signed(act: str, key: ActKey, signed: Passkey, terms: Terms) -> bool:
    """Say whether our own code finds an act signed by a passkey, under the terms of its credential."""
    line = str(signature_by_passkey(str(key), signed)).encode()
    return not check_signatures(act, str(key), line) and not check_terms(line, {str(key): terms})


def _registered(made: dict[str, Any], challenge: str, terms: Terms) -> NewPasskey:
    attestation, client = (_un64(made["response"][name]) for name in ("attestationObject", "clientDataJSON"))
    found = registered(attestation, client, challenge=_un64(challenge), terms=terms)
    assert not isinstance(found, Finding), found
    assert act_key(str(found.key)) == found.key
    return found


def _attach(page: Page) -> None:
    """Give the browser a device that knows its owner, as a laptop does."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def _64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _un64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
