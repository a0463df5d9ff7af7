"""This file is about the anchor of a record: making the act that opens it, and checking that an act can.

It names the log's verifier keys, and is signed with the log's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.finding import Code, Finding
from foedus.record.act import Act, Times
from foedus.record.genesis import Genesis
from foedus.record.signature import key_name
from foedus.record.vkey import ED25519, VerifierKey, verifier_key

NO_GENESIS = Code("genesis-missing", found=str)
AGAIN = Code("genesis-again", position=int)
OTHER_KEYS = Code("genesis-keys", found=tuple, expected=tuple)


def genesis(
    log: str,
    seat: str,
    keys: Sequence[VerifierKey],
    *,
    corpus: str,
    nonce: str,
    done: str,
    roots: Mapping[str, str] | None = None,
    recovery: int = 0,
) -> Act:
    """Make the act that opens a record; it is to be signed with the log's first key, which it names as its own, and by every root key.

    :param log: the log's origin.
    :param seat: the organization.
    :param keys: the log's verifier keys, of which one at least is a plain Ed25519 key.
    :param corpus: the digest of the texts in force here (``sha256:…``).
    :param nonce: 64 hexadecimal digits.
    :param done: when, as an instant.
    :param roots: the key of each founding seat, as acts name keys.
    :param recovery: how many other founders give a seat a new root key when it has lost its own; 0: nobody does.
    :raises ValueError: there is no Ed25519 key among the keys.
    """
    plain = next((key for key in keys if key.kind == ED25519), None)
    if plain is None:
        raise ValueError("a log signs its checkpoints with an Ed25519 key")
    body = Genesis(corpus=corpus, keys=tuple(str(key) for key in keys), roots=dict(roots or {}), recovery=recovery)
    return Act(log=log, seat=seat, key=key_name(plain.key), nonce=nonce, times=Times(done=done), body=body)


def check_genesis(act: Act, keys: Sequence[str]) -> Finding | None:
    """Say why an act cannot stand at position 0 of the log with these verifier keys; nothing, where it can."""
    body = act.body
    if not isinstance(body, Genesis):
        return NO_GENESIS.finding(found=act.kind)
    own = [key for key in map(verifier_key, body.keys) if isinstance(key, VerifierKey) and key.kind == ED25519]
    if body.keys != tuple(keys) or act.key not in [key_name(key.key) for key in own]:
        return OTHER_KEYS.finding(found=body.keys, expected=tuple(keys))
    return None
