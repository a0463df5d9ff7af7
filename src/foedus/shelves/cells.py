"""This file is about the records in an SQLite file: whole numbers of changing length, and rows of values behind a header.

What is read is written again and compared: SQLite itself would take other spellings of the same
value, and a byte could then change that nobody reads (SQLite's *Database File Format*, section 2.1).
"""

from __future__ import annotations

Value = int | str | bytes | None
"""What a column holds."""

_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of a whole number, by its serial type."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a whole number, seven bits to a byte, eight in the ninth: the number, and where it ends.

    :raises IndexError: the bytes end before the number does.
    """
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


def written(value: int) -> bytes:
    """Write a whole number from 0 to 2**56 - 1 as :func:`varint` reads it, and in no more bytes than it needs.

    >>> written(300).hex(), varint(written(300), 0)
    ('822c', (300, 2))
    """
    if value < 0x80:
        return bytes((value,))
    found = [value & 0x7F]
    while value := value >> 7:
        found.append(value & 0x7F | 0x80)
    return bytes(reversed(found))


def record(payload: bytes) -> tuple[Value, ...] | None:
    """Read a record's values; nothing, where it is not written as SQLite writes these values."""
    try:
        end, at = varint(payload, 0)
        body, types, values = end, [], []
        while at < end:
            serial, at = varint(payload, at)
            size = _size(serial)
            if size is None:
                return None
            types.append(serial)
            values.append(_value(serial, payload[body : body + size]))
            body += size
    except (IndexError, UnicodeDecodeError):
        return None
    head = b"".join(written(serial) for serial in types)
    shortest = all(serial == _serial(value) for serial, value in zip(types, values, strict=True))
    return tuple(values) if shortest and body == len(payload) and written(len(head) + 1) + head == payload[:end] else None


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
