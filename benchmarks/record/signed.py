"""This file makes the acts that every contender is given: the same canonical bytes with the same true signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks.acts import MEMBERS, acts
from benchmarks.measure import ROOT
from foedus.corpus.corpus import Corpus
from foedus.record.bundle import LONG, encode_bundle
from foedus.record.canonical import encode
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.folder import corpus_files
from foedus.shelves.log import Examined
from foedus.shelves.opening import history

LOG = "csto"


class Signed(NamedTuple):
    """An act's bytes and the line of its signature."""

    data: bytes
    signatures: bytes


@lru_cache
def _signer(seat: str) -> SignerKey:
    return SignerKey(seat.replace(":", "."), ED25519, sha256(f"benchmark {seat}".encode()).digest())


@lru_cache
def _key(seat: str) -> str:
    return key_name(_signer(seat).verifier.key)


ROOTS = {seat: _key(seat) for seat in (*MEMBERS, "CSC", "SG", "KGZ:parliament")}
"""The seats that act in the benchmark, each of which founds the record with its own key."""


def founders_of(opening: bytes) -> bytes:
    """Give the signatures of all founders on the act that opens the record."""
    act = sha256(opening).hexdigest()
    return "".join(str(sign_act(act, _signer(seat))) for seat in ROOTS).encode()


def signed(count: int) -> list[Signed]:
    """Give so many acts, truly signed by the keys of their seats."""
    made = []
    for act in acts(count, log=LOG, key=_key):
        data = encode(act)
        made.append(Signed(data, str(sign_act(sha256(data).hexdigest(), _signer(act.seat))).encode()))
    return made


def unchecked(count: int) -> Iterator[Examined]:
    """Give so many acts as if they had been examined, each with a signature that has the right form and is nobody's.

    For a long log whose signatures nobody checks: truly signed, a million of them would take longer than all that is measured.
    """
    (one,) = signed(1)
    for act in acts(count, log=LOG, key=_key):
        data = encode(act)
        yield Examined(sha256(data).hexdigest(), data, one.signatures, None, act)


def recorded(corpus: Corpus) -> Iterator[Examined]:
    """Give the acts of the shipped history as if they had been examined: nobody signed them."""
    entries, findings = history(corpus_files(ROOT / "corpora/csto"), corpus)
    assert not findings
    for entry in entries:
        data = encode(entry.act)
        yield Examined(sha256(data).hexdigest(), data, b"", None, entry.act)


def write(path: Path, made: Sequence[Signed]) -> None:
    """Write acts for the peers' process: each behind its length of four bytes, its signatures after it."""
    path.write_bytes(encode_bundle(chain.from_iterable(made), LONG))
