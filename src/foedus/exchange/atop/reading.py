"""This file is about reading ATOP's member-level table: every row as a value, everything that is not as it should be as a finding with its line and field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from foedus.exchange.atop.row import CONDITIONS, LAST_YEAR, OBLIGATIONS, VARIABLES, Row
from foedus.exchange.cow.numbers import NAMED
from foedus.exchange.tables import UNREADABLE
from foedus.finding import Code, Finding, Place
from foedus.nearest import nearest

NOT_TEXT = Code("atop-not-text", offset=int)
EMPTY = Code("atop-empty")
OTHER_TABLE = Code("atop-other-table", known=str)
SEPARATOR = Code("atop-separator", found=str)
NO_COLUMN = Code("atop-column-missing", column=str, nearest=str)
COLUMN_TWICE = Code("atop-column-twice", column=str)
NO_ROWS = Code("atop-no-rows")
ROW_LENGTH = Code("atop-row-length", cells=int, columns=int)
VALUE = Code("atop-value", found=str, expected=str)
NO_DAY = Code("atop-no-such-day", found=str)
EXIT_FIRST = Code("atop-exit-before-entry", entry=str, exit=str)
UNKNOWN_MEMBER = Code("atop-member-unknown", found=int, nearest=int)
TWICE = Code("atop-member-twice", member=int, alliance=int, first=int)
VERSION = Code("atop-version", "warning", found=str)

_DATES = ("yrent", "moent", "dayent", "yrexit", "moexit", "dayexit")
NEEDED = ("atopid", "member", "phase", *_DATES, *VARIABLES.values())
"""The columns without which nothing can be read; those of conditions, ``obvary``, ``asymm`` and ``cowsys`` are read where they are."""

_WHOLE = re.compile(r"-?\d{1,9}(?:\.0+)?", re.ASCII)
_MISSING = frozenset({"", ".", "NA", "NaN", "nan"})
_DYADS = frozenset({"statea", "stateb", "ccode1", "ccode2", "mem1", "mem2", "dyad"})
_EXPECTED = "5.1"


class Reading(Struct, frozen=True):
    """What a table gave: its rows in the order of the file, and every finding; with an error among these it is not whole."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Say whether nothing in it is wrong."""
        return not any(one.severity == "error" for one in self.findings)


def read_file(path: str | Path) -> Reading:
    """Read the table from a file.

    :raises OSError: the file cannot be read at all.
    """
    return read(Path(path).read_bytes(), Path(path).name)


def read(data: bytes, path: str) -> Reading:
    """Read ATOP's member-level table.

    :param data: the bytes of the CSV file, UTF-8, with or without a byte order mark; cells without a value are empty, ``NA`` or a full stop.
    :param path: how findings name the file.
    """
    try:
        lines = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Reading((), (NOT_TEXT.finding(place=Place(path, data.count(b"\n", 0, error.start) + 1), offset=error.start),))
    table = csv.reader(io.StringIO(lines, newline=""))
    rows: tuple[Row, ...] = ()
    try:
        head = [name.strip().lower() for name in next(table, [])]
        wrong = tuple(_of_head(head, path))
        if wrong:
            return Reading((), wrong)
        reader = _Reader(path, head)
        rows = tuple(row for cells in table if any(cells) and (row := reader.row(cells, table.line_num)))
    except csv.Error as error:
        return Reading((), (UNREADABLE.finding(place=Place(path, max(table.line_num, 1)), problem=str(error)),))
    if not rows and not reader.findings:
        reader.findings.append(NO_ROWS.finding(place=Place(path, 1)))
    return Reading(rows, (*reader.findings, *_twice(rows, path)))


def _of_head(head: list[str], path: str) -> Iterator[Finding]:
    place = Place(path, 1)
    if not any(head):
        yield EMPTY.finding(place=place)
    elif len(head) == 1 and any(mark in head[0] for mark in ";\t|"):
        yield SEPARATOR.finding(place=place, found=next(mark for mark in (";", "\t", "|") if mark in head[0]).replace("\t", "tab"))
    elif "member" not in head and (known := next((name for name in head if name in _DYADS), "")):
        yield OTHER_TABLE.finding(place=place, known=known)
    else:
        for column in NEEDED:
            if column not in head:
                yield NO_COLUMN.finding(place=Place(path, 1, column), column=column, nearest=nearest(column, tuple(head)))
            elif head.count(column) > 1:
                yield COLUMN_TWICE.finding(place=Place(path, 1, column), column=column)


class _Reader:
    """One reading of one table: where its columns are, and what was found so far."""

    def __init__(self, path: str, head: list[str]) -> None:
        self.path = path
        self.columns = len(head)
        self.at = {name: place for place, name in enumerate(head)}
        self.findings: list[Finding] = []
        self.versions: set[str] = set()

    def row(self, cells: list[str], line: int) -> Row | None:
        """Read one row, or say everything that is wrong with it."""
        if len(cells) != self.columns:
            self.findings.append(ROW_LENGTH.finding(place=Place(self.path, line), cells=len(cells), columns=self.columns))
            return None
        known = len(self.findings)
        self._version(cells, line)
        alliance = self._whole(cells, line, "atopid", 1, 99_999)
        phase = self._whole(cells, line, "phase", 0, 99, missing=0)
        member = self._member(cells, line)
        flags = {name: self._whole(cells, line, column, 0, 1, missing=0) for name, column in VARIABLES.items()}
        entry = self._date(cells, line, "yrent", "moent", "dayent")
        left = self._date(cells, line, "yrexit", "moexit", "dayexit", may_be_open=True)
        if any(one.severity == "error" for one in self.findings[known:]) or entry is None or left is None:
            return None
        row = Row(
            alliance=alliance, phase=phase, member=member, entry=entry, exit=left, obligations=tuple(name for name in OBLIGATIONS if flags[name]),
            conditions=tuple(self._conditions(cells, line)), varies=self._flag(cells, line, "obvary"), asymmetric=self._flag(cells, line, "asymm"),
            system="cowsys" not in self.at or self._flag(cells, line, "cowsys"), line=line,
        )  # fmt: skip
        if row.last < row.first:
            self.findings.append(EXIT_FIRST.finding(place=Place(self.path, line, "yrexit"), entry=entry, exit=left))
            return None
        return None if any(one.severity == "error" for one in self.findings[known:]) else row

    def _conditions(self, cells: list[str], line: int) -> Iterator[tuple[str, str]]:
        for obligation, columns in CONDITIONS.items():
            for column, condition in columns.items():
                if self._flag(cells, line, column):
                    yield obligation, condition

    def _flag(self, cells: list[str], line: int, column: str) -> bool:
        return column in self.at and self._whole(cells, line, column, 0, 1, missing=0) == 1

    def _whole(self, cells: list[str], line: int, column: str, least: int, most: int, *, missing: int | None = None) -> int:
        text = cells[self.at[column]].strip()
        if text in _MISSING and missing is not None:
            return missing
        value = int(text.partition(".")[0]) if _WHOLE.fullmatch(text) else None
        if value is None or not least <= value <= most:
            self.findings.append(VALUE.finding(place=Place(self.path, line, column), found=text or "—", expected=f"{least}–{most}"))
            return least
        return value

    def _member(self, cells: list[str], line: int) -> int:
        number = self._whole(cells, line, "member", 1, 9_999)
        if number not in NAMED and number > 1:
            near = min(NAMED, key=lambda one: abs(one - number))
            self.findings.append(UNKNOWN_MEMBER.finding(place=Place(self.path, line, "member"), found=number, nearest=near))
        return number

    def _date(self, cells: list[str], line: int, *columns: str, may_be_open: bool = False) -> str | None:
        """Read a date from its three columns: a day, or a month where the day is missing; empty for a membership that goes on."""
        year, month, day = columns
        if may_be_open and cells[self.at[year]].strip() in {"0", "0.0", *_MISSING}:
            return ""
        known = len(self.findings)
        y = self._whole(cells, line, year, 1800, LAST_YEAR)
        m = self._whole(cells, line, month, 1, 12)
        d = self._whole(cells, line, day, 0, 31, missing=0)
        if len(self.findings) > known:
            return None
        text = f"{y:04}-{m:02}" + (f"-{d:02}" if d else "")
        try:
            date.fromisoformat(f"{text}-01"[:10])
        except ValueError:
            self.findings.append(NO_DAY.finding(place=Place(self.path, line, day), found=text))
            return None
        return text

    def _version(self, cells: list[str], line: int) -> None:
        """Say once of each other version that the numbers in the manual are those of 5.1."""
        found = cells[self.at["version"]].strip() if "version" in self.at else _EXPECTED
        if found != _EXPECTED and found not in self.versions:
            self.findings.append(VERSION.finding(place=Place(self.path, line, "version"), found=found or "—"))
        self.versions.add(found)


def _twice(rows: tuple[Row, ...], path: str) -> Iterator[Finding]:
    """Find who is a member twice at once; a State may leave an alliance and come back."""
    seen: dict[tuple[int, int, int], list[Row]] = {}
    for row in rows:
        key = row.alliance, row.phase, row.member
        for other in seen.setdefault(key, []):
            if row.surely <= other.at_least_until and other.surely <= row.at_least_until:
                yield TWICE.finding(place=Place(path, row.line, "member"), member=row.member, alliance=row.alliance, first=other.line)
        seen[key].append(row)
