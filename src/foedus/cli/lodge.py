"""This file is the command ``foedus lodge``: a telegram, read back, checked, and lodged as an act of its State."""

from __future__ import annotations

import sys
from argparse import Namespace
from hashlib import sha256
from pathlib import Path

from foedus.cli.enter import entered
from foedus.cli.opening import UnopenedError, organization, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.telegram import ToldError, the_file, the_pad
from foedus.corpus.corpus import Corpus
from foedus.finding import Finding
from foedus.organization.admission import log_of
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.organization.receipt import Receipt, lodge
from foedus.record.entry import Entry
from foedus.record.nonce import derived
from foedus.record.printer import print_journal
from foedus.record.telegram import Telegram, read
from foedus.shelves.places import default_place
from foedus.words.exposition import finding_text


def run(given: Namespace) -> int:
    """Lodge a telegram; give 1 if it is garbled, forged or used, 2 if there is none or no record."""
    found = organization(given.corpus, given.language, given.record)
    if found is None:
        return 2
    try:
        text = the_file(given.telegram, given.language)
        entry = _lodged(given, text, found)
    except ToldError:
        return 2
    if isinstance(entry, tuple):
        return _say(entry, given.language)
    if given.record is None:
        log = log_of(found)
        sys.stdout.write(print_journal((entry,), VOCABULARY, log=log, file=_name(text)))
        return 0
    return _enter(entry, given, found.corpus)


def _lodged(given: Namespace, text: bytes, found: Organization) -> Entry | tuple[Finding, ...]:
    scan = sha256(the_file(given.scan, given.language)).hexdigest() if given.scan else ""
    pad = the_pad(given.pad, given.language) if given.pad else None
    one = read(text.decode("utf-8", "replace"), Path(given.telegram).name)
    if not isinstance(one, Telegram):
        return one
    how = Receipt(given.by, given.received, given.channel, given.form, given.authenticated, scan)
    return lodge(one, how, found, nonce=derived(_name(text), 1), pad=pad)


def _name(text: bytes) -> str:
    """Name the journal of a telegram: one file is one act, and lodged again it is the same."""
    return f"{sha256(text).hexdigest()[:16]}.journal"


def _enter(entry: Entry, given: Namespace, corpus: Corpus) -> int:
    try:
        with saying_why(given.language):
            place, key = given.record or default_place(corpus.header.id), Path(given.key) if given.key else None
            told, refused = entered((entry,), place, key, corpus)
    except UnopenedError:
        return 2
    if refused:
        return _say(tuple(refused), given.language)
    sys.stdout.write(phrase("entered", given.language, **told) + "\n")
    return 0


def _say(findings: tuple[Finding, ...], language: str) -> int:
    for finding in findings:
        sys.stderr.write(finding_text(finding, language) + "\n")
    return 1
