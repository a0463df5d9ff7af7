"""This file is about the page of one alliance of the atlas: who was in it on the day, and everybody who ever was, with what each owed."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.exchange.atop import Atlas, Row
from foedus.exchange.atop.atlas import line_of
from foedus.exchange.cow.numbers import code_of
from foedus.nearest import some_nearest
from foedus.web.address import Address
from foedus.web.atlas.presenter import AtlasView, Time, When, called, shown_day, time_of
from foedus.web.atlas.source import laid_open
from foedus.web.atlas.state import conditions_text, names_text, numbered, owes_text
from foedus.web.atlas.world import WorldMap, coloured
from foedus.web.problem import Nearest, Problem
from foedus.web.visit import Visit


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A State's time in one phase of the alliance: whether that was on the day, since when, until when, what it owed, on what that hung."""

    code: str
    name: str
    address: Address
    there: bool
    phase: str
    time: Time
    owes: str
    hangs_on: str
    line: int


@dataclass(frozen=True, slots=True)
class AllianceView:
    """Everything that the page of an alliance shows."""

    number: int
    when: When
    names: str
    rows: tuple[MemberRow, ...]
    map: WorldMap
    undrawn: str


def present(visit: Visit, given: str) -> AllianceView | AtlasView | Problem:
    """Show one alliance.

    :param given: its number in ATOP, such as 3180.
    """
    atlas = laid_open()
    if atlas is None:
        return AtlasView()
    rows = _rows(atlas, given)
    if not rows:
        known = sorted({str(row.alliance) for row in atlas.rows})
        near = tuple(Nearest(one, visit.address.to("atlas", "alliance", one)) for one in some_nearest(given, known) or known[:3])
        return Problem(404, "problem-atlas-alliance", given, near)
    when = shown_day(atlas, visit)
    there = [called(line_of(one.state), when.day) for one in atlas.members(rows[0].alliance, when.day)]
    drawn = coloured(dict.fromkeys(sorted(there), "many"))
    return AllianceView(
        rows[0].alliance, when, names_text(visit, there), tuple(_member(visit, row, when.day) for row in rows), drawn,
        ", ".join(visit.language.state(one) for one in drawn.undrawn),
    )  # fmt: skip


def _rows(atlas: Atlas, given: str) -> list[Row]:
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 0
    return sorted((row for row in atlas.rows if row.alliance == number), key=lambda one: (one.entry, one.phase, one.line))


def _member(visit: Visit, row: Row, day: str) -> MemberRow:
    code = code_of(row.member, row.first)
    return MemberRow(
        code, visit.language.state(code), visit.address.to("atlas", line_of(code)), row.first.isoformat() <= day <= row.last.isoformat(),
        numbered(row.alliance, row.phase), time_of(visit, row.entry, row.exit),
        owes_text(visit, row.obligations), conditions_text(visit, dict.fromkeys(on for _, on in row.conditions)), row.line,
    )  # fmt: skip
