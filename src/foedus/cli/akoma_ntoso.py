"""This file is the command ``foedus akoma-ntoso``: an instrument as a legal document of the OASIS standard, and such a document as text."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents
from foedus.cli.texts import CANNOT_BE_PUT, NoTextError, opened, standing, text_on, today
from foedus.finding import Finding
from foedus.words.exposition import finding_text

FOUND_WRONG = 1
_PACKAGES = frozenset({"bluebell", "cobalt", "lxml", "weasyprint"})


def run_export(given: Namespace) -> int:
    """Write a document and give 0; give 1 where its words cannot stand in one, 2 where there is no such text."""
    try:
        found, _ = opened(given)
        text = text_on(given, found, given.on or today(found))
        from foedus.exchange.akoma_ntoso.export import export, faults  # noqa: PLC0415 — an extra
    except NoTextError:
        return CANNOT_BE_PUT
    except ImportError as error:
        return without_extra(error, given.language)
    if not text.text.concluded:
        sys.stderr.write(standing(text.text, given.language) + "\n")
        return CANNOT_BE_PUT
    made = export(found, text)
    wrong = made if isinstance(made, tuple) else faults(made)
    if isinstance(made, tuple) or wrong:
        say(wrong, given.language)
        return FOUND_WRONG
    return hand_out(given, made, f"{given.instrument}.xml")


def run_import(given: Namespace) -> int:
    """Write an instrument's file and give 0, with what could not come along; give 1 where the document cannot be read, 2 without a file."""
    try:
        from foedus.exchange.akoma_ntoso.export import faults  # noqa: PLC0415 — an extra
        from foedus.exchange.akoma_ntoso.reading import read  # noqa: PLC0415 — as above
        from foedus.exchange.akoma_ntoso.writing import written  # noqa: PLC0415 — as above

        with saying_why(given.language):
            data = contents(given.file)
    except UnopenedError:
        return CANNOT_BE_PUT
    except ImportError as error:
        return without_extra(error, given.language)
    document, found = read(given.file, data)
    if document is None:
        say(found, given.language)
        return FOUND_WRONG
    made, more = written(given.file, document)
    say((*faults(data, given.file), *found, *more), given.language)
    if made is None:
        return FOUND_WRONG
    name, text = made
    if given.json:
        print(json.dumps({"file": name, "text": text.decode()}, ensure_ascii=False, indent=2))
        return 0
    return hand_out(given, text, name)


def hand_out(given: Namespace, data: bytes, name: str) -> int:
    """Print what was made, or write it where it is wanted: into a file, or into a folder under its own name."""
    if not given.output:
        sys.stdout.write(data.decode())
        return 0
    place = Path(given.output)
    place = place / name if place.is_dir() else place
    try:
        with saying_why(given.language):
            # Written whole or, if we die here, in part: it is made again from the corpus by the same command.
            place.write_bytes(data)
    except UnopenedError:
        return CANNOT_BE_PUT
    sys.stderr.write(phrase("text-written", given.language, place=place, size=len(data)) + "\n")
    return 0


def say(findings: tuple[Finding, ...], language: str) -> None:
    """Say findings on standard error."""
    for one in findings:
        sys.stderr.write(finding_text(one, language) + "\n")


def without_extra(error: ImportError, language: str) -> int:
    """Say which extra is to be installed; raise what is a mistake of the program."""
    if (error.name or "").partition(".")[0] not in _PACKAGES:
        raise error
    sys.stderr.write(phrase("text-no-extra", language, package=error.name) + "\n")
    return CANNOT_BE_PUT
