"""This file is about a query as SQL, the same for every engine but for how it looks words up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from foedus.dates import Instant
from foedus.shelves.search.document import HEADING, NAMES, WORDS
from foedus.shelves.search.query import Having, Leaf, Query, Since, Words

Condition = tuple[str, list[Any]]
"""A condition on the column ``number``, with a question mark for each value, and the values."""

Standing = Callable[[Words, Sequence[int]], Condition]
"""How an engine says: these words stand in one of these parts."""

EVERYWHERE = (HEADING, WORDS, NAMES)


def select(query: Query, at: Instant, standing: Standing) -> Condition:
    """Write the statement that gives number, hits in the heading and hits in the words of every match."""
    values: list[Any] = []
    counts = []
    for part in (HEADING, WORDS):
        conditions = [standing(leaf, (part,)) for leaf in query.sought]
        counts.append(" + ".join([f"CASE WHEN {sql} THEN 1 ELSE 0 END" for sql, _ in conditions]) or "0")
        values += [value for _, given in conditions for value in given]
    wanted = ["known < ?"]
    values.append(at)
    for clause in query.clauses:
        terms = []
        for term in clause:
            sql, given = _condition(term.leaf, standing)
            terms.append(f"NOT ({sql})" if term.without else f"({sql})")
            values += given
        wanted.append(f"({' OR '.join(terms)})")
    return f"SELECT number, {counts[0]}, {counts[1]} FROM documents WHERE {' AND '.join(wanted)}", values  # noqa: S608 — no value is in the text


def _condition(leaf: Leaf, standing: Standing) -> Condition:
    if isinstance(leaf, Words):
        return standing(leaf, EVERYWHERE)
    if isinstance(leaf, Having):
        return "number IN (SELECT number FROM facets WHERE field = ? AND value = ?)", [leaf.field, leaf.value]
    return ("until >= ?" if isinstance(leaf, Since) else "since < ?"), [leaf.instant]
