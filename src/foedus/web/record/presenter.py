"""This file is about the list of acts: filtered, newest first, fifty to a page, as sentences or as a journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from foedus.dates import end_of, start_of, when
from foedus.organization.admission import log_of
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.entry import Entry
from foedus.record.printer import print_journal
from foedus.web.address import Address
from foedus.web.logged import Sealed
from foedus.web.problem import Problem, unknown
from foedus.web.record.rows import lines
from foedus.web.visit import Visit
from foedus.words.speech import say

PAGE = 50
FILTERS = ("by", "kind", "crisis", "from", "to")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter can take."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RecordView:
    """The list of acts as a page shows it."""

    found: int
    rows: tuple[Markup, ...]
    journal: str
    choices: Mapping[str, tuple[Choice, ...]]
    given: Mapping[str, str]
    filtered: bool
    page: int
    pages: int
    newer: Address | None
    older: Address | None
    as_table: Address
    as_journal: Address
    clear: Address
    seal: Sealed | None
    bound: tuple[str, ...] = ()


def present(visit: Visit, given: Mapping[str, str]) -> RecordView | Problem:
    """Make the list that the filters ask for."""
    problem = _problem(visit, given)
    if problem:
        return problem
    filtered = any(given.get(name) for name in FILTERS)
    found = [entry for entry in visit.entries if _matches(visit, entry, given)] if filtered else visit.entries
    pages = max(1, -(-len(found) // PAGE))
    text = given.get("page") or "1"
    if not text.isdecimal() or not 1 <= int(text) <= pages:
        return Problem(404, "problem-page", text, put=(("pages", str(pages)),))
    page = int(text)
    shown = found[::-1] if visit.whole else found[max(0, len(found) - page * PAGE) : len(found) - (page - 1) * PAGE][::-1]
    here = visit.address
    as_journal = given.get("view") == "journal"
    return RecordView(
        len(found),
        () if as_journal else lines(visit, shown),
        journal_of(visit, shown) if as_journal else "",
        choices(visit, given),
        given,
        filtered,
        page,
        pages,
        here.asking(page=str(page - 1) if page > 2 else "") if page > 1 else None,
        here.asking(page=str(page + 1)) if page < pages else None,
        here.asking(view="", page=""),
        here.asking(view="journal", page=""),
        here.to("record"),
        visit.served.logged.seal if visit.served.logged else None,
        bound_to(visit),
    )


def bound_to(visit: Visit) -> tuple[str, ...]:
    """Say what the record says of itself that whoever reads it must know."""
    return tuple(say(one.code, one.params, visit.language.code, visit.names) for one in visit.served.bound)


def journal_of(visit: Visit, entries: Sequence[Entry]) -> str:
    """Write acts as the journal does, in the order of the record."""
    ordered = sorted(entries, key=lambda entry: entry.position)
    return print_journal(ordered, VOCABULARY, log=log_of(visit.organization))


def choices(visit: Visit, given: Mapping[str, str]) -> dict[str, tuple[Choice, ...]]:
    """Give what each filter can be set to, and what it is set to."""
    known = visit.served.once(lambda: _occurring(visit), "choices", visit.language.code)
    return {name: tuple(Choice(value, label, given.get(name) == value) for value, label in some) for name, some in known.items()}


def _occurring(visit: Visit) -> dict[str, list[tuple[str, str]]]:
    """Give what occurs on the record, by its name in the reader's language."""
    seen: dict[str, dict[str, str]] = {"by": {}, "kind": {}, "crisis": {}}
    for entry in visit.organization.entries:
        act = entry.act
        seen["by"].setdefault(act.seat, visit.name(act.seat))
        seen["kind"].setdefault(act.kind, visit.language.kind(act.kind))
        if act.body.crisis:
            seen["crisis"].setdefault(act.body.crisis, visit.name(act.body.crisis))
    return {name: sorted(some.items(), key=lambda one: one[1].casefold()) for name, some in seen.items()}


def _matches(visit: Visit, entry: Entry, given: Mapping[str, str]) -> bool:
    act = entry.act
    by, kind, crisis = given.get("by"), given.get("kind"), given.get("crisis")
    if by and by not in {act.seat, act.seat.partition(":")[0]}:
        return False
    if (kind and kind != act.kind) or (crisis and crisis != act.body.crisis):
        return False
    return _within(visit, entry, given)


def _within(visit: Visit, entry: Entry, given: Mapping[str, str]) -> bool:
    seat = visit.organization.world.seat
    done = when(entry.act.times.done, seat)
    first, last = given.get("from"), given.get("to")
    if first and done.last < start_of(date.fromisoformat(first), seat):
        return False
    return not (last and done.first >= end_of(date.fromisoformat(last), seat))


def _problem(visit: Visit, given: Mapping[str, str]) -> Problem | None:
    """Find the first filter that cannot be read; the nearest valid values lead on."""
    for name, key in (("by", "problem-state"), ("kind", "problem-kind"), ("crisis", "problem-crisis")):
        value = given.get(name, "")
        values = {one.value: one.label for one in choices(visit, given)[name]} if value else {}
        if value and value not in values:
            return unknown(key, value, {one: visit.address.asking(**{name: one, "page": ""}) for one in values}, labels=values)
    for name in ("from", "to"):
        if given.get(name) and not _reads(date.fromisoformat, given[name]):
            return Problem(400, "problem-date", given[name])
    return None


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
