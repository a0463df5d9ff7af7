"""This file is the command ``foedus witness export``: a witness's copy of a log as static files, with the closed acts that its member may read."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import moved, progress_bar, say_finding
from foedus.finding import Finding
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.tiles.export import export
from foedus.witness.bodies import Bodies
from foedus.witness.completed import CompletedShelf
from foedus.witness.home import Home, open_home


def run_export(given: Namespace) -> int:
    """Write a witness's copy of a log as static files; give 1 if the folder holds another log, 2 if there is no witness or no copy."""
    home = open_home(Path(given.folder))
    if isinstance(home, Finding):
        say_finding(home, given.language)
        return 2
    origin = given.log or next((one.key.name for one in home.known.logs if home.mirror(one.key.name).is_file()), "")
    if not origin or not home.mirror(origin).is_file():
        sys.stderr.write(phrase("witness-no-copy", given.language, folder=given.folder) + "\n")
        return 2
    try:
        with saying_why(given.language):
            return _exported(home, origin, given)
    except UnopenedError:
        return 2


def _exported(home: Home, origin: str, given: Namespace) -> int:
    bodies = Bodies(home.closed(origin))
    here, lacking = bodies.count()
    shelf = CompletedShelf(SqliteShelf(home.mirror(origin), read_only=True), bodies)
    with progress_bar(phrase("exporting", given.language)) as bar:
        size = export(shelf, Path(given.out), partial(moved, bar), readable=lambda _: True)
    shelf.close()
    if isinstance(size, Finding):
        say_finding(size, given.language)
        return 1
    told = {"log": origin, "size": size, "folder": given.out, "closed": here, "lacking": lacking}
    print(json.dumps(told) if given.json else phrase("witness-exported", given.language, **told))
    return 0
