"""This file is about force between two States: whether an instrument binds both towards each other, in which version, with which reservations.

That a State is a party says what it owes; to whom, and in which words, only the pair says: a matrix, not a
list (VCLT arts. 20, 21, 25, 30(4), 40(4), 58, 60).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from foedus.answer import CONDITIONAL, CONTESTED, NO, YES, Answer, Missing, Position, Reason, missing, reason
from foedus.dates import day_of
from foedus.finding import Code
from foedus.mechanisms.treaty.answers import decisive
from foedus.mechanisms.treaty.course import LAPSED, PROVISIONAL
from foedus.mechanisms.treaty.pairing import Reserved, Span
from foedus.mechanisms.treaty.reserving import COUNTS
from foedus.mechanisms.treaty.standing import Standing
from foedus.mechanisms.treaty.version import Version, common

if TYPE_CHECKING:
    from foedus.dates import Instant
    from foedus.mechanisms.treaty.questions import Treaty

BOTH = Code("in-force-between", "note", states=tuple, instrument=str)
ONE_STATE = Code("between-a-state-and-itself", "note", state=str)
PROVISIONALLY = Code("provisionally-between", "note", states=tuple, instrument=str)
EARLIER_GOVERNS = Code("earlier-treaty-governs-between", "note", states=tuple, instrument=str, later=str)
AS_AMENDED = Code("version-between", "note", states=tuple, instrument=str, by=tuple)
OLDER_TEXT = Code("older-text-between", "note", states=tuple, instrument=str, by=tuple)
MODIFIED = Code("reservation-modifies-between", "note", states=tuple, made_by=str, articles=tuple)
EXCLUDED = Code("reservation-excludes-between", "note", states=tuple, made_by=str, articles=tuple)
NOT_APPLIED = Code("objection-sets-aside-between", "note", states=tuple, made_by=str, articles=tuple)
PRECLUDED = Code("objection-precludes-force", "note", states=tuple, made_by=str, instrument=str)
WITHOUT_EFFECT = {
    "not permitted": Code("reservation-void-not-permitted", "note", made_by=str, instrument=str),
    "not confirmed": Code("reservation-void-not-confirmed", "note", made_by=str, instrument=str),
    "opposed": Code("reservation-void-opposed", "note", made_by=str, instrument=str),
}
UNDERSTOOD = Code("understanding-declared", "note", made_by=str, instrument=str, articles=tuple)
SUSPENDED = Code("suspended-between", "note", by=str, towards=str, instrument=str, since=str, ground=str)
SUSPENDED_IN_PART = Code("articles-suspended-between", "note", by=str, towards=str, articles=tuple, since=str)
HOLDS_SUSPENDED = Code("held-to-be-suspended-between", "note", by=str, towards=str, instrument=str)
HOLDS_IN_FORCE = Code("held-to-be-in-force-between", "note", by=str, towards=str, instrument=str)
NOT_ANSWERED = Code("reservation-unanswered", "note", made_by=str, instrument=str, until=str)
NOT_ACCEPTED = Code("reservation-awaits-acceptance", "note", made_by=str, instrument=str)
WHEN_UNSURE = Code("reservation-date-imprecise", "note", made_by=str, instrument=str, between=str)

SUSPENDED_VALUE = "suspended"
"""Binding and not applied for now; what is suspended is in force all the same (VCLT art. 72)."""


class Between(Struct, frozen=True):
    """What an instrument is between two States: ``yes``, ``no``, ``provisional``, ``suspended``, ``conditional`` or ``contested``.

    ``version`` names the amendments that both are bound by, oldest first; ``modified`` the articles that an accepted
    reservation changes between them, ``not_applied`` those that do not apply between them at all.
    """

    value: str
    version: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    not_applied: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()
    missing: tuple[Missing, ...] = ()
    positions: tuple[Position, ...] = ()
    acted_on: Position | None = None

    def reaches(self, article: str) -> bool:
        """Say whether an article is among those that apply between the two: ``CST 4`` is reached by ``CST 4(2)`` too."""
        return not any(article == one or article.startswith((f"{one}(", f"{one} ")) for one in self.not_applied)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Two States under one instrument, as of an instant."""

    treaty: Treaty
    instrument: str
    one: str
    other: str

    @property
    def states(self) -> tuple[str, str]:
        return self.one, self.other


def force_between(treaty: Treaty, instrument: str, one: str, other: str) -> Between:
    """Say what an instrument is between two States, with reasons; the answer is the same from either side.

    :param instrument: a short name that the corpus knows.
    """
    asked = _Asked(treaty, instrument, *sorted((one, other)))
    if one == other:
        return Between(NO, because=(reason(ONE_STATE, state=one),))
    standings = {state: treaty.standing(state, instrument) for state in asked.states}
    settled = {state: _settled(asked, state, standings) for state in asked.states}
    led = tuple(one for state in asked.states for one in _led(asked, state, standings[state], settled[state]))
    if any(one.open for one in standings.values()):
        return _open(asked, standings, settled, led)
    if not all(settled.values()):
        return Between(NO, because=led)
    return _bound(asked, settled, led)


def _settled(asked: _Asked, state: str, standings: dict[str, Standing]) -> str:
    """Say how a State stands towards the other: ``party``, ``provisional``, ``earlier`` or nothing."""
    mine = standings[state]
    if mine.bound:
        return "party"
    if mine.status == PROVISIONAL:
        return PROVISIONAL
    later = _replaced_by(mine)
    other = asked.other if state == asked.one else asked.one
    # VCLT art. 30(4)(b): towards a party to the earlier treaty alone, the earlier one still governs.
    if later and standings[other].bound and not asked.treaty.standing(other, later).bound:
        return "earlier"
    return ""


def _replaced_by(standing: Standing) -> str:
    if standing.status != LAPSED:
        return ""
    return next((dict(one.params)["by"] for one in reversed(standing.reasons) if one.code == "replaced-for"), "")  # type: ignore[return-value]  # the code declares it as text


def _led(asked: _Asked, state: str, standing: Standing, settled: str) -> Iterator[Reason]:
    told = decisive(state, asked.instrument, standing)
    if told:
        yield told
    else:
        yield from standing.reasons[-1:]
    if settled == "earlier":
        yield reason(EARLIER_GOVERNS, states=asked.states, instrument=asked.instrument, later=_replaced_by(standing))


def _open(asked: _Asked, standings: dict[str, Standing], settled: dict[str, str], led: tuple[Reason, ...]) -> Between:
    """Answer where the status of one of them is disputed, or hangs on an imprecise date."""
    open_ = [one for one in standings.values() if one.open]
    # One that is surely out settles it, whatever is disputed about the other.
    if any(not one.open and not settled[state] for state, one in standings.items()):
        return Between(NO, because=led)
    value = CONTESTED if any(one.status == CONTESTED for one in open_) else CONDITIONAL
    positions = tuple(_as_force(state, one, asked) for state, standing in standings.items() for one in standing.positions)
    acted = [standing.acted_on for standing in open_ if standing.status == CONTESTED]
    return Between(
        value,
        because=led,
        missing=tuple(one for standing in open_ for one in standing.missing),
        positions=positions,
        acted_on=_acted_on(asked, acted),
    )


def _as_force(state: str, one: Position, asked: _Asked) -> Position:
    value = {"state": state, "status": one.value}
    return Position(value, one.held_by, one.code, one.params, one.article or asked.instrument, one.acts, one.since)


def _acted_on(asked: _Asked, acted: list[Position | None]) -> Position | None:
    kept = [one for one in acted if one]
    if not kept or len(kept) < len(acted):
        return None
    last = max(kept, key=lambda one: one.since)
    value = YES if all(one.value == "party" for one in kept) else NO
    return Position(value, last.held_by, last.code, last.params, last.article or asked.instrument, last.acts, last.since)


def _bound(asked: _Asked, settled: dict[str, str], led: tuple[Reason, ...]) -> Between:
    treaty, at = asked.treaty, asked.treaty.at
    pairs = treaty.timelines.pairs.get(asked.instrument)
    ties = pairs.between(asked.one, asked.other, at) if pairs else ()
    if stopped := [one for one in ties if one.sure and one.reaction.how == "precluded"]:
        return Between(NO, because=(*led, *(_precluded(asked, one) for one in stopped)))
    version = common(treaty, asked.instrument, asked.one, asked.other)
    modified, not_applied = _articles(ties)
    provisional = PROVISIONAL in settled.values()
    code = PROVISIONALLY if provisional else BOTH
    because = [*led, reason(code, article=asked.instrument, states=asked.states, instrument=asked.instrument), *_of_version(asked, version)]
    because += [told for one in ties for told in _told(asked, one)]
    because += [_understood(one) for one in (pairs.reserves if pairs else ()) if _declares(one, asked, at)]
    found = Between(PROVISIONAL if provisional else YES, version.by, modified, not_applied, tuple(because), tuple(_lacks(asked, ties)))
    found = _with(found, value=CONDITIONAL) if found.missing else found
    spans = pairs.suspended(asked.one, asked.other, at) if pairs else ()
    return _suspended(asked, found, spans) if spans else found


def _with(found: Between, **changed: Any) -> Between:
    values = {name: getattr(found, name) for name in found.__struct_fields__}
    return Between(**(values | changed))


def _articles(ties: Iterable[Reserved]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the articles that are changed, and those that do not apply, between the two (VCLT art. 21(1), (3))."""
    modified: dict[str, None] = {}
    not_applied: dict[str, None] = {}
    for one in ties:
        if one.reaction.how in COUNTS:
            (not_applied if one.reserve.effect == "excludes" else modified).update(dict.fromkeys(one.reserve.articles))
        elif one.reaction.how == "objected":
            not_applied.update(dict.fromkeys(one.reserve.articles))
    return tuple(modified), tuple(not_applied)


def _precluded(asked: _Asked, one: Reserved) -> Reason:
    act = next((said.act for _, said in one.reserve.objected if said.precludes), one.reserve.act)
    return reason(
        PRECLUDED, article=one.reserve.clause, act=act, states=asked.states, made_by=one.reserve.state, instrument=asked.instrument
    )


def _told(asked: _Asked, one: Reserved) -> Iterator[Reason]:
    reserve, how = one.reserve, one.reaction.how
    said: dict[str, Any] = {"states": asked.states, "made_by": reserve.state, "articles": reserve.articles}
    if how in COUNTS:
        code = EXCLUDED if reserve.effect == "excludes" else MODIFIED
        yield reason(code, article=reserve.clause, act=reserve.act, **said)
    elif how == "objected":
        yield reason(NOT_APPLIED, article=reserve.clause, act=reserve.act, **said)
    elif how in WITHOUT_EFFECT:
        yield reason(WITHOUT_EFFECT[how], article=reserve.clause, act=reserve.act, made_by=reserve.state, instrument=asked.instrument)


def _declares(one: Any, asked: _Asked, at: Instant) -> bool:
    return (
        one.effect == "interprets"
        and one.state in asked.states
        and one.since.first < at
        and not (one.until is not None and one.until.first < at)
    )


def _understood(one: Any) -> Reason:
    return reason(UNDERSTOOD, act=one.act, made_by=one.state, instrument=one.instrument, articles=one.articles)


def _lacks(asked: _Asked, ties: Iterable[Reserved]) -> Iterator[Missing]:
    """Name what a reservation still waits for: an answer, or the end of the time in which silence answers (VCLT art. 20(5))."""
    for one in ties:
        reserve = one.reserve
        said = {"made_by": reserve.state, "instrument": asked.instrument}
        if not one.sure:
            yield missing(WHEN_UNSURE, article=reserve.clause, between=reserve.since.text, **said)
        elif one.reaction.how == "pending":
            seat = asked.treaty.seat
            if reserve.regime == "accepted by the organ":
                yield missing(NOT_ACCEPTED, article=reserve.clause, **said)
            else:
                until = day_of(one.reaction.until - 1, seat).isoformat()
                yield missing(NOT_ANSWERED, article=reserve.clause, until=until, **said)


def _of_version(asked: _Asked, version: Version) -> Iterator[Reason]:
    said: dict[str, Any] = {"states": asked.states, "instrument": asked.instrument}
    if version.by:
        yield reason(AS_AMENDED, article=version.by[-1], by=version.by, **said)
    if version.without:
        yield reason(OLDER_TEXT, article=version.without[-1], by=version.without, **said)


def _suspended(asked: _Asked, found: Between, spans: tuple[Span, ...]) -> Between:
    """Lay suspensions over a bond: of the whole, of some articles, or disputed."""
    whole = [one for one in spans if not one.articles]
    parts = [one for one in spans if one.articles]
    told = [_of_span(asked, one) for one in spans]
    not_applied = tuple(dict.fromkeys((*found.not_applied, *(article for one in parts for article in one.articles))))
    because = (*found.because, *told)
    disputed = [one for one in whole if one.objection and one.objection.counts_from.first < asked.treaty.at]
    if disputed:
        positions = tuple(position for one in disputed for position in _sides(asked, one))
        return _with(found, value=CONTESTED, not_applied=not_applied, because=because, positions=positions)
    return _with(found, value=SUSPENDED_VALUE if whole else found.value, not_applied=not_applied, because=because)


def _of_span(asked: _Asked, one: Span) -> Reason:
    if one.articles:
        return reason(SUSPENDED_IN_PART, act=one.act, by=one.by, towards=one.towards, articles=one.articles, since=one.since.text)
    return reason(
        SUSPENDED, article=asked.instrument, act=one.act, by=one.by, towards=one.towards, instrument=asked.instrument,
        since=one.since.text, ground=one.ground,
    )  # fmt: skip


def _sides(asked: _Asked, one: Span) -> Iterator[Position]:
    said = {"by": one.by, "towards": one.towards, "instrument": asked.instrument}
    holds = reason(HOLDS_SUSPENDED, **said)
    yield Position(SUSPENDED_VALUE, (one.by,), holds.code, holds.params, asked.instrument, (one.act,), one.since.text)
    if one.objection:
        denies = reason(HOLDS_IN_FORCE, **said)
        since = one.objection.counts_from.text
        yield Position(YES, (one.towards,), denies.code, denies.params, asked.instrument, (one.objection.id,), since)


def ask(treaty: Treaty, instrument: str, one: str, other: str) -> Answer:
    """Answer whether an instrument is in force between two States; the version and the articles touched stand in ``also``."""
    found = force_between(treaty, instrument, one, other)
    beside = {"version": found.version, "modified": found.modified, "not_applied": found.not_applied}
    told = {name: value for name, value in beside.items() if value}
    because = (*found.because, *_on_what(treaty, instrument, tuple(sorted((one, other))), found))
    return Answer(found.value, because, found.missing, found.positions, found.acted_on, (told,) if told else ())


_MATTERS: dict[str, frozenset[str]] = {
    "reservations": frozenset({
        MODIFIED.name, EXCLUDED.name, NOT_APPLIED.name, PRECLUDED.name, NOT_ANSWERED.name, UNDERSTOOD.name,
        *(one.name for one in WITHOUT_EFFECT.values()),
    }),
    "amendment": frozenset({OLDER_TEXT.name}),
    "successive treaties": frozenset({EARLIER_GOVERNS.name}),
    "provisional application": frozenset({PROVISIONALLY.name}),
    "suspension": frozenset({SUSPENDED.name, SUSPENDED_IN_PART.name}),
}  # fmt: skip
"""By matter: the steps in which general law speaks, and not the text."""


def _on_what(treaty: Treaty, instrument: str, states: tuple[str, ...], found: Between) -> tuple[Reason, ...]:
    """Say on which general law the answer rests, and why that law applies between the two on this date."""
    steps = {one.code for one in found.because} | {one.code for one in found.missing}
    return tuple(one for matter, codes in _MATTERS.items() if codes & steps for one in treaty.basis(matter, states, instrument))
