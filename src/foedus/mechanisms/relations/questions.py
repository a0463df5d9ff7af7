"""This file holds what may be asked about relations with others: resolutions, statuses, memoranda, proposals and whether they were answered."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.finding import Code
from foedus.mechanisms.relations.acts import (
    ContactsSuspended,
    InvitationMade,
    MemorandumConcluded,
    NoReply,
    ProposalMade,
    ReplyGiven,
    ResolutionAdopted,
    StatusEnded,
    StatusGranted,
    SupportWithdrawn,
)
from foedus.mechanisms.relations.state import REPORT, State, partners
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.record.roll import NONE

__all__ = ["Relation", "Relations"]

COUNTED = Code("relations-on-record", "note", acts=int)
VOTED = Code("resolution-adopted-by-vote", "note", resolution=str, votes_for=int, votes_against=int, abstaining=int)
NOT_VOTED = Code("resolution-adopted-without-vote", "note", resolution=str)
HELD = Code("status-held", "note", partner=str, status=str, on=str)
ENDED = Code("status-reported-ended", "note", partner=str, status=str, by=str, on=str)
ANSWERED = Code("proposal-was-answered", "note", by=str, to=tuple, on=str)
UNANSWERED = Code("proposal-said-unanswered", "note", by=str, to=tuple, on=str, said_by=str)
NO_ANSWER = Code("proposal-without-answer", "note", by=str, to=tuple, on=str)

EVERYBODY = "all"
ANSWERED_, UNANSWERED_, OPEN = "answered", "said to be unanswered", "no answer on record"


class Relation(Struct, frozen=True, kw_only=True):
    """One act between the organization and a partner, with what became of it by the date asked about."""

    partner: tuple[str, ...]
    what: str
    actor: str
    done: str
    resolution: str = ""
    subject: str = ""
    where: str = ""
    votes: dict[str, int] = {}
    against: tuple[str, ...] = ()
    outcome: str = ""
    act: str = ""


class Relations:
    """A view of the relations at one instant; it holds nothing of its own."""

    __slots__ = ("_state", "treaty")

    def __init__(self, state: State, treaty: Treaty) -> None:
        self._state = state
        self.treaty = treaty

    def partners(self) -> tuple[str, ...]:
        """Give the partners with whom something is on record, sorted by name."""
        return tuple(sorted(self._state.of))

    def ask_relations(self, *, of: str = "") -> Answer:
        """Say what is on record between the organization and others: all, or one partner.

        :param of: an actor from outside or a State that is no member; ``all`` or nothing for everybody.
        """
        acts = self._state.acts if of in {"", EVERYBODY} else self._state.of.get(of, NONE)
        entries = tuple(acts)
        tally = reason(COUNTED, acts=len(entries))
        return Answer(tuple(map(self._row, entries)), (tally, *(why for entry in entries for why in self._because(entry))))

    def _row(self, entry: Entry) -> Relation:
        body, act = entry.act.body, entry.act
        votes, against = (_votes(body), body.against) if isinstance(body, ResolutionAdopted) else ({}, ())
        return Relation(
            partner=partners(entry, self.treaty.corpus.header, self._state.proposals), what=act.kind, actor=act.seat, done=act.times.done,
            resolution=str(getattr(body, "resolution", "")), subject=_subject(entry), where=str(getattr(body, "in_", "")), votes=votes, against=against, outcome=self._outcome(entry), act=entry.id,
        )  # fmt: skip

    def _outcome(self, entry: Entry) -> str:
        body = entry.act.body
        if isinstance(body, ProposalMade):
            said = list(self._state.spoken_of.get(entry.id, NONE))
            return ANSWERED_ if any(isinstance(one.act.body, ReplyGiven) for one in said) else UNANSWERED_ if said else OPEN
        if isinstance(body, StatusGranted):
            return "reported ended" if self._end_of(entry) else "in effect"
        return "without a vote" if isinstance(body, ResolutionAdopted) and body.without_vote else ""

    def _end_of(self, granted: Entry) -> Entry | None:
        """Give the report that ends a status: the first of the same partner and status that came after it was granted."""
        body = granted.act.body
        assert isinstance(body, StatusGranted)
        acts = list(self._state.acts)
        later = acts[acts.index(granted) + 1 :]
        return next(
            (one for one in later if isinstance(end := one.act.body, StatusEnded) and (end.of, end.status) == (body.to, body.status)), None
        )

    def _because(self, entry: Entry) -> Iterator[Reason]:
        body, seat, done = entry.act.body, entry.act.seat, entry.act.times.done
        match body:
            case ResolutionAdopted() if body.without_vote:
                yield reason(NOT_VOTED, resolution=body.resolution, act=entry.id)
            case ResolutionAdopted(votes_for=int(yes), votes_against=int(no)):
                yield reason(
                    VOTED, resolution=body.resolution, votes_for=yes, votes_against=no, abstaining=body.abstaining or 0, act=entry.id
                )
            case StatusGranted():
                end = self._end_of(entry)
                if end is None:
                    yield reason(HELD, partner=body.to, status=body.status, on=done, act=entry.id)
                else:
                    yield reason(ENDED, partner=body.to, status=body.status, by=end.act.seat, on=end.act.times.done, act=end.id)
            case ProposalMade():
                said = list(self._state.spoken_of.get(entry.id, NONE))
                reply = next((one for one in said if isinstance(one.act.body, ReplyGiven)), None)
                if reply is not None:
                    yield reason(ANSWERED, by=seat, to=body.to, on=reply.act.times.done, act=reply.id)
                elif said:
                    yield reason(UNANSWERED, by=seat, to=body.to, on=said[-1].act.times.done, said_by=said[-1].act.seat, act=said[-1].id)
                else:
                    yield reason(NO_ANSWER, by=seat, to=body.to, on=done, act=entry.id)
            case _:
                pass


def _votes(body: ResolutionAdopted) -> dict[str, int]:
    told = {"yes": body.votes_for, "no": body.votes_against, "abstain": body.abstaining}
    return {vote: number for vote, number in told.items() if number is not None}


def _subject(entry: Entry) -> str:
    match entry.act.body:
        case StatusGranted(status=status) | StatusEnded(status=status):
            return status
        case ProposalMade(what=words) | InvitationMade(what=words) | ReplyGiven(words=words) | SupportWithdrawn(what=words):
            return words
        case ResolutionAdopted(about=about) | MemorandumConcluded(about=about):
            return about
        case NoReply() | ContactsSuspended():
            return ""
        case body if entry.act.kind == REPORT:
            return str(getattr(body, "of", ""))
        case _:
            return ""
