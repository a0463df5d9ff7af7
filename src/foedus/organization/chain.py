"""This file is about following the chain of authority through a record that lies somewhere: only its own acts are read for it.

What the chain says is in :mod:`foedus.record.authority`; here are the rows of which it is made. An act that
may not have entered moves nothing, so that all that hangs on it is seen to hang on nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol

from msgspec import Struct

from foedus.finding import Code, Finding, Place
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.authority import OWN, Authority, after, judged, passkey_terms
from foedus.record.canonical import decode
from foedus.record.entry import Entry
from foedus.record.grave import check_grave
from foedus.record.lodging import Lodged
from foedus.record.signature import COMPILER, check_signatures, check_terms, signers

UNREADABLE = Code("chain-unreadable")

_LOOKED_INTO = OWN | {Lodged.kind}
"""Kinds of act of which a chain looks at the body too."""
_REST = len(" ") + 88 + len("\n")
"""Bytes of the line of a plain signature after its key."""


class Standing(Protocol):
    """A row of the record, as far as the chain must know it."""

    @property
    def position(self) -> int:
        """Give where it stands."""

    @property
    def act(self) -> bytes | None:
        """Give the act's bytes, where they are here."""

    @property
    def signatures(self) -> bytes:
        """Give the signatures' lines."""

    @property
    def own(self) -> bool:
        """Say whether the act is about the record itself."""


class Chain(Struct, frozen=True):
    """The chain of a whole record: where its own acts stand, and who may sign for whom after each."""

    positions: tuple[int, ...] = ()
    after: tuple[Authority, ...] = ()

    def before(self, position: int) -> Authority:
        """Give who may sign for whom at a position, by the acts before it."""
        at = bisect_left(self.positions, position)
        return self.after[at - 1] if at else Authority()

    def listed(self, first: int, stop: int) -> tuple[int, ...]:
        """Give the positions of own acts from one up to another."""
        return self.positions[bisect_left(self.positions, first) : bisect_left(self.positions, stop)]


def unauthorized(authority: Authority, act: Act, act_id: str, position: int, signatures: bytes) -> Finding | None:
    """Say why an act may not enter after what a chain says, for want of authority; nothing, where it may.

    :param signatures: the lines beside it, each of which is true.
    """
    if act.key == COMPILER:
        # Reported history: who enters it is the host, and it is shown as what nobody signed.
        return judged(authority, Entry(act, act_id, position))
    keys = signers(signatures)
    refused = judged(authority, Entry(act, act_id, position), keys)
    # Where a passkey signed is known only once its signature was held against its credential.
    return refused or check_terms(signatures, passkey_terms(authority, keys)) or check_grave(authority, act, keys)


class Judge:
    """Who judges many acts in a row: an act that is like one that may enter, in all that the chain looks at, may enter too."""

    def __init__(self) -> None:
        self._by = Authority()
        self._allowed: set[tuple[str, str, str]] = set()

    def unauthorized(self, authority: Authority, act: Act, act_id: str, position: int, signatures: bytes) -> Finding | None:
        """Say what :func:`unauthorized` says; the lines of signatures were found true."""
        if authority is not self._by:
            self._by, self._allowed = authority, set()
        alike = _alike(act, signatures)
        if alike in self._allowed:
            return None
        found = unauthorized(authority, act, act_id, position, signatures)
        if alike is not None and found is None:
            self._allowed.add(alike)
        return found


def _alike(act: Act, signatures: bytes) -> tuple[str, str, str] | None:
    """Give all that a chain looks at in an act with one plain signature; nothing of an act in which it looks at more."""
    # One true line, of the key that the act names: 64 bytes in base 64, which only a plain signature has.
    if len(signatures) != len(act.key) + _REST or not signatures.endswith(b"==\n") or not signatures.startswith(act.key.encode()):
        return None
    return None if act.kind in _LOOKED_INTO else (act.seat, act.key, act.kind)


def followed(authority: Authority, row: Standing) -> Authority | Finding:
    """Give the chain after one of the record's own acts, or say why it moves nothing."""
    act = decode(row.act or b"", VOCABULARY)
    if isinstance(act, Finding):
        return UNREADABLE.finding(place=Place("position", row.position))
    act_id = sha256(row.act or b"").hexdigest()
    wrong = check_signatures(act_id, act.key, row.signatures) or unauthorized(authority, act, act_id, row.position, row.signatures)
    return wrong or after(authority, Entry(act, act_id, row.position))


def chain_of(rows: Iterable[Standing]) -> Chain:
    """Follow the chain through the record's own acts, in order; what moves nothing is told by whoever reads it as an act."""
    positions: list[int] = []
    reached: list[Authority] = []
    authority = Authority()
    for row in rows:
        found = followed(authority, row)
        authority = authority if isinstance(found, Finding) else found
        positions.append(row.position)
        reached.append(authority)
    return Chain(tuple(positions), tuple(reached))
