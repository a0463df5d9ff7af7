"""This file holds scales of contributions: how a whole is shared among those who pay, as steps in their order.

The order of the steps is part of what was agreed: a ceiling before a floor shares differently from one after it.
"""

from __future__ import annotations

from typing import Literal

from foedus.corpus.meaning import Amount, Fraction, Somebody
from foedus.corpus.provision import Part, Provision


class Lessening(Part, frozen=True, kw_only=True):
    """What is taken off a measure: a share of another table (an eighth of the debt), for a group or for all."""

    table: str
    share: Fraction
    for_: str = ""


class Relief(Part, frozen=True, kw_only=True):
    """Relief for those with little per head: their measure falls by a gradient of how far they are below the threshold.

    ``threshold`` is an amount per head, or ``the average`` of all who pay; what the relief costs is borne in
    proportion, by those above the threshold alone or by all.
    """

    per_head_of: str
    threshold: str = "the average"
    gradient: Fraction
    borne_by: Literal["those above", "all"] = "those above"


class Bounds(Part, frozen=True, kw_only=True):
    """The least and the most that anybody pays, and the most that a group pays each; solved together, to a fixed point."""

    floor: Fraction | None = None
    ceiling: Fraction | None = None
    ceilings: dict[str, Fraction] = {}


class Rounding(Part, frozen=True, kw_only=True):
    """To which unit, in which way, and who bears what rounding leaves over.

    Without a bearer the rounded shares need not make the whole.
    """

    to: Fraction
    how: Literal["half up", "half even", "down"] = "half up"
    rest_borne_by: Somebody = ""


class Step(Part, frozen=True, kw_only=True):
    """One step of a scale: exactly one of these.

    ``in proportion to`` names one table, or one for each base period; the steps after it are then taken for
    each period, until ``average`` makes one scale of them.
    """

    in_proportion_to: tuple[str, ...] = ()
    less: Lessening | None = None
    relief: Relief | None = None
    fixed: dict[Somebody, Fraction] = {}
    bounds: Bounds | None = None
    top_pays_as_the_next: int | None = None
    average: bool | None = None
    rounded: Rounding | None = None


class Scale(Provision, frozen=True, kw_only=True, tag="scale"):
    """How a whole is shared: steps in order, over tables and groups that stand here or are handed in on a date.

    ``source`` and ``confidence`` are those of the figures, where they are somebody's report and not the text's own.
    """

    scale: str
    steps: tuple[Step, ...]
    tables: dict[str, dict[Somebody, Amount]] = {}
    groups: dict[str, tuple[Somebody, ...]] = {}
    source: str = ""
    confidence: Literal["high", "medium", "low"] = "high"
