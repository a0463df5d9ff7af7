"""This file is about the duty to assist, State by State: who owes it, whose own procedures gate it, who must report."""

from __future__ import annotations

from foedus.answer import Missing, Reason, missing, reason
from foedus.corpus.corpus import DomesticStep
from foedus.finding import Code
from foedus.mechanisms.defence.apart import SUSPENDED, between
from foedus.mechanisms.defence.case import (
    BOUND,
    CONDITIONAL,
    CONTESTED,
    PENDING,
    Case,
    Draft,
    circle,
    concerns,
    contested,
    creditor,
    mark,
    objected,
    report_row_of,
    row_of,
)
from foedus.mechanisms.defence.conditions import all_met, place_of
from foedus.mechanisms.defence.duties import GATED, Duty
from foedus.mechanisms.defence.facts import addressee, date_of, is_sure, reports_to
from foedus.mechanisms.defence.held import ENDED, held_otherwise
from foedus.mechanisms.defence.savings import NOT_MEANT, narrowed, tell_savings

NOT_PARTY = Code("attacked-is-no-party", state=str, instrument=str)
CONSENTED = Code("consent-on-record", body=str, on=str)
CONSENT_MISSING = Code("consent-missing", body=str, rule=str)
PROCESSES_MISSING = Code("constitutional-processes-pending", states=tuple)
MEASURED = Code("measure-on-record", state=str, on=str)
MEASURES_MISSING = Code("report-waits-for-measures", states=tuple, to=str)
REPORTED = Code("report-on-record", to=str, on=str)
REPORTED_ELSEWHERE = Code("report-to-another", to=str, on=str, owed_to=str)
REPORT_MISSING = Code("report-missing", to=str)
SITUATION = Code("situation-posited", state=str, situation=str)


NOT_OPERATING = frozenset({CONTESTED, CONDITIONAL, ENDED, SUSPENDED})
"""The states of a duty that are those of the report that comes with it."""


def falls_due(duty: Duty, case: Case, draft: Draft) -> None:
    """Write the rows of one duty that an attack sets off, with its conditions and its reasons."""
    who = case.asked.who
    if not concerns(duty, who) and not _protects(duty, case):
        if not duty.pending:
            draft.tell(f"no party {duty.instrument}", no_party(duty, who))
        return
    owing = debtors(duty, case)
    where = place_of(duty, case, draft) if owing else "outside"
    if where == "outside":
        return
    for one in duty.because:
        draft.remind(one)
    met = all_met(duty, case, draft) and where != "open"
    _rows(duty, owing, case, draft, met=met, disputed=where == "disputed")


def arises(duty: Duty, case: Case, draft: Draft) -> None:
    """Write the rows of a duty that a situation sets off (overthrow of a government), if it is asked about or found on record."""
    situation = duty.says.when.situation
    found = [entry for entry in case.facts.found if getattr(entry.act.body, "finding", "") == situation]
    if not concerns(duty, case.asked.who) or (case.asked.situation != situation and not found):
        return
    assert situation is not None
    for one in duty.because:
        draft.remind(one)
    if case.asked.situation == situation:
        draft.tell(f"situation {situation}", reason(SITUATION, state=case.asked.who, situation=situation, article=duty.cites))
    owing = debtors(duty, case)
    _rows(duty, owing, case, draft, met=all_met(duty, case, draft))


def debtors(duty: Duty, case: Case) -> tuple[str, ...]:
    """Give the States that owe a duty: no State owes itself assistance, and an attacker is not asked to assist its victim."""
    asked, owed_by = case.asked, duty.says.owed_by
    if owed_by in {"the attacked party", "the party concerned", "the host party", "the organization"}:
        return ()
    owing = tuple(who for who in circle(duty) if who not in {asked.who, asked.by})
    if owed_by == "the parties taking the measures":
        return tuple(who for who in owing if who in case.facts.measures)
    return owing


def no_party(duty: Duty, who: str) -> Reason:
    """Say that a duty is owed to parties, and this State is none."""
    return reason(NOT_PARTY, state=who, instrument=duty.instrument, article=duty.cites)


def _protects(duty: Duty, case: Case) -> bool:
    """Say whether a State that is no party is protected: the area of the duty names it (SEATO's protocol)."""
    attack = duty.says.when.armed_attack
    area = case.law.areas.get(attack.area) if attack is not None and attack.on == "a protected State" else None
    return area is not None and case.asked.who in area.territories


def _rows(duty: Duty, owing: tuple[str, ...], case: Case, draft: Draft, *, met: bool, disputed: bool = False) -> None:
    asked, says = case.asked, duty.says
    unsettled = next((who for who in (asked.who, asked.by) if who in duty.unsettled), "")
    otherwise = contested(unsettled, duty, case, draft) if unsettled else BOUND if met else CONDITIONAL
    otherwise = CONTESTED if disputed and otherwise == BOUND else otherwise
    otherwise = held_otherwise(duty, case, draft, objected(duty, draft, otherwise))
    to = creditor(says.owed_to, asked.who)
    bonds: list[tuple[str, str]] = []
    waiting: list[str] = []
    gated = says.obligation in GATED
    draft.remind_of_bonds(duty, owing)
    mark(duty, case, draft)
    if duty.savings:
        tell_savings(duty, owing, draft)
    for who in owing:
        held = contested(who, duty, case, draft) if who in duty.unsettled else otherwise
        if gated and held == BOUND:
            held = _gate(who, duty, case, draft, waiting)
        if duty.savings:
            held = narrowed(who, duty, case, draft, held)
            if held == NOT_MEANT:
                continue
        if duty.pairs_apart:
            held = between(who, duty, case, draft, held)
        bonds.append((who, held))
        draft.rows.append(row_of(who, to, duty, held))
    if waiting:
        draft.lacks.append(missing(PROCESSES_MISSING, states=tuple(waiting), article=duty.cites))
    if says.report is not None:
        _report(duty, bonds, case, draft)


def _gate(who: str, duty: Duty, case: Case, draft: Draft, waiting: list[str]) -> str:
    """National consent gates performance, never the bond (CST art. 6: the national law of the parties).

    Where the corpus knows the step of some States, the others have none that it knows of; where it
    knows none and the article speaks of constitutional processes, everybody's is open.
    """
    steps = case.law.steps
    named = steps.get(who)
    if named is None and (steps or duty.says.domestic_step == "none"):
        return BOUND
    consent = case.facts.consents.get(who)
    if consent is not None:
        draft.tell(f"consent {who}", case.facts.shows(CONSENTED, consent, duty.cites, body=consent.act.seat, on=date_of(consent)))
        return BOUND
    if named is None:
        waiting.append(who)
    else:
        draft.lack(f"consent {who}", _consent_missing(named, duty))
    return PENDING


def _consent_missing(named: DomesticStep, duty: Duty) -> Missing:
    """Name the consent that a State's own law asks for; the compiled law keeps it once made."""
    lacking = duty.gates.get(named.state)
    if lacking is None:
        body = named.by if ":" in named.by else f"{named.state}:{named.by}"
        lacking = duty.gates[named.state] = missing(CONSENT_MISSING, body=body, rule=named.rule, article=duty.cites)
    return lacking


def _report(duty: Duty, bonds: list[tuple[str, str]], case: Case, draft: Draft) -> None:
    """Write who owes a report: those who take measures, from when they take them (CST art. 4(3); UN Charter art. 51)."""
    report, facts = duty.says.report, case.facts
    assert report is not None
    idle: list[str] = []
    taken = False
    for who, held in bonds:
        measure = facts.measures.get(who)
        if measure is not None and not is_sure(measure, case.treaty):
            measure = None  # its date does not tell yet whether it was taken
        if measure is not None:
            taken = True
            draft.tell(f"measure {who}", facts.shows(MEASURED, measure, duty.report_cites, state=who, on=date_of(measure)))
        elif held not in NOT_OPERATING - {CONDITIONAL}:
            idle.append(who)
        due = held if held in NOT_OPERATING else BOUND if measure is not None else CONDITIONAL
        draft.rows += [report_row_of(who, to, duty, due) for to in (report.to, *report.also_to)]
    if idle:
        draft.lack(f"measures {duty.cites}", missing(MEASURES_MISSING, states=tuple(idle), to=report.to, article=duty.report_cites))
    for to in (report.to, *report.also_to):
        _reported(to, duty, case, draft, taken=taken)


def _reported(owed_to: str, duty: Duty, case: Case, draft: Draft, *, taken: bool) -> None:
    """Show the reports on record; one to somebody else is shown as what it is."""
    cites, facts, treaty = duty.report_cites, case.facts, case.treaty
    for entry in facts.reports:
        to = addressee(entry)
        if not is_sure(entry, treaty):
            continue
        if to == owed_to:
            draft.tell(f"report {entry.id}", facts.shows(REPORTED, entry, cites, to=to, on=date_of(entry)))
        elif duty.says.report is None or to not in (duty.says.report.to, *duty.says.report.also_to):
            told = facts.shows(REPORTED_ELSEWHERE, entry, cites, to=to, on=date_of(entry), owed_to=owed_to)
            draft.tell(f"report {entry.id}", told)
    if taken and not reports_to(owed_to, facts):
        draft.lack(f"report {owed_to}", missing(REPORT_MISSING, to=owed_to, article=cites))
