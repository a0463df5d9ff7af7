"""This file is about delay: how long it took from the first request of a crisis to each act, exactly as far as the record is exact.

Between two instants the delay is a whole number of hours. Where a record gives only the day of one
of them, the delay is the difference of the days, and the two bounds say what it can have been.
"""

from __future__ import annotations

from datetime import date, tzinfo

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.dates import HOUR, Instant, day_of, end_of, when
from foedus.finding import Code
from foedus.mechanisms.defence.acts import AssistanceRequested, ConsultationRequested, MeasurePerformed, ReportMade
from foedus.mechanisms.defence.facts import date_of
from foedus.mechanisms.defence.seats import SENDS
from foedus.mechanisms.defence.state import DECISION, SESSION, Run, State
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.record.roll import NONE

COUNTED = Code("delays-counted-from", state=str, on=str)
UNCOUNTED = Code("delays-without-request", crisis=str)
NO_CRISIS = Code("delays-without-crisis")
UNDECIDED = Code("request-without-decision", state=str, on=str)
IMPLEMENTED = Code("delay-to-implementation", decided=str, implemented=str, days=int)

REQUESTS = frozenset({AssistanceRequested.kind, ConsultationRequested.kind})
ANSWERING = frozenset({
    DECISION, "national-consent", "consent-refused", "quorum-missed", "measure", "report", "signature-refused", "decision-signed",
})  # fmt: skip
"""The kinds of act by which an actor answers a request, so that its delay says something of the actor."""


class Delay(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An act and its delay; ``delay_between`` says the least and the most hours where a day is all that is known."""

    act: str
    actor: str
    kind: str
    done: str
    delay_hours: int | None
    delay_between: tuple[int, int] | None = None


class CrisisDelays(Struct, frozen=True, kw_only=True):
    """The delays of one crisis from its first request; what never came is null.

    ``to_implementation`` alone runs from a decision: to the first act that is said to implement it.
    """

    crisis: str
    request: str | None = None
    asked: str | None = None
    to_consultation: Delay | None = None
    to_decision: Delay | None = None
    to_first_measure: Delay | None = None
    to_report: Delay | None = None
    to_implementation: Delay | None = None
    by_actor: tuple[Delay, ...] = ()


class Span(Struct, frozen=True):
    """Between which instants an act was done, on which day as its record names it, and whether the instants are one."""

    first: Instant
    end: Instant
    named: date
    exact: bool


def span_of(done: str, seat: tzinfo) -> Span:
    """Read when an act was done: an instant, or everything from the start of its first day to the end of its last."""
    moment = when(done, seat)
    exact = "T" in done and moment.precise
    ends_exactly = "T" in done.rpartition("/")[2]
    end = moment.last if ends_exactly else end_of(day_of(moment.last, seat), seat)
    # "About 12 June" names 12 June, an interval its first day; the bounds hold the rest.
    named = day_of(when(done.partition("/")[0].removesuffix("~"), seat).first, seat)
    return Span(moment.first, end, named, exact)


def hours_between(asked: str, done: str, seat: tzinfo) -> tuple[int, tuple[int, int] | None]:
    """Give the whole hours from one act to a later one, and the bounds where a day is all that is known of either."""
    begin, end = span_of(asked, seat), span_of(done, seat)
    if begin.exact and end.exact:
        return (end.first - begin.first) // HOUR, None
    days = (end.named - begin.named).days
    least, most = (end.first - begin.end) // HOUR, -((begin.first - end.end) // HOUR)
    return days * 24, (max(0, least), most)


def ordered(run: Run, seat: tzinfo) -> list[Entry]:
    """Give the acts of a crisis in the order in which they were done."""
    return sorted(run.acts, key=lambda entry: (when(entry.act.times.done, seat).first, entry.position))


def first_request(acts: list[Entry]) -> int | None:
    """Give the place of the first request of a crisis, for assistance or for consultations."""
    return next((place for place, entry in enumerate(acts) if entry.act.kind in REQUESTS), None)


def delay(entry: Entry, request: Entry, seat: tzinfo) -> Delay:
    """Measure one act from the request."""
    hours, between = hours_between(date_of(request), date_of(entry), seat)
    act = entry.act
    return Delay(act=entry.id, actor=act.seat, kind=act.kind, done=date_of(entry), delay_hours=hours, delay_between=between)


def delays(name: str, run: Run, state: State, treaty: Treaty) -> CrisisDelays:
    """Measure one crisis: to the decision that answers the request, the first measure, the report, and actor by actor."""
    seat = treaty.seat
    acts = ordered(run, seat)
    start = first_request(acts)
    decided = implemented(acts)
    carried_out = delay(decided[1], decided[0], seat) if decided else None
    if start is None:
        return CrisisDelays(crisis=name, to_implementation=carried_out)
    request, later = acts[start], acts[start + 1 :]
    sent = (entry for entry in later if isinstance(entry.act.body, MeasurePerformed) and entry.act.body.measure in SENDS)
    return CrisisDelays(
        crisis=name,
        request=request.id,
        asked=date_of(request),
        to_consultation=_measured(_answer(request, SESSION, later, state), request, seat),
        to_decision=_measured(_answer(request, DECISION, later, state), request, seat),
        to_first_measure=_measured(next(sent, None), request, seat),
        to_report=_measured(_first(later, ReportMade.kind), request, seat),
        to_implementation=carried_out,
        by_actor=tuple(delay(entry, request, seat) for entry in later if entry.act.kind in ANSWERING),
    )


def implemented(acts: list[Entry]) -> tuple[Entry, Entry] | None:
    """Give the first act of a crisis that implements a decision of the same crisis, after that decision."""
    decisions = {entry.id: entry for entry in acts if entry.act.kind == DECISION}
    pairs = ((decisions[one], entry) for entry in acts for one in entry.act.references.get("implements", ()) if one in decisions)
    return next(pairs, None)


def _answer(request: Entry, kind: str, later: list[Entry], state: State) -> Entry | None:
    """Give the act of a kind that answers the request, or else the first that followed in the crisis."""
    answers = (entry for entry in state.answers.get(request.id, NONE) if entry.act.kind == kind)
    return next(answers, None) or _first(later, kind)


def _measured(entry: Entry | None, request: Entry, seat: tzinfo) -> Delay | None:
    return delay(entry, request, seat) if entry else None


def _first(acts: list[Entry], kind: str) -> Entry | None:
    return next((entry for entry in acts if entry.act.kind == kind), None)


def ask_delays(state: State, treaty: Treaty, of: str) -> Answer:
    """Measure every crisis, or one by its name."""
    names = (of,) if of else tuple(name for name in treaty.corpus.header.crises if name in state.runs)
    rows = tuple(delays(name, state.runs.get(name) or Run(), state, treaty) for name in names)
    if not rows:
        return Answer(rows, (reason(NO_CRISIS),))
    return Answer(rows, tuple(why for row in rows for why in (*_because(row, state), *_implementation(row, state, treaty))))


def _implementation(row: CrisisDelays, state: State, treaty: Treaty) -> list[Reason]:
    found = implemented(ordered(state.runs[row.crisis], treaty.seat)) if row.to_implementation is not None else None
    if found is None:
        return []
    decision, act = found
    days = (span_of(date_of(act), treaty.seat).named - span_of(date_of(decision), treaty.seat).named).days
    return [reason(IMPLEMENTED, decided=date_of(decision), implemented=date_of(act), days=days, act=act.id)]


def _because(row: CrisisDelays, state: State) -> list[Reason]:
    if row.request is None or row.asked is None:
        return [reason(UNCOUNTED, crisis=row.crisis)]
    run = state.runs[row.crisis]
    who = next(entry.act.seat for entry in run.of(*REQUESTS) if entry.id == row.request)
    code = COUNTED if row.to_decision else UNDECIDED
    return [reason(code, state=who, on=row.asked, act=row.request)]
