"""This file is about the clocks of a silence procedure: for each who may object, when its silence is assent.

An act may name the moment for all. Where it does not, a member's clock runs from the delivery of the text to
it, as long as the rule says; one that was absent may have a clock of its own, counted back from publication.
"""

from __future__ import annotations

from typing import Literal

from foedus.corpus.clock import Clock
from foedus.corpus.organ import Rule, SilenceProcedure
from foedus.dates import DateError, Instant, When, length
from foedus.mechanisms.organs.composition import Moment
from foedus.mechanisms.organs.register import Motion, SilenceRun
from foedus.mechanisms.treaty.questions import Treaty
from foedus.rules.clock import Stop, deadline
from foedus.rules.silence import Silence, Span, weighed

_STOPPED: Literal["an organ suspends it"] = "an organ suspends it"


def procedure_of(motion: Motion) -> tuple[str, SilenceProcedure | None]:
    """Give the silence procedure by which a motion is decided, if its rule has one, and where it stands."""
    decision = motion.electorate.decision
    rules: tuple[Rule, ...] = (*decision.rules, *decision.together) if decision is not None else ()
    if decision is not None and decision.rule is not None:
        rules = (decision.rule, *rules)
    return motion.electorate.decided_under, next((rule.silence for rule in rules if rule.silence is not None), None)


def clocks(run: SilenceRun, motion: Motion, treaty: Treaty) -> dict[str, Span | None]:
    """Give the clock of each who may object; None where the text did not reach it, or nothing sets a clock."""
    _, procedure = procedure_of(motion)
    return {member: None if member in run.failed else _clock(member, run, procedure, treaty) for member in motion.electorate.entitled}


def _clock(member: str, run: SilenceRun, procedure: SilenceProcedure | None, treaty: Treaty) -> Span | None:
    if member in run.absent and procedure is not None and procedure.absent_members and run.publication is not None:
        return _counted(procedure.absent_members, run.publication, treaty, before=True)
    if run.until is not None:
        return Span(_moved(run.until.first, run), _moved(run.until.last, run))
    if procedure is None or not _is_span(procedure.within):
        return None
    delivered = run.delivered.get(member)
    stops = tuple(Stop(_STOPPED, first, end) for first, end in run.stood)
    return _counted(procedure.within, delivered.at if delivered is not None else run.begun, treaty, stops=stops)


def _moved(end: Instant, run: SilenceRun) -> Instant:
    """Give when a moment that an act named is reached, later by each suspension that began before it."""
    for first, until in run.stood:
        if first < end:
            end += until - first
    return end


def _counted(runs: str, start: Moment, treaty: Treaty, *, before: bool = False, stops: tuple[Stop, ...] = ()) -> Span:
    clock = Clock(clock="silence", starts="publication" if before else "receipt", runs=runs, before=before, stops_while=(_STOPPED,))
    found = deadline(clock, When(start.text, start.first, start.last), treaty.seat, stops=stops)
    return Span(found.first, found.last)


def _is_span(text: str) -> bool:
    try:
        length(text)
    except DateError:
        return False
    return True


def received(run: SilenceRun) -> dict[str, Span]:
    """Give when each break was received."""
    return {member: Span(one.received.first, one.received.last) for member, one in run.breaks.items()}


def read(run: SilenceRun, motion: Motion, treaty: Treaty, at: Instant) -> Silence:
    """Read what a silence has come to by an instant, whatever was announced."""
    each = clocks(run, motion, treaty)
    return weighed(each, received(run), at, suspended=_stands_still(run, each))


def _stands_still(run: SilenceRun, each: dict[str, Span | None]) -> bool:
    """Say whether a suspension that goes on found any clock still running."""
    since = run.suspended
    return since is not None and any(clock is None or clock.last > since.first for clock in each.values())


def breaks_in_time(run: SilenceRun, motion: Motion, treaty: Treaty) -> tuple[str, ...]:
    """Name those whose break was received in time, as far as it is known."""
    return weighed(clocks(run, motion, treaty), received(run), 2**50).broken_by
