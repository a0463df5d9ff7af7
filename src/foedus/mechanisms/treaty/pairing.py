"""This file compiles what stands between two parties of one instrument: reservations and suspensions, pair by pair, between change-points.

Most pairs have nothing between them and take no place. For the others a *tie* is kept for each stretch
between two change-points, so that a question at a date is one bisection (VCLT arts. 20, 21, 57–60).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from foedus.dates import EVER, Instant, When
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts_reserving import Resumed, SuspendedTowards, SuspensionObjected
from foedus.mechanisms.treaty.dossier import Deed, Dossier
from foedus.mechanisms.treaty.force import Force
from foedus.mechanisms.treaty.reserving import Reaction, Reserve, Setting, reaction, turning_points

SUSPENDED_ALONE = Code("suspended-towards-nobody", "warning", state=str, instrument=str)

Pair = tuple[str, str]
"""Two States, in the order of their codes: what stands between them is the same from either side."""


def pair(one: str, other: str) -> Pair:
    """Give two States in the order of their codes."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Reserved:
    """One reservation between two States: the reservation, what the other made of it, whether that is sure."""

    reserve: Reserve
    reaction: Reaction
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A suspension of one party towards another: from when, until when, which articles, who objected."""

    act: str
    by: str
    towards: str
    since: When
    until: When | None
    articles: tuple[str, ...]
    ground: str
    objection: Deed | None = None

    def runs(self, at: Instant) -> bool:
        """Say whether it stands just before an instant."""
        return self.since.first < at and (self.until is None or self.until.first >= at)


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of one pair: change-points, and the reservations that count, or wait, after each."""

    points: tuple[Instant, ...]
    after: tuple[tuple[Reserved, ...], ...]

    def at(self, at: Instant) -> tuple[Reserved, ...]:
        """Give what stands between the two by everything before an instant."""
        return self.after[bisect_left(self.points, at)]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What stands between the parties of one instrument."""

    setting: Setting | None = None
    reserves: tuple[Reserve, ...] = ()
    ties: Mapping[Pair, Ties] = field(default_factory=dict)
    spans: Mapping[Pair, tuple[Span, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def between(self, one: str, other: str, at: Instant) -> tuple[Reserved, ...]:
        """Give the reservations that count, or wait, between two States."""
        found = self.ties.get(pair(one, other))
        return found.at(at) if found else ()

    def suspended(self, one: str, other: str, at: Instant) -> tuple[Span, ...]:
        """Give the suspensions that stand between two States."""
        return tuple(span for span in self.spans.get(pair(one, other), ()) if span.runs(at))


NOTHING = Pairs()


def consents(force: Force, deposits: Iterable[Deed]) -> tuple[dict[str, When], frozenset[str]]:
    """Give since when each State consents to be bound: by its own deposit, or else as it is bound (VCLT arts. 11, 16)."""
    found: dict[str, When] = {}
    own = frozenset(deed.state for deed in deposits)
    for deed in deposits:
        if deed.state not in found or deed.deposited.first < found[deed.state].first:
            found[deed.state] = deed.deposited
    for bound in force.bound:
        if bound.state not in own and (bound.state not in found or bound.since.first < found[bound.state].first):
            found[bound.state] = bound.since
    return found, own


def compile_pairs(dossier: Dossier, reserves: tuple[Reserve, ...], setting: Setting, odd: tuple[Finding, ...]) -> Pairs:
    """Compile what stands between the parties of an instrument; nothing, where nobody reserves or suspends."""
    spans, unread = _spans(dossier)
    if not reserves and not spans:
        return NOTHING if not (odd or unread) else Pairs(findings=(*odd, *unread))
    ties = {key: _ties(key, mine, setting) for key, mine in _by_pair(reserves, setting).items()}
    return Pairs(setting, reserves, ties, spans, (*odd, *unread))


def _by_pair(reserves: Iterable[Reserve], setting: Setting) -> dict[Pair, list[Reserve]]:
    found: dict[Pair, list[Reserve]] = {}
    for one in reserves:
        for other in setting.consents:
            if other != one.state:
                found.setdefault(pair(one.state, other), []).append(one)
    return found


def _ties(key: Pair, reserves: list[Reserve], setting: Setting) -> Ties:
    points: set[Instant] = set()
    for one in reserves:
        # Where all have to accept, and where one was made too late, what a third State says counts between these two as well.
        others = setting.consents if one.regime == "accepted by all" or one.late else key
        points |= turning_points(one, others, setting)
    ordered = tuple(sorted(points))
    return Ties(ordered, ((), *(tuple(_standing(key, reserves, point, setting)) for point in ordered)))


def _standing(key: Pair, reserves: Iterable[Reserve], point: Instant, setting: Setting) -> Iterable[Reserved]:
    for one in reserves:
        other = key[1] if key[0] == one.state else key[0]
        early, late = (reaction(one, other, point, setting, last=last) for last in (False, True))
        if early.how != "none" or late.how != "none":
            yield Reserved(one, early, sure=early.how == late.how)


def _spans(dossier: Dossier) -> tuple[dict[Pair, tuple[Span, ...]], tuple[Finding, ...]]:
    found: dict[Pair, tuple[Span, ...]] = {}
    odd: list[Finding] = []
    for deed in dossier.of(SuspendedTowards):
        body = deed.body
        if not isinstance(body, SuspendedTowards):
            continue
        others = [one for one in body.towards if one != deed.state]
        if not others:
            odd.append(SUSPENDED_ALONE.finding(act=deed.id, state=deed.state, instrument=dossier.instrument))
        for other in others:
            span = Span(
                deed.id, deed.state, other, deed.counts_from, _resumed(deed, other, dossier), body.articles, body.ground,
                _objected(deed, other, dossier),
            )  # fmt: skip
            key = pair(deed.state, other)
            found[key] = (*found.get(key, ()), span)
    return found, tuple(odd)


def _resumed(deed: Deed, other: str, dossier: Dossier) -> When | None:
    back = (
        one.counts_from
        for one in dossier.of(Resumed)
        if one.state == deed.state
        and isinstance(one.body, Resumed)
        and other in (one.body.towards or (other,))
        and one.counts_from.first >= deed.counts_from.first
    )
    return min(back, key=lambda one: one.first, default=None)


def _objected(deed: Deed, other: str, dossier: Dossier) -> Deed | None:
    against = (
        one
        for one in dossier.of(SuspensionObjected)
        if one.state == other and isinstance(one.body, SuspensionObjected) and one.body.made_by == deed.state
    )
    return min(
        (one for one in against if one.counts_from.first >= deed.counts_from.first), key=lambda one: one.counts_from.first, default=None
    )


def changes(pairs: Pairs) -> frozenset[Instant]:
    """Give every instant at which something between two States may change."""
    of_ties = {point for one in pairs.ties.values() for point in one.points}
    of_spans = {
        point for spans in pairs.spans.values() for one in spans for point in (one.since.first, one.until.first if one.until else EVER)
    }
    return frozenset(of_ties | of_spans)
