"""This file is about auditing a log from its first row on: the parts put together, in order, into one tree.

What reaches from one part into another is checked here: the root of every checkpoint, tiles above the
lowest level, times across the border, and that no act stands twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.organization.audit.part import BACKWARDS, LENGTH, LOOK_UP, MOST, NOT_HERE, Absent, Counts, Mark, Part, check_tile, late
from foedus.organization.audit.terms import CHECKPOINT, POSITION, Source, moment, placed
from foedus.record.checkpoint import Checkpoint
from foedus.record.hashing import EMPTY, SIZE, node_hash
from foedus.record.tile import WIDTH, full

TWICE = Code("audit-act-twice", first=int)
ROOT = Code("audit-checkpoint-root", found=str, expected=str, sound=int)
BEYOND = Code("audit-rows-beyond", size=int, rows=int)
CUT = Code("audit-rows-cut", size=int, rows=int)
NO_CHECKPOINT = Code("audit-no-checkpoint")
SEEN_LONGER = Code("audit-seen-longer", size=int, seen=int)
SEEN_OTHER = Code("audit-seen-other", found=str, expected=str)


class Standing(Struct, frozen=True):
    """How far an audit has come; with it and the ids seen so far it can go on in another process."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()
    levels: tuple[tuple[bytes, ...], ...] = ()
    latest: Instant = 0
    mark: Mark | None = None
    counts: Counts = Counts()
    checkpoints: int = 0
    witnessed: int = 0
    broken: bool = False
    absent: tuple[Absent, ...] = ()
    destroyed: tuple[str, ...] = ()

    @property
    def root(self) -> bytes:
        """Give the root of the tree so far."""
        return _folded(self.peaks)


class Course:
    """An audit under way: whole parts in order, then the end.

    :param ids: the commitments of the rows before ``standing``, 32 bytes each.
    """

    def __init__(self, source: Source, standing: Standing = Standing(), ids: bytes = b"") -> None:  # noqa: B008 — frozen
        self.source = source
        self.standing = standing
        self.edge: tuple[bytes, ...] = ()
        self.commitments = bytearray(ids)
        self._ids = {ids[at : at + SIZE] for at in range(0, len(ids), SIZE)}

    def advance(self, part: Part) -> tuple[Finding, ...]:
        """Go over one more part, and give what is wrong in it, in the order of the record."""
        before = self.standing
        found = [*part.findings, *self._border(part), *self._twice(part)]
        peaks = _joined(before.peaks, part)
        self.standing = replace(before, broken=before.broken or not part.whole)
        for mark in part.marks:
            within = _folded((*before.peaks, mark.within)) if mark.size else EMPTY
            found += self._root(mark, _folded(peaks) if mark.size == part.stop else within)
        levels, wrong = self._levels(part)
        self.standing = replace(
            self.standing,
            size=part.stop,
            peaks=peaks,
            levels=levels,
            latest=max(before.latest, part.latest),
            counts=before.counts + part.counts,
            absent=(*before.absent, *part.absent),
            destroyed=(*before.destroyed, *part.destroyed),
        )
        self.edge = part.edge
        return tuple(sorted([*found, *wrong], key=_order))

    def _border(self, part: Part) -> Iterator[Finding]:
        before = self.standing
        if not part.commitments or not before.size:
            return
        if part.earliest < before.latest:
            yield placed(BACKWARDS.finding(found=moment(part.earliest), expected=moment(before.latest)), POSITION, part.first)
        if before.mark and before.mark.size == part.first:
            yield from late(before.mark, part.earliest)

    def looked_up(self, entries: Iterable[tuple[str, int]]) -> Iterator[Finding]:
        """Hold an index of ids against the rows that were audited: each act is found where it stands, and no other act is.

        :param entries: every id with the position that the index gives for it.
        """
        missing = bytearray(b"\1" * (len(self.commitments) // SIZE))
        for act, position in entries:
            at = position * SIZE
            if 0 <= position < len(missing) and self.commitments[at : at + SIZE].hex() == act:
                missing[position] = 0
            else:
                yield placed(LOOK_UP.finding(found=position), POSITION, self._stands(act, position))
        first = missing.find(1)
        if first >= 0:
            yield placed(LOOK_UP.finding(found=-1), POSITION, first)

    def _stands(self, act: str, position: int) -> int:
        """Give where an act stands that an index gives another position for; that position, if the act stands nowhere."""
        at = self.commitments.find(bytes.fromhex(act)) if len(act) == 2 * SIZE else -1
        return at // SIZE if at >= 0 and at % SIZE == 0 else position

    def _twice(self, part: Part) -> Iterator[Finding]:
        self.commitments += part.commitments if part.whole else bytes(SIZE * (part.stop - part.first))
        for at in range(0, len(part.commitments), SIZE):
            one = part.commitments[at : at + SIZE]
            if one in self._ids and one != bytes(SIZE):
                yield placed(TWICE.finding(first=self._first(one)), POSITION, part.first + at // SIZE)
            self._ids.add(one)

    def _first(self, commitment: bytes) -> int:
        found = self.source.position(commitment.hex())
        return -1 if found is None else found

    def _root(self, mark: Mark, root: bytes) -> Iterator[Finding]:
        now = self.standing
        if mark.root != root and not now.broken:
            sound = now.mark.size if now.mark else 0
            yield placed(ROOT.finding(found=root.hex(), expected=mark.root.hex(), sound=sound), CHECKPOINT, mark.size)
        # Every later root differs with the first that does; the first says where.
        broken = now.broken or mark.root != root
        witnessed = now.witnessed + bool(mark.witnesses)
        self.standing = replace(now, mark=mark, checkpoints=now.checkpoints + 1, witnessed=witnessed, broken=broken)

    def _levels(self, part: Part) -> tuple[tuple[tuple[bytes, ...], ...], list[Finding]]:
        """Put the roots of full tiles into the tiles above, and hold those that fill against what is kept."""
        levels = [list(level) for level in self.standing.levels]
        found: list[Finding] = []
        for number, root in enumerate(part.tiles, part.first // WIDTH + 1):
            level, hash_, across = 0, root, number
            while hash_:
                if level == len(levels):
                    levels.append([])
                levels[level].append(hash_)
                hash_ = b""
                if len(levels[level]) == WIDTH:
                    across //= WIDTH
                    tile = full(level + 1, across - 1, levels[level])
                    found += check_tile(self.source, tile)
                    levels[level], hash_, level = [], tile.root, level + 1
        return tuple(tuple(level) for level in levels), found

    def end(self, rows: int) -> tuple[Finding, ...]:
        """Say what is wrong with where the log ends.

        :param rows: how many rows are there.
        """
        mark = self.standing.mark
        found: list[Finding] = []
        if mark is None:
            found.append(placed(NO_CHECKPOINT.finding(), CHECKPOINT, rows))
        elif mark.size < rows:
            found.append(placed(BEYOND.finding(size=mark.size, rows=rows), POSITION, mark.size))
        for size, _ in self.source.notes(rows + 1):
            found.append(placed(CUT.finding(size=size, rows=rows), CHECKPOINT, size))
            break
        return (*self._absent(), *found)

    def _absent(self) -> tuple[Finding, ...]:
        """Say which open acts are not here though nobody states that they were destroyed; of closed acts, count those of which somebody does."""
        now = self.standing
        destroyed = frozenset(now.destroyed)
        ended = sum(one.closed and one.id in destroyed for one in now.absent)
        counts = Counts(now.counts.verified, now.counts.withheld - ended, now.counts.destroyed + ended)
        self.standing = replace(now, counts=counts, absent=(), destroyed=())
        missing = (one for one in now.absent if not one.closed and one.id not in destroyed)
        return tuple(placed(NOT_HERE.finding(), POSITION, one.position) for one in islice(missing, MOST))


def check_seen(seen: Checkpoint, size: int, root_at: Callable[[int], bytes]) -> tuple[Finding, ...]:
    """Say whether a log leads on from a checkpoint that is known from elsewhere: it may neither be shorter nor have another root there.

    :param size: the size of the log.
    :param root_at: gives the log's root at a size.
    """
    if seen.size > size:
        return (placed(SEEN_LONGER.finding(size=size, seen=seen.size), CHECKPOINT, seen.size),)
    root = root_at(seen.size)
    if root == seen.root:
        return ()
    return (placed(SEEN_OTHER.finding(found=root.hex(), expected=seen.root.hex()), CHECKPOINT, seen.size),)


def _joined(peaks: Sequence[bytes], part: Part) -> tuple[bytes, ...]:
    """Add a part to the peaks of the parts before it, as a bit is added to a number."""
    if part.stop - part.first < LENGTH:
        return (*peaks, part.root) if part.stop > part.first else tuple(peaks)
    left, root, bits = list(peaks), part.root, part.first // LENGTH
    while bits & 1:
        root = node_hash(left.pop(), root)
        bits >>= 1
    return (*left, root)


def _folded(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return EMPTY
    root = peaks[-1]
    for peak in peaks[-2::-1]:
        root = node_hash(peak, root)
    return root


def _order(finding: Finding) -> tuple[int, int]:
    """Put what is wrong with a row first, then what follows from it."""
    kinds = {POSITION: 0, CHECKPOINT: 2}
    return (kinds.get(finding.place.path, 1), finding.place.line) if finding.place else (3, 0)
