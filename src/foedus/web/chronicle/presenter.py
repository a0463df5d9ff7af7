"""This file is about the chronicle: what happened by year, narrowed by sort and State, with a strip of the years above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.web.address import Address
from foedus.web.chronicle.happenings import MAIN, SORTS, Happening, happenings
from foedus.web.members.listing import states
from foedus.web.problem import Problem, unknown
from foedus.web.record.presenter import Choice
from foedus.web.visit import Visit

FILTERS = ("sort", "state")
EVERYTHING = "all"
TALLEST = 32


@dataclass(frozen=True, slots=True)
class Year:
    """One year: what happened in it, and its bar in the strip."""

    year: int
    happened: tuple[Happening, ...]
    height: float


@dataclass(frozen=True, slots=True)
class ChronicleView:
    """The chronicle as a page shows it."""

    years: tuple[Year, ...]
    found: int
    tallest: int
    choices: Mapping[str, tuple[Choice, ...]]
    filtered: bool
    clear: Address


def present(visit: Visit, given: Mapping[str, str]) -> ChronicleView | Problem:
    """Tell what had happened by the date."""
    problem = _problem(visit, given)
    if problem:
        return problem
    sort, state = given.get("sort", ""), given.get("state", "")
    sorts = SORTS if sort == EVERYTHING else (sort,) if sort else MAIN
    found = [one for one in happenings(visit) if one.sort in sorts and (not state or state in one.states)]
    return ChronicleView(
        _years(visit, found), len(found), TALLEST, _choices(visit, given), bool(given), visit.address.to("chronicle"),
    )  # fmt: skip


def _years(visit: Visit, found: list[Happening]) -> tuple[Year, ...]:
    """Set out every year from the first to the last, those in which nothing happened too."""
    by: dict[int, list[Happening]] = {}
    for one in found:
        by.setdefault(int(visit.iso(one.first)[:4]), []).append(one)
    if not by:
        return ()
    most = max(len(some) for some in by.values())
    return tuple(
        Year(year, tuple(by.get(year, ())), round(TALLEST * len(by.get(year, ())) / most, 1)) for year in range(min(by), max(by) + 1)
    )


def _choices(visit: Visit, given: Mapping[str, str]) -> dict[str, tuple[Choice, ...]]:
    sorts = [(one, str(visit.text(f"sort-{one}"))) for one in (*SORTS, EVERYTHING)]
    named = sorted(((one, visit.name(one)) for one in states(visit)), key=lambda one: one[1])
    return {
        name: tuple(Choice(value, label, given.get(name) == value) for value, label in some)
        for name, some in (("sort", sorts), ("state", named))
    }


def _problem(visit: Visit, given: Mapping[str, str]) -> Problem | None:
    for name, key, known in (("sort", "problem-sort", (*SORTS, EVERYTHING)), ("state", "problem-member", states(visit))):
        if given.get(name, "") not in {"", *known}:
            labels = {one: visit.name(one) if name == "state" else str(visit.text(f"sort-{one}")) for one in known}
            return unknown(key, given[name], {one: visit.address.asking(**{name: one}) for one in known}, labels=labels)
    return None
