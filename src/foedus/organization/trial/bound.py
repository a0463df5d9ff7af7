"""This file is about who is bound: the same attacks and threats put to two texts, and every duty that then differs.

Nothing is read off the rules here: each side is asked, party by party, as anybody may ask it (``foedus ask … bound``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.corpus.citation import citation
from foedus.corpus.duty import Obligation
from foedus.finding import Code
from foedus.mechanisms.defence.questions import Row
from foedus.organization.as_of import AsOf

STATE_DIFFERS = Code("trial-bound-differs", "note", owes=str, situation=str, before=str, after=str)
LEFT_TO_THEM_DIFFERS = Code("trial-discretion-differs", "note", owes=str, situation=str, before=str, after=str)
THE_SAME = Code("trial-bound-the-same", "note")
NOT_OWED = "not owed"

SITUATIONS: Mapping[str, Mapping[str, str]] = {
    "an attack by a State": {},
    "an attack by a State, help requested": {"requested": "yes"},
    "an attack by no State": {"by": "non-state"},
    "an attack by no State, help requested": {"by": "non-state", "requested": "yes"},
    "a threat": {},
}
"""What is put to both sides; a request that is on record counts whether or not it is supposed."""
_THREAT = "a threat"
EVERY, EVERY_OTHER = "every party", "every other party"
_PAIR = 2
"""Of two parties each is named."""
_DEFENDS = frozenset({"assist", "consult", "protect", "apply measures"})


class Duty(Struct, frozen=True, kw_only=True):
    """How one duty stands on one side: under which article, how firmly, with which discretion; empty, where nothing is owed."""

    under: str = ""
    state: str = ""
    discretion: str = ""


class Bond(Struct, frozen=True, kw_only=True):
    """A duty that differs: what happens, to whom, who owes what, and how it stands on each side."""

    situation: str
    to: tuple[str, ...]
    who: tuple[str, ...]
    owes: str
    before: tuple[Duty, ...]
    after: tuple[Duty, ...]


Shared = dict[tuple[str, tuple[Duty, ...], tuple[Duty, ...]], dict[tuple[str, str], None]]
"""By duty, as it stands on each side: who owes it to whom."""


def bound(before: AsOf, after: AsOf) -> Answer:
    """Put every situation to both sides for every party, and give the duties that differ, those that are alike as one."""
    circle = tuple(sorted({*parties(before), *parties(after)}))
    bonds: list[Bond] = []
    for name, given in SITUATIONS.items():
        shared: Shared = {}
        for state in circle:
            _share(shared, _ask(before, name, state, given), _ask(after, name, state, given))
        bonds += _bonds(name, shared, circle)
    return Answer(tuple(bonds), tuple(map(told, bonds)) or (reason(THE_SAME),))


def parties(view: AsOf) -> tuple[str, ...]:
    """Name everybody who is party to an instrument that makes a duty of defence or consultation."""
    found = {citation(cited).instrument for cited, one in view.treaty.provisions(Obligation) if one.obligation in _DEFENDS}
    return tuple(sorted({state for name in found for state in view.treaty.parties(name)}))


def differing(situation: str, before: Iterable[Row], after: Iterable[Row]) -> tuple[Bond, ...]:
    """Hold two lists of duties against one another, and give those that differ; duties that differ alike are one."""
    shared: Shared = {}
    _share(shared, before, after)
    return tuple(_bonds(situation, shared))


def told(one: Bond) -> Reason:
    """Say in a sentence how a duty differs: whether it is owed, or what is left to those who owe it."""
    old, new = (duties[0] if duties else Duty(state=NOT_OWED) for duties in (one.before, one.after))
    cited = new.under or old.under
    if old.state == new.state and old.discretion != new.discretion:
        return reason(
            LEFT_TO_THEM_DIFFERS, article=cited, owes=one.owes, situation=one.situation, before=old.discretion, after=new.discretion
        )
    return reason(STATE_DIFFERS, article=cited, owes=one.owes, situation=one.situation, before=old.state, after=new.state)


def rows_of(answer: Answer) -> tuple[Row, ...]:
    """Give the duties of an answer; a text that is silent owes nothing."""
    return tuple(one for one in answer.value if isinstance(one, Row)) if isinstance(answer.value, tuple) else ()


def _ask(view: AsOf, situation: str, state: str, given: Mapping[str, str]) -> tuple[Row, ...]:
    # What is owed besides, consultation above all, is asked for by itself: a threat.
    if situation == _THREAT:
        return rows_of(view.defence.ask_bound(threatened=state))
    return rows_of(view.defence.ask_bound(attacked=state, by=given.get("by", ""), requested="requested" in given))


def _share(shared: Shared, before: Iterable[Row], after: Iterable[Row]) -> None:
    """Put under one key all pairs of debtor and creditor whose duty differs alike."""
    was, is_ = _by_pair(before), _by_pair(after)
    for who, owes, to in dict.fromkeys((*was, *is_)):
        old, new = was.get((who, owes, to), ()), is_.get((who, owes, to), ())
        if old != new:
            shared.setdefault((owes, old, new), {})[who, to] = None


def _bonds(situation: str, shared: Shared, circle: tuple[str, ...] = ()) -> Iterator[Bond]:
    """Give the duties that differ; ``circle`` are all parties: where it is owed to each of them, or by each other one, nobody is named."""
    for (owes, old, new), pairs in shared.items():
        for debtors, creditors in _joined(tuple(pairs), circle):
            yield Bond(situation=situation, to=creditors, who=debtors, owes=owes, before=old, after=new)


def _by_pair(rows: Iterable[Row]) -> dict[tuple[str, str, str], tuple[Duty, ...]]:
    found: dict[tuple[str, str, str], tuple[Duty, ...]] = {}
    for row in rows:
        key = row.who, row.owes, row.to
        found[key] = (*found.get(key, ()), Duty(under=row.under, state=row.state, discretion=row.discretion))
    return found


def _joined(pairs: tuple[tuple[str, str], ...], circle: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Join pairs of debtor and creditor: into one row where every debtor owes it to every creditor but itself, else creditor by creditor."""
    debtors, creditors = (tuple(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    if {*pairs} == {(who, to) for who in debtors for to in creditors if who != to}:
        everybody = creditors == circle and len(circle) > _PAIR
        yield ((EVERY_OTHER,) if everybody and debtors == circle else debtors), ((EVERY,) if everybody else creditors)
        return
    by: dict[str, list[str]] = {}
    for who, to in pairs:
        by.setdefault(to, []).append(who)
    for to, some in by.items():
        yield tuple(sorted(some)), (to,)
