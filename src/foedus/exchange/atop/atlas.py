"""This file is the atlas: which States were allied when, and who owed whom what on any day since 1815, as ATOP codes it.

States are called by ISO's codes; a State that took over the number of another in COW's list (``RUS`` that of ``SUN``, ``SRB``
that of ``YUG``) has the same history here, and each entry says how the State was called then. Days are those of ATOP's coding:
of signature and of the acts by which it takes an alliance to have ended, never of entry into force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from foedus.exchange.atop.reading import read_file
from foedus.exchange.atop.row import LAST_YEAR, OBLIGATIONS, Row
from foedus.exchange.cow.numbers import LINES, NAMED, code_of
from foedus.exchange.tables import TableError
from foedus.rules.change_points import ChangePoints, Span

FIRST_DAY, LAST_DAY = date(1815, 1, 1), date(LAST_YEAR, 12, 31)
"""The days between which ATOP 5.1 can be asked."""

DEFENCE = OBLIGATIONS[0]


class Membership(Struct, frozen=True, gc=False):
    """A State's time in one phase of one alliance, and what it owes there.

    ``state`` is how it was called when the time began, ``first`` and ``last`` are EDTF days or months, both included;
    ``last`` is empty where the alliance was in force when the coding ended. ``conditions`` pairs an obligation with what it hangs on.
    ``line`` is the line of the user's table on which all this stands.
    """

    alliance: int
    phase: int
    state: str
    number: int
    first: str
    last: str
    obligations: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...]
    line: int


class Alliance(Struct, frozen=True, gc=False):
    """One phase of one alliance on a day: its ATOP number, since when it stands and until when, and its members on that day."""

    number: int
    phase: int
    first: str
    last: str
    members: tuple[Membership, ...]


class Bond(Struct, frozen=True, gc=False):
    """What one State owes another, and why: the alliance, the phase, the coded obligation, from when to when, where it stands in the table.

    ``first`` and ``last`` are the first and the last day on which both were members, each called as it is called here.
    ``sure`` is false for days within a month of which ATOP gives no day. ``conditions`` say on what ATOP codes the obligation
    to hang; ``varies`` that it varies by member and partner in a way that the member-level table does not tell.
    ATOP codes no articles: ``lines`` are those of the debtor and of the creditor in the user's table.
    """

    who: str
    to: str
    owes: str
    alliance: int
    phase: int
    first: date
    last: date
    sure: bool
    conditions: tuple[str, ...]
    varies: bool
    lines: tuple[int, int]


class Atlas:
    """All alliances of a table, asked by State and by day; laid out State by State when first asked for.

    An atlas is made by :func:`open_atlas`, or from rows: ``Atlas(read(data, "atop5_1m.csv").rows)``.
    """

    def __init__(self, rows: Iterable[Row], path: str = "") -> None:
        self.rows = tuple(rows)
        self.path = path
        self._laid: dict[tuple[str, str], ChangePoints[Bond]] = {}
        self._debts: dict[tuple[str, str], ChangePoints[Bond]] = {}

    def bound(self, state: str, day: str, owes: str = DEFENCE) -> tuple[Bond, ...]:
        """Say who owed a State something on a day: who was to defend it, unless another obligation is named.

        ``atlas.bound("POL", "1939-09-01")`` begins with ``Bond(who='FRA', to='POL', owes='defence', alliance=2060, …)``.

        :param state: the code of a State (``POL``); ``RUS`` and ``SUN`` have the same history.
        :param day: a calendar day, ``1939-09-01``.
        :param owes: one of :data:`OBLIGATIONS`: ``defence``, ``offence``, ``neutrality``, ``non-aggression``, ``consultation``.
        :raises ValueError: the text is no calendar day.
        :returns: a bond for each debtor and alliance; none, where nobody owed it anything, no such State is in the table,
            or the day lies outside what ATOP covers (:attr:`covers`).
        """
        return (self._laid.get((state, owes)) or self._lay(state, owes)).at(date.fromisoformat(day).toordinal())

    def owes(self, state: str, day: str, owes: str = DEFENCE) -> tuple[Bond, ...]:
        """Say to whom a State owed something on a day; the parameters are those of :meth:`bound`."""
        return (self._debts.get((state, owes)) or self._lay(state, owes, debts=True)).at(date.fromisoformat(day).toordinal())

    def history(self, state: str) -> tuple[Membership, ...]:
        """Give every alliance that a State was ever in, phase by phase, the earliest first.

        :param state: the code of a State; its history includes that under earlier codes of the same number.
        :returns: none, where the table does not have it.
        """
        found = (_membership(row) for row in self._of.get(line_of(state), ()))
        return tuple(sorted(found, key=lambda one: (one.first, one.alliance, one.phase)))

    def alliances(self, day: str) -> tuple[Alliance, ...]:
        """Give every alliance that stood on a day with at least two members, each in its phase of that day.

        :param day: a calendar day, ``1949-04-04``.
        :raises ValueError: the text is no calendar day.
        """
        on = date.fromisoformat(day)
        there = ((key, [row for row in rows if row.first <= on <= row.last]) for key, rows in self._phases.items())
        return tuple(self._alliance(key, rows) for key, rows in there if len({line_of_row(row) for row in rows}) > 1)

    def members(self, alliance: int, day: str) -> tuple[Membership, ...]:
        """Give the members of an alliance on a day, in whichever phase it was; none, where there is no such alliance then.

        :param alliance: the number of the alliance in ATOP, such as 3180 for the North Atlantic Treaty.
        :param day: a calendar day, ``1949-04-04``.
        """
        on = date.fromisoformat(day)
        return tuple(
            _membership(row)
            for (number, _), rows in self._phases.items()
            if number == alliance
            for row in rows
            if row.first <= on <= row.last
        )

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Give every State of the table by its code of today, or its last one, in alphabetical order."""
        return tuple(sorted(self._of))

    @property
    def covers(self) -> tuple[str, str]:
        """Give the first and the last day that the coding covers; after it nothing is known, not even that nothing changed."""
        return FIRST_DAY.isoformat(), LAST_DAY.isoformat()

    def changes(self, state: str, owes: str = DEFENCE) -> tuple[tuple[date, tuple[Bond, ...]], ...]:
        """Give every day on which who owes a State something changes, and who owes it from then on: for a chart through time."""
        points = self._laid.get((state, owes)) or self._lay(state, owes)
        return tuple((date.fromordinal(point), held) for point, held in zip(points.points, points.held[1:], strict=True))

    @cached_property
    def _of(self) -> Mapping[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(line_of_row(row), []).append(row)
        return {state: tuple(rows) for state, rows in found.items()}

    @cached_property
    def _phases(self) -> Mapping[tuple[int, int], tuple[Row, ...]]:
        found: dict[tuple[int, int], list[Row]] = {}
        for row in self.rows:
            found.setdefault((row.alliance, row.phase), []).append(row)
        return {key: tuple(found[key]) for key in sorted(found)}

    def _alliance(self, key: tuple[int, int], there: list[Row]) -> Alliance:
        rows = self._phases[key]
        last = "" if any(not row.exit for row in rows) else max(row.exit for row in rows)
        return Alliance(*key, min(row.entry for row in rows), last, tuple(_membership(row) for row in there))

    def _lay(self, state: str, owes: str, *, debts: bool = False) -> ChangePoints[Bond]:
        """Compile the change-points of one State and one obligation, owed to it or by it; threads that do so at once make the same."""
        mine = self._of.get(line_of(state), ()) if owes in OBLIGATIONS else ()
        beside = ((row, other) for row in mine for other in self._phases[row.alliance, row.phase])
        spans = (span for row, other in beside for span in (self._pairs(row, other, owes) if debts else self._pairs(other, row, owes)))
        laid = ChangePoints(sorted(spans, key=lambda one: (one.held.who, one.held.to, one.held.alliance, one.held.phase, one.first)))
        if mine:
            (self._debts if debts else self._laid)[state, owes] = laid
        return laid

    @staticmethod
    def _pairs(debtor: Row, creditor: Row, owes: str) -> Iterator[Span[Bond]]:
        """Give the bonds of one row to another, split where a State changes its code, and where only a month is known."""
        if owes not in debtor.obligations or line_of_row(debtor) == line_of_row(creditor):
            return
        for named in NAMED[debtor.member]:
            for called in NAMED[creditor.member]:
                first, last = _common(debtor, creditor, (named.first, called.first), (named.until, called.until))
                if first <= last:
                    yield from _bonds(debtor, creditor, owes, (named.code, called.code), (first, last))


def open_atlas(path: str | Path) -> Atlas:
    """Open ATOP's member-level table as an atlas.

    :param path: the file ``atop5_1m.csv`` that the user has from the ATOP project.
    :raises TableError: it is not the table that it should be; its ``findings`` say what is wrong, with file, line and field.
    :raises OSError: there is no such file, or it cannot be read.
    """
    reading = read_file(path)
    if not reading.whole:
        raise TableError(tuple(one for one in reading.findings if one.severity == "error"))
    return Atlas(reading.rows, str(path))


def line_of(state: str) -> str:
    """Give the last code of the number that a State has or had: ``SUN`` and ``RUS`` are ``RUS``, ``YUG`` is ``SRB``."""
    numbers = LINES.get(state, ())
    return NAMED[numbers[-1]][-1].code if numbers else state


_LINE_OF = {number: names[-1].code for number, names in NAMED.items()}


def line_of_row(row: Row) -> str:
    """Give the last code of a row's number."""
    return _LINE_OF[row.member]


def _membership(row: Row) -> Membership:
    return Membership(
        alliance=row.alliance, phase=row.phase, state=code_of(row.member, row.first), number=row.member, first=row.entry, last=row.exit,
        obligations=row.obligations, conditions=row.conditions, line=row.line,
    )  # fmt: skip


def _common(one: Row, other: Row, begins: tuple[str, str], ends: tuple[str, str]) -> tuple[date, date]:
    """Give the first and the last day on which both can have been members and were called so."""
    first = max(one.first, other.first, *(date.fromisoformat(day) for day in begins if day))
    last = min(one.last, other.last, *(date.fromisoformat(day) - timedelta(days=1) for day in ends if day))
    return first, last


def _bonds(debtor: Row, creditor: Row, owes: str, names: tuple[str, str], days: tuple[date, date]) -> Iterator[Span[Bond]]:
    """Give the days on which a bond is sure, and those around it that lie within a month of which no day is known."""
    first, last = days
    surely, until = max(first, debtor.surely, creditor.surely), min(last, debtor.at_least_until, creditor.at_least_until)
    before, after = (first, surely - timedelta(days=1), False), (until + timedelta(days=1), last, False)
    parts = (before, (surely, until, True), after) if surely <= until else ((first, last, False),)
    conditions = tuple(on for obligation, on in debtor.conditions if obligation == owes)
    for begins, ends, sure in parts:
        if begins <= ends:
            bond = Bond(
                who=names[0], to=names[1], owes=owes, alliance=debtor.alliance, phase=debtor.phase, first=first, last=last, sure=sure,
                conditions=conditions, varies=debtor.varies, lines=(debtor.line, creditor.line),
            )  # fmt: skip
            yield Span(begins.toordinal(), ends.toordinal() + 1, bond)
