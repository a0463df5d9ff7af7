"""This file is about filling seats: who is elected, from when until when, and whether there are so many seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from immutables import Map
from msgspec.structs import replace

from foedus.corpus.organ import Elected
from foedus.dates import EVER, Instant, day_of, end_of, length, start_of, when
from foedus.finding import Code, Finding
from foedus.mechanisms.organs import acts
from foedus.mechanisms.organs.composition import Permit, SeatHeld
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.motions import UNKNOWN_ORGAN, Stepped, moment_of
from foedus.mechanisms.organs.register import Below, State, notice, under
from foedus.mechanisms.organs.seating import in_force
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry

TOO_MANY = Code("more-elected-than-seats", "warning", organ=str, filled=int, seats=int, states=tuple)
GROUP_OVER = Code("more-elected-than-the-group-has", "warning", organ=str, group=str, filled=int, seats=int)
NOT_ELECTED = Code("seat-not-elected-by-the-text", "warning", organ=str, states=tuple)


def fill_seats(state: State, entry: Entry, below: Below) -> Stepped:
    """Fill seats of an organ; one more than the text has is said, and sits until somebody competent sorts it out."""
    body = cast("acts.SeatsFilled", entry.act.body)
    if not law_of(below.treaty).is_organ(body.organ):
        return state, (notice(entry, UNKNOWN_ORGAN, organ=body.organ),), ()
    seat = below.treaty.seat
    first = when(body.from_, seat).first if body.from_ else moment_of(entry, below).first
    then = Treaty(below.treaty.timelines, first + 1)
    kinds = _elected(body.organ, then)
    end = _end(body, first, kinds, then)
    seats = state.seats
    for one in body.with_:
        seats = under(seats, body.organ, SeatHeld(one, entry.id, first, end, body.group))
    filled = replace(state, seats=seats)
    return filled, tuple(_too_many(entry, body, filled, kinds, then)), ()


def _elected(organ: str, treaty: Treaty) -> tuple[Elected, ...]:
    found = law_of(treaty).seats(organ, treaty.at)
    return tuple(in_force(found[1].elected, treaty)) if found else ()


def _end(body: acts.SeatsFilled, first: Instant, kinds: tuple[Elected, ...], treaty: Treaty) -> Instant:
    """Say when a term ends: on the day that the election says, or after the term that the text gives."""
    if body.until:
        return end_of(day_of(when(body.until, treaty.seat).last, treaty.seat), treaty.seat)
    terms = {one.term for one in kinds if one.term}
    if len(terms) != 1:
        return EVER
    # A term of two years from 1 January ends where the next 1 January but one begins.
    return start_of(length(terms.pop()).after(day_of(first, treaty.seat)), treaty.seat)


def _too_many(entry: Entry, body: acts.SeatsFilled, state: State, kinds: tuple[Elected, ...], treaty: Treaty) -> Iterator[Finding]:
    """Hold those that sit together against the number of seats, and those of a group against what the group has."""
    found = law_of(treaty).seats(body.organ, treaty.at)
    cites = found[0] if found else ""
    if not kinds:
        yield notice(entry, NOT_ELECTED, cites=cites, organ=body.organ, states=body.with_)
        return
    sitting = tuple(state.composition.elected(body.organ, treaty.at))
    seats = sum(one.number for one in kinds)
    if len(sitting) > seats:
        states = tuple(sorted(one.state for one in sitting))
        yield notice(entry, TOO_MANY, cites=cites, organ=body.organ, filled=len(sitting), seats=seats, states=states)
    groups = Counter(one.group for one in sitting if one.group)
    for group, filled in sorted(groups.items()):
        quota = sum(one.quota.get(group, 0) for one in kinds)
        if any(group in one.quota for one in kinds) and filled > quota:
            yield notice(entry, GROUP_OVER, cites=cites, organ=body.organ, group=group, filled=filled, seats=quota)


def permit_votes(state: State, entry: Entry, below: Below) -> State:
    """Let States in arrears vote until a day, as a decision says."""
    body = cast("acts.DecisionTaken", entry.act.body)
    if not body.permits_the_vote_of:
        return state
    seat = below.treaty.seat
    end = end_of(day_of(when(body.until, seat).last, seat), seat) if body.until else EVER
    permit = Permit(entry.id, moment_of(entry, below).first, end)
    permits: Map[str, Permit] = state.permits.update(dict.fromkeys(body.permits_the_vote_of, permit))
    return replace(state, permits=permits)
