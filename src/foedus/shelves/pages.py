"""This file is about the bytes of a record's SQLite file: that each is content, or what it must be, or zero.

The audit recomputes whatever a record says; but a file has bytes besides, which SQLite skips or
takes in more than one form. They are checked here, without SQLite.

Two places remain that are neither content nor determined, and that nothing reads: the number of the
library that wrote last (offset 96 of the file); and on a page between the first of a tree and its leaves,
the gap between its pointers and its cells, where SQLite leaves old pointers behind. There is no such page
before a table has some 400 leaves, and then one to 400.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from struct import unpack_from

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.tile import HEIGHT, WIDTH
from foedus.shelves.btree import HEAD, PageError, Trees
from foedus.shelves.cells import Value, record
from foedus.shelves.layout import APPLICATION, FORMAT, MADE, PAGE, ROOTS, SCHEMA, note_sum, tile_key

CUT = Code("page-file-cut", size=int, expected=int)
HEADER = Code("page-header", offset=int, found=int, expected=int)
MAGIC = Code("page-no-database")
RECORD = Code("page-record", table=str, page=int, offset=int)
UNMET = Code("page-unmet", page=int)
OTHER_KEY = Code("page-row-key", table=str, page=int, offset=int, found=int, expected=int)
MISSING = Code("page-row-missing", table=str, page=int, expected=int)

_FIELDS = (
    (16, ">H", PAGE), (18, ">B", 2), (19, ">B", 2), (20, ">B", 0), (21, ">B", 64), (22, ">B", 32), (23, ">B", 32),
    (32, ">I", 0), (36, ">I", 0), (40, ">I", len(MADE)), (44, ">I", 4), (48, ">I", 0), (52, ">I", 0), (56, ">I", 1),
    (60, ">I", FORMAT), (64, ">I", 0), (68, ">I", APPLICATION), *((offset, ">I", 0) for offset in range(72, 92, 4)),
)  # fmt: skip
"""What the file's head says, by offset (SQLite's *Database File Format*, section 1.3). A file without free pages, made in one go."""

_NOTHING = type(None)
_COLUMNS: dict[str, set[tuple[type, ...]]] = {
    "log": {(_NOTHING, str, str)},
    "rows": {(_NOTHING, bytes, bytes, bytes), (_NOTHING, bytes, _NOTHING, bytes)},
    "tiles": {(_NOTHING, bytes)},
    "checkpoints": {(_NOTHING, bytes, bytes)},
    "signed": {(_NOTHING, int, bytes, bytes)},
    "chain": {(_NOTHING,)},
}
"""What the rows of each table hold. The key is the table's first column, and stands in the record as nothing."""


class Held(Struct, frozen=True, gc=False):
    """A row of a table as it lies in the file: the table, the key, and the values beside the key."""

    table: str
    key: int
    values: tuple[Value, ...]
    page: int
    offset: int


def page_fault(page: Callable[[int], bytes], size: int) -> Finding | None:
    """Give the first fault of a record's file, with its page and the offset in it; nothing, where every byte is as it must be.

    :param page: gives the bytes of a page, counted from 1.
    :param size: bytes of the file, in which nothing may be waiting in a write-ahead log.
    """
    try:
        for _ in held(page, size):
            pass
    except PageError as error:
        return error.finding
    return None


def held(page: Callable[[int], bytes], size: int) -> Iterator[Held]:
    """Give all that a record's file holds, table by table in the order of their keys, without SQLite.

    :raises PageError: a byte is not as it must be.
    """
    if size < PAGE or size % PAGE:
        raise PageError(CUT.finding(size=size, expected=-(-size // PAGE) * PAGE or PAGE))
    count = size // PAGE
    _check_head(page(1)[:HEAD], count)
    trees = Trees(page, count)
    _check_schema(trees)
    for one in _table(trees, "log"):
        _expect(one, one.key, 1)
        yield one
    rows = 0
    for one in _table(trees, "rows"):
        _expect(one, one.key, rows)
        # An act that was destroyed has left zeros and nothing else.
        act = one.values[1]
        _hold(one, not isinstance(act, bytes) or act[:1] != b"\0" or not any(act))
        rows += 1
        yield one
    yield from _tiles(trees, rows)
    yield from _checkpoints(trees, rows)
    for one in _table(trees, "chain"):
        _hold(one, one.key < rows)
        yield one
    unmet = trees.unmet()
    if unmet is not None:
        raise PageError(UNMET.finding(page=unmet))


def _check_head(head: bytes, count: int) -> None:
    if head[:16] != b"SQLite format 3\0":
        raise PageError(MAGIC.finding())
    # The count of changes stands twice (24 and 92); the count of pages holds while the two agree.
    for offset, form, expected in (*_FIELDS, (28, ">I", count), (92, ">I", unpack_from(">I", head, 24)[0])):
        (found,) = unpack_from(form, head, offset)
        if found != expected:
            raise PageError(HEADER.finding(offset=offset, found=found, expected=expected))


def _check_schema(trees: Trees) -> None:
    cells = list(trees.cells(1))
    for number, (cell, expected) in enumerate(zip(cells, SCHEMA, strict=False), 1):
        if record(cell.payload) != expected or cell.key != number:
            raise PageError(RECORD.finding(table="sqlite_schema", page=1, offset=cell.offset))
    if len(cells) != len(SCHEMA):
        raise PageError(RECORD.finding(table="sqlite_schema", page=1, offset=HEAD))


def _table(trees: Trees, table: str) -> Iterator[Held]:
    columns = _COLUMNS[table]
    for cell in trees.cells(ROOTS[table]):
        values = record(cell.payload)
        if values is None or tuple(map(type, values)) not in columns:
            raise PageError(RECORD.finding(table=table, page=cell.page, offset=cell.offset))
        yield Held(table, cell.key, values[1:], cell.page, cell.offset)


def _expect(one: Held, found: int, expected: int) -> None:
    if found != expected:
        raise PageError(OTHER_KEY.finding(table=one.table, page=one.page, offset=one.offset, found=found, expected=expected))


def _tiles(trees: Trees, rows: int) -> Iterator[Held]:
    keys = _filled(rows)
    for one in _table(trees, "tiles"):
        _expect(one, one.key, next(keys, -1))
        yield one
    missing = next(keys, None)
    if missing is not None:
        raise PageError(MISSING.finding(table="tiles", page=ROOTS["tiles"], expected=missing))


def _filled(rows: int) -> Iterator[int]:
    """Give the keys of the tiles that so many rows fill, in the order in which they do."""
    for ended in range(WIDTH, rows + 1, WIDTH):
        level, across = 0, ended >> HEIGHT
        while True:
            yield tile_key(level, across - 1)
            if across % WIDTH:
                break
            level, across = level + 1, across >> HEIGHT


def _checkpoints(trees: Trees, rows: int) -> Iterator[Held]:
    notes: dict[int, bytes] = {}
    last = -1
    for one in _table(trees, "checkpoints"):
        note, total = one.values
        assert isinstance(note, bytes)
        _hold(one, total == note_sum(note))
        notes[one.key] = note
        last = one.key
        yield one
    if rows and last != rows:
        raise PageError(MISSING.finding(table="checkpoints", page=ROOTS["checkpoints"], expected=rows))
    for number, one in enumerate(_table(trees, "signed"), 1):
        size, note, total = one.values
        assert isinstance(note, bytes)
        assert isinstance(size, int)
        _expect(one, one.key, number)
        # A checkpoint gets signatures and loses none.
        _hold(one, total == note_sum(note) and size in notes and note.startswith(notes[size]))
        notes[size] = note
        yield one


def _hold(one: Held, sound: bool) -> None:  # noqa: FBT001 — the one thing that it is told
    if not sound:
        raise PageError(RECORD.finding(table=one.table, page=one.page, offset=one.offset))
