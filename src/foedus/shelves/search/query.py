"""This file holds a query as it is understood: clauses that must all hold, each with alternatives."""

from __future__ import annotations

from msgspec import Struct

from foedus.dates import Instant


class Words(Struct, frozen=True):
    """Folded words that stand one after the other; of the last, only the beginning if ``prefix``."""

    tokens: tuple[str, ...]
    prefix: bool = False


class Having(Struct, frozen=True):
    """A field that has a value: ``kind`` is ``signature``."""

    field: str
    value: str


class Since(Struct, frozen=True):
    """Done, or still in force, at this instant or later."""

    instant: Instant


class Until(Struct, frozen=True):
    """Done, or in force already, before this instant."""

    instant: Instant


Leaf = Words | Having | Since | Until


class Term(Struct, frozen=True):
    """One thing that is asked for, or, with a minus before it, one that is not to be there."""

    leaf: Leaf
    without: bool = False


Clause = tuple[Term, ...]
"""Alternatives, of which one is enough."""


class Query(Struct, frozen=True):
    """Clauses that must all hold."""

    clauses: tuple[Clause, ...]

    @property
    def sought(self) -> tuple[Words, ...]:
        """Give the words that are asked for, each once, in their order."""
        found = (term.leaf for clause in self.clauses for term in clause if not term.without)
        return tuple(dict.fromkeys(leaf for leaf in found if isinstance(leaf, Words)))
