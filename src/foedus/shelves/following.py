"""This file is about following a record that others write: an organization that goes on to the newest checkpoint when it is asked.

The record was folded once; what came since is read from its tail and folded on.
"""

from __future__ import annotations

from threading import Lock

from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Log, Organization
from foedus.record.encoding import base64
from foedus.shelves.entries import entries_of, unshelve
from foedus.shelves.log import UNSOUND, LogError, LogReader


def log_at(reader: LogReader) -> Log:
    """Say on which log and under which checkpoint the acts rest that a reader knows."""
    if reader.head is None:
        return Log(reader.origin, 0)
    return Log(reader.origin, reader.size, base64(reader.head.checkpoint.root), reader.head.note.encode().decode())


class Follower:
    """An organization and its record, which grows while it is read; threads may share one.

    :param begun: the organization without any act of the record, or as it was read from this record earlier.
    :raises LogError: the record does not begin with what was read from it.
    """

    def __init__(self, begun: Organization, reader: LogReader) -> None:
        self.reader = reader
        self._lock = Lock()
        known = _known(begun, reader)
        entries, self._findings = unshelve(reader.shelf, VOCABULARY, known, reader.size)
        self._organization = begun.with_entries(entries, log=log_at(reader))

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
                entries, findings = entries_of(rows, VOCABULARY)
                self._findings += findings
                self._organization = self._organization.with_entries(entries, log=log_at(self.reader))
            return self._organization

    def close(self) -> None:
        """Let go of the record."""
        self.reader.shelf.close()


def _known(begun: Organization, reader: LogReader) -> int:
    """Say how much of a record an organization knows already."""
    if begun.log is None or not begun.log.size:
        return 0
    found = base64(reader.root(begun.log.size)) if begun.log.size <= reader.size else ""
    if found != begun.log.root:
        raise LogError(UNSOUND.finding(size=begun.log.size, found=found or str(reader.size), expected=begun.log.root))
    return begun.log.size
