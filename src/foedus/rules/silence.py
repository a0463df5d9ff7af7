"""This file is about the silence procedure: a text is agreed when the period runs out and nobody has objected in time."""

from __future__ import annotations

from collections.abc import Mapping

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
