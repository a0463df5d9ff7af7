"""This file is about composition as the record makes it: who took which chair, who was elected to which seats, whose vote is permitted.

A text says how many seats there are; acts say who fills them, and from when until when.
"""

from __future__ import annotations

from collections.abc import Iterator

from immutables import Map
from msgspec import Struct, field

from foedus.dates import EVER, Instant


class Moment(Struct, frozen=True, gc=False):
    """When something was done: as written, from when it may count, and from when it surely does."""

    text: str
    first: Instant
    last: Instant


class ChairHeld(Struct, frozen=True, gc=False):
    """A State in the chair of an organ."""

    state: str
    act: str
    since: Moment
    until: str = ""
    decided_on: str = ""


class SeatHeld(Struct, frozen=True, gc=False):
    """A State elected to a seat, from its first instant up to its end; for which group, where the election was by groups."""

    state: str
    act: str
    first: Instant
    end: Instant = EVER
    group: str = ""


class Permit(Struct, frozen=True, gc=False):
    """A State in arrears that an organ lets vote for the time being."""

    act: str
    first: Instant
    end: Instant = EVER


class Composition(Struct, frozen=True, gc=False):
    """What the record says of who sits and who may vote."""

    chairs: Map[str, Map[int, ChairHeld]] = field(default_factory=Map)
    seats: Map[str, Map[int, SeatHeld]] = field(default_factory=Map)
    permits: Map[str, Permit] = field(default_factory=Map)

    def elected(self, organ: str, at: Instant) -> Iterator[SeatHeld]:
        """Give the elected seats that are filled at an instant."""
        held = self.seats.get(organ)
        if held is not None:
            yield from (one for one in held.values() if one.first < at <= one.end)

    def chair(self, organ: str, back: int = 0) -> str:
        """Name the State that took the chair last, or the one so many before it; nobody, where the record names none."""
        held = self.chairs.get(organ)
        if held is None or len(held) <= back:
            return ""
        return held[len(held) - 1 - back].state

    def permitted(self, state: str, at: Instant) -> bool:
        """Say whether a State in arrears may vote all the same."""
        permit = self.permits.get(state)
        return permit is not None and permit.first < at <= permit.end
