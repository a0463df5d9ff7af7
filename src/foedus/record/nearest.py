"""This file is about the nearest valid word, which every finding about a wrong word names."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def likeness(word: str, other: str) -> float:
    """Say how alike two words are, from 0 to 1."""
    return SequenceMatcher(None, word.casefold(), other.casefold()).ratio()


def nearest(word: str, valid: Iterable[str]) -> str:
    """Give the valid word most like this one, or nothing if there is no valid word at all.

    >>> nearest("ratifys", ["signs", "ratifies", "denounces"])
    'ratifies'
    """
    return max(sorted(valid), key=lambda other: likeness(word, other), default="")
