"""This file keeps a log with aics-tlog and has it witnessed over HTTP with aics-witness's client, as its own operators would.

``log.py key`` prints the log's verifier key; ``log.py feed URL KEY`` goes through the log's life before the
witness at an address, and prints a JSON object for each thing that was checked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import aics_tlog
from aics_witness.feeder import FeederError, WitnessAhead, WitnessClient, WitnessRejected, merge_cosignatures
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ORIGIN = "logs.example/aics"
SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = aics_tlog.vkey_from_ed25519(ORIGIN, SECRET.public_key().public_bytes_raw())
SIZES = (1, 2, 100, 256, 257, 700)

TRUE = aics_tlog.MerkleTree(f"entry {number}".encode() for number in range(1_000))
FORK = aics_tlog.MerkleTree(f"{'other' if number > 90 else 'entry'} {number}".encode() for number in range(1_000))


def note(tree: Any, size: int) -> bytes:
    signed: bytes = aics_tlog.sign_checkpoint(aics_tlog.Checkpoint(ORIGIN, size, tree.root(size)), SECRET, ORIGIN).to_bytes()
    return signed


def feed(url: str, witness: str) -> None:
    known = aics_tlog.parse_vkey(witness)
    client = WitnessClient(url, known)
    for size in SIZES:
        cosigned("its checkpoints cosigned as its log grows", client, known, size)
    cosigned("the same checkpoint cosigned again", client, known, SIZES[-1])
    cosigned("a client that forgot is told the size", WitnessClient(url, known), known, 800)
    refused("its fork refused", WitnessRejected, lambda: WitnessClient(url, known).submit(note(FORK, 900), FORK.consistency_proof))
    refused("its fork refused", WitnessRejected, lambda: client.submit(note(FORK, 800), FORK.consistency_proof, old_size=800))
    refused(
        "its earlier checkpoint refused", WitnessAhead, lambda: WitnessClient(url, known).submit(note(TRUE, 256), TRUE.consistency_proof)
    )
    cosigned("its true log cosigned after that", WitnessClient(url, known), known, 1_000)


def cosigned(topic: str, client: Any, witness: Any, size: int) -> None:
    try:
        merged = merge_cosignatures(note(TRUE, size), client.submit(note(TRUE, size), TRUE.consistency_proof))
        found = aics_tlog.verify_checkpoint(aics_tlog.parse_note(merged), KEY, [witness], 1, expected_origin=ORIGIN, max_age_seconds=60)
    except (FeederError, ValueError) as error:
        told(topic, right=False, seen=repr(error))
    else:
        told(topic, right=found.ok, seen=f"size {size}: {found.error}")


def refused(topic: str, error: type[FeederError], attempt: Callable[[], Any]) -> None:
    try:
        attempt()
    except FeederError as raised:
        told(topic, right=isinstance(raised, error), seen=repr(raised))
    else:
        told(topic, right=False, seen="cosigned")


def told(topic: str, *, right: bool, seen: str) -> None:
    sys.stdout.write(json.dumps({"topic": topic, "right": right, "seen": seen}) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "key":
        sys.stdout.write(aics_tlog.format_vkey(KEY) + "\n")
    else:
        feed(*sys.argv[2:])
