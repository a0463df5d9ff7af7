"""This file holds what is done about membership, who is named to act for a member, and the effects that decisions above have on it.

An *effect* is a frozen word that this mechanism declares, a higher one makes, and the front door
delivers before the next act.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import Struct

from foedus.record.act import Body, Date


class ArrearsNoted(Body, frozen=True, kw_only=True):
    """The Secretariat notes that a member has not paid since a date; the note is no sanction (Charter art. 25)."""

    kind, verb, object = "arrears-noted", "notes arrears of", "state"
    state: str
    since: Date
    amount: str = ""


class ArrearsSettled(Body, frozen=True, kw_only=True):
    """The Secretariat notes that a member has paid in full."""

    kind, verb, object = "arrears-settled", "notes full payment by", "state"
    state: str


class ParticipationFrozen(Body, frozen=True, kw_only=True):
    """A member declares that it takes no part; the law of the organization may know no such status."""

    kind, verb, object = "participation-frozen", "declares its participation frozen in", "organization"
    organization: str


class RepresentativeRecalled(Body, frozen=True, kw_only=True):
    """A member recalls its permanent representative."""

    kind, verb, object = "representative-recalled", "recalls its representative to", "organ"
    organ: str


class OfPerson(Body, frozen=True, kw_only=True):
    """An act by which somebody is named to act; ``from_`` and ``until`` are the first and the last day, if it names them."""

    object: ClassVar[str] = "person"
    person: str
    from_: Date = ""
    until: Date = ""


class Issued(OfPerson, frozen=True, kw_only=True):
    """A paper that a State issues for a person; ``issued_by`` is the office that issued it, where the record knows it."""

    issued_by: Literal["", "head of State", "head of government", "foreign minister", "another authority"] = ""


class FullPowersGiven(Issued, frozen=True, kw_only=True):
    """A State names who may act for it in concluding treaties (VCLT arts. 2(1)(c), 7(1)(a)).

    ``for_`` are the instruments; none: every treaty. ``to`` is the furthest that the powers reach: who may sign may adopt
    and initial too. ``restriction`` is what they are subject to, ``notified`` when the others were told of it (VCLT art. 47).
    """

    kind, verb = "full-powers", "gives full powers to"
    for_: tuple[str, ...] = ()
    to: Literal["", "adopt", "initial", "sign"] = ""
    restriction: str = ""
    notified: Date = ""


class CredentialsIssued(Issued, frozen=True, kw_only=True):
    """A State names who represents it in an organ: in one session, or in all where none is named."""

    kind, verb = "credentials", "issues credentials to"
    organ: str
    session: str = ""


class Accreditation(Issued, frozen=True, kw_only=True):
    """A State accredits a person to another State, to an organization or to a conference (VCLT art. 7(2)(b), (c))."""

    kind, verb = "accreditation", "accredits"
    to: str
    as_: Literal["head of mission", "permanent representative", "representative"] = "representative"


class SignatureDelegated(Issued, frozen=True, kw_only=True):
    """Somebody entitled hands the signature on to another; ``kinds`` are the kinds of act, ``for_`` the instruments, none: all."""

    kind, verb = "signature-delegated", "delegates signature to"
    for_: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class AlternateNamed(Issued, frozen=True, kw_only=True):
    """A State names who takes the place of its representative in an organ when that one is not there."""

    kind, verb = "alternate", "names as alternate"
    of: str = ""
    organ: str = ""


class ActingHead(OfPerson, frozen=True, kw_only=True):
    """A State puts somebody in charge of an office whose holder is away or gone; ``in_place_of`` is the holder."""

    kind, verb = "acting-head", "charges with an office"
    office: Literal["head of State", "head of government", "foreign minister"]
    in_place_of: str = ""


class ChairDeputized(OfPerson, frozen=True, kw_only=True):
    """An organ, or the State in its chair, says who presides in the place of the chair; that gives no power to sign for a State."""

    kind, verb = "chair-deputy", "lets deputize in the chair"
    organ: str
    state: str = ""


class PowersDispensed(Body, frozen=True, kw_only=True):
    """Others concerned take somebody as acting for a State and ask for no full powers (VCLT art. 7(1)(b))."""

    kind, verb, object = "powers-dispensed", "dispenses with the full powers of", "person"
    person: str
    state: str
    for_: tuple[str, ...] = ()


class PowersRevoked(Body, frozen=True, kw_only=True):
    """A State takes back what it gave a person, from here on: the acts that it refers to with ``revokes``, or else all of them."""

    kind, verb, object = "powers-revoked", "revokes the powers of", "person"
    person: str
    reason: str = ""


POWERS: tuple[type[Body], ...] = (
    FullPowersGiven, CredentialsIssued, Accreditation, SignatureDelegated, AlternateNamed, ActingHead, ChairDeputized, PowersDispensed,
    PowersRevoked,
)  # fmt: skip
"""The acts that say who may act for whom; the keys that sign are another matter (:mod:`foedus.record.credential`)."""

KINDS: tuple[type[Body], ...] = (ArrearsNoted, ArrearsSettled, ParticipationFrozen, RepresentativeRecalled, *POWERS)


class MemberSuspended(Struct, frozen=True):
    """Effect: a member's part in the organs is suspended, by a decision."""

    state: str
    act: str
    article: str


class MemberExcluded(Struct, frozen=True):
    """Effect: a member is excluded, by a decision."""

    state: str
    act: str
    article: str


class VoteTaken(Struct, frozen=True):
    """Effect: a member loses its vote in the organs until it has paid in full, by a decision."""

    state: str
    act: str
    article: str


class PartRestored(Struct, frozen=True):
    """Effect: suspension or loss of vote ends, by a decision."""

    state: str
    act: str
    article: str


class EffectsUndone(Struct, frozen=True):
    """Effect: what a decision did to members has no effect from here on, because a ruling on which it rested was overturned."""

    state: str
    act: str
    article: str
    undone: str


Effect = MemberSuspended | MemberExcluded | VoteTaken | PartRestored | EffectsUndone
