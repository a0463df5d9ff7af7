"""The document of the record is true: its worked example is computed anew, and its tables are those of the code."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from subprocess import run

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from foedus.organization.admission import OTHER_LOG
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.cosignature import cosign
from foedus.record.hashing import leaf_hash, node_hash
from foedus.record.leaf import LIMIT, Leaf, Stub, decode_leaf, encode_leaf
from foedus.record.note import signed
from foedus.record.policy import Policy, Witnessed, open_witnessed, parse_policy
from foedus.record.proof import Proof, parse_proof
from foedus.record.refusal import Refusal, open_refusal, refuse
from foedus.record.signature import LIMIT as SIGNATURES
from foedus.record.signature import MOST, PREFIX, ActSignature, check_signatures, sign_act, signature_by_ssh
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey
from foedus.shelves.tiles import layout
from tests.record.test_formats import ACT, FORMATS, block

RECORD = (FORMATS / "record.md").read_text()
LOG, CLOCK, WITNESS, KAZ = (
    SignerKey(name, kind, bytes([seed]) * 32)
    for name, kind, seed in (
        ("csto", ED25519, 1),
        ("csto/clock", COSIGNATURE, 2),
        ("kaz.example/witness", COSIGNATURE, 3),
        ("KAZ", ED25519, 4),
    )
)


def blocks(language: str) -> list[str]:
    """Give the code blocks of the page that are marked so."""
    return re.findall(rf"```{language}\n(.*?)```", RECORD, re.DOTALL)


def leaves() -> tuple[bytes, bytes]:
    first, second = (one.rstrip("\n").encode() for one in blocks("leaf"))
    return first, second


def checkpoint() -> SignedCheckpoint:
    head = Checkpoint("csto", 2, node_hash(*map(leaf_hash, leaves())))
    lines = [cosign(head, CLOCK, time=1_763_683_206), cosign(head, WITNESS, time=1_763_683_212)]
    return SignedCheckpoint(head, signed(head.text, LOG).also(lines))


def test_the_leaves_are_those_of_the_acts() -> None:
    first, second = leaves()

    assert first == encode_leaf(Leaf(block(ACT, "id").strip(), 1_763_683_200))
    stub = Stub(matter="crisis of January", rule="EP 12", seat="CSC", level="for official use", until="2032", size=4_096)
    assert second == encode_leaf(Leaf(sha256(b"a second act").hexdigest(), 1_763_683_205, stub))
    assert all(isinstance(decode_leaf(one), Leaf) for one in (first, second))


def test_the_hashes_need_nothing_but_a_hash() -> None:
    first, second = (sha256(b"\0" + one).digest() for one in leaves())

    assert blocks("hashes")[0].split() == [first.hex(), second.hex(), sha256(b"\1" + first + second).hexdigest()]


def test_the_keys_are_those_of_the_secrets() -> None:
    assert blocks("keys")[0].split() == [str(one.verifier) for one in (LOG, CLOCK, WITNESS)]


def test_the_proof_is_made_of_these() -> None:
    first, second = leaves()
    head = checkpoint()
    made = Proof(first, 0, (leaf_hash(second),), head.note, head.checkpoint)

    assert str(made) == blocks("proof")[0]
    assert parse_proof(blocks("proof")[0].encode()) == made


def test_the_proof_shown_first_is_the_worked_example_cut() -> None:
    shown = RECORD.partition("```\n")[2].partition("```")[0].splitlines()

    whole = blocks("proof")[0].splitlines()
    assert [full.startswith(line.rstrip("…")) for line, full in zip(shown, whole, strict=True)] == [True] * len(whole)


def test_the_policy_believes_the_proof() -> None:
    policy = parse_policy(blocks("policy")[0].encode())

    assert isinstance(policy, Policy)
    found = open_witnessed(checkpoint().note.encode(), policy)
    assert isinstance(found, tuple)
    assert isinstance(found[1], Witnessed)
    assert found[1].names == ("KAZ",)
    assert str(policy) == blocks("policy")[0]


def test_the_signature_is_the_keys_on_the_act() -> None:
    act, line = block(ACT, "id").strip(), blocks("signature")[0]

    assert line == str(sign_act(act, KAZ))
    assert check_signatures(act, line.split()[0], line.encode()) is None
    assert b64encode(KAZ.sign(f"foedus-act-signature/1\n{act}\n".encode())).decode() in line
    assert PREFIX == b"foedus-act-signature/1\n"


def test_the_file_of_openssh_is_the_one_that_ssh_keygen_writes_with_the_same_key(tmp_path: Path) -> None:
    key, act = tmp_path / "key", tmp_path / "act.json"
    secret = Ed25519PrivateKey.from_private_bytes(KAZ.seed)
    key.write_bytes(secret.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    key.chmod(0o600)
    act.write_text(block(ACT, "bytes").strip())
    run(["ssh-keygen", "-q", "-Y", "sign", "-n", "foedus-act", "-O", "hashalg=sha256", "-f", str(key), str(act)], check=True)

    written = (tmp_path / "act.json.sig").read_text()
    assert written == blocks("ssh")[0]
    line = signature_by_ssh(written.encode())
    assert isinstance(line, ActSignature)
    assert line.key == blocks("signature")[0].split()[0]
    assert check_signatures(block(ACT, "id").strip(), line.key, str(line).encode()) is None


def test_the_refusal_is_the_logs() -> None:
    note = refuse(b"what was sent", OTHER_LOG.finding(named="nato", expected="csto"), LOG, time=1_763_683_220)

    assert str(note) == blocks("refusal")[0]
    assert isinstance(open_refusal(blocks("refusal")[0].encode(), [LOG.verifier], origin="csto"), Refusal)


def test_the_document_names_every_field_of_a_leaf_and_of_its_stub() -> None:
    fields = {*Leaf.__struct_fields__, *(f"stub.{one}" for one in Stub.__struct_fields__)}

    assert set(re.findall(r"^\| `([a-z.]+)` \| .* \| (?:required|if)", RECORD, re.MULTILINE)) == fields


@pytest.mark.parametrize("number", [LIMIT, SIGNATURES])
def test_the_document_names_the_limits(number: int) -> None:
    assert f"{number:,}".replace(",", "\u00a0") in RECORD or f"{number:,}".replace(",", " ") in RECORD
    assert f"at most {MOST} of them" in RECORD


@pytest.mark.parametrize(
    "name", [layout.CHECKPOINT, layout.CHECKPOINTS, layout.KEYS, f"{layout.ACT}/<N>[.p/<W>]", f"{layout.SIGNATURE}/<N>[.p/<W>]"]
)
def test_the_document_names_every_file_of_a_published_log(name: str) -> None:
    assert f"| `{name}` |" in RECORD


def test_the_page_lies_beside_the_others() -> None:
    assert {one.name for one in Path(FORMATS).glob("*.md")} >= {"act.md", "corpus.md", "journal.md", "record.md"}
