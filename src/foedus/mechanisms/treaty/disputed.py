"""This file is about an instrument under which no bond is undisputed: whether it is in force is then disputed as the bonds are.

So it is from the day on which the parties treat a treaty as ended while the protocol that ends it waits for its
ratifications: by the acts it stands, and nobody acts on that (VCLT arts. 54(b), 24(1)).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.answer import CONTESTED, NO, YES, Answer, Position, Reason, reason
from foedus.finding import Code
from foedus.mechanisms.treaty.course import LAPSED, NONE, SIGNATORY, WITHDRAWN

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

FORCE_DISPUTED = Code("force-disputed", "note", instrument=str, states=tuple)
NOT_ENTERED = Code("held-not-in-force", "note", instrument=str, states=tuple)
HELD = {YES: Code("held-in-force", "note", instrument=str, states=tuple), NO: Code("held-ended", "note", instrument=str, states=tuple)}

_OUT = frozenset({NONE, SIGNATORY, LAPSED, WITHDRAWN})


def disputed(treaty: Treaty, of: str, led: tuple[Reason, ...]) -> Answer | None:
    """Answer whether an instrument is in force where every bond that is left is contested; None where one is undisputed or merely open.

    :param led: how it entered into force, and what has happened to it since.
    """
    standings = {state: treaty.standing(state, of) for state in treaty.contested(of)}
    contested = {state: one for state, one in standings.items() if one.status == CONTESTED}
    if treaty.parties(of) or not contested or len(contested) < len(standings):
        return None
    sides: dict[str, list[tuple[str, Position]]] = {}
    for state, standing in contested.items():
        for one in standing.positions:
            sides.setdefault(NO if one.value in _OUT else YES, []).append((state, one))
    if len(sides) == 1:
        return None
    held = HELD if treaty.timeline(of).force.since else {**HELD, NO: NOT_ENTERED}
    positions = {value: _position(of, value, held[value], some) for value, some in sorted(sides.items(), reverse=True)}
    acted = {NO if one.acted_on.value in _OUT else YES for one in contested.values() if one.acted_on}
    # Where one party alone is acted on as bound, the treaty is acted on.
    on = positions[YES if YES in acted else NO] if acted else None
    why = reason(FORCE_DISPUTED, article=of, instrument=of, states=tuple(contested))
    return Answer(CONTESTED, (*led, why), (), tuple(positions.values()), on)


def _position(of: str, value: str, code: Code, held: list[tuple[str, Position]]) -> Position:
    holders = tuple(dict.fromkeys(who for _, one in held for who in one.held_by))
    acts = tuple(dict.fromkeys(act for _, one in held if one.held_by for act in one.acts))
    since = min((one.since for _, one in held if one.since), default="")
    said = reason(code, instrument=of, states=tuple(dict.fromkeys(state for state, _ in held)))
    return Position(value, holders, said.code, said.params, of, acts, since)
