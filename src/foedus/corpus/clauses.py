"""This file holds the final clauses of instruments: entry into force, duration, leaving, joining, amending.

The words are those of the Vienna Convention on the Law of Treaties (1969), Parts II, IV and V.
"""

from __future__ import annotations

from typing import Literal

from foedus.corpus.meaning import Cited, Date, Fraction, InstrumentName, Length, OrganName, StateCode
from foedus.corpus.provision import Part, Provision


class Count(Part, frozen=True, kw_only=True):
    """How many deposits make an instrument enter into force.

    ``number`` or ``share`` (a fraction, of whom), or ``majority``; ``including`` names States whose
    deposit is needed besides (North Atlantic Treaty, art. 11).
    """

    number: int | None = None
    share: Fraction | None = None
    majority: bool = False
    all_: bool = False
    of: str = "signatories"
    including: tuple[StateCode, ...] = ()


class EntryIntoForce(Provision, frozen=True, kw_only=True, tag="entry into force"):
    """When an instrument enters into force, and for whom (VCLT art. 24).

    ``how``: on a fixed date (``on``), on signature, when a count of deposits is reached, or as the
    depositary records because the text could not be read. ``later_parties`` says from when a State
    is bound that deposits after entry into force; ``provisionally`` whether signatories apply it before (VCLT art. 25).
    ``replaces`` names what ends when it enters into force (VCLT art. 59), ``until`` the last day that it gives itself.
    ``once_in_force`` names instruments without which it does not enter into force, ``later_delay`` how long after its own
    deposit a later State is bound, ``changes_once_bound`` the State by whose own bond to the amended text the changes begin.
    """

    entry_into_force: Literal["on a date", "on signature", "on exchange of notes", "by count", "as recorded"]
    on: Date | None = None
    count: Count | None = None
    delay: Length | None = None
    once_in_force: tuple[InstrumentName, ...] = ()
    later_delay: Length | None = None
    later_parties: Literal["own deposit", "own signature", "as recorded"] = "own deposit"
    binds: Literal["its parties", "all parties of what it amends"] = "its parties"
    provisionally: Literal["no", "from signature", "as declared"] = "no"
    replaces: tuple[InstrumentName, ...] = ()
    changes_once_bound: StateCode | None = None
    until: Date | None = None


class Duration(Provision, frozen=True, kw_only=True, tag="duration"):
    """For how long an instrument lasts, which event ends it before, and what happens at the end of the term (VCLT art. 54).

    ``renewal`` is the length of each further term, where it is another than the first; ``times`` how often it is renewed.
    """

    duration: Length
    from_: Literal["entry into force", "signature"] = "entry into force"
    then: Literal["lapses", "renewed for all", "renewed unless denounced"] = "lapses"
    renewal: Length | None = None
    times: int | None = None
    until: tuple[str, ...] = ()


class Prolongation(Provision, frozen=True, kw_only=True, tag="prolongs"):
    """A protocol's prolongation of another instrument for its own parties, retroactive where it says so."""

    prolongs: InstrumentName
    from_: Date
    by: Length
    then: Literal["lapses", "renewed automatically"] = "lapses"


class Withdrawal(Provision, frozen=True, kw_only=True, tag="withdrawal"):
    """How a party leaves: notice of what length, counted from when, to whom, on what conditions (VCLT arts. 54, 56)."""

    withdrawal: Literal["by notice", "at the end of a term", "not foreseen"]
    notice: Length | None = None
    from_: Literal["receipt", "notice", "end of term"] = "receipt"
    to: str = "the depositary"
    not_before: Length | None = None
    on_condition: tuple[str, ...] = ()
    leaves: OrganName | None = None
    with_it: tuple[InstrumentName, ...] = ()


class Accession(Provision, frozen=True, kw_only=True, tag="accession"):
    """Who may join later, on whose invitation, and from when the newcomer is bound (VCLT art. 15)."""

    accession: str
    invitation: Literal["none", "unanimity", "decision"] = "none"
    decided_by: OrganName | None = None
    protocol: Literal["none", "all ratify"] = "none"
    effective: Literal["deposit", "decision", "as recorded"] = "deposit"


class Admission(Provision, frozen=True, kw_only=True, tag="admits"):
    """A protocol that admits one State to another instrument: without it in force, that State's deposit binds nobody (VCLT art. 15)."""

    admits: StateCode
    to: InstrumentName


class Amendment(Provision, frozen=True, kw_only=True, tag="amendment"):
    """How an instrument is amended, and whom an amendment binds (VCLT arts. 39, 40)."""

    amendment: str
    adopted_by: Literal["all parties", "two thirds of parties", "as decided"] = "all parties"
    binds: Literal["its parties", "all parties"] = "its parties"


class Reservations(Provision, frozen=True, kw_only=True, tag="reservations"):
    """Whether reservations are allowed, and who has to accept them (VCLT arts. 19, 20); ``accepting_organ`` is that of an organization."""

    reservations: Literal["none", "not mentioned", "accepted by all", "accepted by the organ", "allowed"]
    accepting_organ: OrganName | None = None


class Reserved(Provision, frozen=True, kw_only=True, tag="reserves"):
    """What one State's reservation or understanding changes between it and the parties that accept it (VCLT art. 21)."""

    reserves: Cited
    made_by: StateCode
    effect: Literal["excludes", "modifies", "interprets"]
    accepted_by: tuple[StateCode, ...] = ()
    objected_to_by: tuple[StateCode, ...] = ()


class Status(Provision, frozen=True, kw_only=True, tag="status"):
    """A standing beside membership (observer, partner) that an organ grants, suspends and ends."""

    status: str
    open_to: str
    granted_by: OrganName
    on_request: bool = True
    duties: tuple[str, ...] = ()


class AuthenticTexts(Provision, frozen=True, kw_only=True, tag="authentic texts"):
    """In which languages the text is authentic, all equally, unless one prevails where they differ (VCLT art. 33)."""

    authentic_texts: tuple[str, ...]
    prevails: str = ""


class Residual(Provision, frozen=True, kw_only=True, tag="residual"):
    """What an article of general law says where a treaty is silent: on which matter, and from when it holds for those not party to it.

    As a treaty it governs what its parties conclude after it binds them (VCLT art. 4); ``custom_since`` is from when it is held
    to state custom, by whom in ``held_by``. ``always`` says that it governs treaties concluded before it as well (UN Charter art. 103).
    """

    residual: Literal[
        "reservations", "entry into force", "provisional application", "successive treaties", "languages", "amendment",
        "withdrawal not foreseen", "claims", "consequences of termination", "suspension", "corrections", "succession",
        "use of force", "self-defence", "regional action", "registration", "precedence over other treaties",
    ]  # fmt: skip
    custom_since: Date | None = None
    held_by: str = ""
    always: bool = False


FinalClause = (
    EntryIntoForce
    | Duration
    | Prolongation
    | Withdrawal
    | Accession
    | Admission
    | Amendment
    | Reservations
    | Reserved
    | AuthenticTexts
    | Residual
    | Status
)
