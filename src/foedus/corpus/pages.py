"""This file is about one instrument's file as it is read: its front matter and its articles, the blocks not yet judged.

``## Article 4. Heading`` begins an article of the instrument itself, ``### CST 4. Heading`` inside one what it
makes of article 4 of the instrument CST. The same reading serves a translation, whose headings may be
in its own language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.corpus.blocks import Block, read_block
from foedus.corpus.markdown import Fence, Section, read_page
from foedus.corpus.quoting import quoted
from foedus.finding import Code, Finding, Place
from foedus.nearest import NOTHING, nearest

NOT_UTF_8 = Code("corpus-not-utf-8", path=str)
NO_FRONT = Code("corpus-no-front-matter")
FRONT_OPEN = Code("corpus-front-matter-open")
HEADING_UNKNOWN = Code("corpus-heading-unknown", heading=str, nearest=str)
CHANGE_HEADING = Code("corpus-change-heading-unknown", heading=str)
CHANGE_LOOSE = Code("corpus-change-outside-article", heading=str)
FENCE_OPEN = Code("corpus-fence-open")
FENCE_LANGUAGE = Code("corpus-fence-not-yaml", language=str)
BLOCK_LOOSE = Code("corpus-block-outside-article")

PREAMBLE = "preamble"
_ARTICLE = re.compile(r"(?:Article|Rule|Статья|Правило) ([0-9]+[a-z]*)(?:\.? +(.*)|\.)?")
_PREAMBLE = re.compile(r"Preamble|Преамбула")
_DEFINES = re.compile(r"^(organ|area): *(\S.*?) *$", re.MULTILINE)
_CHANGE = re.compile(r"([A-Z][A-Z0-9-]*) ([0-9]+[a-z]*|preamble)(?:\.? +(.*)|\.)?")


@dataclass(frozen=True, slots=True)
class PageArticle:
    """An article as a file gives it; ``target`` is the other instrument that it changes, ``host`` the article that says so.

    The number is empty where the heading could not be read; ``lost`` are the organs and areas that unreadable blocks define.
    """

    target: str
    host: str
    number: str
    heading: str
    words: str
    line: int
    blocks: tuple[Block, ...]
    lost: tuple[tuple[str, str], ...] = ()

    def defines(self, kind: str) -> tuple[str, ...]:
        """Give the organs (or areas) that blocks here define, those with an error too."""
        stand = [block.value.get(kind) for block in self.blocks] + [name for each, name in self.lost if each == kind]
        return tuple(name for name in stand if isinstance(name, str))


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """An instrument's file in its parts."""

    path: str
    front: Block | None
    articles: tuple[PageArticle, ...]
    findings: tuple[Finding, ...]


def decoded(path: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Read a file as UTF-8 with any ends of lines."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", (NOT_UTF_8.finding(place=Place(path, line), path=quoted(path)),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def read_instrument(path: str, data: bytes) -> InstrumentPage:
    """Take an instrument's file apart into front matter and articles."""
    text, broken = decoded(path, data)
    if broken:
        return InstrumentPage(path, None, (), broken)
    page = read_page(text)
    findings: list[Finding] = []
    front = None
    if page.front is None:
        findings.append(NO_FRONT.finding(place=Place(path, 1)))
    elif not page.front_closed:
        findings.append(FRONT_OPEN.finding(place=Place(path, 1)))
    else:
        front, found = read_block(page.front, path=path, line=2)
        findings += found
    articles = _articles(path, page.sections, findings)
    return InstrumentPage(path, front, articles, tuple(findings))


def _articles(path: str, sections: tuple[Section, ...], findings: list[Finding]) -> tuple[PageArticle, ...]:
    articles: list[PageArticle] = []
    host = ""
    for section in sections:
        target, number, heading = _heading(path, section, "" if section.level < 3 else host, findings)
        blocks, lost = _blocks(path, section.fences, findings, loose=section.level < 2)
        if section.level < 3:
            host = number
        if section.level > 1:
            articles.append(PageArticle(target, host if target else "", number, heading, section.words, section.line, blocks, lost))
    return tuple(articles)


def _heading(path: str, section: Section, host: str, findings: list[Finding]) -> tuple[str, str, str]:
    """Read a heading as the instrument it changes, the number of an article and its heading; all empty where it is no article's."""
    place, title = Place(path, section.line), section.title
    if section.level == 2:
        if _PREAMBLE.fullmatch(title):
            return "", PREAMBLE, ""
        if found := _ARTICLE.fullmatch(title):
            return "", found[1], (found[2] or "").strip()
        near = nearest(title, ("## Article 1. Heading", "## Preamble"))
        findings.append(HEADING_UNKNOWN.finding(place=place, heading=quoted(f"## {title}"), nearest=quoted(near)))
    elif section.level == 3:
        found = _CHANGE.fullmatch(title)
        if found and host:
            return found[1], found[2], (found[3] or "").strip()
        code = CHANGE_LOOSE if found else CHANGE_HEADING
        findings.append(code.finding(place=place, heading=quoted(f"### {title}")))
    return "", "", ""


def _blocks(
    path: str, fences: tuple[Fence, ...], findings: list[Finding], *, loose: bool
) -> tuple[tuple[Block, ...], tuple[tuple[str, str], ...]]:
    """Read the blocks of a section, and what those that cannot be read would have defined."""
    blocks: list[Block] = []
    lost: list[tuple[str, str]] = []
    for fence in fences:
        place = Place(path, fence.line - 1)
        block = None
        if not fence.closed:
            findings.append(FENCE_OPEN.finding(place=place))
        elif fence.language != "yaml":
            findings.append(FENCE_LANGUAGE.finding(place=place, language=quoted(fence.language or NOTHING)))
        elif loose:
            findings.append(BLOCK_LOOSE.finding(place=place))
        else:
            block, found = read_block(fence.text, path=path, line=fence.line)
            findings += found
        if block:
            blocks.append(block)
        else:
            lost += _DEFINES.findall(fence.text)
    return tuple(blocks), tuple(lost)
