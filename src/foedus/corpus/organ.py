"""This file holds organs: who sits, who chairs, how they decide, and what they may do to a member."""

from __future__ import annotations

from typing import Literal

from foedus.corpus.meaning import Cited, Date, Fraction, InstrumentName, Length, Measure, OrganName, Quorum, Span, StateCode
from foedus.corpus.provision import Part, Provision

Binds = Literal[
    "all members", "all members of the organization", "those who voted for it", "those who accept", "all but declared abstainers", "nobody",
]  # fmt: skip
"""Whom a decision binds, or who pays for it."""


class Elected(Part, frozen=True, kw_only=True):
    """Seats filled by election: how many, for how long, from which groups, and from or until when."""

    number: int
    term: Length = ""
    quota: dict[str, int] = {}
    from_: Date | None = None
    until: Date | None = None


class Seats(Part, frozen=True, kw_only=True):
    """Who sits: every party of an instrument, named States, elected States, office holders; a union of these."""

    parties_of: InstrumentName | None = None
    permanent: tuple[StateCode, ...] = ()
    named: tuple[StateCode, ...] = ()
    elected: tuple[Elected, ...] = ()
    ex_officio: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()


class Chair(Part, frozen=True, kw_only=True):
    """Who chairs: by which rule, whether with a vote, and who acts when the chair cannot."""

    by: str
    votes: bool = True
    deputy: str = ""


class Organ(Provision, frozen=True, kw_only=True, tag="organ"):
    """An organ: its seats, the level at which each State sits, its chair, what it answers for."""

    organ: str
    title: str
    seats: Seats | None = None
    level: tuple[str, ...] = ()
    chair: Chair | None = None
    convened_by: str = ""
    quorum: str = ""
    competence: tuple[str, ...] = ()
    under: Cited = ""
    acts_for: tuple[OrganName, ...] = ()
    from_: Date | None = None
    until: Date | None = None


class Meaning(Part, frozen=True, kw_only=True):
    """What each way of not saying yes does under consensus: it blocks, is harmless, waits, or is contested."""

    objection: Literal["blocks"] = "blocks"
    abstention: Literal["harmless", "blocks", "contested", "waits"] = "harmless"
    absence: Literal["harmless", "blocks", "contested", "waits"] = "waits"
    silence: Literal["harmless", "blocks", "contested", "waits"] = "waits"
    non_participation: Literal["harmless", "blocks", "contested", "waits"] = "harmless"
    non_objection: Literal["harmless", "waits"] = "harmless"
    refusal: Literal["harmless", "blocks", "contested", "waits"] = "blocks"


class Majority(Part, frozen=True, kw_only=True):
    """A majority: more than a share of a base (``more than``), at least one (``at least``), or a number, exactly counted.

    ``weighted_by`` names the measure of a ``weights`` block: then votes weigh what it says, and so does the base.
    """

    of: Literal["all members", "entitled", "present", "voting", "ratifiers"]
    more_than: Fraction | None = None
    at_least: Fraction | None = None
    number: int | None = None
    weighted_by: Measure = ""


class Minority(Part, frozen=True, kw_only=True):
    """A minority that stops a text, if it meets every size that is given: so many, such a share of the members, such a part of a weight."""

    of: Literal["those not for it", "those against", "declared abstainers"]
    number: int | None = None
    share: Fraction | None = None
    weighted_by: Measure = ""
    weight_at_least: Fraction | None = None
    weight_more_than: Fraction | None = None


class Veto(Part, frozen=True, kw_only=True):
    """States whose "no" defeats a text that has reached the number."""

    holders: tuple[StateCode, ...]
    counts: Literal["no only"] = "no only"


class SilenceProcedure(Part, frozen=True, kw_only=True):
    """A text taken as agreed when a period passes without objection.

    ``within`` is a span (``72 hours``), or words where the deadline is set with each text. ``channels`` are those on
    which an objection counts; ``absent_members`` how long before publication one that was absent has to object.
    ``announced_by`` says whether expiry stands by itself, ``breaker`` whether who broke the silence is named.
    """

    within: str
    objectors: str = "any member"
    channels: tuple[str, ...] = ()
    absent_members: Span | None = None
    announced_by: Literal["the chair", "nobody"] = "the chair"
    breaker: Literal["named", "not named"] = "named"


class Rule(Part, frozen=True, kw_only=True):
    """How a tally becomes a result: one way of counting, and beside it the conditions that the result must stand.

    ``among`` narrows who counts; ``quorum`` is ``2/3``, ``more than 1/2``, a number, or ``the votes needed``.
    """

    consensus: Meaning | None = None
    unanimity: Literal["of all members", "of those voting"] | None = None
    majority: Majority | None = None
    silence: SilenceProcedure | None = None
    ruling: Literal["one person after consultation"] | None = None
    among: tuple[StateCode, ...] = ()
    veto: Veto | None = None
    stopped_by: tuple[Minority, ...] = ()
    quorum: Quorum = ""
    tie: Literal["fails", "the chair decides"] = "fails"
    failing_that: Literal["none", "the next rule"] = "none"
    dormant: bool = False


class Excluded(Part, frozen=True, kw_only=True):
    """Who does not vote on a matter, who finds that, whether the base of the count shrinks.

    ``under`` narrows it to classes of matter; ``between`` to disputes all of whose parties are among these
    States; ``arrears_of`` says how long arrears must have lasted to take the vote by themselves.
    """

    who: Literal["the member concerned", "the parties to the dispute", "the attacker", "members in arrears"]
    found_by: Literal["the matter", "a finding", "itself", "a ruling"] = "the matter"
    base: Literal["shrinks", "stays"] = "shrinks"
    under: tuple[str, ...] = ()
    between: tuple[StateCode, ...] = ()
    arrears_of: Length | None = None


class Decision(Provision, frozen=True, kw_only=True, tag="decision"):
    """How organs decide a class of matter: rule or chain of rules, who is left out, how it is taken, whom it binds.

    ``rule`` is one rule, ``rules`` a chain (each where the one before fails), ``together`` rules that must
    all be met. ``recommends_to`` makes a yes a recommendation and no decision; ``on_recommendation_of`` waits
    for one. ``format`` is ``ordinary`` or the name of another way of deciding (``limited``) that ``unless``
    guards; ``class_decided_by`` says who settles to which class a matter belongs. ``undoes``, of a rule for the
    ``challenge of a ruling``, says from when what rested on an overturned ruling has no effect.
    ``voters`` says whether who votes is fixed when a matter is opened, ``joined`` whether a limited format may be joined late.
    """

    decision: tuple[OrganName, ...]
    matters: tuple[str, ...] = ("any",)
    rule: Rule | None = None
    rules: tuple[Rule, ...] = ()
    together: tuple[Rule, ...] = ()
    format: str = "ordinary"
    unless: Literal["", "any member objects to the format"] = ""
    voters: Literal["fixed when opened", "as they are when it is decided"] = "fixed when opened"
    joined: Literal["by nobody", "until it is decided", "at any time"] = "by nobody"
    excluded: tuple[Excluded, ...] = ()
    levels: tuple[str, ...] = ()
    taken_by: tuple[Literal["signature sheet", "announcement of the chair", "vote", "written procedure"], ...] = ()
    class_decided_by: tuple[str, ...] = ()
    binds: Binds = "all members"
    paid_by: Literal[
        "not said", "all members", "all members of the organization", "those who voted for it", "all but declared abstainers"
    ] = "not said"
    except_: tuple[str, ...] = ()
    recommends_to: OrganName = ""
    on_recommendation_of: OrganName = ""
    default: Literal["nothing changes", "what the text would end resumes"] = "nothing changes"
    undoes: Literal["from then on", "from the beginning"] = "from then on"
    from_: Date | None = None
    until: Date | None = None


class Weights(Provision, frozen=True, kw_only=True, tag="weights"):
    """What the vote of each State weighs, or how many people it counts for, by a measure that rules name."""

    weights: str
    of: dict[StateCode, int]
    from_: Date | None = None
    until: Date | None = None


class Sanction(Provision, frozen=True, kw_only=True, tag="sanction"):
    """What an organ may do to a member, on which ground, and without whose vote.

    Meeting the ground makes a member *eligible*; only the organ's decision *sanctions* it.
    """

    sanction: Literal["suspension", "exclusion", "loss of vote"]
    decided_by: OrganName
    ground: Literal["breach", "persistent breach", "arrears"]
    arrears_of: Length | None = None
    reaches: tuple[str, ...] = ()
    until: str = ""


class Office(Provision, frozen=True, kw_only=True, tag="office"):
    """A post: who appoints, who proposes, for how long, in which rotation."""

    office: str
    title: str
    appointed_by: str
    proposed_by: str = ""
    term: str = ""
    rotation: str = ""


class Membership(Provision, frozen=True, kw_only=True, tag="membership"):
    """Who the members are: the parties of which instrument."""

    membership: str
    of: InstrumentName


class Procedure(Provision, frozen=True, kw_only=True, tag="procedure"):
    """What the treaty does not say and a working record needs: accepted forms, grave acts, witnesses, disclosure."""

    procedure: str
    applies_to: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    within: str = ""
    counted_from: Literal["receipt", "notice", ""] = ""


Institution = Organ | Decision | Weights | Sanction | Office | Membership | Procedure
