"""This file is about the Situation: who is a member on the date and why, which crises there have been, what is contested."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.corpus.organ import Organ
from foedus.mechanisms.treaty.questions import Standing
from foedus.web.address import Address
from foedus.web.crises.rows import CrisisRow, crisis_rows
from foedus.web.map.drawing import Map, draw
from foedus.web.situation.years import Years, years
from foedus.web.visit import Visit
from foedus.web.why import Side, Why, why_of

TONES = {"party": "ok", "denounced": "wait", "provisional": "wait", "conditional": "wait", "suspended": "wait", "contested": "late"}


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One State and its status under the founding instrument."""

    code: str
    name: str
    status: str
    tone: str
    acted_on: str
    since: str
    done: str
    why: Why
    page: Address


@dataclass(frozen=True, slots=True)
class Dispute:
    """One State whose status somebody with standing disputes."""

    name: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class SituationView:
    """Everything that the Situation shows."""

    organization: str
    instrument: str
    instrument_address: Address
    in_force: bool
    since: str
    since_address: Address | None
    chair: str
    members: tuple[MemberRow, ...]
    doubtful: tuple[MemberRow, ...]
    others: tuple[MemberRow, ...]
    member_names: str
    doubtful_names: str
    map: Map
    years: Years
    changes: tuple[tuple[str, Address, bool], ...]
    crises: tuple[CrisisRow, ...]
    disputes: tuple[Dispute, ...]
    acts: int
    latest: str


def present(visit: Visit) -> SituationView:
    """Show the organization as it stands on the date."""
    corpus, treaty = visit.organization.corpus, visit.as_of.treaty
    founding = corpus.header.founded_by or corpus.instruments[0].id
    line = treaty.timeline(founding)
    parties, unsettled = treaty.parties(founding), treaty.contested(founding)
    standings = {state: treaty.standing(state, founding) for state in line.courses}
    rows = {state: _member(visit, state, one) for state, one in standings.items()}
    members = sorted((rows[state] for state in parties), key=lambda one: one.name)
    doubtful = sorted((rows[state] for state in unsettled), key=lambda one: one.name)
    others = [rows[state] for state, one in standings.items() if state not in (*parties, *unsettled) and one.status != "none"]
    since = visit.iso(line.force.since.first) if line.force.since else ""
    chart = years(visit, founding)
    return SituationView(
        corpus.header.title.get(visit.language.code, corpus.header.id),
        founding,
        visit.address.to("treaty", founding),
        treaty.in_force(founding),
        visit.date(since),
        visit.address.dated(since) if since else None,
        chair(visit),
        tuple(members),
        tuple(doubtful),
        tuple(sorted(others, key=lambda one: one.name)),
        visit.names_of([one.code for one in members]),
        visit.names_of([one.code for one in doubtful]) if doubtful else "",
        draw(parties, unsettled, {state: visit.name(state) for state in (*parties, *unsettled)}, ever=standings),
        chart,
        tuple((visit.date(day), visit.address.dated(day), day == visit.on) for day in chart.changes),
        crisis_rows(visit),
        tuple(Dispute(row.name, row.why.sides) for row in doubtful if row.why.sides),
        len(visit.entries),
        visit.date(visit.entries[-1].act.times.done) if visit.entries else "",
    )


def chair(visit: Visit) -> str:
    """Name the State in the chair of the organ that is chaired of its own right and that others follow, where the record tells."""
    organs = visit.as_of.organs
    codes = [one.organ for _, one in visit.as_of.treaty.provisions(Organ)]
    followed = next((other for code in codes if (other := organs.chaired_like(code))), "")
    state = organs.chair(followed) if followed else ""
    return visit.name(state) if state else ""


def _member(visit: Visit, state: str, standing: Standing) -> MemberRow:
    acted_on = standing.acted_on
    return MemberRow(
        state,
        visit.name(state),
        str(visit.language.value(standing.status)),
        TONES.get(standing.status, "none"),
        str(visit.language.value(str(acted_on.value))) if acted_on else "",
        visit.day(standing.since) if standing.since else "",
        visit.iso(standing.since) if standing.since else "",
        why_of(visit, standing.reasons, standing.missing, standing.positions, acted_on, matters=(f"state:{state}", "question:status")),
        visit.address.to("members", state),
    )
