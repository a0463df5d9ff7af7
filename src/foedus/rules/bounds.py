"""This file is about floors and ceilings that act on each other: capping one raises others, perhaps above their own cap.

Sought is the one factor by which everybody's part is multiplied, so that after each is held between its floor and its
ceiling the whole is shared out. Each round holds those whom the factor of that round takes beyond a bound, on the side
that weighs more, and shares the rest among those who are free; who was held stays held, so there are fewer rounds than payers.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct


class Round(Struct, frozen=True):
    """One round: the factor on the parts, who was held at the floor or at a ceiling in it."""

    factor: Fraction
    floor: tuple[str, ...]
    ceiling: tuple[str, ...]


class BoundsError(ValueError):
    """The floors ask for more than there is, or the ceilings leave a part that nobody may pay."""


def held(
    parts: Mapping[str, Fraction], rest: Fraction, lows: Mapping[str, Fraction], highs: Mapping[str, Fraction]
) -> tuple[dict[str, Fraction], tuple[Round, ...]]:
    """Share out the rest in proportion to the parts, nobody below its floor or above its ceiling.

    :param parts: what each would pay without bounds, in any unit; none negative.
    :param rest: the share of the whole that is to be paid together.
    :param lows: the floors; who is not named has none.
    :param highs: the ceilings; who is not named has none.
    :returns: the shares of those held at a bound, and the rounds in their order; the free share what is left in proportion.
    :raises BoundsError: no factor shares out the whole.
    """
    free, pinned, rounds = dict(parts), dict[str, Fraction](), list[Round]()
    while free:
        left, whole = rest - sum(pinned.values(), Fraction(0)), sum(free.values(), Fraction(0))
        if left < 0 or not whole:
            raise BoundsError
        factor = left / whole
        below = {name: lows[name] - part * factor for name, part in free.items() if name in lows and part * factor < lows[name]}
        above = {name: part * factor - highs[name] for name, part in free.items() if name in highs and part * factor > highs[name]}
        if not below and not above:
            return pinned, (*rounds, Round(factor, (), ()))
        # Holding at floors lowers the factor and holding at ceilings raises it: the side that weighs more is sure of it, the other may not be.
        lack, excess = sum(below.values(), Fraction(0)), sum(above.values(), Fraction(0))
        floors = tuple(sorted(below)) if lack >= excess else ()
        ceilings = tuple(sorted(above)) if excess >= lack else ()
        pinned |= {name: lows[name] for name in floors} | {name: highs[name] for name in ceilings}
        free = {name: part for name, part in free.items() if name not in pinned}
        rounds.append(Round(factor, floors, ceilings))
    if sum(pinned.values(), Fraction(0)) != rest:
        raise BoundsError
    return pinned, tuple(rounds)
