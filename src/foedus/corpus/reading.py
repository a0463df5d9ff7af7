"""This file is about reading every file of a corpus: each instrument with its provisions, and the line of everything.

What is read here is well formed, block by block; whether it fits together is for ``check.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.corpus.blocks import Block, read_block
from foedus.corpus.corpus import Header
from foedus.corpus.digest import HEADER, instrument_names
from foedus.corpus.instrument import AnyProvision, Article, Change, Front, Instrument
from foedus.corpus.kinds import ALTERATIONS, Alteration, kind_of
from foedus.corpus.pages import PageArticle, decoded, read_instrument
from foedus.corpus.provision import Provision
from foedus.corpus.quoting import quoted
from foedus.corpus.shape import tag
from foedus.corpus.validation import validate
from foedus.finding import Code, Finding, Place

NO_HEADER = Code("corpus-no-header")
ALTERS_NOTHING = Code("block-alters-nothing", key=str)


@dataclass(frozen=True, slots=True)
class ReadProvision:
    """A provision, or none where its block has an error; the kind that was meant, and the block."""

    value: AnyProvision | None
    kind: type[Provision]
    block: Block


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article of an instrument, or one that it changes in another, with what stands where."""

    page: PageArticle
    article: Article
    provisions: tuple[ReadProvision, ...]
    alteration: Alteration
    place: Place


@dataclass(frozen=True, slots=True)
class ReadInstrument:
    """An instrument's file, as far as it could be read; ``front`` is none where the front matter could not."""

    name: str
    path: str
    front: Front | None
    block: Block | None
    articles: tuple[ReadArticle, ...]

    def instrument(self) -> Instrument:
        """Give the frozen value."""
        assert self.front is not None
        own = tuple(one.article for one in self.articles if not one.page.target)
        changes = tuple(
            Change(
                instrument=one.page.target, article=one.article, by=f"{self.name} {one.page.host}",
                deletes=one.alteration.deletes, adds=one.alteration.adds,
            )
            for one in self.articles if one.page.target
        )  # fmt: skip
        return Instrument(front=self.front, articles=own, changes=changes, path=self.path)


@dataclass(frozen=True, slots=True)
class ReadCorpus:
    """Everything that was read; ``header`` is none where ``corpus.yaml`` could not be."""

    header: Header | None
    block: Block | None
    instruments: tuple[ReadInstrument, ...]
    findings: tuple[Finding, ...]


def read_corpus(files: Mapping[str, bytes]) -> ReadCorpus:
    """Read ``corpus.yaml`` and every instrument: those listed in the order of the list, then what is there unlisted."""
    header, block, found = read_header(files)
    findings = list(found)
    there = instrument_names(files)
    listed = [name for name in header.instruments if name in there] if header else []
    names = dict.fromkeys([*listed, *there])
    instruments = [_instrument(name, files[f"{name}.md"], findings) for name in names]
    return ReadCorpus(header, block, tuple(instruments), tuple(findings))


def read_header(files: Mapping[str, bytes]) -> tuple[Header | None, Block | None, tuple[Finding, ...]]:
    """Read ``corpus.yaml``."""
    if HEADER not in files:
        return None, None, (NO_HEADER.finding(place=Place(HEADER, 1)),)
    text, broken = decoded(HEADER, files[HEADER])
    if broken:
        return None, None, broken
    block, findings = read_block(text, path=HEADER, line=1)
    if block is None:
        return None, None, findings
    header, found = validate(Header, block, of=HEADER)
    return header, block, findings + found


def _instrument(name: str, data: bytes, findings: list[Finding]) -> ReadInstrument:
    page = read_instrument(f"{name}.md", data)
    findings += page.findings
    front = None
    if page.front:
        front, found = validate(Front, page.front, of="front matter")
        findings += found
    articles = tuple(_article(page.path, one, findings) for one in page.articles)
    return ReadInstrument(name, page.path, front, page.front, articles)


def _article(path: str, page: PageArticle, findings: list[Finding]) -> ReadArticle:
    provisions: list[ReadProvision] = []
    alteration = Alteration()
    for block in page.blocks:
        altering = [key for key in block.value if key in ALTERATIONS]
        if altering and page.target:
            read, found = validate(Alteration, block, of="change")
            alteration = read or alteration
        elif altering:
            place = block.place((altering[0],), of_key=True)
            found = (ALTERS_NOTHING.finding(place=place, key=quoted(altering[0])),)
        else:
            provision, found = _provision(block)
            provisions += [provision] if provision else []
        findings += found
    article = Article(
        number=page.number, heading=page.heading, words=page.words,
        provisions=tuple(one.value for one in provisions if one.value), path=path, line=page.line,
    )  # fmt: skip
    return ReadArticle(page, article, tuple(provisions), alteration, Place(path, page.line))


def _provision(block: Block) -> tuple[ReadProvision | None, tuple[Finding, ...]]:
    kind, findings = kind_of(block)
    if kind is None:
        return None, findings
    value, found = validate(kind, block, of=tag(kind))
    assert value is None or isinstance(value, AnyProvision)
    return ReadProvision(value, kind, block), findings + found
