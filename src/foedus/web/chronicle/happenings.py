"""This file is about what the chronicle tells: texts, statuses, sessions and decisions, crises, chairs and offices, exercises, relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from foedus.corpus.instrument import Instrument
from foedus.dates import When, when
from foedus.mechanisms.treaty.questions import Standing
from foedus.record.entry import Entry
from foedus.states import is_state
from foedus.web.sentence import sentence, word
from foedus.web.visit import Link, Visit

MAIN = ("law", "membership", "decisions", "crises", "posts")
SORTS = (*MAIN, "exercises", "relations")
_OF_KIND: Mapping[str, str] = {
    **dict.fromkeys(("session",), "decisions"),
    **dict.fromkeys(
        (
            "assistance-request", "consultation-request", "no-request", "attack-asserted", "determination", "measure", "national-consent",
            "consent-refused", "participation-frozen", "representative-recalled", "declined",
        ),
        "crises",
    ),
    **dict.fromkeys(("chair-taken", "appointment", "relief"), "posts"),
    **dict.fromkeys(("exercise-hosted", "exercise-held", "operation-run", "exercise-cancelled", "hosting-declined"), "exercises"),
    **dict.fromkeys(("resolution", "status-granted", "status-ended", "memorandum", "contacts-suspended", "support-withdrawn"), "relations"),
}  # fmt: skip
_CONCLUDED = frozenset({"treaty", "charter", "protocol", "agreement"})
"""Kinds of instrument that States conclude; the others are adopted by an organ."""
_NAMING = ("state", "national_of", "host", "to", "of", "absent", "chaired_by", "against", "suspends", "excludes")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: when, of which sort, in words, where to read more, which States it concerns."""

    first: int
    done: str
    date: str
    sort: str
    says: Markup
    act: Link | None
    beside: Link | None
    states: frozenset[str]


def happenings(visit: Visit) -> tuple[Happening, ...]:
    """Tell everything that had happened by the date, in order."""
    found = [*_texts(visit), *_statuses(visit), *_decided(visit), *_acts(visit)]
    return tuple(sorted(found, key=lambda one: (one.first, SORTS.index(one.sort))))


def _texts(visit: Visit) -> Iterator[Happening]:
    treaty = visit.as_of.treaty
    for one in visit.organization.corpus.instruments:
        line = treaty.timeline(one.id)
        concluded = when(one.front.concluded, visit.seat)
        if concluded.first < treaty.at:
            yield _text(visit, one, "text-concluded" if one.front.kind in _CONCLUDED else "text-adopted", concluded)
        since = line.force.since
        if since is not None and since.first < treaty.at and since.first != concluded.first:
            yield _text(visit, one, "text-in-force", since)
        over = line.over(treaty.at)
        if over is not None:
            yield _text(visit, one, "text-over", over.since)


def _text(visit: Visit, one: Instrument, key: str, time: When) -> Happening:
    here = visit.address.to("treaty", one.id).dated(visit.iso(time.last))
    link = Markup('<a href="{}">{}</a>').format(here, visit.title(one.id))
    states = frozenset(visit.as_of.treaty.timeline(one.id).courses)
    return Happening(time.first, time.text, visit.date(time.text), "law", visit.text(key, title=link), None, None, states)


def _statuses(visit: Visit) -> Iterator[Happening]:
    """Tell the changes of status under the founding treaty and the charter; States that change alike on a day stand together."""
    corpus, treaty = visit.organization.corpus, visit.as_of.treaty
    for instrument in dict.fromkeys((corpus.header.founded_by or corpus.instruments[0].id, visit.as_of.membership.instrument)):
        alike: dict[tuple[str, str], list[str]] = {}
        for state, course in sorted(treaty.timeline(instrument).courses.items()):
            for time, status in _turns(visit, course.points, course.standings):
                alike.setdefault((time, status), []).append(state)
        for (time, status), states in alike.items():
            found = when(time, visit.seat)
            here = visit.address.to("members", states[0]) if len(states) == 1 else visit.address.to("treaty", instrument)
            link = Markup('<a href="{}">{}</a>').format(here.dated(visit.iso(found.last)), instrument)
            said = visit.text("turned-" + status, names=visit.names_of(states), instrument=link)
            yield Happening(found.first, time, visit.date(time), "membership", said, None, None, frozenset(states))


def _turns(visit: Visit, points: tuple[int, ...], standings: tuple[Standing, ...]) -> Iterator[tuple[str, str]]:
    """Give the changes of one State's status; one whose day is not known lies between two dates."""
    at, begun = visit.as_of.treaty.at, ""
    for point, before, standing in zip(points, standings, standings[1:], strict=False):
        if point >= at or standing.status == before.status:
            continue
        day = visit.iso(point)
        if standing.status == "conditional":
            begun = day
            continue
        yield f"{begun}/{day}" if begun else day, standing.status
        begun = ""
    if begun:
        yield begun, "conditional"


def _decided(visit: Visit) -> Iterator[Happening]:
    known = visit.organization.by_id
    for one in visit.as_of.organs.decisions():
        organ = Markup('<a href="{}">{}</a>').format(visit.address.to("organs", one.organ), visit.name(one.organ))
        entry = known[one.act]
        said = visit.text("organ-decided", organ=organ, what=word(visit, one.what))
        beside = _crisis(visit, entry)
        concerned = _concerned(entry) | ({*visit.organization.corpus.header.crises[one.crisis].concerns} if one.crisis else set())
        yield Happening(
            one.at.first, one.at.text, visit.date(one.at.text), "decisions", said, visit.act(one.act), beside, frozenset(concerned)
        )


def _acts(visit: Visit) -> Iterator[Happening]:
    for entry in visit.entries:
        sort = _OF_KIND.get(entry.act.kind)
        if sort is None:
            continue
        done = entry.act.times.done
        yield Happening(
            when(done, visit.seat).first, done, visit.date(done), sort, sentence(visit, entry), visit.entry(entry), _crisis(visit, entry),
            frozenset(_concerned(entry)),
        )  # fmt: skip


def _crisis(visit: Visit, entry: Entry) -> Link | None:
    crisis = entry.act.body.crisis
    known = crisis in visit.organization.corpus.header.crises
    return Link(visit.name(crisis), visit.address.to("crises", crisis)) if known else None


def _concerned(entry: Entry) -> set[str]:
    """Name the States that an act is of or about."""
    body = entry.act.body
    named = [entry.act.seat.partition(":")[0]]
    for field in _NAMING:
        value = getattr(body, field, ())
        named += [value] if isinstance(value, str) else list(value or ())
    return {one for one in named if is_state(one)}
