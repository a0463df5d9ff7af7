"""This file is about rounding: shares and amounts to a unit, exactly, and who bears what is left over."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import Literal

How = Literal["half up", "half even", "down"]


def rounded(value: Fraction, unit: Fraction, how: How = "half up") -> Fraction:
    """Round an exact value to whole units.

    >>> rounded(Fraction(5, 2), Fraction(1)), rounded(Fraction(5, 2), Fraction(1), "half even"), rounded(Fraction(5, 2), Fraction(1), "down")
    (Fraction(3, 1), Fraction(2, 1), Fraction(2, 1))
    """
    units = value / unit
    whole = round(units) if how == "half even" else floor(units + Fraction(1, 2)) if how == "half up" else floor(units)
    return whole * unit


def by_largest_remainder(values: Mapping[str, Fraction], unit: Fraction) -> tuple[dict[str, Fraction], tuple[str, ...]]:
    """Round down to whole units and give those left over, one each, where the most was lost; of equals the first by name.

    :returns: the rounded values, which together are as much as the sum rounded half up, and who got a unit.
    """
    down = {name: rounded(value, unit, "down") for name, value in values.items()}
    left = rounded(sum(values.values(), Fraction(0)), unit) - sum(down.values(), Fraction(0))
    order = sorted(values, key=lambda name: (down[name] - values[name], name))
    lucky = tuple(sorted(order[: int(left / unit)]))
    return {name: value + unit * (name in lucky) for name, value in down.items()}, lucky


def amounts(shares: Mapping[str, Fraction], total: Fraction, unit: Fraction, how: How = "half up") -> dict[str, Fraction]:
    """Give what each pays of a total, each rounded by itself: the sum may differ from the total by some units."""
    return {name: rounded(share * total, unit, how) for name, share in shares.items()}


def percent(share: Fraction, digits: int = 6) -> str:
    """Write a share in per cent, with as many digits as it has, at most so many.

    >>> percent(Fraction(11, 50)), percent(Fraction(1, 3), 4), percent(Fraction(1, 100000))
    ('22', '33.3333', '0.001')
    """
    scaled = rounded(share * 100, Fraction(1, 10**digits))
    whole, part = divmod(int(scaled * 10**digits), 10**digits)
    return f"{whole}.{part:0{digits}}".rstrip("0").rstrip(".")
