"""This file holds what the tests of shelves share: leaves to put on them, and a way to open each."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Leaf, Shelf
from foedus.shelves.sqlite import SqliteShelf

Opener = Callable[[Path], Shelf]
SHELVES: dict[str, Opener] = {"memory": lambda _: MemoryShelf(), "sqlite": lambda folder: SqliteShelf(folder / "record.sqlite")}


def leaf(number: int, received: int | None = None) -> Leaf:
    """Give a leaf that is the same whenever the number is."""
    data = f"act {number}".encode()
    return Leaf(sha256(data).hexdigest(), data, 1_000 + number if received is None else received)
