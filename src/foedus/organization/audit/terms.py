"""This file says by what an audit measures a log: whose it is, which keys are believed, and what comes from elsewhere.

Where a fault is, is said by a :class:`~foedus.finding.Place`: a position, the size of a checkpoint, or a
file or tile by its path, with the node or the byte in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from foedus.dates import Instant, utc_text
from foedus.finding import Finding, Place
from foedus.organization.chain import Chain
from foedus.record.vkey import VerifierKey

TOLERANCE = 300
"""Seconds by which a witness's clock may differ from the log's."""

POSITION = "position"
CHECKPOINT = "checkpoint"


class Terms(Struct, frozen=True):
    """By what a log is measured: its origin, its own keys, the witnesses that are believed, its anchor, where one is known.

    ``chain`` is who may sign in it for whom, by the acts that it lists as its own; the audit holds that list against the rows.
    """

    origin: str
    keys: tuple[VerifierKey, ...]
    witnesses: tuple[VerifierKey, ...] = ()
    anchor: str = ""
    chain: Chain = Chain()


class Held(Protocol):
    """A row as a shelf holds it."""

    @property
    def position(self) -> int:
        """Give where it stands."""

    @property
    def id(self) -> str:
        """Give the act's id, as the shelf has it."""

    @property
    def leaf(self) -> bytes:
        """Give the leaf's bytes."""

    @property
    def act(self) -> bytes | None:
        """Give the act's bytes, where they are here."""

    @property
    def signatures(self) -> bytes:
        """Give the signatures' lines."""


class Source(Protocol):
    """What is audited: a shelf, as far as an audit reads it."""

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Held]:
        """Give rows in order."""

    def position(self, act: str) -> int | None:
        """Give the position of an act by its id."""

    def tile(self, level: int, index: int) -> bytes:
        """Give the nodes of a full tile."""

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the checkpoints from a size on."""


def placed(finding: Finding, path: str, number: int) -> Finding:
    """Say of a finding where it is."""
    return replace(finding, place=Place(path, number))


def moment(instant: Instant) -> str:
    """Write an instant as people do, or as its number where the calendar has none for it."""
    try:
        return utc_text(instant)
    except (ValueError, OverflowError, OSError):
        return str(instant)


def limited(findings: Iterable[Finding], most: int) -> tuple[Finding, ...]:
    """Give the first findings of many: a shelf that is wrong throughout is not described row by row."""
    return tuple(finding for finding, _ in zip(findings, range(most), strict=False))
