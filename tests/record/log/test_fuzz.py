"""Whatever bytes come from outside, a parser answers with what it read or with a finding that has its sentences; and it reads one spelling."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from foedus.finding import Finding
from foedus.record.bundle import decode_bundle, encode_bundle
from foedus.record.checkpoint import Checkpoint, parse_checkpoint
from foedus.record.leaf import Leaf, Stub, decode_leaf, encode_leaf
from foedus.record.note import Note, parse_note, signed, verified
from foedus.record.policy import Policy, parse_policy
from foedus.record.proof import Proof, parse_proof
from foedus.record.refusal import Refusal, parse_refusal, refuse
from foedus.record.signature import check_signatures, parse_signatures, sign_act
from foedus.record.tile import Coordinates, coordinates, path
from foedus.record.vkey import COSIGNATURE, ED25519, MLDSA, SignerKey, signer_key, verifier_key
from tests.record.log.forests import forest
from tests.record.log.saying import said
from tests.record.log.test_leaves import proof

KEY, WITNESS, QUANTUM = (SignerKey(name, kind, b"k" * 32) for name, kind in (("csto", ED25519), ("w", COSIGNATURE), ("q", MLDSA)))
CHECKPOINT = Checkpoint("csto", 700, forest(700)[0].root)
VECTOR = json.loads((Path(__file__).parents[1] / "vectors/log.json").read_text())["checkpoint"]["note"].encode()
ACT = "ab" * 32
REFUSAL = refuse(b"sent", Finding("doctest-fuzz", (("found", "x\ny"), ("names", ("a", "b")))), KEY, time=7).text.encode()


class Parser(Struct, frozen=True):
    """A parser of bytes: an example, how it reads, and how what it read is written again."""

    example: bytes
    read: Callable[[bytes], object]
    written: Callable[[object], bytes]


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda data: read(data.decode("utf-8", "surrogateescape"))


def _bundled(data: bytes) -> object:
    found = decode_bundle(data, 3)
    return found if isinstance(found, Finding) else list(found)


def _leaf(value: object) -> bytes:
    assert isinstance(value, Leaf)
    return encode_leaf(value)


def _policy(value: object) -> bytes:
    # Blanks and comments are not kept: what is written is another spelling of the same policy.
    assert isinstance(value, Policy)
    assert parse_policy(value.encode()) == value
    return b""


def _joined(value: object) -> bytes:
    assert isinstance(value, tuple | list)
    return encode_bundle(value) if isinstance(value, list) else "".join(map(str, value)).encode()


def _place(value: object) -> bytes:
    assert isinstance(value, Coordinates)
    return path(value).encode()


def _note(value: object) -> bytes:
    assert isinstance(value, Note | Proof)
    return str(value).encode()


def _said(value: object) -> bytes:
    assert isinstance(value, Checkpoint | Refusal)
    return value.text.encode("utf-8", "surrogateescape")


def _secret(value: object) -> bytes:
    assert isinstance(value, SignerKey)
    return value.secret.encode()


PARSERS = {
    "note": Parser(VECTOR, parse_note, _note),
    "checkpoint": Parser(CHECKPOINT.text.encode(), _text(parse_checkpoint), _said),
    "verifier key": Parser(str(KEY.verifier).encode(), _text(verifier_key), lambda value: str(value).encode()),
    "signer key": Parser(KEY.secret.encode(), _text(signer_key), _secret),
    "proof": Parser(str(proof()).encode(), parse_proof, _note),
    "policy": Parser(
        f"log {KEY.verifier}\nwitness W {WITNESS.verifier}\nwitness Q {QUANTUM.verifier} u\ngroup g 2 W Q\nquorum g\n".encode(),
        parse_policy,
        _policy,
    ),
    "refusal": Parser(REFUSAL, _text(parse_refusal), _said),
    "leaf": Parser(encode_leaf(Leaf(ACT, 1_763_683_200)), decode_leaf, _leaf),
    "leaf of a closed act": Parser(encode_leaf(Leaf(ACT, 7, Stub(matter="m", rule="r", until="2032", size=4_096))), decode_leaf, _leaf),
    "bundle": Parser(encode_bundle([b"a", b"", b"bcd" * 100]), _bundled, _joined),
    "path of a tile": Parser(b"tile/entries/x001/x234/067.p/17", _text(lambda text: coordinates(text) or 0), _place),
    "signatures": Parser(
        f"{sign_act(ACT, KEY)}{sign_act(ACT, SignerKey('other', ED25519, b'o' * 32))}".encode(), parse_signatures, _joined
    ),
}


@st.composite
def spoilt(draw: st.DrawFn, example: bytes) -> bytes:
    """Give an example with a few bytes changed, left out, put in, doubled or cut."""
    data = bytearray(example)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        stop = min(len(data), at + draw(st.integers(0, 8)))
        match draw(st.sampled_from(["change", "leave out", "put in", "double", "cut"])):
            case "change" if at < len(data):
                data[at] ^= draw(st.integers(1, 255))
            case "leave out":
                del data[at:stop]
            case "put in":
                data[at:at] = draw(st.one_of(st.binary(max_size=6), st.sampled_from([b"\n", b"\n\n", b" ", b"\0", b"+", b"=", b"-", b"0"])))
            case "double":
                data[at:at] = data[at:stop]
            case _:
                del data[at:]
    return bytes(data)


def answers(parser: Parser, data: bytes) -> None:
    found = parser.read(data)
    if found == 0:
        return
    if isinstance(found, Finding):
        assert said(found)
    elif again := parser.written(found):
        assert again == data


@pytest.mark.parametrize("name", PARSERS)
def test_the_example_reads(name: str) -> None:
    parser = PARSERS[name]

    assert not isinstance(parser.read(parser.example), Finding)
    answers(parser, parser.example)


@pytest.mark.parametrize("name", PARSERS)
@given(data=st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spoilt_bytes_are_read_as_what_they_say_or_not_at_all(name: str, data: st.DataObject) -> None:
    parser = PARSERS[name]

    answers(parser, data.draw(spoilt(parser.example)))


@pytest.mark.parametrize("name", PARSERS)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))))
@settings(max_examples=100, deadline=None)
def test_bytes_that_mean_nothing_are_not_read(name: str, data: bytes) -> None:
    answers(PARSERS[name], data)


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_spoilt_signatures_are_never_true(data: st.DataObject) -> None:
    good = str(sign_act(ACT, KEY)).encode()
    bad = data.draw(spoilt(good))
    key = good.split(b" ")[0].decode()

    assert (check_signatures(ACT, key, bad) is None) == (bad == good)


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_a_spoilt_text_is_never_what_was_signed(data: st.DataObject) -> None:
    note = signed(CHECKPOINT.text, KEY)
    found = parse_note(data.draw(spoilt(note.encode())))

    if isinstance(found, Note) and not isinstance(verified(found, [KEY.verifier]), Finding):
        assert found.text == note.text
