"""This file is the command ``foedus log destroy``: the bytes of acts of which their seats say, openly and signed, that they are destroyed."""

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
from foedus.record.encoding import number
from foedus.shelves.destroying import UNSTATED, carry_out, destroy, sweep
from foedus.shelves.heads import Heads
from foedus.shelves.log import LogReader
from foedus.shelves.places import head_path, is_address, open_shelf
from foedus.shelves.tiles.layout import KEYS


def run(given: Namespace) -> int:
    """Destroy the bytes of one act, or of all of which that is stated; give 1 if they stay, 2 if there is no such record."""
    place = given.record or record_place(given.corpus, given.language)
    if place is None:
        return 2
    if not is_address(place) and (Path(place) / KEYS).exists():
        sys.stderr.write(phrase("destroy-export", given.language, folder=place) + "\n")
        return 2
    try:
        with saying_why(given.language):
            shelf = open_shelf(place)
            log = LogReader(shelf, Heads(head_path(place, shelf.identity.origin), shelf.identity.origin))
            found = _one(log, given.act) if given.act else carry_out(log)
            if not isinstance(found, Finding):
                # Dead here: the bytes are gone from the rows; said again, this leaves none in what lies beside them.
                sweep(shelf)
                if is_address(place):
                    # Lazily: only a record in PostgreSQL has an index that outlives the program.
                    from foedus.shelves.search.postgres import PostgresMissingError, forget_all  # noqa: PLC0415 — as said above

                    # A server that writes no UTF-8 never had an index.
                    with suppress(PostgresMissingError):
                        forget_all(place)
            shelf.close()
    except UnopenedError:
        return 2
    if isinstance(found, Finding):
        say_finding(found, given.language)
        if found.code == UNSTATED.name:
            sys.stderr.write(phrase("destroy-how", given.language, act=dict(found.params)["wanted"]) + "\n")
        return 1
    _tell(found, log, given)
    return 0


def _one(log: LogReader, wanted: str) -> tuple[str, ...] | Finding:
    """Destroy the bytes of an act that is named by its id or its position."""
    at = number(wanted) if len(wanted) != 64 else None
    act = next((row.id for row in log.shelf.rows(at, at + 1)), wanted) if at is not None else wanted
    return destroy(log, act) or (act,)


def _tell(found: tuple[str, ...], log: LogReader, given: Namespace) -> None:
    if given.json:
        print(json.dumps({"log": log.origin, "destroyed": list(found)}))
        return
    for act in found:
        print(phrase("destroyed", given.language, act=act))
    print(phrase("destroyed-rest" if found else "destroyed-none", given.language, log=log.origin))
