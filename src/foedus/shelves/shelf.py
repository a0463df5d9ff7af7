"""This file says what a shelf is: the place where the acts of one record lie, in their order.

A shelf keeps bytes and does not read them. It holds each act once, by its id; a position, once
given, never changes and never holds another act.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from foedus.dates import Instant


class Leaf(Struct, frozen=True):
    """An act as a shelf holds it: its canonical bytes, its id, and when the log took it."""

    id: str
    data: bytes
    received: Instant


class Shelved(Struct, frozen=True):
    """An act at its position."""

    position: int
    leaf: Leaf


class Shelf(Protocol):
    """A place where acts lie in order; the memory shelf is the reference, every other must do as it does."""

    def size(self) -> int:
        """Give the number of acts, which is the next free position."""

    def append(self, leaves: Sequence[Leaf]) -> tuple[int, ...]:
        """Add acts, all or none, and give their positions; an act that is here already keeps the position it has.

        :raises ReceivedEarlierError: an act would be received before the one that stands above it.
        """

    def read(self, start: int = 0, stop: int | None = None) -> Iterator[Shelved]:
        """Give the acts from one position up to another, in order."""

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id, if it is here."""


class ReceivedEarlierError(ValueError):
    """An act would be received before the act above it: the log's time never runs back."""


class ReadOnlyError(PermissionError):
    """The shelf was opened for reading."""
