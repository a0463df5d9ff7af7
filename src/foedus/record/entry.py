"""This file holds the entry: an act at its place in a log, with its id and where the journal wrote it."""

from __future__ import annotations

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Place
from foedus.record.act import Act
from foedus.record.leaf import Stub
from foedus.record.signer import Signer


class Entry(Struct, frozen=True, gc=False):
    """An act on the record.

    ``position`` counts from zero; ``entered`` is when the log took it, where there is a log.
    The rest is the journal's, if the act was read from one: its name there, its place, and the file
    and the ordinal in it, counted from one, from which its nonce may be derived. ``stub`` is what the log
    says openly of an act that is closed. ``lodged`` is the entry with which an official lodged this act for
    its seat; it has the same id and position. ``signers`` are the keys whose signatures lie beside the act on its log;
    none, where nobody signed it or it is on no log.
    """

    act: Act
    id: str
    position: int
    entered: Instant | None = None
    label: str = ""
    place: Place | None = None
    file: str = ""
    ordinal: int = 0
    stub: Stub | None = None
    lodged: Entry | None = None
    signers: tuple[Signer, ...] | None = None

    @property
    def as_entered(self) -> Entry:
        """Give the entry as the log has it: for a lodged act the official's."""
        return self.lodged or self
