"""This file is about opening a corpus for a command, and saying clearly why it cannot be opened."""

from __future__ import annotations

import sys
from pathlib import Path

from foedus.cli.phrases import phrase
from foedus.organization.organization import Organization
from foedus.shelves.folder import CorpusMissingError, shipped
from foedus.shelves.opening import Opened, RecordMissingError, open_organization
from foedus.words.exposition import finding_text


def opened(name: str, language: str, record: str | None = None) -> Opened | None:
    """Open a corpus and a record, or say on standard error that there is none of that name."""
    try:
        return open_organization(name, record=Path(record) if record else None)
    except RecordMissingError:
        sys.stderr.write(phrase("no-record", language, given=record) + "\n")
        return None
    except CorpusMissingError:
        sys.stderr.write(phrase("no-corpus", language, given=name, shipped=", ".join(shipped())) + "\n")
        return None


def organization(name: str, language: str, record: str | None = None) -> Organization | None:
    """Open a corpus of which something is to be asked; its errors, if it has any, go to standard error."""
    found = opened(name, language, record)
    if found is None:
        return None
    errors = [finding for finding in found.findings if finding.severity == "error"]
    for finding in errors:
        sys.stderr.write(finding_text(finding, language) + "\n")
    if found.organization is None or errors:
        sys.stderr.write(phrase("unreadable", language, corpus=name) + "\n")
        return None
    return found.organization
