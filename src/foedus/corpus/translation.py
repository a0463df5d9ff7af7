"""This file is about translations: ``CST.ru.md`` gives the words of ``CST.md`` in another language, matched by article.

A translation holds no rules. Its headings may be in its own language (``## Статья 4``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from foedus.corpus.digest import TRANSLATION
from foedus.corpus.known import Known
from foedus.corpus.pages import InstrumentPage, PageArticle, read_instrument
from foedus.corpus.provision import Part
from foedus.corpus.quoting import quoted
from foedus.corpus.reading import ReadCorpus
from foedus.corpus.validation import validate
from foedus.finding import Code, Finding, Place
from foedus.nearest import nearest

OF_NOTHING = Code("translation-of-nothing", path=str, nearest=str)
STRAY_ARTICLE = Code("translation-stray-article", article=str, path=str, nearest=str)
WITH_RULES = Code("translation-with-rules", path=str)
DIFFERS = Code("translation-front-differs", key=str, stands=str, expected=str)


class TranslationFront(Part, frozen=True, kw_only=True):
    """The front matter of a translation; ``original`` is the hash of the scan or page that was translated or copied."""

    id: str
    language: str
    title: str
    text: Literal["authentic", "official translation", "paraphrase"] = "paraphrase"
    source: str = ""
    original: str = ""


class Translation(Struct, frozen=True):
    """An instrument in another language: each article's heading and words; a change is called as it cites (``CST 4``)."""

    language: str
    title: str
    text: str
    articles: dict[str, tuple[str, str]]


def translate(files: Mapping[str, bytes], instrument: str, language: str) -> Translation | None:
    """Give an instrument in a language; none where there is no such file or it cannot be read."""
    path = f"{instrument}.{language}.md"
    if path not in files:
        return None
    page = read_instrument(path, files[path])
    front = validate(TranslationFront, page.front, of="front matter")[0] if page.front else None
    if front is None:
        return None
    return Translation(language, front.title, front.text, {_name(one): (one.heading, one.words) for one in page.articles if one.number})


def _name(article: PageArticle) -> str:
    return f"{article.target} {article.number}" if article.target else article.number


def check_translations(read: ReadCorpus, _known: Known, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Match each translation with its instrument: its articles are there, it holds no rule, it says what it is."""
    originals = {one.name: {_name(article.page) for article in one.articles} for one in read.instruments}
    for path in sorted(files):
        found = TRANSLATION.fullmatch(path)
        if not found:
            continue
        name, language = found[1], found[2]
        if name not in originals:
            yield OF_NOTHING.finding(place=Place(path, 1), path=quoted(f"{name}.md"), nearest=quoted(nearest(name, originals)))
            continue
        page = read_instrument(path, files[path])
        yield from page.findings
        yield from _front(page, name, language)
        yield from _articles(page, f"{name}.md", originals[name])


def _front(page: InstrumentPage, name: str, language: str) -> Iterator[Finding]:
    if page.front is None:
        return
    front, findings = validate(TranslationFront, page.front, of="front matter")
    yield from findings
    for key, expected in (("id", name), ("language", language)):
        stands = getattr(front, key, expected)
        if stands != expected:
            place = page.front.place((key,))
            yield DIFFERS.finding(place=place, key=quoted(key), stands=quoted(stands), expected=quoted(expected))


def _articles(page: InstrumentPage, original: str, there: set[str]) -> Iterator[Finding]:
    for one in page.articles:
        if one.number and _name(one) not in there:
            near = quoted(nearest(_name(one), there))
            place = Place(page.path, one.line)
            yield STRAY_ARTICLE.finding(place=place, article=quoted(_name(one)), path=quoted(original), nearest=near)
        for block in one.blocks:
            yield WITH_RULES.finding(place=block.place(()), path=quoted(original))
