"""This file is about following a record that others write: an organization that goes on to the newest checkpoint when it is asked.

The record was folded once; what came since is read from its tail and folded on.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Log, Organization
from foedus.organization.worlds import Worlds
from foedus.record.encoding import base64
from foedus.shelves.entries import all_of
from foedus.shelves.log import UNSOUND, LogError, LogReader
from foedus.shelves.opening import today
from foedus.shelves.reigning import Trust, trust
from foedus.shelves.shelf import Row
from foedus.shelves.witnessed import extent


def log_at(reader: LogReader, place: str = "") -> Log:
    """Say on which log and under which checkpoint the acts rest that a reader knows, and how many of them are witnessed.

    :param place: where the record lies, if the policy that it names, or the one beside it, is to be asked.
    """
    if reader.head is None:
        return Log(reader.origin, 0)
    judging = trust(reader, place) if place else None
    seen = extent(reader, judging).size if isinstance(judging, Trust) else None
    return Log(reader.origin, reader.size, base64(reader.head.checkpoint.root), reader.head.note.encode().decode(), seen)


class Follower:
    """An organization as one seat may read it, and its record, which grows while it is read; threads may share one.

    :param begun: the worlds of the record without any act of it, or as they were read from this record earlier; or the
        organization without any act, for a record that is read from its beginning.
    :param seat: for whom it is read; the public, where none is named.
    :param place: where the record lies, if the policy beside it is to be asked who witnessed it.
    :raises LogError: the record does not begin with what was read from it.
    """

    def __init__(self, begun: Worlds | Organization, reader: LogReader, seat: str = "", place: str = "") -> None:
        self.reader = reader
        self.place = place
        self.seat = seat
        self.worlds = (
            begun
            if isinstance(begun, Worlds)
            else Worlds(begun.corpus, renderings=begun.renderings, residual=begun.world.timelines.residual)
        )
        self._lock = Lock()
        self._findings: tuple[Finding, ...] = ()
        self._grow(reader.shelf.rows(_known(self.worlds.log, reader), reader.size))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give what was found at places of the record where an act should be."""
        return self._findings

    def now(self) -> Organization:
        """Give the organization as its record stands now; the same one, as long as nothing was entered.

        :raises LogError: the record is not what it was, or is no longer this log's.
        """
        with self._lock:
            before = self.reader.head
            rows = self.reader.catch_up()
            if self.reader.head is not before:
                self._grow(rows)
            return self.worlds.of_seat(self.seat, today(self.worlds.public()))

    def _grow(self, rows: Iterable[Row]) -> None:
        found = all_of(rows, VOCABULARY)
        self._findings += found.findings
        self.worlds.grow(found.entries, absent=found.absent, log=log_at(self.reader, self.place))

    def trust(self) -> Trust | Finding | None:
        """Say by which policy the record is judged now: the one that it names, or the one beside it."""
        return trust(self.reader, self.place) if self.place else None

    def close(self) -> None:
        """Let go of the record."""
        self.reader.shelf.close()


def _known(log: Log | None, reader: LogReader) -> int:
    """Say how much of a record is known already."""
    if log is None or not log.size:
        return 0
    found = base64(reader.root(log.size)) if log.size <= reader.size else ""
    if found != log.root:
        raise LogError(UNSOUND.finding(size=log.size, found=found or str(reader.size), expected=log.root))
    return log.size
