"""This file holds what is done about the clocks of a text: a time limit is suspended, for everybody or for one State, and resumed."""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.record.act import Body, Date


class OfTimeLimit(Body, frozen=True, kw_only=True):
    """An act about a clock of the texts, by its name; ``for_`` is the State whose limit it is, none: that of everybody.

    ``counted_from`` narrows it to the one period that is counted from that time.
    """

    object: ClassVar[str] = "clock"
    clock: str
    for_: str = ""
    counted_from: Date = ""


class TimeLimitSuspended(OfTimeLimit, frozen=True, kw_only=True):
    """An organ or its chair suspends a time limit; a State that says so of its own claims it, until the organ finds it too."""

    kind, verb = "time-limit-suspended", "suspends the time limit"
    ground: Literal["", "force majeure"] = ""


class TimeLimitResumed(OfTimeLimit, frozen=True, kw_only=True):
    """A suspended time limit runs on: what was left of it is left still."""

    kind, verb = "time-limit-resumed", "resumes the time limit"


KINDS: tuple[type[Body], ...] = (TimeLimitSuspended, TimeLimitResumed)
