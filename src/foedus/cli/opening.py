"""This file is about opening a corpus or a record for a command, and saying clearly why it cannot be opened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EEXIST, EFBIG, EISDIR, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS

from foedus.cli.phrases import phrase
from foedus.organization.organization import Organization
from foedus.shelves.folder import CorpusMissingError, shipped
from foedus.shelves.opening import Opened, open_organization
from foedus.shelves.places import OtherLogError, RecordMissingError
from foedus.shelves.shelf import NotAShelfError, OtherKeysError
from foedus.words.exposition import finding_text

_FILE_FAULTS = {
    ENOENT: "file-missing", EEXIST: "file-there", EACCES: "file-forbidden", EPERM: "file-forbidden", EROFS: "file-read-only",
    EISDIR: "file-folder", ENOTDIR: "file-no-folder", ENOSPC: "file-no-space", EFBIG: "file-large",
}  # fmt: skip


class UnopenedError(Exception):
    """Something could not be opened, and standard error says why: the command ends with 2."""


@contextmanager
def saying_why(language: str) -> Iterator[None]:
    """Say on standard error why a record cannot be opened or written.

    :raises UnopenedError: it cannot, and that was said.
    """
    try:
        yield
    except CorpusMissingError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        said = _why(error, language)
        if not said:
            raise
    else:
        return
    sys.stderr.write(said + "\n")
    raise UnopenedError


def _why(error: Exception, language: str) -> str:
    """Say what an exception of the shelves means; nothing of one that is a mistake of the program."""
    from foedus.shelves.keys import KeyMissingError, KeyUnreadableError  # noqa: PLC0415 — a draft is opened without the modules of the log
    from foedus.shelves.log import LogError  # noqa: PLC0415 — as above
    from foedus.shelves.tiles.directory import BrokenFileError  # noqa: PLC0415 — as above

    match error:
        case LogError() | BrokenFileError():
            return finding_text(error.finding, language)
        case OtherKeysError(args=(place, log)):
            return phrase("other-keys", language, place=place, log=log)
    for kind, name in (
        (RecordMissingError, "no-record"), (KeyMissingError, "no-key"), (KeyUnreadableError, "key-unreadable"),
        (OtherLogError, "other-log"), (NotAShelfError, "no-shelf"),
    ):  # fmt: skip
        if isinstance(error, kind):
            return phrase(name, language, given=error)
    return _file_fault(error, language) if isinstance(error, OSError) else ""


def _file_fault(error: OSError, language: str) -> str:
    """Say which file cannot be read or written and why; of the faults that have no file, what the system says."""
    if error.filename is not None and error.errno in _FILE_FAULTS:
        return phrase(_FILE_FAULTS[error.errno], language, path=error.filename)
    return phrase("record-failed", language, given=error)


def opened(name: str, language: str, record: str | None = None, reader: str = "") -> Opened | None:
    """Open a corpus and a record, or say on standard error why not.

    :param record: the record's place; ``""`` for the usual one; without one, the history that the corpus ships is taken.
    :param reader: the seat for which it is opened; the public, where none is named.
    """
    try:
        if record is None:
            return open_organization(name, reader=reader)
        with saying_why(language):
            return open_organization(name, record=record, reader=reader)
    except CorpusMissingError:
        sys.stderr.write(phrase("no-corpus", language, given=name, shipped=", ".join(shipped())) + "\n")
    except UnopenedError:
        pass
    return None


def organization(name: str, language: str, record: str | None = None, reader: str = "") -> Organization | None:
    """Open a corpus of which a reader is to ask something; its errors, if it has any, go to standard error."""
    found = opened(name, language, record, reader)
    if found is None:
        return None
    errors = [finding for finding in found.findings if finding.severity == "error"]
    for finding in errors:
        sys.stderr.write(finding_text(finding, language) + "\n")
    if any(one.code == "reader-unknown" for one in errors):
        return None
    if found.organization is None or errors:
        sys.stderr.write(phrase("unreadable", language, corpus=name) + "\n")
        return None
    return found.organization
