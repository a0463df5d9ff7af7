"""This file is about the log on its shelf: entering acts under a signed checkpoint, and proving where they stand.

The order of a batch: have the shelf to oneself, learn what others entered meanwhile, admit each
act at the head, add rows, full tiles and the new checkpoint in one piece, and only then say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from threading import RLock
from typing import Protocol

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint, open_checkpoint
from foedus.record.consistency import prove_consistency
from foedus.record.cosignature import cosign
from foedus.record.frontier import Frontier, grown, node_reader, restored
from foedus.record.hashing import leaf_hash
from foedus.record.inclusion import prove_inclusion
from foedus.record.leaf import Leaf, Stub, decode_leaf, encode_leaf
from foedus.record.note import Note, signed
from foedus.record.proof import Proof
from foedus.record.refusal import refuse
from foedus.record.tile import HEIGHT, WIDTH
from foedus.record.tree import Nodes, root_hash
from foedus.record.vkey import SignerKey, VerifierKey, verifier_key
from foedus.shelves.heads import Heads, Seen
from foedus.shelves.shelf import Distant, Identity, Row, Shelf, StaleError, Writing

TOLERANCE = 300
"""Seconds by which a clock may run back before the log refuses to go on: a clock that is set right, not one that is wrong."""

NODES_KEPT = 8192
"""Nodes of the tree that are kept in memory for proofs: under one checkpoint most proofs share most of theirs."""

UNSOUND = Code("log-unsound", size=int, found=str, expected=str)
MISCOUNTED = Code("log-rows", size=int, found=int)
ROLLED_BACK = Code("log-rolled-back", size=int, expected=int)
REWRITTEN = Code("log-rewritten", size=int, found=str, expected=str)
CLOCK_BACK = Code("log-clock-back", now=int, last=int)


class LogKey(Struct, frozen=True):
    """The two secrets of a log: one signs its checkpoints, the other says beside it when they were made."""

    signer: SignerKey
    clock: SignerKey

    @property
    def identity(self) -> Identity:
        """Give the public side: the origin and both verifier keys."""
        return Identity(self.signer.name, (str(self.signer.verifier), str(self.clock.verifier)))


class Examined(Struct, frozen=True, gc=False):
    """An act that is one: its id, its bytes, the signatures beside it, and its stub if it is closed.

    ``act`` is whatever the gate made of it, so that it is read once; ``own`` says that it is about the record itself.
    """

    id: str
    data: bytes
    signatures: bytes = b""
    stub: Stub | None = None
    act: object = None
    own: bool = False


Tail = Callable[[int, Instant], Sequence[Row]]


class Gate(Protocol):
    """Who decides at the head of the record whether an act may enter."""

    def begun(self, size: int, own: Sequence[Row], tail: Tail, last: Instant) -> Finding | None:
        """Learn how far the record goes that is opened, and its own acts; :meth:`passed` tells what comes after.

        :param tail: gives the rows from a position on that were received after an instant.
        :param last: when the last act was received.
        """

    def admit(self, examined: Examined, received: Instant) -> Finding | None:
        """Say why an act may not enter, if it is received now; nothing, where it may."""

    def passed(self, rows: Sequence[Row]) -> Finding | None:
        """Learn what is on the record now: what was entered here, or by others meanwhile. Say if the record cannot be gone on with."""


class Open:
    """The gate that lets every act in: for a log by itself."""

    def begun(self, size: int, own: Sequence[Row], tail: Tail, last: Instant) -> Finding | None:
        """Learn nothing."""

    def admit(self, examined: Examined, received: Instant) -> Finding | None:
        """Let it in."""

    def passed(self, rows: Sequence[Row]) -> Finding | None:
        """Learn nothing."""


class Receipt(Struct, frozen=True, gc=False):
    """What an author has in hand after an act was entered: where it stands and under which checkpoint."""

    id: str
    position: int
    received: Instant
    note: bytes


class LogError(RuntimeError):
    """The log must not go on as it stands; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def verifier_keys(identity: Identity) -> tuple[VerifierKey, ...]:
    """Read the verifier keys of a log.

    :raises LogError: one of them is none.
    """
    keys = []
    for text in identity.keys:
        key = verifier_key(text)
        if isinstance(key, Finding):
            raise LogError(key)
        keys.append(key)
    return tuple(keys)


class LogReader:
    """A log as it is read: its head, its checkpoints, its proofs. It follows what other processes enter.

    :param heads: what this machine remembers of the log; the shelf must have it.
    :raises LogError: the newest checkpoint is not this log's, or not of what lies on the shelf, or the shelf
        is older than what is remembered.
    """

    def __init__(self, shelf: Shelf, heads: Heads | None = None) -> None:
        self.shelf = shelf
        self.heads = heads
        self.origin = shelf.identity.origin
        self.keys = verifier_keys(shelf.identity)
        self.head: SignedCheckpoint | None = None
        self.frontier = Frontier()
        self.last_received: Instant = 0
        self._seen = b""
        self._opened = False
        # One thread at a time goes on: two would each take the other's edge of the tree for its own.
        self._following = RLock()
        self._held: Seen | None = None
        self._reader: tuple[Frontier | None, Nodes] = None, node_reader(self.frontier, shelf.tile)
        self.catch_up()
        self._opened = True

    def catch_up(self) -> tuple[Row, ...]:
        """Go on to the shelf's newest checkpoint, and give the rows that are new since the last time.

        The new tree must begin with the one that was known: a log that was rewritten or cut is refused.
        """
        with self._following:
            # Asked before the shelf is: what others enter meanwhile is on it before it is remembered.
            remembered = self.heads.last() if self.heads else None
            rows = self._follow()
            if remembered is not None and remembered != self._held:
                self._hold_to(remembered)
            if self.heads is not None and self.head is not None and (remembered is None or remembered.size < self.size):
                self._remember(self.heads, self.head)
            return rows

    def _hold_to(self, seen: Seen) -> None:
        """Find the remembered checkpoint in the tree as it is.

        :raises LogError: the log is shorter, or has another root at that size: it was put back, or rewritten.
        """
        if seen.size > self.size:
            raise LogError(ROLLED_BACK.finding(size=self.size, expected=seen.size))
        found = self.root(seen.size)
        if found != seen.root:
            raise LogError(REWRITTEN.finding(size=seen.size, found=found.hex(), expected=seen.root.hex()))
        self._held = seen

    def _remember(self, heads: Heads, head: SignedCheckpoint) -> None:
        self._held = Seen(head.checkpoint.size, head.checkpoint.root)
        heads.keep(self._held)

    def _follow(self) -> tuple[Row, ...]:
        head = self._newest()
        known = self.frontier.size
        if head is None:
            return ()
        size = head.checkpoint.size
        if size < known:
            raise LogError(ROLLED_BACK.finding(size=size, expected=known))
        lying = self.shelf.size()
        if lying < size:
            raise LogError(MISCOUNTED.finding(size=size, found=lying))
        rows = tuple(self.shelf.rows(known, size)) if self._opened and known < size else ()
        fresh = self._grown_to(size, rows)
        if fresh.root != head.checkpoint.root:
            raise LogError(UNSOUND.finding(size=size, found=fresh.root.hex(), expected=head.checkpoint.root.hex()))
        self.frontier, self.head, self._seen = fresh, head, head.note.encode()
        if known < size:
            self.last_received = self._received(rows or tuple(self.shelf.rows(size - 1, size)))
        return rows

    def _received(self, rows: Sequence[Row]) -> Instant:
        leaf = decode_leaf(rows[-1].leaf) if rows else None
        return leaf.received if isinstance(leaf, Leaf) else self.last_received

    def _newest(self) -> SignedCheckpoint | None:
        """Give the shelf's newest checkpoint, if it is not the one that is known."""
        note = self.shelf.note()
        if note is None and self._seen:
            raise LogError(ROLLED_BACK.finding(size=0, expected=self.frontier.size))
        if note is None or note == self._seen:
            return None
        opened = open_checkpoint(note, self.keys, origin=self.origin)
        if isinstance(opened, Finding):
            raise LogError(opened)
        return opened

    def _grown_to(self, size: int, rows: Sequence[Row]) -> Frontier:
        known = self.frontier.size
        if rows or size - known < WIDTH:
            return grown(self.frontier, [leaf_hash(row.leaf) for row in rows or self.shelf.rows(known, size)])[0]
        edge = [leaf_hash(row.leaf) for row in self.shelf.rows(size - size % WIDTH, size)]
        return restored(size, edge, self.shelf.tile)

    @property
    def size(self) -> int:
        """Give the size of the newest checkpoint that is known here."""
        return self.frontier.size

    def _nodes(self) -> Nodes:
        """Give a reader of the tree's nodes, which keeps those that it was asked for while the tree stays as it is."""
        of, nodes = self._reader
        if of is not self.frontier:
            of = self.frontier
            nodes = _keeping(of, node_reader(of, self.shelf.tile))
            self._reader = of, nodes
        return nodes

    def root(self, size: int) -> bytes:
        """Give the root that the log had at a size."""
        return root_hash(size, self._nodes())

    def inclusion(self, position: int, size: int) -> tuple[bytes, ...]:
        """Prove that a position is in the tree of a size."""
        return prove_inclusion(position, size, self._nodes())

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """Prove that the tree of one size begins with that of another."""
        return prove_consistency(old, new, self._nodes())

    def proof(self, position: int) -> Proof:
        """Prove to a stranger that an act stands at a position, under the newest checkpoint.

        :raises ValueError: the log has no such position.
        """
        if self.head is None:
            raise ValueError("a log without a checkpoint proves nothing")
        (row,) = self.shelf.rows(position, position + 1)
        return Proof(row.leaf, position, self.inclusion(position, self.size), self.head.note, self.head.checkpoint)


class Log(LogReader):
    """A log that is written: a shelf, the log's keys, its gate, and a clock.

    :param clock: gives the time in whole seconds since 1970, UTC.
    """

    def __init__(
        self, shelf: Shelf, key: LogKey, clock: Callable[[], Instant], *, gate: Gate | None = None, heads: Heads | None = None
    ) -> None:
        if key.identity != shelf.identity:
            raise ValueError("these are the keys of another log")
        self._key = key
        self._clock = clock
        self._gate = gate or Open()
        self._distant = shelf if isinstance(shelf, Distant) else None
        super().__init__(shelf, heads)
        _sound(self._gate.begun(self.size, own_acts(shelf, self.size), self._tail, self.last_received))

    def catch_up(self) -> tuple[Row, ...]:
        """Go on as a reader does, and let the gate know."""
        rows = super().catch_up()
        _sound(self._gate.passed(rows))
        return rows

    def found(self) -> None:
        """Sign the checkpoint of the empty log, if nothing is there yet."""
        with self.shelf.writing() as writing:
            if self.shelf.note() is None:
                writing.add((), (), 0, self._checkpoint(Frontier(), self._clock()).note.encode())
        self.catch_up()

    def take_over(self, shelf: Shelf) -> None:
        """Begin an empty log with the leaves of another, all under one checkpoint; whether that may be is its gate's and its audit's to say."""
        with self.shelf.writing() as writing:
            if self.shelf.size() == 0:
                rows = tuple(shelf.rows())
                frontier, tiles = grown(Frontier(), [leaf_hash(row.leaf) for row in rows])
                head = self._checkpoint(frontier, max(self._clock(), self._received(rows[-1:])))
                writing.add(rows, tiles, frontier.size, head.note.encode())
        # Dead before the line above: nothing is here. Dead after it: all of it is, and is not taken over again.
        self.catch_up()

    def enter(self, submitted: Sequence[Examined]) -> tuple[Receipt | Finding, ...]:
        """Enter acts in this order, all under one checkpoint, and say of each where it stands or why it was refused.

        An act that is on the record already keeps its place, and its receipt says which.

        :raises LogError: the log must not go on: it is not what it was, or the clock runs back.
        """
        try:
            return self._enter(submitted, presume=True)
        except StaleError:
            # Another wrote, and what was presumed is not so: nothing was added, and now nothing is presumed.
            return self._enter(submitted, presume=False)

    def _enter(self, submitted: Sequence[Examined], *, presume: bool) -> tuple[Receipt | Finding, ...]:
        with self._turn([one.id for one in submitted], presume=presume) as writing:
            # Nobody else of this process goes on meanwhile, nor tells the gate so between two acts that it admits.
            with self._following:
                self.catch_up()
                received = self._now()
                rows: list[Row] = []
                known = self._known(submitted)
                told = [self._take(one, received, rows, known) for one in submitted]
            if self._distant and not all(isinstance(one, _Taken) for one in told):
                # An act is refused for what the record is, and not for what it is presumed to be.
                self._distant.confirm()
            if rows:
                lying = self.shelf.size()
                if lying != self.size:
                    # The checkpoint is as it was, and rows under it were cut, or some were put after them.
                    raise LogError(MISCOUNTED.finding(size=self.size, found=lying))
                frontier, tiles = grown(self.frontier, [leaf_hash(row.leaf) for row in rows])
                head = self._checkpoint(frontier, received)
                note = head.note.encode()
                writing.add(rows, tiles, frontier.size, note)
        # Dead before the line above: the shelf has nothing of this batch. Dead after it: all of it is durable,
        # nobody was told, and whoever sends an act again gets the place that it has.
        if rows:
            self._entered(rows, frontier, head, note)
        else:
            note = self._seen
        return tuple([one if isinstance(one, Finding) else Receipt(one.id, one.position, one.received, note) for one in told])

    def _entered(self, rows: Sequence[Row], frontier: Frontier, head: SignedCheckpoint, note: bytes) -> None:
        """Go on to what was entered here and is durable now."""
        with self._following:
            # Another thread may have learned of it from the shelf meanwhile, and of more than that; the gate then has, too.
            if self.frontier.size == rows[0].position:
                self.frontier, self.head, self._seen = frontier, head, note
                self.last_received = self._received(rows)
                if self.heads is not None:
                    self._remember(self.heads, head)
                _sound(self._gate.passed(rows))

    def _turn(self, acts: Sequence[str], *, presume: bool) -> AbstractContextManager[Writing]:
        return self._distant.writing_after(acts, presume=presume) if self._distant else self.shelf.writing()

    def refuse(self, data: bytes, finding: Finding) -> Note:
        """Refuse what was sent, in a note signed with the log's key."""
        return refuse(data, finding, self._key.signer, time=max(self._clock(), 0))

    def _known(self, submitted: Sequence[Examined]) -> dict[str, _Taken]:
        """Give those of the acts that are on the record already, by their ids."""
        at = sorted(self.shelf.positions([one.id for one in submitted]).values())
        if not at:
            return {}
        return {row.id: _Taken(row.id, row.position, self._received((row,))) for row in _at(self.shelf, at)}

    def _take(self, one: Examined, received: Instant, rows: list[Row], known: dict[str, _Taken]) -> _Taken | Finding:
        taken = known.get(one.id)
        if taken is not None:
            return taken
        refused = self._gate.admit(one, received)
        if refused:
            return refused
        position = self.size + len(rows)
        rows.append(Row(position, one.id, encode_leaf(Leaf(one.id, received, one.stub)), one.data, one.signatures, one.own))
        known[one.id] = taken = _Taken(one.id, position, received)
        return taken

    def _tail(self, first: int, after: Instant) -> Sequence[Row]:
        """Give the rows from a position on that were received after an instant, reading back from the end no further than that."""
        found: list[Row] = []
        stop = self.size
        while first < stop:
            start = max(first, stop - WIDTH)
            rows = tuple(self.shelf.rows(start, stop))
            found[:0] = rows
            if self._received(rows[:1]) <= after:
                break
            stop = start
        return found

    def _now(self) -> Instant:
        now = self._clock()
        if now < self.last_received - TOLERANCE:
            raise LogError(CLOCK_BACK.finding(now=now, last=self.last_received))
        return max(now, self.last_received)

    def _checkpoint(self, frontier: Frontier, time: Instant) -> SignedCheckpoint:
        checkpoint = Checkpoint(self.origin, frontier.size, frontier.root)
        note = signed(checkpoint.text, self._key.signer)
        return SignedCheckpoint(checkpoint, Note(note.text, (*note.signatures, cosign(checkpoint, self._key.clock, time=time))))


def own_acts(shelf: Shelf, size: int) -> list[Row]:
    """Give the rows of the record's own acts, up to a size, without reading the others."""
    return _at(shelf, [position for position in shelf.chain() if position < size])


def _at(shelf: Shelf, positions: Sequence[int]) -> list[Row]:
    """Give the rows at some positions, in order; those that lie in one piece, as a history that is entered again, are read so."""
    runs = [(first, first) for first in positions[:1]]
    for position in positions[1:]:
        runs[-1:] = [(runs[-1][0], position)] if position == runs[-1][1] + 1 else [runs[-1], (position, position)]
    return [row for first, last in runs for row in shelf.rows(first, last + 1)]


def _keeping(of: Frontier, read: Nodes) -> Nodes:
    """Give a reader of nodes that keeps what proofs share: the higher nodes, and those at the edge, which are hashed."""
    kept, full = lru_cache(NODES_KEPT)(read), of.size >> HEIGHT

    def node(level: int, index: int) -> bytes:
        # The lowest of one proof are of no use to the next in a long log, and would push out those that are.
        return read(level, index) if level < HEIGHT and index >> HEIGHT - level < full else kept(level, index)

    return node


def _sound(finding: Finding | None) -> None:
    if finding is not None:
        raise LogError(finding)


class _Taken(Struct, frozen=True, gc=False):
    id: str
    position: int
    received: Instant
