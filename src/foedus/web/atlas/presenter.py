"""This file is about the page of the atlas: the world on a day, who had how many to defend it, and the way to each State."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedus.exchange.atop import Atlas
from foedus.exchange.atop.atlas import line_of
from foedus.web.address import Address
from foedus.web.atlas.source import laid_open
from foedus.web.atlas.world import WorldMap, coloured
from foedus.web.visit import Visit

KINDS = ((10, "many"), (3, "some"), (1, "few"))
"""From how many States on that are bound to defend it a State has which colour."""


@dataclass(frozen=True, slots=True)
class When:
    """The day that is shown, and whether it is another than the one asked for, because the coding begins later or ended before."""

    day: str
    said: str
    other: bool
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Time:
    """From when to when something stood, in words and as dates; nothing for an end that has not come."""

    since: str
    since_iso: str
    until: str
    until_iso: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """One State on the day: how many are bound to defend it, how many it is bound to defend, in how many alliances it is."""

    code: str
    name: str
    address: Address
    defenders: int
    defended: int
    alliances: int


@dataclass(frozen=True, slots=True)
class AtlasView:
    """The world on a day; ``when`` is None where there is no table to show it from."""

    when: When | None = None
    alliances: int = 0
    with_defenders: int = 0
    rows: tuple[StateRow, ...] = ()
    map: WorldMap | None = None
    undrawn: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    file: str = ""


def shown_day(atlas: Atlas, visit: Visit) -> When:
    """Give the day of a visit, or the nearest that the coding covers."""
    first, last = atlas.covers
    day = min(max(visit.on, first), last)
    return When(day, visit.date(day), day != visit.on, visit.date(first), visit.date(last))


def time_of(visit: Visit, first: str, last: str) -> Time:
    """Say from when to when something stood.

    :param last: the last day, month or year; nothing, where it goes on.
    """
    return Time(visit.date(first), first, visit.date(last) if last else "", last)


def present(visit: Visit) -> AtlasView:
    """Show the world on the day of a visit."""
    atlas = laid_open()
    if atlas is None:
        return AtlasView()
    when = shown_day(atlas, visit)
    owed = {state: {bond.who for bond in atlas.bound(state, when.day)} for state in atlas.states}
    owing: dict[str, set[str]] = {}
    for state, debtors in owed.items():
        for debtor in debtors:
            owing.setdefault(line_of(debtor), set()).add(state)
    there: dict[str, tuple[str, int]] = {}
    standing = atlas.alliances(when.day)
    for alliance in standing:
        for line, code in {line_of(member.state): called(member.state, when.day) for member in alliance.members}.items():
            there[line] = code, there.get(line, ("", 0))[1] + 1
    rows = [
        StateRow(code, visit.language.state(code), _page(visit, line), len(owed[line]), len(owing.get(line, ())), count)
        for line, (code, count) in there.items()
    ]
    rows.sort(key=lambda one: (-one.defenders, -one.defended, one.name))
    drawn = coloured({row.code: _kind(row.defenders) for row in rows if row.defenders})
    choices = sorted(((state, visit.language.state(state)) for state in atlas.states), key=lambda one: one[1])
    return AtlasView(
        when, len(standing), sum(bool(row.defenders) for row in rows), tuple(rows), drawn,
        ", ".join(visit.language.state(code) for code in drawn.undrawn), tuple(choices), Path(atlas.path).name,
    )  # fmt: skip


def called(state: str, day: str) -> str:
    """Give the code that a State had on a day, from any code of its line."""
    from foedus.exchange.cow.numbers import LINES, NAMED  # noqa: PLC0415 — the crosswalk is long, and pages without an atlas need none of it

    on = date.fromisoformat(day).isoformat()
    names = [one for number in LINES.get(state, ()) for one in NAMED[number]]
    return next((one.code for one in names if one.first <= on and (not one.until or on < one.until)), state)


def _page(visit: Visit, state: str) -> Address:
    return visit.address.to("atlas", state)


def _kind(defenders: int) -> str:
    return next(kind for least, kind in KINDS if defenders >= least)
