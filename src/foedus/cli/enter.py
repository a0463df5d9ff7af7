"""This file is the command ``foedus enter``: the acts of a journal, taken onto a record.

Refused is only what is no act, or an act of another log; what the engine finds in the rest is said
by ``foedus check`` and never keeps an act out (design, decision 1).
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from foedus.cli.opening import opened
from foedus.cli.phrases import phrase
from foedus.finding import Finding
from foedus.organization.admission import ALREADY, admit
from foedus.organization.organization import Organization
from foedus.record.canonical import encode
from foedus.record.entry import Entry
from foedus.shelves.entries import shelve
from foedus.shelves.opening import history, recorded
from foedus.shelves.sqlite import SqliteShelf
from foedus.words.exposition import finding_text


def run(given: Namespace) -> int:
    """Enter all acts or, if one is refused, none; give 1 if one is refused, 2 if there is nothing to enter."""
    found = opened(given.corpus, given.language)
    if found is None or found.organization is None:
        return 2
    if given.journal and not Path(given.journal).is_file():
        sys.stderr.write(phrase("no-journal", given.language, given=given.journal) + "\n")
        return 2
    corpus = found.organization.corpus
    files = {Path(given.journal).name: Path(given.journal).read_bytes()} if given.journal else found.files
    entries, findings = history(files, corpus)
    record = Path(given.record)
    standing = Organization(corpus).with_entries(recorded(record)[0]) if record.exists() else Organization(corpus)
    refused, already = _refused(entries, standing, corpus.header.id)
    findings += refused
    if any(finding.severity == "error" for finding in findings):
        for finding in findings:
            sys.stderr.write(finding_text(finding, given.language) + "\n")
        return 1
    shelf = SqliteShelf(record)
    shelve(shelf, entries, received=int(datetime.now(UTC).timestamp()))
    told = {"entered": len(entries) - already, "already": already, "log": corpus.header.id, "size": shelf.size()}
    shelf.close()
    print(json.dumps(told) if given.json else phrase("entered", given.language, **told))
    return 0


def _refused(entries: tuple[Entry, ...], standing: Organization, log: str) -> tuple[tuple[Finding, ...], int]:
    told = [finding for entry in entries for finding in admit(encode(entry.act), standing, log=log)[1]]
    return tuple(one for one in told if one.code != ALREADY.name), sum(one.code == ALREADY.name for one in told)
