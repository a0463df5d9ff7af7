"""This file finds the final clauses of an instrument: which article says how it enters into force, lasts, is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from foedus.corpus.citation import Citation
from foedus.corpus.instrument import Article, Instrument
from foedus.corpus.provision import Provision

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
