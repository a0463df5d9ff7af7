"""This file is about what an organ has decided: when, what, how it was taken, whom it binds, who was absent or refused.

What was announced stands; how the engine reads the votes stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from foedus.answer import Answer, Reason, reason
from foedus.dates import when
from foedus.finding import Code
from foedus.mechanisms.organs.beside import FALLEN
from foedus.mechanisms.organs.effect import effect
from foedus.mechanisms.organs.electorate import electorate
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.reading import word
from foedus.mechanisms.organs.register import Decided, Motion, motion_of
from foedus.mechanisms.treaty.questions import Treaty
from foedus.rules.tally import Result, Vote

if TYPE_CHECKING:
    from foedus.mechanisms.organs.questions import Organs

DECISIONS = Code("decisions-on-record", "note", organ=str, count=int)
NONE_TAKEN = Code("decisions-none-on-record", "note", organ=str)
AS_READ = Code("decision-as-the-votes-read", "note", organ=str, on=str)
NO_VOTES = Code("decision-without-votes", "note", organ=str, on=str)
OTHERWISE = Code("decision-read-otherwise", "note", organ=str, on=str, reading=str)


def ask_decisions(organs: Organs, of: str, since: str) -> Answer:
    """Answer what an organ has decided up to the date, or between a first day and the date."""
    treaty, state = organs.treaty, organs.state
    first = when(since, treaty.seat).first if since else None
    kept = [one for one in organs.decisions(of) if first is None or one.at.last >= first]
    seats = law_of(treaty).seats(of, treaty.at)
    article = seats[0] if seats else ""
    if not kept:
        return Answer((), (reason(NONE_TAKEN, article=article, organ=of),))
    met = {(one.organ, one.at.text): one.absent for one in organs.sessions(of) if one.absent}
    rows = tuple(_row(one, motion_of(state, one.motion, one.organ) if one.motion else None, met, organs) for one in kept)
    led = reason(DECISIONS, article=article, organ=of, count=len(rows))
    fallen = tuple(
        reason(FALLEN, act=one.felled_by, organ=one.organ, what=one.what, since=one.fell.text) for one in kept if one.fell is not None
    )
    return Answer(rows, (led, *map(_reason, kept), *fallen))


def _row(one: Decided, motion: Motion | None, met: dict[tuple[str, str], tuple[str, ...]], organs: Organs) -> dict[str, Any]:
    absent = {*_who(motion, "absent"), *(state for state in met.get((one.organ, one.at.text), ()) if not _stood(motion, state))}
    return {
        "act": one.act,
        "organ": one.organ,
        "decided": one.at.text,
        "what": one.what,
        "motion": one.motion,
        "matter": one.matter,
        "how": one.how,
        "fell": one.fell.text if one.fell is not None else "",
        "format": one.format,
        "binds": binds(one, motion, organs) if one.fell is None else (),
        "absent": tuple(sorted(absent)),
        "refused": tuple(_who(motion, "refused")),
        "not_objecting": tuple(_who(motion, "not-objecting")),
        "grants": one.grants,
        "reading": _word(one),
        "flaws": one.flaws,
    }


def _who(motion: Motion | None, vote: Vote) -> Iterator[str]:
    if motion is not None:
        yield from sorted(state for state, stance in motion.stances.items() if stance.vote == vote)


def _stood(motion: Motion | None, state: str) -> bool:
    """Say whether a State took a position of its own: who was away and did not object is no mere absentee."""
    return motion is not None and state in motion.stances


def binds(one: Decided, motion: Motion | None, organs: Organs) -> tuple[str, ...]:
    """Name whom a decision binds by the rule of its day: every member, or those alone that stood for it."""
    then = Treaty(organs.treaty.timelines, one.at.first + 1)
    now = electorate(
        one.organ, one.matter, one.format, one.concerning, membership=organs.membership, treaty=then, composition=organs.state.composition
    )
    voters = motion.electorate if motion is not None and motion.electorate.decision else now
    if voters.decision is None or motion is None:
        return now.bound if now.decision is not None and now.decision.binds == "all members" else tuple(sorted(one.signed_by))
    stood: dict[str, Vote] = {state: stance.vote for state, stance in motion.stances.items()} | dict.fromkeys(one.signed_by, "yes")
    bound = effect(voters, stood, Result(adopted=True, base=0, need=0, have=0)).binds
    later = {each.state for each in motion.joined if each.at.last >= one.at.first}
    return tuple(sorted({*bound, *later})) if later else bound


def _word(one: Decided) -> str:
    return word(one.reading) if isinstance(one.reading, bool) else one.reading


def _reason(one: Decided) -> Reason:
    if one.reading is True:
        return reason(AS_READ, act=one.act, organ=one.organ, on=one.at.text)
    if one.reading == "no votes on record":
        return reason(NO_VOTES, act=one.act, organ=one.organ, on=one.at.text)
    return reason(OTHERWISE, act=one.act, organ=one.organ, on=one.at.text, reading=_word(one))
