"""This file is about the page of one organ: what it is for, who sits, who presides, how it decides, when it met and what it decided."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.corpus.organ import Organ
from foedus.web.address import Address
from foedus.web.organs.listing import organ_names
from foedus.web.organs.meetings import Meeting, meetings
from foedus.web.organs.posts import Post, chair, offices, state
from foedus.web.organs.rules import Measure, Way, either, measures, ways
from foedus.web.problem import Problem, unknown
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why

VOTES = {"yes": "ok", "no": "wait", "no-seat": "none", "contested": "late", "no rule": "none"}


@dataclass(frozen=True, slots=True)
class Purpose:
    """What one article says an organ is for."""

    competence: Markup
    under: Link


@dataclass(frozen=True, slots=True)
class Member:
    """A State with a seat, or whose seat is disputed."""

    state: Link
    vote: Markup
    tone: str
    why: Why


@dataclass(frozen=True, slots=True)
class OrganView:
    """One organ as a page shows it; before any text in force knows it, only since when one does."""

    code: str
    name: str
    exists: bool
    begins: Link | None
    purposes: tuple[Purpose, ...] = ()
    level: str = ""
    attending: str | Markup = ""
    convened: str | Markup = ""
    quorum: str | Markup = ""
    members: tuple[Member, ...] = ()
    seated: int = 0
    voting: int = 0
    chair: Post | None = None
    follows: Link | None = None
    offices: tuple[Post, ...] = ()
    ways: tuple[Way, ...] = ()
    measures: tuple[Measure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    decided: int = 0
    met: int = 0
    record: Address | None = None
    vacant: int = 0


def present(visit: Visit, given: str) -> OrganView | Problem:
    """Show one organ as of the date."""
    every = organ_names(visit)
    if given not in every:
        known = {code: visit.address.to("organs", code) for code in every}
        return unknown("problem-organ", given, known, labels={code: f"{code} — {visit.name(code)}" for code in every})
    said = [(cited, one) for cited, one in visit.as_of.treaty.provisions(Organ) if one.organ == given]
    happened = meetings(visit, given)
    if not said and not happened:
        return OrganView(given, visit.name(given), exists=False, begins=_begins(visit, given))
    organs = visit.as_of.organs
    other = organs.chaired_like(given)
    members = _members(visit, given)
    return OrganView(
        given,
        visit.name(given),
        exists=bool(said),
        begins=None if said else _begins(visit, given),
        purposes=tuple(Purpose(word(visit, one.competence), visit.cite(cited)) for cited, one in said if one.competence),
        level=either(visit, [str(word(visit, one)) for one in organs.level(given)]),
        attending=_told(visit, tuple(part for _, one in said if one.seats for part in one.seats.attending)),
        convened=_told(visit, tuple(one.convened_by for _, one in said if one.convened_by)),
        quorum=_told(visit, tuple(one.quorum for _, one in said if one.quorum)),
        members=members,
        seated=sum(one.tone != "late" for one in members),
        voting=sum(one.tone == "ok" for one in members),
        chair=chair(visit, given),
        follows=Link(visit.name(other), visit.address.to("organs", other)) if other else None,
        offices=offices(visit, given),
        ways=ways(visit, given),
        measures=measures(visit, given),
        meetings=happened,
        decided=len(organs.decisions(given)),
        met=len(organs.sessions(given)),
        record=visit.address.to("record", by=given) if given in visit.organization.acting else None,
        vacant=visit.as_of.organs.seating(given).vacant,
    )


def _told(visit: Visit, parts: tuple[str, ...]) -> str | Markup:
    return word(visit, parts) if parts else ""


def _members(visit: Visit, organ: str) -> tuple[Member, ...]:
    answer = visit.as_of.organs.ask_members(of=organ)
    if not isinstance(answer.value, tuple):
        return ()
    instrument = next((one.seats.parties_of for _, one in visit.as_of.treaty.provisions(Organ) if one.organ == organ and one.seats), None)
    doubtful = visit.as_of.treaty.contested(instrument) if instrument else ()
    rows = [_member(visit, one, organ) for one in dict.fromkeys((*answer.value, *doubtful))]
    return tuple(sorted(rows, key=lambda one: (one.tone != "ok", one.state.words)))


def _member(visit: Visit, code: str, organ: str) -> Member:
    answer = visit.as_of.organs.ask_may_vote(of=code, in_=organ)
    return Member(
        state(visit, code),
        visit.text("vote-" + answer.value.replace(" ", "-")),
        VOTES.get(answer.value, "none"),
        why(visit, answer, f"state:{code}", f"organ:{organ}", "question:may-vote"),
    )


def _begins(visit: Visit, organ: str) -> Link | None:
    """Lead to the first date on which a text in force knows an organ, where the record gives one."""
    world = visit.organization.world
    for instant, law in zip(world.timelines.epochs, world.timelines.laws[1:], strict=False):
        if any(one.organ == organ for _, one in law.provisions(Organ)):
            day = visit.iso(instant)
            return Link(visit.date(day), visit.address.dated(day))
    return None
