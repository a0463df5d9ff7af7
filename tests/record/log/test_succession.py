"""A policy does not approve itself: it counts from the first checkpoint that those who were asked before it have witnessed."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.cosignature import cosign
from foedus.record.note import signed
from foedus.record.policy import Group, Policy, Witness, Witnessed
from foedus.record.succession import Named, judged, reigns, waiting
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey

from .saying import said

LOG = SignerKey("union", ED25519, b"1" * 32)
KEYS = {name: SignerKey(f"{name.lower()}.example/w", COSIGNATURE, name.encode() * 8 + b"12345678") for name in ("ARM", "BLR", "KAZ", "KGZ")}


def policy(least: int, *names: str) -> Policy:
    witnesses = tuple(Witness(name, KEYS[name].verifier) for name in names)
    return Policy((), witnesses, (Group("members", least, names),), "members") if least else Policy()


def head(size: int, *names: str) -> SignedCheckpoint:
    checkpoint = Checkpoint("union", size, bytes([size]) * 32)
    return SignedCheckpoint(checkpoint, signed(checkpoint.text, LOG).also([cosign(checkpoint, KEYS[name], time=size) for name in names]))


OLD = policy(2, "ARM", "BLR", "KAZ")


def test_a_policy_counts_after_a_checkpoint_that_the_old_witnesses_saw() -> None:
    new = policy(1, "KGZ")

    found = reigns(OLD, [Named(4, new)], [head(3, "ARM", "BLR"), head(5, "ARM", "KAZ"), head(6, "KGZ")])

    assert [(one.first, one.policy) for one in found] == [(0, OLD), (6, new)]
    assert isinstance(judged(found, head(5, "ARM", "KAZ")), Witnessed)
    assert said(judged(found, head(5, "KGZ"))) == "policy-not-witnessed"
    assert isinstance(judged(found, head(6, "KGZ")), Witnessed)
    assert waiting(found, [Named(4, new)], 6) == ()


def test_a_policy_that_approves_itself() -> None:
    """The attack: the host names a policy of its own witness, and has that witness alone cosign ever after."""
    named = [Named(4, policy(1, "KGZ"))]

    found = reigns(OLD, named, [head(size, "KGZ") for size in range(5, 20)])

    assert [one.policy for one in found] == [OLD]
    assert said(judged(found, head(19, "KGZ"))) == "policy-not-witnessed"
    assert [said(one) for one in waiting(found, named, 19)] == ["succession-not-yet"]


def test_a_policy_that_asks_for_nobody_must_be_seen_by_somebody() -> None:
    found = reigns(OLD, [Named(4, Policy())], [head(5), head(6)])

    assert [one.policy for one in found] == [OLD]


def test_a_chain_of_policies_that_hand_on_to_each_other() -> None:
    """Each was approved by the one before, never by itself and never by a later one."""
    named = [Named(1, policy(1, "KGZ")), Named(6, policy(1, "BLR"))]

    found = reigns(OLD, named, [head(2, "ARM", "BLR"), head(7, "BLR"), head(8, "KGZ"), head(9, "BLR")])

    assert [(one.first, one.position) for one in found] == [(0, None), (3, 1), (9, 6)]


def test_of_two_policies_that_were_seen_together_the_later_counts() -> None:
    named = [Named(1, policy(1, "KGZ")), Named(2, policy(1, "BLR"))]

    found = reigns(OLD, named, [head(4, "ARM", "KAZ")])

    assert [(one.first, one.position) for one in found] == [(0, None), (5, 2)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), max_size=4), st.lists(st.sets(st.sampled_from(sorted(KEYS))), max_size=10))
def test_no_policy_reigns_without_a_checkpoint_witnessed_under_its_forerunner(named: list[tuple[int, int]], seen: list[set[str]]) -> None:
    policies = [policy(1, "KGZ"), policy(2, "ARM", "KGZ"), Policy()]
    given_ = [Named(position, policies[which]) for position, which in sorted(named)]
    heads = {size: head(size, *sorted(names)) for size, names in enumerate(seen, 1)}

    found = reigns(OLD, given_, heads.values())

    for before, after in pairwise(found):
        handed = heads[after.first - 1]
        assert after.position is not None
        assert after.position < handed.checkpoint.size
        assert isinstance(judged([before], handed) if before.first <= handed.checkpoint.size else None, Witnessed)
