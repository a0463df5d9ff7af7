"""This file is about what rests on a decision: the later acts that say so, by carrying it out, following it, or putting another in its place.

The record alone says it. An act that names no decision is not guessed to rest on one, and what would have been done
instead is not supposed: it is said only that these acts would have lacked the basis that they name.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from msgspec import Struct

from foedus.record.entry import Entry
from foedus.record.lodging import done_of

RELATIONS = ("carries_out", "implements", "follows", "confirms", "replaces", "revokes")
"""How an act says that it rests on another (``docs/formats/act.md``); one that only concerns it, reports on it or objects to it does not."""

Resters = Mapping[str, tuple[tuple[Entry, str], ...]]
"""By the id of an act: the acts that say that they rest on it, each with the relation."""


class Rests(Struct, frozen=True, kw_only=True):
    """An act that rests on a decision: its id, who did what and when, how it says so, and on which act, the decision's or one that rests on it."""

    act: str
    who: str
    kind: str
    done: str
    how: str
    on: str


def resters(entries: Sequence[Entry]) -> Resters:
    """Gather, for every act, those that say that they rest on it."""
    found: dict[str, tuple[tuple[Entry, str], ...]] = {}
    for entry in entries:
        for relation in RELATIONS:
            for on in entry.act.references.get(relation, ()):
                found[on] = (*found.get(on, ()), (entry, relation))
    return found


def resting_on(acts: Sequence[str], known: Resters) -> tuple[Rests, ...]:
    """Give what rests on acts, and on what rests on them, each once, in the order of the record.

    :param acts: the ids by which a decision is on record: of the motion, of its announcement.
    """
    found: dict[str, tuple[int, Rests]] = {}
    waiting = deque(acts)
    while waiting:
        on = waiting.popleft()
        for entry, how in known.get(on, ()):
            if entry.id not in found and entry.id not in acts:
                act = entry.act
                found[entry.id] = entry.position, Rests(act=entry.id, who=act.seat, kind=act.kind, done=done_of(act), how=how, on=on)
                waiting.append(entry.id)
    return tuple(one for _, one in sorted(found.values(), key=lambda pair: pair[0]))
