"""This file is the command ``foedus enter``: the acts of a journal, taken onto a record.

Refused is only what is no act, or an act of another log; what the engine finds in the rest is said
by ``foedus check`` and never keeps an act out (design, decision 1).
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from foedus.cli.opening import UnopenedError, opened, saying_why
from foedus.cli.phrases import phrase
from foedus.corpus.corpus import Corpus
from foedus.finding import Finding
from foedus.organization.admission import OTHER_LOG
from foedus.organization.closure import Terms, dated
from foedus.record.entry import Entry
from foedus.shelves.entries import enter
from foedus.shelves.founding import name_at, now, open_log
from foedus.shelves.log import Receipt
from foedus.shelves.opening import history
from foedus.shelves.places import default_place
from foedus.words.exposition import finding_text

SUFFIX = ".journal"
"""What the name of a file of acts ends in, here and in a corpus."""


def run(given: Namespace) -> int:
    """Enter all acts or, if one is no act of this log, none; give 1 if one is refused, 2 if there is nothing to enter or no record."""
    found = opened(given.corpus, given.language)
    if found is None or found.organization is None:
        return 2
    if given.journal and not _is_journal(given.journal, given.language):
        return 2
    corpus = found.organization.corpus
    files = {Path(given.journal).name: Path(given.journal).read_bytes()} if given.journal else found.files
    try:
        with saying_why(given.language):
            place, key = given.record or default_place(corpus.header.id), Path(given.key) if given.key else None
            name = name_at(place, corpus)
            entries, findings = history(files, corpus, name)
            refused = [*findings, *_of_other_logs(entries, name)]
            if any(finding.severity == "error" for finding in refused):
                return _say(refused, given.language)
            told, refused = entered(entries, place, key, corpus)
    except UnopenedError:
        return 2
    if refused:
        return _say(refused, given.language)
    print(json.dumps(told) if given.json else phrase("entered", given.language, **told))
    return 0


def _is_journal(name: str, language: str) -> bool:
    # A file of another name is none of a corpus's files of acts: it would be passed over, and nothing of it entered.
    fault = "no-journal" if not Path(name).is_file() else "no-journal-name" if not name.endswith(SUFFIX) else ""
    if fault:
        sys.stderr.write(phrase(fault, language, given=name, suffix=SUFFIX) + "\n")
    return not fault


def entered(
    entries: Sequence[Entry], place: str, key: Path | None = None, corpus: Corpus | None = None
) -> tuple[dict[str, str | int], list[Finding]]:
    """Enter acts on the record at a place; say how many are new there, were there already, and are there now, and what was refused.

    :param corpus: holds the procedures under which closed acts are taken; without it none is.
    :raises RecordMissingError: there is no record at that place.
    """
    log = open_log(place, key=key, corpus=corpus)
    try:
        before = log.size
        if corpus is not None:
            terms, received = Terms(corpus), now()
            entries = [replace(one, stub=dated(one.stub, terms, received)) if one.stub else one for one in entries]
        told = enter(log, entries)
        new = sum(isinstance(one, Receipt) and one.position >= before for one in told)
        refused = [one for one in told if isinstance(one, Finding)]
        return {"entered": new, "already": len(told) - new - len(refused), "log": log.origin, "size": log.size}, refused
    finally:
        log.shelf.close()


def _of_other_logs(entries: Sequence[Entry], log: str) -> list[Finding]:
    return [OTHER_LOG.finding(named=one.act.log, expected=log, place=one.place) for one in entries if one.act.log != log]


def _say(findings: Sequence[Finding], language: str) -> int:
    for finding in findings:
        sys.stderr.write(finding_text(finding, language) + "\n")
    return 1
