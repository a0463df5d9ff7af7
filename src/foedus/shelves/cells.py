"""This file is about the records in an SQLite file: whole numbers of changing length, and rows of values behind a header.

Only the spelling that SQLite itself writes is read: it would take others of the same value, and a
byte could then change that nobody reads (SQLite's *Database File Format*, section 2.1).
"""

from __future__ import annotations

from functools import lru_cache

Value = int | str | bytes | None
"""What a column holds."""

_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of a whole number, by its serial type."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    r"""Read a whole number, seven bits to a byte, eight in the ninth: the number, and where it ends.

    >>> varint(b"\x82\x2c", 0)
    (300, 2)

    :raises IndexError: the bytes end before the number does.
    """
    value = data[at]
    if value < 0x80:
        return value, at + 1
    value &= 0x7F
    for place in range(1, 8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


def is_shortest(data: bytes, start: int, end: int) -> bool:
    r"""Say whether a whole number that :func:`varint` read is below 2**56, and in no more bytes than it needs.

    >>> is_shortest(b"\x82\x2c", 0, 2), is_shortest(b"\x80\x2c", 0, 2)
    (True, False)
    """
    return end == start + 1 or (data[start] != 0x80 and end < start + 9)


def record(payload: bytes) -> tuple[Value, ...] | None:
    """Read a record's values; nothing, where it is not written as SQLite writes these values."""
    columns = _columns(payload[: payload[0]] if payload else b"")
    if columns is None:
        return None
    values: list[Value] = []
    at = payload[0]
    for serial, size in columns:
        data = payload[at : at + size]
        at += size
        if serial >= 12 and not serial & 1:
            values.append(data)
            continue
        try:
            value = _value(serial, data)
        except UnicodeDecodeError:
            return None
        if serial != _serial(value):
            return None
        values.append(value)
    return tuple(values) if at == len(payload) else None


@lru_cache(maxsize=4_096)
def _columns(head: bytes) -> tuple[tuple[int, int], ...] | None:
    """Read a record's header: the serial type of each value and its bytes; nothing, where it is not written in the fewest bytes."""
    found: list[tuple[int, int]] = []
    at = 1
    try:
        while at < len(head):
            start = at
            serial, at = varint(head, at)
            size = _size(serial)
            if size is None or not is_shortest(head, start, at):
                return None
            found.append((serial, size))
    except IndexError:
        return None
    # It says its own length in its first byte; a header for which that is too little has more columns than any table here.
    return tuple(found) if head and head[0] == at < 0x80 else None


def _size(serial: int) -> int | None:
    if serial >= 12:
        return (serial - 12) // 2
    if serial in {0, 8, 9}:
        return 0
    return _WIDTHS.get(serial)


def _value(serial: int, data: bytes) -> Value:
    if serial >= 12:
        return data.decode() if serial & 1 else data
    if serial == 0:
        return None
    return serial - 8 if serial >= 8 else int.from_bytes(data, "big", signed=True)


def _serial(value: Value) -> int:
    """Give the serial type that SQLite chooses for a value: the shortest (schema format 4 has types for 0 and 1)."""
    if value is None:
        return 0
    if isinstance(value, int):
        if value in {0, 1}:
            return 8 + value
        return next(serial for serial, width in _WIDTHS.items() if -(1 << 8 * width - 1) <= value < 1 << 8 * width - 1)
    return 13 + 2 * len(value.encode()) if isinstance(value, str) else 12 + 2 * len(value)
