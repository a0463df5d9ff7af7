"""This file is about scales of contributions: the steps of a formula, taken in their order over exact fractions.

Each step says what it did, so that whoever pays can see which step made it pay that.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from foedus.answer import Missing, Reason, missing, reason
from foedus.corpus.scale import Bounds, Lessening, Relief, Rounding, Scale, Step
from foedus.finding import Code
from foedus.rules.bounds import BoundsError, held
from foedus.rules.rounding import by_largest_remainder, percent, rounded

PROPORTION = Code("scale-in-proportion", "note", tables=tuple, payers=int)
LESSENED = Code("scale-lessened", "note", table=str, share=str, payers=tuple)
RELIEVED = Code("scale-relieved", "note", relieved=tuple, threshold=str, moved=str, borne_by=str)
FIXED = Code("scale-fixed", "note", payers=tuple, rest=str)
ROUND = Code("scale-bounds-round", "note", number=int, floor=tuple, ceiling=tuple)
BOUND = Code("scale-bounds-settled", "note", number=int, held=int, free=int)
LEVELLED = Code("scale-top-levelled", "note", payers=tuple, next=str)
AVERAGED = Code("scale-averaged", "note", tables=tuple)
ROUNDED = Code("scale-rounded", "note", unit=str, sum=str)
REST_BORNE = Code("scale-rest-borne", "note", by=str, rest=str)
REST_SPREAD = Code("scale-rest-by-remainder", "note", payers=tuple, unit=str)

NO_TABLE = Code("scale-table-missing", table=str)
NO_BASE = Code("scale-without-base")
NO_GROUP = Code("scale-group-missing", group=str)
NO_BEARER = Code("scale-bearer-pays-nothing", by=str)
NOT_AVERAGED = Code("scale-periods-not-averaged", tables=tuple)
IMPOSSIBLE = Code("scale-bounds-impossible", floor=str, ceiling=str)

Table = Mapping[str, Fraction]
LARGEST_REMAINDER = "largest remainder"


class Scaled(Struct, frozen=True):
    """What a scale came to: the share of each, in the order of their names; how; and what it lacks, where it came to nothing."""

    shares: dict[str, Fraction]
    steps: tuple[Reason, ...] = ()
    lacks: tuple[Missing, ...] = ()


class Branch(Struct, frozen=True):
    """The scale of one base period while it is made: the parts of those who share the rest, and what others pay whatever it is."""

    table: str
    parts: dict[str, Fraction]
    pinned: dict[str, Fraction] = {}

    def rest(self) -> Fraction:
        """Give the share of the whole that is left to those who are not pinned."""
        return 1 - sum(self.pinned.values(), Fraction(0))

    def shares(self) -> dict[str, Fraction]:
        """Give everybody's share; the parts are shared out in proportion, which is where a circle of them is solved."""
        whole, rest = sum(self.parts.values(), Fraction(0)), self.rest()
        free = {name: rest * part / whole for name, part in self.parts.items()} if whole else self.parts
        return dict(sorted((free | self.pinned).items()))


class Stopped(Exception):  # noqa: N818 — no error: the way out of a scale that lacks something, and never leaves this file
    """A step cannot be taken; what it lacks is said."""

    def __init__(self, lacks: Missing) -> None:
        self.lacks = lacks


Sources = tuple[Mapping[str, Table], Mapping[str, tuple[str, ...]]]
Took = tuple[Branch, tuple[Reason, ...]]


def shared_out(
    scale: Scale, tables: Mapping[str, Table] | None = None, groups: Mapping[str, tuple[str, ...]] | None = None, *, article: str = ""
) -> Scaled:
    """Take the steps of a scale.

    :param tables: measures by payer (income, population, an earlier scale), beside those that stand in the scale itself.
    :param groups: payers by the name of a group, beside those of the scale itself.
    :param article: where the scale stands, for the reasons.
    :returns: shares that make the whole, unless a rounding without a bearer says otherwise.
    """
    own = {name: {payer: Fraction(number) for payer, number in table.items()} for name, table in scale.tables.items()}
    sources: Sources = (own | dict(tables or {}), {**scale.groups, **(groups or {})})
    branches: tuple[Branch, ...] = ()
    told: list[Reason] = []
    try:
        for step in scale.steps:
            branches, said = _take(step, branches, sources)
            told += said
        shares = _only(branches).shares()
    except Stopped as stopped:
        return Scaled({}, _under(told, article), (Missing(stopped.lacks.code, stopped.lacks.params, article),))
    return Scaled(shares, _under(told, article))


def _only(branches: tuple[Branch, ...]) -> Branch:
    if len(branches) != 1:
        raise Stopped(missing(NOT_AVERAGED, tables=tuple(one.table for one in branches)) if branches else missing(NO_BASE))
    return branches[0]


def _under(told: list[Reason], article: str) -> tuple[Reason, ...]:
    return tuple(Reason(one.code, one.params, article) for one in told)


def _take(step: Step, branches: tuple[Branch, ...], sources: Sources) -> tuple[tuple[Branch, ...], tuple[Reason, ...]]:
    if step.in_proportion_to:
        made = tuple(Branch(name, dict(_table(name, sources))) for name in step.in_proportion_to)
        return made, (reason(PROPORTION, tables=step.in_proportion_to, payers=len(made[0].parts)),)
    if not branches:
        raise Stopped(missing(NO_BASE))
    if step.average:
        return (_average(branches),), (reason(AVERAGED, tables=tuple(one.table for one in branches)),)
    took = [_one(step, branch, sources) for branch in branches]
    return tuple(branch for branch, _ in took), tuple(said for _, reasons in took for said in reasons)


def _one(step: Step, branch: Branch, sources: Sources) -> Took:
    """Take the step that is written, of those that are taken for each base period by itself."""
    took: Took = branch, ()
    if step.less is not None:
        took = _less(step.less, branch, sources)
    elif step.relief is not None:
        took = _relief(step.relief, branch, sources)
    elif step.fixed:
        took = _fixed(step.fixed, branch)
    elif step.bounds is not None:
        took = _bounds(step.bounds, branch, sources)
    elif step.top_pays_as_the_next is not None:
        took = _level(step.top_pays_as_the_next, branch)
    elif step.rounded is not None:
        took = _round(step.rounded, branch)
    return took


def _less(step: Lessening, branch: Branch, sources: Sources) -> Took:
    off, among = _table(step.table, sources), _group(step.for_, branch, sources)
    share = Fraction(step.share)
    parts = {name: max(Fraction(0), part - share * off.get(name, 0)) if name in among else part for name, part in branch.parts.items()}
    payers = tuple(sorted(name for name in parts if parts[name] != branch.parts[name]))
    return Branch(branch.table, parts, branch.pinned), (reason(LESSENED, table=step.table, share=step.share, payers=payers),)


def _relief(step: Relief, branch: Branch, sources: Sources) -> Took:
    """Take from those below the threshold what the gradient says, and let it be borne in proportion."""
    heads, parts = _table(step.per_head_of, sources), branch.parts
    people = sum((heads.get(name, Fraction(0)) for name in parts), Fraction(0))
    if not people:
        raise Stopped(missing(NO_TABLE, table=step.per_head_of))
    threshold = sum(parts.values(), Fraction(0)) / people if step.threshold == "the average" else Fraction(step.threshold)
    below = {name for name, part in parts.items() if part < threshold * heads.get(name, 0)}
    gradient = Fraction(step.gradient)
    moved = {name: gradient * (1 - parts[name] / (threshold * heads[name])) * parts[name] for name in below}
    bearing = {name: part for name, part in parts.items() if step.borne_by == "all" or name not in below}
    whole, cost = sum(bearing.values(), Fraction(0)), sum(moved.values(), Fraction(0))
    if not whole:
        moved, cost = {}, Fraction(0)  # nobody is there to bear it: everybody stays as poor as everybody
    eased = {name: part - moved.get(name, 0) + (cost * part / whole if name in bearing and whole else 0) for name, part in parts.items()}
    said = reason(
        RELIEVED, relieved=tuple(sorted(moved)), threshold=_number(threshold),
        moved=percent(cost / sum(parts.values(), Fraction(0))), borne_by=step.borne_by,
    )  # fmt: skip
    return Branch(branch.table, eased, branch.pinned), (said,)


def _fixed(fixed: Mapping[str, str], branch: Branch) -> Took:
    """Let some pay a share that is given; the others are scaled to the rest, newcomers or not."""
    pinned = branch.pinned | {name: Fraction(share) for name, share in fixed.items()}
    after = Branch(branch.table, {name: part for name, part in branch.parts.items() if name not in fixed}, pinned)
    if after.rest() < 0 or (after.rest() > 0 and not sum(after.parts.values())):
        raise Stopped(missing(IMPOSSIBLE, floor=percent(1 - after.rest()), ceiling=percent(1 - after.rest())))
    return after, (
        reason(FIXED, payers=tuple(f"{name} {percent(Fraction(share))}" for name, share in fixed.items()), rest=percent(after.rest())),
    )


def _bounds(step: Bounds, branch: Branch, sources: Sources) -> Took:
    """Hold everybody between floor and ceiling, and log each round until nobody is beyond a bound."""
    lows = dict.fromkeys(branch.parts, Fraction(step.floor)) if step.floor else {}
    highs = dict.fromkeys(branch.parts, Fraction(step.ceiling)) if step.ceiling else {}
    for group, ceiling in step.ceilings.items():
        for name in _group(group, branch, sources):
            highs[name] = min(Fraction(ceiling), highs.get(name, Fraction(1)))
    try:
        pinned, rounds = held(branch.parts, branch.rest(), lows, highs)
    except BoundsError as error:
        least, most = (sum(bounds.values(), Fraction(0)) for bounds in (lows, highs))
        raise Stopped(missing(IMPOSSIBLE, floor=percent(least), ceiling=percent(most))) from error
    after = Branch(branch.table, {name: part for name, part in branch.parts.items() if name not in pinned}, branch.pinned | pinned)
    held_in = (one for one in enumerate(rounds, 1) if one[1].floor or one[1].ceiling)
    told = [reason(ROUND, number=number, floor=one.floor, ceiling=one.ceiling) for number, one in held_in]
    return after, (*told, reason(BOUND, number=len(told), held=len(pinned), free=len(after.parts)))


def _level(number: int, branch: Branch) -> Took:
    """Let the largest pay what the next largest pays.

    What the next pays depends on what the largest no longer does. The parts are set equal and the factor solved once:
    nothing is repeated until it stops moving.
    """
    order = sorted(branch.parts, key=lambda name: (-branch.parts[name], name))
    top, after = order[:number], order[number : number + 1]
    if not after:
        return branch, ()
    level = branch.parts[after[0]]
    changed = Branch(branch.table, branch.parts | dict.fromkeys(top, level), branch.pinned)
    return changed, (reason(LEVELLED, payers=tuple(top), next=after[0]),)


def _average(branches: tuple[Branch, ...]) -> Branch:
    """Give the mean of the scales of the base periods; who was pinned in each stays pinned, at the mean."""
    each = [branch.shares() for branch in branches]
    names = sorted(set().union(*each))
    mean = {name: sum((one.get(name, Fraction(0)) for one in each), Fraction(0)) / len(each) for name in names}
    pinned = {name: mean[name] for name in names if all(name in branch.pinned for branch in branches)}
    return Branch(branches[0].table, {name: share for name, share in mean.items() if name not in pinned}, pinned)


def _round(step: Rounding, branch: Branch) -> Took:
    """Round every share to the unit; what is left over is borne by whom the text names, or stands as a sum that is not the whole."""
    unit, exact = Fraction(step.to), branch.shares()
    if step.rest_borne_by == LARGEST_REMAINDER:
        shares, lucky = by_largest_remainder(exact, unit)
        return _settled(branch, shares), (reason(REST_SPREAD, payers=lucky, unit=percent(unit)),)
    shares = {name: rounded(share, unit, step.how) for name, share in exact.items()}
    total = sum(shares.values(), Fraction(0))
    told = (reason(ROUNDED, unit=percent(unit), sum=percent(total)),)
    bearer = step.rest_borne_by
    if not bearer or total == 1:
        return _settled(branch, shares), told
    if bearer not in shares:
        raise Stopped(missing(NO_BEARER, by=bearer))
    shares[bearer] += 1 - total
    return _settled(branch, shares), (*told, reason(REST_BORNE, by=bearer, rest=percent(1 - total)))


def _settled(branch: Branch, shares: dict[str, Fraction]) -> Branch:
    return Branch(branch.table, {}, shares)


def _table(name: str, sources: Sources) -> Table:
    table = sources[0].get(name)
    if not table:
        raise Stopped(missing(NO_TABLE, table=name))
    return table


def _group(name: str, branch: Branch, sources: Sources) -> frozenset[str]:
    """Give the payers of a group; no name is everybody."""
    if not name:
        return frozenset(branch.parts)
    if name not in sources[1]:
        raise Stopped(missing(NO_GROUP, group=name))
    return frozenset(branch.parts) & frozenset(sources[1][name])


def _number(value: Fraction) -> str:
    return percent(value / 100, 2)
