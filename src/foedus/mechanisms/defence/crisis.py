"""This file is about one crisis as a whole: timeline, duty map, national consents, rival figures, delays, and what was missing.

The duties are judged by the law at the last act of the crisis, or at the date asked about if that
is earlier. That a duty was performed is shown by acts and never presumed.
"""

from __future__ import annotations

from msgspec import Struct, structs

from foedus.answer import Answer, Missing, missing
from foedus.finding import Code
from foedus.mechanisms.defence.acts import (
    AssistanceRequested,
    AttackAsserted,
    ConsentRefused,
    Determination,
    FigureClaimed,
    NationalConsent,
    QuorumMissed,
)
from foedus.mechanisms.defence.bound import attack_answer, threat_answer
from foedus.mechanisms.defence.case import BOUND, Case, Hypothesis
from foedus.mechanisms.defence.conditions import mandate_of
from foedus.mechanisms.defence.delays import CrisisDelays, delays
from foedus.mechanisms.defence.disputes import Dispute, dispute
from foedus.mechanisms.defence.duties import GATED, Law, Row, law_of
from foedus.mechanisms.defence.facts import Facts, addressee, date_of, facts_of, is_over, reports_to, request_under, time_of
from foedus.mechanisms.defence.hosting import Presence
from foedus.mechanisms.defence.requests import Request, request
from foedus.mechanisms.defence.seats import is_state, state_of
from foedus.mechanisms.defence.state import SESSION, Run, State
from foedus.mechanisms.defence.timeline import Moment, presences_of, timeline
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry

NO_DETERMINATION = Code("no-determination-of-attack", crisis=str)
REPORT_DATES = Code("report-dates-differ", to=str, dates=tuple)
NO_REQUEST = Code("no-request-in-crisis", state=str)

ATTACKS = frozenset({"armed attack", "aggression"})


class DutyRow(Struct, frozen=True, kw_only=True):
    """A row of the duty map: the duty, the acts that show it performed, and until when a domestic step was pending."""

    row: Row
    performed_by: tuple[str, ...] = ()
    pending_until: str = ""
    consent: str = ""


class ConsentRow(Struct, frozen=True, kw_only=True):
    """One vote of a body of a State on sending force."""

    state: str
    body: str
    act: str
    done: str
    outcome: str
    votes_for: int | None = None
    votes_against: int | None = None
    present: int | None = None
    strength: int | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """One number that one source gives."""

    act: str
    by: str
    done: str
    number: int
    qualifier: str
    source: str
    confidence: str


class Figures(Struct, frozen=True, kw_only=True):
    """What the sources say of one subject, side by side; ``rival`` if they do not agree."""

    subject: str
    unit: str
    claims: tuple[Figure, ...]
    rival: bool


class CrisisAnswer(Struct, frozen=True, kw_only=True):
    """Everything that a page shows of one crisis; ``attack`` and ``threat`` are the answers on which the duty map rests."""

    name: str
    title: dict[str, str]
    concerns: tuple[str, ...]
    over: bool
    timeline: tuple[Moment, ...]
    request: str
    attack: Answer | None
    threat: Answer | None
    duties: tuple[DutyRow, ...]
    consents: tuple[ConsentRow, ...]
    figures: tuple[Figures, ...]
    delays: CrisisDelays
    requests: tuple[Request, ...]
    missing: tuple[Missing, ...]
    presences: tuple[Presence, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def crisis(state: State, treaty: Treaty, name: str) -> CrisisAnswer | None:
    """Gather everything that a page shows of one crisis."""
    run, header = state.runs.get(name), treaty.corpus.header.crises.get(name)
    if run is None or header is None:
        return None
    acts, asked = timeline(run, treaty, state)
    law_then = _law_then(run, treaty)
    law = law_of(law_then)
    concerned = _concerned(run, header.concerns)
    facts = facts_of(state, name, law, concerned)
    case = Case(Hypothesis(who=concerned, by=_attacker(facts)), law, facts, law_then)
    attack = attack_answer(case) if facts.asserted or _asked_for_help(case) or _taken_for_an_attack(case) else None
    threat = threat_answer(case) if facts.consultation else None
    return CrisisAnswer(
        name=name, title=header.title, concerns=header.concerns, over=is_over(name, run, treaty), timeline=acts,
        request=asked.id if asked else "", attack=attack, threat=threat, duties=_duties(attack, threat, case, run),
        consents=_consents(run), figures=_figures(run), delays=delays(name, run, state, treaty),
        requests=tuple(request(entry, state) for entry in run.of(AssistanceRequested.kind, "consultation-request")),
        missing=_missing(name, case, attack, threat), presences=presences_of(state, treaty, name),
        disputes=tuple(one for each in state.beside.disputes if (one := dispute(each, state, treaty)).crisis == name),
    )  # fmt: skip


def _law_then(run: Run, treaty: Treaty) -> Treaty:
    last = max(time_of(entry, treaty).last for entry in run.acts)
    return Treaty(treaty.timelines, min(treaty.at, last + 1))


def _concerned(run: Run, concerns: tuple[str, ...]) -> str:
    """Give the State that the duties of a crisis run to: the one that asked, or that is said to be attacked, or the first concerned."""
    asking = (state_of(entry.act.seat) for entry in run.of(AssistanceRequested.kind, "consultation-request"))
    attacked = (entry.act.body.state for entry in run.of(AttackAsserted.kind) if isinstance(entry.act.body, AttackAsserted))
    named = [*asking, *attacked]
    return next((who for who in named if who in concerns), concerns[0] if concerns else "")


def _asked_for_help(case: Case) -> bool:
    """Say whether a request in the crisis may count under an article on attack; monitors asked for under another text may not."""
    return any(request_under(case.facts, duty.article) for duty in case.law.on_attack if not duty.pending)


def _taken_for_an_attack(case: Case) -> bool:
    """Say whether an organ found an attack in the crisis, or gave the mandate on which an article on attack makes its duty rest."""
    found = any(_finds_attack(entry) for entry in case.facts.found)
    return found or any(mandate_of(duty, case) for duty in case.law.on_attack if not duty.pending)


def _attacker(facts: Facts) -> str:
    body = facts.asserted.act.body if facts.asserted else None
    return body.by if isinstance(body, AttackAsserted) and is_state(body.by) else ""


def _duties(attack: Answer | None, threat: Answer | None, case: Case, run: Run) -> tuple[DutyRow, ...]:
    answers = [attack] if attack else []
    rows = [row for one in answers for row in (*(one.value if isinstance(one.value, tuple) else ()), *one.also)]
    if threat is not None:
        rows += [row for row in threat.value if row not in rows]
    return tuple(_duty(row, case, run) for row in rows)


def _duty(row: Row, case: Case, run: Run) -> DutyRow:
    facts = case.facts
    consent = facts.consents.get(row.who) if row.owes in GATED and row.who in case.law.steps else None
    return DutyRow(
        row=row,
        performed_by=_performed(row, facts, run),
        pending_until=date_of(consent) if consent else "",
        consent=consent.id if consent else "",
    )


def _performed(row: Row, facts: Facts, run: Run) -> tuple[str, ...]:
    """Give the acts that show a duty performed: a State's own measures, a report to the addressee, a session that consulted."""
    if row.owes in GATED:
        return (facts.measures[row.who].id,) if row.who in facts.measures else ()
    if row.owes == "report":
        return tuple(entry.id for entry in reports_to(row.to, facts)) if row.who in facts.measures else ()
    # A session shows that its members consulted; of a State whose standing is disputed it shows nothing.
    if row.owes != "consult" or row.state != BOUND:
        return ()
    return tuple(entry.id for entry in run.of(SESSION) if row.who not in getattr(entry.act.body, "absent", ()))


def _consents(run: Run) -> tuple[ConsentRow, ...]:
    votes = sorted(run.of(NationalConsent.kind, ConsentRefused.kind, QuorumMissed.kind), key=lambda entry: (date_of(entry), entry.position))
    return tuple(_vote(entry) for entry in votes)


def _vote(entry: Entry) -> ConsentRow:
    body = entry.act.body
    row = ConsentRow(state=state_of(entry.act.seat), body=entry.act.seat, act=entry.id, done=date_of(entry), outcome="no quorum")
    if isinstance(body, NationalConsent):
        return structs.replace(row, outcome="consented", votes_for=body.votes_for, votes_against=body.votes_against, strength=body.strength)
    if isinstance(body, ConsentRefused):
        return structs.replace(row, outcome="refused", votes_for=body.votes_for, votes_against=body.votes_against)
    return structs.replace(row, present=body.present) if isinstance(body, QuorumMissed) else row


def _figures(run: Run) -> tuple[Figures, ...]:
    """Set the claims about each subject side by side; no number is chosen (a disputed figure is stored as rival claims)."""
    claims: dict[tuple[str, str], list[Figure]] = {}
    for entry in run.of(FigureClaimed.kind):
        body, act = entry.act.body, entry.act
        assert isinstance(body, FigureClaimed)
        claims.setdefault((body.subject, body.unit), []).append(
            Figure(
                act=entry.id,
                by=act.seat,
                done=date_of(entry),
                number=body.number,
                qualifier=body.qualifier,
                source=act.source,
                confidence=act.confidence or "",
            )
        )
    return tuple(
        Figures(subject=subject, unit=unit, claims=tuple(some), rival=len({(one.number, one.qualifier) for one in some}) > 1)
        for (subject, unit), some in claims.items()
    )


def _missing(name: str, case: Case, attack: Answer | None, threat: Answer | None) -> tuple[Missing, ...]:
    facts, law = case.facts, case.law
    found = list(dict.fromkeys((*(attack.missing if attack else ()), *(threat.missing if threat else ()))))
    if attack is not None and not any(_finds_attack(entry) for entry in facts.found):
        found.append(missing(NO_DETERMINATION, crisis=name))
    if attack is None and threat is None and case.asked.who:
        found.append(missing(NO_REQUEST, state=case.asked.who))
    return (*found, *_report_dates(facts, law))


def _finds_attack(entry: Entry) -> bool:
    body = entry.act.body
    return isinstance(body, Determination) and body.finding in ATTACKS and not is_state(entry.act.seat)


def _report_dates(facts: Facts, law: Law) -> list[Missing]:
    """Say where the sources disagree on when a report was made: a disputed date is shown, not chosen."""
    cites = next((duty.report_cites for duty in law.on_attack if duty.says.report is not None), "")
    found = []
    for to in dict.fromkeys(map(addressee, facts.reports)):
        dates = tuple(sorted({date_of(entry) for entry in reports_to(to, facts)}))
        if len(dates) > 1 or "/" in dates[0]:
            found.append(missing(REPORT_DATES, to=to, dates=dates, article=cites))
    return found
