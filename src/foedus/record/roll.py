"""This file holds the roll: acts in the order in which they came, to which one more is added at the price of a few.

A roll never changes; the one with an act more shares with it all but the last leaf. States hold many of them, most
of them short, and a fold keeps many states: a roll of twenty acts takes a third of what a map by ordinal does.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from foedus.record.entry import Entry

LEAF = 32
"""Acts on a leaf."""


class Roll(Struct, frozen=True, gc=False, eq=False):
    """The acts on the last leaf, how many there are on all leaves, and the roll as it was when that leaf was begun."""

    leaf: tuple[Entry, ...] = ()
    size: int = 0
    earlier: Roll | None = None

    def also(self, entry: Entry) -> Roll:
        """Give the roll with one act more."""
        leaf = self.leaf
        if len(leaf) < LEAF:
            # Put together, and not spread out (RUF005): that makes a list first, and a fold does this twice for every act.
            return Roll(leaf + (entry,), self.size + 1, self.earlier)  # noqa: RUF005
        return Roll((entry,), self.size + 1, self)

    @property
    def last(self) -> Entry:
        """Give the act that came last.

        :raises IndexError: there is none.
        """
        return self.leaf[-1]

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[Entry]:
        leaves = []
        roll: Roll | None = self
        while roll is not None:
            leaves.append(roll.leaf)
            roll = roll.earlier
        for leaf in reversed(leaves):
            yield from leaf

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Roll) and self.size == other.size and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self.size, self.leaf[-1].id if self.leaf else ""))


NONE = Roll()
