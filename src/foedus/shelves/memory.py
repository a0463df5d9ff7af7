"""This file holds the memory shelf: the reference for all others, and the one for tests and drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.shelves.shelf import Leaf, ReceivedEarlierError, Shelved


class MemoryShelf:
    """Acts in a list; gone with the process."""

    def __init__(self) -> None:
        self._leaves: list[Leaf] = []
        self._positions: dict[str, int] = {}

    def size(self) -> int:
        """Give the number of acts, which is the next free position."""
        return len(self._leaves)

    def append(self, leaves: Sequence[Leaf]) -> tuple[int, ...]:
        """Add acts, all or none, and give their positions; an act that is here already keeps the position it has."""
        fresh: dict[str, Leaf] = {}
        for leaf in leaves:
            if leaf.id not in self._positions:
                fresh.setdefault(leaf.id, leaf)
        received = [leaf.received for leaf in (*self._leaves[-1:], *fresh.values())]
        if received != sorted(received):
            raise ReceivedEarlierError
        for leaf in fresh.values():
            self._positions[leaf.id] = len(self._leaves)
            self._leaves.append(leaf)
        return tuple(self._positions[leaf.id] for leaf in leaves)

    def read(self, start: int = 0, stop: int | None = None) -> Iterator[Shelved]:
        """Give the acts from one position up to another, in order."""
        for position, leaf in enumerate(self._leaves[start:stop], start):
            yield Shelved(position, leaf)

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id, if it is here."""
        return self._positions.get(act)
