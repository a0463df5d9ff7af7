"""This file is about the members of one phase as States: who came when, under which code, what became of the code, who left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise

from msgspec import Struct

from foedus.exchange.atop.atlas import line_of_row
from foedus.exchange.atop.row import Row
from foedus.exchange.cow.numbers import NAMED, code_of

DAY = timedelta(days=1)


class Stay(Struct, frozen=True):
    """One uninterrupted time of a State in a phase: its rows, one following the other without a gap."""

    rows: tuple[Row, ...]

    @property
    def entry(self) -> str:
        """Give the date of entry as ATOP codes it."""
        return self.rows[0].entry

    @property
    def exit(self) -> str:
        """Give the date of exit as ATOP codes it; empty, where there was none."""
        return self.rows[-1].exit

    @property
    def came(self) -> str:
        """Give the code of the State when it entered."""
        return code_of(self.rows[0].member, self.rows[0].first)

    @property
    def left(self) -> str:
        """Give the code of the State when it left, or when the coding ended."""
        return code_of(self.rows[-1].member, self.rows[-1].at_least_until)

    @property
    def codes(self) -> tuple[str, ...]:
        """Give every code that the State had meanwhile, in order."""
        return tuple(dict.fromkeys((self.came, *(after for _, _, after in self.renamings()))))

    def renamings(self) -> Iterator[tuple[str, str, str]]:
        """Give (day, code before, code after) of every day on which the State went on under another code."""
        for row in self.rows:
            names = NAMED[row.member]
            for before, after in pairwise(names):
                if row.first < date.fromisoformat(after.first) <= row.last:
                    yield after.first, before.code, after.code


def stays(rows: Iterable[Row]) -> tuple[Stay, ...]:
    """Give the stays of all States in one phase, in the order of their entries.

    A State whose number changed (Germany's 260 and 255) stays; one that left and came back has two stays.
    """
    found: list[Stay] = []
    for _, own in groupby(sorted(rows, key=lambda one: (line_of_row(one), one.entry, one.line)), key=line_of_row):
        run: list[Row] = []
        for row in own:
            if run and row.first > run[-1].last + DAY:
                found.append(Stay(tuple(run)))
                run = []
            run.append(row)
        found.append(Stay(tuple(run)))
    return tuple(sorted(found, key=lambda one: (one.entry, one.rows[0].line)))
