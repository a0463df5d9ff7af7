"""This file holds what organs and their members do: meet, put a matter to decision, take positions, decide, rule.

Absence, silence, non-objection, abstention and refusal to sign are distinct acts.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.record.act import Body, Date


class ChairTaken(Body, frozen=True, kw_only=True):
    """A State takes the chair of an organ; ``decided_on`` when that was voted, where known."""

    kind, verb, object = "chair-taken", "takes the chair of", "organ"
    organ: str
    decided_on: Date = ""
    until: Date = ""


class SessionHeld(Body, frozen=True, kw_only=True):
    """An organ meets; ``convened_by`` and ``at_the_request_of`` are States, ``absent`` those that stayed away."""

    kind, verb, object = "session", "meets in", "form"
    form: Literal["regular session", "extraordinary session", "joint session", "informal session", "consultations"]
    place: str = ""
    by_video: bool = False
    convened_by: str = ""
    at_the_request_of: str = ""
    chaired_by: str = ""
    absent: tuple[str, ...] = ()


class OfMotion(Body, frozen=True, kw_only=True):
    """An act about one motion, by its number or name in the organ's register (``2022/1``)."""

    object: ClassVar[str] = "motion"
    motion: str
    organ: str = ""


class MotionOpened(OfMotion, frozen=True, kw_only=True):
    """A matter is put to decision: its class, whom it concerns, the format, and how it is to be taken.

    The electorate of the matter is fixed here. ``class_`` is a matter of the corpus (``use of force``).
    ``on`` names another motion of which this one settles something: to which class it belongs (``proposes``),
    or whether a ruling on it is overturned. ``among`` are the members that decide it in a limited format.
    """

    kind, verb = "motion", "puts to decision"
    class_: str = "any"
    title: str = ""
    concerning: str = ""
    format: str = "ordinary"
    taken_by: Literal["announcement of the chair", "signature sheet", "vote", "written procedure"] = "announcement of the chair"
    on: str = ""
    proposes: str = ""
    among: tuple[str, ...] = ()


class VoteFor(OfMotion, frozen=True, kw_only=True):
    """A member votes yes, or signs the decision where it is taken by a signature sheet."""

    kind, verb = "vote-for", "votes for"


class DecisionSigned(OfMotion, frozen=True, kw_only=True):
    """A member signs the sheet of a decision; each signature has its own date."""

    kind, verb = "decision-signed", "signs the decision on"


class VoteAgainst(OfMotion, frozen=True, kw_only=True):
    """A member votes no: under consensus, an objection."""

    kind, verb = "vote-against", "votes against"
    reason: str = ""


class FormatObjected(OfMotion, frozen=True, kw_only=True):
    """A member objects to deciding in a limited format; that is not yet a vote on the matter."""

    kind, verb = "format-objected", "objects to the format of"


class FormatJoined(OfMotion, frozen=True, kw_only=True):
    """A member that stood outside a limited format joins it, before or after the decision, as far as the text lets."""

    kind, verb = "format-joined", "joins the format of"


class Abstention(OfMotion, frozen=True, kw_only=True):
    """A member abstains; ``declares`` is the formal declaration with which it does, where it makes one."""

    kind, verb = "abstention", "abstains on"
    declares: str = ""


class NonParticipation(OfMotion, frozen=True, kw_only=True):
    """A member is there and takes no part in the vote: neither an abstention nor an absence."""

    kind, verb = "non-participation", "takes no part in the vote on"
    reason: str = ""


class NonObjection(OfMotion, frozen=True, kw_only=True):
    """A member that takes no part declares that it does not object."""

    kind, verb = "non-objection", "does not object to"


class Absence(OfMotion, frozen=True, kw_only=True):
    """A member is not there when the matter is decided; ``claims`` is what it says that means."""

    kind, verb = "absence", "is absent from"
    claims: Literal["", "no consensus"] = ""


class SignatureRefused(OfMotion, frozen=True, kw_only=True):
    """A member refuses to sign a decision."""

    kind, verb = "signature-refused", "refuses to sign"
    reason: str = ""


class TallyAnnounced(OfMotion, frozen=True, kw_only=True):
    """The chair announces the numbers of a vote; the record need not name everybody who is counted in them."""

    kind, verb = "tally-announced", "announces the vote on"
    for_: int = 0
    against: int = 0
    abstaining: int = 0
    not_participating: int = 0
    absent: int = 0


class SeatsFilled(Body, frozen=True, kw_only=True):
    """An electing body fills seats of an organ with States, for a group of States where seats belong to groups."""

    kind, verb, object = "seats-filled", "fills seats in", "organ"
    organ: str
    with_: tuple[str, ...]
    group: str = ""
    from_: Date = ""
    until: Date = ""


class DecisionTaken(Body, frozen=True, kw_only=True):
    """An organ decides, as its chair announced or its members signed: what, under what, granting what.

    ``grants`` are the measures given in answer to a request (compare ``asks`` of a request);
    ``suspends``, ``excludes``, ``takes_the_vote_of`` and ``restores`` name the State concerned;
    ``permits_the_vote_of`` names States in arrears that may vote until a day all the same.
    ``against`` are the States at which its measures are aimed; ``subject_to`` is what must yet be found: until an act
    that ``confirms`` this one finds it, the decision is conditional.
    """

    kind, verb, object = "decision", "decides", "what"
    what: str
    motion: str = ""
    class_: str = "any"
    format: str = "ordinary"
    grants: tuple[str, ...] = ()
    announced_by: str = ""
    suspends: str = ""
    excludes: str = ""
    takes_the_vote_of: str = ""
    restores: str = ""
    concerning: str = ""
    permits_the_vote_of: tuple[str, ...] = ()
    until: Date = ""
    against: tuple[str, ...] = ()
    subject_to: str = ""


class Ruling(OfMotion, frozen=True, kw_only=True):
    """The chair rules on a motion: adopted or not, to which class it belongs, or that a State is a party to the dispute."""

    kind, verb = "ruling", "rules on"
    result: Literal[
        "adopted", "not adopted", "procedural", "not procedural", "of a class", "a party to the dispute", "no party to the dispute"
    ]
    class_: str = ""
    concerning: str = ""
    reason: str = ""


class RulingChallenged(OfMotion, frozen=True, kw_only=True):
    """A member challenges a ruling, which is then put to the vote."""

    kind, verb = "ruling-challenged", "challenges the ruling on"


class Appointment(Body, frozen=True, kw_only=True):
    """An organ appoints a person to an office, from a date and until a date."""

    kind, verb, object = "appointment", "appoints", "person"
    person: str
    office: str
    national_of: str
    from_: Date = ""
    until: Date = ""
    acting: bool = False


class Relief(Body, frozen=True, kw_only=True):
    """An organ relieves a person of an office."""

    kind, verb, object = "relief", "relieves", "person"
    person: str
    office: str


KINDS: tuple[type[Body], ...] = (
    ChairTaken, SessionHeld, MotionOpened, VoteFor, DecisionSigned, VoteAgainst, FormatObjected, FormatJoined, Abstention, NonObjection,
    NonParticipation, Absence, SignatureRefused, TallyAnnounced, SeatsFilled, DecisionTaken, Ruling, RulingChallenged, Appointment, Relief,
)  # fmt: skip
