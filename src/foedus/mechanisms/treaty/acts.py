"""This file holds what States and depositaries do with instruments: sign, ratify, deposit, leave, come back.

The words are those of the Vienna Convention on the Law of Treaties; there is no law in them.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.record.act import Body


class OfInstrument(Body, frozen=True, kw_only=True):
    """An act about one instrument, by its short name."""

    object: ClassVar[str] = "instrument"
    instrument: str


class Signature(OfInstrument, frozen=True, kw_only=True):
    """A State signs (VCLT arts. 10, 12)."""

    kind, verb = "signature", "signs"
    form: Literal["full", "ad referendum", "initialling"] = "full"
    place: str = ""


class Ratification(OfInstrument, frozen=True, kw_only=True):
    """A State completes its own procedure of consent; it is bound by the deposit, not by this (VCLT arts. 14, 16)."""

    kind, verb = "ratification", "ratifies"
    by: str = ""


class Deposit(OfInstrument, frozen=True, kw_only=True):
    """A State deposits its instrument, or notifies the depositary that its procedures are complete (VCLT art. 16)."""

    kind, verb = "deposit", "deposits"
    form: Literal["ratification", "acceptance", "approval", "accession", "notification"] = "ratification"


class ProvisionalApplication(OfInstrument, frozen=True, kw_only=True):
    """A State declares that it applies an instrument before it is bound by it (VCLT art. 25)."""

    kind, verb = "provisional-application", "applies provisionally"


class EntryIntoForceRecorded(OfInstrument, frozen=True, kw_only=True):
    """A depositary records that an instrument has entered into force; ``for_`` narrows it to named States."""

    kind, verb = "entry-into-force", "records entry into force of"
    for_: tuple[str, ...] = ()


class Registration(OfInstrument, frozen=True, kw_only=True):
    """The Secretariat of the United Nations registers an instrument (UN Charter art. 102)."""

    kind, verb = "registration", "registers"
    number: str = ""


class WithdrawalNotice(OfInstrument, frozen=True, kw_only=True):
    """A party gives notice that it leaves; the length of the notice is the instrument's (VCLT arts. 54, 56, 67)."""

    kind, verb = "withdrawal-notice", "gives notice of withdrawal from"


class NoticeRevoked(OfInstrument, frozen=True, kw_only=True):
    """A party takes its notice back before it takes effect (VCLT art. 68)."""

    kind, verb = "notice-revoked", "revokes its notice concerning"


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
    Signature, Ratification, Deposit, ProvisionalApplication, EntryIntoForceRecorded, Registration, WithdrawalNotice,
    NoticeRevoked, SuspensionNotice, Restoration, StatusRegarded, ReadingObjected,
)  # fmt: skip
