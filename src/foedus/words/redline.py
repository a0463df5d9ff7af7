"""This file is about two wordings in one: which words fell away, which came, paragraph by paragraph and word by word.

First the paragraphs are matched: those that share most of their words, in order. A paragraph without a match fell
away or came as a whole; within a match only the words that differ are marked, and little islands of sameness between
changes are taken with them, since single words left standing help nobody to read. Nothing is lost: what stayed with
what fell away is the old text, what stayed with what came is the new one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Any, Literal

from msgspec import Struct

from foedus.mechanisms.treaty.questions import Redlined
from foedus.organization.organization import Organization
from foedus.words.consolidated import ArticleText, InstrumentText, article_in, step_as_json

Mark = Literal["same", "gone", "come"]
_BREAK = re.compile(r"\n[ \t]*\n")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\(([0-9]+[a-z]*)\)")
_ISLAND = 2
_ALIKE = Fraction(2, 5)
"""Paragraphs that share fewer of their words than this are two paragraphs, not one that was changed."""
_SAME_NUMBER = Fraction(1, 5)


class Piece(Struct, frozen=True):
    """A stretch of text that stayed, fell away or came."""

    mark: Mark
    text: str


Pieces = tuple[Piece, ...]


class RedlinedArticle(Struct, frozen=True):
    """One article that reads otherwise: how it was changed, its heading and paragraphs in pieces, and the article before and after."""

    number: str
    how: Literal["added", "deleted", "replaced"]
    heading: Pieces
    paragraphs: tuple[Pieces, ...]
    before: ArticleText | None
    after: ArticleText | None
    change: Redlined

    @property
    def language(self) -> str:
        """Give the language of the words."""
        either = self.after or self.before
        return either.language if either else ""


class Redline(Struct, frozen=True):
    """Two states of one instrument in one: the articles that read otherwise."""

    before: InstrumentText
    after: InstrumentText
    articles: tuple[RedlinedArticle, ...]


def redline(organization: Organization, before: InstrumentText, after: InstrumentText, changes: Iterable[Redlined]) -> Redline:
    """Set two states of a text into one, in their language."""
    return Redline(before, after, tuple(_article(organization, before, one) for one in changes))


def _article(organization: Organization, text: InstrumentText, one: Redlined) -> RedlinedArticle:
    found = text.text.instrument
    old, new = (article_in(organization, found, side, text.language) if side else None for side in (one.before, one.after))
    how: Literal["added", "deleted", "replaced"] = "replaced" if old and new else "added" if new else "deleted"
    heading = word_by_word(old.heading if old else "", new.heading if new else "")
    paragraphs = in_one(old.paragraphs if old else (), new.paragraphs if new else ())
    return RedlinedArticle(one.number, how, heading, paragraphs, old, new, one)


def in_one(before: Sequence[str], after: Sequence[str]) -> tuple[Pieces, ...]:
    """Set two runs of paragraphs into one: each paragraph in pieces, those that fell away before those that came in their place."""
    found: list[Pieces] = []
    for old, new in _matched(before, after):
        if old is None:
            found.append((Piece("come", after[new]),) if new is not None else ())
        elif new is None:
            found.append((Piece("gone", before[old]),))
        else:
            found.append(word_by_word(before[old], after[new]))
    return tuple(one for one in found if one)


def word_by_word(before: str, after: str) -> Pieces:
    """Set two texts into one, the words that differ marked."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[Piece] = []
    for start, end, begin, stop in _differing(old, new):
        _add(pieces, "same", "".join(old[start:end]))
        _add(pieces, "gone", "".join(old[end:begin]))
        _add(pieces, "come", stop)
    return tuple(pieces)


def _differing(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Give stretches: old tokens that stayed (from, to), then those that fell away (to, until), then the text that came."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = [one for one in matcher.get_matching_blocks() if one.size == 0 or not _is_island(old, new, *one)]
    edges = [(0, 0, 0), *((a, b, size) for a, b, size in blocks)]
    for (a, b, size), (next_a, next_b, _) in zip(edges, [*edges[1:], (len(old), len(new), 0)], strict=True):
        yield a, a + size, next_a, "".join(new[b + size : next_b])


def _is_island(old: list[str], new: list[str], a: int, b: int, size: int) -> bool:
    """Say whether so few words stayed between changes on both sides that they are marked with them."""
    words = sum(one[:1].isalnum() for one in old[a : a + size])
    within = a > 0 and b > 0 and a + size < len(old) and b + size < len(new)
    return within and words <= _ISLAND


def _add(pieces: list[Piece], mark: Mark, text: str) -> None:
    if not text:
        return
    if pieces and pieces[-1].mark == mark:
        pieces[-1] = Piece(mark, pieces[-1].text + text)
    else:
        pieces.append(Piece(mark, text))


def _matched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Match paragraphs in order so that the matched share as much as can be (the longest common subsequence, weighted)."""
    likeness = [[_alike(old, new) for new in after] for old in before]
    best = [[Fraction(0)] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(before) or j < len(after):
        if i < len(before) and j < len(after) and likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif i < len(before) and (j == len(after) or best[i][j] == best[i + 1][j]):
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1


def _alike(before: str, after: str) -> Fraction:
    """Say which part of their words two paragraphs share; the same number in front speaks for them; too little is nothing."""
    if before == after:
        return Fraction(2)
    old, new = (Counter(word.casefold() for word in _WORD.findall(one)) for one in (before, after))
    every = old.total() + new.total()
    if not every:
        return Fraction(0)
    first, second = _NUMBER.match(before), _NUMBER.match(after)
    shared = Fraction(2 * (old & new).total(), every) + (_SAME_NUMBER if first and second and first[1] == second[1] else 0)
    return shared if shared >= _ALIKE else Fraction(0)


def redline_as_json(organization: Organization, one: Redline) -> dict[str, Any]:
    """Give a redline as plain data: every article in pieces, each ``same``, ``gone`` or ``come``."""
    after = one.after
    return {
        "instrument": after.text.instrument.id,
        "title": after.title,
        "language": after.language,
        "from": one.before.as_of,
        "to": after.as_of,
        "on_trial": list(after.text.on_trial),
        "articles": [_article_as_json(organization, some) for some in one.articles],
        "corpus": organization.corpus.digest,
    }


def _article_as_json(organization: Organization, one: RedlinedArticle) -> dict[str, Any]:
    return {
        "article": one.number,
        "how": one.how,
        "language": one.language,
        "changed": [step_as_json(organization, step) for step in one.change.steps],
        "heading": [[piece.mark, piece.text] for piece in one.heading],
        "paragraphs": [[[piece.mark, piece.text] for piece in some] for some in one.paragraphs],
    }
