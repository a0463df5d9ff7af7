"""What a dishonest host can do to a log, with its keys in hand, and how each is caught.

The host of these tests may change any byte of its shelf and sign anything anew; it cannot make an author's
signature, nor take back what others have: an anchor, a checkpoint, a witness's cosignature.
"""

from __future__ import annotations

from hashlib import sha256

import pytest
from msgspec.structs import replace

from foedus.finding import Finding, Place
from foedus.organization.audit.course import check_seen
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.consistency import is_consistent
from foedus.record.cosignature import cosign
from foedus.record.credential import KeyCredentialed
from foedus.record.encoding import base64
from foedus.record.frontier import Frontier, grown
from foedus.record.hashing import EMPTY, leaf_hash
from foedus.record.inclusion import includes
from foedus.record.leaf import Leaf, Stub, encode_leaf
from foedus.record.note import NoteSignature, parse_note
from foedus.record.proof import Proof
from foedus.record.proven import check_proof
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.log import LogError, LogReader, verifier_keys
from foedus.shelves.shelf import Identity
from tests.record.attacks.host import (
    AUTHOR,
    BEGIN,
    KEY,
    WITNESS,
    Host,
    act,
    audited,
    examined,
    log_key,
    opening,
    row_of,
    submitted,
    true_log,
)  # fmt: skip

TRUE = true_log()
ANCHOR = next(TRUE.shelf.rows(0, 1)).id


@pytest.fixture
def host() -> Host:
    return Host(true_log().shelf)


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found]


def first(found: tuple[Finding, ...]) -> tuple[str, str, int]:
    """Give the first fault: its code and its place."""
    place = found[0].place
    assert place
    return found[0].code, place.path, place.line


def seen(shelf: Host, size: int | None = None) -> SignedCheckpoint:
    """Give the checkpoint that somebody keeps."""
    opened = open_checkpoint(shelf.note(size) or b"", verifier_keys(shelf.identity), origin="csto")
    assert isinstance(opened, SignedCheckpoint)
    return opened


def known(shelf: Host, kept: SignedCheckpoint) -> list[str]:
    return codes(check_seen(kept.checkpoint, shelf.size(), lambda size: grown(Frontier(), hashes(shelf, size))[0].root))


def hashes(shelf: Host, size: int) -> list[bytes]:
    return [leaf_hash(row.leaf) for row in shelf.rows(0, size)]


def test_a_true_log_is_sound(host: Host) -> None:
    assert audited(host, anchor=ANCHOR) == ()


def test_a_host_that_signs_everything_anew_without_changing_anything_signs_the_same(host: Host) -> None:
    before = dict(host.checkpoints)

    host.resign()

    assert host.checkpoints == before


# Rows


def test_dropping_an_act_is_caught(host: Host) -> None:
    del host.kept[4]
    host.renumber()

    (root,) = [finding for finding in audited(host) if finding.code == "audit-checkpoint-root"]

    assert root.place == Place("checkpoint", 7)
    assert root.param("sound") == 4


def test_dropping_an_act_and_signing_everything_anew_is_caught_by_whoever_kept_a_checkpoint(host: Host) -> None:
    kept = seen(host, 7)
    del host.kept[4]
    host.renumber()
    host.resign()

    assert known(host, kept) == ["audit-seen-other"]


def test_dropping_the_bytes_of_an_open_act_is_caught(host: Host) -> None:
    host.put(4, act=None)

    assert first(audited(host)) == ("audit-act-missing", "position", 4)


def test_reordering_two_acts_is_caught(host: Host) -> None:
    host.kept[3], host.kept[5] = host.kept[5], host.kept[3]

    assert first(audited(host)) == ("audit-position", "position", 3)


def test_reordering_two_acts_and_numbering_them_anew_is_caught(host: Host) -> None:
    host.kept[3], host.kept[5] = host.kept[5], host.kept[3]
    host.renumber()

    assert {"audit-received-backwards", "audit-checkpoint-root"} <= set(codes(audited(host)))


def test_rewriting_the_bytes_of_an_act_is_caught(host: Host) -> None:
    data = host.kept[2].act
    assert data
    host.put(2, act=data.replace(b"assistance", b"assistants"))

    assert first(audited(host)) == ("audit-commitment", "position", 2)


def test_rewriting_an_act_with_its_leaf_and_signing_the_log_anew_leaves_the_author_s_signature_false(host: Host) -> None:
    data = host.kept[2].act
    assert data
    other = data.replace(b'"nonce":"', b'"nonce":"').replace(b"2022-01-05", b"2022-01-06")
    host.put(2, act=other, id=sha256(other).hexdigest(), leaf=encode_leaf(Leaf(sha256(other).hexdigest(), BEGIN + 180)))
    host.resign()

    assert first(audited(host)) == ("signature-false", "position", 2)


def test_exchanging_an_act_for_another_author_s_is_caught(host: Host) -> None:
    stranger = replace(AUTHOR, seed=sha256(b"stranger").digest())
    one = act(77, author=stranger)
    other = examined(one, stranger)
    host.put(2, act=other.data, signatures=other.signatures)

    assert first(audited(host)) == ("audit-commitment", "position", 2)


def test_taking_the_author_s_signature_away_is_caught(host: Host) -> None:
    host.put(2, signatures=b"")

    assert first(audited(host)) == ("signature-missing", "position", 2)


def test_putting_another_act_s_signature_beside_an_act_is_caught(host: Host) -> None:
    host.put(2, signatures=host.kept[1].signatures)

    assert first(audited(host)) == ("signature-false", "position", 2)


def test_adding_a_signature_that_the_host_invented_is_caught(host: Host) -> None:
    line = str(sign_act("0" * 64, KEY.signer)).encode()
    host.put(2, signatures=host.kept[2].signatures + line)

    assert first(audited(host)) == ("signature-false", "position", 2)


def test_entering_an_act_twice_is_caught(host: Host) -> None:
    again = replace(host.kept[2], position=len(host.kept))
    host.kept.append(replace(again, leaf=encode_leaf(Leaf(again.id, BEGIN + 10_000))))
    host.checkpoints[len(host.kept)] = b""
    host.checkpoints = {size: note for size, note in host.checkpoints.items() if note}
    frontier, _ = grown(Frontier(), hashes(host, len(host.kept)))
    host.checkpoints[len(host.kept)] = host.note_of(frontier, BEGIN + 20_000)
    host.renumber()

    found = audited(host)

    assert "audit-act-twice" in codes(found)


def test_moving_an_act_to_another_log_is_caught(host: Host) -> None:
    other = log_key("exercise", b"exercise")
    moved = Host(true_log((1,), other).shelf, other)
    taken = host.kept[2]
    moved.kept.append(replace(taken, position=2, leaf=encode_leaf(Leaf(taken.id, BEGIN + 9_000))))
    frontier, _ = grown(Frontier(), hashes(moved, 3))
    moved.checkpoints[3] = moved.note_of(frontier, BEGIN + 9_000)
    moved.renumber()

    assert first(audited(moved)) == ("act-of-another-log", "position", 2)


def test_telling_another_id_than_the_act_s_is_caught(host: Host) -> None:
    host.put(2, id="0" * 64)

    assert first(audited(host)) == ("audit-id", "position", 2)


def test_looking_an_act_up_at_another_place_is_caught(host: Host) -> None:
    host._positions[host.kept[2].id] = 5  # noqa: SLF001 — the host has the whole shelf

    assert first(audited(host)) == ("audit-look-up", "position", 2)


def test_putting_bytes_that_are_no_leaf_on_the_log_is_caught(host: Host) -> None:
    host.put(2, leaf=b"{}")

    assert first(audited(host)) == ("leaf-malformed", "position", 2)


def test_opening_the_record_with_something_else_than_its_opening_is_caught(host: Host) -> None:
    host.kept[0] = row_of(0, submitted(50), BEGIN + 60)
    host.resign()

    assert first(audited(host)) == ("genesis-missing", "position", 0)


def test_opening_the_record_twice_is_caught(host: Host) -> None:
    another = replace(opening(), data=opening().data.replace(b'"nonce":"0', b'"nonce":"1'))
    act_id = sha256(another.data).hexdigest()
    again = replace(another, id=act_id, signatures=str(sign_act(act_id, KEY.signer)).encode())
    host.kept[3] = row_of(3, again, BEGIN + 240)
    host.resign()

    assert first(audited(host)) == ("genesis-again", "position", 3)


def test_inventing_a_whole_record_is_caught_by_the_anchor(host: Host) -> None:
    other = log_key(seed=b"invented")
    invented = Host(true_log(key=other).shelf, other)

    assert audited(invented) == ()
    assert first(audited(invented, anchor=ANCHOR)) == ("audit-anchor", "position", 0)


# Times


def test_back_dating_an_act_is_caught(host: Host) -> None:
    host.put_leaf(5, received=BEGIN)
    host.resign()

    assert first(audited(host)) == ("audit-received-backwards", "position", 5)


def test_back_dating_a_whole_batch_is_caught_by_the_clock_of_the_checkpoint_before_it(host: Host) -> None:
    for position in range(2, len(host.kept)):
        host.put_leaf(position, received=BEGIN + 125)
    host.resign()

    found = audited(host)

    assert "audit-received-early" in codes(found)


def test_dating_an_act_after_the_checkpoint_that_has_it_is_caught(host: Host) -> None:
    host.put_leaf(len(host.kept) - 1, received=BEGIN + 9_999)
    host.resign()

    assert first(audited(host)) == ("audit-received-late", "position", len(host.kept) - 1)


def test_back_dating_with_the_host_s_own_clock_put_back_is_caught_by_a_witness(host: Host) -> None:
    kept = seen(host, 7)
    line = cosign(kept.checkpoint, WITNESS, time=BEGIN + 10_000)
    host.checkpoints[7] += str(line).encode()

    assert first(audited(host, witnesses=[WITNESS])) == ("audit-received-early", "position", 7)


# Tiles


def test_serving_a_different_tile_is_caught() -> None:
    host = Host(true_log((300,)).shelf)
    tile = bytearray(host.tiles[0, 0])
    tile[32 * 300] ^= 1
    host.tiles[0, 0] = bytes(tile)

    (finding,) = audited(host)

    assert finding.code == "audit-tile"
    assert (finding.param("index"), finding.param("node")) == (0, 300)


def test_serving_no_tile_is_caught() -> None:
    host = Host(true_log((300,)).shelf)
    del host.tiles[0, 0]

    assert first(audited(host)) == ("audit-tile-missing", "tile/0/000", 0)


# Checkpoints


def test_cutting_the_end_off_is_caught_by_the_checkpoints(host: Host) -> None:
    del host.kept[-2:]

    assert "audit-rows-cut" in codes(audited(host))


def test_rolling_everything_back_is_caught_by_whoever_kept_a_checkpoint(host: Host) -> None:
    kept = seen(host)
    del host.kept[7:]
    host.resign()

    assert audited(host) == ()
    assert known(host, kept) == ["audit-seen-longer"]


def test_replaying_an_old_checkpoint_as_the_newest_is_caught(host: Host) -> None:
    host.checkpoints[len(host.kept)] = host.checkpoints[7]

    assert first(audited(host)) == ("audit-checkpoint-size", "checkpoint", len(host.kept))


def test_lying_about_the_size_is_caught(host: Host) -> None:
    frontier = grown(Frontier(), hashes(host, len(host.kept)))[0]
    host.checkpoints[20] = host.note_of(replace(frontier, size=20), BEGIN + 9_000)

    found = audited(host)

    assert [(one.code, one.param("size")) for one in found] == [("audit-rows-cut", 20)]


def test_lying_about_the_root_is_caught(host: Host) -> None:
    host.checkpoints[7] = host.note_of(grown(Frontier(), [EMPTY] * 7)[0], host.time(7))

    assert first(audited(host)) == ("audit-checkpoint-root", "checkpoint", 7)


def test_extending_the_log_with_garbage_is_caught(host: Host) -> None:
    size = len(host.kept)
    host.kept.append(row_of(size, submitted(99), BEGIN + 9_999))
    host.renumber()

    assert ("audit-rows-beyond", "position", size) == first(audited(host))


def test_signing_a_checkpoint_with_another_key_is_caught(host: Host) -> None:
    host.key = log_key(seed=b"another")
    host.checkpoints[7] = host.note_of(grown(Frontier(), hashes(host, 7))[0], host.time(7))

    assert first(audited(host)) == ("note-signature-missing", "checkpoint", 7)


def test_a_false_signature_in_the_log_s_name_is_caught(host: Host) -> None:
    note = parse_note(host.checkpoints[7])
    assert not isinstance(note, Finding)
    own = note.signatures[0]
    forged = replace(note, signatures=(NoteSignature(own.name, own.id, bytes(64)), *note.signatures[1:]))
    host.checkpoints[7] = forged.encode()

    assert first(audited(host)) == ("note-signature-false", "checkpoint", 7)


def test_a_checkpoint_without_its_time_is_caught(host: Host) -> None:
    note = parse_note(host.checkpoints[7])
    assert not isinstance(note, Finding)
    host.checkpoints[7] = replace(note, signatures=note.signatures[:1]).encode()

    assert first(audited(host)) == ("audit-checkpoint-clock", "checkpoint", 7)


def test_inventing_a_witness_s_cosignature_is_caught(host: Host) -> None:
    line = f"— {WITNESS.name} {base64(WITNESS.verifier.id + bytes(72))}\n"
    host.checkpoints[7] += line.encode()

    assert first(audited(host, witnesses=[WITNESS])) == ("cosignature-false", "checkpoint", 7)


def test_a_line_that_nobody_can_check_is_told_of(host: Host) -> None:
    host.checkpoints[7] += str(cosign(seen(host, 7).checkpoint, WITNESS, time=BEGIN + 300)).encode()

    (finding,) = audited(host)

    assert (finding.code, finding.severity) == ("audit-checkpoint-line", "warning")


def test_another_log_s_checkpoint_is_caught(host: Host) -> None:
    other = true_log((6,), log_key("exercise")).shelf
    host.checkpoints[7] = other.note(7) or b""

    assert first(audited(host)) == ("checkpoint-origin", "checkpoint", 7)


def test_showing_no_checkpoint_at_all_is_caught(host: Host) -> None:
    host.checkpoints.clear()

    assert codes(audited(host)) == ["audit-no-checkpoint"]


def test_showing_two_readers_two_histories_is_caught_when_they_compare(host: Host) -> None:
    kept = seen(host)
    forked = Host(true_log().shelf)
    forked.kept[-1] = row_of(forked.kept[-1].position, submitted(99), BEGIN + 420)
    forked.resign()

    assert audited(forked) == ()
    assert known(forked, kept) == ["audit-seen-other"]
    assert not is_consistent(kept.checkpoint.size, kept.checkpoint.root, len(forked.kept), seen(forked).checkpoint.root, ())


def test_a_reader_does_not_go_on_with_a_log_that_was_cut(host: Host) -> None:
    reader = LogReader(host)
    del host.kept[7:]
    host.resign()

    with pytest.raises(LogError, match="log-rolled-back"):
        reader.catch_up()


# Proofs


def test_a_proof_of_an_act_that_is_not_on_the_log_leads_elsewhere(host: Host) -> None:
    proof = LogReader(host).proof(3)
    other = replace(proof, extra=encode_leaf(Leaf(submitted(99).id, BEGIN + 60)))

    found = check_proof(other)

    assert isinstance(found, Finding)
    assert found.code == "proof-root"
    assert not includes(leaf_hash(other.extra), 3, proof.checkpoint.size, proof.hashes, proof.checkpoint.root)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"extra": b""}, "proof-without-leaf"),
        ({"extra": b"{}"}, "leaf-malformed"),
        ({"hashes": ()}, "proof-length"),
        ({"index": 99}, "proof-length"),
    ],
)
def test_a_proof_with_a_part_missing_shows_nothing(host: Host, changes: dict[str, object], code: str) -> None:
    proof: Proof = replace(LogReader(host).proof(3), **changes)

    found = check_proof(proof)

    assert isinstance(found, Finding)
    assert found.code == code


def test_a_proof_under_another_log_s_key_shows_nothing(host: Host) -> None:
    proof = LogReader(host).proof(3)
    own, other = KEY.signer.verifier, log_key("exercise").signer.verifier

    assert not isinstance(check_proof(proof, key=own), Finding)
    for key, code in ((other, "proof-origin"), (log_key(seed=b"another").signer.verifier, "note-signature-missing")):
        found = check_proof(proof, key=key)
        assert isinstance(found, Finding)
        assert found.code == code


def test_a_proof_of_another_act_than_the_one_in_hand_is_refused(host: Host) -> None:
    proven = check_proof(LogReader(host).proof(3))
    assert not isinstance(proven, Finding)

    assert proven.of(host.kept[3].id) == proven
    refused = proven.of(host.kept[4].id)
    assert isinstance(refused, Finding)
    assert refused.code == "proof-other-act"


# What is not an attack


def test_a_closed_act_may_be_withheld_and_is_counted() -> None:
    shelf = Host(true_log(closed=2).shelf)
    shelf.put(3, act=None)

    assert audited(shelf) == ()


def test_a_stub_that_is_put_on_an_open_act_later_is_caught(host: Host) -> None:
    host.put_leaf(3, stub=Stub(matter="intelligence", rule="CSC 12"))
    host.put(3, act=None)

    assert first(audited(host)) == ("audit-checkpoint-root", "checkpoint", 4)


def test_another_identity_on_the_shelf_is_caught(host: Host) -> None:
    other = log_key(seed=b"another").identity

    assert "genesis-keys" in codes(audited(host, identity=Identity("csto", other.keys)))


# who may sign


STRANGER = SignerKey("stranger", ED25519, b"s" * 32)


def test_an_act_signed_by_a_key_that_no_act_names_is_found() -> None:
    """The host lets in what its gate must refuse: a true signature by a key of nobody's."""
    host = Host(true_log().shelf)
    host.kept[3] = row_of(3, examined(act(80, author=STRANGER), STRANGER), BEGIN + 240)
    host.resign()

    assert "key-uncredentialed" in [one.code for one in audited(host)]


def test_a_credential_that_its_seat_did_not_give_gives_nothing() -> None:
    """The host enters a credential signed by the very key that it names, and then an act by that key: both are found."""
    host = Host(true_log().shelf)
    given = KeyCredentialed(grants=key_name(STRANGER.verifier.key))
    for position, one in ((3, act(80, body=given, author=STRANGER)), (5, act(81, author=STRANGER))):
        host.kept[position] = row_of(position, examined(one, STRANGER), BEGIN + 60 * (position + 1))
    host.resign()

    found = [(one.code, one.place.line) for one in audited(host) if one.place and one.code == "key-uncredentialed"]

    assert found == [("key-uncredentialed", 3), ("key-uncredentialed", 5)]


@pytest.mark.parametrize(("listed", "at"), [([], 0), ([0, 3], 3), ([3], 0)])
def test_a_list_of_own_acts_that_leaves_one_out_or_makes_one_up_is_found(listed: list[int], at: int) -> None:
    """The host hides a revocation from whoever reads only the record's own acts."""
    host = Host(true_log().shelf)
    host.listed = listed

    assert [one.place.line for one in audited(host) if one.code == "audit-chain" and one.place] == [at]


def test_founders_who_did_not_sign_the_act_that_opens_the_record_are_named() -> None:
    """The host opens a record in the name of a State that never heard of it."""
    host = Host(true_log().shelf)
    line = host.kept[0].signatures.splitlines(keepends=True)[0]
    host.put(0, signatures=line)

    assert [one.param("seats") for one in audited(host) if one.code == "genesis-unsigned"] == [("CSTO",)]
