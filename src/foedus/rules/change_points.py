"""This file is about change-points: spans of time laid out once, so that what holds on a day is found by one look.

Dated law changes on few days and is asked about on many. Between two changes the same things hold, and the tuple of
them is made once; a question is then a search by halves among the days of change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple, Generic[T]):
    """Something that holds from a point on until another one, the latter excluded."""

    first: int
    until: int
    held: T


class ChangePoints(Generic[T]):
    """What holds between any two changes; points are days or instants, as the spans have them.

    >>> pacts = ChangePoints([Span(10, 30, "A"), Span(20, 40, "B")])
    >>> pacts.at(9), pacts.at(25), pacts.at(30)
    ((), ('A', 'B'), ('B',))
    """

    __slots__ = ("held", "points")

    def __init__(self, spans: Iterable[Span[T]]) -> None:
        self.points, self.held = _laid_out(tuple(one for one in spans if one.first < one.until))

    def at(self, point: int) -> tuple[T, ...]:
        """Give everything that holds at a point, in the order in which the spans were given."""
        return self.held[bisect_right(self.points, point)]

    def between(self, first: int, last: int) -> tuple[tuple[int, tuple[T, ...]], ...]:
        """Give each stretch between two points, both included: from where on, and what holds there."""
        low, high = bisect_right(self.points, first), bisect_right(self.points, last)
        return ((first, self.held[low]), *((self.points[place - 1], self.held[place]) for place in range(low + 1, high + 1)))


def _laid_out(spans: tuple[Span[T], ...]) -> tuple[tuple[int, ...], tuple[tuple[T, ...], ...]]:
    """Walk once through the days on which anything begins or ends."""
    changes = sorted(
        [(one.first, place, True) for place, one in enumerate(spans)] + [(one.until, place, False) for place, one in enumerate(spans)]
    )
    active: set[int] = set()
    points: list[int] = []
    held: list[tuple[T, ...]] = [()]
    for point, place, begins in changes:
        (active.add if begins else active.discard)(place)
        after = tuple(spans[one].held for one in sorted(active))
        if points and points[-1] == point:
            held[-1] = after
        else:
            points.append(point)
            held.append(after)
    return tuple(points), tuple(held)
