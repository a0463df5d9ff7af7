"""This file is about gathering cosignatures: one note with the lines of all keys that are trusted, one line each.

Notes of the same checkpoint come back from several witnesses, and from the same one again. Lines of strangers
are not carried on, and a witness's earlier line gives way to its later one, so that a note never grows beyond its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.dates import Instant
from foedus.record.checkpoint import SignedCheckpoint
from foedus.record.cosignature import cosignature_time
from foedus.record.note import Note, NoteSignature, signature_line
from foedus.record.vkey import COSIGNATURE, MLDSA, VerifierKey


def gathered(
    signed: SignedCheckpoint, lines: Iterable[NoteSignature], log: Sequence[VerifierKey], cosigners: Sequence[VerifierKey]
) -> Note:
    """Put cosignatures on a checkpoint's note: the log's own signatures as they stand, then each cosigner's latest true line.

    :param signed: the checkpoint, opened, so that the log's signature on it is true.
    :param lines: what came from elsewhere, true or not, of known keys or not.
    :param log: the keys that sign as the log.
    :param cosigners: the keys whose cosignatures are kept.
    """
    ours = {(key.name, key.id) for key in log if key.kind not in {COSIGNATURE, MLDSA}}
    known = {(key.name, key.id): key for key in cosigners if key.kind in {COSIGNATURE, MLDSA}}
    found: dict[VerifierKey, tuple[Instant, NoteSignature]] = {}
    for one in (*signed.note.signatures, *lines):
        key = known.get((one.name, one.id))
        time = cosignature_time(key, signed.checkpoint, one.signature) if key else None
        if key and time is not None and (key not in found or found[key][0] < time):
            found[key] = (time, one)
    own = [one for one in signed.note.signatures if (one.name, one.id) in ours]
    return Note(signed.note.text).also([*own, *(line for _, line in found.values())])


def signature_lines(data: bytes) -> tuple[NoteSignature, ...]:
    """Read the signature lines of a witness's answer; what is none is left out (C2SP's tlog-witness, add-checkpoint)."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return ()
    read = (signature_line(line) for line in text.split("\n")[:-1])
    return tuple(one for one in read if one is not None)
