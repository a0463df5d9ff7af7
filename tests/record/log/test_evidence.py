"""Evidence convicts whoever contradicted himself and nobody else, whatever is written in it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.finding import Finding
from foedus.record.addition import Addition, parse_addition
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.consistency import prove_consistency
from foedus.record.cosignature import cosign
from foedus.record.encoding import base64
from foedus.record.evidence import Evidence, check_evidence, fork, parse_evidence, rollback, unexplained
from foedus.record.frontier import Frontier, grown, node_reader
from foedus.record.gathering import signature_lines
from foedus.record.hashing import leaf_hash
from foedus.record.note import signed
from foedus.record.submission import open_statement, parse_submission
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey

from .saying import said

LOG = SignerKey("union", ED25519, b"1" * 32)
CLOCK = SignerKey("union/clock", COSIGNATURE, b"2" * 32)
KEYS = (LOG.verifier, CLOCK.verifier)


def tree(leaves: list[int]) -> Frontier:
    return grown(Frontier(), [leaf_hash(b"%d" % leaf) for leaf in leaves])[0]


def shown(size: int, root: bytes, time: int | None = None, *, signer: SignerKey = LOG, origin: str = "union") -> SignedCheckpoint:
    checkpoint = Checkpoint(origin, size, root)
    note = signed(checkpoint.text, signer)
    return SignedCheckpoint(checkpoint, note if time is None else note.also([cosign(checkpoint, CLOCK, time=time)]))


def of(leaves: list[int], time: int | None = None) -> SignedCheckpoint:
    return shown(len(leaves), tree(leaves).root, time)


def proved(first: list[int], second: list[int]) -> Evidence | None:
    """Make evidence as a witness does that has the second, greater tree."""
    nodes = node_reader(tree(second), lambda *_: b"")
    return fork(of(first), of(second), tree(second[: len(first)]).root, prove_consistency(len(first), len(second), nodes))


LEAVES = st.lists(st.integers(0, 3), min_size=1, max_size=40)


@given(LEAVES, LEAVES)
def test_two_trees_are_a_fork_exactly_when_neither_begins_with_the_other(one: list[int], other: list[int]) -> None:
    first, second = sorted((one, other), key=len)

    found = proved(first, second)

    assert (found is None) == (second[: len(first)] == first)
    if found:
        assert check_evidence(found, KEYS) is None
        assert parse_evidence(found.encode()) == found


@given(LEAVES, LEAVES, st.data())
def test_an_honest_log_is_never_convicted_whatever_proof_is_invented(first: list[int], more: list[int], data: st.DataObject) -> None:
    hashes = st.binary(min_size=32, max_size=32) | st.sampled_from([tree(first).root, tree(more).root])
    proof, root = data.draw(st.lists(hashes, max_size=8)), data.draw(hashes)

    assert fork(of(first), of(first + more), root, proof) is None


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_whoever_signs_with_a_time_goes_back_exactly_when_less_is_said_later(size: int, other: int, time: int, later: int) -> None:
    leaves = list(range(9))

    found = rollback(of(leaves[:size], time), of(leaves[:other], later), [CLOCK.verifier])

    assert (found is not None) == ((size > other and time < later) or (other > size and later < time))
    if found:
        assert check_evidence(found, KEYS) is None


def test_a_fork_of_the_empty_tree_cannot_be() -> None:
    assert fork(of([]), of([1, 2])) is None
    assert unexplained(of([]), of([1, 2])) is None


@pytest.mark.parametrize(
    "change",
    [
        {"first": str(shown(2, b"\1" * 32, signer=SignerKey("union", ED25519, b"9" * 32)).note)},
        {"first": str(shown(2, b"\1" * 32, origin="elsewhere", signer=SignerKey("elsewhere", ED25519, b"1" * 32)).note)},
        {"second": "nothing\n"},
        {"origin": "elsewhere"},
        {"kind": "rollback"},
        {"kind": "rollback", "by": str(CLOCK.verifier)},
        {"root": ""},
        {"root": base64(tree([1, 2]).root)},
        {"proof": ()},
        {"proof": ("not base 64",)},
    ],
)
def test_evidence_that_was_changed_shows_nothing(change: dict[str, object]) -> None:
    evidence = proved([1, 2], [1, 3, 4, 5, 6])
    assert evidence is not None

    assert said(check_evidence(msgspec.structs.replace(evidence, **change), KEYS))


def test_an_unexplained_checkpoint_is_a_question() -> None:
    evidence = unexplained(of([1, 2]), of([1, 3, 4]))

    assert evidence is not None
    assert check_evidence(evidence, KEYS) is None
    assert said(check_evidence(msgspec.structs.replace(evidence, kind="fork"), KEYS)) == "evidence-shows-nothing"


@given(st.binary(max_size=200))
def test_no_bytes_make_a_parser_fail(data: bytes) -> None:
    for found in (parse_evidence(data), parse_addition(data), parse_submission(data), open_statement(data, ())):
        assert said(found)
    assert isinstance(signature_lines(data), tuple)


@given(st.data())
def test_a_request_that_was_changed_is_no_request_or_another(data: st.DataObject) -> None:
    signed_ = of([1, 2, 3])
    whole = Addition(1, (b"\1" * 32, b"\2" * 32), signed_.note, signed_.checkpoint).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]

    found = parse_addition(changed)

    assert isinstance(found, Finding) or found.encode() == changed


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"format":"foedus-evidence/2"}', b"x" * 5_000_000])
def test_other_documents_are_no_evidence(data: bytes) -> None:
    assert said(parse_evidence(data)) == "evidence-malformed"
