"""This file makes a log that three States founded and bound to rules, with every key in the hands of the test."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from msgspec.structs import replace

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.mechanisms.defence.acts import StatementMade
from foedus.organization.gate import Gate
from foedus.record.act import Act, Body, Times
from foedus.record.anchor import genesis
from foedus.record.canonical import encode
from foedus.record.credential import KeyCredentialed
from foedus.record.genesis import Genesis
from foedus.record.leaf import Stub
from foedus.record.passkey import PRESENT, VERIFIED, Passkey, challenge
from foedus.record.signature import key_name, sign_act, signature_by_passkey
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.entries import examined
from foedus.shelves.log import Examined, Log, LogKey, Open, verifier_keys
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Shelf
from tests.record.attacks.host import BEGIN, KEY

STATES = ("ARM", "KAZ", "KGZ")
ROOTS = {state: SignerKey(state, ED25519, sha256(f"{state} root".encode()).digest()) for state in STATES}
DELEGATE = SignerKey("delegate", ED25519, sha256(b"delegate").digest())
HOST_PAGE = "https://csto.example"
OWN_PAGE = "https://kaz.example"

Signs = Callable[[str], str]
"""Gives the line of a signature on an act, by its id."""


NO_RULES: Mapping[str, Any] = {}


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: Instant = BEGIN) -> None:
        self.now = now

    def __call__(self) -> Instant:
        return self.now


def desk(signer: SignerKey) -> Signs:
    """Sign with a key in a file."""
    return lambda act: str(sign_act(act, signer))


def page(signer: SignerKey, origin: str, relying_party: str) -> Signs:
    """Sign with a passkey on a page."""

    def sign(act: str) -> str:
        device = sha256(relying_party.encode()).digest() + bytes([PRESENT | VERIFIED]) + bytes(4)
        said = {"type": "webauthn.get", "challenge": challenge(act), "origin": origin, "crossOrigin": False}
        client = json.dumps(said).encode()
        made = Passkey(device, client, signer.sign(device + sha256(client).digest()))
        return str(signature_by_passkey(name_of(signer), made))

    return sign


def name_of(signer: SignerKey) -> str:
    """Name a key as acts do."""
    return key_name(signer.verifier.key)


def act(number: int, body: Body | None = None, *, seat: str = "KAZ", key: SignerKey = DELEGATE, log: str = "csto") -> Act:
    """Give an act that is the same whenever the number is."""
    nonce = sha256(f"nonce {number}".encode()).hexdigest()
    return Act(
        log=log,
        seat=seat,
        key=name_of(key),
        nonce=nonce,
        times=Times(done="2026-01-05"),
        body=body or StatementMade(words=f"No. {number}."),
    )


def ready(one: Act, *by: Signs, log: str = "csto", stub: Stub | None = None) -> Examined:
    """Sign an act and let it be examined."""
    data = encode(one)
    id_ = sha256(data).hexdigest()
    found = examined(data, "".join(sign(id_) for sign in by).encode(), log=log, stub=stub, history=True)
    assert isinstance(found, Examined), found
    return found


def founded(clock: Clock, rules: Mapping[str, Any] = NO_RULES, shelf: Shelf | None = None, *, key: LogKey = KEY, gate: bool = True) -> Log:
    """Open a record that three States founded, bound to these rules; or open it again."""
    log = Log(shelf or MemoryShelf(key.identity), key, clock, gate=Gate(key.identity.keys) if gate else Open())
    log.found()
    if not log.size:
        roots = {state: name_of(signer) for state, signer in ROOTS.items()}
        first = genesis(
            key.signer.name,
            "CSTO",
            verifier_keys(key.identity),
            corpus="sha256:00",
            nonce="0" * 64,
            done="2023-11-14T22:13:20Z",
            roots=roots,
        )
        assert isinstance(first.body, Genesis)
        first = replace(first, body=replace(first.body, under=("EPROC 4",), **rules))
        told = log.enter([ready(first, desk(key.signer), *map(desk, ROOTS.values()), log=key.signer.name)])
        assert not isinstance(told[0], Finding), told
    return log


def credential(number: int, signer: SignerKey = DELEGATE, *, scopes: Sequence[str] = ("*",), origin: str = "", party: str = "") -> Examined:
    """Have Kazakhstan credential a key, as a passkey of a page if one is named."""
    body = KeyCredentialed(grants=name_of(signer), scopes=tuple(scopes), relying_party=party, origin=origin)
    return ready(act(number, body, key=ROOTS["KAZ"]), desk(ROOTS["KAZ"]))


def told(log: Log, *acts: Examined) -> list[str | int]:
    """Enter acts; give where each stands, or the code for which it was refused."""
    return [one.code if isinstance(one, Finding) else one.position for one in log.enter(acts)]
