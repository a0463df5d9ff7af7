"""This file is about the silence procedure: a text is agreed when the period runs out and nobody has objected in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from foedus.dates import Instant
from foedus.rules.tally import Result


def last_moments(received: Mapping[str, Instant | None], within: Instant) -> dict[str, Instant | None]:
    """Give each member's last moment to object: its own receipt and the period; None where nothing proves receipt."""
    return {state: None if at is None else at + within for state, at in received.items()}


def by_silence(deadlines: Mapping[str, Instant | None], objections: Mapping[str, Instant], at: Instant) -> Result:
    """Say whether a text is agreed by silence, as of an instant.

    Each member has its own deadline (those absent may have another than those present), and an
    objection made at the deadline is too late. Silence is assent only of a member whom the text
    reached: one without a deadline is still waited for.
    """
    timely = []
    for state, moment in objections.items():
        if state not in deadlines or moment >= at:
            continue
        deadline = deadlines[state]
        if deadline is None or moment < deadline:
            timely.append(state)
    waiting = tuple(sorted(state for state, deadline in deadlines.items() if deadline is None or deadline > at))
    base = len(deadlines)
    have = base - len(waiting) - sum(state not in waiting for state in timely)
    if timely:
        return Result(adopted=False, base=base, need=base, have=have, blocked_by=tuple(sorted(timely)))
    return Result("conditional" if waiting else base > 0, base, base, have, open_to=waiting)


def late(deadlines: Mapping[str, Instant | None], objections: Mapping[str, Instant]) -> tuple[str, ...]:
    """Name those who objected, but too late to stop the text."""
    return tuple(
        sorted(state for state, moment in objections.items() if (deadline := deadlines.get(state)) is not None and moment >= deadline)
    )


class Span(Struct, frozen=True):
    """A moment that is known to lie between two instants, both included; one that is known has them equal."""

    first: Instant
    last: Instant


class Silence(Struct, frozen=True):
    """What a silence came to by an instant.

    ``broken_by`` objected in time; ``unsure`` at a time that may have been in time or not; ``late`` too late;
    ``undelivered`` had nothing to be silent about; ``ends`` is when the last clock runs out, where one runs.
    """

    state: Literal["running", "suspended", "broken", "expired", "conditional"]
    broken_by: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    undelivered: tuple[str, ...] = ()
    ends: Span | None = None


def weighed(clocks: Mapping[str, Span | None], breaks: Mapping[str, Span], at: Instant, *, suspended: bool = False) -> Silence:
    """Say what a silence has come to by an instant.

    Each who may object has its own clock, and None where the text did not reach it. A break counts from its
    receipt, whenever it was entered; at the end of a clock it is too late. One break is enough, whatever
    else is open. Expiry is what the engine reads: somebody has still to announce it.
    """
    known = {member: one for member, one in breaks.items() if member in clocks and one.first < at}
    undelivered = tuple(sorted(member for member, clock in clocks.items() if clock is None))
    running = {member: clock for member, clock in clocks.items() if clock is not None}
    timely = tuple(sorted(member for member, one in known.items() if member not in running or one.last < running[member].first))
    late_ = tuple(sorted(member for member, one in known.items() if member in running and one.first >= running[member].last))
    unsure = tuple(sorted(set(known) - set(timely) - set(late_)))
    ends = Span(max(one.first for one in running.values()), max(one.last for one in running.values())) if running else None
    state: Literal["running", "suspended", "broken", "expired", "conditional"] = "expired"
    if timely:
        state = "broken"
    elif suspended:
        state = "suspended"
    elif ends is not None and at < ends.first:
        state = "running"
    elif unsure or undelivered or ends is None or at < ends.last:
        state = "conditional"
    return Silence(state, timely, unsure, late_, undelivered, ends)
