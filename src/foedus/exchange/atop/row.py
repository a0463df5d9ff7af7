"""This file holds a row of ATOP's member-level table: what one member of one phase of one alliance is coded to owe, and from when to when."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

OBLIGATIONS = ("defence", "offence", "neutrality", "non-aggression", "consultation")
"""The obligations that ATOP codes, in its order."""

VARIABLES = dict(zip(OBLIGATIONS, ("defense", "offense", "neutral", "nonagg", "consul"), strict=True))
"""The column of each obligation."""

CONDITIONS = {
    "defence": {
        "defcoadv": "adversary", "defcoloc": "location", "defcocon": "conflict", "defconum": "number of adversaries",
        "defcodem": "demand", "defconpr": "non-provocation",
    },
    "offence": {"offcoadv": "adversary", "offcoloc": "location", "offcocon": "conflict", "offconum": "number of adversaries", "offcodem": "demand"},
    "neutrality": {
        "neucoadv": "adversary", "neucoloc": "location", "neucocon": "conflict", "neuconum": "number of adversaries",
        "neucodem": "demand", "neuconpr": "non-provocation", "neucoatt": "attack",
    },
    "non-aggression": {},
    "consultation": {"concoadv": "adversary", "concoloc": "location", "concocon": "conflict", "concoreq": "request"},
}  # fmt: skip
"""On what ATOP codes an obligation to be conditional, by its column."""

LAST_YEAR = 2018
"""ATOP 5.1 follows alliances to the end of this year; an alliance without an exit was in force then."""


class Row(Struct, frozen=True, gc=False):
    """One member of one phase of one alliance.

    ``entry`` and ``exit`` are EDTF: a day, or a month where ATOP gives no day; ``exit`` is empty for who was a member
    when the coding ended. Both days are included: a member is one on the day of its exit too. They are days of
    signature, outbreak of war and the like as ATOP codes them, never of entry into force.
    ``obligations`` are those coded for this member, ``conditions`` those of them that are conditional, and on what:
    pairs of an obligation and a word. ``varies`` says that obligations vary by member and partner (``obvary``).
    ``line`` counts from one, the header being line 1.
    """

    alliance: int
    phase: int
    member: int
    entry: str
    exit: str
    obligations: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...]
    varies: bool
    asymmetric: bool
    system: bool
    line: int

    @property
    def first(self) -> date:
        """Give the first day on which it can have been a member."""
        return date.fromisoformat(f"{self.entry}-01"[:10])

    @property
    def surely(self) -> date:
        """Give the day from which on it surely was one."""
        return date.fromisoformat(self.entry) if len(self.entry) == len("1949-04-04") else _last_of_month(self.entry)

    @property
    def at_least_until(self) -> date:
        """Give the last day on which it surely was a member: the end of the month before, where only the month of its exit is known."""
        if not self.exit:
            return date(LAST_YEAR, 12, 31)
        return (
            date.fromisoformat(self.exit)
            if len(self.exit) == len("1949-04-04")
            else date.fromisoformat(f"{self.exit}-01") - timedelta(days=1)
        )

    @property
    def last(self) -> date:
        """Give the last day on which it can have been one."""
        if not self.exit:
            return date(LAST_YEAR, 12, 31)
        return date.fromisoformat(self.exit) if len(self.exit) == len("1949-04-04") else _last_of_month(self.exit)


def _last_of_month(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
