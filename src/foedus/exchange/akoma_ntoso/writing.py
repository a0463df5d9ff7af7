"""This file is about an instrument's file in Markdown: the front matter, a heading for each article, its prose, and no rules.

What is written is read again before it is handed out: if a line of prose would be taken for a heading or a block, it is
escaped; if the articles still do not come back word for word, that is said and nothing is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args, get_type_hints

from foedus.corpus.instrument import Front
from foedus.corpus.pages import PageArticle, read_instrument
from foedus.exchange.akoma_ntoso.reading import ReadArticle, ReadDocument
from foedus.finding import Code, Finding, Place

NOT_MARKDOWN = Code("akoma-article-not-markdown", article=str)
TAKEN_AS = Code("akoma-taken-as", "warning", key=str, given=str, taken=str)

_DIVIDING = re.compile(r"^( {0,3})(#{1,6}(?=[ \t]|$)|```|~~~|=+[ \t]*$|-+[ \t]*$|<)", re.MULTILINE)
_ARTICLE = {"ru": "Статья", "en": "Article"}
_PREAMBLE = {"ru": "Преамбула", "en": "Preamble"}
_HINTS = get_type_hints(Front)
_TEXTS = get_args(_HINTS["text"])
_CHOICES = {"kind": (get_args(_HINTS["kind"]), "agreement"), "text": (_TEXTS, "paraphrase")}
Written = tuple[str, bytes]


def written(path: str, document: ReadDocument) -> tuple[Written | None, tuple[Finding, ...]]:
    """Write a document as an instrument's file: its name (``CST.ru.md``), its bytes, and what was taken for granted.

    :param path: where the document came from, for what is found.
    """
    is_translation = document.language != document.original
    name = f"{document.name}.{document.language}.md" if is_translation else f"{document.name}.md"
    found: list[Finding] = []
    front = _translation(document) if is_translation else list(_front(path, document, found))
    for escape in (False, True):
        text = "\n".join(["---", *front, "---", "", *_body(document, escape=escape)])
        data = (text.rstrip("\n") + "\n").encode()
        back = read_instrument(name, data).articles
        lost = _differs(document.articles, back, escape=escape)
        if lost is None:
            return (name, data), tuple(found)
    return None, (*found, NOT_MARKDOWN.finding(place=Place(path, 1), article=lost or "—"))


def _front(path: str, document: ReadDocument, found: list[Finding]) -> Iterator[str]:
    kind, text = (_chosen(path, document, key, found) for key in _CHOICES)
    yield f"id: {document.name}"
    yield "title:"
    yield from (f"  {language}: {_quoted(title)}" for language, title in document.titles.items())
    yield f"kind: {kind}"
    for key in ("concluded", "place"):
        if document.front.get(key):
            yield f"{key}: {_quoted(document.front[key])}"
    if document.authentic:
        yield f"authentic: [{', '.join(document.authentic)}]"
    yield f"text: {text}"
    yield f"language: {document.language}"
    for key in ("depositary", "part of", "source", "original"):
        if document.front.get(key):
            yield f"{key}: {_quoted(document.front[key])}"
    amends = document.amends or tuple(dict.fromkeys(one.target for one in document.articles if one.target))
    if amends:
        yield f"amends: [{', '.join(amends)}]"
    if document.front.get("adopted") == "false":
        yield "adopted: false"


def _translation(document: ReadDocument) -> list[str]:
    title = document.titles.get(document.language) or next(iter(document.titles.values()))
    text = document.front.get("text", "")
    made = [f"id: {document.name}", f"language: {document.language}", f"title: {_quoted(title)}"]
    return [*made, f"text: {text if text in _TEXTS else 'paraphrase'}"]


def _chosen(path: str, document: ReadDocument, key: str, found: list[Finding]) -> str:
    """Take a word that the front matter knows; in the place of another, the one that claims least."""
    known, otherwise = _CHOICES[key]
    given = document.front.get(key, "")
    if given in known:
        return given
    found.append(TAKEN_AS.finding(place=Place(path, 1), key=key, given=given or "—", taken=otherwise))
    return otherwise


def _quoted(text: str) -> str:
    """Write a text as YAML in double quotation marks, which is how JSON writes it."""
    return json.dumps(text, ensure_ascii=False)


def _body(document: ReadDocument, *, escape: bool) -> Iterator[str]:
    for one in document.articles:
        if one.target:
            yield f"### {one.target} {one.number}{f'. {one.heading}' if one.heading else ''}"
        elif one.number == "preamble":
            yield f"## {_PREAMBLE.get(document.language, 'Preamble')}"
        else:
            yield f"## {_ARTICLE.get(document.language, 'Article')} {one.number}{f'. {one.heading}' if one.heading else ''}"
        yield ""
        if one.words:
            yield from (_escaped(one.words) if escape else one.words, "")
        if (one.deletes or one.adds) and document.language == document.original:
            yield from ("```yaml", "deletes: true" if one.deletes else "adds: true", "```", "")


def _escaped(words: str) -> str:
    return _DIVIDING.sub(r"\1\\\2", words)


def _differs(articles: Iterable[ReadArticle], back: Sequence[PageArticle], *, escape: bool) -> str | None:
    """Name the first article that would not be read back as it is; none, if all are."""
    wanted = [(one.target, one.number, one.heading, _escaped(one.words) if escape else one.words) for one in articles]
    there = [(one.target, one.number, one.heading, one.words) for one in back]
    for at, one in enumerate(wanted):
        if at >= len(there) or there[at] != one:
            return f"{one[0]} {one[1]}".strip()
    return "" if len(there) > len(wanted) else None
