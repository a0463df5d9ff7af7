"""This file is about trust policies: which logs, which witnesses, and how many of them must have seen a checkpoint (C2SP's tlog-policy).

    log csto+cf1c…+AUt3…
    witness ARM arm.example/w+21ce…+BLs4…
    witness BLR blr.example/w+77aa…+BK0f…
    witness KAZ kaz.example/w+0c1d…+BPq2…
    group members 2 ARM BLR KAZ
    quorum members

A policy says what a checkpoint needs to be believed. Names in it mean nothing outside it. Addresses are
kept as they stand: nothing here asks a network (tlog-policy, Defining a log; Defining a witness).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct, structs

from foedus.finding import Code, Finding, Place
from foedus.record.checkpoint import SignedCheckpoint, parse_checkpoint
from foedus.record.cosignature import Cosigned, cosigned
from foedus.record.encoding import number
from foedus.record.note import UNSIGNED, parse_note, verified
from foedus.record.vkey import COSIGNATURE, ED25519, MLDSA, UNREADABLE, VerifierKey, verifier_key

LIMIT = 1_000_000
"""The most bytes of a policy that is read: some 500 keys of the longest kind (tlog-policy, Implementation limits)."""

NONE = "none"
"""The quorum that asks for no cosignature (tlog-policy, Defining the quorum)."""

_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
_ITEMS = re.compile(r"[ \t]+")

TOO_LARGE = Code("policy-too-large", size=int, limit=int)
NOT_TEXT = Code("policy-not-text", offset=int)
CUT = Code("policy-cut")
LINE = Code("policy-line", found=str)
NAME_TAKEN = Code("policy-name-taken", found=str)
NAME_UNKNOWN = Code("policy-name-unknown", found=str)
MEMBER_AGAIN = Code("policy-member-again", found=str)
KEY_KIND = Code("policy-key-kind", name=str, kind=int)
KEY_AGAIN = Code("policy-key-again", name=str)
THRESHOLD = Code("policy-threshold", found=str, most=int)
NO_QUORUM = Code("policy-quorum-missing")
QUORUM_AGAIN = Code("policy-quorum-again")
NOT_WITNESSED = Code("policy-not-witnessed", quorum=str, names=tuple, missing=tuple)
OTHER_LOG = Code("policy-other-log", found=str)


class KnownLog(Struct, frozen=True):
    """A log that a policy accepts: its key, whose name is the log's origin, and where it is, if that is said."""

    key: VerifierKey
    url: str = ""


class Witness(Struct, frozen=True):
    """A witness: the policy's name for it, its key, and where it is, if that is said."""

    name: str
    key: VerifierKey
    url: str = ""


class Group(Struct, frozen=True):
    """Witnesses and groups of which so many must have witnessed a checkpoint."""

    name: str
    least: int
    members: tuple[str, ...]


class Policy(Struct, frozen=True):
    """What a checkpoint needs to be believed: one of the logs' signatures, and the quorum's cosignatures."""

    logs: tuple[KnownLog, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NONE

    def __str__(self) -> str:
        lines = [_line("log", str(one.key), one.url) for one in self.logs]
        lines += [_line("witness", one.name, str(one.key), one.url) for one in self.witnesses]
        lines += [_line("group", one.name, _threshold(one), *one.members) for one in self.groups]
        return "".join((*lines, _line("quorum", self.quorum)))

    def encode(self) -> bytes:
        """Give the bytes of the policy's file."""
        return str(self).encode("utf-8", "surrogateescape")

    @property
    def keys(self) -> tuple[VerifierKey, ...]:
        """Give the keys of the witnesses."""
        return tuple(one.key for one in self.witnesses)


class Witnessed(Struct, frozen=True):
    """A checkpoint that satisfies a policy: the names of the witnesses that cosigned it, and their cosignatures, in the same order."""

    names: tuple[str, ...]
    cosigned: tuple[Cosigned, ...]


def witnessed(policy: Policy, signed: SignedCheckpoint) -> Witnessed | Finding:
    """Judge a checkpoint by a policy: who witnessed it, or why it is not to be believed.

    The log's signature is checked here only where the policy names logs (tlog-policy, What is a "policy"?);
    where it names none, the log's keys are known otherwise and were checked when the checkpoint was opened.
    """
    by_log = _signed_by_log(policy, signed)
    if by_log:
        return by_log
    found = cosigned(signed, policy.keys)
    if isinstance(found, Finding):
        return found
    cosignatures = {one.key: one for one in found}
    seen = [one for one in policy.witnesses if one.key in cosignatures]
    if not _is_met(policy, frozenset(one.name for one in seen)):
        names = tuple(one.name for one in seen)
        missing = tuple(one.name for one in policy.witnesses if one.key not in cosignatures)
        return NOT_WITNESSED.finding(quorum=policy.quorum, names=names, missing=missing)
    return Witnessed(tuple(one.name for one in seen), tuple(cosignatures[one.key] for one in seen))


def is_witnessed(policy: Policy, signed: SignedCheckpoint) -> bool:
    """Say whether a checkpoint satisfies a policy."""
    return isinstance(witnessed(policy, signed), Witnessed)


def open_witnessed(data: bytes, policy: Policy) -> tuple[SignedCheckpoint, Witnessed] | Finding:
    """Read a checkpoint that a policy alone must vouch for: signed by one of its logs, and cosigned by its quorum.

    :param data: the bytes of the note.
    :param policy: it must name the log: a checkpoint of a log that it does not name is refused.
    """
    note = parse_note(data)
    if isinstance(note, Finding):
        return note
    checkpoint = parse_checkpoint(note.text)
    if isinstance(checkpoint, Finding):
        return checkpoint
    if not policy.logs:
        return OTHER_LOG.finding(found=checkpoint.origin)
    signed = SignedCheckpoint(checkpoint, note)
    found = witnessed(policy, signed)
    return found if isinstance(found, Finding) else (signed, found)


def _signed_by_log(policy: Policy, signed: SignedCheckpoint) -> Finding | None:
    if not policy.logs:
        return None
    # The name of a log's key is its origin: no log may speak for another (tlog-policy, Defining a log).
    keys = [one.key for one in policy.logs if one.key.name == signed.checkpoint.origin]
    if not keys:
        return OTHER_LOG.finding(found=signed.checkpoint.origin)
    whole, timed = ([key for key in keys if (key.kind == ED25519) is plain] for plain in (True, False))
    found = cosigned(signed, timed)
    if isinstance(found, Finding):
        return found
    by = verified(signed.note, whole)
    if isinstance(by, Finding) and not (found and by.code == UNSIGNED.name):
        return by
    return None


def _is_met(policy: Policy, names: frozenset[str]) -> bool:
    # A group stands after its members, so one walk in the order of the file is enough.
    met = {*names, NONE}
    for group in policy.groups:
        if sum(one in met for one in group.members) >= group.least:
            met.add(group.name)
    return policy.quorum in met


def parse_policy(data: bytes, *, path: str = "policy") -> Policy | Finding:
    """Read a policy (tlog-policy, Policy file syntax and structure), or say which line is not as it must be.

    Octets beyond ASCII are kept as they are and compared as they are (tlog-policy, Character set).

    :param data: the bytes of the file.
    :param path: how findings call it.
    """
    if len(data) > LIMIT:
        return TOO_LARGE.finding(size=len(data), limit=LIMIT)
    control = _CONTROL.search(data)
    if control:
        return NOT_TEXT.finding(offset=control.start())
    if data and not data.endswith(b"\n"):
        # "quorum all-members" cut after "quorum all" could name a weaker group: a line that is not ended is not read.
        return CUT.finding()
    reading = _Reading()
    for line, text in enumerate(data.decode("utf-8", "surrogateescape").split("\n"), 1):
        problem = reading.read(text.strip(" \t"))
        if problem:
            return structs.replace(problem, place=Place(path, line))
    return reading.policy()


class _Reading:
    """A policy while its lines are read: what was defined above."""

    def __init__(self) -> None:
        self.logs: list[KnownLog] = []
        self.witnesses: list[Witness] = []
        self.groups: list[Group] = []
        self.quorum: str | None = None
        self.names: set[str] = set()
        self.grouped: set[str] = set()

    def policy(self) -> Policy | Finding:
        if self.quorum is None:
            return NO_QUORUM.finding()
        return Policy(tuple(self.logs), tuple(self.witnesses), tuple(self.groups), self.quorum)

    def read(self, text: str) -> Finding | None:
        if not text or text.startswith("#"):
            return None
        word, *items = _ITEMS.split(text)
        reads: dict[str, tuple[Callable[..., Finding | None], int, int]] = {
            "log": (self._log, 1, 2),
            "witness": (self._witness, 2, 3),
            "group": (self._group, 3, len(items)),
            "quorum": (self._quorum, 1, 1),
        }
        if word not in reads or not reads[word][1] <= len(items) <= reads[word][2]:
            return LINE.finding(found=_shown(text)[:200])
        return reads[word][0](*items)

    def _log(self, vkey: str, url: str = "") -> Finding | None:
        key = _key(vkey, {ED25519, MLDSA}, [one.key for one in self.logs])
        if isinstance(key, Finding):
            return key
        self.logs.append(KnownLog(key, url))
        return None

    def _witness(self, name: str, vkey: str, url: str = "") -> Finding | None:
        key = _key(vkey, {COSIGNATURE, MLDSA}, [one.key for one in self.witnesses])
        if isinstance(key, Finding):
            return key
        self.witnesses.append(Witness(name, key, url))
        return self._defined(name)

    def _group(self, name: str, threshold: str, *members: str) -> Finding | None:
        least = {"any": 1, "all": len(members)}.get(threshold, number(threshold))
        if least is None or not 1 <= least <= len(members):
            return THRESHOLD.finding(found=_shown(threshold), most=len(members))
        for one in members:
            if one not in self.names:
                return NAME_UNKNOWN.finding(found=_shown(one))
            if one in self.grouped:
                # Else one witness would count twice (tlog-policy, Defining a witness group).
                return MEMBER_AGAIN.finding(found=_shown(one))
            self.grouped.add(one)
        self.groups.append(Group(name, least, members))
        return self._defined(name)

    def _quorum(self, name: str) -> Finding | None:
        if self.quorum is not None:
            return QUORUM_AGAIN.finding()
        if name != NONE and name not in self.names:
            return NAME_UNKNOWN.finding(found=_shown(name))
        self.quorum = name
        return None

    def _defined(self, name: str) -> Finding | None:
        if name in self.names or name == NONE:
            return NAME_TAKEN.finding(found=_shown(name))
        self.names.add(name)
        return None


def _key(text: str, kinds: set[int], known: list[VerifierKey]) -> VerifierKey | Finding:
    # A key's name is text, unlike the policy's own names (signed-note, Format).
    key = verifier_key(text) if text == _shown(text) else UNREADABLE.finding(found=_shown(text)[:200])
    if isinstance(key, Finding):
        return key
    if key.kind not in kinds:
        return KEY_KIND.finding(name=key.name, kind=key.kind)
    if any(one.key == key.key for one in known):
        # The same key under another name is the same witness (tlog-policy, Public key representation).
        return KEY_AGAIN.finding(name=key.name)
    return key


def _threshold(group: Group) -> str:
    if group.least == len(group.members):
        return "all"
    return "any" if group.least == 1 else str(group.least)


def _shown(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _line(*items: str) -> str:
    return " ".join(one for one in items if one) + "\n"
