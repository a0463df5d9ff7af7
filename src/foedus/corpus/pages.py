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
from foedus.corpus.nearest import NOTHING, nearest
from foedus.corpus.quoting import quoted
from foedus.finding import Code, Finding, Place

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
_CHANGE = re.compile(r"([A-Z][A-Z0-9-]*) ([0-9]+[a-z]*|preamble)(?:\.? +(.*)|\.)?")


@dataclass(frozen=True, slots=True)
class PageArticle:
    """An article as a file gives it; ``target`` is the other instrument that it changes, ``host`` the article that says so."""

    target: str
    host: str
    number: str
    heading: str
    words: str
    line: int
    blocks: tuple[Block, ...]


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
        if section.level != 3:
            host = ""
        read = _heading(path, section, host, findings)
        blocks = _blocks(path, section.fences, findings, loose=read is None and section.level < 2)
        if read is None:
            continue
        target, number, heading = read
        host = host if target else number
        articles.append(PageArticle(target, host if target else "", number, heading, section.words, section.line, blocks))
    return tuple(articles)


def _heading(path: str, section: Section, host: str, findings: list[Finding]) -> tuple[str, str, str] | None:
    """Read a heading as the instrument it changes, the number of an article and its heading; none where it is no article's."""
    place, title = Place(path, section.line), section.title
    if section.level == 2:
        if _PREAMBLE.fullmatch(title):
            return "", PREAMBLE, ""
        if found := _ARTICLE.fullmatch(title):
            return "", found[1], (found[2] or "").strip()
        near = nearest(title, ("## Article 1. Heading", "## Rule 1. Heading", "## Preamble"))
        findings.append(HEADING_UNKNOWN.finding(place=place, heading=quoted(f"## {title}"), nearest=quoted(near)))
    elif section.level == 3:
        found = _CHANGE.fullmatch(title)
        if found and host:
            return found[1], found[2], (found[3] or "").strip()
        code = CHANGE_LOOSE if found else CHANGE_HEADING
        findings.append(code.finding(place=place, heading=quoted(f"### {title}")))
    return None


def _blocks(path: str, fences: tuple[Fence, ...], findings: list[Finding], *, loose: bool) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for fence in fences:
        place = Place(path, fence.line - 1)
        if not fence.closed:
            findings.append(FENCE_OPEN.finding(place=place))
        elif fence.language != "yaml":
            findings.append(FENCE_LANGUAGE.finding(place=place, language=quoted(fence.language or NOTHING)))
        elif loose:
            findings.append(BLOCK_LOOSE.finding(place=place))
        else:
            block, found = read_block(fence.text, path=path, line=fence.line)
            findings += found
            blocks += [block] if block else []
    return tuple(blocks)
