"""This file holds what is done in a silence procedure: a text is put under silence, delivered, extended, broken, announced.

To say nothing is no act. What is recorded is everything around the silence, so that it can be weighed.
"""

from __future__ import annotations

from typing import Literal

from foedus.mechanisms.organs.acts import OfMotion
from foedus.record.act import Body, Date


class SilenceBegun(OfMotion, frozen=True, kw_only=True):
    """A text is put under silence: until when, where the act says so; ``absent`` are members for whom another clock runs.

    ``publication`` is the day on which the text is to be published, from which their clock is counted back.
    """

    kind, verb = "silence-begun", "puts under silence"
    class_: str = "any"
    format: str = "ordinary"
    title: str = ""
    until: Date = ""
    publication: Date = ""
    absent: tuple[str, ...] = ()


class SilenceRestarted(OfMotion, frozen=True, kw_only=True):
    """A revised text is put under silence in the place of the first: every clock begins anew and earlier breaks fall away."""

    kind, verb = "silence-restarted", "puts a revised text under silence for"
    until: Date = ""
    publication: Date = ""


class TextDelivered(OfMotion, frozen=True, kw_only=True):
    """The text reaches members: from here their clocks run."""

    kind, verb = "text-delivered", "delivers the text of"
    to: tuple[str, ...]


class DeliveryFailed(OfMotion, frozen=True, kw_only=True):
    """It is found that the text did not reach members."""

    kind, verb = "delivery-failed", "finds undelivered the text of"
    to: tuple[str, ...]


class SilenceExtended(OfMotion, frozen=True, kw_only=True):
    """The silence is extended to a later moment, for everybody."""

    kind, verb = "silence-extended", "extends the silence on"
    until: Date


class SilenceSuspended(OfMotion, frozen=True, kw_only=True):
    """The silence is suspended: no clock runs until it is resumed."""

    kind, verb = "silence-suspended", "suspends the silence on"


class SilenceResumed(OfMotion, frozen=True, kw_only=True):
    """The silence is resumed: what was left of each clock runs on."""

    kind, verb = "silence-resumed", "resumes the silence on"


class SilenceBroken(OfMotion, frozen=True, kw_only=True):
    """A member breaks the silence, on a channel; what counts is when that was received."""

    kind, verb = "silence-broken", "breaks the silence on"
    channel: str = ""
    reason: str = ""


class SilenceAnnounced(OfMotion, frozen=True, kw_only=True):
    """The chair announces what became of the silence: agreed, or broken, without having to say by whom."""

    kind, verb = "silence-announced", "announces the silence on"
    result: Literal["agreed", "broken"]


KINDS: tuple[type[Body], ...] = (
    SilenceBegun, SilenceRestarted, TextDelivered, DeliveryFailed, SilenceExtended, SilenceSuspended, SilenceResumed, SilenceBroken,
    SilenceAnnounced,
)  # fmt: skip
