"""This file is about the mirrors: a copy of each log that has an address, so far as this member may read it, verified as it is taken.

A mirror outlives the host: members read it when the host is gone, and after a host's rollback the lost end is fetched
from it (C2SP's tlog-mirror, except that the mirror fetches and is not fed).
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.proof import Proof, parse_proof
from foedus.shelves.destroying import carry_out, statements, sweep
from foedus.shelves.log import LogError, LogReader
from foedus.shelves.remote import Remote, UnreachableError
from foedus.shelves.shelf import Identity, Shelf, TileMissingError
from foedus.shelves.tiles.directory import BrokenFileError
from foedus.shelves.tiles.distant import DistantShelf
from foedus.shelves.tiles.importing import take
from foedus.shelves.tiles.layout import CHECKPOINT
from foedus.shelves.tiles.serving import published
from foedus.witness.bodies import Bodies
from foedus.witness.comparing import contradiction, explain
from foedus.witness.fetching import fetch
from foedus.witness.home import Home
from foedus.witness.ledger import Ledger, Sent

TILE_MISSING = Code("mirror-tile-missing", url=str, level=int, index=int)
CONTRADICTED = Code("mirror-contradicted", origin=str, size=int, known=int)

MakeShelf = Callable[[Home, Identity], Shelf]
"""Opens the shelf of a mirror, and makes it where there is none."""


class Mirrors:
    """The copies that a witness keeps, one of each log.

    :param shelf: opens the shelf on which a log's copy lies.
    """

    def __init__(self, home: Home, ledger: Ledger, shelf: MakeShelf) -> None:
        self.home = home
        self.ledger = ledger
        self._shelf = shelf
        self._readers: dict[str, LogReader] = {}
        self._bodies: dict[str, Bodies] = {}
        self._lock = RLock()

    def identity(self, origin: str) -> Identity:
        """Give whose log an origin is: its keys, and its clock's, if that is known (``ORIGIN/clock``)."""
        keys = (*self.home.log_keys(origin), *(key for key in self.home.known.keys if key.name == f"{origin}/clock"))
        return Identity(origin, tuple(str(key) for key in keys))

    def reader(self, origin: str) -> LogReader | None:
        """Read the copy of a log; nothing, where none is kept."""
        log = self.home.log(origin)
        if log is None or not log.url:
            return None
        with self._lock:
            if origin not in self._readers:
                self._readers[origin] = LogReader(self._shelf(self.home, self.identity(origin)))
            self._readers[origin].catch_up()
            return self._readers[origin]

    def update(self, origin: str, now: Instant) -> Finding | None:
        """Fetch what the host has published since the last time; say what kept the mirror from it.

        What the host publishes is first held against what it had cosigned: two trees are evidence, and are not mirrored.
        """
        ours = self.reader(origin)
        log = self.home.log(origin)
        if ours is None or log is None:
            return None
        try:
            theirs = DistantShelf(Remote(log.url), ours.shelf.identity)
            found = self.compared(origin, LogReader(theirs), now) or take(theirs, ours.shelf).finding
        except (UnreachableError, BrokenFileError, LogError) as error:
            return error.finding
        except TileMissingError as error:
            level, index = error.args
            return TILE_MISSING.finding(url=log.url, level=level, index=index)
        ours.catch_up()
        explain(self.ledger, ours, now)
        self._settle(ours, now)
        return found or self._closed(ours, log.url)

    def bodies(self, origin: str) -> Bodies:
        """Give the closed acts that this member has of a log."""
        with self._lock:
            if origin not in self._bodies:
                self._bodies[origin] = Bodies(self.home.closed(origin))
            return self._bodies[origin]

    def _closed(self, ours: LogReader, url: str) -> Finding | None:
        """See to what is closed: destroy what is stated to be destroyed, and ask for what this member may read."""
        bodies = self.bodies(ours.origin)
        start = bodies.seen
        bodies.look(ours.shelf.rows(start, ours.size))
        gone = carry_out(ours, start)
        if gone:
            sweep(ours.shelf)
        for act, seat in statements(ours, start):
            if act in gone or _closed_of(ours, act) == seat:
                bodies.forget(act)
                self.ledger.forget(act)
        bodies.looked(ours.size)
        try:
            return fetch(url, ours.origin, self.home.reading, bodies) if self.home.reading else None
        except UnreachableError as error:
            return error.finding

    def compared(self, origin: str, theirs: LogReader, now: Instant) -> Finding | None:
        """Hold a published log against what this witness knows of it; a contradiction is kept as evidence."""
        if theirs.head is None:
            return None
        ours = self.reader(origin)
        trees = [theirs, *([ours] if ours else [])]
        for known in (self.latest(origin), ours.head if ours else None):
            found = contradiction(known, theirs.head, trees, self.home.clocks) if known else None
            if known and found:
                self.ledger.keep(found, now)
                return CONTRADICTED.finding(origin=origin, size=theirs.size, known=known.checkpoint.size)
        return None

    def latest(self, origin: str) -> SignedCheckpoint | None:
        """Give the checkpoint of a log that was cosigned last."""
        latest = self.ledger.latest(origin)
        found = open_checkpoint(latest.note, self.home.log_keys(origin), origin=origin) if latest else None
        return found if isinstance(found, SignedCheckpoint) else None

    def published(self, origin: str, path: str) -> bytes | None:
        """Give a file of a log's copy; nothing, where there is none. Its checkpoint is the latest cosigned one that it covers."""
        latest = self.ledger.latest(origin)
        reader = self.reader(origin)
        if reader is None:
            return latest.note if latest and path == CHECKPOINT else None
        with self._lock:
            if path == CHECKPOINT and latest and latest.size <= reader.size:
                return latest.note
            return published(reader, path)

    def _settle(self, ours: LogReader, now: Instant) -> None:
        for sent in self.ledger.sent(ours.origin):
            proof = parse_proof(sent.proof) if sent.proof else None
            if isinstance(proof, Proof) and proof.checkpoint.size <= ours.size:
                self._hold(ours, sent, proof, now)
            elif sent.position is None:
                position = ours.shelf.position(sent.id)
                if position is not None:
                    self.ledger.entered(sent.id, position)

    def _hold(self, ours: LogReader, sent: Sent, proof: Proof, now: Instant) -> None:
        """Hold a host to its proof: the tree of which it spoke must be a beginning of the one that is mirrored."""
        found = contradiction(SignedCheckpoint(proof.checkpoint, proof.note), ours.head, [ours]) if ours.head else None
        if found:
            self.ledger.keep(found, now)
        self.ledger.entered(sent.id, None if found else proof.index)

    def close(self) -> None:
        """Close the shelves."""
        with self._lock:
            for reader in self._readers.values():
                reader.shelf.close()
            self._readers.clear()
            for bodies in self._bodies.values():
                bodies.close()
            self._bodies.clear()


def _closed_of(ours: LogReader, act: str) -> str:
    """Give whose act a closed act is, by its leaf; nothing of one that is open, or not there."""
    position = ours.shelf.position(act)
    rows = ours.shelf.rows(position, position + 1) if position is not None else ()
    leaf = next((decode_leaf(row.leaf) for row in rows), None)
    return leaf.stub.seat if isinstance(leaf, Leaf) and leaf.stub else ""
