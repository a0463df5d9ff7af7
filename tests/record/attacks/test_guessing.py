"""What the log publishes of a closed act is its id and its stub: attempts to read the act out of them."""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from foedus.mechanisms.organs.acts import Abstention, NonObjection, VoteAgainst, VoteFor
from foedus.record.act import Act, Times
from foedus.record.canonical import act_id, encode
from foedus.record.leaf import Leaf, Stub, encode_leaf
from foedus.record.nonce import derived

BALLOTS = tuple(kind(motion="2026/7", organ="CSC") for kind in (VoteFor, VoteAgainst, Abstention, NonObjection))


def ballot(chosen: int, nonce: str) -> Act:
    """Cast one of four votes on a day that everybody knows."""
    key = "ed25519:" + "11" * 32
    return Act(log="csto", seat="KAZ", key=key, nonce=nonce, times=Times(done="2026-11-22"), body=BALLOTS[chosen])


def test_guessing_a_closed_vote_among_four_finds_none_of_them() -> None:
    secret = sha256(b"drawn at random, known to the delegate alone").hexdigest()
    published = act_id(ballot(2, secret))
    guessed = {act_id(ballot(chosen, nonce)) for chosen in range(4) for nonce in ("0" * 64, derived("history.journal", 1), published)}

    assert published not in guessed


def test_whoever_learns_the_nonce_learns_the_vote() -> None:
    """This is the consequence that the manual of threats states: the nonce is as secret as the vote."""
    leaked = sha256(b"drawn at random, known to the delegate alone").hexdigest()
    published = act_id(ballot(2, leaked))

    assert [chosen for chosen in range(4) if act_id(ballot(chosen, leaked)) == published] == [2]


def test_two_equal_votes_cannot_be_told_to_be_equal() -> None:
    first, second = (act_id(ballot(0, sha256(name).hexdigest())) for name in (b"first", b"second"))

    assert first != second


def test_the_leaf_of_a_closed_act_holds_no_byte_of_it_beyond_its_stub() -> None:
    act = replace(ballot(1, sha256(b"nonce").hexdigest()), source="a canary that nobody else writes")
    stub = Stub(matter="organ:CSC", rule="EP 10", seat="KAZ", level="for official use", size=1_024)
    leaf = encode_leaf(Leaf(act_id(act), 1_795_000_000, stub))

    assert b"canary" in encode(act)
    assert b"canary" not in leaf
    assert b"2026/7" not in leaf
    assert act.nonce.encode() not in leaf
