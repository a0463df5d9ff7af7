"""This file is about the register of relations: acts by partner, and what answers which proposal.

A partner is whoever stands outside the organization: another organization, a State that is no member, an
assembly. The state keeps acts, not conclusions; whether a status is held or a proposal answered is asked of a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from immutables import Map
from msgspec import Struct

from foedus.corpus.corpus import Header
from foedus.finding import Code, Finding
from foedus.mechanisms.membership.questions import Effect
from foedus.mechanisms.relations.acts import (
    KINDS,
    ContactsSuspended,
    InvitationMade,
    MemorandumConcluded,
    NoReply,
    ProposalMade,
    ReplyGiven,
    StatusEnded,
    StatusGranted,
)
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.record.roll import NONE, Roll
from foedus.states import STATES

REPORT = "report"
STEPS_ON = frozenset({*(kind.kind for kind in KINDS), REPORT})

NO_PARTNER = Code("partner-unknown", "warning", partner=str)
NO_PROPOSAL = Code("reply-to-no-proposal", "warning", by=str)
NO_STATUS = Code("status-ended-never-granted", "warning", partner=str, status=str)


class Below(Protocol):
    """What a step may ask: the mechanisms below, at the instant of the act."""

    @property
    def treaty(self) -> Treaty:
        """Give the questions about instruments."""


class State(Struct, frozen=True):
    """All acts in order, those of each partner, the proposals by id, and what speaks of each proposal."""

    acts: Roll = NONE
    of: Map[str, Roll] = Map()
    proposals: Map[str, Entry] = Map()
    spoken_of: Map[str, Roll] = Map()


def step(state: State, entry: Entry, below: Below) -> tuple[State, tuple[Finding, ...], tuple[Effect, ...]]:
    """Enter one act between the organization and others; it has no effects below."""
    header, of, spoken_of = below.treaty.corpus.header, state.of, state.spoken_of
    # A report is for whom it names, and for nobody to answer: there is nothing to find in it.
    judged = entry.act.body.kind != REPORT
    findings = (*_unknown(entry, header), *_answers_nothing(state, entry), *_ends_nothing(state, entry)) if judged else ()
    proposals = state.proposals.set(entry.id, entry) if isinstance(entry.act.body, ProposalMade) else state.proposals
    for partner in partners(entry, header, state.proposals):
        of = of.set(partner, of.get(partner, NONE).also(entry))
    for proposal in _proposals(entry, state.proposals):
        spoken_of = spoken_of.set(proposal, spoken_of.get(proposal, NONE).also(entry))
    return State(state.acts.also(entry), of, proposals, spoken_of), findings, ()


def partners(entry: Entry, header: Header, proposals: Map[str, Entry]) -> tuple[str, ...]:
    """Give the partners that an act is about: those whom it names, and its seat where that stands outside.

    A reply by somebody outside is about its own seat; one from inside is about whoever made the proposal.
    """
    named, body, seat = _named(entry), entry.act.body, entry.act.seat
    if isinstance(body, ReplyGiven):
        named = tuple(proposals[one].act.seat for one in _proposals(entry, proposals))
    # Whoever only tells of it (a newspaper) is no partner; whoever turns to the organization itself is one.
    acts_itself = body.kind != REPORT and not isinstance(body, StatusEnded | NoReply)
    own = acts_itself and (stands_outside(seat, header) or header.organization in named)
    inside = _inside(header)
    return tuple(dict.fromkeys(one for one in (*(seat,) * own, *named) if one not in inside))


def stands_outside(name: str, header: Header) -> bool:
    """Say whether the corpus calls an actor one from outside."""
    actor = header.actors.get(name)
    return actor is not None and actor.outside


_KEPT = 16
_INSIDE: dict[int, tuple[Header, frozenset[str]]] = {}


def _inside(header: Header) -> frozenset[str]:
    """Name everybody who is of the organization, found once for a corpus: a header is known by its identity, and kept lest that pass to another."""
    known = _INSIDE.get(id(header))
    if known is not None:
        return known[1]
    if len(_INSIDE) >= _KEPT:
        _INSIDE.clear()
    actors = (name for name, actor in header.actors.items() if not actor.outside)
    inside = frozenset({header.organization, *header.organ_titles, *actors})
    _INSIDE[id(header)] = header, inside
    return inside


def _named(entry: Entry) -> tuple[str, ...]:
    body = entry.act.body
    if body.kind == REPORT:
        return (getattr(body, "to", ""),)
    match body:
        case StatusGranted(to=partner) | StatusEnded(of=partner):
            return (partner,)
        case MemorandumConcluded(partner=partner) | NoReply(partner=partner) | ContactsSuspended(partner=partner):
            return (partner,)
        case ProposalMade(to=some) | InvitationMade(to=some):
            return some
        case _:
            return ()


def _proposals(entry: Entry, proposals: Map[str, Entry]) -> tuple[str, ...]:
    """Give the proposals that a reply answers, or of which somebody says that they were not answered."""
    references = entry.act.references
    about = references.get("answers", ()) if not isinstance(entry.act.body, NoReply) else references.get("concerns", ())
    return tuple(one for one in about if one in proposals)


def _unknown(entry: Entry, header: Header) -> Iterator[Finding]:
    """Find partners that nobody knows: neither the corpus's actors nor a State."""
    known = {*_inside(header), *header.actors, *STATES}
    for name in _named(entry):
        if name not in known:
            yield NO_PARTNER.finding(partner=name, place=entry.place, act=entry.id)


def _answers_nothing(state: State, entry: Entry) -> Iterator[Finding]:
    if isinstance(entry.act.body, ReplyGiven | NoReply) and not _proposals(entry, state.proposals):
        yield NO_PROPOSAL.finding(by=entry.act.seat, place=entry.place, act=entry.id)


def _ends_nothing(state: State, entry: Entry) -> Iterator[Finding]:
    body = entry.act.body
    if isinstance(body, StatusEnded) and not any(
        isinstance(one.act.body, StatusGranted) and (one.act.body.to, one.act.body.status) == (body.of, body.status) for one in state.acts
    ):
        yield NO_STATUS.finding(partner=body.of, status=body.status, place=entry.place, act=entry.id)
