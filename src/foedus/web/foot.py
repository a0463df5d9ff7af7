"""This file is about the foot of every page: which text and record it rests on, as of when, and what was withheld."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from foedus.organization.organization import Organization
from foedus.web.address import Address
from foedus.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of a page; ``witnessed`` is None where the record has no policy; ``withheld`` counts the acts that this reader may not read."""

    digest: str
    log: str
    position: int
    place: str
    offset: str
    permanent: Address
    checkpoint: Address | None = None
    root: str = ""
    sealed: str = ""
    withheld: int = 0
    witnessed: int | None = None


def foot(organization: Organization, visit: Visit) -> Foot:
    """Say on what a page rests."""
    seat = organization.corpus.header.seat
    log = organization.log
    offset = datetime.combine(date.fromisoformat(visit.on), time(12), organization.world.seat).strftime("%z")
    hours = int(offset[:3])
    seal = visit.served.logged.seal if visit.served.logged else None
    return Foot(
        organization.corpus.digest,
        log.origin if log else "",
        organization.position,
        visit.text(f"place-{seat.place}") if f"place-{seat.place}" in visit.language.pages else seat.place,
        f"UTC{hours:+d}" if offset[3:5] == "00" else f"UTC{offset[:3]}:{offset[3:5]}",
        visit.address.dated(visit.on).known_at(str(organization.position)),
        visit.address.to("record", "checkpoints", str(seal.size)) if seal else None,
        seal.root[:8] if seal else "",
        visit.moment(seal.time) if seal and seal.time is not None else "",
        organization.position - len(organization.entries) if log else 0,
        log.witnessed if log else None,
    )
