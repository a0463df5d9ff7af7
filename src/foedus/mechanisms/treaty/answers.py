"""This file words the answers about instruments: each value with its reasons, what is missing, and who disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.answer import CONDITIONAL, NO, YES, Answer, Missing, Position, Reason, missing, reason
from foedus.dates import Instant, When, day_of, when
from foedus.finding import Code
from foedus.mechanisms.treaty.acts_subjects import NameTaken
from foedus.mechanisms.treaty.course import LAPSED, NONE, SIGNATORY, WITHDRAWN
from foedus.mechanisms.treaty.disputed import disputed
from foedus.mechanisms.treaty.force import Force
from foedus.mechanisms.treaty.standing import Standing

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

NOT_CONCLUDED = Code("not-yet-concluded", "note", instrument=str, on=str)
CONCLUDED = Code("concluded", "note", instrument=str, on=str)
NOT_YET = Code("not-yet-in-force", "note", instrument=str, since=str)
ENTRY_IMPRECISE = Code("entry-into-force-imprecise", "note", instrument=str, between=str)
PROLONGED_FOR = Code("prolonged-for", "note", instrument=str, states=tuple, since=str, by=str)
LAPSED_FOR = Code("lapsed-for", "note", instrument=str, states=tuple)
ACCRUED = Code("accrued-before-the-end", "note", state=str, instrument=str, since=str)
NOT_BETWEEN = Code("not-between-these-parties", "note", states=tuple, instrument=str)
CALLED = Code("name-taken", "note", state=str, name=str, since=str)
NOBODY_BOUND = Code("nobody-bound", "note", instrument=str)
TREATED_AS_PARTIES = Code("treated-as-parties", "note", instrument=str, states=tuple)

_TOLD_OF_ALL = frozenset({"prolonged", "lapsed"})
"""Steps that the answer tells of all States at once."""


def parties(treaty: Treaty, of: str) -> Answer:
    """Answer who the parties of an instrument are: the undisputed ones; beside them those whose status is open, and why."""
    value = treaty.parties(of)
    _, led, lacking = _force(treaty, of)
    open_ = {state: treaty.standing(state, of) for state in treaty.contested(of)}
    every = {state: course.at(treaty.at) for state, course in treaty.timeline(of).courses.items()}
    told = [decisive(state, of, one) for state, one in every.items() if one.status not in (SIGNATORY, NONE)]
    return Answer(
        value,
        because=_once(*led, *(one for one in told if one and one.code not in _TOLD_OF_ALL), *_apart(treaty, of)),
        missing=(*lacking, *(one for standing in open_.values() for one in standing.missing)),
        positions=tuple(_of_state(state, one) for state, standing in open_.items() for one in standing.positions),
        acted_on=_acted_on(of, value, open_),
    )


def _apart(treaty: Treaty, of: str) -> Iterator[Reason]:
    """Name the pairs of parties between which the instrument is not in force, or does not operate: being a party says nothing of that."""
    for one, other in treaty.apart(of):
        found = treaty.between(one, other, of)
        if found.value in ("no", "suspended"):
            yield reason(NOT_BETWEEN, article=of, states=(one, other), instrument=of)


def decisive(state: str, instrument: str, standing: Standing) -> Reason | None:
    """Pick the last step about the State under this instrument that led to its standing."""
    about = {("state", state), ("instrument", instrument)}
    own = [one for one in standing.reasons if about <= set(one.params)]
    return own[-1] if own else None


def _of_state(state: str, one: Position) -> Position:
    value = {"state": state, "status": one.value}
    return Position(value, one.held_by, one.code, one.params, one.article, one.acts, one.since)


def _acted_on(of: str, value: tuple[str, ...], open_: dict[str, Standing]) -> Position | None:
    """Give the list of parties on which those who are competent have acted, where the status of some is disputed."""
    acted = {state: one.acted_on for state, one in open_.items() if one.acted_on}
    if not acted:
        return None
    states = tuple(sorted({*value, *(state for state, one in acted.items() if one.value == "party")}))
    said = reason(TREATED_AS_PARTIES, instrument=of, states=states)
    holders = tuple(sorted({holder for one in acted.values() for holder in one.held_by}))
    acts = tuple(act for one in acted.values() for act in one.acts)
    return Position(states, holders, said.code, said.params, of, acts, max(one.since for one in acted.values()))


def status(treaty: Treaty, of: str, under: str) -> Answer:
    """Answer what the status of a State under an instrument is, from its signature on."""
    standing = treaty.standing(of, under)
    lacking = standing.missing
    if standing.status == SIGNATORY and treaty.is_pending(under):
        lacking = (*lacking, *treaty.timeline(under).force.missing)
    told = (*standing.reasons, *_called(treaty, of), *_left_behind(treaty, of, under, standing))
    return Answer(standing.status, told, lacking, standing.positions, standing.acted_on)


_LEFT_BEHIND = frozenset({LAPSED, WITHDRAWN})
_CLAIMED = frozenset({"claim-notified", "claim-carried-out"})


def _left_behind(treaty: Treaty, of: str, under: str, standing: Standing) -> tuple[Reason, ...]:
    """Say what general law has to do with it: what was owed before a bond ended stays owed; claims go their own way."""
    told: tuple[Reason, ...] = ()
    if standing.status in _LEFT_BEHIND:
        # VCLT art. 70(1)(b): the end of a treaty does not touch what had arisen under it before.
        accrued = reason(ACCRUED, state=of, instrument=under, since=day_of(standing.since, treaty.seat).isoformat())
        told = (accrued, *treaty.basis("consequences of termination", (of,), under))
    if any(one.code in _CLAIMED for one in standing.reasons):
        told = (*told, *treaty.basis("claims", (of,), under))
    if any(one.code == "notice-without-end" for one in standing.reasons):
        told = (*told, *treaty.basis("withdrawal not foreseen", (of,), under))
    return told


def _called(treaty: Treaty, state: str) -> tuple[Reason, ...]:
    """Say by which name a State was called, where the record tells that it took another."""
    taken = [deed for deed in treaty.timelines.names if deed.state == state and deed.counts_from.first < treaty.at]
    if not taken:
        return ()
    last = taken[-1]
    name = last.body.name if isinstance(last.body, NameTaken) else ""
    return (reason(CALLED, act=last.id, state=state, name=name, since=last.counts_from.text),)


def in_force(treaty: Treaty, of: str) -> Answer:
    """Answer whether an instrument is in force, and for whom it was prolonged or has lapsed."""
    value, led, lacking = _force(treaty, of)
    return (disputed(treaty, of, led) if value in (YES, CONDITIONAL) else None) or Answer(value, led, lacking)


Led = tuple[str, tuple[Reason, ...], tuple[Missing, ...]]


def _force(treaty: Treaty, of: str) -> Led:
    """Say whether an instrument is in force, what led there, what is missing."""
    line, text = treaty.timeline(of), treaty.corpus.instrument(of)
    assert text is not None
    since, concluded = line.force.since, when(text.front.concluded, treaty.seat)
    if concluded.first >= treaty.at:
        return NO, (reason(NOT_CONCLUDED, article=of, instrument=of, on=concluded.text),), ()
    over = line.over(treaty.at)
    if over and (since is None or since.last < treaty.at):
        return NO, (*line.force.how, over.why, *(over.by.how if over.by else ())), ()
    if since is None:
        return _not_entered(line.force, reason(CONCLUDED, article=of, instrument=of, on=concluded.text))
    if since.last >= treaty.at:
        return _not_surely_entered(line.force, since, treaty.at)
    led = (*line.force.how, *_turned(treaty, of))
    if treaty.in_force(of):
        return YES, led, ()
    return NO, (*led, reason(NOBODY_BOUND, article=of, instrument=of)), ()


def _not_entered(force: Force, concluded: Reason) -> Led:
    if force.pending:
        return CONDITIONAL, (concluded,), force.missing
    return NO, tuple(Reason(one.code, one.params, one.article) for one in force.missing), ()


def _not_surely_entered(force: Force, since: When, at: Instant) -> Led:
    of = force.instrument
    if since.first >= at:
        return NO, (reason(NOT_YET, article=of, instrument=of, since=since.text),), ()
    return CONDITIONAL, force.how, (missing(ENTRY_IMPRECISE, article=of, instrument=of, between=since.text),)


def _turned(treaty: Treaty, of: str) -> tuple[Reason, ...]:
    """Tell for whom the instrument was prolonged, by a protocol in force since when, and for whom it lapsed."""
    line = treaty.timeline(of)
    told: list[Reason] = []
    if line.term.ends is None or line.term.renewed or line.term.ends.first >= treaty.at:
        return ()
    standings = {state: course.at(treaty.at) for state, course in line.courses.items()}
    for protocol in line.term.protocols:
        by, rule = protocol.force.instrument, protocol.clause.rule
        states = tuple(
            state for state, one in standings.items() if any(step.code == "prolonged" and ("by", by) in step.params for step in one.reasons)
        )
        if states:
            told.append(reason(PROLONGED_FOR, article=protocol.clause.article, instrument=of, states=states, since=rule.from_, by=by))
            told += protocol.force.how
    lapsed = tuple(state for state, one in standings.items() if one.status == LAPSED)
    if lapsed:
        told.append(reason(LAPSED_FOR, article=line.term.article, instrument=of, states=lapsed))
    return tuple(told)


def _once(*reasons: Reason) -> tuple[Reason, ...]:
    kept: list[Reason] = []
    for one in reasons:
        if one not in kept:
            kept.append(one)
    return tuple(kept)
