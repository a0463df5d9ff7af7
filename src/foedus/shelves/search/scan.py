"""This file holds the scan: every document is looked at. It is the meaning of a query; engines are only faster."""

from __future__ import annotations

from foedus.dates import Instant
from foedus.shelves.search.document import HEADING, WORDS, Document, Documents, Match
from foedus.shelves.search.query import Having, Leaf, Query, Since, Words


class Scan:
    """Documents in memory, looked through one by one."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def matches(self, query: Query, at: Instant) -> frozenset[Match]:
        """Give every document known before an instant for which a query holds."""
        sought = query.sought
        return frozenset(
            Match(one.number, *(sum(stands(leaf, one.parts[part]) for leaf in sought) for part in (HEADING, WORDS)))
            for one in self._documents
            if one.known < at and all(any(_holds(term.leaf, one) is not term.without for term in clause) for clause in query.clauses)
        )

    def close(self) -> None:
        """Let go of nothing: what is in memory needs no closing."""


def stands(leaf: Words, tokens: tuple[str, ...]) -> bool:
    """Say whether words stand among tokens, one after the other."""
    *whole, last = leaf.tokens
    length = len(whole)
    for at in range(len(tokens) - length):
        final = tokens[at + length]
        if (final.startswith(last) if leaf.prefix else final == last) and tokens[at : at + length] == tuple(whole):
            return True
    return False


def _holds(leaf: Leaf, document: Document) -> bool:
    if isinstance(leaf, Words):
        return any(stands(leaf, tokens) for tokens in document.parts)
    if isinstance(leaf, Having):
        return (leaf.field, leaf.value) in document.facets
    if isinstance(leaf, Since):
        return document.until >= leaf.instant
    return document.since < leaf.instant
