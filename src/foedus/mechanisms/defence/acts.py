"""This file holds what is done in a crisis: the attack asserted, help asked, facts found, force sent, peace reported."""

from __future__ import annotations

from typing import Literal

from foedus.record.act import Body

Attacker = str
"""A State's code, ``non-state`` or ``unknown``."""


class EventReported(Body, frozen=True, kw_only=True):
    """Something happened that is nobody's act on the record; the compiler reports it (seat ``compiler``)."""

    kind, verb, object = "event", "reports", "event"
    event: str
    place: str = ""


class AttackAsserted(Body, frozen=True, kw_only=True):
    """Somebody asserts that a State is attacked: by whom, where, in which words; ``nature`` is the kind of attack (an understanding may turn on it)."""

    kind, verb, object = "attack-asserted", "asserts an attack on", "state"
    state: str
    by: Attacker = "unknown"
    place: str = ""
    words: str = ""
    nature: str = ""


class AssistanceRequested(Body, frozen=True, kw_only=True):
    """A State asks the others for assistance; ``asks`` are the measures it names."""

    kind, verb, object = "assistance-request", "requests", "what"
    what: Literal["assistance", "peacekeepers", "military-technical assistance", "monitors"]
    asks: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    by: Attacker = "unknown"


class ConsultationRequested(Body, frozen=True, kw_only=True):
    """A State sets consultations in motion; ``over`` is the threat that it sees."""

    kind, verb, object = "consultation-request", "requests consultations over", "over"
    over: str
    of: tuple[str, ...] = ()
    asks: tuple[str, ...] = ("consultations",)


class NoRequest(Body, frozen=True, kw_only=True):
    """Somebody states that a State has not asked for help."""

    kind, verb, object = "no-request", "states that there is no request from", "state"
    state: str


class Determination(Body, frozen=True, kw_only=True):
    """An organ, an official or a State finds what the facts are: an armed attack, a border incident, a threat."""

    kind, verb, object = "determination", "determines", "finding"
    finding: Literal[
        "armed attack",
        "aggression",
        "border incident",
        "escalation",
        "internal conflict",
        "threat",
        "no engagement of the Treaty",
        "overthrow of a government",
    ]
    state: str = ""
    nature: str = ""


class NationalConsent(Body, frozen=True, kw_only=True):
    """A body of a State consents to sending force; the figures are the vote's."""

    kind, verb, object = "national-consent", "consents to", "what"
    what: str
    strength: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None


class ConsentRefused(Body, frozen=True, kw_only=True):
    """A body of a State votes and does not consent."""

    kind, verb, object = "consent-refused", "does not consent to", "what"
    what: str
    votes_for: int | None = None
    votes_against: int | None = None


class QuorumMissed(Body, frozen=True, kw_only=True):
    """A body of a State meets without a quorum."""

    kind, verb, object = "quorum-missed", "has no quorum for", "what"
    what: str
    present: int | None = None


class ReportMade(Body, frozen=True, kw_only=True):
    """Measures are reported to an organ outside (UN Charter arts. 51, 54)."""

    kind, verb, object = "report", "informs", "to"
    to: str
    of: str = ""


class FigureClaimed(Body, frozen=True, kw_only=True):
    """A source gives a number; figures are claims and stand beside each other."""

    kind, verb, object = "figure", "gives a figure for", "subject"
    subject: str
    number: int
    unit: str
    qualifier: Literal["", "about", "over", "up to"] = ""


class MeasurePerformed(Body, frozen=True, kw_only=True):
    """A State or a force does what was owed or decided."""

    kind, verb, object = "measure", "carries out", "measure"
    measure: Literal[
        "deployment", "first landing", "guard duty", "mission", "start of withdrawal", "end of withdrawal", "supply", "airlift"
    ]
    state: str = ""
    place: str = ""


class HelpDeclined(Body, frozen=True, kw_only=True):
    """A State declines something: a measure offered, a host's role, observers."""

    kind, verb, object = "declined", "declines", "what"
    what: str


class StatementMade(Body, frozen=True, kw_only=True):
    """Somebody states something that is no other kind of act."""

    kind, verb, object = "statement", "states", "words"
    words: str


KINDS: tuple[type[Body], ...] = (
    EventReported, AttackAsserted, AssistanceRequested, ConsultationRequested, NoRequest, Determination, NationalConsent,
    ConsentRefused, QuorumMissed, ReportMade, FigureClaimed, MeasurePerformed, HelpDeclined, StatementMade,
)  # fmt: skip
