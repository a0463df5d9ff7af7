"""This file is about the duty to consult: it falls due on a threat, in the opinion of whoever the article lets raise it."""

from __future__ import annotations

from foedus.finding import Code
from foedus.mechanisms.defence.case import BOUND, Case, Draft, circle, concerns, contested, creditor, mark, objected, row_of
from foedus.mechanisms.defence.duties import Duty
from foedus.mechanisms.defence.facts import date_of
from foedus.record.entry import Entry

CONSULTATION = Code("consultation-on-record", state=str, on=str)


def consult(duty: Duty, case: Case, draft: Draft) -> None:
    """Write the rows of one duty to consult (CST art. 2(2)); no request is needed, but one on record is shown."""
    who = case.asked.who
    if not concerns(duty, who):
        return
    for one in duty.because:
        draft.remind(one)
    for asked in _asked(duty, case):
        draft.tell(f"request {asked.id}", case.facts.shows(CONSULTATION, asked, duty.cites, state=asked.act.seat, on=date_of(asked)))
    otherwise = contested(who, duty, case, draft) if who in duty.unsettled else BOUND
    otherwise = objected(duty, draft, otherwise)
    to = creditor(duty.says.owed_to, who)
    # No State owes itself consultation; where all owe all, the threatened State is one of them.
    itself = to != who and duty.says.owed_by != "every other party"
    owing = tuple(debtor for debtor in circle(duty) if itself or debtor != who)
    draft.remind_of_bonds(duty, owing)
    mark(duty, case, draft)
    for debtor in owing:
        held = contested(debtor, duty, case, draft) if debtor in duty.unsettled else otherwise
        draft.rows.append(row_of(debtor, to, duty, held))


def _asked(duty: Duty, case: Case) -> tuple[Entry, ...]:
    """Give the requests that count: where any party's opinion is enough, each of several, over whomever (North Atlantic Treaty art. 4)."""
    threat = duty.says.when.threat
    if threat is not None and threat.opinion_of == "any party":
        return case.facts.consultations
    return () if case.facts.consultation is None else (case.facts.consultation,)
