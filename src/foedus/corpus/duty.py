"""This file holds duties: what an article makes one State owe another, when it falls due, and where the text is silent.

An obligation is (kind, debtors, creditors, trigger, area, content, discretion, conditions, end):
``domain`` of the format, section *Duties* of ``docs/formats/corpus.md``.
"""

from __future__ import annotations

from typing import Literal

from foedus.corpus.area import Area, Covered
from foedus.corpus.meaning import AreaName, Cited, Date, Fraction, InstrumentBeside, OrganName, StateCode
from foedus.corpus.provision import Part, Provision
from foedus.corpus.view import View

Debtor = Literal[
    "every party", "every other party", "every party but the attacker", "the parties taking the measures",
    "the attacked party", "the party concerned", "the host party", "the organization",
]  # fmt: skip
Creditor = Literal[
    "the attacked party", "the threatened party", "every other party", "every party", "the party concerned",
    "a protected State", "the organization", "an outside organ",
]  # fmt: skip


class Attack(Part, frozen=True, kw_only=True):
    """An armed attack as a trigger: on whom, by whom, where it must happen to count, and on which things of the State attacked."""

    on: Literal["a party", "a protected State"] = "a party"
    by: Literal["anyone", "a State or group of States"] = "anyone"
    area: AreaName = ""
    named: str = "armed attack"
    things: tuple[Covered, ...] = ()


class Threat(Part, frozen=True, kw_only=True):
    """A threat as a trigger: to what, and whose opinion suffices to raise it."""

    to: tuple[str, ...] = ()
    opinion_of: Literal["any party", "the threatened party", "the organ"] = "any party"


class Decided(Part, frozen=True, kw_only=True):
    """A decision as a trigger: of which organ, on which class of matter."""

    of: OrganName
    matter: str = ""


class Trigger(Part, frozen=True, kw_only=True):
    """What makes a duty fall due: exactly one of these."""

    armed_attack: Attack | None = None
    threat: Threat | None = None
    situation: str | None = None
    request: str | None = None
    decision: Decided | None = None
    always: bool | None = None


class Under(Part, frozen=True, kw_only=True):
    """An organ that decides, and the article under which it does."""

    organ: OrganName
    under: Cited


class Report(Part, frozen=True, kw_only=True):
    """A report owed: by whom, to whom, to whom besides, how soon, under which paragraph or which other article."""

    owed_by: Debtor
    to: str
    also_to: tuple[str, ...] = ()
    promptness: str = "immediately"
    paragraph: str = ""
    under: Cited = ""


class Saving(Part, frozen=True, kw_only=True):
    """What a clause saves for some of the debtors: it narrows what they owe, or what sets their duty off, and never the bond.

    The debtors are States (``of``) or the parties to an instrument (``parties_of``), from one day to another where these are given. ``excludes`` names parts of the
    content that they do not owe; ``consistent_with`` an engagement to which what they do conforms; ``only_against``
    the one kind of attack to which a debtor's understanding limits its duty.
    """

    named: str
    of: tuple[StateCode, ...] = ()
    parties_of: InstrumentBeside = ""
    from_: Date = ""
    until: Date = ""
    excludes: tuple[str, ...] = ()
    consistent_with: str = ""
    only_against: str = ""
    source: str = ""


class Obligation(Provision, frozen=True, kw_only=True, tag="obligation"):
    """A duty: what is owed, when, by whom, to whom, with which content and which discretion.

    ``content`` gives each part of what is owed as ``required`` or ``discretion``: discretion is
    declared here and never guessed by code. ``shares`` is a scale: the part of the whole that each State bears.
    Before the decision of ``on_decision_of`` nobody owes it; where a request is named too, either of the two is enough.
    ``owed_only_by`` names the debtors where not every party owes it, as in a guarantee given by some to all.
    ``savings`` narrow what some debtors owe; ``with_the_consent_of`` a State that is protected without being a party.
    """

    obligation: Literal[
        "assist", "consult", "refrain", "report", "permit transit", "apply measures", "build capacity", "contribute",
        "settle peacefully", "protect", "carry out decisions", "permit bases only by consent", "stay out of alliances", "host",
        "supply", "keep secret", "not pass on",
    ]  # fmt: skip
    when: Trigger
    owed_by: Debtor
    owed_only_by: tuple[StateCode, ...] = ()
    owed_to: Creditor
    at_the_request_of: Creditor | None = None
    with_the_consent_of: Literal["", "the protected State"] = ""
    content: dict[str, Literal["required", "discretion", "never without consent"]] = {}
    shares: dict[StateCode, Fraction] = {}
    promptness: str = ""
    use_of_force_decided_by: Under | None = None
    on_decision_of: Under | None = None
    domestic_step: Literal["none", "constitutional processes"] = "none"
    report: Report | None = None
    without_prejudice_to: tuple[str, ...] = ()
    savings: tuple[Saving, ...] = ()
    until: tuple[str, ...] = ()


class Silence(Provision, frozen=True, kw_only=True, tag="silent on"):
    """A question on which the text is silent, with the readings held and the articles that still answer.

    ``parties_of`` names an instrument whose parties count as parties here, where a declaration beside the text leaves open
    what holds against them.
    """

    silent_on: Literal["an attack by one party on another", "absence", "frozen participation", "a dispute between parties"]
    parties_of: InstrumentBeside = ""
    readings: tuple[View, ...] = ()
    still: tuple[Cited, ...] = ()


Duty = Obligation | Silence | Area
