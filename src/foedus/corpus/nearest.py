"""This file is about the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

NOTHING = "—"


def nearest(word: str, valid: Iterable[str]) -> str:
    """Give the valid word spelt most like one that is not valid; a dash where nothing would be valid.

    >>> nearest("obligaton", ["obligation", "organ"])
    'obligation'
    """
    by_fold = {one.casefold(): one for one in valid}
    found = get_close_matches(word[:80].casefold(), by_fold, n=1, cutoff=0)
    return by_fold[found[0]] if found else NOTHING
