"""This file holds acts about how duties end, are gated by a host, and are performed: ends held, presence consented to, conduct assessed.

They say what somebody holds or did; whether a duty is over, or a measure stood on consent, is for the questions.
"""

from __future__ import annotations

from typing import Literal

from foedus.record.act import Body, Date


class EndHeld(Body, frozen=True, kw_only=True):
    """Somebody holds that the event has come which ends the duty of an article (the Security Council has taken the measures)."""

    kind, verb, object = "end-held", "holds ended the duty of", "article"
    article: str
    event: str = ""


class EndDenied(Body, frozen=True, kw_only=True):
    """Somebody holds that the event which would end the duty of an article has not come."""

    kind, verb, object = "end-denied", "holds not ended the duty of", "article"
    article: str
    event: str = ""


class PresenceConsented(Body, frozen=True, kw_only=True):
    """A State consents to the presence of forces or a mission on its territory: whose, for what, until when.

    ``of`` names a State or a force; ``measures`` what it consents to, everything if none is named.
    """

    kind, verb, object = "presence-consented", "consents to the presence of", "of"
    of: str
    measures: tuple[str, ...] = ()
    place: str = ""
    until: Date = ""


class PresenceWithdrawn(Body, frozen=True, kw_only=True):
    """A State withdraws its consent to a presence on its territory; ``by`` is the day by which those present are to be gone."""

    kind, verb, object = "presence-withdrawn", "withdraws its consent to the presence of", "of"
    of: str
    by: Date = ""


class NotCarriedOut(Body, frozen=True, kw_only=True):
    """A State does not do what was decided; the decision is what the act ``concerns``."""

    kind, verb, object = "not-carried-out", "does not carry out", "what"
    what: str
    reason: str = ""


class CarriedOut(Body, frozen=True, kw_only=True):
    """A State does what was decided, where that is no sending of force; the decision is what the act ``implements``."""

    kind, verb, object = "carried-out", "carries out as decided", "what"
    what: str


class ConductAssessed(Body, frozen=True, kw_only=True):
    """An organ or a State assesses how a State has carried out what was decided; the decision is what the act ``concerns``."""

    kind, verb, object = "conduct-assessed", "assesses the conduct of", "state"
    state: str
    finding: Literal["complied", "complied in part", "did not comply", "excused"]
    reason: str = ""


KINDS: tuple[type[Body], ...] = (
    EndHeld, EndDenied, PresenceConsented, PresenceWithdrawn, NotCarriedOut, CarriedOut, ConductAssessed,
)  # fmt: skip
