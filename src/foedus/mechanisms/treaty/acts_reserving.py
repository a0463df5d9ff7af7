"""This file holds what States do to a treaty between themselves: reserve, declare, accept, object, suspend and resume.

The words are those of the Vienna Convention on the Law of Treaties, articles 19 to 23 and 57 to 60; there is no law in them.
"""

from __future__ import annotations

from typing import Literal

from foedus.mechanisms.treaty.acts import OfInstrument
from foedus.record.act import Body


class Reservation(OfInstrument, frozen=True, kw_only=True):
    """A State purports to exclude or modify articles of an instrument in their application to it (VCLT arts. 2(1)(d), 19)."""

    kind, verb = "reservation", "makes a reservation to"
    articles: tuple[str, ...] = ()
    effect: Literal["excludes", "modifies"] = "modifies"
    says: str = ""


class Understanding(OfInstrument, frozen=True, kw_only=True):
    """A State says how it understands articles of an instrument; it excludes and modifies nothing (VCLT art. 2(1)(d))."""

    kind, verb = "understanding", "declares its understanding of"
    articles: tuple[str, ...] = ()
    says: str = ""


class ReservationConfirmed(OfInstrument, frozen=True, kw_only=True):
    """A State confirms, on becoming bound, a reservation that it made when signing (VCLT art. 23(2)).

    Those that it refers to with ``confirms``; without a reference, all that it has made.
    """

    kind, verb = "reservation-confirmed", "confirms its reservation to"


class ReservationWithdrawn(OfInstrument, frozen=True, kw_only=True):
    """A State withdraws a reservation (VCLT art. 22(1)): those that it refers to with ``revokes``, or else all that it has made."""

    kind, verb = "reservation-withdrawn", "withdraws its reservation to"


class OnReservation(OfInstrument, frozen=True, kw_only=True):
    """What a State says of another's reservation; ``answers`` refers to one of several, ``made_by`` names whose it is."""

    made_by: str


class ReservationAccepted(OnReservation, frozen=True, kw_only=True):
    """A State, or the organ of an organization, accepts a reservation in words (VCLT art. 20(1)–(3), (4)(a))."""

    kind, verb = "reservation-accepted", "accepts the reservation to"


class ReservationObjected(OnReservation, frozen=True, kw_only=True):
    """A State objects to a reservation; ``precludes`` says definitely that the treaty shall not be in force between them (VCLT art. 20(4)(b))."""

    kind, verb = "reservation-objected", "objects to the reservation to"
    precludes: bool = False
    ground: str = ""


class ObjectionWithdrawn(OnReservation, frozen=True, kw_only=True):
    """A State withdraws its objection to a reservation (VCLT art. 22(2))."""

    kind, verb = "objection-withdrawn", "withdraws its objection to the reservation to"


class SuspendedTowards(OfInstrument, frozen=True, kw_only=True):
    """A party suspends the operation of a treaty towards some of the others; it binds all the same (VCLT arts. 57, 58, 60, 72)."""

    kind, verb = "suspended-towards", "suspends its obligations under"
    towards: tuple[str, ...]
    articles: tuple[str, ...] = ()
    ground: Literal["agreement", "breach", "changed circumstances", "another"] = "another"


class SuspensionObjected(OfInstrument, frozen=True, kw_only=True):
    """A party objects to another's suspension of the treaty towards it (VCLT art. 65(3))."""

    kind, verb = "suspension-objected", "objects to the suspension of"
    made_by: str


class Resumed(OfInstrument, frozen=True, kw_only=True):
    """A party takes up again what it had suspended towards some of the others; nobody named: towards all (VCLT art. 72)."""

    kind, verb = "resumed", "resumes its obligations under"
    towards: tuple[str, ...] = ()


KINDS: tuple[type[Body], ...] = (
    Reservation, Understanding, ReservationConfirmed, ReservationWithdrawn, ReservationAccepted, ReservationObjected, ObjectionWithdrawn,
    SuspendedTowards, SuspensionObjected, Resumed,
)  # fmt: skip
