"""This file holds the acts by which members settle what stands between them: complaints, good offices, mediation, missions."""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.record.act import Body, Date

Means = Literal["good offices", "mediation", "conciliation", "consultations", "fact-finding", "monitoring"]


class OfDispute(Body, frozen=True, kw_only=True):
    """An act about a dispute, which it names; the first act of that name opens it."""

    object: ClassVar[str] = "dispute"
    dispute: str


class Complaint(OfDispute, frozen=True, kw_only=True):
    """A State complains of others: against whom, over what, under which article; an answer may be due by a day."""

    kind, verb = "complaint", "brings a complaint in"
    against: tuple[str, ...]
    over: str
    answer_by: Date = ""


class MeansOffered(OfDispute, frozen=True, kw_only=True):
    """Somebody offers, or a party asks for, a means of settlement between the parties; the offer may stand until a day."""

    kind, verb = "means-offered", "offers to help in"
    means: Means
    between: tuple[str, ...] = ()
    over: str = ""
    until: Date = ""


class MeansAccepted(OfDispute, frozen=True, kw_only=True):
    """A party accepts a means that was offered."""

    kind, verb = "means-accepted", "accepts help in"
    means: Means


class MeansRefused(OfDispute, frozen=True, kw_only=True):
    """A party refuses a means that was offered."""

    kind, verb = "means-refused", "refuses help in"
    means: Means
    reason: str = ""


class MissionSent(OfDispute, frozen=True, kw_only=True):
    """A mission is sent to find the facts or to watch: to whom, led by whom, with a report due by a day."""

    kind, verb = "mission-sent", "sends a mission in"
    means: Means
    to: tuple[str, ...]
    led_by: str = ""
    over: str = ""
    report_by: Date = ""


class MissionReported(OfDispute, frozen=True, kw_only=True):
    """A mission, or whoever sent it, reports what it found."""

    kind, verb = "mission-reported", "gives the report of the mission in"
    means: Means
    finds: str = ""


class Mediated(OfDispute, frozen=True, kw_only=True):
    """A mediator, or one who lends good offices, brings the parties together."""

    kind, verb = "mediated", "mediates in"
    means: Means = "mediation"
    outcome: str = ""


class Settled(OfDispute, frozen=True, kw_only=True):
    """The parties settle their dispute; each does so by an act of its own."""

    kind, verb = "dispute-settled", "settles"
    by: str = ""


class ComplaintWithdrawn(OfDispute, frozen=True, kw_only=True):
    """A State withdraws its complaint."""

    kind, verb = "complaint-withdrawn", "withdraws its complaint in"


KINDS: tuple[type[Body], ...] = (
    Complaint, MeansOffered, MeansAccepted, MeansRefused, MissionSent, MissionReported, Mediated, Settled, ComplaintWithdrawn,
)  # fmt: skip
