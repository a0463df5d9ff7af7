"""A passkey signs an act on the page that its credential names, and what it signed is checked without page, network or host.

The signatures were made in Chromium; the device is its virtual one.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from fido2.cose import CoseKey
from fido2.webauthn import AttestationObject, AuthenticatorData
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from foedus.finding import Finding
from foedus.record.act_key import P256, ActKey, act_key
from foedus.record.new_passkey import NewPasskey, registered
from foedus.record.passkey import LIMIT, MAGIC, Backup, Passkey, Terms, check_passkey, parse_passkey, passkey_of
from foedus.record.signature import ActSignature, check_signatures, check_terms, sign_act, signature_by_passkey, signature_by_ssh
from foedus.record.vkey import ED25519, SignerKey
from tests.record.log.saying import said
from tests.record.log.test_fuzz import spoilt

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/signatures.json").read_text())
ACT, OTHER, KEPT = VECTORS["id"], VECTORS["other"], VECTORS["passkeys"]
TERMS = Terms(**KEPT["terms"])
LOG_IN = Terms("localhost", "http://localhost:8747")


def bytes_of(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def made(name: str, terms: Terms = TERMS) -> NewPasskey:
    """Give the passkey that was made, as its page read it."""
    page: dict[str, Any] = KEPT[name]["made"]
    found = registered(bytes_of(page["attestationObject"]), bytes_of(page["clientDataJSON"]), challenge=bytes(32), terms=terms)
    assert isinstance(found, NewPasskey), found
    return found


def passkey(name: str = "p256", what: str = "signature") -> Passkey:
    page: dict[str, Any] = KEPT[name][what]
    found = passkey_of(page["authenticatorData"], page["clientDataJSON"], page["signature"])
    assert isinstance(found, Passkey), found
    return found


def lines(signature: Passkey, key: ActKey) -> bytes:
    return str(signature_by_passkey(str(key), signature)).encode()


KEY = made("p256").key
NAMES = ["p256", "ed25519"]


@pytest.mark.parametrize("name", NAMES)
def test_an_act_that_a_passkey_signed_is_signed(name: str) -> None:
    key = made(name).key

    assert key.algorithm == name
    assert act_key(str(key)) == key
    assert check_signatures(ACT, str(key), lines(passkey(name), key)) is None
    assert check_terms(lines(passkey(name), key), {str(key): TERMS}) is None


@pytest.mark.parametrize("name", NAMES)
def test_the_library_of_the_keys_makers_agrees(name: str) -> None:
    """Two ways: here the signature is checked with the key out of the act's text, there with the one that the device gave."""
    signature = passkey(name)
    given_ = AttestationObject(bytes_of(KEPT[name]["made"]["attestationObject"])).auth_data.credential_data
    assert given_ is not None

    CoseKey.for_alg(given_.public_key[3])(given_.public_key).verify(
        signature.authenticator + sha256(signature.client).digest(), signature.signature
    )
    assert AuthenticatorData(signature.authenticator).is_user_verified()


@pytest.mark.parametrize(("name", "backup"), [("p256", "none"), ("eligible", "eligible"), ("backed up", "backed up")])
def test_a_new_passkey_says_whether_it_may_be_copied(name: str, backup: Backup) -> None:
    new = made(name)

    assert new.backup == backup
    assert check_terms(lines(passkey(name), new.key), {str(new.key): structs.replace(TERMS, backup=backup)}) is None


@pytest.mark.parametrize("name", NAMES)
def test_attack_a_signature_moved_to_another_act_is_none(name: str) -> None:
    key = made(name).key

    assert said(check_signatures(OTHER, str(key), lines(passkey(name), key))) == "passkey-challenge"
    assert said(check_signatures(ACT, str(key), lines(passkey(name, "on another act"), key))) == "passkey-challenge"


@pytest.mark.parametrize("name", NAMES)
def test_attack_the_challenge_of_another_act_is_written_over(name: str) -> None:
    signed, key = passkey(name, "on another act"), made(name).key
    changed = structs.replace(signed, client=passkey(name).client)

    assert said(check_signatures(ACT, str(key), lines(changed, key))) == "signature-false"


def test_attack_a_phished_log_in_signs_no_act() -> None:
    """A host asks for a log-in and gives the act's id as the challenge. The signature is true, and no act credentials the key."""
    key = made("log-in", LOG_IN).key
    phished = lines(passkey("log-in"), key)

    assert check_signatures(ACT, str(key), phished) is None
    assert said(check_terms(phished, {})) == "signature-by-passkey"
    assert said(check_terms(phished, {str(key): TERMS})) == "passkey-relying-party"


def test_attack_a_page_elsewhere_with_the_same_relying_party_signs_no_act() -> None:
    signed = lines(passkey("p256", "elsewhere"), KEY)

    assert check_signatures(ACT, str(KEY), signed) is None
    assert said(check_terms(signed, {str(KEY): TERMS})) == "passkey-origin"


def test_attack_a_page_inside_another_signs_no_act() -> None:
    assert said(check_signatures(ACT, str(KEY), lines(passkey("p256", "in a frame"), KEY))) == "passkey-framed"


@pytest.mark.parametrize("flags", [0, 1, 4])
def test_a_device_must_have_seen_somebody_and_known_them(flags: int) -> None:
    device = passkey().authenticator[:32] + bytes([flags]) + passkey().authenticator[33:]

    assert said(check_signatures(ACT, str(KEY), lines(structs.replace(passkey(), authenticator=device), KEY))) == "passkey-unverified"


@pytest.mark.parametrize("words", [b'"crossOrigin":true', b'"crossOrigin":false,"topOrigin":"http://localhost:8747"'])
def test_either_word_of_the_browser_tells_of_the_page_around(words: bytes) -> None:
    client = passkey().client.replace(b'"crossOrigin":false', words)

    assert said(check_signatures(ACT, str(KEY), lines(structs.replace(passkey(), client=client), KEY))) == "passkey-framed"


def test_attack_whoever_finds_the_device_signs_no_act() -> None:
    assert said(check_signatures(ACT, str(KEY), lines(passkey("p256", "unverified"), KEY))) == "passkey-unverified"


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("eligible", ""), ("eligible", "none"), ("backed up", ""), ("backed up", "eligible"), ("p256", "eligible"), ("p256", "backed up")],
)
def test_attack_a_key_that_was_copied_is_not_the_key_that_was_credentialed(name: str, allowed: Backup) -> None:
    key = made(name).key

    assert said(check_terms(lines(passkey(name), key), {str(key): structs.replace(TERMS, backup=allowed)})) == "passkey-backup"


def test_a_key_that_may_be_copied_is_good_before_it_is() -> None:
    key = made("eligible").key

    assert check_terms(lines(passkey("eligible"), key), {str(key): structs.replace(TERMS, backup="backed up")}) is None


def test_attack_the_making_of_a_passkey_is_no_signature() -> None:
    client = passkey().client.replace(b"webauthn.get", b"webauthn.create")

    assert said(check_signatures(ACT, str(KEY), lines(structs.replace(passkey(), client=client), KEY))) == "passkey-ceremony"


def test_attack_flags_written_over_are_under_the_signature() -> None:
    unverified = passkey("p256", "unverified")
    lifted = bytes([*unverified.authenticator[:32], unverified.authenticator[32] | 4, *unverified.authenticator[33:]])

    assert said(check_signatures(ACT, str(KEY), lines(structs.replace(unverified, authenticator=lifted), KEY))) == "signature-false"


def test_attack_a_passkeys_key_signs_in_no_other_way() -> None:
    """An Ed25519 key that was credentialed as a passkey's and turns up on a desk has left its device."""
    leaked = SignerKey("leaked", ED25519, b"k" * 32)
    signature = sign_act(ACT, leaked)

    assert check_signatures(ACT, signature.key, str(signature).encode()) is None
    assert said(check_terms(str(signature).encode(), {signature.key: TERMS})) == "signature-not-by-passkey"
    assert check_terms(str(signature).encode(), {}) is None


def test_attack_a_passkeys_key_does_not_sign_by_openssh_either() -> None:
    by_ssh = signature_by_ssh(VECTORS["ssh"]["signature"].encode())
    assert isinstance(by_ssh, ActSignature)

    assert check_terms(str(by_ssh).encode(), {}) is None
    assert said(check_terms(str(by_ssh).encode(), {by_ssh.key: TERMS})) == "signature-not-by-passkey"


def test_a_plain_signature_that_happens_to_begin_like_a_passkeys_is_plain() -> None:
    line = str(ActSignature(str(KEY), MAGIC + bytes(64 - len(MAGIC)))).encode()

    assert check_terms(line, {}) is None
    assert said(check_terms(line, {str(KEY): TERMS})) == "signature-not-by-passkey"


def test_attack_another_passkey_does_not_sign_for_this_one() -> None:
    other = made("eligible").key

    assert said(check_signatures(ACT, str(other), lines(passkey(), other))) == "signature-false"


def test_terms_are_those_of_the_key_that_is_asked_about() -> None:
    other = SignerKey("other", ED25519, b"o" * 32)
    both = str(sign_act(ACT, other)).encode() + lines(passkey(), KEY)

    assert check_signatures(ACT, str(KEY), both) is None
    assert check_terms(both, {str(KEY): TERMS}) is None
    assert said(check_terms(both, {})) == "signature-by-passkey"
    assert said(check_terms(both, {str(KEY): TERMS, sign_act(ACT, other).key: TERMS})) == "signature-not-by-passkey"
    assert said(check_terms(b"?", {str(KEY): TERMS})) == "signature-malformed"


@pytest.mark.parametrize(
    "changed",
    [
        structs.replace(passkey(), authenticator=passkey().authenticator[:-1]),
        structs.replace(passkey(), authenticator=passkey().authenticator + b"\0"),
        structs.replace(passkey(), authenticator=passkey().authenticator[:32] + b"\x45" + bytes(4)),
        structs.replace(passkey(), authenticator=passkey().authenticator[:32] + b"\x15" + bytes(4)),
        structs.replace(passkey(), client=b""),
        structs.replace(passkey(), client=b"[]"),
        structs.replace(passkey(), client=b"{}"),
        structs.replace(passkey(), client=b"[" * 4_000),
        structs.replace(passkey(), client=b"\xff"),
        structs.replace(passkey(), client=passkey().client.replace(b"false", b'"no"')),
        structs.replace(passkey(), client=passkey().client + b" " * (LIMIT + 1 - len(passkey().encode()))),
    ],
)
def test_attack_what_is_written_otherwise_is_no_passkeys_signature(changed: Passkey) -> None:
    assert said(check_signatures(ACT, str(KEY), lines(changed, KEY))) == "passkey-malformed"
    assert said(check_terms(lines(changed, KEY), {str(KEY): TERMS})) == "passkey-malformed"


def test_a_signature_of_the_most_bytes_is_read() -> None:
    long = structs.replace(passkey(), client=passkey().client + b" " * (LIMIT - len(passkey().encode())))

    assert parse_passkey(long.encode()) == long


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_spoilt_bytes_are_never_a_true_signature(data: st.DataObject) -> None:
    blob = passkey().encode()
    bad = data.draw(spoilt(blob))
    found = parse_passkey(bad)

    assert isinstance(found, Finding) or found.encode() == bad
    assert (check_passkey(ACT, KEY, bad) is True) == (bad == blob)


@pytest.mark.parametrize("texts", [("!", "", ""), ("", "", ""), ("é", "é", "é")])
def test_what_no_page_gives_is_not_read(texts: tuple[str, str, str]) -> None:
    assert said(passkey_of(*texts)) == "passkey-malformed"


@pytest.mark.parametrize(
    ("terms", "challenge", "code"),
    [
        (LOG_IN, bytes(32), "passkey-origin"),
        (structs.replace(TERMS, relying_party="localhost"), bytes(32), "passkey-relying-party"),
        (TERMS, bytes(31), "passkey-challenge"),
    ],
)
def test_attack_a_passkey_made_elsewhere_is_not_credentialed(terms: Terms, challenge: bytes, code: str) -> None:
    page = KEPT["p256"]["made"]

    assert said(registered(bytes_of(page["attestationObject"]), bytes_of(page["clientDataJSON"]), challenge=challenge, terms=terms)) == code


def test_attack_a_signature_is_not_the_making_of_a_passkey() -> None:
    page, client = KEPT["p256"]["made"], passkey().client

    assert said(registered(bytes_of(page["attestationObject"]), client, challenge=bytes.fromhex(ACT), terms=TERMS)) == "passkey-ceremony"


def test_a_passkey_of_another_algorithm_is_not_credentialed() -> None:
    page = KEPT["rsa"]["made"]
    found = registered(bytes_of(page["attestationObject"]), bytes_of(page["clientDataJSON"]), challenge=bytes(32), terms=TERMS)

    assert said(found) == "passkey-algorithm"
    assert isinstance(found, Finding)
    assert found.param("found") == -257


def test_attack_a_device_that_knew_nobody_makes_no_passkey() -> None:
    page = KEPT["p256"]["made"]
    attestation = bytes_of(page["attestationObject"])
    at = attestation.index(sha256(b"sign.localhost").digest()) + 32
    unverified = attestation[:at] + bytes([attestation[at] & ~4]) + attestation[at + 1 :]

    assert said(registered(unverified, bytes_of(page["clientDataJSON"]), challenge=bytes(32), terms=TERMS)) == "passkey-unverified"


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_spoilt_words_of_a_device_are_read_as_what_they_say_or_not_at_all(data: st.DataObject) -> None:
    page = KEPT["p256"]["made"]
    attestation, client = bytes_of(page["attestationObject"]), bytes_of(page["clientDataJSON"])
    found = registered(data.draw(spoilt(attestation)), data.draw(spoilt(client)), challenge=bytes(32), terms=TERMS)

    if isinstance(found, Finding):
        assert said(found)
    else:
        assert act_key(str(found.key)) == found.key


@pytest.mark.parametrize("size", [0, 20_000])
def test_what_is_no_words_of_a_device_is_not_read(size: int) -> None:
    assert said(registered(b"\x9f" * size, b"{}", challenge=b"", terms=TERMS)) == "passkey-new-malformed"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "p256",
        "p256:",
        "p256:" + "02" * 32,
        "p256:04" + "ab" * 32,
        "p256:02" + "AB" * 32,
        "P256:02" + "ab" * 32,
        "ed25519:02" + "ab" * 32,
        "rsa:00",
    ],
)
def test_attack_what_is_written_otherwise_is_no_key(text: str) -> None:
    assert act_key(text) is None


def test_attack_a_point_that_is_on_no_curve_signs_nothing() -> None:
    assert not ActKey(P256, b"\2" + b"\xff" * 32).signed(b"message", passkey().signature)
    assert MAGIC == b"PASSKEY\1"
