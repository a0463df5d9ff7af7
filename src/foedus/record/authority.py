"""This file is about the chain of authority: which keys may sign for which seat, at each position of the log.

It begins with the root keys of the genesis act and grows act by act, in the order of the log and in no
other: a key has authority at a position if the acts before that position gave it. Revocation therefore
never reaches back. The chain needs nothing but acts that are open to all, so anybody can follow it.
"""

from __future__ import annotations

from collections.abc import Iterable

from immutables import Map
from msgspec import Struct
from msgspec.structs import replace

from foedus.finding import Code, Finding
from foedus.record.act import Act, Body
from foedus.record.binding import KINDS as BINDING
from foedus.record.binding import EpochBegun, ProceduresBound, Rules, WitnessesNamed
from foedus.record.credential import KeyCredentialed, KeyRevoked, RootRecovered, RootRotated
from foedus.record.entry import Entry
from foedus.record.genesis import Genesis
from foedus.record.passkey import Terms
from foedus.record.signature import COMPILER
from foedus.record.succession import policy_of

ALL = "*"
"""The scope of every kind of act."""
CREDENTIALS = "credentials"
"""The scope of naming further keys."""

UNCREDENTIALED = Code("key-uncredentialed", key=str, seat=str)
WAS_REVOKED = Code("key-revoked-before", key=str, seat=str, position=int)
OUT_OF_SCOPE = Code("key-out-of-scope", key=str, seat=str, kind=str, scopes=tuple)
NOT_BY_ROOT = Code("credential-not-by-root", key=str, seat=str)
RECOVERY_SHORT = Code("root-recovery-short", seat=str, have=int, need=int)
NEW_KEY_SILENT = Code("root-new-key-silent", key=str, seat=str)
FOUNDER_SILENT = Code("genesis-unsigned", seats=tuple)
UNFOUNDED = Code("record-unfounded", key=str)
NOT_BY_FOUNDER = Code("binding-not-by-founder", seat=str, kind=str)
CONSENT_SHORT = Code("binding-consent-short", kind=str, have=int, need=int, silent=tuple)

_CHAIN: tuple[type[Body], ...] = (Genesis, *BINDING, KeyCredentialed, KeyRevoked, RootRotated, RootRecovered)
OWN = frozenset(one.kind for one in _CHAIN)
"""The kinds of act that are about the record itself: what they say is known before any other act may enter."""
_KIND = b'","kind":"'


def is_own(data: bytes) -> bool:
    """Say whether an act is about the record itself, by its canonical bytes, without reading the rest of them.

    >>> is_own(b'{"body":{},"format":"foedus-act/1","key":"compiler","kind":"genesis","log":"csto"}')
    True
    """
    # Keys are in order, and none after "kind" can hold another: the last is the act's own.
    start = data.rfind(_KIND) + len(_KIND)
    return str(data[start : data.find(b'"', start)], "ascii", "replace") in OWN


class Grant(Struct, frozen=True):
    """A key's authority for a seat: by which act, from which position of the log, and to which if it has ended."""

    seat: str
    key: str
    scopes: tuple[str, ...]
    act: str
    since: int
    until: int | None = None
    root: bool = False
    terms: KeyCredentialed | None = None

    def covers(self, seat: str) -> bool:
        """Say whether the grant reaches a seat: its own, and that of any body of it (``KGZ:parliament``)."""
        return seat == self.seat or seat.startswith(self.seat + ":")

    def allows(self, scope: str) -> bool:
        """Say whether a kind of act is within the grant."""
        return self.root or ALL in self.scopes or scope in self.scopes

    def stands(self, position: int) -> bool:
        """Say whether the grant is there for an act at a position."""
        return self.since < position and (self.until is None or position <= self.until)


class Naming(Struct, frozen=True):
    """A policy as an act names it, and the position of the act."""

    position: int
    lines: tuple[str, ...]
    quorum: str


class Authority(Struct, frozen=True):
    """Who may sign for whom, after the acts of the log up to ``position``, and by what the record is bound; grows by :func:`after`.

    ``rules`` are those of its procedures, in force for what comes after the position ``since``; ``named`` its policies and
    ``epochs`` the losses that were admitted, in the order of the log; ``keys`` the verifier keys of the log that goes on.
    """

    position: int = 0
    organization: str = ""
    recovery: int = 0
    roots: Map[str, str] = Map()
    grants: Map[str, tuple[Grant, ...]] = Map()
    consent: int = 0
    keys: tuple[str, ...] = ()
    rules: Rules = Rules()
    since: int = 0
    named: tuple[Naming, ...] = ()
    epochs: tuple[EpochBegun, ...] = ()

    @property
    def needed(self) -> int:
        """Give how many root keys bind the record anew: as many as its first act says, or more than half."""
        return self.consent or len(self.roots) // 2 + 1

    def seat_of_root(self, seat: str) -> str:
        """Give the seat whose root key stands over a seat: its own, that of the State it is a body of, or the organization's."""
        if seat in self.roots:
            return seat
        state = seat.partition(":")[0]
        return state if state in self.roots else self.organization

    def grant(self, key: str, seat: str, position: int | None = None) -> Grant | None:
        """Give the grant under which a key may sign for a seat, at a position or at the end; nothing, where there is none."""
        held = self.grants.get(key)
        if not held:
            return None
        at = self.position + 1 if position is None else position
        over = self.seat_of_root(seat)
        # A root key stands over every seat below it; any other key signs for the seat that named it and its bodies.
        return next((one for one in held if one.stands(at) and (one.covers(seat) or (one.root and one.seat == over))), None)


def judged(authority: Authority, entry: Entry, signers: Iterable[str] = ()) -> Finding | None:
    """Say why an act may not enter at the end of the log for want of authority; nothing, where it may.

    :param signers: the keys whose signatures lie beside the act, each checked before.
    """
    act = entry.act
    if isinstance(act.body, Genesis):
        return _founding(act.body, set(signers))
    if act.key == COMPILER:
        # Reported history: nobody has signed it, and it is shown so. It names no keys, or whoever keeps the record spoke for all.
        return NOT_BY_ROOT.finding(key=act.key, seat=act.seat) if act.kind in OWN else None
    if not authority.roots:
        # A record that no State has founded holds nothing that is signed for anybody.
        return UNFOUNDED.finding(key=act.key)
    if isinstance(act.body, ProceduresBound | WitnessesNamed | EpochBegun):
        return _consented(authority, act, set(signers))
    if isinstance(act.body, RootRecovered):
        return _recovery(authority, act.seat, act.key, act.body, set(signers))
    grant = authority.grant(act.key, act.seat)
    return _granted(grant, act, signers) if grant else _without(authority, act.key, act.seat)


def passkey_terms(authority: Authority, keys: Iterable[str]) -> dict[str, Terms]:
    """Give where each passkey among some keys signs, by the credential acts that stand at the end of the log.

    A root key is never a passkey. Of two acts that credential one key the later says where it signs.
    """
    found: dict[str, Terms] = {}
    for key in keys:
        standing = [one.terms for one in authority.grants.get(key, ()) if one.terms and one.stands(authority.position + 1)]
        if standing and standing[-1].relying_party:
            found[key] = Terms(standing[-1].relying_party, standing[-1].origin, standing[-1].backup)
    return found


def _granted(grant: Grant, act: Act, signers: Iterable[str]) -> Finding | None:
    if isinstance(act.body, RootRotated):
        return _rotation(grant, act.seat, act.body, set(signers))
    if isinstance(act.body, KeyCredentialed | KeyRevoked):
        named = grant.root or CREDENTIALS in grant.scopes
        return None if named else NOT_BY_ROOT.finding(key=act.key, seat=act.seat)
    if grant.allows(act.kind):
        return None
    return OUT_OF_SCOPE.finding(key=act.key, seat=act.seat, kind=act.kind, scopes=grant.scopes)


def _founding(body: Genesis, signers: set[str]) -> Finding | None:
    silent = sorted(seat for seat, key in body.roots.items() if key not in signers)
    return FOUNDER_SILENT.finding(seats=tuple(silent)) if silent else _unreadable(body)


def _consented(authority: Authority, act: Act, signers: set[str]) -> Finding | None:
    """Hold an act that binds the record to the consent that it needs: nobody does so alone, whatever keys he holds."""
    if authority.roots.get(act.seat) != act.key:
        return NOT_BY_FOUNDER.finding(seat=act.seat, kind=act.kind)
    silent = tuple(sorted(seat for seat, root in authority.roots.items() if root not in signers))
    # Two seats with one key are one voice.
    have = len({root for root in authority.roots.values() if root in signers})
    if have < authority.needed:
        return CONSENT_SHORT.finding(kind=act.kind, have=have, need=authority.needed, silent=silent)
    return _unreadable(act.body)


def _unreadable(body: Body) -> Finding | None:
    """Say why the policy that an act names cannot be read: nobody could ever be held to it."""
    if not isinstance(body, WitnessesNamed | Genesis) or not body.quorum:
        return None
    found = policy_of(body.lines, body.quorum)
    return found if isinstance(found, Finding) else None


def _without(authority: Authority, key: str, seat: str) -> Finding:
    ended = [one.until for one in authority.grants.get(key, ()) if one.until is not None]
    if ended:
        return WAS_REVOKED.finding(key=key, seat=seat, position=max(ended))
    return UNCREDENTIALED.finding(key=key, seat=seat)


def _rotation(grant: Grant, seat: str, body: RootRotated, signers: set[str]) -> Finding | None:
    if not grant.root or grant.seat != seat:
        return NOT_BY_ROOT.finding(key=grant.key, seat=seat)
    # The new key signs too, so that nobody is given a root that nobody holds.
    return None if body.grants in signers else NEW_KEY_SILENT.finding(key=body.grants, seat=seat)


def _recovery(authority: Authority, seat: str, key: str, body: RootRecovered, signers: set[str]) -> Finding | None:
    if seat not in authority.roots:
        return UNCREDENTIALED.finding(key=key, seat=seat)
    others = {root for other, root in authority.roots.items() if other != seat}
    have = len(others & signers)
    if not authority.recovery or have < authority.recovery:
        return RECOVERY_SHORT.finding(seat=seat, have=have, need=authority.recovery or len(others) + 1)
    return None if body.grants in signers and key == body.grants else NEW_KEY_SILENT.finding(key=body.grants, seat=seat)


def after(authority: Authority, entry: Entry) -> Authority:
    """Give the chain after an act that entered: authority moves with the log, whatever the act's own dates say."""
    body, position = entry.act.body, entry.position
    found = authority
    match body:
        case Genesis():
            found = _opened(found, body, entry)
        case KeyCredentialed():
            found = _given(found, Grant(entry.act.seat, body.grants, body.scopes, entry.id, position, terms=body))
        case KeyRevoked():
            found = _ended(found, body.takes, entry.act.seat, position)
        case ProceduresBound():
            found = replace(found, rules=body, since=position)
        case WitnessesNamed():
            found = replace(found, named=(*found.named, Naming(position, body.lines, body.quorum)))
        case EpochBegun():
            found = replace(found, epochs=(*found.epochs, body), keys=body.keys)
        case RootRotated() | RootRecovered():
            old = found.roots.get(entry.act.seat, "")
            found = _ended(found, old, entry.act.seat, position)
            found = _given(found, Grant(entry.act.seat, body.grants, (ALL,), entry.id, position, root=True))
            found = replace(found, roots=found.roots.set(entry.act.seat, body.grants))
        case _:
            pass
    return replace(found, position=position)


def _opened(authority: Authority, body: Genesis, entry: Entry) -> Authority:
    found = replace(
        authority, organization=entry.act.seat, recovery=body.recovery, roots=Map(body.roots), consent=body.consent,
        keys=body.keys, rules=body, since=entry.position,
        named=(Naming(entry.position, body.lines, body.quorum),) if body.quorum else (),
    )  # fmt: skip
    for seat, key in body.roots.items():
        # The genesis act itself is signed by every root, so each stands from its position on.
        found = _given(found, Grant(seat, key, (ALL,), entry.id, entry.position - 1, root=True))
    return found


def _given(authority: Authority, grant: Grant) -> Authority:
    return replace(authority, grants=authority.grants.set(grant.key, (*authority.grants.get(grant.key, ()), grant)))


def _ended(authority: Authority, key: str, seat: str, position: int) -> Authority:
    held = authority.grants.get(key, ())
    ended = tuple(_until(one, position) if one.until is None and one.seat == seat else one for one in held)
    return replace(authority, grants=authority.grants.set(key, ended)) if held else authority


def _until(grant: Grant, position: int) -> Grant:
    return Grant(grant.seat, grant.key, grant.scopes, grant.act, grant.since, position, grant.root, grant.terms)
