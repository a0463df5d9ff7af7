"""This file is about tables as a command prints them: for people on the terminal, as JSON, as CSV, as Parquet."""

from __future__ import annotations

import csv
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Cell = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table and what is said around it.

    ``columns`` are the names of the columns as machines read them, ``rows`` their values; ``shown`` gives, for people, the heading
    of each column that they see and how to write a row. ``most`` is how many rows a person
    is shown, if not all; ``arrays`` are the columns once more, where they are arrays of numbers already;
    ``question`` and ``beside`` are for machines alone.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    shown: Mapping[str, Callable[[tuple[Cell, ...]], str]]
    nothing: str = ""
    most: int = 0
    arrays: Mapping[str, Any] | None = None
    notes: tuple[str, ...] = ()
    question: Mapping[str, Any] = field(default_factory=dict)
    beside: Mapping[str, Any] = field(default_factory=dict)


def give(sheet: Sheet, given: Namespace) -> None:
    """Print a sheet as it is asked for.

    :raises ImportError: Parquet is asked for and duckdb is not installed.
    :raises OSError: a file cannot be written.
    """
    if given.parquet:
        write_parquet(given.parquet, sheet.arrays or {name: [row[at] for row in sheet.rows] for at, name in enumerate(sheet.columns)})
    if given.csv is not None:
        write_csv(given.csv, sheet.columns, sheet.rows)
    elif given.json:
        rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
        print(json.dumps({"question": sheet.question, "answer": rows, **sheet.beside}, ensure_ascii=False, indent=2))
    elif not given.parquet:
        _show(sheet)


def write_csv(path: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a table as CSV to a file, or to the standard output where the path is ``-``; what is not there is an empty cell."""
    if path == "-":
        _rows(csv.writer(sys.stdout, lineterminator="\n"), columns, rows)
        return
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        _rows(csv.writer(file, lineterminator="\n"), columns, rows)


def _rows(writer: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    writer.writerow(columns)
    writer.writerows([int(cell) if isinstance(cell, bool) else cell for cell in row] for row in rows)


def write_parquet(path: str, columns: Mapping[str, Any]) -> None:
    """Write columns as a Parquet file, whole: beside the old one first, then in its place.

    :param columns: lists of cells, or arrays of numbers, by name.
    :raises ImportError: duckdb or numpy is not installed.
    """
    import duckdb  # noqa: PLC0415 — an extra
    import numpy as np  # noqa: PLC0415 — an extra

    arrays = {name: cells if isinstance(cells, np.ndarray) else _array(cells, np) for name, cells in columns.items()}
    new = Path(f"{path}.new")
    with duckdb.connect() as connection:
        connection.register("sheet", arrays)
        connection.execute("copy (select * from sheet) to ? (format parquet)", [str(new)])
    # Dead here: the old file stands, and a new one beside it.
    new.replace(path)


def _array(cells: Sequence[Cell], np: Any) -> Any:
    """Make an array of the cells of a column: of numbers, if that is all there is, else of texts."""
    if cells and all(isinstance(cell, bool) for cell in cells):
        return np.array(cells, bool)
    if cells and all(isinstance(cell, int) for cell in cells):
        return np.array(cells, np.int64)
    return np.array(["" if cell is None else str(cell) for cell in cells], object)


def _show(sheet: Sheet) -> None:
    out = Console(soft_wrap=False, highlight=False)
    out.print(Text(sheet.title, style="bold"))
    out.print()
    if sheet.rows:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for heading in sheet.shown:
            table.add_column(heading, overflow="fold")
        for row in sheet.rows[: sheet.most or None]:
            table.add_row(*(Text(write(row)) for write in sheet.shown.values()))
        out.print(table)
    elif sheet.nothing:
        out.print(sheet.nothing)
    if sheet.notes:
        out.print()
    for note in sheet.notes:
        out.print(Text(note, style="dim"))
