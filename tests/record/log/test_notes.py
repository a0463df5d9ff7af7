"""Notes and keys are those of C2SP's signed-note; the first examples are the ones that the world outside uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from foedus.finding import Finding
from foedus.record.note import LIMIT, MOST_SIGNATURES, Note, NoteSignature, parse_note, signature_line, signed, verified
from foedus.record.vkey import COSIGNATURE, ED25519, MLDSA, KeyNameError, SignerKey, VerifierKey, signer_key, verifier_key
from tests.record.log.saying import said

GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
SUM_KEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
SUM_NOTE = (
    "go.sum database tree\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "\u2014 sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)
POEM = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned \u00e8 subito sera.\n\n"
    "\u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
)
A, B = SignerKey("a.example/log", ED25519, b"a" * 32), SignerKey("b.example/log", ED25519, b"b" * 32)
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=20).filter(
    lambda one: "+" not in one
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="".join(map(chr, range(32)))), max_size=60)


def parsed(data: str | bytes) -> Note:
    found = parse_note(data.encode() if isinstance(data, str) else data)
    assert isinstance(found, Note), found
    return found


def key(text: str) -> VerifierKey:
    found = verifier_key(text)
    assert isinstance(found, VerifierKey), found
    return found


@pytest.mark.parametrize(
    ("vkey", "note"), [(GO_KEY, GO_NOTE), (SUM_KEY, SUM_NOTE)], ids=["the Go documentation", "the Go checksum database"]
)
def test_a_note_that_others_signed_is_true(vkey: str, note: str) -> None:
    assert verified(parsed(note), [key(vkey)]) == (key(vkey),)
    assert str(key(vkey)) == vkey


def test_the_key_of_the_go_documentation_signs_here_as_it_does_there() -> None:
    signer = signer_key(GO_SECRET)

    assert isinstance(signer, SignerKey)
    assert signer.secret == GO_SECRET
    assert str(signer.verifier) == GO_KEY
    assert str(signed(parsed(GO_NOTE).text, signer)) == GO_NOTE


def test_a_text_may_have_empty_lines_and_ends_at_the_last_of_them() -> None:
    """signed-note, Format: the text is separated from the signatures by the last empty line."""
    note = parsed(POEM)

    assert note.text.count("\n") == 4
    assert note.text.endswith("\ned \u00e8 subito sera.\n")
    assert note.signatures[0].name == "quasimodo.example/salvatore"
    assert note.signatures[0].id.hex() == "367ba04b"
    assert str(note) == POEM


@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(st.tuples(NAMES, st.binary(min_size=1, max_size=80)), min_size=1, max_size=4))
def test_a_note_that_is_written_reads_as_it_was(lines: list[str], signatures: list[tuple[str, bytes]]) -> None:
    note = Note("".join(f"{line}\n" for line in lines), tuple(NoteSignature(name, b"\0\1\2\3", data) for name, data in signatures))

    assert parse_note(note.encode()) == note


@given(TEXTS, st.sampled_from([(A,), (B,), (A, B)]))
def test_what_keys_sign_they_are_found_to_have_signed(line: str, signers: tuple[SignerKey, ...]) -> None:
    note = signed(f"{line}\n", *signers)

    assert verified(parsed(note.encode()), [A.verifier, B.verifier]) == tuple(one.verifier for one in signers)


def test_signatures_of_keys_that_nobody_trusts_are_passed_over() -> None:
    """signed-note, Signatures: verifiers MUST ignore signatures from unknown keys, even if they share a name or id with a known one."""
    note = signed("text\n", A)
    same_name = NoteSignature(A.name, b"\0\0\0\0", b"x" * 64)
    same_id = NoteSignature("other", A.verifier.id, b"x" * 64)

    assert verified(note.also([same_name, same_id]), [A.verifier]) == (A.verifier,)


def test_sixteen_signatures_are_read_and_more_than_64_are_not() -> None:
    """signed-note, Format: at least 16 MUST be accepted; five thousand bytes each, for signatures that outlive quantum computers."""
    lines = tuple(NoteSignature(f"w{one}", bytes(4), bytes(5_000)) for one in range(MOST_SIGNATURES + 1))

    assert len(parsed(Note("text\n", lines[:16]).encode()).signatures) == 16
    assert len(parsed(Note("text\n", lines[:-1]).encode()).signatures) == MOST_SIGNATURES
    assert said(parse_note(Note("text\n", lines).encode())) == "note-signatures"


def test_attack_a_false_signature_in_a_trusted_name_spoils_the_note() -> None:
    note = signed("text\n", A, B)
    forged = structs.replace(note, signatures=(note.signatures[0], structs.replace(note.signatures[1], signature=b"x" * 64)))

    found = verified(forged, [A.verifier, B.verifier])
    assert said(found) == "note-signature-false"


def test_attack_a_signature_does_not_move_to_another_text() -> None:
    moved = Note("other\n", signed("text\n", A).signatures)

    assert said(verified(moved, [A.verifier])) == "note-signature-false"


def test_attack_a_note_that_no_trusted_key_signed_is_not_believed() -> None:
    assert said(verified(signed("text\n", A), [B.verifier])) == "note-signature-missing"
    assert said(verified(signed("text\n", A), [])) == "note-signature-missing"


def test_attack_a_cosigners_key_does_not_sign_a_whole_note() -> None:
    clock = SignerKey(A.name, COSIGNATURE, A.seed)
    note = Note("text\n", (NoteSignature(A.name, clock.verifier.id, clock.sign(b"text\n")),))

    assert said(verified(note, [clock.verifier])) == "note-signature-missing"
    with pytest.raises(ValueError, match="kind 1"):
        signed("text\n", clock)


@pytest.mark.parametrize("text", ["text", "a\tb\n", "a\r\n", ""])
def test_a_text_that_can_stand_in_no_note_is_not_signed(text: str) -> None:
    with pytest.raises(ValueError, match="newline"):
        signed(text, A)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "note-malformed"),
        (b"text\n", "note-malformed"),
        (b"text\n\n", "note-malformed"),
        (GO_NOTE.encode()[:-1], "note-malformed"),
        (GO_NOTE.encode() + b"\n", "note-malformed"),
        (GO_NOTE.encode().replace(b"\xe2\x80\x94", b"-"), "note-malformed"),
        (GO_NOTE.replace(" x08", "  x08").encode(), "note-malformed"),
        (GO_NOTE.replace("x08go", "x08g").encode(), "note-malformed"),
        (GO_NOTE.replace("BwJnAM=", "BwJnAN=").encode(), "note-malformed"),
        (GO_NOTE.replace("PeterNeumann", "Peter+Neumann").encode(), "note-malformed"),
        (GO_NOTE.replace("PeterNeumann", "Peter\u00a0Neumann").encode(), "note-malformed"),
        ("text\n\n\u2014 name AAAAAA==\n".encode(), "note-malformed"),
        (GO_NOTE.replace("\n", "\r\n").encode(), "note-not-text"),
        (GO_NOTE.encode().replace(b"If", b"I\xff"), "note-not-text"),
        (GO_NOTE.encode().replace(b"If", b"I\0"), "note-not-text"),
        (b"x" * (LIMIT + 1), "note-too-large"),
    ],
)
def test_attack_what_is_written_otherwise_is_no_note(data: bytes, code: str) -> None:
    assert said(parse_note(data)) == code


def test_a_signature_is_added_once() -> None:
    note = signed("text\n", A)
    other = signed("text\n", B).signatures

    assert note.also([*note.signatures, *other, *other]).signatures == (*note.signatures, *other)


@given(NAMES, st.sampled_from([ED25519, COSIGNATURE, MLDSA]), st.binary(min_size=32, max_size=32))
def test_keys_that_are_written_read_as_they_were(name: str, kind: int, seed: bytes) -> None:
    signer = SignerKey(name, kind, seed)

    assert signer_key(signer.secret) == signer
    assert verifier_key(str(signer.verifier)) == signer.verifier


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u2003b", "a\n", "\ud800", "a\tb"])
def test_a_key_has_a_name_that_can_stand_in_a_note(name: str) -> None:
    with pytest.raises(KeyNameError):
        VerifierKey(name, ED25519, bytes(32))
    with pytest.raises(KeyNameError):
        SignerKey(name, ED25519, bytes(32))


@pytest.mark.parametrize(("kind", "size"), [(ED25519, 31), (COSIGNATURE, 33), (MLDSA, 32), (2, 32), (0xFF, 32)])
def test_a_key_has_the_bytes_of_its_kind(kind: int, size: int) -> None:
    with pytest.raises(ValueError, match="bytes"):
        VerifierKey("name", kind, bytes(size))
    with pytest.raises(ValueError, match="bytes"):
        SignerKey("name", kind, bytes(size + 32 * (size == 32)))


def test_a_secret_is_not_shown_by_accident() -> None:
    assert A.seed.hex() not in repr(A)
    assert "YWFh" not in repr(A)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "vkey-unreadable"),
        ("name", "vkey-unreadable"),
        ("name+c74f20a3", "vkey-unreadable"),
        ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "vkey-unreadable"),
        (GO_KEY + "\n", "vkey-unreadable"),
        (GO_KEY + "=", "vkey-unreadable"),
        (GO_KEY.replace("c74f20a3", "c74f20a4"), "vkey-id"),
        (GO_KEY.replace("c74f20a3", "C74F20A3"), "vkey-id"),
        (GO_KEY.replace("PeterNeumann", "PeterNeuman"), "vkey-id"),
        (GO_KEY[:-4], "vkey-kind"),
        ("name+00000000+Ag==", "vkey-kind"),
    ],
)
def test_attack_what_is_written_otherwise_is_no_verifier_key(text: str, code: str) -> None:
    assert said(verifier_key(text)) == code


@pytest.mark.parametrize(
    "text", ["", GO_KEY, GO_SECRET + "\n", GO_SECRET[:-4], GO_SECRET.replace("c74f20a3", "c74f20a4"), "PRIVATE+KEY+a+b"]
)
def test_a_signer_key_that_is_none_is_not_repeated(text: str) -> None:
    found = signer_key(text)

    assert isinstance(found, Finding)
    assert said(found) == "skey-unreadable"
    assert found.params == ()


def test_a_signature_line_is_read_by_itself() -> None:
    line = str(signed("text\n", A).signatures[0])

    assert signature_line(line[:-1]) == signed("text\n", A).signatures[0]
    assert signature_line(line) is None
    assert signature_line("") is None
