"""This file is about receipts in a notebook: an answer is handed on as bytes, and whoever has them answers again and compares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from foedus import __version__
from foedus.finding import Finding
from foedus.library.opening import opening
from foedus.organization.answer_receipt import AnswerReceipt
from foedus.shelves.opening import DEFAULT
from foedus.shelves.rechecking import recheck
from foedus.words.exposition import finding_text


@dataclass(frozen=True, slots=True, repr=False)
class CheckedReceipt:
    """What checking a receipt came to; it is true where the receipt holds.

    :ivar receipt: what the receipt says; None, where the bytes are no whole receipt.
    :ivar differences: what is wrong with it, and everything that differs.
    """

    receipt: AnswerReceipt | None
    differences: tuple[Finding, ...]
    language: str = "en"

    def __bool__(self) -> bool:
        return not self.differences

    def sentences(self, language: str = "") -> list[str]:
        """Say in a language what differs."""
        return [finding_text(one, language or self.language) for one in self.differences]

    def __repr__(self) -> str:
        return "\n".join(self.sentences()) or f"CheckedReceipt(holds, {self.receipt.question.name if self.receipt else ''})"


def check_receipt(
    receipt: str | Path | bytes,
    *,
    corpus: str | Path = "",
    record: str | Path | bool | None = None,
    reader: str | None = None,
    language: str = "en",
) -> CheckedReceipt:
    """Put the question of a receipt again, and say exactly what differs.

    :param receipt: the path of a receipt, or its bytes.
    :param corpus: the folder or the name of the corpus; without it, the one that the receipt names.
    :param record: the place of the record; without it, the usual one, if the receipt rests on a log.
    :param reader: the seat for which the record is read; without it, the one that the receipt names.
    :param language: of the words: ``en`` or ``ru``.
    :raises OpeningError: there is no such corpus or record.

    >>> import foedus
    >>> receipt = foedus.open("csto").on("2022-01-05").bound(attacked="KAZ").receipt()
    >>> bool(foedus.check_receipt(receipt)), bool(foedus.check_receipt(receipt.replace(b"KAZ", b"KGZ")))
    (True, False)
    """
    data = receipt if isinstance(receipt, bytes) else Path(receipt).read_bytes()
    place = DEFAULT if record is True else None if record in (None, False) else str(record)
    with opening(str(corpus), place, language):
        found, differences = recheck(data, engine=__version__, corpus=str(corpus), record=place, reader=reader)
    return CheckedReceipt(found, differences, language)
