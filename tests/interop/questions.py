"""This file asks about a log: what its checkpoints say, whether its proofs hold, what its tiles prove, and all of it again with a byte changed.

The number of a log or of a place in it is drawn with a fixed seed: every run asks the same.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import Any, TypeVar

from msgspec.structs import replace

from foedus.finding import Finding
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint, open_checkpoint, parse_checkpoint
from foedus.record.consistency import is_consistent
from foedus.record.cosignature import Cosigned, cosigned
from foedus.record.hashing import leaf_hash
from foedus.record.inclusion import includes
from foedus.record.note import Note, NoteSignature, parse_note
from foedus.record.proof import Proof
from foedus.record.tile import tiles_of
from foedus.record.vkey import verifier_key
from tests.interop.question import Question
from tests.interop.subject import Subject

EDGES = (0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537)
TIME = 1_763_800_000

T = TypeVar("T")


def everything(subject: Subject, *, many: int = 200) -> Iterator[Question]:
    """Give all questions about a log.

    :param many: how many places and pairs of sizes to draw.
    """
    draw = Random(subject.size)
    yield from checkpoints(subject)
    yield from inclusion(subject, draw, many)
    yield from consistency(subject, draw, many)
    yield from proofs(subject, draw, many)
    yield from tiles(subject)
    yield from others_signatures(subject)


# Checkpoints ————————————————————————————————————————————————————————————————————————————————————————————————————————


def checkpoints(subject: Subject) -> Iterator[Question]:
    """Ask what each checkpoint says, and then with every byte of the newest changed in turn, of the text and of each signature."""
    for _, data in subject.notes:
        yield Question("checkpoints opened", "checkpoint", _note(data, subject.keys[:1]), _said(data))
        yield Question("with the clock's cosignature", "cosigned", _note(data, subject.keys), _said(data))
    note = _parsed(subject.notes[-1][1])
    for changed in _changed_notes(note):
        alone = changed.text != note.text or changed.signatures[0] != note.signatures[0]
        if alone:
            yield Question("changed checkpoints refused", "checkpoint", _note(_bytes(changed), subject.keys[:1]), right=False)
        yield Question("changed cosigned checkpoints refused", "cosigned", _note(_bytes(changed), subject.keys), right=False)


def _changed_notes(note: Note) -> Iterator[Note]:
    for at in range(len(note.text.encode())):
        yield Note(_flipped(note.text.encode(), at).decode("latin-1"), note.signatures)
    for which, one in enumerate(note.signatures):
        whole = one.id + one.signature
        for at in range(len(whole)):
            changed = _flipped(whole, at)
            lines = list(note.signatures)
            lines[which] = NoteSignature(one.name, changed[:4], changed[4:])
            yield Note(note.text, tuple(lines))


def _bytes(note: Note) -> bytes:
    # A changed text need not be UTF-8 any more, and is sent as the bytes that it has become.
    return note.text.encode("latin-1") + b"\n" + "".join(str(one) for one in note.signatures).encode()


def _said(data: bytes) -> dict[str, Any]:
    found = _head(_parsed(data))
    return {"origin": found.origin, "size": found.size, "root": found.root.hex()}


# Proofs —————————————————————————————————————————————————————————————————————————————————————————————————————————————


def inclusion(subject: Subject, draw: Random, many: int) -> Iterator[Question]:
    """Ask whether leaves are in the tree of a size, have the stranger prove it too, and then change what is shown."""
    log = subject.log
    for at, size in _places(subject, draw, many):
        root, path = log.root(size), log.inclusion(at, size)
        asked = {"leaf": _64(subject.leaves[at]), "index": at, "size": size, "root": root.hex(), "proof": _hexed(path)}
        yield Question("our inclusion proofs hold", "inclusion", asked, right=True)
        made_of = {**folder(subject, size), "index": at}
        yield Question("inclusion proofs made of our tiles are ours", "prove inclusion", made_of, _hexed(path))
        for changed in _changed(asked, path, draw):
            ours = includes(
                leaf_hash(_un64(changed["leaf"])), changed["index"], size, _unhexed(changed["proof"]), bytes.fromhex(changed["root"])
            )
            yield Question("changed inclusion proofs refused", "inclusion", changed, right=ours)


def consistency(subject: Subject, draw: Random, many: int) -> Iterator[Question]:
    """Ask whether the tree of one size begins with that of another, have the stranger prove it, and change what is shown."""
    log = subject.log
    for old, size in _sizes(subject, draw, many):
        path = log.consistency(old, size)
        asked = {
            "old": old, "old_root": log.root(old).hex(), "size": size, "root": log.root(size).hex(), "proof": _hexed(path),
        }  # fmt: skip
        yield Question("our consistency proofs hold", "consistency", asked, right=True)
        made_of = {**folder(subject, size), "old": old}
        yield Question("consistency proofs made of our tiles are ours", "prove consistency", made_of, _hexed(path))
        for changed in _changed(asked, path, draw):
            roots = (bytes.fromhex(changed["old_root"]), bytes.fromhex(changed["root"]))
            ours = is_consistent(old, roots[0], size, roots[1], _unhexed(changed["proof"]))
            yield Question("changed consistency proofs refused", "consistency", changed, right=ours)


def _changed(asked: dict[str, Any], path: tuple[bytes, ...], draw: Random) -> Iterator[dict[str, Any]]:
    if "leaf" in asked:
        leaf = _un64(asked["leaf"])
        yield {**asked, "leaf": _64(_flipped(leaf, draw.randrange(len(leaf))))}
        yield {**asked, "index": asked["index"] ^ 1}
    else:
        yield {**asked, "old_root": _flipped(bytes.fromhex(asked["old_root"]), draw.randrange(32)).hex()}
    yield {**asked, "root": _flipped(bytes.fromhex(asked["root"]), draw.randrange(32)).hex()}
    yield {**asked, "proof": _hexed((*path, bytes(32)))}
    if path:
        at = draw.randrange(len(path))
        yield {**asked, "proof": _hexed((*path[:at], _flipped(path[at], draw.randrange(32)), *path[at + 1 :]))}
        yield {**asked, "proof": _hexed((*path[:at], *path[at + 1 :]))}
    if len(path) > 1:
        yield {**asked, "proof": _hexed((path[1], path[0], *path[2:]))}


def _places(subject: Subject, draw: Random, many: int) -> list[tuple[int, int]]:
    size = subject.size
    found = {(at, size) for at in (*EDGES, size - 2, size - 1) if 0 <= at < size}
    found |= {(draw.randrange(reached), reached) for reached, _ in subject.notes}
    for _ in range(many):
        reached = draw.randint(1, size)
        found.add((draw.randrange(reached), reached))
        found.add((draw.randrange(size), size))
    return sorted(found)


def _sizes(subject: Subject, draw: Random, many: int) -> list[tuple[int, int]]:
    size = subject.size
    found = {(old, size) for old in (*EDGES, size - 1, size) if 0 < old <= size}
    reached = [one for one, _ in subject.notes]
    found |= set(pairwise(reached))
    for _ in range(many):
        later = draw.randint(1, size)
        found.add((draw.randint(1, later), later))
    return sorted(found)


# Proofs as files ————————————————————————————————————————————————————————————————————————————————————————————————————


def proofs(subject: Subject, draw: Random, many: int) -> Iterator[Question]:
    """Ask whether the files that prove an act hold, and then with each part of them changed in turn."""
    for at in sorted({0, subject.size - 1, *(draw.randrange(subject.size) for _ in range(many // 2))}):
        yield from proof_file(str(subject.log.proof(at)).encode(), subject.keys)
    for changed in _changed_proofs(subject.log.proof(subject.size // 2)):
        yield Question("changed .tlog-proof files refused", "proof", _proof(str(changed).encode(), subject.keys), right=False)


def proof_file(data: bytes, keys: tuple[str, ...], *, topic: str = ".tlog-proof files hold") -> Iterator[Question]:
    """Ask whether one file that proves an act holds."""
    yield Question(topic, "proof", _proof(data, keys), right=True)


def _changed_proofs(proof: Proof) -> Iterator[Proof]:
    for at in range(len(proof.extra)):
        yield replace(proof, extra=_flipped(proof.extra, at))
    for which, one in enumerate(proof.hashes):
        yield replace(proof, hashes=(*proof.hashes[:which], *proof.hashes[which + 1 :]))
        for at in range(len(one)):
            yield replace(proof, hashes=(*proof.hashes[:which], _flipped(one, at), *proof.hashes[which + 1 :]))
    yield replace(proof, index=proof.index ^ 1)
    for at in range(64):
        first, *others = proof.note.signatures
        yield replace(proof, note=Note(proof.note.text, (replace(first, signature=_flipped(first.signature, at)), *others)))


# Tiles ——————————————————————————————————————————————————————————————————————————————————————————————————————————————


def tiles(subject: Subject) -> Iterator[Question]:
    """Have every tile and every leaf audited at each checkpoint, and every tile made anew from the leaves and compared with its file."""
    for size, _ in subject.notes:
        yield Question("folders audited, every tile and leaf", "audit", folder(subject, size), size)
    asked = folder(subject, subject.size)
    yield Question("folders whose tiles are made anew, byte for byte", "build", asked, len(list(tiles_of(subject.size))))


def folder(subject: Subject, size: int) -> dict[str, Any]:
    """Say where a log is published, and which size of it is meant."""
    return {"folder": str(subject.folder), "published": subject.size, "size": size, "root": subject.log.root(size).hex()}


# What they sign —————————————————————————————————————————————————————————————————————————————————————————————————————


def others_signatures(subject: Subject) -> Iterator[Question]:
    """Have our checkpoints signed by others, and open with our own code what they made."""
    for _, data in subject.notes[-5:]:
        note = _parsed(data)
        yield Question("notes they sign open here", "sign", {"text": _64(note.text.encode())}, _opens(note))
        yield Question("cosignatures they make hold here", "cosign", {"note": _64(data), "time": TIME}, _cosigns(note))


def _opens(note: Note) -> Callable[[Any], bool]:
    def judge(answer: Any) -> bool:
        key, said = verifier_key(answer["key"]), _head(note)
        opened = open_checkpoint(_un64(answer["note"]), [_sure(key)], origin=said.origin)
        return _sure(opened).checkpoint == said

    return judge


def _cosigns(note: Note) -> Callable[[Any], bool]:
    def judge(answer: Any) -> bool:
        key = _sure(verifier_key(answer["key"]))
        signed = SignedCheckpoint(_head(note), _parsed(_un64(answer["note"])))
        return _sure(cosigned(signed, [key])) == (Cosigned(key, TIME),)

    return judge


def _head(note: Note) -> Checkpoint:
    return _sure(parse_checkpoint(note.text))


def _parsed(data: bytes) -> Note:
    return _sure(parse_note(data))


def _sure(found: T | Finding) -> T:
    assert not isinstance(found, Finding), found
    return found


def _note(data: bytes, keys: tuple[str, ...]) -> dict[str, Any]:
    return {"note": _64(data), "keys": keys}


def _proof(data: bytes, keys: tuple[str, ...]) -> dict[str, Any]:
    return {"text": _64(data), "keys": keys}


def _flipped(data: bytes, at: int) -> bytes:
    return bytes((*data[:at], data[at] ^ 1 << at % 8, *data[at + 1 :]))


def _64(data: bytes) -> str:
    return b64encode(data).decode()


def _un64(text: str) -> bytes:
    return b64decode(text)


def _hexed(hashes: Sequence[bytes]) -> list[str]:
    return [one.hex() for one in hashes]


def _unhexed(texts: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(one) for one in texts]
