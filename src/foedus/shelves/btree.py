"""This file is about the trees of pages in an SQLite file, read so that every byte of them is accounted for.

A page is a head, pointers to its cells, a gap, and the cells (SQLite's *Database File Format*, section
1.6). On a leaf nothing may be left over: the gap and every freed byte is zero. No two cells overlap, the
keys rise through the whole tree, and a key that parts two pages is the last of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.shelves.cells import is_shortest, varint
from foedus.shelves.layout import PAGE

LEAF, INNER = 0x0D, 0x05
"""The kinds of page of which a table is made."""

MOST_LOCAL = PAGE - 35
LEAST_LOCAL = (PAGE - 12) * 32 // 255 - 23
LINKED = PAGE - 4
"""Bytes of a cell on its page, at most and at least, and on each page to which it runs over (section 1.6)."""

HEAD = 100
"""Bytes of the file's own head, before that of page 1."""

UNSOUND = Code("page-unsound", page=int, offset=int)
LEFTOVER = Code("page-leftover", page=int, offset=int)
KEY_ORDER = Code("page-key", page=int, offset=int, key=int)
TWICE = Code("page-twice", page=int, by=int)


class PageError(Exception):
    """A page is not as SQLite writes it; ``finding`` says which, and where in it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class Cell(Struct, frozen=True, gc=False):
    """A row as it lies in a tree: its key, its bytes, and the page and offset where it begins."""

    key: int
    payload: bytes
    page: int
    offset: int


class Trees:
    """The trees of one file, each page of which may be met once.

    :param page: gives the bytes of a page, counted from 1.
    :param count: how many there are.
    """

    def __init__(self, page: Callable[[int], bytes], count: int) -> None:
        self._page = page
        self._count = count
        self._met = bytearray(count + 1)

    def cells(self, root: int) -> Iterator[Cell]:
        """Give the cells of the tree that begins on a page, in the order of their keys.

        :raises PageError: a page of it is not as it must be.
        """
        last = -1
        for cell in self._under(root, root, None):
            if cell.key <= last:
                raise PageError(KEY_ORDER.finding(page=cell.page, offset=cell.offset, key=cell.key))
            last = cell.key
            yield cell

    def unmet(self) -> int | None:
        """Give the first page that no tree holds; the page of SQLite's lock, which is never used, is not counted."""
        at = self._met.find(0, 1)
        while at == (1 << 30) // PAGE + 1:
            at = self._met.find(0, at + 1)
        return None if at < 0 else at

    def _take(self, number: int, by: int, offset: int) -> bytes:
        if not 0 < number <= self._count:
            raise PageError(UNSOUND.finding(page=by, offset=offset))
        if self._met[number]:
            raise PageError(TWICE.finding(page=number, by=by))
        self._met[number] = 1
        return self._page(number)

    def _under(self, number: int, by: int, bound: int | None) -> Iterator[Cell]:
        """Give the cells from a page down; ``bound`` is the key that must be the last of them."""
        data, head = self._take(number, by, 0), HEAD if number == 1 else 0
        if data[head] == INNER:
            # SQLite clears a leaf, and the first page of a tree, where it parts one; it does not clear the pages between them.
            for child, key in _children(data, number, head, clear=number == by):
                yield from self._under(child, number, bound if key is None else key)
            return
        if data[head] != LEAF:
            raise PageError(UNSOUND.finding(page=number, offset=head))
        spans, cell = [], None
        for at in _pointers(data, number, head, head + 8):
            cell, end = self._leaf_cell(data, number, at)
            spans.append((at, end))
            yield cell
        _account(data, number, head + 8, spans, clear=True)
        # SQLite parts two pages at the last key of the first.
        if bound is not None and (cell is None or cell.key != bound):
            raise PageError(KEY_ORDER.finding(page=number, offset=head, key=bound))

    def _leaf_cell(self, data: bytes, number: int, at: int) -> tuple[Cell, int]:
        try:
            size, after = varint(data, at)
            key, start = varint(data, after)
        except IndexError:
            raise PageError(UNSOUND.finding(page=number, offset=at)) from None
        if not (is_shortest(data, at, after) and is_shortest(data, after, start)):
            raise PageError(UNSOUND.finding(page=number, offset=at))
        local = _local(size)
        end = start + local + (4 if local < size else 0)
        if end > PAGE:
            raise PageError(UNSOUND.finding(page=number, offset=at))
        payload = data[start : start + local]
        if local < size:
            payload += b"".join(self._linked(int.from_bytes(data[end - 4 : end], "big"), number, end - 4, size - local))
        return Cell(key, payload, number, at), end

    def _linked(self, number: int, by: int, offset: int, size: int) -> Iterator[bytes]:
        """Give what of a cell lies on the pages to which it runs over; after its end they are zero."""
        while size > 0:
            data = self._take(number, by, offset)
            used = min(size, LINKED)
            yield data[4 : 4 + used]
            _zero(data, number, 4 + used, PAGE)
            size -= used
            by, offset, number = number, 0, int.from_bytes(data[:4], "big")
        if number:
            raise PageError(UNSOUND.finding(page=by, offset=offset))


def _children(data: bytes, number: int, head: int, *, clear: bool) -> list[tuple[int, int | None]]:
    found: list[tuple[int, int | None]] = []
    spans = []
    for at in _pointers(data, number, head, head + 12):
        try:
            key, end = varint(data, at + 4)
        except IndexError:
            raise PageError(UNSOUND.finding(page=number, offset=at)) from None
        if not is_shortest(data, at + 4, end):
            raise PageError(UNSOUND.finding(page=number, offset=at))
        found.append((int.from_bytes(data[at : at + 4], "big"), key))
        spans.append((at, end))
    _account(data, number, head + 12, spans, clear=clear)
    return [*found, (int.from_bytes(data[head + 8 : head + 12], "big"), None)]


def _local(size: int) -> int:
    if size <= MOST_LOCAL:
        return size
    surplus = LEAST_LOCAL + (size - LEAST_LOCAL) % LINKED
    return surplus if surplus <= MOST_LOCAL else LEAST_LOCAL


def _pointers(data: bytes, number: int, head: int, start: int) -> list[int]:
    end = start + 2 * int.from_bytes(data[head + 3 : head + 5], "big")
    if end > PAGE:
        raise PageError(UNSOUND.finding(page=number, offset=head + 3))
    return [int.from_bytes(data[at : at + 2], "big") for at in range(start, end, 2)]


def _account(data: bytes, number: int, start: int, spans: list[tuple[int, int]], *, clear: bool) -> None:
    """Hold a page to its head: cells and freed blocks cover what lies behind the gap, and what they do not cover is counted and zero.

    :param start: where the pointers begin.
    :param clear: that the gap is zero.
    """
    head = HEAD if number == 1 else 0
    blocks, at, before = [], int.from_bytes(data[head + 1 : head + 3], "big"), head + 1
    while at:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if at + size > PAGE or size < 4 or at <= before:
            raise PageError(UNSOUND.finding(page=number, offset=before))
        _zero(data, number, at + 4, at + size)
        blocks.append((at, at + size))
        before, at = at, int.from_bytes(data[at : at + 2], "big")
    gap, fragments = start + 2 * len(spans), 0
    content = int.from_bytes(data[head + 5 : head + 7], "big")
    end = gap
    for first, stop in (*sorted(spans + blocks), (PAGE, PAGE)):
        if first < end:
            raise PageError(UNSOUND.finding(page=number, offset=first))
        if clear or end != gap:
            _zero(data, number, end, first)
        if end == gap:
            if content != first:
                raise PageError(UNSOUND.finding(page=number, offset=head + 5))
        else:
            fragments += first - end
        end = stop
    if fragments != data[head + 7]:
        raise PageError(UNSOUND.finding(page=number, offset=head + 7))


def _zero(data: bytes, number: int, start: int, end: int) -> None:
    rest = data[start:end]
    if rest.count(0) != len(rest):
        offset = start + next(place for place, byte in enumerate(rest) if byte)
        raise PageError(LEFTOVER.finding(page=number, offset=offset))
