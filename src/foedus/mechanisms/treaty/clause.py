"""This file finds the final clauses of an instrument: which article says how it enters into force, lasts, is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from foedus.corpus.citation import Citation
from foedus.corpus.instrument import Article, Change, Instrument
from foedus.corpus.provision import Provision
from foedus.dates import Instant

P = TypeVar("P", bound=Provision)


@dataclass(frozen=True, slots=True)
class Clause(Generic[P]):
    """A provision and the citation of the article, or paragraph, in which it stands."""

    article: str
    rule: P


def cite(instrument: str, article: Article, provision: Provision) -> str:
    """Cite the place of a provision: ``CST 11(2)``."""
    return str(Citation(instrument, article.number, provision.paragraph))


def clauses(instrument: Instrument, kind: type[P]) -> Iterator[Clause[P]]:
    """Give the provisions of a kind in an instrument's own articles, in their order."""
    for article in instrument.articles:
        for provision in article.provisions:
            if isinstance(provision, kind):
                yield Clause(cite(instrument.id, article, provision), provision)


def clause(instrument: Instrument, kind: type[P]) -> Clause[P] | None:
    """Give the first provision of a kind in an instrument's own articles, if there is one."""
    return next(clauses(instrument, kind), None)


@dataclass(frozen=True, slots=True)
class Amended:
    """An instrument and what others change in it, each with the instant at which the change enters into force, in that order."""

    instrument: Instrument
    changes: tuple[tuple[Instant, Change], ...] = ()

    def clause(self, kind: type[P], at: Instant, which: Callable[[P], bool] = lambda _: True) -> Clause[P] | None:
        """Give the first provision of a kind as amended just before an instant."""
        articles = {one.number: one for one in self.instrument.articles}
        for since, change in self.changes:
            if since < at:
                articles[change.article.number] = change.article
        for article in articles.values():
            for provision in article.provisions:
                if isinstance(provision, kind) and which(provision):
                    return Clause(cite(self.instrument.id, article, provision), provision)
        return None
