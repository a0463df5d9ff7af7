"""This file is about opening what the receipt of an answer names, and checking the receipt there: the corpus, and the record if there was one."""

from __future__ import annotations

from foedus.finding import Code, Finding
from foedus.organization.answer_check import check
from foedus.organization.answer_receipt import AnswerReceipt, read
from foedus.organization.organization import Organization
from foedus.shelves.opening import DEFAULT, Opened, open_organization
from foedus.shelves.places import default_place

UNOPENED = Code("receipt-corpus-unreadable", corpus=str)


def recheck(
    data: bytes, *, engine: str, corpus: str = "", record: str | None = None, reader: str | None = None
) -> tuple[AnswerReceipt | None, tuple[Finding, ...]]:
    """Read a receipt, answer its question again, and give it with everything that differs.

    :param data: the bytes of the receipt.
    :param engine: the version of this program.
    :param corpus: the folder or the name of the corpus; the one that the receipt names, where none is given.
    :param record: the place of the record; where none is given, that of the corpus, if the receipt rests on a log.
    :param reader: the seat for which the record is read; the one that the receipt names, where none is given.
    :returns: no receipt, if it could not be read.
    :raises CorpusMissingError: there is no such corpus.
    :raises RecordMissingError: there is no record at that place.
    :raises OtherLogError: the record is another log's.
    :raises LogError: the record does not fit its newest checkpoint.
    """
    receipt, found = read(data)
    if receipt is None:
        return None, found
    seat = receipt.question.reader if reader is None else reader
    place = record if record is not None else DEFAULT if receipt.log else None
    opened = open_organization(corpus or receipt.corpus.name, record=place, reader=seat)
    if opened.organization is None:
        errors = tuple(one for one in opened.findings if one.severity == "error")
        return receipt, (*found, UNOPENED.finding(corpus=receipt.corpus.name), *errors)
    root = _root(receipt, opened, opened.organization, place)
    return receipt, (*found, *check(receipt, opened.organization, engine=engine, reader=seat, root=root))


def _root(receipt: AnswerReceipt, opened: Opened, organization: Organization, place: str | None) -> str:
    """Give the root that the log had at the size that a receipt names; nothing, where it has not that many acts."""
    log, then = organization.log, receipt.log
    if log is None or then is None or then.size > log.size or place is None:
        return ""
    if then.size == log.size:
        return log.root
    assert opened.organization is not None
    # A draft is opened, and most receipts are checked, without the modules of the log.
    from foedus.record.encoding import base64  # noqa: PLC0415
    from foedus.shelves.founding import open_reader  # noqa: PLC0415

    reader = open_reader(place or default_place(organization.corpus.header.id), corpus=organization.corpus)
    try:
        return base64(reader.root(then.size))
    finally:
        reader.shelf.close()
