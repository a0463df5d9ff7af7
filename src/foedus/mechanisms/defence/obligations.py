"""This file is about everything that one State owes on a date: standing duties, duties that an open call sets off, and arrears.

A duty that waits for an event is listed as conditional, with the event; one that an act on the
record has set off stands as that act makes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from foedus.answer import Answer, Missing, Position, Reason, reason
from foedus.corpus.duty import Obligation, Trigger
from foedus.dates import day_of
from foedus.finding import Code
from foedus.mechanisms.defence.acts import AssistanceRequested, ConsultationRequested
from foedus.mechanisms.defence.bound import attack_answer, threat_answer
from foedus.mechanisms.defence.case import BOUND, CONDITIONAL, CONTESTED, Case, Hypothesis, left_to
from foedus.mechanisms.defence.duties import Duty, Law, Row, law_of
from foedus.mechanisms.defence.facts import date_of, facts_of, is_over
from foedus.mechanisms.defence.seats import state_of
from foedus.mechanisms.defence.state import State
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs.questions import Organs
from foedus.mechanisms.treaty.questions import Treaty

if TYPE_CHECKING:
    from foedus.mechanisms.defence.questions import Defence

OWES_NOTHING = Code("owes-nothing", "note", state=str)
BOUND_BY = Code("bound-by-instruments", "note", state=str, instruments=tuple)
CALL_OPEN = Code("call-still-open", "note", state=str, crisis=str, on=str)
DECISION_BINDS = Code("decisions-to-carry-out", "note", organ=str, count=int)
OWN = frozenset({"the organization"})
"""Debtors that are no State."""


class Owed(Struct, frozen=True, kw_only=True):
    """One thing that a State owes: what, to whom, under which article, when it falls due, and how firmly it stands."""

    owes: str
    to: str
    under: str
    when: str
    discretion: str
    state: str


def ask_obligations(view: Defence, of: str) -> Answer:
    """Say everything that a State owes on the date, as far as the texts in force and the record tell."""
    treaty, organs, membership = view.treaty, view.organs, view.membership
    law = law_of(treaty)
    duties = [duty for duty in law.every if _reaches(duty, of)]
    calls = [_called(view, of, who, crisis) for who, crisis in _open_calls(view.state, treaty, of)]
    called = [row for answer in calls for row in answer.value]
    told = membership.reasons_about(of)
    if not duties:
        return Answer((), (reason(OWES_NOTHING, state=of), *told))
    rows = [*called, *_arrears(duties, membership, of), *(_row(duty, of, law, organs) for duty in duties)]
    because = [reason(BOUND_BY, state=of, instruments=tuple(dict.fromkeys(duty.instrument for duty in duties)))]
    because += [bond for duty in duties if (bond := duty.bonds.get(of))]
    because += [why for name in dict.fromkeys(duty.instrument for duty in duties) for why in _leaving(treaty, of, name)]
    because += [why for answer in calls for why in answer.because]
    because += _decided(duties, organs)
    positions, acted_on, lacks = _open_status(duties, law, of)
    return Answer(
        tuple(dict.fromkeys(rows)),
        tuple(dict.fromkeys((*because, *told))),
        tuple(dict.fromkeys((*lacks, *(one for answer in calls for one in answer.missing)))),
        tuple(dict.fromkeys((*positions, *(one for answer in calls for one in answer.positions)))),
        acted_on,
    )


def _reaches(duty: Duty, of: str) -> bool:
    """Say whether a duty is this State's: it is in the circle, one of the debtors where these are named, and none that is acted on as being out."""
    if duty.says.owed_by in OWN or (duty.says.owed_only_by and of not in duty.says.owed_only_by):
        return False
    return of in duty.parties or of in duty.unsettled


def _row(duty: Duty, of: str, law: Law, organs: Organs) -> Owed:
    says = duty.says
    return Owed(
        owes=says.obligation, to=says.owed_to, under=duty.cites, when=_event(says.when), discretion=left_to(of, duty),
        state=_state(duty, of, law, organs),
    )  # fmt: skip


def _state(duty: Duty, of: str, law: Law, organs: Organs) -> str:
    if of in duty.unsettled:
        return CONDITIONAL if law.standings[of, duty.instrument].status == "conditional" else CONTESTED
    if duty.objections:
        return CONTESTED
    if duty.pending:
        return CONDITIONAL
    when = duty.says.when
    if when.always or (when.decision is not None and any(one.fell is None for one in organs.decisions(when.decision.of))):
        return BOUND
    return CONDITIONAL


def _arrears(duties: list[Duty], membership: Membership, of: str) -> Iterator[Owed]:
    """Give what has not been paid, as noted on the record, beside the duty to contribute."""
    since = membership.arrears_since(of)
    if since is None:
        return
    day = day_of(since, membership.treaty.seat).isoformat()
    for duty in duties:
        if duty.says.obligation == "contribute":
            yield Owed(owes="pay arrears", to=duty.says.owed_to, under=duty.cites, when=day, discretion="none", state=BOUND)


def _leaving(treaty: Treaty, of: str, instrument: str) -> tuple[Reason, ...]:
    """Say that a notice of leaving runs: until it has run out its giver owes everything."""
    standing = treaty.standing(of, instrument)
    return standing.reasons[-1:] if standing.status == "denounced" else ()


def _event(when: Trigger) -> str:
    """Put the event that sets a duty off into the words of the corpus."""
    if when.always:
        return "always"
    if when.armed_attack is not None:
        return when.armed_attack.named
    if when.threat is not None:
        return "threat"
    if when.decision is not None:
        return when.decision.matter or "decision"
    return when.situation or when.request or "—"


def _open_calls(state: State, treaty: Treaty, of: str) -> Iterator[tuple[str, str]]:
    """Give the other States whose call, in a crisis that is going on, is on record: for help, or for consultations."""
    for name, run in state.runs.items():
        if not name or is_over(name, run, treaty):
            continue
        callers = {state_of(entry.act.seat) for entry in run.of(AssistanceRequested.kind, ConsultationRequested.kind)}
        yield from ((who, name) for who in sorted(callers - {of}))


def _called(view: Defence, of: str, who: str, crisis: str) -> Answer:
    """Give what one State owes to another that calls in a crisis, as the question about the bound gives it."""
    run, law = view.state.runs[crisis], law_of(view.treaty)
    case = Case(Hypothesis(who=who), law, facts_of(view.state, crisis, law, who), view.treaty)
    request = next(iter(run.of(AssistanceRequested.kind)), None)
    answer = threat_answer(case) if request is None else attack_answer(case)
    entry = request or next(iter(run.of(ConsultationRequested.kind)))
    rows = tuple(_owed(row, crisis) for row in (*answer.value, *answer.also) if isinstance(row, Row) and row.who == of)
    if not rows:
        return Answer(())
    opened = reason(CALL_OPEN, act=entry.id, state=who, crisis=crisis, on=date_of(entry))
    own = tuple(one for one in answer.missing if of in _named(one) or not _named(one))
    return Answer(rows, (opened,), own, ())


def _named(one: Missing) -> tuple[str, ...]:
    """Give the States that a missing thing names."""
    values = [value for _, value in one.params]
    states = [state_of(part) for value in values for part in (value if isinstance(value, tuple) else (str(value),))]
    return tuple(part for part in states if len(part) == 3 and part.isupper())


def _owed(row: Row, crisis: str) -> Owed:
    return Owed(owes=row.owes, to=row.to, under=row.under, when=crisis, discretion=row.discretion, state=row.state)


def _decided(duties: list[Duty], organs: Organs) -> list[Reason]:
    """Say how many decisions there are to carry out, under the articles that make them binding."""
    found = []
    for duty in duties:
        decision = duty.says.when.decision
        count = (
            sum(one.fell is None for one in organs.decisions(decision.of))
            if decision is not None and isinstance(duty.says, Obligation)
            else 0
        )
        if decision is not None and count:
            found.append(reason(DECISION_BINDS, article=duty.cites, organ=decision.of, count=count))
    return found


def _open_status(duties: list[Duty], law: Law, of: str) -> tuple[tuple[Position, ...], Position | None, tuple[Missing, ...]]:
    standings = [law.standings[of, duty.instrument] for duty in duties if of in duty.unsettled]
    positions = tuple(position for one in standings for position in one.positions)
    lacks = tuple(lack for one in standings for lack in one.missing)
    return positions, next((one.acted_on for one in standings if one.acted_on), None), lacks
