"""This file answers questions about a log with aics-tlog, a library for logs in C2SP's formats; it runs in an environment of its own.

Questions come in on standard input, one JSON object a line; each gets one line of JSON back.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import aics_tlog
from aics_tlog.tiles import materialise_tiles, parse_entry_bundle
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HEADER = "c2sp.org/tlog-proof@v1"


def checkpoint(asked: dict[str, Any]) -> Any:
    return _opened(b64decode(asked["note"]), asked["keys"])


def _opened(data: bytes, keys: list[str]) -> Any:
    log, *witnesses = [aics_tlog.parse_vkey(key) for key in keys]
    found = aics_tlog.verify_checkpoint(aics_tlog.parse_note(data), log, witnesses, len(witnesses), expected_origin=log.name)
    if not found.ok or found.root is None:
        raise ValueError(found.error)
    return {"origin": found.origin, "size": found.size, "root": found.root.hex()}


def inclusion(asked: dict[str, Any]) -> Any:
    return aics_tlog.verify_leaf_inclusion(
        b64decode(asked["leaf"]), asked["index"], asked["size"], _hashes(asked["proof"]), _hash(asked["root"])
    )


def consistency(asked: dict[str, Any]) -> Any:
    return aics_tlog.verify_consistency(
        asked["old"], asked["size"], _hash(asked["old_root"]), _hash(asked["root"]), _hashes(asked["proof"])
    )


def proof(asked: dict[str, Any]) -> Any:
    head, _, note = b64decode(asked["text"]).partition(b"\n\n")
    first, extra, index, *path = head.decode("ascii").split("\n")
    if first != HEADER or not extra.startswith("extra ") or not index.startswith("index "):
        return False
    found = _opened(note, asked["keys"])
    hashes = [b64decode(line, validate=True) for line in path]
    leaf = b64decode(extra.removeprefix("extra "), validate=True)
    return aics_tlog.verify_leaf_inclusion(leaf, int(index.removeprefix("index ")), found["size"], hashes, _hash(found["root"]))


def audit(asked: dict[str, Any]) -> Any:
    return aics_tlog.audit_tiles(_tiles(asked), asked["size"], _hash(asked["root"])).size


def build(asked: dict[str, Any]) -> Any:
    """Make the tiles and bundles anew from the leaves, and compare each with its file; how many tiles were the same."""
    leaves: list[bytes] = []
    while len(leaves) < asked["size"]:
        left = asked["size"] - len(leaves)
        bundle = _tiles(asked).read_entry_bundle(len(leaves) // 256, left if left < 256 else None)
        leaves += parse_entry_bundle(bundle or b"")
    made = materialise_tiles(leaves)
    if any((Path(asked["folder"]) / path).read_bytes() != data for path, data in made.items()):
        raise ValueError("a file is another")
    return len([path for path in made if "/entries/" not in path])


def prove_inclusion(asked: dict[str, Any]) -> list[str]:
    return [one.hex() for one in aics_tlog.inclusion_proof_from_tiles(_checked(asked), asked["index"], asked["size"])]


def prove_consistency(asked: dict[str, Any]) -> list[str]:
    return [one.hex() for one in aics_tlog.consistency_proof_from_tiles(_checked(asked), asked["old"], asked["size"])]


def sign(asked: dict[str, Any]) -> dict[str, str]:
    """Sign a checkpoint's text with a new key, and give the key and the note."""
    secret = Ed25519PrivateKey.generate()
    said = aics_tlog.parse_checkpoint(b64decode(asked["text"]).decode())
    signed = aics_tlog.sign_checkpoint(said, secret, said.origin)
    key = aics_tlog.vkey_from_ed25519(said.origin, secret.public_key().public_bytes_raw())
    return {"key": aics_tlog.format_vkey(key), "note": b64encode(signed.to_bytes()).decode()}


def cosign(asked: dict[str, Any]) -> dict[str, str]:
    """Put a witness's signature to a note, and give the witness's key and the note."""
    secret, name = Ed25519PrivateKey.generate(), "witness.example/aics"
    note = aics_tlog.parse_note(b64decode(asked["note"]))
    said = aics_tlog.parse_checkpoint(note.text)
    _, line = aics_tlog.sign_cosignature(secret, name, asked["time"], said.origin, said.size, said.root)
    key = aics_tlog.format_vkey(aics_tlog.cosignature_vkey(name, secret.public_key()))
    return {"key": key, "note": b64encode(aics_tlog.Note(note.text, (*note.signatures, line)).to_bytes()).decode()}


ANSWERS = {
    "checkpoint": checkpoint,
    "cosigned": checkpoint,
    "inclusion": inclusion,
    "consistency": consistency,
    "proof": proof,
    "audit": audit,
    "build": build,
    "prove inclusion": prove_inclusion,
    "prove consistency": prove_consistency,
    "sign": sign,
    "cosign": cosign,
}


def answered(asked: dict[str, Any]) -> Any:
    """Answer one question; ``False`` where the library refuses what it was shown."""
    try:
        return ANSWERS[asked["kind"]](asked)
    except (ValueError, OSError):
        return False


def _hash(text: str) -> bytes:
    return bytes.fromhex(text)


def _hashes(texts: list[str]) -> list[bytes]:
    return [bytes.fromhex(one) for one in texts]


def _tiles(asked: dict[str, Any]) -> aics_tlog.FileSystemTileReader:
    return aics_tlog.FileSystemTileReader(asked["folder"])


def _checked(asked: dict[str, Any]) -> aics_tlog.VerifiedTileReader:
    return aics_tlog.VerifiedTileReader(_tiles(asked), asked["size"], _hash(asked["root"]), tile_size=asked["published"])


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answered(json.loads(line))) + "\n")
