"""This file is about auditing one part of a log by itself: its rows, the tiles that they fill, its checkpoints' signatures.

Parts can be audited in any order and on several cores; :mod:`foedus.organization.audit.course` puts them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice, takewhile

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.organization.audit.checkpoints import Checked, check_note
from foedus.organization.audit.terms import CHECKPOINT, POSITION, TOLERANCE, Held, Source, Terms, limited, moment, placed
from foedus.organization.chain import Judge
from foedus.organization.closure import check_stub
from foedus.organization.gate import examine
from foedus.organization.quota import counted, excesses, limits
from foedus.record.act import Act
from foedus.record.anchor import AGAIN, check_genesis
from foedus.record.authority import is_own
from foedus.record.binding import EpochBegun, epoch_of
from foedus.record.epoch import check_epoch
from foedus.record.frontier import Frontier, grown
from foedus.record.genesis import Genesis
from foedus.record.hashing import SIZE, leaf_hash
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.restriction import BodyDestroyed
from foedus.record.signature import COMPILER, check_signatures
from foedus.record.tile import WIDTH, Coordinates, Tile, path

LENGTH = 16 * WIDTH
"""Rows of a part: a power of two, so that a whole part is one node of the tree."""

MOST = 64
"""The most findings that one part tells of."""

NOT_NEXT = Code("audit-position", found=int)
ROWS_MISSING = Code("audit-rows-missing", found=int, expected=int)
OTHER_ID = Code("audit-id", found=str, expected=str)
OTHER_ACT = Code("audit-commitment", found=str, expected=str)
NOT_HERE = Code("audit-act-missing")
LOOK_UP = Code("audit-look-up", found=int)
BACKWARDS = Code("audit-received-backwards", found=str, expected=str)
TOO_LATE = Code("audit-received-late", found=str, expected=str, size=int)
TOO_EARLY = Code("audit-received-early", found=str, expected=str, size=int)
TILE = Code("audit-tile", level=int, index=int, node=int)
TILE_MISSING = Code("audit-tile-missing", level=int, index=int)
ORDER = Code("audit-checkpoint-order", before=int)
CHAIN = Code("audit-chain", found=tuple, expected=tuple, first=int, stop=int)
BEYOND_QUOTA = Code("audit-beyond-quota", "warning", seat=str, acts=int, quota=int, size=int, most=int, per=int)
ANCHOR = Code("audit-anchor", found=str, expected=str)


class Counts(Struct, frozen=True):
    """How many acts were checked whole, how many are withheld under a stub, and how many are not here and nothing closes them."""

    verified: int = 0
    withheld: int = 0
    destroyed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.verified + other.verified, self.withheld + other.withheld, self.destroyed + other.destroyed)


class Mark(Struct, frozen=True):
    """A checkpoint within a part: its size and root, the root of the part's leaves before it, and its times."""

    size: int
    root: bytes
    within: bytes
    time: Instant
    seen: tuple[Instant, ...]
    witnesses: int


class Absent(Struct, frozen=True):
    """An act whose bytes are not here: where it stands, its id, and whether a stub says that it is closed."""

    position: int
    id: str
    closed: bool


class Part(Struct, frozen=True):
    """What the audit of a part found out: the roots of its full tiles, the leaf hashes after them, its marks, and its findings.

    ``absent`` are the acts that are not here; ``destroyed`` those of which an act says openly, under a signature, that
    their bytes were destroyed.
    """

    first: int
    stop: int
    root: bytes = b""
    tiles: tuple[bytes, ...] = ()
    edge: tuple[bytes, ...] = ()
    commitments: bytes = b""
    earliest: Instant = 0
    latest: Instant = 0
    counts: Counts = Counts()
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()
    absent: tuple[Absent, ...] = ()
    destroyed: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Say whether every row was there, so that what follows can be hashed on."""
        return len(self.tiles) * WIDTH + len(self.edge) == self.stop - self.first


class _Read(Struct, frozen=True, gc=False):
    """A row as it was read: its leaf's hash, its leaf if it is one, and which of the three numbers it counts for."""

    hash: bytes
    leaf: Leaf | None
    number: int
    ends: str = ""


def check_part(source: Source, first: int, stop: int, terms: Terms, *, look_up: bool = True) -> Part:
    """Audit the rows from one position up to another, the full tiles over them, and the checkpoints that end in them.

    :param first: a multiple of :data:`LENGTH`.
    :param stop: ``first + LENGTH``, or the end of the log.
    :param look_up: whether the source keeps the positions of ids, so that they too can be wrong.
    """
    found: list[Finding] = []
    rows: list[_Read] = []
    own: list[int] = []
    judge = Judge()
    for position, row in enumerate(source.rows(first, stop), first):
        if row.act is not None and is_own(row.act):
            own.append(position)
        read, wrong = _row(row, position, terms, judge)
        rows.append(read)
        found += wrong
        if look_up and not wrong and source.position(row.id) != position:
            found.append(placed(LOOK_UP.finding(found=_or_none(source.position(row.id))), POSITION, position))
    if len(rows) != stop - first:
        found.append(placed(ROWS_MISSING.finding(found=first + len(rows), expected=stop), POSITION, first + len(rows)))
    found += _chain(own, first, first + len(rows), terms)
    found += _beyond_quota(source, first, stop, terms)
    found += _times(rows, first)
    checked, wrong_notes = _notes(source, first, stop, terms)
    found += wrong_notes
    marks, tiles, frontier = _marked(rows, first, checked)
    found += _clocks(rows, first, marks)
    for tile in tiles:
        found += check_tile(source, Tile(0, first // WIDTH + tile.index, tile.nodes))
    leaves = [read.leaf.received for read in rows if read.leaf]
    return Part(
        first, stop,
        root=frontier.root,
        tiles=tuple(tile.root for tile in tiles),
        edge=frontier.open[0] if frontier.open else (),
        commitments=b"".join(bytes.fromhex(read.leaf.commitment) if read.leaf else bytes(SIZE) for read in rows),
        earliest=leaves[0] if leaves else 0,
        latest=max(leaves, default=0),
        counts=Counts(*(sum(read.number == one for read in rows) for one in range(3))),
        marks=marks,
        findings=limited(found, MOST),
        absent=tuple(
            Absent(position, read.leaf.commitment, read.leaf.stub is not None)
            for position, read in enumerate(rows, first) if read.leaf and read.number in {1, 2}
        ),
        destroyed=tuple(read.ends for read in rows if read.ends),
    )  # fmt: skip


def _or_none(position: int | None) -> int:
    return -1 if position is None else position


def _row(row: Held, position: int, terms: Terms, judge: Judge) -> tuple[_Read, list[Finding]]:
    leaf = decode_leaf(row.leaf)
    told: list[Finding] = []
    if row.position != position:
        told.append(NOT_NEXT.finding(found=row.position))
    if isinstance(leaf, Finding):
        told.append(leaf)
        return _Read(leaf_hash(row.leaf), None, -1), [placed(one, POSITION, position) for one in told]
    if row.id != leaf.commitment:
        told.append(OTHER_ID.finding(found=row.id, expected=leaf.commitment))
    if position == 0 and terms.anchor and leaf.commitment != terms.anchor:
        told.append(ANCHOR.finding(found=leaf.commitment, expected=terms.anchor))
    number, wrong, ends = _act(row, leaf, position, terms, judge)
    if wrong:
        told.append(wrong)
    return _Read(leaf_hash(row.leaf), leaf, number, ends), [placed(one, POSITION, position) for one in told]


def _act(row: Held, leaf: Leaf, position: int, terms: Terms, judge: Judge) -> tuple[int, Finding | None, str]:
    """Give which of the three numbers an act counts for, what is wrong with it, and the id of the act whose destruction it states."""
    if row.act is None:
        # A closed act is held back from some readers. An open one has no reason not to be here but a statement, which
        # may stand in another part.
        return 1 if leaf.stub else 2, check_signatures(leaf.commitment, COMPILER, row.signatures), ""
    found = sha256(row.act).hexdigest()
    if found != leaf.commitment:
        return -1, OTHER_ACT.finding(found=found, expected=leaf.commitment), ""
    sound = examine(row.act, row.signatures, log=terms.origin, history=True)
    if isinstance(sound, Finding):
        return -1, sound, ""
    if position == 0:
        wrong = _opens(sound.act, terms)
    elif isinstance(sound.act.body, Genesis):
        wrong = AGAIN.finding(position=position)
    elif isinstance(sound.act.body, EpochBegun):
        wrong = check_epoch(terms.chain.before(position), sound.act, position, terms.origin, tuple(map(str, terms.keys)))
    else:
        wrong = None
    wrong = wrong or judge.unauthorized(terms.chain.before(position), sound.act, found, position, row.signatures)
    if leaf.stub is not None:
        wrong = wrong or check_stub(leaf.stub, sound.act, len(row.act))
    ends = sound.act.body.what if isinstance(sound.act.body, BodyDestroyed) and sound.act.key != COMPILER else ""
    return (-1, wrong, "") if wrong else (0, None, ends)


def _opens(act: Act, terms: Terms) -> Finding | None:
    """Say why an act cannot open the log. One of a later epoch begins with the act that opened the first, under the keys of that."""
    if epoch_of(terms.origin) > 1 and isinstance(act.body, Genesis):
        return check_genesis(act, act.body.keys)
    return check_genesis(act, tuple(str(key) for key in terms.keys))


def _beyond_quota(source: Source, first: int, stop: int, terms: Terms) -> Iterator[Finding]:
    """Say which acts of a part went beyond what their seats might enter, as far as the part itself shows it.

    A host may be patient: it is said, and is no fault. What acts of the part before used up is not counted, so nothing is said too much.
    """
    rules, since = terms.chain.before(stop).rules, terms.chain.before(stop).since
    if not limits(rules):
        return
    rows = ((row.position, counted(row.act, row.leaf, rules)) for row in source.rows(max(first, since + 1), stop) if row.act is not None)
    acts = [(position, one) for position, one in rows if one is not None]
    for at, acted, size in excesses(rules, [one for _, one in acts]):
        position, one = acts[at]
        yield placed(
            BEYOND_QUOTA.finding(seat=one.seat, acts=acted, quota=rules.quota, size=size, most=rules.size, per=rules.per),
            POSITION,
            position,
        )


def _chain(own: Sequence[int], first: int, stop: int, terms: Terms) -> Iterator[Finding]:
    """Hold the list of the record's own acts against the rows: whoever reads by it misses none, and none is made up."""
    listed = terms.chain.listed(first, stop)
    if listed != tuple(own):
        at = next((one for one in sorted({*listed, *own}) if (one in listed) != (one in own)), first)
        yield placed(CHAIN.finding(found=tuple(map(str, listed)), expected=tuple(map(str, own)), first=first, stop=stop), POSITION, at)


def _times(rows: Sequence[_Read], first: int) -> Iterator[Finding]:
    before = 0
    for position, read in enumerate(rows, first):
        if read.leaf is None:
            continue
        if read.leaf.received < before:
            yield placed(BACKWARDS.finding(found=moment(read.leaf.received), expected=moment(before)), POSITION, position)
        before = max(before, read.leaf.received)


def _notes(source: Source, first: int, stop: int, terms: Terms) -> tuple[list[Checked], list[Finding]]:
    checked: list[Checked] = []
    found: list[Finding] = []
    before = -1
    for size, note in takewhile(lambda one: one[0] <= stop, source.notes(first + 1 if first else 0)):
        one = check_note(size, note, terms)
        if size <= before:
            found.append(placed(ORDER.finding(before=before), CHECKPOINT, size))
        elif isinstance(one, Checked):
            checked.append(one)
            found += one.findings
        before = max(before, size)
        if isinstance(one, Finding):
            found.append(one)
    return checked, found


def _marked(rows: Sequence[_Read], first: int, checked: Sequence[Checked]) -> tuple[tuple[Mark, ...], list[Tile], Frontier]:
    """Hash the rows, from checkpoint to checkpoint."""
    frontier, tiles = Frontier(), list[Tile]()
    marks = []
    hashes = iter([read.hash for read in rows])
    for one in checked:
        frontier, filled = grown(frontier, islice(hashes, one.checkpoint.size - first - frontier.size))
        tiles += filled
        if frontier.size == one.checkpoint.size - first:
            marks.append(Mark(one.checkpoint.size, one.checkpoint.root, frontier.root, one.time, one.seen, one.witnesses))
    frontier, filled = grown(frontier, hashes)
    return tuple(marks), tiles + list(filled), frontier


def _clocks(rows: Sequence[_Read], first: int, marks: Sequence[Mark]) -> Iterator[Finding]:
    """Hold the times of the leaves against the checkpoints around them."""
    for mark in marks:
        at = mark.size - first
        if at and (last := rows[at - 1].leaf):
            yield from early(mark, mark.size - 1, last.received)
        if at < len(rows) and (following := rows[at].leaf):
            yield from late(mark, following.received)


def early(mark: Mark, position: int, received: Instant) -> Iterator[Finding]:
    """Say if a leaf claims to have come after the checkpoint that has it was made, or after a witness saw it."""
    for time in (mark.time, *(one + TOLERANCE for one in mark.seen)):
        if received > time:
            yield placed(TOO_LATE.finding(found=moment(received), expected=moment(time), size=mark.size), POSITION, position)
            return


def late(mark: Mark, received: Instant) -> Iterator[Finding]:
    """Say if the leaf after a checkpoint claims to have come before that was made: a time that was put back.

    The checkpoint of the empty log is made when the log is founded, before there is a time to keep to.
    """
    for time in (mark.time if mark.size else mark.time - TOLERANCE, *(one - TOLERANCE for one in mark.seen)):
        if received < time:
            yield placed(TOO_EARLY.finding(found=moment(received), expected=moment(time), size=mark.size), POSITION, mark.size)
            return


def check_tile(source: Source, tile: Tile) -> Iterator[Finding]:
    """Hold a full tile as it is kept against the one that was hashed from the leaves, node by node."""
    name = path(Coordinates(tile.level, tile.index))
    try:
        kept = source.tile(tile.level, tile.index)
    except LookupError:
        yield placed(TILE_MISSING.finding(level=tile.level, index=tile.index), name, 0)
        return
    if kept != tile.nodes:
        node = next((at for at in range(0, len(tile.nodes), SIZE) if kept[at : at + SIZE] != tile.nodes[at : at + SIZE]), len(tile.nodes))
        yield placed(TILE.finding(level=tile.level, index=tile.index, node=node // SIZE), name, node // SIZE)
