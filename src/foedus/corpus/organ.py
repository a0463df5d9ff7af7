"""This file holds organs: who sits, who chairs, how they decide, and what they may do to a member."""

from __future__ import annotations

from typing import Literal

from foedus.corpus.meaning import Cited, Date, Fraction, InstrumentName, Length, OrganName, StateCode
from foedus.corpus.provision import Part, Provision


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
    non_objection: Literal["harmless", "waits"] = "harmless"
    refusal: Literal["harmless", "blocks", "contested", "waits"] = "blocks"


class Majority(Part, frozen=True, kw_only=True):
    """A majority: more than a share of a base (``more than``) or at least one (``at least``), exactly counted."""

    of: Literal["all members", "entitled", "present", "voting", "ratifiers"]
    more_than: Fraction | None = None
    at_least: Fraction | None = None
    number: int | None = None
    weighted_by: str = ""


class Veto(Part, frozen=True, kw_only=True):
    """States whose "no" defeats a text that has reached the number."""

    holders: tuple[StateCode, ...]
    counts: Literal["no only"] = "no only"


class SilenceProcedure(Part, frozen=True, kw_only=True):
    """A text taken as agreed when a period passes without objection."""

    within: str
    objectors: str = "any member"


class Rule(Part, frozen=True, kw_only=True):
    """How a tally becomes a result: one of consensus, unanimity, a majority, silence; with vetoes beside it."""

    consensus: Meaning | None = None
    unanimity: Literal["of all members", "of those voting"] | None = None
    majority: Majority | None = None
    silence: SilenceProcedure | None = None
    ruling: Literal["one person after consultation"] | None = None
    veto: Veto | None = None
    quorum: str = ""
    failing_that: Literal["none", "the next rule"] = "none"
    dormant: bool = False


class Excluded(Part, frozen=True, kw_only=True):
    """Who does not vote on a matter, who finds that, whether the base of the count shrinks, and for which chapters or articles alone."""

    who: Literal["the member concerned", "the parties to the dispute", "the attacker", "members in arrears"]
    found_by: Literal["the matter", "a finding", "itself", "a ruling"] = "the matter"
    base: Literal["shrinks", "stays"] = "shrinks"
    under: tuple[str, ...] = ()


class Decision(Provision, frozen=True, kw_only=True, tag="decision"):
    """How organs decide a class of matter: rule or chain of rules, who is left out, how it is taken, whom it binds.

    ``rule`` is one rule, ``rules`` a chain (each where the one before fails), ``together`` rules that must
    all be met. ``format`` is ``ordinary`` or the name of another way of deciding (``limited``) that ``unless``
    guards; ``class_decided_by`` says who settles to which class a matter belongs.
    """

    decision: tuple[OrganName, ...]
    matters: tuple[str, ...] = ("any",)
    rule: Rule | None = None
    rules: tuple[Rule, ...] = ()
    together: tuple[Rule, ...] = ()
    format: str = "ordinary"
    unless: Literal["", "any member objects to the format"] = ""
    excluded: tuple[Excluded, ...] = ()
    levels: tuple[str, ...] = ()
    taken_by: tuple[Literal["signature sheet", "announcement of the chair", "vote", "written procedure"], ...] = ()
    class_decided_by: tuple[str, ...] = ()
    binds: Literal["all members", "those who voted for it", "those who accept", "all but declared abstainers"] = "all members"
    except_: tuple[str, ...] = ()
    recommends_to: OrganName = ""
    default: Literal["nothing changes", "what the text would end resumes"] = "nothing changes"
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


Institution = Organ | Decision | Sanction | Office | Membership | Procedure
