"""This file is about the word that was probably meant, which every finding about a wrong word names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

NOTHING = "—"
"""What stands where no word would be valid."""

_LONGEST = 80
_ALIKE = 0.4
_A_SLIP = 0.6
_DIGITS = re.compile(r"[0-9]{1,9}")


def likeness(word: str, other: str) -> float:
    """Say how alike two words are, from 0 to 1."""
    return SequenceMatcher(None, word[:_LONGEST].casefold(), other.casefold()).ratio()


def nearest(word: str, valid: Iterable[str]) -> str:
    """Give the valid word spelt most like one that is not valid; a dash where nothing would be valid.

    >>> nearest("obligaton", ["obligation", "organ"])
    'obligation'
    """
    return max(sorted(valid), key=lambda other: likeness(word, other), default=NOTHING)


def close(word: str, valid: Iterable[str]) -> str:
    """Give the valid word of which this one is most likely a slip; an empty text where none is so near."""
    found = nearest(word, valid)
    return found if found != NOTHING and likeness(word, found) >= _A_SLIP else ""


def some_nearest(word: str, valid: Iterable[str]) -> tuple[str, ...]:
    """Give up to three valid words that are much like one that is not; among equals, the first.

    >>> some_nearest("KZA", ["RUS", "KAZ", "ARM"])
    ('KAZ',)
    """
    alike = {other: likeness(word, other) for other in valid}
    return tuple(sorted((other for other in alike if alike[other] >= _ALIKE), key=lambda other: -alike[other])[:3])


def nearest_number(number: str, valid: Iterable[str]) -> str:
    """Give the number of an article spelt much like one that is not there, or else the one next to it.

    >>> nearest_number("4", ["preamble", "1", "2", "3"]), nearest_number("preambel", ["preamble", "1"])
    ('3', 'preamble')
    """
    given = tuple(valid)
    numbers = [one for one in given if one[:1].isdigit()]
    found = _DIGITS.match(number)
    if found and numbers:
        return min(numbers, key=lambda one: abs(_leading(one) - int(found[0])))
    return nearest(number, given)


def _leading(number: str) -> int:
    found = _DIGITS.match(number)
    return int(found[0]) if found else 0
