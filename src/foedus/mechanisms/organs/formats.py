"""This file is about who decides a matter in a limited format, and what becomes of it when members join or leave meanwhile.

Who may vote is fixed when the matter is opened, unless the text says that it is whoever has a vote when it is decided.
Whether somebody outside may still join, until the decision or after it, is the text's to say too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from msgspec.structs import replace

from foedus.answer import Reason, reason
from foedus.finding import Code
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs import acts
from foedus.mechanisms.organs.composition import Composition
from foedus.mechanisms.organs.electorate import Electorate, electorate, within
from foedus.mechanisms.organs.motions import NEVER_OPENED, Stepped, moment_of
from foedus.mechanisms.organs.register import Below, Joined, Motion, State, motion_of, notice, with_motion
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry

CLOSED = Code("format-closed-to-joining", "warning", state=str, motion=str, since=str)
NO_SEAT = Code("format-joined-without-seat", "warning", state=str, motion=str, organ=str)
IN_IT = Code("format-joined-already", "note", state=str, motion=str)

FIXED = Code("electorate-fixed-at-opening", "note", on=str, later=tuple, gone=tuple)
MOVES = Code("electorate-as-when-decided", "note", later=tuple, gone=tuple)
JOINED = Code("format-joined-on", "note", state=str, on=str)


def join(state: State, entry: Entry, below: Below) -> Stepped:
    """Join a limited format from outside, as far as the text lets: until the decision, or after it and bound from then on."""
    body = cast("acts.FormatJoined", entry.act.body)
    motion, member = motion_of(state, body.motion, body.organ), entry.act.seat
    if motion is None:
        return state, (notice(entry, NEVER_OPENED, motion=body.motion),), ()
    voters, at = motion.electorate, moment_of(entry, below)
    decided = state.decisions[motion.decision] if motion.decision is not None else None
    if member in voters.entitled or any(one.state == member for one in motion.joined):
        return state, (notice(entry, IN_IT, cites=voters.decided_under, state=member, motion=motion.name),), ()
    way = voters.decision.joined if voters.decision is not None else "by nobody"
    # What was ruled not adopted is over, and there is nothing that a late joiner could be bound by.
    settled = decided.at if decided is not None else motion.ruled.at if motion.rejected and motion.ruled is not None else None
    if way == "by nobody" or motion.rejected or (decided is not None and way != "at any time"):
        since = (settled or motion.at).text
        return state, (notice(entry, CLOSED, cites=voters.decided_under, state=member, motion=motion.name, since=since),), ()
    now = _now(motion, below.membership, below.treaty, state.composition)
    if member not in now.entitled:
        return state, (notice(entry, NO_SEAT, cites=now.seats_under, state=member, motion=motion.name, organ=motion.organ),), ()
    joined = (*motion.joined, Joined(member, entry.id, at))
    if decided is None:
        motion = replace(motion, electorate=_with(voters, member))
    return with_motion(state, replace(motion, joined=joined)), (), ()


def _with(voters: Electorate, member: str) -> Electorate:
    return replace(
        voters,
        entitled=tuple(sorted((*voters.entitled, member))),
        left_out=tuple(one for one in voters.left_out if one.state != member),
        members=voters.members + 1,
    )


def _now(motion: Motion, membership: Membership, treaty: Treaty, composition: Composition) -> Electorate:
    """Say who votes on the matter by the seats of the day: all of them, whoever is in the format."""
    voters = motion.electorate
    found = ",".join(one.state for one in voters.left_out if one.why in {"party to the dispute", "recused"})
    now = electorate(
        motion.organ, voters.matter, voters.format, motion.concerning,
        membership=membership, treaty=treaty, composition=composition, found=found,
    )  # fmt: skip
    # The rule is the one by which the matter was opened, or the class to which it was found to belong.
    return replace(now, decision=voters.decision, decided_under=voters.decided_under)


def may_move(motion: Motion) -> bool:
    """Say whether a matter is open and the text does not fix those who have a vote on it when it is opened."""
    rule = motion.electorate.decision
    return rule is not None and rule.voters != "fixed when opened" and motion.decision is None and not motion.rejected


def as_it_stands(motion: Motion, membership: Membership, treaty: Treaty, composition: Composition) -> Motion:
    """Give an open matter with those who have a vote on it today, where the text does not fix them when it is opened."""
    if not may_move(motion):
        return motion
    among = (*motion.among, *(one.state for one in motion.joined)) if motion.among else ()
    return replace(motion, electorate=within(_now(motion, membership, treaty, composition), among))


def reasons(motion: Motion, membership: Membership, treaty: Treaty, composition: Composition) -> Iterator[Reason]:
    """Say who has joined the format, and of an open matter who has a seat since it was opened, or has it no more, and what that changes."""
    voters = motion.electorate
    for one in motion.joined:
        yield reason(JOINED, article=voters.decided_under, act=one.act, state=one.state, on=one.at.text)
    if motion.decision is not None or voters.decision is None:
        return
    opened, now = frozenset(motion.opened or voters.bound), frozenset(_now(motion, membership, treaty, composition).bound)
    later, gone = tuple(sorted(now - opened)), tuple(sorted(opened - now))
    if later or gone:
        fixed = voters.decision.voters == "fixed when opened"
        yield (
            reason(FIXED, article=voters.decided_under, act=motion.act, on=motion.at.text, later=later, gone=gone)
            if fixed
            else reason(MOVES, article=voters.decided_under, later=later, gone=gone)
        )
