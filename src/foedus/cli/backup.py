"""This file holds the commands ``foedus backup`` and ``foedus restore``: a copy of a record, and a record from its copy."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import record_place, say_finding
from foedus.finding import Finding
from foedus.shelves.backup import backup, checked, restore
from foedus.shelves.heads import Heads
from foedus.shelves.places import RecordMissingError, default_place, head_path, is_address, open_shelf


def run(given: Namespace) -> int:
    """Copy a record to a file; give 1 if the copy is not made, 2 if there is no such record."""
    place = _file(given)
    if place is None:
        return 2
    try:
        with saying_why(given.language):
            if not Path(place).is_file():
                raise RecordMissingError(place)
            found = backup(Path(place), Path(given.file))
    except UnopenedError:
        return 2
    if isinstance(found, Finding):
        say_finding(found, given.language)
        return 1
    told = {"log": found.origin, "size": found.size, "root": found.root.hex(), "file": given.file}
    print(json.dumps(told) if given.json else phrase("backed-up", given.language, **told))
    return 0


def run_restore(given: Namespace) -> int:
    """Put a copy of a record in its place; give 1 if that would lose or replace something that is known here."""
    place = _file(given)
    if place is None:
        return 2
    try:
        with saying_why(given.language):
            found = checked(Path(given.file))
            if not isinstance(found, Finding):
                heads = Heads(head_path(place, found.origin), found.origin)
                found = restore(Path(given.file), Path(place), heads, origin=_origin(place, found.origin), accept_loss=given.accept_loss)
    except UnopenedError:
        return 2
    if isinstance(found, Finding):
        say_finding(found, given.language)
        return 1
    told = {"log": found.origin, "size": found.size, "root": found.root.hex(), "record": place, "aside": found.aside}
    print(json.dumps(told) if given.json else phrase("restored", given.language, **told))
    if found.aside and not given.json:
        print(phrase("set-aside", given.language, **told))
    return 0


def _file(given: Namespace) -> str | None:
    place = given.record or record_place(given.corpus, given.language)
    if place is not None and is_address(place):
        sys.stderr.write(phrase("backup-of-address", given.language, place=place) + "\n")
        return None
    return place


def _origin(place: str, copied: str) -> str:
    """Give the log that belongs at a place: the one that is there; a corpus's own at its usual one; anywhere else that of the copy."""
    with suppress(OSError, ValueError):
        shelf = open_shelf(place, read_only=True)
        there = shelf.identity.origin
        shelf.close()
        return there
    # What is there cannot be read, or nothing is.
    usual = Path(place).parent.name
    return usual if place == default_place(usual) else copied
