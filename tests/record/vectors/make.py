"""This file makes ``log.json``, without any code of the package: hashlib, the algorithms of ``cryptography``, RFC 6962 as it is written.

``python -m tests.record.vectors.make`` writes it anew. ML-DSA signatures are salted, so each run makes others; all of them are true.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from struct import pack

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from tests.record.log.naive import mth, path, proof

PAGE = Path(__file__).with_name("log.json")
SIZES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 100, 255, 256, 257, 511, 512, 513, 700)
INCLUDED = ((0, 1), (0, 2), (1, 2), (0, 3), (2, 3), (4, 5), (6, 7), (99, 100), (255, 256), (256, 257), (0, 700), (511, 700), (699, 700))
GROWN = ((1, 2), (1, 3), (2, 3), (3, 7), (4, 8), (6, 7), (7, 8), (255, 256), (256, 257), (256, 700), (511, 513), (699, 700))
ORIGIN, TIME = "example.org/a-log", 1_763_683_200


def leaf(index: int) -> bytes:
    """Give the leaf at an index: its number in decimal digits."""
    return str(index).encode()


def base64(data: bytes) -> str:
    """Write bytes in base 64."""
    return b64encode(data).decode()


def vkey(name: str, kind: int, public: bytes) -> tuple[str, bytes]:
    """Write a verifier key and give its id."""
    id_ = sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]
    return f"{name}+{id_.hex()}+{base64(bytes([kind]) + public)}", id_


def checkpoint(size: int) -> dict[str, object]:
    """Sign a checkpoint of the tree, and cosign it with both algorithms."""
    root = mth([leaf(one) for one in range(size)])
    text = f"{ORIGIN}\n{size}\n{base64(root)}\n"
    log, witness, quantum = Ed25519PrivateKey.from_private_bytes(b"\1" * 32), Ed25519PrivateKey.from_private_bytes(b"\2" * 32), b"\3" * 32
    key, id_ = vkey(ORIGIN, 1, log.public_key().public_bytes_raw())
    lines = [f"\u2014 {ORIGIN} {base64(id_ + log.sign(text.encode()))}\n"]
    one, id_ = vkey("witness.example/w1", 4, witness.public_key().public_bytes_raw())
    signature = witness.sign(f"cosignature/v1\ntime {TIME}\n{text}".encode())
    lines.append(f"\u2014 witness.example/w1 {base64(id_ + pack('>Q', TIME) + signature)}\n")
    mldsa = MLDSA44PrivateKey.from_seed_bytes(quantum)
    two, id_ = vkey("witness.example/w2", 6, mldsa.public_key().public_bytes_raw())
    name, origin = b"witness.example/w2", ORIGIN.encode()
    message = b"subtree/v1\n\0" + pack(">B", len(name)) + name + pack(">Q", TIME) + pack(">B", len(origin)) + origin
    signature = mldsa.sign(message + pack(">QQ", 0, size) + root)
    lines.append(f"\u2014 witness.example/w2 {base64(id_ + pack('>Q', TIME) + signature)}\n")
    return {"size": size, "time": TIME, "log": key, "witnesses": [one, two], "note": text + "\n" + "".join(lines)}


def vectors() -> dict[str, object]:
    """Compute everything."""
    leaves = [leaf(one) for one in range(max(SIZES))]
    return {
        "leaves": "the leaf at an index is its number in decimal digits",
        "roots": {str(size): mth(leaves[:size]).hex() for size in SIZES},
        "inclusion": [[index, size, [one.hex() for one in path(index, leaves[:size])]] for index, size in INCLUDED],
        "consistency": [[old, new, [one.hex() for one in proof(old, leaves[:new])]] for old, new in GROWN],
        "checkpoint": checkpoint(700),
    }


if __name__ == "__main__":
    PAGE.write_text(json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n")
