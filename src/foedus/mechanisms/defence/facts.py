"""This file is about what the record says of a crisis, as far as a duty hangs on it: who asked, found, consented, acted, reported."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, structs

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
from foedus.mechanisms.defence.acts_conduct import EndDenied, EndHeld, PresenceConsented
from foedus.mechanisms.defence.duties import Law
from foedus.mechanisms.defence.seats import SENDS, is_body, performer, state_of
from foedus.mechanisms.defence.state import DECISION, Run, State
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
    consultations: tuple[Entry, ...] = ()
    conditional: tuple[Entry, ...] = ()
    confirmed: dict[str, Entry] = {}
    ends: tuple[Entry, ...] = ()
    agreed: tuple[Entry, ...] = ()
    natures: tuple[Entry, ...] = ()
    regards: tuple[Entry, ...] = ()
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


_READ: dict[tuple[int, int, int, str], tuple[Run, Law, Roll, Facts]] = {}
_KEPT = 256


def facts_of(state: State, crisis: str, law: Law, who: str) -> Facts:
    """Give the acts of one crisis that duties hang on, read once for each state of the record and of the law."""
    run, regards = state.runs[crisis], state.beside.governments.get(who, NONE)
    key = (id(run), id(law), id(regards), who)
    kept = _READ.get(key)
    if kept is None:
        if len(_READ) >= _KEPT:
            _READ.clear()
        # The run, the law and the regards are kept beside what was read of them, so that no identity is used twice.
        kept = _READ[key] = (run, law, regards, structs.replace(_read(run, crisis, law, who), regards=tuple(regards)))
    return _without(kept[3], state.fallen) if state.fallen else kept[3]


def _without(facts: Facts, fallen: frozenset[str]) -> Facts:
    """Leave out decisions that have fallen with a ruling on which they rested: no duty hangs on them from then on."""
    conditional = tuple(one for one in facts.conditional if one.id not in fallen)
    confirmed = {act: by for act, by in facts.confirmed.items() if by.id not in fallen}
    decisions = tuple(one for one in facts.decisions if one.id not in fallen)
    return structs.replace(facts, decisions=decisions, conditional=conditional, confirmed=confirmed)


def _read(run: Run, crisis: str, law: Law, who: str) -> Facts:
    kinds = run.kinds
    asserted = [one for one in _all(run, AttackAsserted.kind) if getattr(one.act.body, "state", "") == who]
    asked = _all(run, ConsultationRequested.kind)
    consultations = [one for one in asked if state_of(one.act.seat) == who]
    decisions = tuple(_all(run, DECISION))
    conditional = tuple(one for one in decisions if getattr(one.act.body, "subject_to", ""))
    found = _all(run, Determination.kind)
    return Facts(
        crisis=crisis,
        asserted=asserted[0] if asserted else None,
        requests=tuple(one for one in _all(run, AssistanceRequested.kind) if state_of(one.act.seat) == who),
        consultation=consultations[0] if consultations else None,
        decisions=decisions,
        found=tuple(one for one in found if getattr(one.act.body, "state", "") in {"", who}),
        consultations=tuple(asked),
        conditional=conditional,
        confirmed=_confirmed(conditional, (*found, *decisions)) if conditional else {},
        ends=(*_all(run, EndHeld.kind), *_all(run, EndDenied.kind)) if _ENDS & {*kinds} else (),
        agreed=tuple(one for one in _all(run, PresenceConsented.kind) if state_of(one.act.seat) == who),
        natures=tuple(one for one in (*asserted, *found) if getattr(one.act.body, "nature", "")),
        consents=_consents(run, law) if NationalConsent.kind in kinds else {},
        measures=_measures(run) if MeasurePerformed.kind in kinds else {},
        reports=tuple(_all(run, ReportMade.kind)),
    )


_ENDS = frozenset({EndHeld.kind, EndDenied.kind})


def _confirmed(conditional: tuple[Entry, ...], later: Iterable[Entry]) -> dict[str, Entry]:
    """Give the act by which an organ found what its own decision was subject to; a finding that there was no attack discharges nothing."""
    organs = {one.id: one.act.seat for one in conditional}
    found: dict[str, Entry] = {}
    for entry in later:
        if getattr(entry.act.body, "finding", "") in AGAINST:
            continue
        for one in entry.act.references.get("confirms", ()):
            if organs.get(one) == entry.act.seat:
                found.setdefault(one, entry)
    return found


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
    return next((entry for entry in facts.requests if cites(entry, article)), None)


class Rival(Struct, frozen=True):
    """A request by one of two rival governments: the act, the other government, who holds which, and whether its side is acted on."""

    entry: Entry
    other: str
    held_by: tuple[str, ...]
    against: tuple[str, ...]
    acted_on: bool | None = None


def rival_requests(facts: Facts, article: Citation) -> Rival | None:
    """Find a request that may count under an article and was made by one of two governments of which others hold one or the other."""
    named = dict.fromkeys(getattr(one.act.body, "government", "") for one in facts.regards)
    rivals = [seat for seat in named if ":" in seat]
    meant = [one for one in facts.requests if cites(one, article)]
    if not rivals or not meant:
        return None
    rival = rivals[-1]
    own = state_of(rival)
    by = {rival if one.act.seat == rival else own: one for one in meant}
    if len(by) != 1:
        return None  # both asked
    author, entry = next(iter(by.items()))
    other = own if author == rival else rival
    last = {one.act.seat: one for one in facts.regards}
    held = tuple(seat for seat, one in last.items() if getattr(one.act.body, "government", "") == author)
    against = tuple(seat for seat, one in last.items() if getattr(one.act.body, "government", "") == other)
    acting = [one for one in last.values() if getattr(one.act.body, "acted_on", False)]
    acted = getattr(acting[-1].act.body, "government", "") == author if acting else None
    return Rival(entry, other, held, against, acted)


def cites(entry: Entry, article: Citation) -> bool:
    """Say whether a request may count under an article."""
    body = entry.act.body
    if not body.under:
        return isinstance(body, AssistanceRequested) and body.what in {"assistance", "peacekeepers"}
    return any(reaches(text, article) for text in body.under)


def reaches(text: str, article: Citation) -> bool:
    """Say whether a citation in an act names an article, or its instrument as a whole."""
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
