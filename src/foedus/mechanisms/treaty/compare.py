"""This file is about what differs in the law between two instants: instruments in force, who is bound, which articles read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from foedus.answer import Reason, reason
from foedus.dates import day_of
from foedus.finding import Code
from foedus.mechanisms.treaty.law import ArticleInForce

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

STATUS_CHANGED = Code("compared-status", "note", states=tuple, instrument=str, before=str, after=str)
FORCE_CHANGED = Code("compared-in-force", "note", instrument=str, before=str, after=str)
ARTICLE_CHANGED = Code("compared-articles", "note", articles=tuple, by=str, since=str)


class Difference(Struct, frozen=True, kw_only=True):
    """One thing that differs: what kind, of what, who, and what it was and is; ``made_by`` names the text that made it so."""

    changed: str
    of: str
    who: str = ""
    before: str = ""
    after: str = ""
    made_by: str = ""


Found = tuple[Difference, Reason]


def compare(before: Treaty, after: Treaty) -> tuple[Found, ...]:
    """Give what differs in instruments, statuses and articles."""
    return (*_force(before, after), *_statuses(before, after), *_articles(before, after))


def _force(before: Treaty, after: Treaty) -> Iterator[Found]:
    for text in after.corpus.instruments:
        was, is_ = before.ask_in_force(of=text.id), after.ask_in_force(of=text.id)
        if was.value != is_.value:
            said = reason(FORCE_CHANGED, article=text.id, instrument=text.id, before=str(was.value), after=str(is_.value))
            yield Difference(changed="in force", of=text.id, before=str(was.value), after=str(is_.value)), said


def _statuses(before: Treaty, after: Treaty) -> Iterator[Found]:
    for text in after.corpus.instruments:
        turned: dict[tuple[str, str], list[str]] = {}
        for state in after.timeline(text.id).courses:
            was, is_ = before.standing(state, text.id).status, after.standing(state, text.id).status
            if was != is_:
                turned.setdefault((was, is_), []).append(state)
        for (was, is_), states in turned.items():
            said = reason(STATUS_CHANGED, article=text.id, states=tuple(states), instrument=text.id, before=was, after=is_)
            for state in states:
                yield Difference(changed="status", of=text.id, who=state, before=was, after=is_), said


def _articles(before: Treaty, after: Treaty) -> Iterator[Found]:
    was, is_ = before.timelines.law(before.at).articles, after.timelines.law(after.at).articles
    changed: dict[tuple[str, str], list[Difference]] = {}
    for key in dict.fromkeys((*was, *is_)):
        # An article that came or went with its whole instrument is told by the instrument.
        if not (before.in_force(key[0]) and after.in_force(key[0])):
            continue
        old, new = was.get(key), is_.get(key)
        if _made(old) == _made(new):
            continue
        later = max((one for one in (old, new) if one is not None), key=lambda one: one.since)
        by = later.by or later.changed_by
        row = Difference(changed="article", of=str(later.citation), before=_source(old), after=_source(new), made_by=by)
        changed.setdefault((by, day_of(later.since, after.seat).isoformat()), []).append(row)
    for (by, since), rows in changed.items():
        said = reason(ARTICLE_CHANGED, article=by, articles=tuple(row.of for row in rows), by=by, since=since)
        yield from ((row, said) for row in rows)


def _made(version: ArticleInForce | None) -> tuple[str, str, bool] | None:
    return None if version is None else (version.changed_by, version.by, version.deleted)


def _source(version: ArticleInForce | None) -> str:
    """Name the text whose words an article has: its own instrument, or the one that amended it."""
    return "—" if version is None or version.deleted else version.changed_by
