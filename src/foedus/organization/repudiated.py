"""This file is about answers that rest on acts which their seats repudiate: both sides are set out, and the one that was acted on.

The act stays and takes its effect in all that is reckoned from it, for others may have gone by it. Whether the seat is bound
by what was done in its name is theirs to settle, and nothing here settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import structs

from foedus.answer import CONTESTED, Answer, Position, plain
from foedus.dates import Instant, begins, day_of
from foedus.finding import Code
from foedus.mechanisms.treaty.questions import EntryIntoForceRecorded
from foedus.organization.organization import Organization
from foedus.organization.repudiation import Repudiated, seat_of
from foedus.record.entry import Entry
from foedus.record.lodging import done_of

REPUDIATED = Code("position-repudiates", "note", state=str, since=str)
STANDS = Code("position-act-stands", "note", state=str)
ACTED_ON = Code("position-act-acted-on", "note", state=str, held_by=tuple)

_AGAINST = frozenset({"repudiates", "challenges", "objects_to", "disowns", "revokes"})
"""How an act refers to one without going by it."""


def contested(found: Answer, answer: Answer, organization: Organization, put: Callable[[Organization], Answer], at: Instant) -> Answer:
    """Give an answer as it is, or contested where it would be another without acts that are repudiated as of an instant.

    :param found: the answer as it stands so far.
    :param answer: what the record as it stands answers.
    :param put: puts the same question to an organization.
    """
    world = organization.world
    some = world.repudiations.standing(organization.by_id, at, world.seat)
    if not some:
        return found
    without = {one.act.id: _without(organization, put, (one,)) for one in some} if len(some) > 1 else {}
    all_ = _without(organization, put, some)
    value = plain(answer.value)
    alone = tuple(one for one in some if one.act.id in without and plain(without[one.act.id].value) != value)
    turning = alone or (some if plain(all_.value) != value else ())
    if not turning:
        return found
    stands = _stands(turning, answer, organization)
    acted_on = stands if stands.held_by else None
    told = (*found.positions, _repudiates(turning, all_, organization), stands)
    return structs.replace(found, value=CONTESTED, positions=told, acted_on=found.acted_on or acted_on)


def _without(organization: Organization, put: Callable[[Organization], Answer], some: Iterable[Repudiated]) -> Answer:
    return put(organization.assuming(organization.world.docket.assumed, frozenset(one.act.id for one in some)))


def _repudiates(some: tuple[Repudiated, ...], other: Answer, organization: Organization) -> Position:
    """Give the side of the seats that repudiate: what would be, if what they repudiate had not been done."""
    seats = tuple(dict.fromkeys(one.seat for one in some))
    since = day_of(min(one.since for one in some), organization.world.seat).isoformat()
    params = REPUDIATED.values({"state": seats[0], "since": since})
    return Position(other.value, seats, REPUDIATED.name, params, acts=tuple(one.by.id for one in some), since=since)


def _stands(some: tuple[Repudiated, ...], answer: Answer, organization: Organization) -> Position:
    """Give the other side: what the acts make, and who has gone by them."""
    acts, state = tuple(one.act.id for one in some), seat_of(some[0].act)
    going = _going_by(some, organization)
    if not going:
        return Position(answer.value, (), STANDS.name, STANDS.values({"state": state}), acts=acts)
    holders = tuple(dict.fromkeys(one.act.seat for one in going))
    seat = organization.world.seat
    since = day_of(min(begins(done_of(one.act), seat) for one in going), seat).isoformat()
    said = ACTED_ON.values({"state": state, "held_by": holders})
    return Position(answer.value, holders, ACTED_ON.name, said, acts=(*acts, *(one.id for one in going)), since=since)


def _going_by(some: tuple[Repudiated, ...], organization: Organization) -> tuple[Entry, ...]:
    """Find the acts of others that go by those repudiated: they refer to one, or record that its instrument is in force."""
    acts = {one.act.id: one.act for one in some}
    ours = {one.seat.partition(":")[0] for one in some}
    instruments = {name: one for one in acts.values() if (name := getattr(one.act.body, "instrument", ""))}
    found = []
    for entry in organization.entries:
        if entry.act.seat.partition(":")[0] in ours:
            continue
        referred = (
            any(act in acts for relation, ids in entry.act.references.items() if relation not in _AGAINST for act in ids)
            if entry.act.references
            else False
        )
        body = entry.act.body
        recorded = isinstance(body, EntryIntoForceRecorded) and _after(instruments.get(body.instrument), entry, organization)
        if referred or recorded:
            found.append(entry)
    return tuple(found)


def _after(act: Entry | None, entry: Entry, organization: Organization) -> bool:
    seat = organization.world.seat
    return act is not None and begins(done_of(act.act), seat) <= begins(done_of(entry.act), seat)
