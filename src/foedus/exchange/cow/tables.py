"""This file is about two tables of the Correlates of War project, read from the user's files: formal alliances 4.1, and the members of the system of States."""

from __future__ import annotations

from pathlib import Path

from foedus.exchange.tables import whole_numbers

ALLIANCES = {
    "ccode1": "ccode1", "ccode2": "ccode2", "year": "year",
    "defence": "defense", "neutrality": "neutrality", "non-aggression": "nonaggression", "consultation": "entente",
}  # fmt: skip
"""COW's types of alliance beside ATOP's obligations: what COW calls an entente is an obligation to consult."""

LAST_YEAR = 2012
"""COW's formal alliances 4.1 end with this year."""


def alliance_years(path: str | Path) -> dict[str, list[int]]:
    """Read ``alliance_v4.1_by_directed_yearly.csv``: a row for each alliance, directed dyad and year, so that a pair may stand in several.

    :raises TableError: it is not that table.
    """
    return whole_numbers(path, ALLIANCES)


def memberships(path: str | Path) -> tuple[tuple[int, int, int], ...]:
    """Read ``states2016.csv``: who was a member of the system of States from which year to which.

    :returns: (number, first year, last year) of each membership.
    :raises TableError: it is not that table.
    """
    found = whole_numbers(path, {"ccode": "ccode", "first": "styear", "last": "endyear"})
    return tuple(zip(found["ccode"], found["first"], found["last"], strict=True))
