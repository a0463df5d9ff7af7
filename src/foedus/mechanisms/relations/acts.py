"""This file holds what passes between the organization and others: resolutions, statuses, memoranda, proposals, replies."""

from __future__ import annotations

from foedus.record.act import Body


class ResolutionAdopted(Body, frozen=True, kw_only=True):
    """An organ outside adopts a resolution about the organization, by vote or without one.

    ``against`` names the States that are known to have voted no; the figures are the vote's.
    """

    kind, verb, object = "resolution", "adopts the resolution", "resolution"
    resolution: str
    about: str
    without_vote: bool = False
    votes_for: int | None = None
    votes_against: int | None = None
    abstaining: int | None = None
    against: tuple[str, ...] = ()


class StatusGranted(Body, frozen=True, kw_only=True):
    """A status is granted: by another organization to this one, or by this one, or its assembly, to a partner."""

    kind, verb, object = "status-granted", "grants a status to", "to"
    to: str
    status: str
    in_: str = ""


class StatusEnded(Body, frozen=True, kw_only=True):
    """Somebody reports that a status is at an end, whether or not anybody ended it."""

    kind, verb, object = "status-ended", "reports the end of the status of", "of"
    of: str
    status: str
    in_: str = ""


class InvitationMade(Body, frozen=True, kw_only=True):
    """Others are invited: to take a seat, to send observers, to meet."""

    kind, verb, object = "invitation", "invites to", "what"
    what: str
    to: tuple[str, ...] = ()


class MemorandumConcluded(Body, frozen=True, kw_only=True):
    """A memorandum or another text of cooperation is concluded with a partner; it is no instrument of the corpus."""

    kind, verb, object = "memorandum", "concludes a memorandum with", "partner"
    partner: str
    about: str = ""


class ProposalMade(Body, frozen=True, kw_only=True):
    """Something is proposed to partners; what answers it names it by ``answers``."""

    kind, verb, object = "proposal", "proposes", "what"
    what: str
    to: tuple[str, ...]


class ReplyGiven(Body, frozen=True, kw_only=True):
    """A partner answers a proposal, whatever it says."""

    kind, verb, object = "reply", "replies", "words"
    words: str


class NoReply(Body, frozen=True, kw_only=True):
    """Somebody states that a partner has not answered a proposal; ``concerns`` names the proposal."""

    kind, verb, object = "no-reply", "states that there is no reply from", "partner"
    partner: str


class ContactsSuspended(Body, frozen=True, kw_only=True):
    """Attempts at contact with a partner are given up, or contacts rest."""

    kind, verb, object = "contacts-suspended", "suspends contacts with", "partner"
    partner: str


class SupportWithdrawn(Body, frozen=True, kw_only=True):
    """A partner no longer supports something that it let pass before."""

    kind, verb, object = "support-withdrawn", "withdraws its support for", "what"
    what: str


KINDS: tuple[type[Body], ...] = (
    ResolutionAdopted, StatusGranted, StatusEnded, InvitationMade, MemorandumConcluded, ProposalMade, ReplyGiven, NoReply,
    ContactsSuspended, SupportWithdrawn,
)  # fmt: skip
