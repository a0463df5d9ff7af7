"""This file is about a reply: what an alliance answered, in Python's own values, with its reasons in words.

The words of a reply are those of a language; its data are the engine's codes, the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus import __version__
from foedus.answer import NO, YES
from foedus.finding import Code
from foedus.library.failing import UndecidedError, known_language
from foedus.library.printed import as_html, as_text, in_short
from foedus.library.tables import Table, tabled
from foedus.organization.answer_receipt import receipt_of, written
from foedus.organization.ask import Asked
from foedus.organization.organization import Organization
from foedus.words.exposition import as_json

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

UNDECIDED = Code("library-answer-undecided", question=str, answer=str)


@dataclass(frozen=True, slots=True)
class Line:
    """One reason, or one thing that is missing: what it says, its code, and the article or the act that it rests on."""

    reads: str
    code: str
    article: str = ""
    act: str = ""
    journal: str = ""

    def __str__(self) -> str:
        return f"{self.reads} [{self.journal or self.article}]" if self.journal or self.article else self.reads


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Reply:
    """What a question was answered, as of a date.

    :ivar asked: the engine's own answer (:class:`foedus.organization.ask.Asked`).
    :ivar organization: the organization that was asked, as the engine knows it.
    :ivar language: the language of its words, ``en`` or ``ru``.
    """

    asked: Asked
    organization: Organization = field(repr=False)
    language: str = "en"
    reader: str = ""

    def json(self, language: str = "") -> dict[str, Any]:
        """Give the whole answer as plain data, as ``docs/manual/answers.md`` describes it."""
        return as_json(self.asked, self.organization, known_language(language or self.language))

    @property
    def value(self) -> Any:
        """Give the value as plain data: text (``"yes"``, ``"party"``), a list or a mapping."""
        return self.json()["answer"]

    @property
    def because(self) -> tuple[Line, ...]:
        """Give the reasons in their order."""
        return tuple(Line(**_kept(one)) for one in self.json()["because"])

    @property
    def missing(self) -> tuple[Line, ...]:
        """Give what the answer still waits for."""
        return tuple(Line(**_kept(one)) for one in self.json()["missing"])

    @property
    def positions(self) -> list[dict[str, Any]]:
        """Give the positions of those who disagree, each with who holds it, since when, on which acts."""
        found: list[dict[str, Any]] = self.json()["positions"]
        return found

    @property
    def acted_on(self) -> dict[str, Any] | None:
        """Give the position on which the competent organ or depositary has in fact acted, if there is one."""
        found: dict[str, Any] | None = self.json()["acted_on"]
        return found

    @property
    def also(self) -> list[Any]:
        """Give what other articles still answer."""
        found: list[Any] = self.json().get("also", [])
        return found

    @property
    def reckoned(self) -> list[Any]:
        """Give what a conditional answer would be without the acts that it waits for, where it can be reckoned."""
        found: list[Any] = self.json().get("reckoned", [])
        return found

    def sentences(self, language: str = "") -> list[str]:
        """Give the reasons, what is missing and the positions as sentences of a language."""
        told = self.json(language)
        return [one["reads"] for part in ("because", "missing", "positions") for one in told[part] if one["reads"]]

    def table(self) -> Table:
        """Give the value as a table: a list has a row for each thing in it, anything else is one row."""
        return tabled(self._records())

    def frame(self) -> pd.DataFrame:
        """Give the value as a pandas DataFrame (extra ``frames``)."""
        return self.table().frame()

    def polars(self) -> pl.DataFrame:
        """Give the value as a polars DataFrame (extra ``frames``)."""
        return self.table().polars()

    def _records(self) -> list[dict[str, Any]]:
        value = self.value
        rows = value if isinstance(value, list) else [value]
        return [one if isinstance(one, dict) else {"answer": one} for one in rows]

    def receipt(self, path: str | Path | None = None) -> bytes:
        """Give the receipt of the answer, which whoever has the same corpus can check; write it to a file, if a path is given.

        It holds question, answer and reasons in codes, the corpus digest, the position of the log, the version of the program.
        """
        data = written(receipt_of(self.asked, self.organization, engine=__version__, reader=self.reader))
        if path is not None:
            Path(path).write_bytes(data)
        return data

    def __bool__(self) -> bool:
        """Say whether the answer is yes; of a list, whether anything is in it.

        :raises UndecidedError: it is neither yes nor no.
        """
        value = self.value
        if isinstance(value, list):
            return bool(value)
        if value in (YES, NO):
            return bool(value == YES)
        shown = value if isinstance(value, str) else "data"
        raise UndecidedError((UNDECIDED.finding(question=self.asked.question, answer=shown),), self.language)

    def __repr__(self) -> str:
        return in_short(self.asked, self.organization, self.language)

    def __str__(self) -> str:
        return as_text(self.asked, self.organization, self.language)

    def _repr_html_(self) -> str:
        """Write the answer for a notebook, with its reasons."""
        return as_html(self.asked, self.organization, self.language)


def table(replies: Iterable[Reply]) -> Table:
    """Put replies under one another: each row says which corpus answered it and as of when."""
    return tabled(
        {"corpus": reply.organization.corpus.header.id, "as_of": reply.asked.as_of} | row
        for reply in replies
        for row in reply._records()  # noqa: SLF001 — a reply's own table, taken apart
    )


def _kept(one: dict[str, str]) -> dict[str, str]:
    return {name: one[name] for name in ("reads", "code", "article", "act", "journal") if name in one}
