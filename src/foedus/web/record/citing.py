"""This file is about the articles that an act cites, on its page: each as it read on the act's own day, with a link to that text."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.corpus.citation import Citation
from foedus.mechanisms.treaty.questions import ArticleInForce
from foedus.organization.citing import read_by
from foedus.organization.fold import effective
from foedus.record.entry import Entry
from foedus.web.address import Address
from foedus.web.visit import Link, Visit
from foedus.words.texts import words_of


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """One article that an act cites: its heading, where it reads as it did on the act's day, and the amendment that had made it so."""

    link: Link
    heading: str
    foreign: bool
    then: Address
    in_force: bool
    made_by: Link | None
    since: str


def cited(visit: Visit, entry: Entry) -> tuple[CitedArticle, ...]:
    """Give the articles that an act cites; instruments that it names as a whole stand in its own words."""
    return tuple(_article(visit, entry, one, version) for one, version in read_by(visit.organization, entry) if one.article)


def _article(visit: Visit, entry: Entry, one: Citation, version: ArticleInForce | None) -> CitedArticle:
    found = visit.organization.corpus.instrument(one.instrument)
    assert found is not None  # what an act cites was looked up in the corpus
    article = version.article if version else next((some for some in found.articles if some.number == one.article), None)
    heading, _, foreign = words_of(visit.organization, visit.language.code, found, article, version) if article else ("", "", False)
    changed = version if version and version.changed_by != one.instrument else None
    then = visit.address.to("treaty", one.instrument, one.article).dated(visit.iso(effective(entry, visit.seat)))
    return CitedArticle(
        visit.cite(str(one)), heading, foreign, then, version is not None,
        visit.cite(changed.by or changed.changed_by) if changed else None, visit.day(changed.since) if changed else "",
    )  # fmt: skip
