"""This file is about the term of an instrument: how long it lasts, who prolonged it, when it ends for the rest (VCLT art. 54).

A prolongation works from the day that the protocol names, also where the protocol itself entered
into force later: for its own parties the instrument never ended. For the others it lapses, which is
not withdrawal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, tzinfo

from foedus.answer import Reason, reason
from foedus.corpus.clauses import Duration, Prolongation
from foedus.corpus.instrument import Instrument
from foedus.dates import Instant, When, day_of, length, when
from foedus.finding import Code
from foedus.mechanisms.treaty.clause import Clause, clause
from foedus.mechanisms.treaty.dossier import on_day, on_days
from foedus.mechanisms.treaty.force import Force

PROLONGED = Code("prolonged", "note", state=str, instrument=str, since=str, by=str)
RENEWED = Code("renewed-by-its-clause", "note", state=str, instrument=str, since=str, until=str)
LAPSED = Code("lapsed", "note", state=str, instrument=str, on=str)


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol in force that prolongs an instrument, and who is bound by it."""

    force: Force
    clause: Clause[Prolongation]

    def reasons_for(self, state: str) -> tuple[Reason, ...] | None:
        """Say how a State came to be bound by the protocol, or None if it never was."""
        return next((one.reasons for one in self.force.bound if one.state == state), None)


@dataclass(frozen=True, slots=True)
class Term:
    """The term of one instrument: its end, the instruments that prolonged it, how it is renewed.

    ``terms`` are the ends of the terms that its own clause gives it where it renews them a number of times; ``ends`` is the last.
    """

    instrument: str
    article: str
    ends: When | None
    renewed: bool
    period: str
    protocols: tuple[Protocol, ...]
    seat: tzinfo
    terms: tuple[When, ...] = ()

    def end_after(self, instant: Instant) -> When | None:
        """Give the first end of a term after an instant, where terms renew themselves (for leaving *at the end of a term*)."""
        if self.ends is None:
            return None
        ends, period, seat = next((one for one in self.terms if one.first > instant), self.ends), self.period, self.seat
        for protocol in self.protocols:
            rule = protocol.clause.rule
            starts = when(rule.from_, seat)
            if ends.first <= instant:
                ends, period = on_day(length(rule.by).after(day_of(starts.first, seat)), seat), rule.by
        while ends.first <= instant:
            ends = on_day(length(period).after(day_of(ends.first, seat)), seat)
        return ends


@dataclass(frozen=True, slots=True)
class Turn:
    """What happens to one State at the end of a term: prolonged or lapsed, from when, why."""

    since: When
    lapses: bool
    reasons: tuple[Reason, ...]


def term_of(instrument: Instrument, force: Force, protocols: tuple[Protocol, ...], seat: tzinfo) -> Term:
    """Read the term of an instrument that has entered into force."""
    found = clause(instrument, Duration)
    name = instrument.id
    if found is None or force.since is None:
        return Term(name, name, None, renewed=True, period="", protocols=protocols, seat=seat)
    rule = found.rule
    begins = force.since if rule.from_ == "entry into force" else when(instrument.front.concluded, seat)
    ordered = tuple(sorted(protocols, key=lambda one: when(one.clause.rule.from_, seat).first))
    period = rule.renewal or rule.duration
    terms = [_last_day_over(begins, rule.duration, seat)]
    for _ in range(rule.times or 0 if rule.then != "lapses" else 0):
        terms.append(on_days(_further(terms[-1].first, period, seat), _further(terms[-1].last, period, seat), seat))
    renewed = rule.then != "lapses" and rule.times is None
    return Term(name, found.article, terms[-1], renewed, period, ordered, seat, tuple(terms) if rule.times else ())


def _further(instant: Instant, period: str, seat: tzinfo) -> Instant:
    return on_day(length(period).after(day_of(instant, seat)), seat).first


def _last_day_over(begins: When, period: str, seat: tzinfo) -> When:
    # The day from which a period is counted is not part of it: five years from 20 April 1994 run through 20 April 1999.
    def over(instant: Instant) -> Instant:
        return on_day(length(period).after(day_of(instant, seat)) + timedelta(days=1), seat).first

    return on_days(over(begins.first), over(begins.last), seat)


def turns(state: str, term: Term, names: tuple[str, ...] = ()) -> tuple[Turn, ...]:
    """Tell what the ends of terms do to one State: each prolongation that it is party to, and the lapse, if there is one.

    :param names: the other codes under which the same State has acted.
    """
    if term.ends is None or term.renewed:
        return ()
    ends, seat = term.ends, term.seat
    done: list[Turn] = [
        Turn(one, lapses=False, reasons=(_renewed(state, term, one, until),))
        for one, until in zip(term.terms, term.terms[1:], strict=False)
    ]
    for protocol in term.protocols:
        rule, cited = protocol.clause.rule, protocol.clause.article
        starts = when(rule.from_, seat)
        led = next((found for one in (state, *names) if (found := protocol.reasons_for(one))), None)
        if led is None or starts.first > ends.first:
            continue
        why = reason(PROLONGED, article=cited, state=state, instrument=term.instrument, since=rule.from_, by=protocol.force.instrument)
        done.append(Turn(ends, lapses=False, reasons=(why, *led)))
        if rule.then == "renewed automatically":
            return tuple(done)
        # A period that names its first day counts it: five years from 21 April 1999 end with 20 April 2004.
        ends = on_day(length(rule.by).after(day_of(starts.first, seat)), seat)
    why = reason(LAPSED, article=term.article, state=state, instrument=term.instrument, on=ends.text)
    return (*done, Turn(ends, lapses=True, reasons=(why,)))


def _renewed(state: str, term: Term, since: When, until: When) -> Reason:
    return reason(RENEWED, article=term.article, state=state, instrument=term.instrument, since=since.text, until=until.text)
