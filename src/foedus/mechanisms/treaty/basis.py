"""This file says on which general law an answer rests where the text is silent, and why that law applies on that date.

General law is a corpus like any other, named by the corpus that rests on it. Its articles say on which matter they
answer. One applies as a treaty between States that were bound by it when the treaty in question was concluded
(VCLT art. 4: no retroactivity); else as custom, from the day on which it is held to state custom.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.answer import Reason, reason
from foedus.corpus.citation import citation
from foedus.corpus.clauses import Residual
from foedus.dates import Instant, day_of, when
from foedus.finding import Code
from foedus.mechanisms.treaty.clause import cite

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

AS_TREATY = Code("rests-on-general-treaty", "note", matter=str, instrument=str, states=tuple, since=str)
AS_CUSTOM = Code("rests-on-custom", "note", matter=str, instrument=str, since=str)
NOT_YET_LAW = Code("rests-on-nothing-yet", "note", matter=str, instrument=str, since=str)


def basis(treaty: Treaty, matter: str, states: tuple[str, ...], of: str) -> tuple[Reason, ...]:
    """Say on which articles of general law an answer rests.

    :param matter: what the articles answer, as a corpus of general law names it (``residual: reservations``).
    :param states: between whom; nobody: custom alone can apply.
    :param of: the instrument that is silent, whose conclusion decides whether general law reaches it as a treaty.
    """
    return tuple(one for law in treaty.residual for one in _of(law, treaty, matter, states, of))


def _of(law: Treaty, treaty: Treaty, matter: str, states: tuple[str, ...], of: str) -> Iterator[Reason]:
    for text in law.corpus.instruments:
        for article in text.articles:
            for rule in article.provisions:
                if isinstance(rule, Residual) and rule.residual == matter:
                    yield _applies(law, treaty, cite(text.id, article, rule), rule, states=states, of=of)


def _applies(law: Treaty, treaty: Treaty, cited: str, rule: Residual, *, states: tuple[str, ...], of: str) -> Reason:
    name, matter = citation(cited).instrument, rule.residual
    since = _bound_since(law, name, states)
    if since is not None and (rule.always or _concluded(treaty, of) >= since):
        day = day_of(since, law.seat).isoformat()
        return reason(AS_TREATY, article=cited, matter=matter, instrument=name, states=states, since=day)
    if rule.custom_since is not None:
        held = when(rule.custom_since, law.seat)
        if held.first < treaty.at:
            return reason(AS_CUSTOM, article=cited, matter=matter, instrument=name, since=held.text)
    return reason(NOT_YET_LAW, article=cited, matter=matter, instrument=name, since=rule.custom_since or "")


def _bound_since(law: Treaty, name: str, states: tuple[str, ...]) -> Instant | None:
    """Give since when all of some States are bound by a text of general law; None, if one of them is not, or nobody is named."""
    if not states:
        return None
    courses = law.timeline(name).courses
    bonds = [courses[state].bound_since(law.at) if state in courses else None for state in states]
    found = [one for one in bonds if one is not None]
    return max(found) if len(found) == len(states) else None


def _concluded(treaty: Treaty, of: str) -> Instant:
    text = treaty.corpus.instrument(of)
    return when(text.front.concluded, treaty.seat).first if text else 0
