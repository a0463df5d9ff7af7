"""This file holds the entry: an act at its place in a log, with its id and where the journal wrote it."""

from __future__ import annotations

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Place
from foedus.record.act import Act


class Entry(Struct, frozen=True):
    """An act on the record.

    ``position`` counts from zero; ``entered`` is when the log took it, where there is a log.
    ``label``, ``place`` and ``ordinal`` are the journal's: the act's name in it, its file and line,
    and its number in that file, counted from one (zero: it was not read from a journal).
    """

    act: Act
    id: str
    position: int
    entered: Instant | None = None
    label: str = ""
    place: Place | None = None
    ordinal: int = 0
