"""This file is about the user's copy of ATOP's table: where it is kept once it was imported, so that it need not be named again.

The copy lies in the user's data folder, under ``foedus/atlas``, alone and under the name that it had; it is a file of the user's
own like any other, and can be taken away by deleting it.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from foedus.shelves.places import data_folder


def folder() -> Path:
    """Give the folder in which the table is kept."""
    return data_folder() / "atlas"


def kept() -> Path | None:
    """Give the table that was imported; none, where nothing was."""
    found = sorted(folder().glob("*.csv")) if folder().is_dir() else []
    return found[-1] if found else None


def keep(path: str | Path) -> Path:
    """Copy a table to where it is kept, in the place of the one before.

    :raises OSError: it cannot be read, or not written there.
    """
    given, where = Path(path), folder()
    data = given.read_bytes()
    where.mkdir(parents=True, exist_ok=True)
    name = given.name if given.suffix == ".csv" else f"{given.name}.csv"
    handle, new = tempfile.mkstemp(dir=where, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    # Dead here: a file with a name that nothing reads; the table before stands.
    Path(new).replace(where / name)
    # Dead here: two tables; the one of the later name is read until the next import. The new one has the old one's name but for a new release.
    for other in where.glob("*.csv"):
        if other.name != name:
            other.unlink()
    return where / name
