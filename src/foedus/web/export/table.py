"""This file is about a table as a file gives it, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its key on the page, the heading above it, its columns, its rows."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rests:
    """On what a table rests: the date, the corpus, the position of the record, the log if there is one, the permanent address."""

    as_of: str
    corpus: str
    position: int
    log: dict[str, Any] | None
    language: str
    address: str


def apart(names: Iterable[str]) -> tuple[str, ...]:
    """Make names of columns differ, and give one to a column that has none.

    >>> apart(["State", "", "State"])
    ('State', 'column 2', 'State 2')
    """
    given: list[str] = []
    for number, name in enumerate(names, 1):
        wanted = name or f"column {number}"
        same = sum(one == wanted or one.rpartition(" ")[0] == wanted for one in given)
        given.append(f"{wanted} {same + 1}" if wanted in given else wanted)
    return tuple(given)
