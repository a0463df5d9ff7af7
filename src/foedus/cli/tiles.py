"""This file holds the commands ``foedus log export`` and ``foedus log import``: a log as static files, and taken from them."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from foedus.cli.opening import UnopenedError, organization, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import corpus_named, is_exported, moved, progress_bar, reader_of, record_place, say_finding, tile_missing
from foedus.finding import Finding
from foedus.shelves.places import default_place, make_shelf
from foedus.shelves.shelf import TileMissingError
from foedus.shelves.tiles.directory import BrokenFileError, TileShelf
from foedus.shelves.tiles.export import Readable, export
from foedus.shelves.tiles.importing import take
from foedus.shelves.tiles.serving import is_open


def run_export(given: Namespace) -> int:
    """Write a log as static files; give 1 if the folder holds what this log does not begin with, 2 if there is no such record."""
    place = given.place or record_place(given.record, given.language)
    if place is None:
        return 2
    readable = _readable(given, place)
    if readable is None:
        return 2
    try:
        with saying_why(given.language), progress_bar(phrase("exporting", given.language)) as bar:
            shelf = reader_of(place).shelf
            size = export(shelf, Path(given.folder), partial(moved, bar), readable=readable)
            shelf.close()
    except UnopenedError:
        return 2
    except TileMissingError as error:
        size = tile_missing(error)
    if isinstance(size, Finding):
        say_finding(size, given.language)
        return 1
    told = {"log": shelf.identity.origin, "size": size, "folder": given.folder}
    print(json.dumps(told) if given.json else phrase("exported", given.language, **told))
    return 0


def _readable(given: Namespace, place: str) -> Readable | None:
    """Say of which acts the reader may have the bytes; without the corpus, whose procedures say so, of the open ones alone."""
    named = corpus_named(given.record)
    if not given.reader and named is None:
        return is_open
    subject = organization(given.record, given.language, place, given.reader) if named else None
    if subject is None:
        if named is None:
            sys.stderr.write(phrase("reader-without-corpus", given.language, given=given.record) + "\n")
        return None
    return lambda row: is_open(row) or row.id in subject.by_id


def run_import(given: Namespace) -> int:
    """Take an exported log onto a record; give 1 if it does not hold together or does not go on from what is there."""
    if not is_exported(Path(given.folder)):
        sys.stderr.write(phrase("no-export", given.language, given=given.folder) + "\n")
        return 2
    try:
        source = TileShelf(Path(given.folder))
    except BrokenFileError as error:
        say_finding(error.finding, given.language)
        return 1
    place = given.record or default_place(source.identity.origin)
    try:
        with saying_why(given.language), progress_bar(phrase("importing", given.language)) as bar:
            shelf = make_shelf(place, source.identity)
            taken = take(source, shelf, partial(moved, bar))
            shelf.close()
    except UnopenedError:
        return 2
    told = {"log": source.identity.origin, "taken": taken.size - taken.start, "size": taken.size, "record": place}
    if taken.finding:
        say_finding(taken.finding, given.language)
    print(json.dumps(told) if given.json else phrase("imported", given.language, **told))
    return 1 if taken.finding else 0
