"""This file reads the tables off a page that was made, so that a file can say nothing else than the page does.

A cell gives what it says aloud: without *why?* and without drawings; a date as the record writes it.
A row that names itself (``id``, ``data-id``) gives that name in a first column; a heading within a
table becomes a column of the rows under it; a cell that spans rows stands in each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from foedus.web.export.table import Table, apart

_EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SILENT = frozenset({"details", "svg", "script", "style", "small"})
ID, GROUP = "id", "group"


@dataclass(slots=True)
class _Cell:
    said: list[str] = field(default_factory=list)
    value: str | None = None
    across: int = 1
    down: int = 1
    heads: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split()) if self.value is None else self.value


@dataclass(slots=True)
class _Row:
    name: str
    in_head: bool
    cells: list[_Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Raw:
    key: str
    title: str
    rows: list[_Row] = field(default_factory=list)


def tables(html: str) -> tuple[Table, ...]:
    """Give the tables of a page in their order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(_table(one) for one in reader.found)


class _Reader(HTMLParser):
    """Walks through a page and keeps what its tables say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Raw] = []
        self._open: list[str] = []
        self._silent = 0
        self._title: list[str] = []
        self._table: _Raw | None = None
        self._cell: _Cell | None = None
        self._dated = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _EMPTY:
            self._say(" ")
            return
        self._open.append(tag)
        if self._silent or tag in _SILENT or given.get("aria-hidden") == "true":
            self._silent = self._silent or len(self._open)
        elif tag in _HEADINGS:
            self._title = []
        elif tag == "table":
            self._table = _Raw(given.get("id") or str(len(self.found) + 1), " ".join("".join(self._title).split()))
            self.found.append(self._table)
        elif tag == "tr" and self._table is not None:
            self._table.rows.append(_Row(given.get("data-id") or given.get("id", ""), "thead" in self._open))
        elif tag in {"td", "th"} and self._table is not None:
            across, down = int(given.get("colspan", "1")), int(given.get("rowspan", "1"))
            self._cell = _Cell(value=given.get("data-value"), across=across, down=down, heads=given.get("scope") == "rowgroup")
            self._table.rows[-1].cells.append(self._cell)
        elif tag == "time" and given.get("datetime"):
            self._say(given["datetime"])
            self._dated = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over what has nothing in it."""

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY or tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        reached = len(self._open)
        self._silent = 0 if self._silent > reached else self._silent
        self._dated = 0 if self._dated > reached else self._dated
        if tag in {"td", "th"}:
            self._cell = None
        elif tag == "table":
            self._table = None

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._dated:
            self._say(data)

    def _say(self, words: str) -> None:
        if self._silent:
            return
        if self._cell is not None:
            self._cell.said.append(words)
        elif self._table is None and self._open and _HEADINGS & set(self._open):
            self._title.append(words)


def _table(raw: _Raw) -> Table:
    head = next((row.cells for row in raw.rows if row.in_head), [])
    names, groups = [cell.text for cell in head], any(_is_heading(row) for row in raw.rows)
    named = any(row.name for row in raw.rows if not row.in_head)
    columns = ((ID,) if named else ()) + ((GROUP,) if groups else ()) + tuple(names)
    rows, group = [], ""
    for row, texts in _spread(raw, [cell.across for cell in head]):
        if _is_heading(row):
            group = row.cells[0].text
        else:
            rows.append(((row.name,) if named else ()) + ((group,) if groups else ()) + texts)
    return Table(raw.key, raw.title, apart(columns), tuple(rows))


def _is_heading(row: _Row) -> bool:
    return len(row.cells) == 1 and row.cells[0].heads and row.cells[0].across > 1


def _spread(raw: _Raw, widths: list[int]) -> Iterator[tuple[_Row, tuple[str, ...]]]:
    """Give each row of the body with a text for every column of the head; cells that span rows stand in each of them."""
    hanging: dict[int, tuple[int, str]] = {}
    for row in raw.rows:
        if row.in_head:
            continue
        waiting = list(row.cells)
        line: list[str] = []
        while len(line) < sum(widths):
            place = len(line)
            left, text = hanging.get(place, (0, ""))
            if left:
                hanging[place] = left - 1, text
                line.append(text)
                continue
            cell = waiting.pop(0) if waiting else _Cell()
            hanging |= {place + n: (cell.down - 1, cell.text) for n in range(cell.across)}
            line += [cell.text, *[""] * (cell.across - 1)]
        yield row, tuple(_joined(line, widths))


def _joined(line: list[str], widths: list[int]) -> Iterator[str]:
    at = 0
    for width in widths:
        yield " ".join(one for one in line[at : at + width] if one)
        at += width
