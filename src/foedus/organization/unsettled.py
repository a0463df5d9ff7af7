"""This file is about answers that turn on acts of which it is not settled that they are their State's.

Three sorts are: lodged acts that wait or are disowned, signatures that wait to be confirmed, and acts that their own seats
repudiate. Whether an answer turns on them is found by putting the question twice: as the record stands, where what waits
takes no effect and what is repudiated takes its own, and as if it were the other way. If both agree, the acts do not matter
to it. If not, the answer is *conditional* on those that wait, and *contested* where a State disowns or repudiates.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from foedus.answer import CONDITIONAL, CONTESTED, Answer, Missing, Position, missing, plain
from foedus.dates import Instant, day_of, length, when
from foedus.finding import Code
from foedus.organization.docket import DISOWNED, WAITS, accepted, rule_for
from foedus.organization.organization import Organization
from foedus.organization.repudiated import contested
from foedus.record.entry import Entry
from foedus.record.lodging import Lodged, done_of

UNCONFIRMED = Code("lodged-unconfirmed", "note", state=str, seat=str, form=str, done=str)
UNCONFIRMED_BY = Code("lodged-unconfirmed-by", "note", state=str, seat=str, form=str, done=str, until=str)
ITS_OWN = Code("lodged-position-counts", "note", seat=str, state=str)
NOT_ITS_OWN = Code("lodged-position-disowned", "note", state=str)


def settled(answer: Answer, organization: Organization, put: Callable[[Organization], Answer], at: Instant) -> Answer:
    """Give an answer as it is, or conditional or contested where it turns on acts that wait, are disowned or repudiated.

    :param put: puts the same question to an organization.
    :param at: the instant as of which it is put.
    """
    docket = organization.world.docket
    found = answer
    turning, other = _turning(answer, (*docket.of(WAITS), *_unconfirmed(organization)), organization, put)
    if turning:
        reckoned = (answer.value, other.value)
        found = structs.replace(found, value=CONDITIONAL, missing=(*answer.missing, *_missing(turning, organization)), reckoned=reckoned)
    turning, other = _turning(answer, docket.of(DISOWNED), organization, put)
    if turning:
        found = structs.replace(found, value=CONTESTED, positions=(*answer.positions, *_positions(turning, answer, other)))
    return contested(found, answer, organization, put, at)


def _unconfirmed(organization: Organization) -> tuple[Entry, ...]:
    """Give the signatures that would count if their States confirmed them, in the order of the log."""
    waiting = (act for act, read in organization.world.timelines.signings.items() if read.waits)
    return tuple(sorted((organization.by_id[act] for act in waiting), key=lambda one: one.position))


def _turning(
    answer: Answer, acts: tuple[Entry, ...], organization: Organization, put: Callable[[Organization], Answer]
) -> tuple[tuple[Entry, ...], Answer]:
    """Give those of some acts on which an answer turns, and what it would be if all of them counted."""
    if not acts:
        return (), answer
    value = plain(answer.value)
    all_ = put(organization.assuming(frozenset(one.id for one in acts)))
    alone = tuple(one for one in acts if plain(put(organization.assuming(frozenset({one.id}))).value) != value) if len(acts) > 1 else ()
    return (alone or acts) if alone or plain(all_.value) != value else (), all_


def _missing(acts: tuple[Entry, ...], organization: Organization) -> tuple[Missing, ...]:
    """Name the acts for which an answer waits, each with the article on its form and, if there is one, the last day for its confirmation."""
    rules, seat = accepted(organization.corpus), organization.world.seat
    found = []
    for entry in acts:
        read = organization.world.timelines.signings.get(entry.id)
        if read and read.missing:
            found.append(read.missing)
            continue
        body = entry.act.body
        assert isinstance(body, Lodged)
        cited, rule = next(iter(rule_for(rules, body.act)), ("", None))
        said = {"state": body.from_, "seat": entry.act.seat, "form": body.form, "done": done_of(entry.act)}
        if rule is None or not rule.confirmed_within:
            found.append(missing(UNCONFIRMED, article=cited, **said))
        else:
            received = when(entry.act.times.received or entry.act.times.done, seat).last - 1
            until = length(rule.confirmed_within).after(day_of(received, seat)).isoformat()
            found.append(missing(UNCONFIRMED_BY, article=cited, until=until, **said))
    return tuple(found)


def _positions(acts: tuple[Entry, ...], answer: Answer, other: Answer) -> tuple[Position, ...]:
    """Give both sides: that of the States that disown acts, and that of those who lodged them."""
    states = tuple(dict.fromkeys(one.act.body.from_ for one in acts if isinstance(one.act.body, Lodged)))
    seats = tuple(dict.fromkeys(one.act.seat for one in acts))
    ids = tuple(one.id for one in acts)
    return (
        Position(answer.value, states, NOT_ITS_OWN.name, NOT_ITS_OWN.values({"state": states[0]}), acts=ids),
        Position(other.value, seats, ITS_OWN.name, ITS_OWN.values({"seat": seats[0], "state": states[0]}), acts=ids),
    )
