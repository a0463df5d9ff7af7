"""This file is about two wordings side by side: which words fell away, which are new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup, escape

_TOKEN = re.compile(r"\n\s*\n|\s+|\w+|[^\w\s]")
_ISLAND = 2
"""So few words that stayed between changes on both sides are marked with them: single words left standing help nobody to read."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two texts, each as its paragraphs with what differs marked."""

    before: tuple[Markup, ...]
    after: tuple[Markup, ...]


def beside(before: str, after: str) -> Sides:
    """Mark what differs between two texts."""
    old, new = _TOKEN.findall(before.strip()), _TOKEN.findall(after.strip())
    gone, come = _changed(old, new)
    return Sides(tuple(_paragraphs(old, gone, "del")), tuple(_paragraphs(new, come, "ins")))


def lines_beside(before: Sequence[Markup], after: Sequence[Markup]) -> Sides:
    """Mark whole lines that differ."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    gone, come = set(range(len(before))), set(range(len(after)))
    for a, b, size in matcher.get_matching_blocks():
        gone -= set(range(a, a + size))
        come -= set(range(b, b + size))
    return Sides(
        tuple(Markup("<del>{}</del>").format(one) if n in gone else one for n, one in enumerate(before)),
        tuple(Markup("<ins>{}</ins>").format(one) if n in come else one for n, one in enumerate(after)),
    )


def _changed(old: list[str], new: list[str]) -> tuple[list[bool], list[bool]]:
    """Say of every token whether it differs; little islands of sameness between changes are taken with them."""
    gone, come = [True] * len(old), [True] * len(new)
    matcher = SequenceMatcher(None, [one.casefold() for one in old], [one.casefold() for one in new], autojunk=False)
    blocks = matcher.get_matching_blocks()
    for a, b, size in blocks:
        words = sum(one[:1].isalnum() for one in old[a : a + size])
        within = min(a, b) > 0 and a + size < len(old) and b + size < len(new)
        if within and words <= _ISLAND and not any("\n" in one for one in old[a : a + size]):
            continue
        gone[a : a + size] = [False] * size
        come[b : b + size] = [False] * size
    return gone, come


def _paragraphs(tokens: list[str], marked: list[bool], tag: str) -> Iterator[Markup]:
    paragraph = Markup()
    for (broken, mark), some in groupby(
        zip(tokens, marked, strict=True), key=lambda one: ("\n" in one[0] and one[0].count("\n") > 1, one[1])
    ):
        words = "".join(token for token, _ in some)
        if broken:
            yield paragraph
            paragraph = Markup()
        else:
            paragraph += _set(words, tag) if mark and words.strip() else escape(words)
    if paragraph:
        yield paragraph


def _set(words: str, tag: str) -> Markup:
    """Mark words, but not the spaces around them."""
    within = words.strip()
    before, _, after = words.partition(within)
    return Markup(f"{{}}<{tag}>{{}}</{tag}>{{}}").format(before, within, after)  # noqa: S704 — a tag of ours
