"""This file is about the page of an instrument: front matter, headings, prose and fenced blocks, each with its line."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_DIVIDES = {"h1": 1, "h2": 2, "h3": 3}


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the word after the fence, the text, the line of its first line, whether the fence is closed."""

    language: str
    text: str
    line: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading: prose as written, and the fenced blocks; level 0 is before the first heading."""

    level: int
    title: str
    line: int
    words: str
    fences: tuple[Fence, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in its parts; ``front`` is the text between the lines ``---``, or none."""

    front: str | None
    front_closed: bool
    sections: tuple[Section, ...]


def read_page(text: str) -> Page:
    """Take an instrument's file apart; the numbers of lines are those of the whole file."""
    lines = text.split("\n")
    end = _front_end(lines)
    front = "\n".join(lines[1:end]) + "\n" if end else None
    for number in range(min(end + 1, len(lines)) if end else 0):
        lines[number] = ""
    closed = end < len(lines)
    tokens = MarkdownIt("commonmark").parse("\n".join(lines))
    return Page(front, closed, _sections(lines, tokens))


def _front_end(lines: list[str]) -> int:
    """Give the position of the closing line ``---``, the length where it is missing, 0 where there is no front matter."""
    if lines[0].rstrip() != "---":
        return 0
    return next((at for at in range(1, len(lines)) if lines[at].rstrip() == "---"), len(lines))


def _sections(lines: list[str], tokens: list[Token]) -> tuple[Section, ...]:
    heads = [
        (token.map[0], token.map[1], _DIVIDES[token.tag], tokens[at + 1].content)
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.tag in _DIVIDES and token.map
    ]
    fences = [(token.map[0], token.map[1], token) for token in tokens if token.type == "fence" and token.map]
    starts = [(0, 0, 0, ""), *heads]
    ends = [begin for begin, *_ in heads] + [len(lines)]
    sections = []
    for (begin, body, level, title), end in zip(starts, ends, strict=True):
        inside = [(first, last, token) for first, last, token in fences if body <= first < end]
        prose = [lines[at] for at in range(body, end) if not any(first <= at < last for first, last, _ in inside)]
        found = tuple(_fence(lines, first, last, token) for first, last, token in inside)
        sections.append(Section(level, title.strip(), begin + 1, _tidy(prose), found))
    return tuple(sections)


def _fence(lines: list[str], first: int, last: int, token: Token) -> Fence:
    closed = last - first > 1 and lines[last - 1].lstrip(" >").startswith(token.markup)
    return Fence(token.info.strip(), token.content, first + 2, closed)


def _tidy(prose: list[str]) -> str:
    """Join lines, with one empty line where a block stood between two paragraphs."""
    kept: list[str] = []
    for line in prose:
        stripped = line.rstrip()
        if stripped or (kept and kept[-1]):
            kept.append(stripped)
    return "\n".join(kept).strip("\n")
