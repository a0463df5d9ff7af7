"""This file holds the acts about acts that are closed: disclosed, destroyed, or held where the host has no part of them.

They are open to all themselves, like every act that says who may read what: anybody can compute who may
read an act without being able to read it.
"""

from __future__ import annotations

from foedus.record.act import Body, Date

OPEN = "open"
"""The label of what everybody may read."""


class Disclosed(Body, frozen=True, kw_only=True):
    """A closed act is opened: to all, or to those who hold one of the labels (``organ:CFM``, ``seat:KAZ``)."""

    kind, verb, object = "disclosure", "discloses", "what"
    what: str
    to: tuple[str, ...] = (OPEN,)


class BodyDestroyed(Body, frozen=True, kw_only=True):
    """The body of an act is destroyed; the log keeps its commitment, and this act its effect, said openly and signed."""

    kind, verb, object = "body-destroyed", "has the body destroyed of", "what"
    what: str
    effect: str
    reason: str = ""


class HeldElsewhere(Body, frozen=True, kw_only=True):
    """A document is held where the host has no part of it: its commitment, its number in a register, its level, who holds it."""

    kind, verb, object = "held-elsewhere", "holds elsewhere", "register_number"
    register_number: str
    commitment: str
    level: str
    holder: str
    until: Date = ""


KINDS: tuple[type[Body], ...] = (Disclosed, BodyDestroyed, HeldElsewhere)
