"""This file is about where a record lies: an SQLite file or a PostgreSQL database, and the key of its log.

A place is written as a path, or as the address of a database (``postgresql://…`` or ``host=… dbname=…``).
Without one, the record of a corpus lies under the user's data folder: ``foedus/<corpus>/record.db``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from foedus.shelves.shelf import Identity, Shelf

_ADDRESS = re.compile(r"postgres(?:ql)?://.*|(?:[a-z_]+=\S+\s*)+")


class RecordMissingError(FileNotFoundError):
    """There is no record at that place."""


class OtherLogError(ValueError):
    """What lies at a place is the record of another log, or its key is."""


def is_address(place: str) -> bool:
    """Say whether a place is a PostgreSQL database; if not, it is the path of a file.

    >>> is_address("host=/run/db dbname=csto"), is_address("postgresql://db/csto"), is_address("csto.db")
    (True, True, False)
    """
    return _ADDRESS.fullmatch(place) is not None


def shown(place: str) -> str:
    """Write a place as it may be shown: without the password that an address may have.

    >>> shown("postgresql://host:secret@db/csto"), shown("dbname=csto password=secret")
    ('postgresql://host:…@db/csto', 'dbname=csto password=…')
    """
    return re.sub(r"(?<=//)([^:@/]*):[^@]*@", r"\1:…@", re.sub(r"(password=)\S+", r"\1…", place)) if is_address(place) else place


def data_folder() -> Path:
    """Give the folder of the user's data for this program (``XDG_DATA_HOME``, or ``~/.local/share``)."""
    given = os.environ.get("XDG_DATA_HOME", "")
    return (Path(given) if given else Path.home() / ".local" / "share") / "foedus"


def default_place(origin: str) -> str:
    """Give the place of a corpus's record where none is named.

    :param origin: the corpus's id, which is the log's origin.
    """
    return str(data_folder() / origin / "record.db")


def key_path(place: str, origin: str) -> Path:
    """Give the file of the log's keys where none is named: beside an SQLite record, else in the user's data folder."""
    return data_folder() / origin / "log.key" if is_address(place) else Path(f"{place}.key")


def head_path(place: str, origin: str) -> Path:
    """Give the file in which this machine keeps the last checkpoint that it saw of a log."""
    return data_folder() / origin / "log.head" if is_address(place) else Path(f"{place}.head")


def policy_path(place: str, origin: str) -> Path:
    """Give the file of a record's trust policy where none is named: beside an SQLite record, else in the user's data folder."""
    return data_folder() / origin / "log.policy" if is_address(place) else Path(f"{place}.policy")


def level_path(place: str, origin: str) -> Path:
    """Give the file in which the highest level of restriction stands that this installation holds of a log."""
    return data_folder() / origin / "log.level" if is_address(place) else Path(f"{place}.level")


def highest_level(place: str, origin: str) -> str:
    """Give the highest level of restriction that an installation has declared; nothing, where it has declared none."""
    path = level_path(place, origin)
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def open_shelf(place: str, *, read_only: bool = False) -> Shelf:
    """Open the shelf at a place.

    :raises RecordMissingError: there is none.
    """
    if is_address(place):
        from foedus.shelves.postgres import NothingHereError, PostgresShelf  # noqa: PLC0415 — only who keeps a record there has its driver

        try:
            return PostgresShelf(place, read_only=read_only)
        except NothingHereError as error:
            raise RecordMissingError(shown(place)) from error
    from foedus.shelves.sqlite import SqliteShelf  # noqa: PLC0415 — a draft is asked without it

    if not place or not Path(place).exists():
        raise RecordMissingError(place)
    return SqliteShelf(Path(place), read_only=read_only)


def make_shelf(place: str, identity: Identity) -> Shelf:
    """Make an empty shelf for a new log at a place, or open the one that is there for this log."""
    if is_address(place):
        from foedus.shelves.postgres import PostgresShelf  # noqa: PLC0415 — as above

        return PostgresShelf(place, identity)
    from foedus.shelves.sqlite import SqliteShelf  # noqa: PLC0415 — as above

    Path(place).parent.mkdir(parents=True, exist_ok=True)
    return SqliteShelf(Path(place), identity)
