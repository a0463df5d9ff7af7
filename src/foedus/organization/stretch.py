"""This file holds the stretch: a few acts that follow each other, with the states before the first of them.

A fold keeps the states before every stretch and not those after every act: between two of them the acts are
stepped again. A world of a million acts so keeps some fifteen thousand states instead of a million, and
a world that grows at its end shares all stretches but the last with the one that it grew from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import overload

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.organization.as_of import Moment
from foedus.record.entry import Entry

LENGTH = 64
"""Acts of a stretch. Half of them, less than half a millisecond, is what the first question about an instant costs more."""


class Stretch(Struct, frozen=True, gc=False):
    """Up to ``LENGTH`` acts in the order of effect, the instant of the first, the states before it, and what was found in each."""

    first: Instant
    before: Moment
    entries: tuple[Entry, ...]
    findings: tuple[tuple[Finding, ...], ...]


class Entries(Sequence[Entry]):
    """The acts of stretches as one sequence; all stretches but the last have their full length."""

    __slots__ = ("_size", "stretches")

    def __init__(self, stretches: tuple[Stretch, ...] = ()) -> None:
        self.stretches = stretches
        self._size = (len(stretches) - 1) * LENGTH + len(stretches[-1].entries) if stretches else 0

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, at: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(at, int):
            if not -self._size <= at < self._size:
                raise IndexError(at)
            whole, within = divmod(at % self._size, LENGTH)
            return self.stretches[whole].entries[within]
        start, stop, step = at.indices(self._size)
        if step != 1:
            return tuple(self)[at]
        first = start // LENGTH
        some = chain.from_iterable(one.entries for one in self.stretches[first : -(-stop // LENGTH)])
        return tuple(some)[start - first * LENGTH : stop - first * LENGTH] if start < stop else ()

    def __iter__(self) -> Iterator[Entry]:
        return chain.from_iterable(one.entries for one in self.stretches)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(other) == self._size and all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]
