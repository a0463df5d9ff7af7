"""This file holds the law between two changes: every article in force as last amended, and its provisions by kind.

A *law* is compiled once for each epoch, the stretch of time in which the instruments in force and the
amendments made are the same, and is shared by every question about any instant in it.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from foedus.corpus.citation import Citation
from foedus.corpus.corpus import Corpus
from foedus.corpus.instrument import Article, Change
from foedus.corpus.provision import Provision
from foedus.dates import Instant
from foedus.mechanisms.treaty.clause import cite

P = TypeVar("P", bound=Provision)
Steps = tuple[tuple[Instant, str], ...]
"""Names of instruments in the order in which something about them began, each with the instant."""


class ArticleInForce(Struct, frozen=True):
    """An article as it stands: its version, the instrument that made it so, since when, and by which of its articles."""

    citation: Citation
    article: Article
    changed_by: str
    since: Instant
    by: str = ""
    deleted: bool = False


class Law:
    """The consolidated text of one epoch.

    ``entered`` gives the instruments that have entered into force, oldest first, and ``applied`` those of them whose
    changes in others have begun: most at once, some only when a State is bound.
    """

    __slots__ = ("_by_kind", "applied", "articles", "entered", "in_force")

    def __init__(self, corpus: Corpus, in_force: frozenset[str], entered: Steps, applied: Steps) -> None:
        self.in_force, self.entered, self.applied = in_force, entered, applied
        since = {name: instant for instant, name in entered}
        articles = {
            (one.id, article.number): ArticleInForce(Citation(one.id, article.number), article, one.id, since[one.id])
            for one in corpus.instruments
            if one.id in in_force
            for article in one.articles
        }
        texts = {one.id: one for one in corpus.instruments}
        for instant, name in applied:
            # What an amendment changed stays changed, whatever becomes of the amending instrument (VCLT art. 70(1)(b)).
            for change in texts[name].changes:
                if change.instrument in in_force:
                    articles[change.instrument, change.article.number] = _changed(change, name, instant)
        self.articles = articles
        self._by_kind: dict[type[Provision], tuple[tuple[str, Provision], ...]] = {}

    def provisions(self, kind: type[P]) -> tuple[tuple[str, P], ...]:
        """Give the provisions of a kind that are in force, each with its citation, in the order of the corpus."""
        found = self._by_kind.get(kind)
        if found is None:
            found = tuple(
                (cite(name, one.article, provision), provision)
                for (name, _), one in self.articles.items()
                if not one.deleted
                for provision in one.article.provisions
                if isinstance(provision, kind)
            )
            self._by_kind[kind] = found
        return found  # type: ignore[return-value]  # the table is keyed by the kind


def _changed(change: Change, name: str, instant: Instant) -> ArticleInForce:
    cited = Citation(change.instrument, change.article.number)
    return ArticleInForce(cited, change.article, name, instant, change.by, change.deletes)
