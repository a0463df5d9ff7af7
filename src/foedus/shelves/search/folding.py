"""This file is about words as search sees them: letters without case, accents or the dots of ё, cut into tokens.

An engine is handed tokens and nothing else, so that no engine's idea of a word can differ from
another's. There is no stemming: ``help`` finds *help* and ``help*`` finds *helped*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

LONGEST = 64
"""How many letters a token has at most; a longer run is cut, in texts and queries alike."""

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_RUN = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_WORD = re.compile(r"[^\W_]+")
_BREVE = "\u0306"


class Token(Struct, frozen=True):
    """A folded word and where it stands in the text."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Give a text without case and accents, in compatibility form; ё is е, while й stays й.

    >>> fold("Ёлка CAFÉ ﬁne Жуйский")
    'елка cafe fine жуйский'
    """
    kept: list[str] = []
    for letter in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()):
        if not unicodedata.combining(letter) or (letter == _BREVE and kept and kept[-1] == "и"):
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=65_536)
def _pieces(run: str) -> tuple[str, ...]:
    folded = run.lower() if run.isascii() else fold(run)
    words = _WORD.findall(folded)
    return tuple(word[at : at + LONGEST] for word in words for at in range(0, len(word), LONGEST))


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into folded words, in their order, each with its place in the text as written.

    >>> [token.text for token in tokens("The Council's decision, CST 4(2)")]
    ['the', 'council', 's', 'decision', 'cst', '4', '2']
    """
    for found in _RUN.finditer(text):
        for piece in _pieces(found[0]):
            yield Token(piece, found.start(), found.end())


def words(text: str) -> tuple[str, ...]:
    """Cut a text into folded words."""
    return tuple([piece for run in _RUN.findall(text) for piece in _pieces(run)])
