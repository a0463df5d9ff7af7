"""This file is about connections to an SQLite file: how one is opened, what its errors mean here, and a set of those that read."""

from __future__ import annotations

import os
import sqlite3
from errno import EACCES, EISDIR, ENOENT, EROFS
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from foedus.shelves.shelf import DamagedError, NotAShelfError, StuckError

PATIENCE = 30
"""Seconds for which one who writes waits for another."""


class said:  # noqa: N801 — it is read as a word: with said(path)
    """Say what SQLite's errors mean: the file cannot be read as it is, or cannot be used just now.

    :param path: the file that is opened, if it may be no database at all.
    :raises NotAShelfError: the file is no database.
    :raises StuckError: it is not there, there is no space, or another has it too long.
    :raises DamagedError: it is malformed.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin what may fail."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Say what has failed, if anything has."""
        # 3.11 gives the code of SQLite's own; a programmer's mistake has none, and stays what it is.
        if not isinstance(error, sqlite3.DatabaseError) or (code := getattr(error, "sqlite_errorcode", None)) is None:
            return
        primary = code & 0xFF
        if primary == sqlite3.SQLITE_NOTADB:
            raise NotAShelfError(str(self._path or error)) from error
        if primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}:
            raise DamagedError(str(error)) from error
        if isinstance(error, sqlite3.OperationalError):
            raise StuckError(str(error)) from error


def connected(path: Path, *, mode: str, patience: float = PATIENCE) -> sqlite3.Connection:
    """Connect to a file; threads take turns with a connection by a lock of their own.

    :param mode: ``ro``, ``rw``, or ``rwc``, which makes a file that is not there.
    :param patience: seconds for which to wait for another who writes.
    :raises StuckError: it is no file, or not for this user: of all these SQLite says only that it cannot open it.
    """
    _may_be_opened(path, mode)
    return sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}", uri=True, isolation_level=None, timeout=patience, check_same_thread=False
    )  # fmt: skip


def _may_be_opened(path: Path, mode: str) -> None:
    fault, at = 0, path
    if path.exists():
        if not path.is_file():
            fault = EISDIR if path.is_dir() else EACCES
        elif not os.access(path, os.R_OK if mode == "ro" else os.R_OK | os.W_OK):
            fault = EACCES
        elif not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-shm").exists():
            # Who reads writes down beside the file how far, so that nothing is carried over under it.
            fault = EROFS
    elif mode == "rwc" and not path.parent.is_dir():
        fault, at = ENOENT, path.parent
    elif mode == "rwc" and not os.access(path.parent, os.W_OK):
        fault = EACCES
    if fault:
        raise StuckError(fault, os.strerror(fault), str(at))


_FILES: dict[tuple[int, int], int] = {}


def raw(path: Path) -> int:
    """Open a database's file to read its bytes past SQLite: a descriptor, which stays open as long as the process.

    Closing any descriptor of a file takes away all the locks that a process has on it (POSIX), SQLite's among them.
    """
    status = path.stat()
    known = (status.st_dev, status.st_ino)
    if known not in _FILES:
        _FILES[known] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    return _FILES[known]


class Readers:
    """Connections for reading, each in the hands of one reading at a time; a new one is made when all are in use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    def take(self) -> sqlite3.Connection:
        """Take a connection that nobody is using."""
        try:
            return self._idle.pop()
        except IndexError:
            return connected(self._path, mode="ro")

    def give(self, connection: sqlite3.Connection) -> None:
        """Give a connection back."""
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)

    def close(self) -> None:
        """Close those that nobody is using; the others are closed when they are given back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()
