"""This file is about tables: rows of plain cells, for pandas, polars, a CSV file or the eye."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from foedus.finding import Code
from foedus.library.failing import ExtraError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

NO_EXTRA = Code("library-extra-missing", package=str, extra=str)

Cell = str | int | bool | None
"""What stands in a cell: lists are joined with semicolons, anything deeper is written as JSON."""
_SHOWN = 60
"""Rows that a table shows of itself; the rest is counted."""
_WIDE = 64
"""Characters that it shows of a cell."""


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Rows under named columns.

    >>> print(Table(("who", "owes"), (("ARM", "assist"), ("BLR", "assist"))))
    who  owes
    ARM  assist
    BLR  assist
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return iter(self.records())

    def __repr__(self) -> str:
        shown = [self.columns, *([_short(cell) for cell in row] for row in self.rows[:_SHOWN])]
        widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in shown]
        return "\n".join(lines + ([f"… {len(self)} rows"] if len(self) > _SHOWN else []))

    def _repr_html_(self) -> str:
        """Write the table for a notebook."""
        head = "".join(f'<th scope="col">{escape(one)}</th>' for one in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(_said(one))}</td>" for one in row) + "</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def records(self) -> list[dict[str, Cell]]:
        """Give the rows as mappings from column to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> list[Cell]:
        """Give one column as a list."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def csv(self, path: str | Path | None = None) -> str:
        r"""Write the table as CSV (RFC 4180, UTF-8); to a file, if a path is given.

        >>> Table(("who", "votes"), (("ARM", 1),)).csv()
        'who,votes\r\nARM,1\r\n'
        """
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerows([self.columns, *([_said(cell) for cell in row] for row in self.rows)])
        if path is not None:
            Path(path).write_text(out.getvalue(), encoding="utf-8", newline="")
        return out.getvalue()

    def frame(self) -> pd.DataFrame:
        """Give the table as a pandas DataFrame.

        :raises ExtraError: pandas is not installed; the extra ``frames`` brings it.
        """
        made: pd.DataFrame = _package("pandas").DataFrame.from_records(list(self.rows), columns=list(self.columns))
        return made

    def polars(self) -> pl.DataFrame:
        """Give the table as a polars DataFrame.

        :raises ExtraError: polars is not installed; the extra ``frames`` brings it.
        """
        alike = [tuple(_said(cell) if mixed else cell for cell, mixed in zip(row, self._mixed(), strict=True)) for row in self.rows]
        made: pl.DataFrame = _package("polars").DataFrame(alike, schema=list(self.columns), orient="row", infer_schema_length=None)
        return made

    def _mixed(self) -> tuple[bool, ...]:
        """Say which columns hold cells of several types; a frame of polars holds those as text."""
        kinds = [{type(row[place]) for row in self.rows} - {type(None)} for place in range(len(self.columns))]
        return tuple(len(one) > 1 for one in kinds)


def tabled(records: Iterable[Mapping[str, Any]]) -> Table:
    """Make a table of mappings: a column for each key, in the order in which they first come.

    >>> tabled([{"who": "ARM"}, {"who": "BLR", "since": ["a", "b"]}]).rows
    (('ARM', None), ('BLR', 'a; b'))
    """
    every = list(records)
    columns = tuple(dict.fromkeys(key for one in every for key in one))
    return Table(columns, tuple(tuple(cell(one.get(key)) for key in columns) for one in every))


def cell(value: Any) -> Cell:
    """Make a cell of plain data."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
        return "; ".join(map(str, value))
    return msgspec.json.encode(value).decode()


def _said(one: Cell) -> str:
    return "" if one is None else str(one).lower() if isinstance(one, bool) else str(one)


def _short(one: Cell) -> str:
    said = " ".join(_said(one).split())
    return said if len(said) <= _WIDE else f"{said[: _WIDE - 1]}…"


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ExtraError((NO_EXTRA.finding(package=name, extra="frames"),)) from error
