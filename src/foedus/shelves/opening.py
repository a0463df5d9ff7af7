"""This file is about opening an organization: a corpus from its folder, and the acts from its history or from a record.

A corpus opened without a record is a *draft*: it is asked with the history that it ships, and its
answers say so (``"log": null``).
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from foedus.corpus.corpus import Corpus
from foedus.corpus.phrases import Renderings
from foedus.dates import zone
from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Log, Organization
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.shelves.entries import unshelve
from foedus.shelves.folder import corpus_files, find_corpus, open_corpus
from foedus.shelves.sqlite import NotAShelfError, SqliteShelf


class RecordMissingError(FileNotFoundError):
    """There is no record at that path."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus folder, opened: the organization (None if the corpus has an error), the files, and what was found in them."""

    path: Path
    files: dict[str, bytes]
    organization: Organization | None
    findings: tuple[Finding, ...]


def open_organization(name: str, *, record: Path | None = None) -> Opened:
    """Open a corpus by the path of its folder or by the name under which it is shipped.

    :param record: the SQLite file of a record; without one, the history that the corpus ships is taken.
    :raises CorpusMissingError: there is no such folder and no such corpus.
    :raises RecordMissingError: there is no record at that path.
    """
    path = find_corpus(name)
    files = corpus_files(path)
    loaded = open_corpus(path, files)
    if loaded.corpus is None:
        return Opened(path, files, None, loaded.findings)
    log = None
    if record is None:
        entries, findings = history(files, loaded.corpus)
    else:
        entries, findings = recorded(record)
        log = Log(loaded.corpus.header.id, len(entries) + len(findings))
    organization = Organization(loaded.corpus, entries, log=log, renderings=Renderings(files))
    return Opened(path, files, organization, (*loaded.findings, *findings))


def history(files: dict[str, bytes], corpus: Corpus) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read the history that a corpus ships: ``history.journal`` and what lies under ``history/``."""
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    for path in sorted(name for name in files if name.endswith(".journal")):
        journal = parse(
            files[path],
            path=path,
            vocabulary=VOCABULARY,
            log=corpus.header.id,
            first_position=len(entries),
            seat=zone(corpus.header.seat.zone),
        )
        entries += journal.entries
        findings += journal.findings
    return entries, findings


def recorded(path: Path) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read every act of a record; each entry or finding stands for one position of it.

    :raises RecordMissingError: there is no file, or it is no record.
    """
    try:
        shelf = SqliteShelf(path, read_only=True)
    except (sqlite3.Error, NotAShelfError) as error:
        raise RecordMissingError(str(path)) from error
    try:
        return unshelve(shelf, VOCABULARY)
    finally:
        shelf.close()
