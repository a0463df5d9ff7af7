"""This file is about the question what a silence has come to: the engine's reading, and the chair's announcement beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.answer import NO_RULE, Answer, Missing, Reason, missing, reason
from foedus.dates import Instant, utc_text
from foedus.finding import Code
from foedus.mechanisms.organs.register import Motion, SilenceRun
from foedus.mechanisms.organs.silence_clocks import clocks, procedure_of, read
from foedus.rules.silence import Silence, Span

if TYPE_CHECKING:
    from foedus.mechanisms.organs.questions import Organs

NOT_BEGUN = Code("silence-not-on-record", "note", motion=str)
BEGUN = Code("silence-begun-on", "note", motion=str, since=str)
REVISED = Code("silence-of-revised-text", "note", motion=str, text=int, since=str)
CLOCK = Code("silence-clock", "note", states=tuple, ends=str)
CLOCK_ROUGH = Code("silence-clock-rough", "note", states=tuple, first=str, last=str)
SUSPENDED = Code("silence-suspended-since", "note", since=str)
BROKEN_BY = Code("silence-broken-by", "note", state=str, received=str)
BROKEN_ON = Code("silence-broken-by-on", "note", state=str, received=str, channel=str)
BROKEN = Code("silence-broken-unnamed", "note")
LATE = Code("silence-broken-late", "note", state=str, received=str)
EXPIRED = Code("silence-expired", "note", ends=str)
ANNOUNCED = Code("silence-announced-on", "note", by=str, on=str, result=str)
READING_DIFFERS = Code("silence-reading-differs", "note", result=str, reading=str)

UNANNOUNCED = Code("silence-not-announced", organ=str)
UNDELIVERED = Code("silence-undelivered", states=tuple, organ=str)
UNSURE = Code("silence-break-time-unsure", states=tuple)
UNSURE_UNNAMED = Code("silence-break-time-unsure-unnamed")
NO_CLOCK = Code("silence-without-clock", motion=str)


def ask_silence(organs: Organs, *, of: str, in_: str = "") -> Answer:
    """Say what a silence on a motion has come to: running, suspended, broken, expired and not announced, or agreed."""
    at = organs.treaty.at
    motion = organs.motion(of, in_)
    run = organs.state.silences.get((motion.organ, motion.name)) if motion is not None else None
    if motion is None or run is None:
        return Answer(NO_RULE, (reason(NOT_BEGUN, motion=of),))
    cites, procedure = procedure_of(motion)
    named = procedure is None or procedure.breaker == "named"
    found = read(run, motion, organs.treaty, at)
    ruled = run.announced if run.announced is not None and run.announced.competent else None
    alone = procedure is not None and procedure.announced_by == "nobody"
    reading = "agreed" if found.state == "expired" and alone else found.state
    because = [*_begun(run, cites), *_clocks(clocks(run, motion, organs.treaty), cites), *_told(run, found, at, cites, named=named)]
    if ruled is not None:
        because.append(reason(ANNOUNCED, article=cites, act=ruled.act, by=ruled.by, on=ruled.at.text, result=ruled.result))
        expected = "expired" if ruled.result == "agreed" else "broken"
        if found.state != expected:
            because.append(reason(READING_DIFFERS, article=cites, result=ruled.result, reading=found.state))
    value = {
        "stands": ruled.result if ruled is not None else reading,
        "as_read": found.state,
        "announced": ruled.result if ruled is not None else "",
        "ends": utc_text(found.ends.last) if found.ends is not None else "",
        "broken_by": found.broken_by if named else (),
    }
    lacks = () if ruled is not None else tuple(_lacks(run, motion, found, cites, named=named, alone=alone))
    return Answer(value, tuple(because), lacks)


def _begun(run: SilenceRun, cites: str) -> tuple[Reason, ...]:
    if run.text > 1:
        return (reason(REVISED, article=cites, act=run.act, motion=run.motion, text=run.text, since=run.begun.text),)
    return (reason(BEGUN, article=cites, act=run.act, motion=run.motion, since=run.begun.text),)


def _clocks(each: dict[str, Span | None], cites: str) -> list[Reason]:
    """Say when whose clock runs out, those of one clock together."""
    together: dict[Span, list[str]] = {}
    for member, clock in sorted(each.items()):
        if clock is not None:
            together.setdefault(clock, []).append(member)
    told = []
    for clock, members in sorted(together.items(), key=lambda one: (one[0].last, one[1])):
        if clock.first == clock.last:
            told.append(reason(CLOCK, article=cites, states=tuple(members), ends=utc_text(clock.first)))
        else:
            rough = {"first": utc_text(clock.first), "last": utc_text(clock.last)}
            told.append(reason(CLOCK_ROUGH, article=cites, states=tuple(members), **rough))
    return told


def _told(run: SilenceRun, found: Silence, at: Instant, cites: str, *, named: bool) -> list[Reason]:
    told: list[Reason] = []
    if run.suspended is not None:
        told.append(reason(SUSPENDED, article=cites, since=run.suspended.text))
    if not named and found.broken_by:
        told.append(reason(BROKEN, article=cites))
    for member in found.broken_by if named else ():
        one = run.breaks[member]
        if one.channel:
            on = reason(BROKEN_ON, article=cites, act=one.act, state=member, received=one.received.text, channel=one.channel)
            told.append(on)
        else:
            told.append(reason(BROKEN_BY, article=cites, act=one.act, state=member, received=one.received.text))
    for member in found.late if named else ():
        one = run.breaks[member]
        told.append(reason(LATE, article=cites, act=one.act, state=member, received=one.received.text))
    if found.state == "expired" and found.ends is not None and found.ends.last <= at:
        told.append(reason(EXPIRED, article=cites, ends=utc_text(found.ends.last)))
    return told


def _lacks(run: SilenceRun, motion: Motion, found: Silence, cites: str, *, named: bool, alone: bool) -> list[Missing]:
    """Name what an answer waits for that no announcement has settled."""
    lacks = []
    if found.state == "expired" and not alone:
        lacks.append(missing(UNANNOUNCED, article=cites, organ=run.organ))
    if found.state != "conditional":
        return lacks
    if found.unsure:
        lacks.append(missing(UNSURE, article=cites, states=found.unsure) if named else missing(UNSURE_UNNAMED, article=cites))
    unreached = tuple(member for member in found.undelivered if member in run.failed)
    if unreached:
        lacks.append(missing(UNDELIVERED, article=cites, states=unreached, organ=run.organ))
    if set(found.undelivered) - set(unreached):
        lacks.append(missing(NO_CLOCK, article=cites, motion=motion.name))
    return lacks
