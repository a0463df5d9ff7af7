"""This file is about a member's consent to a new epoch of a log that lost its end: its witness then watches the log that goes on.

Without consent a witness refuses the log that goes on, as it would any log that it does not watch; and of the log that ended it
never cosigns a tree that contradicts what it cosigned. So a host cannot roll back and call it an epoch: enough founders
must have signed what was lost, and each member looks first whether it has what is said to be lost.
"""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.organization.chain import chain_of, unauthorized
from foedus.organization.gate import examine
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.authority import Authority
from foedus.record.binding import EpochBegun, following
from foedus.record.canonical import decode
from foedus.record.checkpoint import open_checkpoint
from foedus.record.epoch import check_epoch
from foedus.record.vkey import VerifierKey, verifier_key
from foedus.shelves.log import LogReader, own_acts
from foedus.witness.home import Home, watch_also, watching
from foedus.witness.ledger import Latest, Ledger
from foedus.witness.mirror import Mirrors

NO_EPOCH = Code("consent-no-epoch", found=str)
UNWATCHED = Code("consent-unwatched", origin=str)
SEEN_MORE = Code("consent-seen-more", size=int, lost=int)
SEEN_OTHER = Code("consent-seen-other", size=int, found=str, expected=str)
STILL_HERE = Code("consent-still-here", size=int, kept=int, origin=str)
KEPT_OTHER = Code("consent-kept-other", size=int, found=str, expected=str)
UNJUDGED = Code("consent-unjudged", origin=str)
OTHER_BEGINNING = Code("consent-beginning", found=int, kept=int)


class Epoch(Struct, frozen=True):
    """What a member is asked to agree to: the act, its signatures, the checkpoint of what was left, and where the new log is published.

    The checkpoint is signed by the log that goes on; without an address that log is not mirrored.
    """

    act: bytes
    signatures: bytes
    beginning: bytes
    url: str = ""


class Consent(Struct, frozen=True):
    """What a member agreed to: the log that goes on, and how many leaves of the former one are left."""

    origin: str
    kept: int
    lost: int


def consent(asked: Epoch, home: Home, ledger: Ledger, mirrors: Mirrors) -> Consent | Finding:
    """Watch the log that goes on after a loss, and hold it to what was left; or say why not."""
    data, signatures = asked.act, asked.signatures
    act = _act(data, signatures)
    if isinstance(act, Finding):
        return act
    body = act.body
    assert isinstance(body, EpochBegun)
    origin, keys = following(body.former), tuple(key for key in map(verifier_key, body.keys) if isinstance(key, VerifierKey))
    with ledger.alone():
        refused = _contradicted(body, home, ledger, mirrors) or _unfounded(act, signatures, mirrors.reader(body.former), origin, data)
        opened = refused or open_checkpoint(asked.beginning, keys, origin=origin)
        if isinstance(opened, Finding):
            return opened
        if opened.checkpoint.size != body.kept or opened.checkpoint.root.hex() != body.root:
            return OTHER_BEGINNING.finding(found=opened.checkpoint.size, kept=body.kept)
        # The new log begins with what was left: this witness cosigns no tree of it that does not.
        ledger.cosigned(Latest(origin, body.kept, 0, asked.beginning))
        ledger.carry_over(body.former, origin, body.kept)
        # Dead before the next line: the ledger knows a log that nobody may speak for yet, and consent is given again.
        watch_also(home, watching(keys, asked.url))
    return Consent(origin, body.kept, body.lost)


def _act(data: bytes, signatures: bytes) -> Act | Finding:
    """Read an act with which an epoch begins, and check that its signatures are true."""
    act = decode(data, VOCABULARY)
    if isinstance(act, Finding):
        return act
    if not isinstance(act.body, EpochBegun):
        return NO_EPOCH.finding(found=act.kind)
    sound = examine(data, signatures, log=act.body.former)
    return sound if isinstance(sound, Finding) else act


def _contradicted(body: EpochBegun, home: Home, ledger: Ledger, mirrors: Mirrors) -> Finding | None:
    """Say what this witness knows or has that contradicts what is said to be lost and left."""
    if home.log(body.former) is None:
        return UNWATCHED.finding(origin=body.former)
    latest, mirror = ledger.latest(body.former), mirrors.reader(body.former)
    if mirror is not None and mirror.size > body.kept:
        # What is said to be lost is here, or a part of it: it is given back, and nothing is lost.
        return STILL_HERE.finding(size=mirror.size, kept=body.kept, origin=body.former)
    if latest is not None and latest.size > body.lost:
        return SEEN_MORE.finding(size=latest.size, lost=body.lost)
    seen = mirrors.latest(body.former)
    if seen is not None and seen.checkpoint.size == body.lost and seen.checkpoint.root.hex() != body.lost_root:
        return SEEN_OTHER.finding(size=body.lost, found=seen.checkpoint.root.hex(), expected=body.lost_root)
    if mirror is not None and mirror.size == body.kept and mirror.root(body.kept).hex() != body.root:
        return KEPT_OTHER.finding(size=body.kept, found=mirror.root(body.kept).hex(), expected=body.root)
    return None


def _unfounded(act: Act, signatures: bytes, mirror: LogReader | None, origin: str, data: bytes) -> Finding | None:
    """Judge by this witness's own copy of the former log whether enough founders signed."""
    body = act.body
    assert isinstance(body, EpochBegun)
    if mirror is None or not mirror.size:
        return UNJUDGED.finding(origin=body.former)
    after = chain_of(own_acts(mirror.shelf, mirror.size)).after
    authority = after[-1] if after else Authority()
    refused = unauthorized(authority, act, sha256(data).hexdigest(), body.kept, signatures)
    return refused or check_epoch(authority, act, body.kept, origin, body.keys)
