"""This file is about the one way in which the formats of the log write bytes and numbers as text, and reading only that way.

Another spelling of the same value would let two texts pass for one; it is refused everywhere.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from typing import Final

GREATEST: Final = 2**63 - 1
"""The greatest size, position or time: what fits eight bytes with a sign (tlog-cosignature, Format)."""


def base64(data: bytes) -> str:
    """Write bytes in the standard base 64 of RFC 4648, section 4."""
    return b2a_base64(data, newline=False).decode("ascii")


def from_base64(text: str) -> bytes | None:
    """Read standard base 64, if it is written as :func:`base64` writes it: with its padding, without stray bits."""
    try:
        data = a2b_base64(text, strict_mode=True)
    except ValueError:
        return None
    return data if base64(data) == text else None


def number(text: str) -> int | None:
    """Read a whole number in ASCII digits without leading zeros, up to ``GREATEST``.

    >>> number("70000"), number("007"), number("+7")
    (70000, None, None)
    """
    if not (text.isascii() and text.isdecimal()) or len(text) > 19 or (text != "0" and text[0] == "0"):
        return None
    found = int(text)
    return found if found <= GREATEST else None
