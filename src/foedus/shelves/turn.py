"""This file is about a writer's turn at a shelf: what ``with shelf.writing()`` begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

W = TypeVar("W")


class Turn(Generic[W]):
    """A turn, as often as it is taken: a generator would have to be made for each, and one act is one turn.

    :param begin: waits for the others and gives what is written with; if it raises, nothing was begun.
    :param end: is told whether the turn ended by itself, and not by an exception; ends it in either case.
    """

    __slots__ = ("_begin", "_end")

    def __init__(self, begin: Callable[[], W], end: Callable[[bool], None]) -> None:
        self._begin = begin
        self._end = end

    def __enter__(self) -> W:
        """Begin the turn."""
        return self._begin()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End it."""
        self._end(kind is None)
