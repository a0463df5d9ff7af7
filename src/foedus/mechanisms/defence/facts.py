"""This file is about what the record says of a crisis, as far as a duty hangs on it: who asked, found, consented, acted, reported."""

from __future__ import annotations

from msgspec import Struct

from foedus.answer import Reason, reason
from foedus.corpus.citation import Citation, CitationError, citation
from foedus.dates import DAY, EVER, Instant, When, when
from foedus.finding import Code, Value
from foedus.mechanisms.defence.acts import (
    AssistanceRequested,
    AttackAsserted,
    ConsultationRequested,
    Determination,
    MeasurePerformed,
    NationalConsent,
    ReportMade,
)
from foedus.mechanisms.defence.duties import Law
from foedus.mechanisms.defence.state import DECISION, SENDS, Run, State, is_body, performer, state_of
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.record.roll import NONE, Roll

AGAINST = frozenset({"border incident", "escalation", "internal conflict", "no engagement of the Treaty"})
"""Findings under which what happened is no attack in the sense of the articles on assistance."""


class Facts(Struct, frozen=True, kw_only=True):
    """What is on record in one crisis, seen from the State that is attacked or threatened."""

    crisis: str = ""
    asserted: Entry | None = None
    requests: tuple[Entry, ...] = ()
    consultation: Entry | None = None
    decisions: tuple[Entry, ...] = ()
    found: tuple[Entry, ...] = ()
    consents: dict[str, Entry] = {}
    measures: dict[str, Entry] = {}
    reports: tuple[Entry, ...] = ()
    said: dict[tuple[str, str, str], Reason] = {}

    def shows(self, code: Code, entry: Entry, article: str = "", **params: Value) -> Reason:
        """Make the reason that an act on record gives, once: the same act always says the same."""
        key = code.name, entry.id, article
        told = self.said.get(key)
        if told is None:
            told = self.said[key] = reason(code, article=article, act=entry.id, **params)
        return told


NOTHING = Facts()


def time_of(entry: Entry, treaty: Treaty) -> When:
    """Give the time from which an act counts."""
    times = entry.act.times
    return when(times.effective or times.done, treaty.seat)


def is_sure(entry: Entry, treaty: Treaty) -> bool:
    """Say whether an act was surely done by now: a date that is an interval tells only when all of it is past."""
    return time_of(entry, treaty).last < treaty.at


def date_of(entry: Entry) -> str:
    """Give the date of an act as its record writes it."""
    return entry.act.times.done


def is_over(name: str, run: Run, treaty: Treaty) -> bool:
    """Say whether a crisis is over: the forces sent are home, or the corpus says on which day it ended."""
    if run.closed:
        return True
    crisis = treaty.corpus.header.crises.get(name)
    return crisis is not None and bool(crisis.until) and treaty.at > when(crisis.until, treaty.seat).last + DAY


def at_hand(state: State, law: Law, treaty: Treaty, who: str) -> str | None:
    """Give the crisis of a State that is going on: of several, the one in which something was last asked or done.

    A question posits an attack; a request made in a crisis that is over is not a request concerning it.
    """
    runs = state.runs
    going = [name for name in (*law.crises_of.get(who, ()), "") if name in runs and not is_over(name, runs[name], treaty)]
    if len(going) < 2:
        return going[0] if going else None
    return max(going, key=lambda name: (_last_asked(runs[name], who, treaty), name != "", _last(runs[name].acts, treaty), name))


def _last(acts: Roll, treaty: Treaty) -> Instant:
    return time_of(acts.last, treaty).first


def _last_asked(run: Run, who: str, treaty: Treaty) -> Instant:
    asked = run.kinds.get(AssistanceRequested.kind)
    own = (entry for entry in asked if state_of(entry.act.seat) == who) if asked else iter(())
    return max((time_of(entry, treaty).first for entry in own), default=-EVER)


_READ: dict[tuple[int, int, str], tuple[Run, Law, Facts]] = {}
_KEPT = 256


def facts_of(run: Run, crisis: str, law: Law, who: str) -> Facts:
    """Give the acts of one crisis that duties hang on, read once for each state of the record and of the law."""
    key = (id(run), id(law), who)
    kept = _READ.get(key)
    if kept is None:
        if len(_READ) >= _KEPT:
            _READ.clear()
        # The run and the law are kept beside what was read of them, so that no identity is used twice.
        kept = _READ[key] = (run, law, _read(run, crisis, law, who))
    return kept[2]


def _read(run: Run, crisis: str, law: Law, who: str) -> Facts:
    kinds = run.kinds
    asserted = [one for one in _all(run, AttackAsserted.kind) if getattr(one.act.body, "state", "") == who]
    consultations = [one for one in _all(run, ConsultationRequested.kind) if state_of(one.act.seat) == who]
    return Facts(
        crisis=crisis,
        asserted=asserted[0] if asserted else None,
        requests=tuple(one for one in _all(run, AssistanceRequested.kind) if state_of(one.act.seat) == who),
        consultation=consultations[0] if consultations else None,
        decisions=tuple(_all(run, DECISION)),
        found=tuple(one for one in _all(run, Determination.kind) if getattr(one.act.body, "state", "") in {"", who}),
        consents=_consents(run, law) if NationalConsent.kind in kinds else {},
        measures=_measures(run) if MeasurePerformed.kind in kinds else {},
        reports=tuple(_all(run, ReportMade.kind)),
    )


def _all(run: Run, kind: str) -> list[Entry]:
    acts = run.kinds.get(kind)
    return list(acts) if acts else []


def _consents(run: Run, law: Law) -> dict[str, Entry]:
    """Give the first consent of each State by the body that its own law names, if it names one."""
    first: dict[str, Entry] = {}
    for entry in run.kinds.get(NationalConsent.kind, NONE):
        who = state_of(entry.act.seat)
        named = law.steps.get(who)
        if named is None or is_body(entry.act.seat, named.by):
            first.setdefault(who, entry)
    return first


def _measures(run: Run) -> dict[str, Entry]:
    """Give the first measure by which each State or force began to do what was owed; performance is never presumed."""
    first: dict[str, Entry] = {}
    for entry in run.kinds[MeasurePerformed.kind]:
        body = entry.act.body
        if isinstance(body, MeasurePerformed) and (body.measure in SENDS or body.measure in {"guard duty", "supply"}):
            first.setdefault(performer(entry), entry)
    return first


def request_under(facts: Facts, article: Citation) -> Entry | None:
    """Give the first request that may count under an article: it cites the article, the instrument, or asks for help as such.

    Monitors or equipment may be asked for under other texts; such a request counts only where it cites the article.
    """
    return next((entry for entry in facts.requests if _cites(entry, article)), None)


def _cites(entry: Entry, article: Citation) -> bool:
    body = entry.act.body
    if not body.under:
        return isinstance(body, AssistanceRequested) and body.what in {"assistance", "peacekeepers"}
    return any(_reaches(text, article) for text in body.under)


def _reaches(text: str, article: Citation) -> bool:
    try:
        cited = citation(text)
    except CitationError:
        return False
    return cited.instrument == article.instrument and cited.article in {"", article.article}


def addressee(entry: Entry) -> str:
    """Give to whom a report was made."""
    return entry.act.body.to if isinstance(entry.act.body, ReportMade) else ""


def reports_to(to: str, facts: Facts) -> tuple[Entry, ...]:
    """Give the reports on record to an addressee."""
    return tuple(entry for entry in facts.reports if addressee(entry) == to)
