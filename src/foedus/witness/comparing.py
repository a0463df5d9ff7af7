"""This file is about comparing what a log showed to one with what it showed to another.

If it is one log, the smaller tree is the beginning of the greater. Whoever can read the greater one's tiles can say so, and where
it is not, has in hand what convicts the log: both signed checkpoints, and the proof of the root that should have been.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.dates import Instant
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.evidence import Evidence, fork, rollback
from foedus.record.vkey import VerifierKey
from foedus.shelves.log import LogReader
from foedus.witness.ledger import Kept, Ledger


def contradiction(
    one: SignedCheckpoint, other: SignedCheckpoint, trees: Iterable[LogReader], clocks: Sequence[VerifierKey] = ()
) -> Evidence | None:
    """Show that a log contradicts itself in two checkpoints; nothing, where it does not, or where no tree at hand can tell.

    :param trees: readings of the log, each possibly of another tree than the others.
    :param clocks: keys that sign with a time.
    """
    small, great = sorted((one, other), key=lambda signed: signed.checkpoint.size)
    found = fork(small, great)
    if found or small.checkpoint.size == great.checkpoint.size:
        return found
    for tree in trees:
        if _reaches(tree, great):
            root = tree.root(small.checkpoint.size)
            found = fork(small, great, root, tree.consistency(small.checkpoint.size, great.checkpoint.size))
            # This is the greater one's tree, so it decides: it begins with the smaller, or it does not.
            return found or rollback(one, other, clocks)
    return rollback(one, other, clocks)


def _reaches(tree: LogReader, signed: SignedCheckpoint) -> bool:
    size = signed.checkpoint.size
    return tree.size >= size and tree.root(size) == signed.checkpoint.root


def explain(ledger: Ledger, tree: LogReader, now: Instant) -> None:
    """Look again at what was unexplained, now that the log's tree is at hand: it clears the log, or convicts it."""
    head = tree.head
    if head is None:
        return
    for kept in ledger.evidence(tree.origin, "unexplained"):
        shown = _second(kept, tree.keys)
        if kept.cleared is not None or shown is None or shown.checkpoint.size > tree.size:
            continue
        if _reaches(tree, shown) and _reaches(tree, _first(kept, tree.keys) or shown):
            ledger.clear(kept.id, now)
        elif found := contradiction(shown, head, [tree]):
            ledger.keep(found, now)


def _first(kept: Kept, keys: Sequence[VerifierKey]) -> SignedCheckpoint | None:
    return _opened(kept.evidence.first, kept.evidence.origin, keys)


def _second(kept: Kept, keys: Sequence[VerifierKey]) -> SignedCheckpoint | None:
    return _opened(kept.evidence.second, kept.evidence.origin, keys)


def _opened(text: str, origin: str, keys: Sequence[VerifierKey]) -> SignedCheckpoint | None:
    found = open_checkpoint(text.encode(), keys, origin=origin)
    return found if isinstance(found, SignedCheckpoint) else None
