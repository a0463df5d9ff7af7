"""This file is about opening an organization: a corpus from its folder, and the acts from its history or from a record.

A corpus opened without a record is a *draft*: it is asked with the history that it ships, and its
answers say so (``"log": null``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from foedus.corpus.corpus import Corpus
from foedus.dates import zone
from foedus.finding import Finding
from foedus.organization.organization import Organization
from foedus.organization.vocabulary import VOCABULARY
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.shelves.folder import corpus_files, find_corpus, open_corpus


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus folder, opened: the organization (None if the corpus has an error), the files, and what was found in them."""

    path: Path
    files: dict[str, bytes]
    organization: Organization | None
    findings: tuple[Finding, ...]


def open_organization(name: str) -> Opened:
    """Open a corpus by the path of its folder or by the name under which it is shipped.

    :raises CorpusMissingError: there is no such folder and no such corpus.
    """
    path = find_corpus(name)
    files = corpus_files(path)
    loaded = open_corpus(path, files)
    if loaded.corpus is None:
        return Opened(path, files, None, loaded.findings)
    entries, findings = history(files, loaded.corpus)
    organization = Organization(loaded.corpus).with_entries(entries)
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
