"""This file is about succession of States: what one takes over from another under each treaty, and what it does not.

The source is the Vienna Convention on Succession of States in respect of Treaties (VCSST, 1978) and practice:
a State that continues another is the same party; a union keeps the treaties of both; one that joins another leaves its
own behind; new States notify. Codes stay, so an act always names the State that there was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from foedus.answer import Reason, reason
from foedus.dates import When
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts import Deposit
from foedus.mechanisms.treaty.acts_subjects import StateSucceeded
from foedus.mechanisms.treaty.course import BOUND, NONE, SIGNATORY, Event, Stretch, follow
from foedus.mechanisms.treaty.dossier import Deed, Dossier

SUCCEEDED_BY = Code("succeeded-by", "note", state=str, successor=str, instrument=str, on=str)
CONTINUES = Code("continues-as-party", "note", state=str, predecessor=str, instrument=str, on=str)
UNION_KEEPS = Code("union-keeps-treaty", "note", state=str, predecessor=str, instrument=str, on=str)
TERRITORY_LEFT = Code("treaty-leaves-joined-territory", "note", state=str, predecessor=str, instrument=str, on=str)
TERRITORY_JOINED = Code("treaty-reaches-joined-territory", "note", state=str, predecessor=str, instrument=str, on=str)
NO_SUCCESSION = Code("succession-not-on-record", "warning", state=str, instrument=str)

SAME = frozenset({"continuation", "renaming"})
"""The ways by which a State stays the same person in law, under another code."""

_ENDS = frozenset({"continuation", "renaming", "union", "incorporation", "dissolution"})
"""The ways by which the predecessor is no more."""


@dataclass(frozen=True, slots=True)
class Succession:
    """One State taking the place of another: who, of whom, how, when, and for which treaties at once."""

    deed: Deed
    successor: str
    predecessor: str
    way: str
    at: When
    keeps: tuple[str, ...]


def successions(deeds: Iterable[Deed]) -> tuple[Succession, ...]:
    """Read successions from the acts about States, oldest first."""
    return tuple(
        Succession(deed, deed.state, deed.body.predecessor, deed.body.by_way_of, deed.counts_from, deed.body.for_)
        for deed in deeds
        if isinstance(deed.body, StateSucceeded)
    )


def followed(
    instrument: str, happened: Mapping[str, tuple[Event, ...]], found: Iterable[Succession]
) -> tuple[dict[str, tuple[Stretch, ...]], tuple[Finding, ...]]:
    """Follow every State through an instrument, and carry over what its successors take from it.

    :param happened: the events of each State by itself.
    """
    passed: dict[str, tuple[Stretch, ...]] = {}
    findings: list[Finding] = []
    events = {state: tuple(some) for state, some in happened.items()}
    for one in sorted(found, key=lambda one: (one.at.first, one.deed.id)):
        if one.predecessor in events:
            events = _carried(instrument, events, one)
    for state, some in events.items():
        stretches, odd = follow(state, instrument, some)
        passed[state] = stretches
        findings += odd
    return passed, tuple(findings)


def _carried(instrument: str, events: dict[str, tuple[Event, ...]], one: Succession) -> dict[str, tuple[Event, ...]]:
    """Add to the events of both States what their succession makes of the treaty."""
    before = tuple(event for event in events[one.predecessor] if event.at.first < one.at.first)
    stretches, _ = follow(one.predecessor, instrument, before)
    last = stretches[-1] if stretches else None
    status = last.status if last else NONE
    changed = dict(events)
    mine = changed.get(one.successor, ())
    said = {"state": one.successor, "predecessor": one.predecessor, "instrument": instrument, "on": one.at.text}
    act = one.deed.id
    if one.way in SAME and last:
        # The same person in law: what was pending, such as a notice that runs, goes on with it.
        told = reason(CONTINUES, act=act, **said)
        after = tuple(event for event in events[one.predecessor] if event.at.first >= one.at.first)
        mine = (*mine, Event(_TAKES.get(status, "noted"), one.at, (*last.reasons, told), act), *after)
        if status == "denounced":
            mine = (*mine, Event("noticed", one.at, (), act))
    elif (one.way == "union" or instrument in one.keeps) and status in BOUND and last:
        mine = (*mine, Event("bound", one.at, (*last.reasons, reason(UNION_KEEPS, act=act, **said)), act))
    elif one.way == "incorporation" and (mine or status in BOUND):
        # Moving treaty frontiers (VCSST art. 15): the treaties of the State that stays reach what has joined it, those of the other cease there.
        there, _ = follow(one.successor, instrument, tuple(event for event in mine if event.at.first < one.at.first))
        code = TERRITORY_JOINED if there and there[-1].status in BOUND else TERRITORY_LEFT
        mine = (*mine, Event("noted", one.at, (reason(code, act=act, **said),), act))
    changed[one.successor] = mine
    if one.way in _ENDS:
        why: Reason = reason(SUCCEEDED_BY, act=act, state=one.predecessor, successor=one.successor, instrument=instrument, on=one.at.text)
        changed[one.predecessor] = (*before, Event("succeeded", one.at, (why,), act))
    return changed


_TAKES = {"party": "continued", "denounced": "continued", SIGNATORY: "signed", "provisional": "provisional"}


def carried(claims: Mapping[str, tuple[Deed, ...]], found: Iterable[Succession]) -> dict[str, tuple[Deed, ...]]:
    """Give what is held about each State's status, with what was held of a State that it continues, from that day on.

    :param found: the successions, oldest first.
    """
    held = dict(claims)
    for one in found:
        if one.way in SAME and one.predecessor in held:
            taken = (deed if deed.counts_from.first > one.at.first else replace(deed, effective=one.at) for deed in held[one.predecessor])
            held[one.successor] = (*taken, *held.get(one.successor, ()))
    return held


def oddities(dossier: Dossier, found: Iterable[Succession]) -> Iterable[Finding]:
    """Say where a State notifies succession to a treaty though nothing on record says whom it succeeds."""
    successors = {one.successor for one in found}
    for deed in dossier.of(Deposit):
        if isinstance(deed.body, Deposit) and deed.body.form == "succession" and deed.state not in successors:
            yield NO_SUCCESSION.finding(act=deed.id, state=deed.state, instrument=dossier.instrument)
