"""This file holds the law of an alliance's corpus against the rows from which it was made, on every day on which anything changes."""

from __future__ import annotations

from datetime import date

from foedus.exchange.atop import OBLIGATIONS, Atlas
from foedus.exchange.atop.coded import OBLIGATION
from foedus.exchange.cow.numbers import code_of
from foedus.organization.change_points import Ties

_OWES = {str(coded.article): obligation for obligation, coded in OBLIGATION.items()}
_EPOCH = date(1970, 1, 1).toordinal()
_END = date(2018, 12, 31).toordinal()
Said = dict[tuple[str, str, str], bool]


def agree(ties: Ties, atlas: Atlas) -> bool:
    """Say whether both give the same debtors, obligations and phases, and the same days as unsure."""
    states = {code_of(row.member, day) for row in atlas.rows for day in (row.first, row.last)}
    return all(_by_law(ties, state, day) == _by_rows(atlas, state, day) for state in states for day in _days(ties, atlas, state))


def _days(ties: Ties, atlas: Atlas, state: str) -> list[str]:
    found = {point // 86_400 + _EPOCH for point in ties.laid(state).points}
    found |= {day.toordinal() for owes in OBLIGATIONS for day, _ in atlas.changes(state, owes)}
    return [date.fromordinal(day).isoformat() for day in sorted(found) if day <= _END]


def _by_law(ties: Ties, state: str, day: str) -> Said:
    said: Said = {}
    for tie in ties.to(state, day):
        instrument, article = tie.under.split()
        key = tie.who, _OWES[article], instrument
        said[key] = said.get(key, False) or tie.held == "bound"
    return said


def _by_rows(atlas: Atlas, state: str, day: str) -> Said:
    said: Said = {}
    for owes in OBLIGATIONS:
        for bond in atlas.bound(state, day, owes):
            if bond.to == state:
                key = bond.who, owes, f"A{bond.alliance}-{bond.phase}" if bond.phase else f"A{bond.alliance}"
                said[key] = said.get(key, False) or bond.sure
    return said
