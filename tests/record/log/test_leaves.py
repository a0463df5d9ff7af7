"""A leaf is all that the log holds of an act; a proof takes it, and what stands around it, to a stranger."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from foedus.record.checkpoint import Checkpoint
from foedus.record.hashing import leaf_hash, node_hash
from foedus.record.inclusion import includes, prove_inclusion
from foedus.record.leaf import LIMIT, Leaf, Stub, decode_leaf, encode_leaf, received_of
from foedus.record.note import LIMIT as NOTE_LIMIT
from foedus.record.note import signed
from foedus.record.proof import Proof, parse_proof
from foedus.record.vkey import ED25519, SignerKey
from tests.record.log.forests import forest, leaf, nodes_of
from tests.record.log.saying import said

LOG = SignerKey("csto", ED25519, b"l" * 32)
ID = "19998fe96c2f110292b2b105318a9356aafa1df92048cf9b89645d0aa32381a4"
OPEN = Leaf(ID, 1_763_683_200)
CLOSED = Leaf(ID, 1_763_683_200, Stub(matter="crisis/kz", rule="EP 12", until="2032", size=4_096))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
STUBS = st.builds(Stub, matter=TEXTS, rule=TEXTS, until=TEXTS, size=st.integers(0, 2**53 - 1))
LEAVES = st.builds(
    Leaf,
    commitment=st.binary(min_size=32, max_size=32).map(bytes.hex),
    received=st.integers(0, 2**53 - 1),
    stub=st.none() | STUBS,
)


def proof(index: int = 4, size: int = 700, extra: bytes = b"4") -> Proof:
    checkpoint = Checkpoint("csto", size, forest(size)[0].root)
    return Proof(extra, index, prove_inclusion(index, size, nodes_of(size)), signed(checkpoint.text, LOG), checkpoint)


def test_a_leaf_is_the_acts_id_and_when_the_log_received_it() -> None:
    assert encode_leaf(OPEN) == b'{"commitment":"' + ID.encode() + b'","received":1763683200}'


def test_a_closed_acts_leaf_has_a_stub() -> None:
    assert encode_leaf(CLOSED) == (
        b'{"commitment":"' + ID.encode() + b'","received":1763683200,'
        b'"stub":{"level":"","matter":"crisis/kz","rule":"EP 12","seat":"","size":4096,"until":"2032"}}'
    )


@given(LEAVES)
def test_a_leaf_is_written_as_the_judge_of_canonical_json_writes_it(made: Leaf) -> None:
    data = encode_leaf(made)

    assert data == rfc8785.dumps(json.loads(data))
    assert decode_leaf(data) == made


@pytest.mark.parametrize(
    "made",
    [
        structs.replace(OPEN, commitment=ID[:-1]),
        structs.replace(OPEN, commitment=ID.upper()),
        structs.replace(OPEN, received=-1),
        structs.replace(OPEN, received=2**53),
        structs.replace(CLOSED, stub=Stub(matter="m" * LIMIT, rule="")),
    ],
)
def test_what_no_log_may_hold_is_not_written(made: Leaf) -> None:
    with pytest.raises(ValueError, match="a leaf has"):
        encode_leaf(made)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"{}",
        encode_leaf(OPEN) + b"\n",
        encode_leaf(OPEN).replace(b":", b": "),
        encode_leaf(OPEN).replace(b"1763683200", b"1763683200.0"),
        encode_leaf(OPEN).replace(b"1763683200", b"9007199254740992"),
        encode_leaf(OPEN).replace(b"1763683200", b"-0"),
        encode_leaf(OPEN).replace(b"1999", b"199"),
        encode_leaf(OPEN).replace(b"}", b',"stub":null}'),
        encode_leaf(OPEN).replace(b"}", b',"zeal":1}'),
        encode_leaf(OPEN).replace(b'"received":1763683200', b'"received":1763683200,"received":1763683200'),
        b'{"received":1763683200,"commitment":"' + ID.encode() + b'"}',
        encode_leaf(CLOSED).replace(b'"size":4096', b'"size":4096,"text":"what is closed"'),
        encode_leaf(CLOSED).replace(b',"until":"2032"', b""),
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_attack_what_is_written_otherwise_is_no_leaf(data: bytes) -> None:
    assert said(decode_leaf(data)) == "leaf-malformed"
    assert received_of(data, ID) is None


@given(LEAVES)
def test_when_an_open_act_was_received_is_read_of_its_leaf_alone(made: Leaf) -> None:
    assert received_of(encode_leaf(made), made.commitment) == (None if made.stub or made.received >= 10**15 else made.received)
    assert received_of(encode_leaf(made), sha256(made.commitment.encode()).hexdigest()) is None


def test_a_proof_is_the_text_that_the_specification_shows() -> None:
    made = proof(index=2, size=3, extra=b"")

    sibling = node_hash(leaf_hash(b"0"), leaf_hash(b"1"))
    assert str(made) == f"c2sp.org/tlog-proof@v1\nindex 2\n{b64encode(sibling).decode()}\n\n{made.note}"


@given(st.data())
def test_a_proof_that_is_written_reads_as_it_was_and_holds(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 600))
    index = data.draw(st.integers(0, size - 1))
    made = proof(index, size, leaf(index))
    again = parse_proof(str(made).encode())

    assert again == made
    assert isinstance(again, Proof)
    assert includes(leaf_hash(again.extra), again.index, again.checkpoint.size, again.hashes, again.checkpoint.root)


WRITTEN = str(proof())
LINE = WRITTEN.splitlines()[3]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("", "proof-malformed", 1),
        (WRITTEN.replace("@v1", "@v2"), "proof-malformed", 1),
        (WRITTEN.replace("\n\n", "\n", 1), "note-malformed", 0),
        ("\ufeff" + WRITTEN, "proof-malformed", 1),
        ("c2sp.org/tlog-proof@v1\nindex 1", "proof-malformed", 1),
        (WRITTEN.replace("extra NA==", "extra "), "proof-malformed", 2),
        (WRITTEN.replace("extra NA==", "extra NB=="), "proof-malformed", 2),
        (WRITTEN.replace("extra NA==", "extra  NA=="), "proof-malformed", 2),
        (WRITTEN.replace("index 4", "index 04"), "proof-malformed", 3),
        (WRITTEN.replace("index 4", "index -4"), "proof-malformed", 3),
        (WRITTEN.replace("index 4\n", ""), "proof-malformed", 3),
        ("c2sp.org/tlog-proof@v1\n\n" + WRITTEN.partition("\n\n")[2], "proof-malformed", 2),
        (WRITTEN.replace(LINE, LINE[:-1]), "proof-malformed", 4),
        (WRITTEN.replace(LINE, LINE + " "), "proof-malformed", 4),
        (WRITTEN.replace(LINE, "\n".join([LINE] * 64)), "proof-malformed", 67),
        (WRITTEN.replace(LINE, "NA=="), "proof-malformed", 4),
        (WRITTEN.replace("csto\n700", "csto\nseven"), "checkpoint-malformed", 0),
        (WRITTEN[:-1], "note-malformed", 0),
        ("c2sp.org/tlog-proof@v1\n" + "x" * NOTE_LIMIT, "proof-too-large", 0),
    ],
)
def test_attack_what_is_written_otherwise_is_no_proof(data: str, code: str, line: int) -> None:
    found = parse_proof(data.encode())

    assert said(found) == code
    assert not isinstance(found, Proof)
    assert code != "proof-malformed" or found.param("line") == line


def test_attack_extra_bytes_that_are_not_the_leafs_do_not_lead_to_the_root() -> None:
    """tlog-proof, Format: the extra bytes are not authenticated; here they are the leaf, and the path is what authenticates them."""
    made = proof(extra=b"5")

    assert not includes(leaf_hash(made.extra), made.index, made.checkpoint.size, made.hashes, made.checkpoint.root)
