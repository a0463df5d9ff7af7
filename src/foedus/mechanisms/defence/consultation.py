"""This file is about the duty to consult: it falls due on a threat, in the opinion of whoever the article lets raise it."""

from __future__ import annotations

from foedus.finding import Code
from foedus.mechanisms.defence.case import BOUND, Case, Draft, circle, concerns, contested, creditor, mark, objected, row_of
from foedus.mechanisms.defence.duties import Duty
from foedus.mechanisms.defence.facts import date_of

CONSULTATION = Code("consultation-on-record", state=str, on=str)


def consult(duty: Duty, case: Case, draft: Draft) -> None:
    """Write the rows of one duty to consult (CST art. 2(2)); no request is needed, but one on record is shown."""
    who = case.asked.who
    if not concerns(duty, who):
        return
    for one in duty.because:
        draft.remind(one)
    asked = case.facts.consultation
    if asked is not None:
        draft.tell(f"request {asked.id}", case.facts.shows(CONSULTATION, asked, duty.cites, state=who, on=date_of(asked)))
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
