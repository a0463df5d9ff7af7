"""This file is about the keys of a log: two lines in a file that only its owner may read.

The first key signs the log's checkpoints, the second says beside it when they were made. Whoever has the
file can write in the log's name: it lies beside the record and is no part of it, nor of its copies.
"""

from __future__ import annotations

import os
from pathlib import Path

from foedus.record.vkey import COSIGNATURE, ED25519, SEED, SignerKey, signer_key
from foedus.shelves.log import LogKey

CLOCK = "/clock"
"""What the name of a log's clock key adds to its origin."""

LIMIT = 4_096


class KeyMissingError(FileNotFoundError):
    """There is no key of a log at that path."""


class KeyUnreadableError(ValueError):
    """What lies at that path is not the key of a log."""


def new_key(origin: str) -> LogKey:
    """Make the keys of a new log.

    :param origin: the log's name, which its checkpoints bear.
    """
    return LogKey(SignerKey(origin, ED25519, os.urandom(SEED)), SignerKey(origin + CLOCK, COSIGNATURE, os.urandom(SEED)))


def write_key(path: Path, key: LogKey) -> None:
    """Write the keys of a log to a new file that only its owner may read, and do not return before the disk has it.

    :raises FileExistsError: there is a file, which is never written over.
    """
    write_secret(path, f"{key.signer.secret}\n{key.clock.secret}\n")


def write_secret(path: Path, text: str) -> None:
    """Write a secret to a new file that only its owner may read, and do not return before the disk has it.

    :raises FileExistsError: there is a file, which is never written over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    # A record whose key was lost with the power could never be written again: the name must be durable, too.
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read_key(path: Path) -> LogKey:
    """Read the keys of a log.

    :raises KeyMissingError: there is no such file.
    :raises KeyUnreadableError: it does not hold the two keys of one log; its contents are never repeated.
    """
    try:
        with path.open("rb") as file:
            lines = file.read(LIMIT).decode("utf-8").splitlines()
    except FileNotFoundError as error:
        raise KeyMissingError(str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise KeyUnreadableError(str(path)) from error
    keys = [signer_key(line) for line in lines]
    match keys:
        case [SignerKey(kind=0x01) as signer, SignerKey(kind=0x04) as clock] if clock.name == signer.name + CLOCK:
            return LogKey(signer, clock)
    raise KeyUnreadableError(str(path))
