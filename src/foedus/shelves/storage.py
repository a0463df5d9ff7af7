"""This file is about what lies around the rows of a log where it is kept: an export's other files, the pages of an SQLite file.

An audit recomputes what a shelf tells; this is about bytes that a shelf does not tell of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from msgspec.structs import replace

from foedus.finding import Finding, Place
from foedus.shelves.shelf import Shelf
from foedus.shelves.tiles.checking import check_files
from foedus.shelves.tiles.directory import BrokenFileError, TileShelf


@runtime_checkable
class Stored(Protocol):
    """A shelf that knows of bytes which its rows do not tell of."""

    def faults(self) -> Iterator[Finding]:
        """Give what is wrong with them."""


def storage_faults(shelf: Shelf) -> Iterator[Finding]:
    """Give what is wrong with how a log is kept, beside what it says."""
    if isinstance(shelf, TileShelf):
        try:
            yield from check_files(shelf)
        except BrokenFileError as error:
            yield error.finding
    if isinstance(shelf, Stored):
        for finding in shelf.faults():
            yield at_page(finding)


def at_page(finding: Finding) -> Finding:
    """Say of a finding in a file's pages where it is: the page, and the offset in it if there is one; the head is on page 1."""
    values = dict(finding.params)
    page, offset = values.get("page", 1), values.get("offset", "")
    return finding if finding.place else replace(finding, place=Place("page", int(str(page)), str(offset)))
