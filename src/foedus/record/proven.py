"""This file is about checking a proof that an act is on a record, with nothing else in hand than keys (C2SP's tlog-proof).

The leaf's bytes come with the proof and are not trusted; they are believed because their hash leads to
the root of a checkpoint, and the checkpoint because a known key signed it.
"""

from __future__ import annotations

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.hashing import leaf_hash
from foedus.record.inclusion import root_from_inclusion
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.note import verified
from foedus.record.policy import Policy, witnessed
from foedus.record.proof import Proof
from foedus.record.vkey import VerifierKey

LEADS_ELSEWHERE = Code("proof-root", found=str, expected=str)
NO_LEAF = Code("proof-without-leaf")
LENGTH = Code("proof-length", index=int, size=int, hashes=int)
OTHER_ACT = Code("proof-other-act", found=str, expected=str)
OTHER_ORIGIN = Code("proof-origin", found=str, expected=str)


class Proven(Struct, frozen=True):
    """What a proof shows: the leaf, where it stands under which checkpoint, whether a known key signed that, and who witnessed it."""

    leaf: Leaf
    position: int
    checkpoint: Checkpoint
    signed: bool = False
    witnesses: tuple[str, ...] = ()

    def of(self, act: str) -> Proven | Finding:
        """Hold the proof against an act that is in hand.

        :param act: the id of the act, which is the hash of its bytes.
        """
        return self if self.leaf.commitment == act else OTHER_ACT.finding(found=act, expected=self.leaf.commitment)


def check_proof(proof: Proof, *, key: VerifierKey | None = None, policy: Policy | None = None) -> Proven | Finding:
    """Check a proof, or say why it shows nothing.

    :param key: the log's key; without a key and a policy that names the log, nobody's signature is checked.
    :param policy: which logs and witnesses are believed, and how many must have seen the checkpoint.
    """
    leaf = decode_leaf(proof.extra) if proof.extra else NO_LEAF.finding()
    if isinstance(leaf, Finding):
        return leaf
    size = proof.checkpoint.size
    root = root_from_inclusion(leaf_hash(proof.extra), proof.index, size, proof.hashes)
    if root is None:
        return LENGTH.finding(index=proof.index, size=size, hashes=len(proof.hashes))
    if root != proof.checkpoint.root:
        return LEADS_ELSEWHERE.finding(found=root.hex(), expected=proof.checkpoint.root.hex())
    wrong = _unsigned(proof, key)
    if wrong:
        return wrong
    names: tuple[str, ...] = ()
    if policy:
        met = witnessed(policy, SignedCheckpoint(proof.checkpoint, proof.note))
        if isinstance(met, Finding):
            return met
        names = met.names
    return Proven(leaf, proof.index, proof.checkpoint, bool(key or (policy and policy.logs)), names)


def _unsigned(proof: Proof, key: VerifierKey | None) -> Finding | None:
    if key is None:
        return None
    if key.name != proof.checkpoint.origin:
        return OTHER_ORIGIN.finding(found=proof.checkpoint.origin, expected=key.name)
    by = verified(proof.note, [key])
    return by if isinstance(by, Finding) else None
