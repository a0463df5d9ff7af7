"""This file is about articles: each stands once, and what an instrument changes in another is there to be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.corpus.known import Known, paragraphs
from foedus.corpus.pages import CHANGE_HEADING, CHANGE_LOOSE
from foedus.corpus.quoting import quoted, quoted_all
from foedus.corpus.reading import ReadArticle, ReadCorpus, ReadInstrument, ReadProvision
from foedus.corpus.references import INSTRUMENT_UNKNOWN, PARAGRAPH_UNKNOWN
from foedus.finding import Code, Finding
from foedus.nearest import nearest, nearest_number

CHANGE_OF_NO_ARTICLE = Code("change-of-no-article", article=str, nearest=str, valid=tuple)
ARTICLE_TWICE = Code("corpus-article-twice", article=str, first=int)
ARTICLE_EMPTY = Code("corpus-article-without-words", "warning", article=str)
CHANGE_UNDECLARED = Code("change-undeclared", target=str, instrument=str)
CHANGE_OF_ITSELF = Code("change-of-itself", instrument=str)
CHANGE_ADDS_WHAT_IS = Code("change-adds-what-is-there", article=str)
CHANGE_DELETES_WITH_WORDS = Code("change-deletes-with-words", article=str)
CHANGE_EMPTY = Code("change-without-words", article=str)
AMENDS_NOTHING = Code("corpus-amends-nothing", "warning", target=str, instrument=str)


def check_articles(read: ReadCorpus, known: Known, _files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Look at the articles of every instrument, and at what it changes in others."""
    own = {one.name: {article.page.number for article in one.articles if not article.page.target} for one in read.instruments}
    for instrument in read.instruments:
        first: dict[tuple[str, str], int] = {}
        unread = {(code.name, instrument.path) for code in (CHANGE_HEADING, CHANGE_LOOSE)}
        for article in instrument.articles:
            page = article.page
            key = (page.target, page.number)
            if not page.number:  # a heading that could not be read
                continue
            if key in first:
                yield ARTICLE_TWICE.finding(place=article.place, article=quoted(_cited(instrument, article)), first=first[key])
            first.setdefault(key, page.line)
            yield from _change(instrument, article, known, own) if page.target else _own(instrument, article)
            for provision in article.provisions:
                yield from _paragraph(instrument, article, provision)
        if not unread & {(one.code, one.place.path) for one in read.findings if one.place}:
            yield from _amended(instrument)


def _cited(instrument: ReadInstrument, article: ReadArticle) -> str:
    return f"{article.page.target or instrument.name} {article.page.number}"


def _own(instrument: ReadInstrument, article: ReadArticle) -> Iterator[Finding]:
    hosts = any(one.page.host == article.page.number for one in instrument.articles)
    if not article.page.words and not hosts:
        yield ARTICLE_EMPTY.finding(place=article.place, article=quoted(_cited(instrument, article)))


def _change(instrument: ReadInstrument, change: ReadArticle, known: Known, own: dict[str, set[str]]) -> Iterator[Finding]:
    page, place = change.page, change.place
    cited = quoted(_cited(instrument, change))
    if page.target == instrument.name:
        yield CHANGE_OF_ITSELF.finding(place=place, instrument=quoted(instrument.name))
        return
    if page.target not in known.articles:
        near, valid = quoted(nearest(page.target, known.articles)), quoted_all(known.articles)
        yield INSTRUMENT_UNKNOWN.finding(place=place, stands=quoted(page.target), nearest=near, valid=valid)
        return
    if instrument.front and page.target not in instrument.front.amends:
        yield CHANGE_UNDECLARED.finding(place=place, target=quoted(page.target), instrument=quoted(instrument.name))
    if change.alteration.adds and page.number in own[page.target]:
        yield CHANGE_ADDS_WHAT_IS.finding(place=place, article=cited)
    if page.number not in known.articles[page.target]:
        numbers = tuple(known.articles[page.target])
        near, valid = quoted(nearest_number(page.number, numbers)), quoted_all(numbers)
        yield CHANGE_OF_NO_ARTICLE.finding(place=place, article=cited, nearest=near, valid=valid)
    has_content = bool(page.words or change.provisions)
    if change.alteration.deletes and has_content:
        yield CHANGE_DELETES_WITH_WORDS.finding(place=place, article=cited)
    if not change.alteration.deletes and not page.words:
        yield CHANGE_EMPTY.finding(place=place, article=cited)


def _paragraph(instrument: ReadInstrument, article: ReadArticle, provision: ReadProvision) -> Iterator[Finding]:
    stands = str(provision.block.value.get("paragraph") or "")
    numbers = paragraphs(article.page.words)
    if stands and numbers and stands.partition(")")[0] not in numbers:
        yield PARAGRAPH_UNKNOWN.finding(
            place=provision.block.place(("paragraph",)), stands=quoted(stands),
            article=quoted(_cited(instrument, article)), valid=quoted_all(sorted(numbers)),
        )  # fmt: skip


def _amended(instrument: ReadInstrument) -> Iterator[Finding]:
    """See that what the front matter says is amended is: by a change, or by a prolongation."""
    if not instrument.front or not instrument.block:
        return
    changed = {one.page.target for one in instrument.articles}
    if instrument.name in changed:  # an error of its own, said where it stands
        return
    prolonged = {str(one.block.value.get("prolongs")) for article in instrument.articles for one in article.provisions}
    for at, target in enumerate(instrument.front.amends):
        if target not in changed | prolonged:
            place = instrument.block.place(("amends", at))
            yield AMENDS_NOTHING.finding(place=place, target=quoted(target), instrument=quoted(instrument.name))
