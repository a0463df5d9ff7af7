"""This file holds the worked example of ``docs/formats/witness.md``, made anew from its keys and its times."""

from __future__ import annotations

from foedus.record.addition import Addition
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.cosignature import cosign
from foedus.record.evidence import Evidence, fork
from foedus.record.hashing import leaf_hash, node_hash
from foedus.record.note import signed
from foedus.record.signature import sign_act
from foedus.record.submission import Statement, state
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey

LOG, CLOCK, WITNESS, STATEMENTS, KAZ = (
    SignerKey(name, kind, bytes([seed]) * 32)
    for name, kind, seed in (
        ("csto", ED25519, 1),
        ("csto/clock", COSIGNATURE, 2),
        ("kaz.example/witness", COSIGNATURE, 3),
        ("kaz.example/witness/statements", ED25519, 5),
        ("KAZ", ED25519, 4),
    )
)
LEAVES = [leaf_hash(b"%d" % number) for number in range(4)]
_TWO = node_hash(LEAVES[0], LEAVES[1])


def _head(root: bytes, time: int) -> SignedCheckpoint:
    checkpoint = Checkpoint("csto", 3, root)
    return SignedCheckpoint(checkpoint, signed(checkpoint.text, LOG).also([cosign(checkpoint, CLOCK, time=time)]))


HEAD = _head(node_hash(_TWO, LEAVES[2]), 1_763_683_260)
OTHER = _head(node_hash(_TWO, LEAVES[3]), 1_763_683_270)


def made(act: str) -> dict[str, str]:
    """Make each block of the page, by the word that marks it.

    :param act: the id of the act that is sent.
    """
    evidence = fork(HEAD, OTHER)
    assert isinstance(evidence, Evidence)
    return {
        "request": Addition(2, (LEAVES[2],), HEAD.note, HEAD.checkpoint).encode().decode(),
        "cosignature": str(cosign(HEAD.checkpoint, WITNESS, time=1_763_683_262)),
        "signature": str(sign_act(act, KAZ)),
        "statement": str(state(Statement("csto", act, 1_763_683_300), STATEMENTS)),
        "evidence": evidence.encode().decode() + "\n",
    }
