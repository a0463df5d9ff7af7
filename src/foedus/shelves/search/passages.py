"""This file is about showing hits: where in a text the words sought stand, and the passage of a long text that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from foedus.shelves.search.folding import Token, tokens
from foedus.shelves.search.query import Words

LENGTH = 220
"""How many letters a passage has, about."""

_LEAD = 60
_CUT = "…"


class Passage(Struct, frozen=True):
    """A text, and the places in it, from one letter up to another, where something sought stands."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def marked(text: str, sought: Sequence[Words]) -> Passage:
    """Mark in a text what was sought."""
    there = list(tokens(text))
    places = sorted(place for leaf in sought for place in _places(leaf, there))
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return Passage(text, tuple(joined))


def passage(text: str, sought: Sequence[Words], length: int = LENGTH) -> Passage:
    """Give the stretch of a text that begins a little before the first thing sought, cut between words."""
    whole = marked(text, sought)
    if len(text) <= length:
        return whole
    first = whole.marks[0][0] if whole.marks else 0
    start = text.rfind(" ", 0, first - _LEAD) + 1 if first > _LEAD else 0
    if len(text) - start <= length:
        end = len(text)
    else:
        # A phrase that is longer than a passage is shown whole.
        reach = max([start + length, *(mark[1] for mark in whole.marks[:1])])
        space = text.rfind(" ", start, reach + 1)
        end = space if space > first else reach
        end = max([end, *(mark[1] for mark in whole.marks[:1])])
    head, tail = _CUT * (start > 0), _CUT * (end < len(text))
    shift = len(head) - start
    marks = tuple((begin + shift, stop + shift) for begin, stop in whole.marks if stop <= end)
    return Passage(f"{head}{text[start:end]}{tail}", marks)


def _places(leaf: Words, there: Sequence[Token]) -> list[tuple[int, int]]:
    *whole, last = leaf.tokens
    length = len(whole)
    return [
        (there[at].start, there[at + length].end)
        for at in range(len(there) - length)
        if (there[at + length].text.startswith(last) if leaf.prefix else there[at + length].text == last)
        and [one.text for one in there[at : at + length]] == whole
    ]
