"""This file is about the page of one State of the atlas: who was bound to it on the day, to whom it was, its alliances through time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.exchange.atop import OBLIGATIONS, Atlas, Bond, Membership
from foedus.exchange.atop.atlas import DEFENCE, FIRST_DAY, LAST_DAY, line_of
from foedus.web.address import Address
from foedus.web.atlas.chart import Chart, chart
from foedus.web.atlas.presenter import AtlasView, Time, When, called, shown_day, time_of
from foedus.web.atlas.source import laid_open
from foedus.web.atlas.world import WorldMap, coloured
from foedus.web.problem import Problem, unknown
from foedus.web.visit import Visit
from foedus.words.speech import listed

FEW = 6
"""Partners that are named one by one; of more the rest is counted."""


@dataclass(frozen=True, slots=True)
class BondRow:
    """What another State owes, or is owed: in which alliance, since when and until when, on what it hangs, where it stands in the table."""

    code: str
    name: str
    address: Address
    alliance: str
    page: Address
    time: Time
    hangs_on: str
    unsure: bool
    varies: bool
    lines: str


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A State's time in one phase of an alliance."""

    alliance: str
    page: Address
    time: Time
    partners: str
    owes: str
    hangs_on: str
    line: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One obligation that may be asked about."""

    name: str
    says: str
    address: Address
    chosen: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when the same were bound, and the pages of the last day before and the first day after."""

    first: str
    last: str
    before: Address | None
    after: Address | None


@dataclass(frozen=True, slots=True)
class StateView:
    """Everything that the page of a State shows."""

    code: str
    name: str
    when: When
    owes: str
    choices: tuple[Choice, ...]
    names: str
    stretch: Stretch
    bound: tuple[BondRow, ...]
    owed: tuple[BondRow, ...]
    history: tuple[MembershipRow, ...]
    alliances: int
    chart: Chart
    map: WorldMap
    undrawn: str


def present(visit: Visit, given: str, owes: str) -> StateView | AtlasView | Problem:
    """Show one State.

    :param given: its code, of today or of the past.
    :param owes: which obligation is asked about: defence, where none is named.
    """
    atlas = laid_open()
    if atlas is None:
        return AtlasView()
    line = line_of(given)
    if line not in atlas.states:
        known = {state: visit.address.to("atlas", state) for state in atlas.states}
        return unknown("problem-atlas-state", given, known, labels={state: f"{visit.language.state(state)} ({state})" for state in known})
    if owes not in OBLIGATIONS:
        known = {name: visit.address.asking(owes=name) for name in OBLIGATIONS}
        return unknown("problem-atlas-owes", owes, known, labels={name: str(visit.text(f"atlas-owes-{name}")) for name in known})
    when = shown_day(atlas, visit)
    code = called(line, when.day)
    bound, owed = atlas.bound(line, when.day, owes), atlas.owes(line, when.day, owes)
    history = atlas.history(line)
    drawn = coloured(_kinds(code, {one.who for one in bound}, {one.to for one in owed}))
    return StateView(
        code, visit.language.state(code), when, owes, tuple(_choices(visit, owes)), names_text(visit, (one.who for one in bound)),
        _stretch(visit, atlas, line, owes, date.fromisoformat(when.day)),
        tuple(_bond(visit, one, one.who) for one in bound), tuple(_bond(visit, one, one.to) for one in owed),
        tuple(_membership(visit, atlas, one) for one in history), len({one.alliance for one in history}),
        chart(atlas, line, history, date.fromisoformat(when.day)), drawn,
        ", ".join(visit.language.state(one) for one in drawn.undrawn),
    )  # fmt: skip


def _stretch(visit: Visit, atlas: Atlas, line: str, owes: str, on: date) -> Stretch:
    days = [FIRST_DAY]
    held: frozenset[str] = frozenset()
    for day, bonds in atlas.changes(line, owes):
        # A bond that another follows, between the same States, changes nothing here.
        now = frozenset(bond.who for bond in bonds)
        if now != held and day > FIRST_DAY:
            days.append(day)
        held = now
    first = max(day for day in days if day <= on)
    after = min((day for day in days if day > on), default=None)
    last = after - timedelta(days=1) if after else LAST_DAY
    before = first - timedelta(days=1) if first > FIRST_DAY else None
    return Stretch(
        visit.date(first.isoformat()), visit.date(last.isoformat()),
        visit.address.dated(before.isoformat()) if before else None,
        visit.address.dated(after.isoformat()) if after and after <= LAST_DAY else None,
    )  # fmt: skip


def _kinds(code: str, bound: set[str], owed: set[str]) -> dict[str, str]:
    """Colour the State itself, those that are bound both ways, those that are bound to it, and those to which it is."""
    both = dict.fromkeys(sorted(bound & owed), "many")
    return {code: "self"} | both | dict.fromkeys(sorted(bound - owed), "some") | dict.fromkeys(sorted(owed - bound), "few")


def _choices(visit: Visit, owes: str) -> Iterable[Choice]:
    for name in OBLIGATIONS:
        address = visit.address.asking(owes="" if name == DEFENCE else name)
        yield Choice(name, str(visit.text(f"atlas-owes-{name}")), address, name == owes)


def names_text(visit: Visit, codes: Iterable[str]) -> str:
    """Name States in the order of their names, each once; nothing, where there are none."""
    named = sorted({visit.language.state(code) for code in codes})
    return listed(named, visit.language.code) if named else ""


def _bond(visit: Visit, bond: Bond, other: str) -> BondRow:
    first, last = bond.first.isoformat(), bond.last.isoformat() if bond.last < LAST_DAY else ""
    return BondRow(
        other, visit.language.state(other), visit.address.to("atlas", line_of(other)), numbered(bond.alliance, bond.phase),
        alliance_page(visit, bond.alliance), time_of(visit, first, last), conditions_text(visit, bond.conditions), not bond.sure, bond.varies, ", ".join(map(str, bond.lines)),
    )  # fmt: skip


def alliance_page(visit: Visit, number: int) -> Address:
    """Give the address of an alliance's page."""
    return visit.address.to("atlas", "alliance", str(number))


def numbered(alliance: int, phase: int) -> str:
    """Write the number of an alliance in ATOP, with its phase after a stroke where it has phases."""
    return f"{alliance}/{phase}" if phase else str(alliance)


def _membership(visit: Visit, atlas: Atlas, one: Membership) -> MembershipRow:
    own = line_of(one.state)
    beside = atlas.members(one.alliance, f"{one.first}-01"[:10])
    partners = sorted({visit.language.state(other.state) for other in beside if line_of(other.state) != own})
    named = ", ".join(partners[:FEW])
    if len(partners) > FEW:
        named = str(visit.text("atlas-and-more", names=named, n=len(partners) - FEW))
    return MembershipRow(
        numbered(one.alliance, one.phase), alliance_page(visit, one.alliance), time_of(visit, one.first, one.last), named,
        owes_text(visit, one.obligations),
        conditions_text(visit, dict.fromkeys(condition for _, condition in one.conditions)), one.line,
    )  # fmt: skip


def owes_text(visit: Visit, obligations: Iterable[str]) -> str:
    """Name obligations."""
    return "; ".join(str(visit.text(f"atlas-owes-{name}")) for name in obligations)


def conditions_text(visit: Visit, conditions: Iterable[str]) -> str:
    """Say on what an obligation hangs."""
    return "; ".join(str(visit.text(f"atlas-hangs-{one.replace(' ', '-')}")) for one in conditions)
