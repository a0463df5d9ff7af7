"""This file lets our own code answer the questions that strangers get: where it does not, the questions are wrong."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from foedus.finding import Finding
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.consistency import is_consistent
from foedus.record.cosignature import cosigned
from foedus.record.hashing import leaf_hash
from foedus.record.inclusion import includes
from foedus.record.proof import parse_proof
from foedus.record.vkey import VerifierKey, verifier_key
from tests.interop.question import Question


class Ourselves:
    """Our own code, asked as if it were somebody else's."""

    name = "foedus"
    kinds = frozenset({"checkpoint", "cosigned", "inclusion", "consistency", "proof"})

    def answers(self, questions: Sequence[Question]) -> list[Any]:
        """Answer each question."""
        return [getattr(self, f"_{one.kind}")(**one.asked) for one in questions]

    def _checkpoint(self, *, note: str, keys: Sequence[str]) -> Any:
        found = _opened(b64decode(note), keys)
        return found is not None and {"origin": found.checkpoint.origin, "size": found.checkpoint.size, "root": found.checkpoint.root.hex()}

    _cosigned = _checkpoint

    def _inclusion(self, *, leaf: str, index: int, size: int, root: str, proof: Sequence[str]) -> bool:
        return includes(leaf_hash(b64decode(leaf)), index, size, _unhexed(proof), bytes.fromhex(root))

    def _consistency(self, *, old: int, old_root: str, size: int, root: str, proof: Sequence[str]) -> bool:
        return is_consistent(old, bytes.fromhex(old_root), size, bytes.fromhex(root), _unhexed(proof))

    def _proof(self, *, text: str, keys: Sequence[str]) -> bool:
        proof = parse_proof(b64decode(text))
        if isinstance(proof, Finding) or not _opened(proof.note.encode(), keys):
            return False
        return includes(leaf_hash(proof.extra), proof.index, proof.checkpoint.size, proof.hashes, proof.checkpoint.root)


def _opened(note: bytes, keys: Sequence[str]) -> SignedCheckpoint | None:
    known = [key for key in map(verifier_key, keys) if isinstance(key, VerifierKey)]
    found = open_checkpoint(note, known[:1], origin=known[0].name)
    if isinstance(found, Finding):
        return None
    by = cosigned(found, known[1:])
    return found if not isinstance(by, Finding) and len(by) == len(known) - 1 else None


def _unhexed(texts: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(one) for one in texts]
