"""This file is about who has a seat in an organ: by being a party, by name, for good, by election, or by holding another chair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from functools import lru_cache

from msgspec import Struct

from foedus.corpus.organ import Elected, Seats
from foedus.dates import EVER, DateError, Instant, day_of, end_of, when
from foedus.mechanisms.organs.composition import Composition
from foedus.mechanisms.organs.law import OrganLaw
from foedus.mechanisms.treaty.questions import Treaty

_CHAIR, _PAST_CHAIR = "chair of ", "past chair of "
_IN = frozenset({"party", "provisional", "denounced"})
"""The statuses under which a State still has its seat."""


class Seating(Struct, frozen=True, gc=False):
    """Who has a seat, under which article; who has one only if a dispute is settled so; how many seats nobody is known to fill.

    ``acting`` are those of ``states`` whose status is disputed too, and who sit because the depositary or the organ
    acts on it that they are parties (design, decision 2).
    """

    under: str = ""
    states: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    vacant: int = 0
    acting: tuple[str, ...] = ()

    @property
    def disputed(self) -> tuple[str, ...]:
        """Give everybody whose seat hangs on a disputed status, whether they sit for the time being or not."""
        return (*self.acting, *self.contested)


def seated(organ: str, law: OrganLaw, treaty: Treaty, composition: Composition) -> Seating:
    """Say who has a seat in an organ."""
    found = law.seats(organ, treaty.at)
    if found is None:
        return Seating()
    cited, seats = found
    if seats.parties_of and not seats.permanent and not seats.named and not seats.elected and not seats.ex_officio:
        states, vacant = treaty.parties(seats.parties_of), 0
    else:
        states, vacant = _filled(organ, seats, treaty, composition)
    if treaty.timelines.left:
        # Who has left an organ by the clause that lets it is a party all the same, and has no seat.
        states = tuple(state for state in states if treaty.has_left(state, organ) is None)
    unsettled = treaty.contested(seats.parties_of) if seats.parties_of else ()
    if not unsettled:
        return Seating(cited, states, (), vacant)
    open_ = tuple(state for state in unsettled if state not in states)
    acting = tuple(state for state in open_ if _acts_as_party(state, seats.parties_of or "", treaty))
    contested = tuple(state for state in open_ if state not in acting)
    return Seating(cited, tuple(sorted((*states, *acting))) if acting else states, contested, vacant, acting)


def _acts_as_party(state: str, instrument: str, treaty: Treaty) -> bool:
    acted_on = treaty.standing(state, instrument).acted_on
    return acted_on is not None and acted_on.value in _IN


def _filled(organ: str, seats: Seats, treaty: Treaty, composition: Composition) -> tuple[tuple[str, ...], int]:
    parties = treaty.parties(seats.parties_of) if seats.parties_of else ()
    chosen = tuple(one.state for one in composition.elected(organ, treaty.at))
    sitting = tuple(by_office(seats, composition))
    there = sum(elected.number for elected in in_force(seats.elected, treaty))
    vacant = max(0, there - len(set(chosen))) + max(0, len(_offices(seats)) - len(sitting))
    return tuple(sorted({*parties, *seats.permanent, *seats.named, *chosen, *sitting})), vacant


def in_force(elected: tuple[Elected, ...], treaty: Treaty) -> Iterator[Elected]:
    """Give the kinds of elected seats that there are on the date (six until the end of 1965, ten from 1966)."""
    for one in elected:
        first, last = _span(one.from_, one.until, treaty.seat)
        if first < treaty.at <= last:
            yield one


@lru_cache(maxsize=256)
def _span(from_: str | None, until: str | None, seat: tzinfo) -> tuple[Instant, Instant]:
    last = EVER if until is None else end_of(day_of(when(until, seat).last, seat), seat)
    return -EVER if from_ is None else when(from_, seat).first, last


def _offices(seats: Seats) -> tuple[str, ...]:
    return tuple(words for words in seats.ex_officio if words.startswith((_CHAIR, _PAST_CHAIR)))


def by_office(seats: Seats, composition: Composition) -> Iterator[str]:
    """Name the States that sit because they chair, or were the last to chair, another organ."""
    for words in _offices(seats):
        back = words.startswith(_PAST_CHAIR)
        held = composition.chair(words.removeprefix(_PAST_CHAIR if back else _CHAIR), int(back))
        if held:
            yield held


def chaired_like(organ: str, law: OrganLaw, at: Instant) -> str:
    """Name the organ whose chair chairs this one too, where the text says so by its short name."""
    rule = law.chair(organ, at)
    words = rule[1].by.replace(",", " ").split() if rule else []
    return next((name for name in words if name != organ and law.is_organ(name)), "")


def over(until: str, treaty: Treaty) -> bool:
    """Say whether a last day is over; a text that is no date ends nothing. The last day still counts whole."""
    try:
        last = when(until, treaty.seat).last
    except DateError:
        return False
    return day_of(treaty.at - 1, treaty.seat) > day_of(last, treaty.seat)


def presiding(organ: str, law: OrganLaw, treaty: Treaty, composition: Composition) -> str:
    """Name the State in the chair of an organ, or of that whose chair chairs it too; nobody, where the record names none."""
    held = composition.chairs.get(organ)
    last = held[len(held) - 1] if held else None
    if last is not None and not (last.until and over(last.until, treaty)):
        return last.state
    other = chaired_like(organ, law, treaty.at)
    return presiding(other, law, treaty, composition) if other else ""
