"""This file holds what States and depositaries do with instruments: sign, ratify, deposit, leave, come back.

The words are those of the Vienna Convention on the Law of Treaties; there is no law in them.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.record.act import Body, Date


class OfInstrument(Body, frozen=True, kw_only=True):
    """An act about one instrument, by its short name."""

    object: ClassVar[str] = "instrument"
    instrument: str


Capacity = Literal[
    "", "head of State", "head of government", "foreign minister", "acting head of State", "acting head of government",
    "acting foreign minister", "head of mission", "accredited representative", "plenipotentiary", "delegate",
]  # fmt: skip
"""In what capacity a person acts for a State (VCLT art. 7); whether that is enough is for ``membership`` to say."""


class BySomebody(OfInstrument, frozen=True, kw_only=True):
    """An act that a person does for a State: who and in what capacity, where the record knows it."""

    signatory: str = ""
    capacity: Capacity = ""


class TextAdopted(BySomebody, frozen=True, kw_only=True):
    """A State takes part in adopting the text; ``in_`` is the organ, the organization or the State in which that is done (VCLT art. 9)."""

    kind, verb = "text-adopted", "adopts the text of"
    in_: str = ""


class Signature(BySomebody, frozen=True, kw_only=True):
    """A State signs (VCLT arts. 10, 12)."""

    kind, verb = "signature", "signs"
    form: Literal["full", "ad referendum", "initialling"] = "full"
    place: str = ""


class SignatureConfirmed(OfInstrument, frozen=True, kw_only=True):
    """A State confirms a signature *ad referendum*, or one by somebody who was not authorized (VCLT arts. 8, 12(2)(b)).

    The signatures are those that it refers to with ``confirms``; without a reference, all that it has put to the instrument so far.
    """

    kind, verb = "signature-confirmed", "confirms its signature of"


class InitiallingAgreed(OfInstrument, frozen=True, kw_only=True):
    """A negotiating State agrees that to initial the text is to sign it (VCLT art. 12(2)(a)); an organ or a depositary records it for all."""

    kind, verb = "initialling-agreed", "agrees that initialling signs"


class Ratification(OfInstrument, frozen=True, kw_only=True):
    """A State completes its own procedure of consent; it is bound by the deposit, not by this (VCLT arts. 14, 16)."""

    kind, verb = "ratification", "ratifies"
    by: str = ""


class Deposit(OfInstrument, frozen=True, kw_only=True):
    """A State deposits its instrument, or notifies the depositary that its procedures are complete (VCLT art. 16)."""

    kind, verb = "deposit", "deposits"
    form: Literal["ratification", "acceptance", "approval", "accession", "notification", "succession"] = "ratification"


class ProvisionalApplication(OfInstrument, frozen=True, kw_only=True):
    """A State declares that it applies an instrument before it is bound by it (VCLT art. 25)."""

    kind, verb = "provisional-application", "applies provisionally"


class EntryIntoForceRecorded(OfInstrument, frozen=True, kw_only=True):
    """A depositary records that an instrument has entered into force; ``for_`` narrows it to named States.

    ``others`` says that further signatories have deposited, and that the record does not know which.
    """

    kind, verb = "entry-into-force", "records entry into force of"
    for_: tuple[str, ...] = ()
    others: Literal["", "not on record"] = ""


class Registration(OfInstrument, frozen=True, kw_only=True):
    """The Secretariat of the United Nations registers an instrument (UN Charter art. 102)."""

    kind, verb = "registration", "registers"
    number: str = ""


class WithdrawalNotice(OfInstrument, frozen=True, kw_only=True):
    """A party gives notice that it leaves; the length of the notice is the instrument's (VCLT arts. 54, 56, 67)."""

    kind, verb = "withdrawal-notice", "gives notice of withdrawal from"


class NoticeRevoked(OfInstrument, frozen=True, kw_only=True):
    """A party takes its notice back, of withdrawal, of suspension or of a claim, before it takes effect (VCLT art. 68)."""

    kind, verb = "notice-revoked", "revokes its notice concerning"


class NoticeExtended(OfInstrument, frozen=True, kw_only=True):
    """Who the text lets do so, usually all the others with the State, lets a notice run longer; ``until`` is its new last day."""

    kind, verb = "notice-extended", "extends the notice concerning"
    of: str
    until: Date


class SuspensionNotice(OfInstrument, frozen=True, kw_only=True):
    """A party gives notice that it suspends its part in an instrument (VCLT arts. 57, 65)."""

    kind, verb = "suspension-notice", "gives notice of suspension of"


class Restoration(OfInstrument, frozen=True, kw_only=True):
    """A State that had left or was suspended takes up its part again; ``by_way_of`` names the protocol."""

    kind, verb = "restoration", "restores its part in"
    by_way_of: str = ""


class StatusRegarded(Body, frozen=True, kw_only=True):
    """Somebody with standing holds a State to have a status under an instrument, in words or by conduct.

    ``acted_on`` says that the competent organ or the depositary acts on it.
    """

    kind, verb, object = "status-regarded", "regards", "state"
    state: str
    instrument: str
    as_: Literal["party", "signatory", "suspended", "withdrawn", "lapsed", "none"]
    acted_on: bool = False


class ReadingObjected(Body, frozen=True, kw_only=True):
    """A party objects to a reading of an article that the corpus carries (decision 8 of the design)."""

    kind, verb, object = "reading-objection", "objects to the reading of", "article"
    article: str
    holds: str = ""


KINDS: tuple[type[Body], ...] = (
    TextAdopted, Signature, SignatureConfirmed, InitiallingAgreed, Ratification, Deposit, ProvisionalApplication, EntryIntoForceRecorded, Registration, WithdrawalNotice,
    NoticeRevoked, NoticeExtended, SuspensionNotice, Restoration, StatusRegarded, ReadingObjected,
)  # fmt: skip
