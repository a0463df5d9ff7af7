"""A delegate signs an act with OpenSSH: one command on the file of its canonical bytes; what it wrote is a signature beside the act."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from foedus.finding import Finding
from foedus.record.act_key import ED25519, ActKey
from foedus.record.signature import ActSignature, check_signatures, parse_signatures, sign_act, signature_by_ssh
from foedus.record.ssh_signature import LIMIT, SshSignature, armoured, check_ssh_signature, parse_ssh_signature, unarmoured
from foedus.record.vkey import ED25519 as PLAIN
from foedus.record.vkey import SignerKey
from tests.record.log.saying import said
from tests.record.log.test_fuzz import spoilt

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/signatures.json").read_text())
ACT, OTHER, SSH = VECTORS["id"], VECTORS["other"], VECTORS["ssh"]
PUBLIC = b64decode(SSH["public key"].split()[1])[-32:]
KEY = str(ActKey(ED25519, PUBLIC))


def line(name: str = "signature") -> ActSignature:
    found = signature_by_ssh(SSH[name].encode())
    assert isinstance(found, ActSignature), found
    return found


def checked(name: str, act: str = ACT, key: str = KEY) -> str:
    return said(check_signatures(act, key, str(line(name)).encode()))


def test_what_ssh_keygen_signed_is_signed() -> None:
    assert line().key == KEY
    assert check_signatures(ACT, KEY, str(line()).encode()) is None


def test_the_line_gives_back_the_file_that_ssh_keygen_wrote() -> None:
    assert armoured(line().signature).decode() == SSH["signature"]
    assert parse_signatures(str(line()).encode()) == (line(),)


def test_ssh_keygen_verifies_what_lies_beside_the_act(tmp_path: Path) -> None:
    """Whoever has OpenSSH can check the signature without this program."""
    act, allowed, signature = tmp_path / "act.json", tmp_path / "allowed", tmp_path / "act.json.sig"
    allowed.write_text(f"delegate@kaz.example {SSH['public key']}")
    signature.write_bytes(armoured(line().signature))
    command = ["ssh-keygen", "-Y", "verify", "-n", "foedus-act", "-f", str(allowed), "-I", "delegate@kaz.example", "-s", str(signature)]

    act.write_text(VECTORS["act"])
    assert run(command, stdin=act.open(), capture_output=True, check=False).returncode == 0
    act.write_text(VECTORS["act"].replace("KAZ", "KGZ"))
    assert run(command, stdin=act.open(), capture_output=True, check=False).returncode != 0


def test_a_key_that_ssh_keygen_makes_now_signs_by_the_command_in_the_sentence(tmp_path: Path) -> None:
    act, key = tmp_path / "act.json", tmp_path / "key"
    act.write_text(VECTORS["act"])
    run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    run(["ssh-keygen", "-q", "-Y", "sign", "-n", "foedus-act", "-O", "hashalg=sha256", "-f", str(key), str(act)], check=True)

    made = signature_by_ssh((tmp_path / "act.json.sig").read_bytes())
    assert isinstance(made, ActSignature)
    assert check_signatures(ACT, made.key, str(made).encode()) is None


def test_one_key_may_sign_by_openssh_or_by_itself() -> None:
    signer = SignerKey("delegate", PLAIN, b"d" * 32)
    key = ActKey(ED25519, signer.verifier.key)
    message = b"SSHSIG" + b"\0\0\0\x0afoedus-act" + b"\0\0\0\0" + b"\0\0\0\x06sha256" + b"\0\0\0\x20" + bytes.fromhex(ACT)
    by_ssh = SshSignature(key, "foedus-act", "sha256", signer.sign(message))

    assert check_signatures(ACT, str(key), str(ActSignature(str(key), by_ssh.encode())).encode()) is None
    assert check_signatures(ACT, str(key), str(sign_act(ACT, signer)).encode()) is None


def test_attack_a_signature_moved_to_another_act_is_false() -> None:
    assert checked("signature", act=OTHER) == "signature-false"
    assert checked("on another act") == "signature-false"


def test_attack_a_signature_on_a_commit_is_none_on_an_act() -> None:
    assert checked("for another purpose") == "ssh-signature-namespace"


def test_a_signature_over_the_hash_that_openssh_takes_by_itself_says_what_to_do() -> None:
    assert checked("by its own hash") == "ssh-signature-hash"


def test_attack_a_signature_under_another_keys_name_is_false() -> None:
    other = str(ActKey(ED25519, SignerKey("other", PLAIN, b"o" * 32).verifier.key))

    assert said(check_signatures(ACT, other, str(ActSignature(other, line().signature)).encode())) == "signature-false"


def test_attack_a_plain_signature_in_openssh_dress_is_false() -> None:
    signer = SignerKey("delegate", PLAIN, b"d" * 32)
    key = ActKey(ED25519, signer.verifier.key)
    dressed = SshSignature(key, "foedus-act", "sha256", sign_act(ACT, signer).signature)

    assert said(check_signatures(ACT, str(key), str(ActSignature(str(key), dressed.encode())).encode())) == "signature-false"


def test_attack_a_true_signature_that_shows_another_key_is_false() -> None:
    """The key within is the one that ssh-keygen would look for: here and there must find the same."""
    found = parse_ssh_signature(line().signature)
    assert isinstance(found, SshSignature)
    other = structs.replace(found, key=ActKey(ED25519, SignerKey("other", PLAIN, b"o" * 32).verifier.key))

    assert said(check_signatures(ACT, KEY, str(ActSignature(KEY, other.encode())).encode())) == "signature-false"


@pytest.mark.parametrize(
    "found",
    [
        SshSignature(ActKey(ED25519, PUBLIC[:-1]), "foedus-act", "sha256", bytes(64)),
        SshSignature(ActKey(ED25519, PUBLIC), "foedus-act", "sha256", bytes(65)),
        SshSignature(ActKey(ED25519, PUBLIC), "foedus-act" * 400, "sha256", bytes(64)),
    ],
)
def test_attack_a_key_or_a_signature_of_another_length_is_not_read(found: SshSignature) -> None:
    assert said(parse_ssh_signature(found.encode())) == "ssh-signature-malformed"


@pytest.mark.parametrize("name", ["of RSA", "of ECDSA"])
def test_keys_of_other_types_are_not_read(name: str) -> None:
    assert said(signature_by_ssh(SSH[name].encode())) == "ssh-signature-malformed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SSHSIG",
        SSH["signature"].encode().replace(b"BEGIN", b"BEGINN"),
        SSH["signature"].encode().replace(b"U1NI", b"U1NJ"),
        SSH["signature"].encode().replace(b"END SSH", b"END"),
        SSH["signature"].encode().replace(b"\nU1", b"\nU"),
        SSH["signature"].encode() * 2,
        b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        b"-----BEGIN SSH SIGNATURE-----\n" + b"A" * LIMIT + b"\n-----END SSH SIGNATURE-----\n",
    ],
)
def test_attack_what_is_written_otherwise_is_no_file_of_openssh(data: bytes) -> None:
    assert said(signature_by_ssh(data)) == "ssh-signature-malformed"


def test_a_file_that_passed_through_windows_reads_the_same() -> None:
    assert unarmoured(SSH["signature"].replace("\n", "\r\n").encode()) == line().signature


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_spoilt_bytes_are_never_a_true_signature(data: st.DataObject) -> None:
    blob = line().signature
    bad = data.draw(spoilt(blob))
    found = parse_ssh_signature(bad)

    assert isinstance(found, SshSignature | Finding)
    assert isinstance(found, Finding) or found.encode() == bad
    assert (check_ssh_signature(ACT, ActKey(ED25519, PUBLIC), bad) is True) == (bad == blob)
