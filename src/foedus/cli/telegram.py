"""This file is the command ``foedus telegram``: forms for the acts of a crisis, and the pads that authenticate them."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from foedus.cli.opening import organization
from foedus.cli.phrases import phrase
from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.receipt import SENT
from foedus.record.act import Act, Body, Times
from foedus.record.canonical import act_id
from foedus.record.entry import Entry
from foedus.record.journal import COMPILER
from foedus.record.lodging import PadCommitted, fields_of
from foedus.record.nonce import derived
from foedus.record.pad import SECRET, Pad, read_pad
from foedus.record.printer import print_journal
from foedus.record.quoting import Misread
from foedus.record.telegram import opening, telegram
from foedus.words.exposition import actor_names, finding_text
from foedus.words.telegrams import form_page, form_text


class ToldError(Exception):
    """The command cannot be done; standard error has been told why."""


def run_form(given: Namespace) -> int:
    """Print a form; give 2, if there is none for such an act."""
    found = organization(given.corpus, given.language)
    if found is None:
        return 2
    try:
        kind = _kind(given)
        said = _said(given, kind)
        pad = the_pad(given.pad, given.language) if given.pad else None
        lines = opening({**vars(given), "log": found.corpus.header.id, "from": given.seat, "act": given.kind})
        blanks = _blanks(given, kind, said)
        if pad and not 1 <= given.number <= pad.count:
            raise refused("telegram-no-number", given.language, count=pad.count)
        if pad and blanks:
            raise refused("telegram-half-filled", given.language, keys=", ".join(blanks))
        made = telegram((*lines, *said.items()), pad=pad, number=given.number)
    except ToldError:
        return 2
    if isinstance(made, Finding):
        sys.stderr.write(finding_text(made, given.language) + "\n")
        return 2
    write = form_page if given.html else form_text
    sys.stdout.write(write(made, blanks, given.language, actor_names(found, given.language)))
    return 0


def _kind(given: Namespace) -> type[Body]:
    kinds = {one.kind: one for one in SENT}
    if given.kind not in kinds:
        raise refused("telegram-no-such-form", given.language, given=given.kind, kinds=", ".join(kinds))
    return kinds[given.kind]


def _said(given: Namespace, kind: type[Body]) -> dict[str, str]:
    """Read the lines of the act itself, in the order in which a form has them, each value as the journal writes it."""
    fields = fields_of(kind)
    said = {}
    for one in given.says:
        key, _, value = one.partition("=")
        if key not in fields:
            raise refused("telegram-no-such-line", given.language, kind=kind.kind, given=key, keys=", ".join(fields))
        try:
            said[key] = fields[key].write(fields[key].read(value))
        except Misread as error:
            raise refused("telegram-no-value", given.language, key=key, given=value) from error
    return {key: said[key] for key in fields if key in said}


def _blanks(given: Namespace, kind: type[Body], said: dict[str, str]) -> list[str]:
    """Give the lines that are left to be filled in: those that the act must have, or all, if the form says nothing yet."""
    fields = fields_of(kind)
    if not given.says:
        return [*(() if given.done else ("done",)), *fields]
    return [key for key, field in fields.items() if field.required and key not in said]


def run_pad(given: Namespace) -> int:
    """Make a pad, readable by its owner alone, and print the act with which the State commits it."""
    found = organization(given.corpus, given.language)
    if found is None:
        return 2
    pad = Pad(given.seat, given.count, os.urandom(SECRET))
    try:
        with os.fdopen(os.open(given.pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(pad.encode())
    except FileExistsError:
        sys.stderr.write(phrase("telegram-pad-there", given.language, path=given.pad) + "\n")
        return 2
    sys.stderr.write(phrase("telegram-pad-made", given.language, path=given.pad, seat=pad.seat, count=pad.count) + "\n")
    body = PadCommitted(commitment=pad.commitment, count=pad.count)
    done = datetime.now(UTC).isoformat(timespec="seconds")
    name = f"{pad.commitment[:16]}.journal"
    log = found.corpus.header.id
    act = Act(log=log, seat=pad.seat, key=COMPILER, nonce=derived(name, 1), times=Times(done=done), body=body)
    sys.stdout.write(print_journal((Entry(act, act_id(act), 0),), VOCABULARY, log=log, file=name))
    return 0


def the_pad(path: str, language: str) -> Pad:
    """Read the file of a pad.

    :raises ToldError: it is none.
    """
    found = read_pad(the_file(path, language).decode("utf-8", "replace"))
    if isinstance(found, Finding):
        sys.stderr.write(f"{path}: {finding_text(found, language)}\n")
        raise ToldError
    return found


def the_file(path: str, language: str) -> bytes:
    """Read a file that the command names.

    :raises ToldError: there is none.
    """
    if not Path(path).is_file():
        raise refused("telegram-no-file", language, path=path)
    return Path(path).read_bytes()


def refused(name: str, language: str, **values: object) -> ToldError:
    """Say a phrase on standard error, and give what ends the command."""
    sys.stderr.write(phrase(name, language, **values) + "\n")
    return ToldError()
