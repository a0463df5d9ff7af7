"""This file is about cosignatures: a witness's statement that a checkpoint was, at a time, the latest of a consistent log.

Both forms of C2SP's tlog-cosignature are here: with Ed25519, which every peer reads, and with
ML-DSA-44, which outlives quantum computers. A cosignature is a line of the checkpoint's note.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import pack, unpack

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.encoding import GREATEST
from foedus.record.note import NoteSignature, is_signed
from foedus.record.vkey import COSIGNATURE, MLDSA, SignerKey, VerifierKey

FALSE = Code("cosignature-false", name=str)

_LABEL = b"subtree/v1\n\0"


class Cosigned(Struct, frozen=True):
    """A cosignature that was checked: whose, and when it was made (seconds since 1970, UTC)."""

    key: VerifierKey
    time: Instant


def cosign(checkpoint: Checkpoint, signer: SignerKey, *, time: Instant) -> NoteSignature:
    """Make a witness's signature line for a checkpoint (tlog-cosignature, Format).

    :param time: when, in seconds since 1970, UTC; never more than 2**63 - 1.
    :raises ValueError: the key is not a cosigner's, there is no such time, or a name is too long for the key's algorithm.
    """
    verifier = signer.verifier
    if signer.kind not in {COSIGNATURE, MLDSA} or not 0 <= time <= GREATEST or not _fits(verifier, checkpoint):
        raise ValueError("a cosigner's key is of kind 4 or 6, its time lies between 1970 and 2**63, and with kind 6 names have 255 bytes")
    message = _message(verifier, checkpoint, time)
    return NoteSignature(signer.name, verifier.id, pack(">Q", time) + signer.sign(message))


def cosigned(signed: SignedCheckpoint, keys: Sequence[VerifierKey]) -> tuple[Cosigned, ...] | Finding:
    """Give the cosignatures on a checkpoint, of those keys that are trusted; a false one in such a key's name is a finding.

    Lines of other keys are passed over (tlog-cosignature, Format).
    """
    known = {(key.name, key.id): key for key in keys if key.kind in {COSIGNATURE, MLDSA}}
    found: dict[VerifierKey, Cosigned] = {}
    for one in signed.note.signatures:
        key = known.get((one.name, one.id))
        if key is None:
            continue
        time = cosignature_time(key, signed.checkpoint, one.signature)
        if time is None:
            return FALSE.finding(name=one.name)
        # Of two by one witness the later counts: it saw the same checkpoint again.
        if key not in found or found[key].time < time:
            found[key] = Cosigned(key, time)
    return tuple(found.values())


def cosignature_time(key: VerifierKey, checkpoint: Checkpoint, signature: bytes) -> Instant | None:
    """Give the time of a cosignature that a key made on a checkpoint; nothing, where it made none."""
    if len(signature) <= 8:
        return None
    time: int = unpack(">Q", signature[:8])[0]
    if time > GREATEST or not _fits(key, checkpoint):
        return None
    return time if is_signed(key.kind, key.key, _message(key, checkpoint, time), signature[8:]) else None


def _fits(key: VerifierKey, checkpoint: Checkpoint) -> bool:
    # An ML-DSA message has one byte for the length of a name: nobody can have signed a longer one.
    return key.kind != MLDSA or max(len(key.name.encode()), len(checkpoint.origin.encode())) <= 255


def _message(key: VerifierKey, checkpoint: Checkpoint, time: Instant) -> bytes:
    if key.kind == COSIGNATURE:
        # The whole text, extension lines included (tlog-cosignature, Ed25519 signed message).
        return f"cosignature/v1\ntime {time}\n{checkpoint.text}".encode()
    # A checkpoint is the subtree from 0 to its size (tlog-cosignature, ML-DSA-44 signed message).
    name, origin = key.name.encode(), checkpoint.origin.encode()
    return b"".join((
        _LABEL,
        pack(">B", len(name)), name,
        pack(">Q", time),
        pack(">B", len(origin)), origin,
        pack(">QQ", 0, checkpoint.size),
        checkpoint.root,
    ))  # fmt: skip
