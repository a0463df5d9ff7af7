"""This file is about epochs of a record: what goes on where a log lost its end and nobody has it any more.

A log may never sign a tree that is not consistent with one that it signed before, and a witness never cosigns one; so a
log whose end is lost is over. What goes on is *another log*: its origin says which epoch it is (``csto/epoch-2``), it has keys
of its own, its tree begins with the leaves that are left, and the first leaf after them is an act of the founders that says what
was lost. Nobody can pass it off for the old log, and whoever holds a checkpoint of the old one can show what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from foedus.finding import Code, Finding
from foedus.record.act import Act
from foedus.record.authority import Authority
from foedus.record.binding import EpochBegun, epoch_of, record_of

OUT_OF_PLACE = Code("epoch-out-of-place", found=str, kept=int, position=int, expected=str)
OTHER_KEYS = Code("epoch-keys", found=tuple, expected=tuple)
AWAITED = Code("epoch-awaited", origin=str, position=int)
OTHER_ROOT = Code("epoch-root", kept=int, found=str, expected=str)
LOST = Code("epoch-lost", "warning", former=str, kept=int, lost=int, root=str)


def origin_of(record: str, epoch: int) -> str:
    """Give the origin of the log of a record's epoch, counted from one."""
    return record if epoch == 1 else f"{record}/epoch-{epoch}"


def check_epoch(authority: Authority, act: Act, position: int, origin: str, keys: Sequence[str]) -> Finding | None:
    """Say why an act cannot stand at a position of a log, by the epochs of its record; nothing, where it can.

    :param authority: the chain before the position.
    :param origin: the log's.
    :param keys: the log's verifier keys.
    """
    body = act.body
    if not isinstance(body, EpochBegun):
        return None
    begun, of = len(authority.epochs) + 1, epoch_of(origin)
    former = origin_of(record_of(origin), begun)
    if body.former != former or body.kept != position or begun >= of or not body.kept <= body.lost:
        return OUT_OF_PLACE.finding(found=body.former, kept=body.kept, position=position, expected=former if begun < of else "—")
    if begun + 1 == of and body.keys != tuple(keys):
        return OTHER_KEYS.finding(found=body.keys, expected=tuple(keys))
    return None


def is_awaited(authority: Authority, origin: str) -> bool:
    """Say whether a log still lacks the act with which its epoch begins: until it stands, nothing else may enter."""
    return len(authority.epochs) + 1 < epoch_of(origin)


def check_epochs(authority: Authority, origin: str, keys: Sequence[str], root_at: Callable[[int], bytes]) -> tuple[Finding, ...]:
    """Say what is wrong with the epochs of a whole log; where nothing is, say plainly of each what was lost before it.

    :param authority: the chain at the end of the log.
    :param root_at: gives the log's root at a size.
    """
    if is_awaited(authority, origin):
        return (AWAITED.finding(origin=origin, position=authority.position + 1),)
    found: list[Finding] = []
    for one in authority.epochs:
        root = root_at(one.kept).hex()
        if root != one.root:
            found.append(OTHER_ROOT.finding(kept=one.kept, found=root, expected=one.root))
        found.append(LOST.finding(former=one.former, kept=one.kept, lost=one.lost, root=one.lost_root))
    if authority.epochs and authority.keys != tuple(keys):
        found.append(OTHER_KEYS.finding(found=authority.keys, expected=tuple(keys)))
    return tuple(found)
