"""A signature on an act lies beside it, and is over the act's id and nothing else."""

from __future__ import annotations

import pytest

from foedus.finding import Finding
from foedus.record.checkpoint import Checkpoint, parse_checkpoint
from foedus.record.encoding import base64
from foedus.record.note import signed
from foedus.record.signature import COMPILER, LIMIT, MOST, ActSignature, check_signatures, key_name, parse_signatures, sign_act
from foedus.record.vkey import ED25519, SignerKey
from tests.record.log.saying import said

ARM, BLR = SignerKey("ARM", ED25519, b"a" * 32), SignerKey("BLR", ED25519, b"b" * 32)
ACT, OTHER = "19998fe96c2f110292b2b105318a9356aafa1df92048cf9b89645d0aa32381a4", "ab" * 32
KEY = key_name(ARM.verifier.key)
LINE = str(sign_act(ACT, ARM))


def lines(*signers: SignerKey, act: str = ACT) -> bytes:
    return "".join(str(sign_act(act, one)) for one in signers).encode()


def test_a_key_is_named_by_its_algorithm_and_its_bytes() -> None:
    assert f"ed25519:{ARM.verifier.key.hex()}" == KEY


def test_what_is_signed_is_the_acts_id_under_a_prefix_of_its_own() -> None:
    assert sign_act(ACT, ARM).signature == ARM.sign(b"foedus-act-signature/1\n" + ACT.encode() + b"\n")


def test_an_act_that_its_key_signed_is_signed() -> None:
    assert check_signatures(ACT, KEY, lines(ARM)) is None
    assert check_signatures(ACT, KEY, lines(BLR, ARM)) is None


def test_history_is_signed_by_nobody() -> None:
    assert check_signatures(ACT, COMPILER, b"") is None


def test_signatures_that_are_written_read_as_they_were() -> None:
    both = (sign_act(ACT, ARM), sign_act(ACT, BLR))

    assert parse_signatures("".join(map(str, both)).encode()) == both
    assert parse_signatures(b"") == ()


def test_attack_an_act_that_another_key_signed_is_not_signed() -> None:
    found = check_signatures(ACT, KEY, lines(BLR))

    assert said(found) == "signature-missing"
    assert isinstance(found, Finding)
    assert found.param("key") == KEY


def test_attack_a_signature_left_out_is_missed() -> None:
    assert said(check_signatures(ACT, KEY, b"")) == "signature-missing"


def test_attack_a_signature_moved_to_another_act_is_false() -> None:
    assert said(check_signatures(OTHER, KEY, lines(ARM))) == "signature-false"


def test_attack_a_false_signature_beside_a_true_one_is_not_passed_over() -> None:
    assert said(check_signatures(ACT, KEY, lines(ARM) + lines(BLR, act=OTHER))) == "signature-false"


def test_attack_history_is_not_dressed_up_with_a_false_signature() -> None:
    assert said(check_signatures(ACT, COMPILER, lines(ARM, act=OTHER))) == "signature-false"


def test_attack_a_signature_on_a_checkpoint_is_none_on_an_act() -> None:
    """What a log signs begins with its origin and has a size in its second line; what signs an act has a prefix and an id."""
    note = signed(Checkpoint("csto", 7, bytes.fromhex(ACT)).text, ARM)
    stolen = ActSignature(KEY, note.signatures[0].signature)

    assert said(check_signatures(ACT, KEY, str(stolen).encode())) == "signature-false"
    assert said(parse_checkpoint(f"foedus-act-signature/1\n{ACT}\n")) == "checkpoint-malformed"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (LINE[:-1].encode(), 1),
        (LINE[:-1].encode() + b"x", 1),
        ("".join(f"{key_name(bytes([one]) * 32)} {base64(bytes(3_000))}\n" for one in range(20)).encode(), 1),
        (b"\n", 1),
        ((LINE + "\n").encode(), 2),
        ((LINE + LINE).encode(), 2),
        (LINE.replace(" ", "  ").encode(), 1),
        (LINE.replace("ed25519:", "ed25519:0").encode(), 1),
        (LINE.replace("ed25519:", "ED25519:").encode(), 1),
        (LINE.replace("ed25519:", "rsa:").encode(), 1),
        (LINE.replace(KEY, KEY.upper()).encode(), 1),
        (LINE.replace(KEY, "").encode(), 1),
        ((KEY + " \n").encode(), 1),
        (LINE.replace("\n", "\r\n").encode(), 1),
        (LINE.encode() + "ключ\n".encode(), 1),
        (b"x" * LIMIT + b"\n", 1),
        ("".join(f"{key_name(bytes([one]) * 32)} AAAA\n" for one in range(MOST + 1)).encode(), MOST + 1),
    ],
)
def test_attack_what_is_written_otherwise_is_no_signature(data: bytes, line: int) -> None:
    found = parse_signatures(data)

    assert said(found) == "signature-malformed"
    assert isinstance(found, Finding)
    assert found.param("line") == line
    assert check_signatures(ACT, KEY, data) == found


def test_signatures_of_the_most_bytes_are_read() -> None:
    lines_ = [f"{key_name(bytes([one]) * 32)} {base64(bytes(2_200))}\n" for one in range(21)]
    rest = LIMIT - sum(map(len, lines_)) - len(f"{KEY} \n")
    full = "".join([*lines_, f"{KEY} {base64(bytes(rest // 4 * 3))}\n"])

    assert 0 <= LIMIT - len(full) < 4
    assert isinstance(parse_signatures(full.encode()), tuple)
