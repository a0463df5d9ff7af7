"""This file is about the word that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

NOTHING = "—"
_DIGITS = re.compile(r"[0-9]{1,9}")


def nearest(word: str, valid: Iterable[str]) -> str:
    """Give the valid word spelt most like one that is not valid; a dash where nothing would be valid.

    >>> nearest("obligaton", ["obligation", "organ"])
    'obligation'
    """
    return _nearest(word, valid, 0) or NOTHING


def nearest_number(number: str, valid: Iterable[str]) -> str:
    """Give the number of an article spelt much like one that is not there, or else the one next to it.

    >>> nearest_number("4", ["preamble", "1", "2", "3"]), nearest_number("preambel", ["preamble", "1"])
    ('3', 'preamble')
    """
    numbers = [one for one in valid if one[:1].isdigit()]
    found = _DIGITS.match(number)
    if found and numbers:
        return min(numbers, key=lambda one: abs(_leading(one) - int(found[0])))
    return nearest(number, valid)


def close(word: str, valid: Iterable[str]) -> str:
    """Give the valid word of which this one is most likely a slip; an empty text where none is so near."""
    return _nearest(word, valid, 0.6)


def _leading(number: str) -> int:
    found = _DIGITS.match(number)
    return int(found[0]) if found else 0


def _nearest(word: str, valid: Iterable[str], cutoff: float) -> str:
    by_fold = {one.casefold(): one for one in valid}
    found = get_close_matches(word[:80].casefold(), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else ""
