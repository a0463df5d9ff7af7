"""This file is about tables of numbers that scholars keep as CSV: columns by name, and whatever is not a whole number as a finding with line and field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from foedus.finding import Code, Finding, Place
from foedus.nearest import nearest

NOT_TEXT = Code("table-not-text", offset=int)
NO_COLUMN = Code("table-column-missing", column=str, nearest=str)
UNREADABLE = Code("table-unreadable", problem=str)
ROW_LENGTH = Code("table-row-length", cells=int, columns=int)
NUMBER = Code("table-number", found=str)

_WHOLE = re.compile(r"-?\d{1,9}(?:\.0+)?", re.ASCII)
_MISSING = frozenset({"", ".", "NA", "NaN", "nan"})


class TableError(ValueError):
    """A table of others could not be read; ``findings`` say what is wrong and where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{one.place}: {one.code}" for one in findings[:5]))
        self.findings = findings


def whole_numbers(path: str | Path, *wanted: Mapping[str, str]) -> dict[str, list[int]]:
    """Read columns of whole numbers from a CSV file, in UTF-8; a cell without a value is 0.

    :param wanted: our name of each column and the one in the file; of several mappings the first is taken whose columns
        are all there, since the same table goes round under several sets of names.
    :raises TableError: a column is missing, a row too short or too long, a cell no whole number; with all findings.
    :raises OSError: the file cannot be read at all.
    """
    name = Path(path).name
    data = Path(path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(name, data.count(b"\n", 0, error.start) + 1)
        raise TableError((NOT_TEXT.finding(place=place, offset=error.start),)) from error
    table = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [cell.strip().lower() for cell in next(table, [])]
    except csv.Error as error:
        raise TableError((UNREADABLE.finding(place=Place(name, 1), problem=str(error)),)) from error
    names = next((one for one in wanted if all(column in head for column in one.values())), None)
    if names is None:
        lacking = (column for column in wanted[0].values() if column not in head)
        places = ((column, Place(name, 1, column)) for column in lacking)
        raise TableError(tuple(NO_COLUMN.finding(place=at, column=column, nearest=nearest(column, tuple(head))) for column, at in places))
    at = {ours: head.index(theirs) for ours, theirs in names.items()}
    quick = _at_once(text, at, len(head))
    if quick is not None:
        return quick
    found: dict[str, list[int]] = {ours: [] for ours in names}
    wrong: list[Finding] = []
    try:
        for cells in table:
            if cells:
                wrong += _row(cells, at, found, Place(name, table.line_num), len(head))
    except csv.Error as error:
        wrong.append(UNREADABLE.finding(place=Place(name, table.line_num), problem=str(error)))
    if wrong:
        raise TableError(tuple(wrong))
    return found


def _at_once(text: str, at: Mapping[str, int], columns: int) -> dict[str, list[int]] | None:
    """Read a table in which everything is as it should be, ten times as fast; none, where it may not be, or numpy is not installed."""
    try:
        import numpy as np  # noqa: PLC0415 — an extra
    except ImportError:
        return None
    body = text.partition("\n")[2].rstrip("\n")
    rows = body.count("\n") + 1 if body else 0
    if not rows or '"' in body or "\n\n" in body or body.count(",") != rows * (columns - 1):
        return None
    try:
        found = np.loadtxt(io.StringIO(body), dtype=np.int64, delimiter=",", usecols=tuple(at.values()), ndmin=2, comments=None)
    except ValueError:
        return None
    return dict(zip(at, found.T.tolist(), strict=True)) if len(found) == rows else None


def _row(cells: list[str], at: Mapping[str, int], found: dict[str, list[int]], place: Place, columns: int) -> Iterator[Finding]:
    if len(cells) != columns:
        yield ROW_LENGTH.finding(place=place, cells=len(cells), columns=columns)
        return
    for name, column in at.items():
        text = cells[column]
        try:
            found[name].append(int(text))
        except ValueError:
            text = text.strip()
            if text in _MISSING:
                found[name].append(0)
            elif _WHOLE.fullmatch(text):
                found[name].append(int(text.partition(".")[0]))
            else:
                yield NUMBER.finding(place=Place(place.path, place.line, name), found=text)
