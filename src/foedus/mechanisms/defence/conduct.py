"""This file is about conduct: how a State voted on a decision, whether it is bound by it, what it did, and who assessed that.

Bound is not the same as complied, and neither follows from the vote. The three are kept apart, and the engine assesses nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.dates import day_of
from foedus.finding import Code
from foedus.mechanisms.defence.acts import ConsentRefused, HelpDeclined, MeasurePerformed
from foedus.mechanisms.defence.acts_conduct import CarriedOut, ConductAssessed, NotCarriedOut
from foedus.mechanisms.defence.duties import Duty, law_of
from foedus.mechanisms.defence.facts import date_of
from foedus.mechanisms.defence.seats import performer, state_of
from foedus.mechanisms.defence.state import Run
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry

if TYPE_CHECKING:
    from foedus.mechanisms.defence.questions import Defence
    from foedus.mechanisms.organs.questions import Decided

NONE_BINDING = Code("conduct-no-binding-decision", "note")
BINDING = Code("conduct-decision-binds", "note", organ=str, on=str, under=str)
NEVER = Code("conduct-never-obliged", "note", under=str, parts=tuple)
OVER = Code("conduct-decision-over", "note", organ=str, on=str)
ASSESSED = Code("conduct-assessed-by", "note", by=str, state=str, finding=str, on=str)
UNASSESSED = Code("conduct-not-assessed", "note", states=tuple)

Bond = Literal["bound", "no longer bound", "not bound"]
_DID, _DECLINED = (
    frozenset({MeasurePerformed.kind, CarriedOut.kind}),
    frozenset({HelpDeclined.kind, NotCarriedOut.kind, ConsentRefused.kind}),
)


class Assessed(Struct, frozen=True, kw_only=True):
    """What somebody found of a State's conduct, and by which act."""

    by: str
    finding: str
    on: str
    act: str


class Conduct(Struct, frozen=True, kw_only=True):
    """One State and one decision: its vote, whether the decision binds it and under what, what it did or declined, who assessed it."""

    who: str
    decision: str
    decided: str
    what: str
    vote: str
    bond: Bond
    under: str
    did: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    assessed: tuple[Assessed, ...] = ()


def ask_conduct(view: Defence, of: str, state: str = "") -> Answer:
    """Set vote, bond and conduct side by side, for the decisions of one crisis or of all; ``state`` keeps one State's rows."""
    rows: list[Conduct] = []
    because: list[Reason] = []
    for decided, duty in _binding(view, of):
        own = [row for row in _rows(view, decided, duty) if state in {"", row.who}]
        if not own:
            continue
        rows += own
        because += _because(view, decided, duty)
        because += [
            reason(ASSESSED, act=one.act, by=one.by, state=row.who, finding=one.finding, on=one.on) for row in own for one in row.assessed
        ]
    unassessed = tuple(dict.fromkeys(row.who for row in rows if (row.did or row.declined) and not row.assessed))
    if unassessed:
        because.append(reason(UNASSESSED, states=unassessed))
    return Answer(tuple(rows), tuple(because) if rows else (reason(NONE_BINDING),))


def _binding(view: Defence, of: str) -> Iterator[tuple[Decided, Duty]]:
    """Give the decisions that an article makes States carry out, by the law of the day on which each was taken (Rio Treaty art. 20)."""
    for one in view.organs.decisions():
        if not one.crisis or of not in {"", one.crisis}:
            continue
        then = law_of(Treaty(view.treaty.timelines, one.at.first + 1))
        for duty in then.every:
            when = duty.says.when.decision
            if when is not None and when.of == one.organ and when.matter in {"", one.matter} and not duty.pending:
                yield one, duty


def _rows(view: Defence, one: Decided, duty: Duty) -> Iterator[Conduct]:
    run = view.state.runs.get(one.crisis) or Run()
    motion = view.organs.motion(one.motion, one.organ) if one.motion else None
    stances = {} if motion is None else {who: stance.vote for who, stance in motion.stances.items()}
    over, reached = one.act in view.organs.without_effect(), view.organs.bound_by(one)
    done = list(_concerning(run, one, view))
    for who in dict.fromkeys((*duty.parties, *sorted(stances))):
        if who in one.against:
            continue
        free = who not in duty.parties or (reached is not None and who not in reached)
        bond: Bond = "not bound" if free else "no longer bound" if over or _left(who, duty, view) else "bound"
        own = [
            entry for entry in done if (performer(entry) if entry.act.kind == MeasurePerformed.kind else state_of(entry.act.seat)) == who
        ]
        yield Conduct(
            who=who, decision=one.act, decided=one.at.text, what=one.what, vote=stances.get(who, ""), bond=bond, under=duty.cites,
            did=tuple(entry.id for entry in own if entry.act.kind in _DID),
            declined=tuple(entry.id for entry in own if entry.act.kind in _DECLINED),
            assessed=tuple(_assessed(entry) for entry in done if getattr(entry.act.body, "state", "") == who and _assesses(entry)),
        )  # fmt: skip


def _concerning(run: Run, one: Decided, view: Defence) -> Iterator[Entry]:
    """Give the acts of conduct that name the decision, and those that name none and follow it before the next decision of the crisis."""
    following = False
    decisions = {other.act for other in view.organs.decisions()}
    for entry in run.acts:
        if entry.id in decisions:
            following = entry.id == one.act
        if entry.act.kind not in _DID | _DECLINED and not _assesses(entry):
            continue
        named = {act for acts in entry.act.references.values() for act in acts} & decisions
        if one.act in named or (not named and following):
            yield entry


def _left(who: str, duty: Duty, view: Defence) -> bool:
    return not view.treaty.standing(who, duty.instrument).bound


def _assesses(entry: Entry) -> bool:
    return entry.act.kind == ConductAssessed.kind


def _assessed(entry: Entry) -> Assessed:
    body = entry.act.body
    assert isinstance(body, ConductAssessed)
    return Assessed(by=entry.act.seat, finding=body.finding, on=date_of(entry), act=entry.id)


def _because(view: Defence, one: Decided, duty: Duty) -> Iterator[Reason]:
    on = day_of(one.at.first, view.treaty.seat).isoformat()
    yield reason(BINDING, article=duty.cites, act=one.act, organ=one.organ, on=on, under=duty.cites)
    never = tuple(part for part, freedom in duty.says.content.items() if freedom == "never without consent")
    if never:
        yield reason(NEVER, article=duty.cites, under=duty.cites, parts=never)
    ending = next((other for other in view.organs.decisions() if one.act in other.ends and other.fell is None), None)
    if one.fell is not None:
        yield reason(OVER, act=one.felled_by, organ=one.organ, on=one.fell.text)
    elif ending is not None:
        yield reason(OVER, act=ending.act, organ=ending.organ, on=ending.at.text)
