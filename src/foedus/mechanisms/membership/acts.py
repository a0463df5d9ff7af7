"""This file holds what is done about membership, and the effects that decisions above have on it.

An *effect* is a frozen word that this mechanism declares, a higher one makes, and the front door
delivers before the next act.
"""

from __future__ import annotations

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


KINDS: tuple[type[Body], ...] = (ArrearsNoted, ArrearsSettled, ParticipationFrozen, RepresentativeRecalled)


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


Effect = MemberSuspended | MemberExcluded | VoteTaken | PartRestored
