"""This file holds the index of a record: every entry by its id, growing without a copy of what it grew from.

It is a few dictionaries, the largest first. A batch comes to them as one more; when it is no smaller than
its neighbour the two become one, so that there are at most as many as the size has binary digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter

from foedus.record.entry import Entry

_id: Callable[[Entry], str] = attrgetter("id")


class Index(Mapping[str, Entry]):
    """Entries by id, in the order in which they came to be known; it never changes."""

    __slots__ = ("_layers",)

    def __init__(self, layers: tuple[dict[str, Entry], ...] = ()) -> None:
        self._layers = layers

    def unknown(self, entries: Sequence[Entry]) -> dict[str, Entry]:
        """Give by their ids those of some entries that are not known yet."""
        found = dict(zip(map(_id, entries), entries, strict=True))
        for layer in self._layers:
            for act in found.keys() & layer.keys():
                del found[act]
        return found

    def also(self, added: dict[str, Entry]) -> Index:
        """Give the index that knows these entries too, each under its id; none of them is known yet."""
        layers = list(self._layers)
        while layers and len(layers[-1]) <= len(added):
            added = layers.pop() | added
        return Index((*layers, added) if added else self._layers)

    def __getitem__(self, act: str) -> Entry:
        for layer in self._layers:
            found = layer.get(act)
            if found is not None:
                return found
        raise KeyError(act)

    def __contains__(self, act: object) -> bool:
        return any(act in layer for layer in self._layers)

    def __iter__(self) -> Iterator[str]:
        for layer in self._layers:
            yield from layer

    def __len__(self) -> int:
        return sum(len(layer) for layer in self._layers)
