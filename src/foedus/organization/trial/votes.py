"""This file is about the votes of the record: every motion read again under another text, and the decisions of which it holds no votes.

The votes are what they were; so is everything that was announced. What a result that is now another would have led to
is not supposed: the record goes on as it did.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Answer, Missing, Reason, missing, reason
from foedus.dates import day_of
from foedus.finding import Code
from foedus.mechanisms.organs.questions import Decided, Motion
from foedus.mechanisms.organs.reading import word
from foedus.organization.as_of import AsOf
from foedus.organization.organization import Organization
from foedus.organization.trial.passes import Need, need
from foedus.organization.trial.resting import Resters, Rests, resters, resting_on

VOTES = Code("trial-votes-read-again", "note", motions=int, differ=int)
TURNED = Code("trial-vote-turned", "note", organ=str, motion=str, before=str, after=str, have=int, need=int)
ANNOUNCED = Code("trial-vote-announced-otherwise", "note", organ=str, motion=str, announced=str, after=str)
NOT_HELD = Code("trial-record-holds-no-votes", "note", count=int)
LACK_BASIS = Code("trial-acts-lack-basis", "note", organ=str, motion=str, count=int)
NOTHING_RESTS = Code("trial-nothing-rests", "note", organ=str, motion=str)
RECORD_GOES_ON = Code("trial-record-goes-on", "note")
NO_MOTIONS = Code("trial-record-holds-no-motions", "note")


LAST_DAY = "9998-12-31"
"""A day after everything that any record holds."""


class Read(Struct, frozen=True, kw_only=True):
    """How one text reads a motion: as of which class, the outcome, by which rule, how many votes of how many, what it lacked or who stopped it."""

    matter: str
    outcome: str
    rule: str = ""
    under: str = ""
    have: int = 0
    need: int = 0
    base: int = 0
    binds: tuple[str, ...] = ()


class Voted(Struct, frozen=True, kw_only=True):
    """A motion on record under both texts: when, in which organ, what it was about, what was announced, how each text reads it.

    ``cast`` names who stood how; ``tally`` are the numbers, which the record may give without all the names. ``rests`` are the
    later acts that say that they rest on the decision, where there was one and the text on trial does not make it.
    """

    act: str
    organ: str
    motion: str
    title: str
    on: str
    announced: str
    cast: dict[str, tuple[str, ...]]
    tally: dict[str, int]
    before: Read
    after: Read
    rests: tuple[Rests, ...] = ()

    @property
    def lost(self) -> bool:
        """Say whether a decision was announced that the text on trial does not make of the votes, and the text of its day did."""
        return self.announced == "adopted" and self.before.outcome != self.after.outcome != "adopted"


class Unvoted(Struct, frozen=True, kw_only=True):
    """Decisions of which the record holds no votes: of one organ on one class of matter, their acts, and what each text then asked for."""

    organ: str
    matter: str
    before: Need
    after: Need
    acts: tuple[str, ...]


def votes(before: Organization, after: Organization) -> Answer:
    """Read every motion on record under both texts; ``also`` are the decisions of which no votes are on record."""
    known = resters(before.entries)
    rows = tuple(_resting(before, _voted(before, after, one), one, known) for one in _motions(before))
    unvoted = tuple(_unvoted(before, after))
    turned = [one for one in rows if one.before.outcome != one.after.outcome]
    because = [reason(VOTES, motions=len(rows), differ=len(turned))] if rows else [reason(NO_MOTIONS)]
    because += [_turned(one) for one in turned]
    because += [why for one in rows if (why := _announced(one))]
    because += [_lost(one) for one in turned if one.lost]
    because += [reason(RECORD_GOES_ON)] if turned else []
    return Answer(rows, tuple(because), _lacking(unvoted), also=unvoted)


def _motions(organization: Organization) -> tuple[Motion, ...]:
    return organization.on(LAST_DAY).organs.motions()


def _voted(before: Organization, after: Organization, motion: Motion) -> Voted:
    day = _settled(before, motion)
    view, other = before.on(day), after.on(day)
    stood: dict[str, list[str]] = {}
    for state, stance in sorted(motion.stances.items()):
        stood.setdefault(stance.vote, []).append(state)
    announced = "—"
    if motion.decision is not None:
        announced = "adopted"
    elif motion.rejected:
        announced = "not adopted"
    here, there = view.organs.motion(motion.name, motion.organ), other.organs.motion(motion.name, motion.organ)
    return Voted(
        act=motion.act, organ=motion.organ, motion=motion.name, title=motion.title, on=motion.at.text, announced=announced,
        cast={vote: tuple(some) for vote, some in stood.items()},
        tally={vote: number for vote, number in motion.tally if number} or {vote: len(some) for vote, some in stood.items()},
        before=_read(here, view), after=_read(_as_cast(there, motion), other),
    )  # fmt: skip


def _resting(organization: Organization, read: Voted, motion: Motion, known: Resters) -> Voted:
    """Add what rests on a decision that the text on trial does not make."""
    if not read.lost or motion.decision is None:
        return read
    decided = next(one for one in organization.on(LAST_DAY).organs.decisions(motion.organ) if one.motion == motion.name)
    return replace(read, rests=resting_on((motion.act, decided.act), known))


def _lost(one: Voted) -> Reason:
    if not one.rests:
        return reason(NOTHING_RESTS, act=one.act, organ=one.organ, motion=one.motion)
    return reason(LACK_BASIS, act=one.act, organ=one.organ, motion=one.motion, count=len(one.rests))


def _settled(organization: Organization, motion: Motion) -> str:
    """Give the day by which every position on a motion had been taken, and it had been decided if it was."""
    seat = organization.world.seat
    last = max([motion.at.last, *(stance.at.last for stance in motion.stances.values())])
    return (day_of(last, seat) + timedelta(days=1)).isoformat()


def _as_cast(motion: Motion | None, recorded: Motion) -> Motion | None:
    """Give a motion with every position on record.

    A sheet closes with the signature that decides: where the text on trial needs fewer, its own fold takes what came later for too late.
    """
    if motion is None:
        return None
    cast = {**recorded.outside, **recorded.stances}
    later = {
        state: one
        for state, one in cast.items()
        if state in motion.electorate.entitled and ((own := motion.stances.get(state)) is None or one.at.last >= own.at.last)
    }
    return replace(motion, stances=motion.stances.update(later))


def _read(motion: Motion | None, view: AsOf) -> Read:
    answer = view.organs.reading_of(motion) if motion is not None else None
    if motion is None or answer is None or not isinstance(answer.value, dict):
        return Read(matter=motion.electorate.matter if motion else "", outcome="no rule")
    told, voters = answer.value, motion.electorate
    return Read(
        matter=voters.matter, outcome=word(told["adopted"]), rule=told["threshold"], under=voters.decided_under,
        have=told["have"], need=told["need"], base=told["base"], binds=told["binds"],
    )  # fmt: skip


def _turned(one: Voted) -> Reason:
    return reason(
        TURNED, article=one.after.under, act=one.act, organ=one.organ, motion=one.motion, before=one.before.outcome, after=one.after.outcome,
        have=one.after.have, need=one.after.need,
    )  # fmt: skip


def _announced(one: Voted) -> Reason | None:
    """Say where what the record announces is not what the text on trial makes of the votes."""
    if one.announced in {"—", one.after.outcome} or one.before.outcome != one.announced:
        return None
    return reason(ANNOUNCED, act=one.act, organ=one.organ, motion=one.motion, announced=one.announced, after=one.after.outcome)


def _unvoted(before: Organization, after: Organization) -> Iterator[Unvoted]:
    """Give the decisions without votes, those of one organ on one class of matter under the same rules as one."""
    shared: dict[tuple[str, str, Need, Need], list[str]] = {}
    for one in before.on(LAST_DAY).organs.decisions():
        if one.reading == "no votes on record" and not one.motion:
            day = _done(before, one)
            was, is_ = (need(each.on(day), one.organ, one.matter, one.format) for each in (before, after))
            shared.setdefault((one.organ, one.matter, was, is_), []).append(one.act)
    for (organ, matter, was, is_), acts in shared.items():
        yield Unvoted(organ=organ, matter=matter, before=was, after=is_, acts=tuple(acts))


def _done(organization: Organization, one: Decided) -> str:
    return day_of(one.at.first, organization.world.seat).isoformat()


def _lacking(unvoted: tuple[Unvoted, ...]) -> tuple[Missing, ...]:
    count = sum(len(one.acts) for one in unvoted)
    return (missing(NOT_HELD, count=count),) if count else ()
