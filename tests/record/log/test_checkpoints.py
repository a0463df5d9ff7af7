"""Checkpoints and cosignatures are those of C2SP's tlog-checkpoint and tlog-cosignature."""

from __future__ import annotations

import json
from pathlib import Path
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from foedus.record.checkpoint import Checkpoint, SignedCheckpoint, open_checkpoint, parse_checkpoint
from foedus.record.cosignature import Cosigned, cosign, cosignature_time, cosigned
from foedus.record.hashing import EMPTY
from foedus.record.note import Note, NoteSignature, parse_note, signed
from foedus.record.vkey import COSIGNATURE, ED25519, MLDSA, SignerKey, VerifierKey, verifier_key
from tests.record.log.forests import forest
from tests.record.log.saying import said

VECTOR = json.loads((Path(__file__).parents[1] / "vectors/log.json").read_text())["checkpoint"]
LOG = SignerKey("csto", ED25519, b"l" * 32)
ONE, TWO = SignerKey("w1.example", COSIGNATURE, b"1" * 32), SignerKey("w2.example", MLDSA, b"2" * 32)
HEAD = Checkpoint("csto", 7, b"r" * 32)
NOON = 1_763_683_200
EXAMPLE = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
LINES = st.text(st.characters(codec="utf-8", exclude_characters="".join(map(chr, range(32)))), min_size=1, max_size=30)


def keys(*texts: str) -> list[VerifierKey]:
    found = [verifier_key(one) for one in texts]
    assert all(isinstance(one, VerifierKey) for one in found)
    return [one for one in found if isinstance(one, VerifierKey)]


def head(*signatures: NoteSignature) -> SignedCheckpoint:
    return SignedCheckpoint(HEAD, signed(HEAD.text, LOG).also(signatures))


def test_the_example_of_the_specification_reads() -> None:
    found = parse_checkpoint(EXAMPLE)

    assert isinstance(found, Checkpoint)
    assert (found.origin, found.size, found.extensions) == ("example.com/behind-the-sofa", 20_852_163, ())
    assert found.text == EXAMPLE


def test_a_checkpoint_made_without_this_package_opens_with_both_cosignatures() -> None:
    log, *witnesses = keys(VECTOR["log"], *VECTOR["witnesses"])
    opened = open_checkpoint(VECTOR["note"].encode(), [log], origin=log.name)

    assert isinstance(opened, SignedCheckpoint)
    assert opened.checkpoint.size == VECTOR["size"] == 700
    assert opened.checkpoint.root == forest(700)[0].root
    assert cosigned(opened, witnesses) == tuple(Cosigned(one, VECTOR["time"]) for one in witnesses)


@given(LINES, st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32), st.lists(LINES, max_size=3))
def test_a_checkpoint_that_is_written_reads_as_it_was(origin: str, size: int, root: bytes, extensions: list[str]) -> None:
    made = Checkpoint(origin, size, root if size else EMPTY, tuple(extensions))

    assert parse_checkpoint(made.text) == made


@pytest.mark.parametrize(
    "made",
    [
        Checkpoint("", 1, b"r" * 32),
        Checkpoint("a\nb", 1, b"r" * 32),
        Checkpoint("a", -1, b"r" * 32),
        Checkpoint("a", 2**63, b"r" * 32),
        Checkpoint("a", 1, b"r" * 31),
        Checkpoint("a", 1, b"r" * 32, ("",)),
        Checkpoint("a", 1, b"r" * 32, ("x\ny",)),
    ],
)
def test_what_no_checkpoint_can_say_is_not_written(made: Checkpoint) -> None:
    with pytest.raises(ValueError, match="a checkpoint has"):
        assert made.text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("\n", 1),
        ("\n1\nAAAA\n", 1),
        (EXAMPLE[:-1], 1),
        ("origin\n", 2),
        (EXAMPLE.replace("20852163", "020852163"), 2),
        (EXAMPLE.replace("20852163", "-1"), 2),
        (EXAMPLE.replace("20852163", "\u0662"), 2),
        (EXAMPLE.replace("20852163", "2e7"), 2),
        (EXAMPLE.replace("20852163", str(2**63)), 2),
        ("origin\n1\n", 3),
        (EXAMPLE.replace("q2I=", "q2J="), 3),
        (EXAMPLE.replace("q2I=", "q2I"), 3),
        (EXAMPLE.replace("CsUY", ""), 3),
        (EXAMPLE.replace("20852163", "0"), 3),
        (EXAMPLE + "\n", 4),
        (EXAMPLE + "one\n\ntwo\n", 5),
    ],
)
def test_attack_what_is_written_otherwise_is_no_checkpoint(text: str, line: int) -> None:
    found = parse_checkpoint(text)

    assert said(found) == "checkpoint-malformed"
    assert not isinstance(found, Checkpoint)
    assert found.param("line") == line


def test_a_checkpoint_opens_with_the_logs_key() -> None:
    opened = open_checkpoint(head().note.encode(), [LOG.verifier], origin="csto")

    assert opened == head()


def test_attack_a_checkpoint_of_another_log_does_not_open() -> None:
    assert said(open_checkpoint(head().note.encode(), [LOG.verifier], origin="nato")) == "checkpoint-origin"


def test_attack_a_checkpoint_without_the_logs_signature_does_not_open() -> None:
    bare = Note(HEAD.text, (cosign(HEAD, ONE, time=NOON),))

    assert said(open_checkpoint(bare.encode(), [LOG.verifier, ONE.verifier], origin="csto")) == "note-signature-missing"


def test_attack_a_changed_size_does_not_open() -> None:
    changed = head().note.encode().replace(b"\n7\n", b"\n6\n")

    assert said(open_checkpoint(changed, [LOG.verifier], origin="csto")) == "note-signature-false"


def test_what_is_no_note_or_no_checkpoint_does_not_open() -> None:
    assert said(open_checkpoint(b"", [LOG.verifier], origin="csto")) == "note-malformed"
    assert said(open_checkpoint(signed("csto\nseven\n", LOG).encode(), [LOG.verifier], origin="csto")) == "checkpoint-malformed"


def test_the_message_of_an_ed25519_cosigner_is_the_specifications() -> None:
    """tlog-cosignature, Ed25519 signed message: two lines, then the whole text of the checkpoint."""
    line = cosign(HEAD, ONE, time=NOON)

    assert line.signature[:8] == pack(">Q", NOON)
    assert line.signature[8:] == ONE.sign(f"cosignature/v1\ntime {NOON}\n{HEAD.text}".encode())


@pytest.mark.parametrize("signer", [ONE, TWO], ids=["Ed25519", "ML-DSA-44"])
def test_a_cosignature_says_who_and_when(signer: SignerKey) -> None:
    assert cosigned(head(cosign(HEAD, signer, time=NOON)), [signer.verifier]) == (Cosigned(signer.verifier, NOON),)


@pytest.mark.parametrize("order", [(60, 0), (0, 60)])
def test_of_two_cosignatures_by_one_witness_the_later_counts(order: tuple[int, int]) -> None:
    both = [cosign(HEAD, ONE, time=NOON + after) for after in order]

    assert cosigned(head(*both), [ONE.verifier]) == (Cosigned(ONE.verifier, NOON + 60),)


def test_cosignatures_of_keys_that_nobody_trusts_are_passed_over() -> None:
    assert cosigned(head(cosign(HEAD, ONE, time=NOON)), [TWO.verifier, LOG.verifier]) == ()


@pytest.mark.parametrize("signer", [ONE, TWO], ids=["Ed25519", "ML-DSA-44"])
def test_attack_a_cosignature_does_not_move_in_time_or_to_another_checkpoint(signer: SignerKey) -> None:
    line = cosign(HEAD, signer, time=NOON)
    later = structs.replace(line, signature=pack(">Q", NOON + 1) + line.signature[8:])

    assert said(cosigned(head(later), [signer.verifier])) == "cosignature-false"
    for other in (structs.replace(HEAD, size=8), structs.replace(HEAD, root=b"s" * 32), structs.replace(HEAD, origin="nato")):
        moved = SignedCheckpoint(other, signed(other.text, LOG).also([line]))
        assert said(cosigned(moved, [signer.verifier])) == "cosignature-false"


def test_attack_extension_lines_are_under_an_ed25519_cosignature() -> None:
    line = cosign(HEAD, ONE, time=NOON)
    extended = structs.replace(HEAD, extensions=("an extension",))

    assert cosignature_time(ONE.verifier, extended, line.signature) is None


def test_attack_a_signature_on_a_note_is_no_cosignature() -> None:
    """The same key could serve for both: the lines in front of the message keep them apart."""
    plain = NoteSignature(ONE.name, ONE.verifier.id, pack(">Q", NOON) + ONE.sign(HEAD.text.encode()))

    assert said(cosigned(head(plain), [ONE.verifier])) == "cosignature-false"


def test_attack_an_ml_dsa_cosignature_in_another_witnesss_name_is_false() -> None:
    """tlog-cosignature, ML-DSA-44 signed message: it commits to the cosigner's name."""
    line = cosign(HEAD, TWO, time=NOON)
    other = VerifierKey("w3.example", MLDSA, TWO.verifier.key)

    assert cosignature_time(other, HEAD, line.signature) is None


@pytest.mark.parametrize("time", [0, 2**63 - 1])
def test_a_time_is_between_1970_and_the_end_of_all_time(time: int) -> None:
    assert cosignature_time(ONE.verifier, HEAD, cosign(HEAD, ONE, time=time).signature) == time


def test_attack_a_time_beyond_all_time_is_none_even_where_a_witness_signed_it() -> None:
    """tlog-cosignature, Format: it MUST NOT exceed 2^63 - 1."""
    message = f"cosignature/v1\ntime {2**63}\n{HEAD.text}".encode()

    assert cosignature_time(ONE.verifier, HEAD, pack(">Q", 2**63) + ONE.sign(message)) is None


@pytest.mark.parametrize("signature", [b"", b"x" * 8, b"\xff" * 72, pack(">Q", 2**63) + b"x" * 64])
def test_attack_what_is_cut_or_beyond_all_time_is_no_cosignature(signature: bytes) -> None:
    assert cosignature_time(ONE.verifier, HEAD, signature) is None
    assert cosignature_time(TWO.verifier, HEAD, signature) is None


@pytest.mark.parametrize(("signer", "time"), [(LOG, NOON), (ONE, -1), (ONE, 2**63)])
def test_only_a_cosigners_key_cosigns_and_only_at_a_time(signer: SignerKey, time: int) -> None:
    with pytest.raises(ValueError, match="kind 4 or 6"):
        cosign(HEAD, signer, time=time)


def test_a_name_longer_than_one_byte_can_say_is_under_ed25519_only() -> None:
    """tlog-cosignature: opaque log_origin<1..2^8-1> of the ML-DSA-44 message; the Ed25519 message is text."""
    long = structs.replace(HEAD, origin="a" * 256)

    assert cosignature_time(ONE.verifier, long, cosign(long, ONE, time=NOON).signature) == NOON
    longest = structs.replace(HEAD, origin="a" * 255)
    assert cosignature_time(TWO.verifier, longest, cosign(longest, TWO, time=NOON).signature) == NOON
    assert cosignature_time(TWO.verifier, long, pack(">Q", NOON) + b"x" * 2_420) is None
    with pytest.raises(ValueError, match="255"):
        cosign(long, TWO, time=NOON)


def test_the_note_of_the_vector_is_written_as_it_was_read() -> None:
    note = parse_note(VECTOR["note"].encode())

    assert isinstance(note, Note)
    assert str(note) == VECTOR["note"]
