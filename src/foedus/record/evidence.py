"""This file is about evidence that a log, or a witness, contradicted itself: two statements that it signed and that cannot both be true.

*Fork*: the log signed two trees of which neither begins with the other. A consistency proof from the
second tree shows which root its first leaves have: another than the log signed for the same size.
*Rollback*: somebody who signs with a time said at the one time that the log had so many leaves, and
later that it had fewer. *Unexplained*: a checkpoint was shown without a proof that it begins with the
earlier one; the log can clear itself by giving that proof, and only the log can.

The first two convict by themselves: whoever has the signer's key can check them, and needs to trust nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec
from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.consistency import is_consistent
from foedus.record.cosignature import cosigned
from foedus.record.encoding import base64, from_base64
from foedus.record.vkey import VerifierKey

FORMAT: Final = "foedus-evidence/1"

LIMIT = 4_000_000
"""The most bytes of evidence that is read: two notes of the greatest size, and what stands around them."""

Kind = Literal["fork", "rollback", "unexplained"]

MALFORMED = Code("evidence-malformed", size=int)
SHOWS_NOTHING = Code("evidence-shows-nothing", kind=str)


class Evidence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two signed checkpoints of one log, as text, and what is needed to see that they contradict each other.

    ``first`` is the smaller of a fork and the earlier of a rollback. ``root`` is the root that the first leaves of the
    second tree have, in base 64, and ``proof`` the consistency proof for it; both are empty where the sizes are the
    same. ``by`` is the verifier key of whoever went back.
    """

    format: str = FORMAT
    kind: Kind
    origin: str
    first: str
    second: str
    root: str = ""
    proof: tuple[str, ...] = ()
    by: str = ""

    def encode(self) -> bytes:
        """Write the evidence as canonical JSON (RFC 8785)."""
        return _ENCODER.encode(self)


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Evidence)


def parse_evidence(data: bytes) -> Evidence | Finding:
    """Read evidence, or say that the bytes are none; nothing is checked here."""
    if len(data) > LIMIT:
        return MALFORMED.finding(size=len(data))
    try:
        found = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return MALFORMED.finding(size=len(data))
    return found if found.format == FORMAT else MALFORMED.finding(size=len(data))


def check_evidence(evidence: Evidence, keys: Sequence[VerifierKey]) -> Finding | None:
    """Say why evidence shows nothing; nothing, where it convicts (for *unexplained*: where it stands open).

    :param keys: the log's keys as the reader knows them, and those of the witness if it is a witness who went back; never taken from
        the evidence.
    """
    opened = [open_checkpoint(text.encode(), keys, origin=evidence.origin) for text in (evidence.first, evidence.second)]
    signed = [one for one in opened if isinstance(one, SignedCheckpoint)]
    if len(signed) < 2:
        return next(one for one in opened if isinstance(one, Finding))
    first, second = signed
    holds = {"fork": _forked, "rollback": _rolled_back, "unexplained": _unexplained}[evidence.kind]
    return None if holds(evidence, first, second, keys) else SHOWS_NOTHING.finding(kind=evidence.kind)


def _forked(evidence: Evidence, first: SignedCheckpoint, second: SignedCheckpoint, _keys: Sequence[VerifierKey]) -> bool:
    old, new = first.checkpoint, second.checkpoint
    if old.size == new.size:
        return old.root != new.root
    root, proof = from_base64(evidence.root), [from_base64(one) for one in evidence.proof]
    if root is None or root == old.root or old.size == 0:
        return False
    return is_consistent(old.size, root, new.size, new.root, [one or b"" for one in proof])


def _rolled_back(evidence: Evidence, first: SignedCheckpoint, second: SignedCheckpoint, keys: Sequence[VerifierKey]) -> bool:
    by = next((key for key in keys if str(key) == evidence.by), None)
    return by is not None and _goes_back(first, second, by)


def _unexplained(_evidence: Evidence, first: SignedCheckpoint, second: SignedCheckpoint, _keys: Sequence[VerifierKey]) -> bool:
    return 0 < first.checkpoint.size < second.checkpoint.size


def _goes_back(first: SignedCheckpoint, second: SignedCheckpoint, by: VerifierKey) -> bool:
    before, after = (cosigned(one, [by]) for one in (first, second))
    if isinstance(before, Finding) or isinstance(after, Finding) or not before or not after:
        return False
    # Within one second two honest checkpoints may follow each other in either order of writing.
    return first.checkpoint.size > second.checkpoint.size and before[0].time < after[0].time


def fork(one: SignedCheckpoint, other: SignedCheckpoint, root: bytes = b"", proof: Sequence[bytes] = ()) -> Evidence | None:
    """Show that two signed trees are not one the beginning of the other; nothing, where they may be.

    :param root: the root of the greater tree's first leaves, as many as the smaller has; not needed where the sizes are the same.
    :param proof: the consistency proof for it.
    """
    first, second = sorted((one, other), key=lambda signed: signed.checkpoint.size)
    same = first.checkpoint.size == second.checkpoint.size
    made = _evidence("fork", first, second, root="" if same else base64(root), proof=() if same else tuple(base64(one) for one in proof))
    return made if _forked(made, first, second, ()) else None


def rollback(one: SignedCheckpoint, other: SignedCheckpoint, clocks: Sequence[VerifierKey]) -> Evidence | None:
    """Show that one who signs with a time went back between two checkpoints; nothing, where nobody did.

    :param clocks: the log's clock key and those of its witnesses.
    """
    first, second = sorted((one, other), key=lambda signed: -signed.checkpoint.size)
    for key in clocks:
        if _goes_back(first, second, key):
            return _evidence("rollback", first, second, by=str(key))
    return None


def unexplained(known: SignedCheckpoint, shown: SignedCheckpoint) -> Evidence | None:
    """Keep a greater checkpoint that was shown without a proof that it begins with the one that is known."""
    made = _evidence("unexplained", known, shown)
    return made if _unexplained(made, known, shown, ()) else None


def _evidence(kind: Kind, first: SignedCheckpoint, second: SignedCheckpoint, **rest: object) -> Evidence:
    return msgspec.structs.replace(
        Evidence(kind=kind, origin=first.checkpoint.origin, first=str(first.note), second=str(second.note)), **rest
    )
