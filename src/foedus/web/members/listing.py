"""This file is about the list of States that were ever party: the status of each on the date, since when and why, its vote, its chair."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.web.address import Address
from foedus.web.organs.listing import organ_names
from foedus.web.situation.presenter import TONES
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why


@dataclass(frozen=True, slots=True)
class StateRow:
    """One State in the list."""

    code: str
    name: str
    address: Address
    status: str
    tone: str
    under: str
    acted_on: str
    since: str
    done: str
    why: Why
    bonds: int
    chairs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MembersView:
    """The States, those that are members first."""

    instrument: Link
    rows: tuple[StateRow, ...]
    members: int
    chairing: str


def present(visit: Visit) -> MembersView:
    """List the States that ever were party to the founding treaty or the charter, with their status on the date."""
    instrument = visit.as_of.membership.instrument
    rows = [_row(visit, code, instrument) for code in states(visit)]
    order = {"ok": 0, "wait": 1, "late": 2, "none": 3}
    rows.sort(key=lambda one: (order.get(one.tone, 3), one.name))
    member = set(visit.as_of.membership.members())
    return MembersView(
        Link(visit.title(instrument), visit.address.to("treaty", instrument)),
        tuple(rows),
        len(member),
        next((one.name for one in rows if one.chairs), ""),
    )


def states(visit: Visit) -> tuple[str, ...]:
    """Name the States that ever took part in an instrument of the corpus, whatever the date."""
    lines = visit.organization.world.timelines.instruments.values()
    return tuple(dict.fromkeys(state for line in lines for state in line.courses))


def telling(visit: Visit, code: str, instrument: str) -> str:
    """Name the instrument that tells most of a State: that of membership, or the founding treaty where the State has no part in that."""
    founding = visit.organization.corpus.header.founded_by or instrument
    return founding if visit.as_of.treaty.standing(code, instrument).status == "none" else instrument


def _row(visit: Visit, code: str, membership: str) -> StateRow:
    instrument = telling(visit, code, membership)
    answer = visit.settled(lambda view: view.membership.ask_status(of=code, under=instrument))
    standing = visit.as_of.treaty.standing(code, instrument)
    return StateRow(
        code,
        visit.name(code),
        visit.address.to("members", code),
        str(visit.language.value(str(answer.value))),
        TONES.get(str(answer.value), "none"),
        instrument if instrument != membership else "",
        str(visit.language.value(str(answer.acted_on.value))) if answer.acted_on else "",
        visit.day(standing.since) if standing.since else "",
        visit.iso(standing.since) if standing.since else "",
        why(visit, answer, f"state:{code}", f"instrument:{instrument}", "question:status"),
        bonds(visit, code),
        chaired(visit, code),
    )


def bonds(visit: Visit, code: str) -> int:
    """Count the instruments in force to which a State is party."""
    return sum(code in visit.as_of.treaty.parties(one.id) for one in visit.organization.corpus.instruments)


def chaired(visit: Visit, code: str) -> tuple[Link, ...]:
    """Name the organs that a State chairs of its own right, not as chair of another organ."""
    organs = visit.as_of.organs
    return tuple(
        Link(visit.name(one), visit.address.to("organs", one))
        for one in organ_names(visit)
        if not organs.chaired_like(one) and organs.chair(one) == code
    )
