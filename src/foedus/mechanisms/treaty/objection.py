"""This file is about objections to a reading: a party says that the rule beside an article is not what the article says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from foedus.answer import Position, reason
from foedus.dates import Instant, day_of
from foedus.finding import Code
from foedus.mechanisms.treaty.acts import ReadingObjected
from foedus.mechanisms.treaty.dossier import Deed

READING_OBJECTED = Code("reading-objected", "note", state=str, of=str, holds=str)


def positions_on(article: str, objections: Iterable[Deed], at: Instant, seat: tzinfo) -> tuple[Position, ...]:
    """Give the objections lodged by now to the reading of an article; one to ``CST 4`` reaches ``CST 4(2)``."""
    found = []
    for deed in objections:
        body = deed.body
        if isinstance(body, ReadingObjected) and deed.counts_from.first < at and _reaches(body.article, article):
            said = reason(READING_OBJECTED, state=deed.state, of=body.article, holds=body.holds)
            since = day_of(deed.counts_from.first, seat).isoformat()
            found.append(Position(body.holds, (deed.seat,), said.code, said.params, body.article, (deed.id,), since))
    return tuple(found)


def _reaches(objected: str, article: str) -> bool:
    return article == objected or article.startswith(f"{objected}(") or objected.startswith(f"{article}(")
