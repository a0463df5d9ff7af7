"""This file is about receipts of answers on the command line: writing one beside an answer, and the command ``foedus check-receipt``."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from foedus import __version__
from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents
from foedus.finding import Finding
from foedus.organization.answer_receipt import AnswerReceipt, receipt_of, written
from foedus.organization.ask import Asked
from foedus.organization.organization import Organization
from foedus.shelves.folder import CorpusMissingError, shipped
from foedus.shelves.rechecking import recheck
from foedus.words.exposition import finding_text
from foedus.words.speech import date_text

UNREACHED = 2


def write(asked: Asked, subject: Organization, given: Namespace) -> int:
    """Write the receipt of an answer to the file that was named, and say so on standard error; give 2 if it cannot be written."""
    data = written(receipt_of(asked, subject, engine=__version__, reader=given.reader))
    try:
        with saying_why(given.language):
            Path(given.receipt).write_bytes(data)
    except UnopenedError:
        return UNREACHED
    # Dead before this line: a file that is cut short, which its check says.
    sys.stderr.write(phrase("receipt-written", given.language, path=given.receipt) + "\n")
    return 0


def run(given: Namespace) -> int:
    """Check a receipt, and say what differs: 0 if it holds, 1 if not, 2 if something that it needs is not there."""
    try:
        with saying_why(given.language):
            data = contents(given.receipt)
            receipt, found = recheck(data, engine=__version__, corpus=given.corpus, record=given.record, reader=given.reader)
    except CorpusMissingError as error:
        sys.stderr.write(phrase("no-corpus", given.language, given=error, shipped=", ".join(shipped())) + "\n")
        return UNREACHED
    except UnopenedError:
        return UNREACHED
    if given.json:
        print(json.dumps(told(receipt, found, given.language), ensure_ascii=False, indent=2))
    else:
        _show(receipt, found, given.language)
    return 1 if found else 0


def told(receipt: AnswerReceipt | None, found: tuple[Finding, ...], language: str) -> dict[str, object]:
    """Give what the check came to as plain data."""
    asks = {"name": receipt.question.name, **receipt.question.parameters, "as_of": receipt.question.as_of} if receipt else None
    differences = [{"code": one.code, **dict(one.params), "says": finding_text(one, language)} for one in found]
    return {"holds": not found, "question": asks, "differences": differences}


def _show(receipt: AnswerReceipt | None, found: tuple[Finding, ...], language: str) -> None:
    for one in found:
        print(finding_text(one, language))
    if receipt is None:
        return
    if found:
        print(phrase("receipt-fails", language, count=len(found)))
        return
    log, put = receipt.log, receipt.question
    ground = (
        phrase("receipt-ground-log", language, origin=log.origin, size=log.size)
        if log
        else phrase("receipt-ground-draft", language, acts=receipt.acts.count)
    )
    first, between, last = put.as_of.partition("/")
    as_of = f"{date_text(first, language)} – {date_text(last, language)}" if between else date_text(first, language)
    asks = " ".join((put.name, *(f"--{name} {value}" for name, value in put.parameters.items())))
    because, digest = len(receipt.because), receipt.corpus.digest[:19]
    print(phrase("receipt-holds", language, question=asks, as_of=as_of, because=because, digest=digest, ground=ground))
