"""This file is about what a witness does unasked, every so often: look at what the host publishes, and at what the other witnesses saw.

A host that shows each witness a tree of its own is found here: the witnesses compare.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.policy import Witness
from foedus.shelves.log import LogError, LogReader
from foedus.shelves.remote import Remote, UnreachableError
from foedus.shelves.shelf import TileMissingError
from foedus.shelves.tiles.directory import BrokenFileError
from foedus.shelves.tiles.distant import DistantShelf
from foedus.witness.comparing import contradiction
from foedus.witness.home import origin_hash
from foedus.witness.mirror import Mirrors
from foedus.witness.relay import Relay


class Rounds:
    """A witness's rounds.

    :param clock: gives the time in whole seconds since 1970, UTC.
    :param learn: is called before each round: what is watched may have changed since the last; it says why that cannot be read.
    """

    def __init__(
        self, mirrors: Mirrors, relay: Relay, clock: Callable[[], Instant], *, learn: Callable[[], Finding | None] = lambda: None
    ) -> None:
        self.mirrors = mirrors
        self.relay = relay
        self._clock = clock
        self._learn = learn
        self._over = Event()

    def go(self) -> tuple[Finding, ...]:
        """Make one round; give what kept it from its work."""
        unread = self._learn()
        found = [unread] if unread else []
        for log in self.mirrors.home.known.logs:
            origin, now = log.key.name, self._clock()
            kept_from = self.mirrors.update(origin, now)
            self.mirrors.ledger.went_round(origin, now, kept_from)
            found += [kept_from] if kept_from else []
            for peer in self.mirrors.home.peers:
                self.compare(origin, peer, now)
            self.relay.again(origin)
        return tuple(found)

    def compare(self, origin: str, peer: Witness, now: Instant) -> None:
        """Hold what another witness saw of a log against what this one saw; that it does not answer is its own affair."""
        keys = self.mirrors.home.log_keys(origin)
        known = self.mirrors.latest(origin)
        remote = Remote(f"{peer.url.rstrip('/')}/{origin_hash(origin)}")
        try:
            data = remote.read("latest")
            shown = open_checkpoint(data, keys, origin=origin) if data else None
            if known is None or not isinstance(shown, SignedCheckpoint):
                return
            ours = self.mirrors.reader(origin)
            trees = [ours] if ours else []
            if shown.checkpoint.size > known.checkpoint.size:
                trees += self._tree(remote, origin)
        except (UnreachableError, BrokenFileError, LogError, TileMissingError):
            return
        evidence = contradiction(known, shown, trees, self.mirrors.home.clocks)
        if evidence:
            self.mirrors.ledger.keep(evidence, now)

    def _tree(self, remote: Remote, origin: str) -> list[LogReader]:
        try:
            return [LogReader(DistantShelf(remote, self.mirrors.identity(origin)))]
        except (UnreachableError, BrokenFileError, LogError, TileMissingError):
            return []

    def begin(self, every: float) -> Thread:
        """Make rounds in a thread of their own until :meth:`end`."""
        thread = Thread(target=self._turn, args=(every,), name="rounds", daemon=True)
        thread.start()
        return thread

    def _turn(self, every: float) -> None:
        while not self._over.is_set():
            # A disk that is full, or a shelf that another has too long: the next round may find it otherwise.
            with suppress(OSError, sqlite3.Error):
                self.go()
            self._over.wait(every)

    def end(self) -> None:
        """Make no further round."""
        self._over.set()
