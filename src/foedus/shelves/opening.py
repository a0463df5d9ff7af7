"""This file is about opening an organization: a corpus from its folder, and the acts from its history or from a record.

A corpus opened without a record is a *draft*: it is asked with the history that it ships, and its
answers say so (``"log": null``).
"""

from __future__ import annotations

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
from foedus.shelves.folder import corpus_files, find_corpus, open_corpus
from foedus.shelves.places import default_place


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus folder, opened: the organization (None if the corpus has an error), the files, and what was found in them."""

    path: Path
    files: dict[str, bytes]
    organization: Organization | None
    findings: tuple[Finding, ...]


DEFAULT = ""
"""Stands for the place where a corpus's record lies when none is named."""


def open_organization(name: str, *, record: str | None = None) -> Opened:
    """Open a corpus by the path of its folder or by the name under which it is shipped.

    :param record: the place of a record (:mod:`foedus.shelves.places`), or ``DEFAULT``; without one, the history that
        the corpus ships is taken.
    :raises CorpusMissingError: there is no such folder and no such corpus.
    :raises RecordMissingError: there is no record at that place.
    :raises OtherLogError: the record is another log's.
    :raises LogError: the record does not fit its newest checkpoint.
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
        origin = loaded.corpus.header.id
        entries, findings, log = recorded(record or default_place(origin), origin)
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


def recorded(place: str, origin: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...], Log]:
    """Read every act of a record that is here, and on which checkpoint it rests.

    :param origin: whose log it has to be.
    :raises RecordMissingError: there is no record at that place.
    :raises OtherLogError: it is another log's.
    :raises LogError: what is there does not fit its newest checkpoint.
    """
    # A draft is asked without the modules of the log, which are half of what a command would wait for.
    from foedus.shelves.entries import unshelve  # noqa: PLC0415
    from foedus.shelves.following import log_at  # noqa: PLC0415
    from foedus.shelves.founding import open_reader  # noqa: PLC0415

    reader = open_reader(place, origin)
    try:
        entries, findings = unshelve(reader.shelf, VOCABULARY, 0, reader.size)
        return entries, findings, log_at(reader)
    finally:
        reader.shelf.close()
