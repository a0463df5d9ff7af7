"""This file is about citations, both ways: which acts, rules and amendments cite an article, and which articles an act cites.

An act cites what stands under ``under``, what it names as an article or as an instrument, and nothing else: words in a
note are not searched for numbers (``foedus search`` does that). ``CST 4`` is cited by whoever cites a paragraph of it, and
a paragraph by whoever cites the article as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.corpus.citation import Citation, CitationError, citation
from foedus.corpus.corpus import Corpus
from foedus.corpus.instrument import AnyProvision
from foedus.corpus.known import texts
from foedus.corpus.shape import means, tag
from foedus.dates import day_of, when
from foedus.finding import Code
from foedus.mechanisms.treaty.questions import ArticleInForce
from foedus.organization.fold import effective
from foedus.organization.signed import closed_to, found_act
from foedus.record.act import Body
from foedus.record.entry import Entry
from foedus.record.lodging import done_of

if TYPE_CHECKING:
    from foedus.organization.as_of import AsOf
    from foedus.organization.organization import Organization

CITED = Code("article-cited", "note", of=str, acts=int, rules=int, amendments=int)
CITES = Code("act-cites", "note", articles=tuple)
READS_AS = Code("act-cites-as-amended", "note", of=str, by=str, since=str)
CITES_NOTHING = Code("act-cites-nothing", "note")

_FIELDS = frozenset({"under", "article", "articles", "instrument", "instruments"})


class CitedBy(Struct, frozen=True, kw_only=True):
    """One thing that cites an article: an act, a rule of another article, or an amendment of it.

    ``cites`` is what it cites, as written. Of an act: ``who`` did it, ``done`` when, ``act`` its id. Of a rule: ``stands_in``
    the article beside which it stands, ``rule`` its kind. Of an amendment: ``stands_in`` the article that makes the change,
    ``since`` the day from which it counts, nothing where it is not in force.
    """

    cited_by: str
    cites: tuple[str, ...]
    stands_in: str = ""
    rule: str = ""
    who: str = ""
    done: str = ""
    since: str = ""
    act: str = ""


class Cites(Struct, frozen=True, kw_only=True):
    """One article that an act cites, or an instrument as a whole: its heading, and what made it read as it did when the act took effect."""

    article: str
    heading: str
    in_force: bool
    made_by: str = ""
    since: str = ""


def citations_of(body: Body, corpus: Corpus) -> tuple[Citation, ...]:
    """Give what an act cites, each once, in the order in which it names it."""
    found: dict[Citation, None] = {}
    for name in _citing(type(body)):
        value = getattr(body, name)
        for text in (value,) if isinstance(value, str) else value:
            cited = _cited(text)
            if cited and corpus.instrument(cited.instrument):
                found[cited] = None
    return tuple(found)


@lru_cache(maxsize=256)
def _citing(kind: type[Body]) -> tuple[str, ...]:
    """Name the fields in which an act of a kind cites."""
    return tuple(one.name for one in msgspec.structs.fields(kind) if one.name in _FIELDS)


def _cited(text: str) -> Citation | None:
    try:
        return citation(text)
    except CitationError:
        return None


def reaches(asked: Citation, cited: Citation) -> bool:
    """Say whether who cites the one cites the other: an instrument by any article of it, a paragraph by the article as a whole."""
    if asked.instrument != cited.instrument or (asked.article and asked.article != cited.article):
        return False
    one, other = f"({asked.paragraph})", f"({cited.paragraph})"
    return not asked.paragraph or not cited.paragraph or one.startswith(other) or other.startswith(one)


def acts_citing(entries: Sequence[Entry], corpus: Corpus, asked: Citation) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Give the acts that cite an article, each with what it cites of it."""
    for entry in entries:
        found = tuple(str(one) for one in citations_of(entry.act.body, corpus) if reaches(asked, one))
        if found:
            yield entry, found


def rules_citing(view: AsOf, asked: Citation) -> Iterator[CitedBy]:
    """Give the rules in force that cite an article, but for its own."""
    for one in view.treaty.timelines.law(view.at).articles.values():
        if one.deleted or (asked.article and (one.citation.instrument, one.citation.article) == (asked.instrument, asked.article)):
            continue
        for provision in one.article.provisions:
            cites = tuple(str(cited) for cited in cited_in(provision) if reaches(asked, cited))
            if cites:
                by = str(Citation(one.citation.instrument, one.citation.article, provision.paragraph))
                yield CitedBy(cited_by="rule", cites=cites, stands_in=by, rule=tag(type(provision)))


def cited_in(provision: AnyProvision) -> Iterator[Citation]:
    """Give what a rule cites: its citations, and the instruments that it names."""
    plain: Mapping[str, Any] = msgspec.json.decode(msgspec.json.encode(provision))
    told = [(means(kind), text) for _, kind, text in texts(dict(plain), type(provision))]
    found = (_cited(text) for meaning, text in told if meaning in ("citation", "instrument"))
    yield from dict.fromkeys(one for one in found if one)


def amendments_of(view: AsOf, asked: Citation) -> Iterator[CitedBy]:
    """Give the amendments of an article that were concluded by the instant, in force or not."""
    treaty = view.treaty
    begun = {one.name: one.since for one in treaty.timelines.amending.get(asked.instrument, ()) if one.since < view.at}
    for maker in treaty.corpus.instruments:
        if when(maker.front.concluded, treaty.seat).first >= view.at:
            continue
        since = day_of(begun[maker.id], treaty.seat).isoformat() if maker.id in begun else ""
        for change in maker.changes:
            cited = Citation(change.instrument, change.article.number)
            if reaches(Citation(asked.instrument, asked.article), cited):
                yield CitedBy(cited_by="amendment", cites=(str(cited),), stands_in=change.by, since=since)


def ask_citing(organization: Organization, of: str, view: AsOf) -> Answer:
    """Answer what cites an article, or an instrument: acts done by the date, rules in force on it, amendments concluded by it.

    :param of: a citation that the corpus knows; the front door checks it first.
    """
    asked = citation(of)
    entries = organization.entries[: organization.world.until(view.at)]
    acts = tuple(
        CitedBy(cited_by="act", cites=cites, who=entry.act.seat, done=done_of(entry.act), act=entry.id)
        for entry, cites in acts_citing(entries, organization.corpus, asked)
    )
    rules, amendments = tuple(rules_citing(view, asked)), tuple(amendments_of(view, asked))
    said = reason(CITED, article=of, of=of, acts=len(acts), rules=len(rules), amendments=len(amendments))
    return Answer((*amendments, *rules, *acts), (said,))


def ask_cites(organization: Organization, act: str) -> Answer:
    """Answer which articles an act cites, each as it read when the act took effect.

    :param act: its id, or the beginning of it.
    """
    (found,) = found_act(organization, act)
    entry = organization.by_id.get(found)
    if entry is None:
        return closed_to(organization, found)
    cited = read_by(organization, entry)
    if not cited:
        return Answer((), (reason(CITES_NOTHING, act=entry.id),))
    rows = tuple(_row(organization, one, version) for one, version in cited)
    told: list[Reason] = [reason(CITES, act=entry.id, articles=tuple(str(one) for one, _ in cited))]
    told += [
        reason(READS_AS, article=row.made_by, of=row.article, by=row.made_by, since=row.since)
        for row, (one, version) in zip(rows, cited, strict=True)
        if version and version.changed_by != one.instrument
    ]
    return Answer(rows, tuple(told))


def read_by(organization: Organization, entry: Entry) -> tuple[tuple[Citation, ArticleInForce | None], ...]:
    """Give what an act cites, each with the version that was in force when the act took effect; none, where none was."""
    stated, world = organization.stated(entry.id) or entry, organization.world
    law = world.timelines.law(effective(entry, world.seat) + 1)
    cited = citations_of(stated.act.body, organization.corpus)
    versions = ((one, law.articles.get((one.instrument, one.article))) for one in cited)
    return tuple((one, None if version is None or version.deleted else version) for one, version in versions)


def _row(organization: Organization, cited: Citation, version: ArticleInForce | None) -> Cites:
    found = organization.corpus.instrument(cited.instrument)
    assert found is not None  # what an act cites was looked up in the corpus
    if version is None:
        own = next((one.heading for one in found.articles if one.number == cited.article), "")
        return Cites(article=str(cited), heading=own, in_force=False)
    since = day_of(version.since, organization.world.seat).isoformat()
    return Cites(article=str(cited), heading=version.article.heading, in_force=True, made_by=version.by or version.changed_by, since=since)
